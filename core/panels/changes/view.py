"""The changes panel: four lists that unfold, each line with the claims it is about."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np
from msgspec import Struct

from core.changes import Changes, matched_words, told
from core.crossfilter import Workspace
from core.index import NO_ROWS, IntArray, Rows
from core.panels.changes import entries
from core.panels.changes.columns import COLUMNS
from core.panels.changes.entries import Entry
from core.panels.changes.options import ChangesOptions, Kind
from core.panels.question import Question

SHOWN = 300
"""Letters of a cell of the list."""


_ENTRIES: Mapping[Kind, Callable[[Workspace, Changes, int], Entry]] = MappingProxyType(
    {
        Kind.MOVED: entries.moved,
        Kind.CHANGED: entries.changed,
        Kind.ADDED: entries.added,
        Kind.WITHDRAWN: entries.withdrawn,
    }
)
_INDENT = "\N{EM SPACE}" * 2


class ChangesView(Struct, frozen=True, eq=False):
    """The lines as they are drawn; ``message`` says why there is none."""

    workspace: Workspace
    changes: Changes | None
    options: ChangesOptions
    kinds: tuple[Kind, ...]
    """The lists that have lines."""
    counts: Mapping[Kind, int]
    list_of: IntArray
    """Of each line its list, a place in ``kinds``."""
    number: IntArray
    """Of each line its number in the list, −1 for the heading."""
    subtitle: str = ""
    message: str = ""

    def kind(self, line: int) -> Kind | None:
        """The list whose heading a line is, None for an entry."""
        return self.kinds[int(self.list_of[line])] if self.number[line] < 0 else None

    def entry(self, line: int) -> Entry | None:
        """What a line tells; None for a heading, and where there is no such line."""
        if self.changes is None or not 0 <= line < len(self.number) or self.number[line] < 0:
            return None
        make = _ENTRIES[self.kinds[int(self.list_of[line])]]
        return make(self.workspace, self.changes, int(self.number[line]))

    def text(self, line: int, column: str) -> str:
        """What a cell says, on one line."""
        kind, entry = self.kind(line), self.entry(line)
        if kind is not None:
            if column != "what":
                return ""
            fold = "▾" if kind in self.options.unfolded else "▸"
            return f"{fold} {kind.heading} ({self.counts[kind]:,})"
        told = " ".join(str(getattr(entry, column))[: 2 * SHOWN].split())[:SHOWN]
        return f"{_INDENT}{told}" if column == "what" else told

    def tip(self, line: int, column: str) -> str:
        """What a cell says in full."""
        del column
        entry = self.entry(line)
        return entry.detail if entry is not None else self.text(line, "what")

    def rows(self, line: int) -> Rows:
        """The claims a line is about; of a heading those of its list that there are now."""
        if self.changes is None or not 0 <= line < len(self.number):
            return NO_ROWS
        kind, entry = self.kind(line), self.entry(line)
        if entry is not None:
            return entry.rows
        if kind is Kind.MOVED:
            found = [cell.rows.array for cell in self.changes.cells]
            return Rows(np.concatenate([np.zeros(0, dtype=np.int32), *found]))
        heads = {Kind.ADDED: self.changes.added, Kind.CHANGED: self.changes.changed}
        return heads.get(kind, NO_ROWS) if kind is not None else NO_ROWS

    def entries(self) -> Iterator[tuple[Kind, Entry]]:
        """Every entry that is unfolded, with its list."""
        for line in range(len(self.number)):
            entry = self.entry(line)
            if entry is not None:
                yield self.kinds[int(self.list_of[line])], entry

    def copied(self, lines: Sequence[int]) -> str:
        """Lines as tab-separated text under their titles."""
        titles = "\t".join(column.title for column in COLUMNS)
        rows = ("\t".join(self.text(n, each.key) for each in COLUMNS) for n in lines)
        return "\n".join((titles, *rows))


def build(question: Question) -> ChangesView:
    """List what the open reading says otherwise than the one before it."""
    options = question.options
    if not isinstance(options, ChangesOptions):
        options = ChangesOptions()
    return listed(question.workspace, question.changes, options)


def listed(
    space: Workspace, changes: Changes | None, options: ChangesOptions | None = None
) -> ChangesView:
    """The list of changes of a workspace; everything unfolded unless options say otherwise."""
    options = options or ChangesOptions()
    counts = dict.fromkeys(Kind, 0) if changes is None else _counts(changes)
    kinds = tuple(kind for kind in Kind if counts[kind])
    lists, numbers = [np.zeros(0, dtype=np.int32)], [np.zeros(0, dtype=np.int32)]
    for place, kind in enumerate(kinds):
        length = counts[kind] if kind in options.unfolded else 0
        lists.append(np.full(length + 1, place, dtype=np.int32))
        numbers.append(np.arange(-1, length, dtype=np.int32))
    return ChangesView(
        space,
        changes,
        options,
        kinds,
        MappingProxyType(counts),
        np.concatenate(lists),
        np.concatenate(numbers),
        "" if changes is None or changes.nothing else told(changes),
        _message(changes),
    )


def _counts(changes: Changes) -> dict[Kind, int]:
    return {
        Kind.MOVED: len(changes.cells),
        Kind.CHANGED: len(changes.changed),
        Kind.ADDED: len(changes.added),
        Kind.WITHDRAWN: len(changes.withdrawn.claims),
    }


def _message(changes: Changes | None) -> str:
    if changes is None:
        return (
            "Nothing was read again.\nAfter Reload (Ctrl+R) this says which claims came, changed "
            "and went, and which figures of the comparison moved."
        )
    if changes.nothing:
        return f"Read again: {told(changes)}.\n{matched_words(changes)}"
    return ""
