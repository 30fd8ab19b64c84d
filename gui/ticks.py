"""The tick box of each dataset open side by side: a filter by datasets."""

from core.filters import OneOf
from core.session import Session, SessionState, drop_clause, set_clause

_LAYER = "layer"


class Ticks:
    """Which datasets' claims pass; all ticked is no filter."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def names(self) -> tuple[str, ...]:
        """The datasets, none where only one is open."""
        layers = self._session.state.workspace.dataset.layers
        return () if layers is None else layers.names

    @property
    def on(self) -> frozenset[str]:
        """The datasets whose claims pass the filter by datasets."""
        clause = self._session.state.filters.clause(_LAYER)
        if not isinstance(clause, OneOf):
            return frozenset(self.names)
        chosen = frozenset(self.names) & clause.values
        return frozenset(self.names) - chosen if clause.exclude else chosen

    def set(self, name: str, on: bool) -> None:
        """Let the claims of a dataset pass, or filter them out."""
        ticked = self.on | {name} if on else self.on - {name}
        whole = ticked >= set(self.names)
        self._session.apply(drop_clause(_LAYER) if whole else set_clause(OneOf(_LAYER, ticked)))


def differ(old: SessionState, new: SessionState) -> bool:
    """Whether other datasets are ticked."""
    return old.filters.clause(_LAYER) != new.filters.clause(_LAYER)
