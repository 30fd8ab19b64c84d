"""The silence map: subject side × category × time, and in each cell who spoke."""

from dataclasses import dataclass, field

import numpy as np

from core.index import BoolArray, IntArray, Rows
from core.panels.question import Question
from core.panels.silence.columns import Columns, columns_of
from core.panels.silence.entries import Entries, entries_of
from core.panels.silence.grid import SilenceRow, grid_of, parts_of
from core.panels.silence.options import SilenceOptions
from core.vocabulary.terms import Clock


@dataclass(frozen=True, eq=False)
class SilenceView:
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
    _within: dict[str, IntArray] = field(default_factory=dict[str, IntArray])

    def rows_of(self, place: int, column: int | None = None) -> Rows:
        """The claims behind a cell, or behind a whole row."""
        if self.columns is None:
            return Rows()
        row = self.rows[place]
        mine = self._mine(row)
        if column is not None:
            first, last = self.columns.first[self.entries.row], self.columns.last[self.entries.row]
            mine = mine & (first <= column) & (column <= last)
        return Rows(self.entries.row[mine])

    def places_of(self, claims: Rows) -> BoolArray:
        """Rows × columns: the cells behind which any of some claims stands."""
        found = np.zeros((len(self.rows), 0 if self.columns is None else self.columns.size), bool)
        if self.columns is None or not len(claims):
            return found
        hit = self.entries.where(np.isin(self.entries.row, claims.array))
        for place, row in enumerate(self.rows if len(hit.row) else ()):
            mine = (hit.subject == self.sides.index(row.side)) & np.isin(
                hit.category, self._below(row.category)
            )
            steps = np.zeros(self.columns.size + 1, dtype=np.int64)
            first, last = (ends[hit.row[mine]] for ends in (self.columns.first, self.columns.last))
            np.add.at(steps, first[first <= last], 1)
            np.add.at(steps, last[first <= last] + 1, -1)
            found[place] = steps.cumsum()[:-1] > 0
        return found

    def split(self, claims: Rows, row: SilenceRow) -> dict[tuple[int, bool], int]:
        """How many of a row's claims each side made: by code of side, and whether it denies."""
        mine = np.isin(self.entries.row, claims.array) & self._mine(row)
        found: dict[tuple[int, bool], set[int]] = {}
        for claim, speaker, denial in zip(
            self.entries.row[mine].tolist(),
            self.entries.speaker[mine].tolist(),
            self.entries.denial[mine].tolist(),
            strict=True,
        ):
            found.setdefault((speaker, denial), set()).add(claim)
        return {key: len(rows) for key, rows in found.items()}

    def _mine(self, row: SilenceRow) -> BoolArray:
        of_side = self.entries.subject == self.sides.index(row.side)
        return of_side & np.isin(self.entries.category, self._below(row.category))

    def _below(self, category: str) -> IntArray:
        if category not in self._within:
            self._within[category] = parts_of(self.entries.categories, category)
        return self._within[category]


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
    return SilenceView(
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


def _message(
    question: Question, entries: Entries, rows: tuple[SilenceRow, ...], options: SilenceOptions
) -> str:
    if not question.index.size:
        return "No claims are open.\nOpen a dataset to see who spoke of whose losses when."
    if not question.passed.any():
        return "No claim matches the filters.\nDrop a filter to bring claims back."
    if not len(entries.row):
        return (
            "No claim in view speaks of a side's losses.\nThe map needs claims with a measure "
            "such as killed or destroyed about a side of the conflict."
        )
    if rows:
        return ""
    if options.only_silent:
        return (
            "No side is silent where its adversary spoke.\n"
            "Choose every row in the panel's View menu to see who spoke."
        )
    clock = question.filters.clock.label
    return f"No statement on losses in view has a {clock}.{_advice(question, entries)}"


def _advice(question: Question, entries: Entries) -> str:
    days = question.index.days
    clocks = [
        clock.label
        for clock in Clock
        if clock is not question.filters.clock and days[clock].dated[entries.row].any()
    ]
    return f"\nChoose the {' or the '.join(clocks)} as clock." if clocks else ""
