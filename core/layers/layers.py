"""The layers of what is open: put beside others, renamed, and as they were saved."""

from collections.abc import Sequence

from msgspec.structs import replace

from core.dataset import Dataset
from core.layers.combining import combined, keyed
from core.loading import Opened, Progress, silent
from core.merges import Decisions, Pair
from core.provenance import SavedLayers

_NAME = 200
"""Characters of a name given by hand."""


def parts_of(dataset: Dataset) -> tuple[Dataset, ...]:
    """The datasets that one was put together from; itself where it is only one."""
    return dataset.parts or (dataset,)


def decisions_of(dataset: Dataset) -> Decisions:
    """What was decided about the names of its layers."""
    return dataset.layers.decisions if dataset.layers is not None else Decisions()


def beside(datasets: Sequence[Dataset], progress: Progress = silent) -> Dataset:
    """The layers of several datasets as layers of one; what was decided within each stays."""
    before = [part for one in datasets for part in parts_of(one)]
    parts = keyed(before)
    apart, together = set[Pair](), set[Pair]()
    start = 0
    for one in datasets:
        end = start + len(parts_of(one))
        pairs = zip(before[start:end], parts[start:end], strict=True)
        keys = {was.key: now.key for was, now in pairs}
        decided = decisions_of(one)
        apart.update(_under(keys, pair) for pair in decided.apart)
        together.update(_under(keys, pair) for pair in decided.together)
        start = end
    return combined(parts, Decisions(frozenset(apart), frozenset(together)), progress)


def _under(keys: dict[str, str], pair: Pair) -> Pair:
    return replace(pair, layer=keys.get(pair.layer, pair.layer))


def as_saved(opened: Opened, progress: Progress = silent) -> Dataset:
    """The datasets of a file put together as they were when it was saved."""
    saved = opened.saved or SavedLayers(())
    made = combined(opened.datasets, saved.decisions, progress)
    unticked = frozenset(layer.key for layer in saved.layers if not layer.ticked)
    return with_unticked(made, unticked)


def with_unticked(dataset: Dataset, unticked: frozenset[str]) -> Dataset:
    """The dataset, saying which of its layers are left out of every panel."""
    if dataset.layers is None or dataset.layers.unticked == unticked:
        return dataset
    return replace(dataset, layers=replace(dataset.layers, unticked=unticked))


def with_name(dataset: Dataset, place: int, name: str, progress: Progress = silent) -> Dataset:
    """The same with one of its layers called otherwise; a name of white space changes nothing."""
    plain = " ".join(name.split())[:_NAME]
    if not plain:
        return dataset
    parts = list(parts_of(dataset))
    parts[place] = replace(parts[place], name=plain)
    return combined(parts, decisions_of(dataset), progress)
