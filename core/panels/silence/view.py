"""The silence map: subject side × category × time, and in each cell who spoke."""

from functools import cached_property

import numpy as np
from msgspec import Struct

from core.crossfilter import DATES
from core.index import BoolArray, IntArray, Rows
from core.messages import say
from core.panels.clocks import clocks_dating
from core.panels.question import Question
from core.panels.silence.columns import Columns, columns_of
from core.panels.silence.entries import Entries, entries_of
from core.panels.silence.grid import SilenceRow, grid_of, parts_of
from core.panels.silence.options import SilenceOptions
from core.panels.silence.shelves import Shelves, marked, shelve
from core.vocabulary.terms import Clock


class SilenceView(Struct, frozen=True, eq=False, dict=True):
    """The map; ``message`` says why there is nothing to draw, ``columns`` is None then."""

    options: SilenceOptions
    sides: tuple[str, ...]
    """Belligerent sides in their stable order: what colours go by."""
    rows: tuple[SilenceRow, ...]
    columns: Columns | None
    entries: Entries
    clock: Clock
    size: int
    coarse: int
    """Statements in view dated too coarsely for one column."""
    undated: int
    message: str = ""

    @cached_property
    def shelves(self) -> Shelves | None:
        """The entries in the order of the cells, None without columns."""
        if self.columns is None:
            return None
        return shelve(self.entries, self.columns, len(self.sides))

    def rows_of(self, place: int, column: int | None = None) -> Rows:
        """The claims behind a cell, or behind a whole row."""
        return Rows(self.entries.row[self._behind(place, column)])

    def places_of(self, claims: Rows) -> BoolArray:
        """Rows × columns: the cells behind which any of some claims stands."""
        found = np.zeros((len(self.rows), 0 if self.columns is None else self.columns.size), bool)
        if self.columns is None or not len(claims):
            return found
        hit = np.flatnonzero(marked(claims.array, self.size)[self.entries.row])
        rows, matters = self.entries.row[hit], self.entries.matter[hit]
        placed = self.columns.first[rows] <= self.columns.last[rows]
        rows, matters = rows[placed], matters[placed]
        if not len(rows):
            return found
        shape = (len(self.sides) * len(self.entries.categories), self.columns.size + 1)
        began, ended = (
            np.bincount(matters * shape[1] + at, minlength=shape[0] * shape[1]).reshape(shape)
            for at in (self.columns.first[rows], self.columns.last[rows] + 1)
        )
        touched = (began - ended).cumsum(axis=1)[:, :-1] > 0
        for place, row in enumerate(self.rows):
            found[place] = touched[self._matters(row)].any(axis=0)
        return found

    def split(self, place: int, column: int | None = None) -> dict[tuple[int, bool], int]:
        """How many claims of a cell or row each side made: by code of side, and if it denies."""
        behind = self._behind(place, column)
        voice = self.entries.speaker[behind].astype(np.int64) * 2 + self.entries.denial[behind]
        each = np.unique(voice * max(self.size, 1) + self.entries.row[behind])
        voices, counts = np.unique(each // max(self.size, 1), return_counts=True)
        pairs = zip(voices.tolist(), counts.tolist(), strict=True)
        return {(voice // 2, bool(voice % 2)): count for voice, count in pairs}

    def _behind(self, place: int, column: int | None) -> IntArray:
        if self.columns is None or self.shelves is None:
            return np.zeros(0, dtype=np.int32)
        matters: list[int] = self._matters(self.rows[place]).tolist()
        found = np.concatenate([self.shelves.places(matter, column) for matter in matters])
        if column is None or not self.shelves.lasting:
            return found
        return found[self.columns.last[self.entries.row[found]] >= column]

    def _matters(self, row: SilenceRow) -> IntArray:
        categories = self.entries.categories
        return self.sides.index(row.side) * len(categories) + parts_of(categories, row.category)


def build(question: Question) -> SilenceView:
    """Lay out who spoke of whose losses when."""
    options = question.options
    if not isinstance(options, SilenceOptions):
        options = SilenceOptions()
    entries = entries_of(question)
    spoken = np.zeros(question.index.size, dtype=bool)
    spoken[entries.row] = True
    columns = columns_of(question, spoken, options.unit)
    rows = () if columns is None else grid_of(question, entries, columns, options)
    days = question.index.days[question.filters.clock]
    view = SilenceView(
        options=options,
        sides=question.index.belligerents,
        rows=rows,
        columns=columns if rows else None,
        entries=entries,
        clock=question.filters.clock,
        size=question.index.size,
        coarse=0 if columns is None else int((spoken & columns.coarse).sum()),
        undated=int((spoken & ~days.dated).sum()),
        message=_message(question, entries, rows, options),
    )
    _ = view.shelves
    return view


def _message(
    question: Question, entries: Entries, rows: tuple[SilenceRow, ...], options: SilenceOptions
) -> str:
    if not question.index.size:
        return say("empty.silence")
    if not question.passed.any():
        return say("empty.filtered")
    if not len(entries.row):
        return say("silence.none")
    if rows:
        return ""
    if options.only_silent:
        return say("silence.none.silent")
    clock = question.filters.clock.label
    return say("silence.none.dated", clock=clock, advice=_advice(question, entries))


def _advice(question: Question, entries: Entries) -> str:
    clocks = clocks_dating(question.index, entries.row, question.filters.clock)
    return say("clocks.choose", clocks=clocks) if clocks else ""


def says_days(options: object) -> frozenset[str]:
    """The columns begin and end with the dates."""
    del options
    return frozenset({DATES})
