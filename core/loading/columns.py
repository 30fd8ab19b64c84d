"""From columns of text to the columns of the schema, kind by kind."""

from collections.abc import Collection, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np

from core.dataset import TABLES, Column, Kind, unsaid
from core.loading.arrow import TEXT, give_back, is_coded, pa
from core.loading.dating import date_columns
from core.loading.figures import read_number
from core.loading.findings import Findings
from core.loading.numerals import numerals
from core.loading.progress import Progress
from core.loading.rawtable import shown
from core.loading.spellings import (
    Spellings,
    as_written,
    categorical,
    one_spelling,
    spelled,
    text_series,
)
from core.vocabulary.categories import folded
from core.vocabulary.terms import Term


class TableColumns:
    """The columns of one raw table by their schema names, read when asked for."""

    def __init__(self, findings: Findings, progress: Progress) -> None:
        self.findings, self.progress = findings, progress
        self.table = findings.table
        self.length = len(self.table.rows)
        self._spelled: dict[str, Spellings] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.findings.mapped

    def text(self, name: str) -> Any:
        """The arrow column as written; empty texts where the file has none."""
        if name in self:
            return self.findings.columns[self.findings.mapped[name]]
        return self._nothing

    def let_go(self, *names: str) -> None:
        """Forget columns that nobody asks for again, where they are not those of the file."""
        if self.table.origin is None:
            return
        for name in names:
            self._spelled.pop(name, None)
            if name in self:
                self.findings.columns[self.findings.mapped[name]] = None
        give_back()

    @cached_property
    def _nothing(self) -> Any:
        return pa.chunked_array([pa.repeat(pa.scalar("", TEXT), self.length)])

    def says_something(self, name: str) -> bool:
        """Whether some row may have text in a column."""
        if name not in self or not is_coded(self.text(name)):
            return name in self
        return not self.spellings(name).empty.all()

    def spellings(self, name: str) -> Spellings:
        """The distinct texts of a column."""
        if name not in self._spelled:
            self.progress(f"Reading {name} of {self.table.file}", 0.5)
            self._spelled[name] = (
                spelled(self.text(name), as_is=self.table.as_is)
                if name in self
                else one_spelling("", self.length)
            )
        return self._spelled[name]

    def written(self, name: str) -> Spellings:
        """The texts of a column, each of them once only where the table holds them so."""
        if name not in self or is_coded(self.text(name)):
            return self.spellings(name)
        self.progress(f"Reading {name} of {self.table.file}", 0.5)
        return as_written(self.text(name), as_is=self.table.as_is)

    def read(self, column: Column, stand_in: str = "") -> dict[str, Any]:
        """The columns of the frame that a column of the schema becomes.

        ``stand_in`` is the term of rows that give none.
        """
        if not (stand_in or self.says_something(column.name)):
            return unsaid(column, self.length)
        match column.kind:
            case Kind.TEXT:
                return {column.name: text_series(self.text(column.name)).array}
            case Kind.NAME:
                spellings = self.spellings(column.name)
                self.progress(f"Reading {column.name} of {self.table.file}", 0.5)
                return {column.name: categorical(spellings)}
            case Kind.TERM:
                spellings = self.spellings(column.name)
                terms = self.terms(column)
                if stand_in and spellings.empty.any():
                    given = zip(terms, spellings.empty.tolist(), strict=True)
                    terms = [stand_in if empty else term for term, empty in given]
                return {column.name: categorical(spellings, terms)}
            case Kind.NUMBER:
                return {column.name: self.numbers(column.name)}
            case Kind.DATE:
                spellings = self.spellings(column.name)
                return date_columns(column.name, spellings, self.findings, self.progress)

    def frame_columns(
        self,
        name: str,
        *,
        without: tuple[str, ...] = (),
        stand_ins: Mapping[str, str] = MappingProxyType({}),
        let_go: Collection[str] = (),
    ) -> dict[str, Any]:
        """The columns of a table of the schema; those to ``let_go`` are read for the last time."""
        found: dict[str, Any] = {}
        for column in TABLES[name]:
            if column.name not in without:
                found.update(self.read(column, stand_ins.get(column.name, "")))
            if column.name in let_go:
                self.let_go(column.name)
        return found

    def terms(self, column: Column) -> list[str]:
        """For every spelling the word of the vocabulary it stands for, "" where none."""
        known = vocabulary(column.terms) if column.terms else {}
        spellings = self.spellings(column.name)
        words = [known.get(folded(text), "") for text in spellings.texts]
        unknown = [
            bool(folded(text)) and not word
            for text, word in zip(spellings.texts, words, strict=True)
        ]
        choice = ", ".join(known.values())
        self.findings.doubt(
            spellings.rows(np.array(unknown, dtype=bool)),
            "unknown_term",
            column.name,
            lambda _place, value: f"“{value}” is not a known word; use one of {shown(choice)}.",
        )
        return words

    def numbers(self, name: str) -> Any:
        """The numbers of a column that is no figure; what cannot be read becomes NaN."""
        spellings = self.written(name)
        found = numerals(spellings.words, read_number, np.nan)
        values = found.values.copy()
        values[found.places] = np.array(found.read)[found.kinds] if found.read else np.nan
        codes = spellings.codes
        self.findings.doubt(
            spellings.rows(found.is_bad),
            "unreadable_number",
            name,
            lambda place, value: f"“{value}” {found.why(int(codes[place]))}; it was left out.",
        )
        return spellings.rows(values)


def vocabulary(terms: type[Term]) -> dict[str, str]:
    """The words of a vocabulary by their folded spellings."""
    return {folded(term.value): term.value for term in terms}
