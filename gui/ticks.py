"""The tick box of each dataset open side by side: a filter by datasets."""

from core.dataset import LAYER, Dataset
from core.filters import OneOf
from core.layers import with_unticked
from core.session import Session, SessionState, drop_clause, set_clause


class Ticks:
    """Which datasets' claims pass, by their keys; all ticked is no filter."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def keys(self) -> tuple[str, ...]:
        """The datasets, none where only one is open."""
        layers = self._session.state.workspace.dataset.layers
        return () if layers is None else layers.keys

    @property
    def on(self) -> frozenset[str]:
        """The datasets whose claims pass the filter by datasets."""
        return ticked_in(self._session.state)

    def set(self, key: str, on: bool) -> None:
        """Let the claims of a dataset pass, or filter them out."""
        ticked = self.on | {key} if on else self.on - {key}
        whole = ticked >= set(self.keys)
        self._session.apply(
            drop_clause(LAYER.name) if whole else set_clause(OneOf(LAYER.name, ticked))
        )


def ticked_in(state: SessionState) -> frozenset[str]:
    """Keys of the datasets whose claims pass the filter by datasets."""
    layers = state.workspace.dataset.layers
    keys = frozenset(layers.keys if layers is not None else ())
    clause = state.filters.clause(LAYER.name)
    if not isinstance(clause, OneOf):
        return keys
    chosen = keys & clause.values
    return keys - chosen if clause.exclude else chosen


def as_ticked(state: SessionState) -> Dataset:
    """What is open, saying which of its datasets are not ticked."""
    dataset = state.workspace.dataset
    keys = frozenset(dataset.layers.keys if dataset.layers is not None else ())
    return with_unticked(dataset, keys - ticked_in(state))


def differ(old: SessionState, new: SessionState) -> bool:
    """Whether other datasets are ticked."""
    return old.filters.clause(LAYER.name) != new.filters.clause(LAYER.name)
