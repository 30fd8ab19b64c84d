"""Columns of figures, each distinct spelling read once by the mapping's words."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from core.loading.figures import NOTHING, Figure
from core.loading.known.composing import first_of, where
from core.loading.known.sheet import Column
from core.loading.known.wide import filled
from core.loading.rawtable import shown
from core.mapping.cells import Cells
from core.mapping.figures import figure, written
from core.mapping.mapping import FIGURES, Mapping
from core.mapping.scales import scaled
from core.mapping.several import Told, several
from core.problems import Problem, Severity
from core.vocabulary.terms import Bound

_THING = ("measure", "category", "victim_class")


class Worded:
    """Reads figures; remembers the spellings no reading fits."""

    why = (
        "a figure is written in words that no reading fits; "
        "add a reading to the mapping, or let such figures stand as vague."
    )

    def __init__(self, cells: Cells, mapping: Mapping) -> None:
        self._cells, self._mapping = cells, mapping
        self._apart = "best" in dict(mapping.lists)
        self._read: dict[str, Figure] = {}
        self._pieces: dict[str, tuple[Told, ...]] = {}
        self._unread: dict[tuple[str, str], int] = {}

    def cells(self, best: str, low: str = "", high: str = "") -> dict[str, Column | str]:
        """The columns a figure becomes, from the headers of its parts; "" where there is none."""
        found: dict[str, Column | str] = {}
        if best:
            self._count_unread(best)
            found["best"] = self._cells.each(lambda text: written(self._of(best, text).best), best)
            found["bound"] = self._cells.each(lambda text: self.figure(text).bound or "", best)
            found["value_text"] = self._cells.each(str, best)
        for name, header in (("low", low), ("high", high)):
            words = [self._end(best, name)] if best else []
            own = [self._own(header, name)] if header else []
            if own or words:
                found[name] = first_of(*own, *words)
        return found

    def figure(self, text: str) -> Figure:
        """A figure; vague without ends where no reading fits."""
        if text not in self._read:
            try:
                self._read[text] = figure(text, self._mapping)
            except ValueError:
                self._read[text] = Figure(bound=Bound.VAGUE)
        return self._read[text]

    def _of(self, header: str, text: str) -> Figure:
        """A figure of a column, in the scale of that column."""
        return scaled(self.figure(text), self._mapping.factor(header), text)

    def is_unread(self, text: str) -> bool:
        """Whether no reading fits a figure, nor each of several in its cell."""
        return not self._told(text) and not self._reads(text)

    def _reads(self, text: str) -> bool:
        try:
            figure(text, self._mapping)
        except ValueError:
            return False
        return True

    def counts(self, header: str) -> NDArray[np.int64]:
        """How many figures with things of their own each row has in a column; 0 for a plain one."""
        spellings = self._cells.spellings(header)
        return spellings.rows(np.array([len(self._told(t)) for t in spellings.texts], np.int64))

    def turn(self, header: str, turn: int, others: dict[str, Column | str]) -> dict[str, Column]:
        """The columns that the figure of one place in such cells becomes.

        ``others`` is what stands where the cell does not say the thing itself.
        """

        def of(make: Callable[[Told], str]) -> Column:
            return self._cells.each(lambda text: "".join(map(make, self._at(text, turn))), header)

        def said(name: str) -> Column:
            column = of(lambda told: str(getattr(told, name)))
            return where(filled(column), column, others.get(name, ""))

        def end(name: str) -> Column:
            return of(lambda told: written(getattr(self._of(header, told.figure), name)))

        found = {name: said(name) for name in _THING} | {name: end(name) for name in FIGURES}
        found["value_text"] = of(lambda told: told.written)
        found["bound"] = of(lambda told: self.figure(told.figure).bound or "")
        return found

    def _at(self, text: str, turn: int) -> tuple[Told, ...]:
        """The figure at a place of a cell, none where it has not so many."""
        return self._told(text)[turn : turn + 1]

    def _told(self, text: str) -> tuple[Told, ...]:
        """The figures of a cell that holds several, if each of them can be read."""
        if self._apart and text not in self._pieces:
            found = several(text)
            self._pieces[text] = found if all(self._reads(told.figure) for told in found) else ()
        return self._pieces.get(text, ())

    def unread_rows(self, headers: tuple[str, ...]) -> NDArray[np.bool_]:
        """The rows in which no reading fits the figure of one of the columns."""
        rows = np.zeros(len(self._cells), dtype=bool)
        for header in headers:
            rows |= self._cells.truth(self.is_unread, header)
        return rows

    def problems(self) -> list[Problem]:
        """A warning for every spelling that was read as vague for want of a reading."""
        file = self._cells.table.file
        return [
            Problem(
                "unread_words",
                Severity.WARNING,
                file,
                0,
                column,
                text,
                f"{file}, {column}: no reading fits “{shown(text)}” ({rows:,} rows); "
                "it stands as a vague figure without a number.",
            )
            for (column, text), rows in self._unread.items()
        ]

    def _count_unread(self, header: str) -> None:
        spellings = self._cells.spellings(header)
        for text, rows in zip(spellings.texts, spellings.counts().tolist(), strict=True):
            if text and self.is_unread(text):
                self._unread[header, text] = rows

    def _end(self, header: str, name: str) -> Column:
        return self._cells.each(lambda text: written(getattr(self._of(header, text), name)), header)

    def _own(self, header: str, name: str) -> Column:
        return self._cells.each(
            lambda text: written(_one_end(self._of(header, text), name)), header
        )


def _one_end(read: Figure, name: str) -> float:
    if read == NOTHING or not math.isnan(read.best):
        return read.best
    return read.low if name == "low" else read.high
