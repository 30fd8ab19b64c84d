"""Sources and category terms of several layers, and which of them mean the same."""

from collections.abc import Mapping

from core.dataset import Dataset
from core.layers.matching import Entry, matches
from core.layers.naming import texts
from core.merges import Decisions, Merge, MergeKind
from core.vocabulary.categories import category_tree


class Names:
    """The sources or the category terms of the layers seen so far."""

    def __init__(self, kind: MergeKind, decisions: Decisions) -> None:
        self._kind, self._decisions = kind, decisions
        self._known: list[Entry] = []
        self.merges: list[Merge] = []

    def add(self, layer: str, dataset: Dataset) -> Mapping[str, str]:
        """Take in the names of a layer; returns those that become others."""
        new = (
            _sources_of(dataset, layer)
            if self._kind is MergeKind.SOURCE
            else _terms(dataset, layer)
        )
        found = matches(self._kind, self._known, new, self._decisions)
        known = {entry.name for entry in self._known}
        told = [merge for merge in found if merge.pair.name != merge.pair.into]
        self.merges.extend(told)
        self._known.extend(entry for entry in new if entry.name not in known)
        return {merge.pair.name: merge.pair.into for merge in told if merge.applied}


def _sources_of(dataset: Dataset, layer: str) -> list[Entry]:
    names, urls = texts(dataset.sources["source"]), texts(dataset.sources["url"])
    return [
        Entry(name, layer, codes=(("url", url),) if url else ())
        for name, url in zip(names, urls, strict=True)
    ]


def _terms(dataset: Dataset, layer: str) -> list[Entry]:
    tree = category_tree()
    written = map(str, dataset.claims["category"].cat.categories)
    return [Entry(term, layer) for term in written if term and not tree.find(term)]
