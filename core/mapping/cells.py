"""The cells of a raw table with a mapping's missing codes, terms, dates and lists read."""

from collections.abc import Callable

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from core.dataset import CLAIMS, Kind
from core.loading.arrow import TEXT, pa
from core.loading.known.composing import first_of, where
from core.loading.known.sheet import Column, Sheet
from core.loading.rawtable import RawTable
from core.loading.spellings import Spellings, spellings_of
from core.mapping.dates import iso_date, joined_date
from core.mapping.figures import number, written
from core.mapping.mapping import DATES, Mapping, Source
from core.vocabulary.categories import folded

_NUMBERS = tuple(column.name for column in CLAIMS if column.kind is Kind.NUMBER)
_LISTS = ("replies_to", "supersedes", "tags")
_MARKED = frozenset({"x", "1", "1.0", "yes", "y", "true", "✓", "✔"})


class Items(Struct, frozen=True, eq=False):
    """The values of a target with several in one cell: how many each row has, at least one."""

    count: NDArray[np.int64]
    column: Column
    each: Callable[[int], Column]

    @property
    def several(self) -> NDArray[np.bool_]:
        """The rows with more than one."""
        return self.count > 1

    @property
    def most(self) -> int:
        """How many the fullest cell has."""
        return int(self.count.max()) if len(self.count) else 1

    @property
    def alone(self) -> Column:
        """The value where it is the only one, else empty."""
        return where(self.several, "", self.column)

    def scoped(self, others: Column | str, several: str) -> Column:
        """A column of scopes in which rows of several values have their own."""
        return where(self.several, several, others)


class Cells:
    """Columns by their exact header; each distinct text is read once."""

    def __init__(self, table: RawTable, mapping: Mapping) -> None:
        self._mapping = mapping
        self._name = {header: f"c{place}" for place, header in enumerate(table.headers)}
        self._sheet = Sheet(replace(table, headers=tuple(self._name.values())))
        self._missing = frozenset(map(folded, mapping.style.missing))
        self.table = table

    def __len__(self) -> int:
        return len(self.table.rows)

    def clean(self, text: str) -> str:
        """A cell, empty where it is one of the missing codes."""
        return "" if folded(text) in self._missing else text

    def spellings(self, header: str) -> Spellings:
        """The distinct texts of a column, missing codes empty."""
        found = self._sheet.spellings(self._name.get(header, ""))
        return spellings_of(tuple(map(self.clean, found.texts)), found.codes)

    def each(self, make: Callable[[str], str], header: str) -> Column:
        """For every row what ``make`` makes of the cell of a column."""
        return self._sheet.each(lambda text: make(self.clean(text)), self._name.get(header, ""))

    def truth(self, test: Callable[[str], bool], header: str) -> NDArray[np.bool_]:
        """For every row whether the cell of a column passes a test."""
        return self._sheet.truth(lambda text: test(self.clean(text)), self._name.get(header, ""))

    def target(self, source: Source) -> Column | str:
        """A column of the schema, or the text that every row has."""
        read = self._reader(source.target)
        if not source.columns:
            return read(source.constant)
        if len(source.columns) == 1:
            return self.each(read, source.columns[0])
        names = [self._name.get(header, "") for header in source.columns]
        return self._sheet.combined(
            lambda *texts: self._joined(source.target, [*map(self.clean, texts)]), *names
        )

    def texts(self, source: Source) -> list[str]:
        """The text of a target in every row."""
        found = self.target(source)
        return [found] * len(self) if isinstance(found, str) else found.to_pylist()

    def _joined(self, target: str, texts: list[str]) -> str:
        if target in DATES:
            return joined_date(texts, self._mapping.style.dates)
        return "; ".join(dict.fromkeys(filter(None, texts)))

    def _reader(self, target: str) -> Callable[[str], str]:
        meanings = self._mapping.meanings(target)
        if target in DATES:
            order = self._mapping.style.dates
            return lambda text: iso_date(meanings.get(folded(text), text), order)
        if target in _NUMBERS:
            return self._number
        separator = dict(self._mapping.lists).get(target, "")
        if target in _LISTS and separator.strip() not in ("", ";"):
            return lambda text: ";".join(part.strip() for part in text.split(separator))
        return lambda text: meanings.get(folded(text), text)

    def _number(self, text: str) -> str:
        try:
            return written(number(text, self._mapping.style.decimal))
        except ValueError:
            return text

    def items(self, target: str) -> Items:
        """The values of a target, several where the mapping has a separator for it."""
        source, separator = self._mapping.source(target), dict(self._mapping.lists).get(target, "")
        meanings = self._mapping.meanings(target)
        if source is None or len(source.columns) != 1 or not separator:
            return Items(np.ones(len(self), dtype=np.int64), _EMPTY, lambda _turn: _EMPTY)

        def parts(text: str) -> list[str]:
            found = [part.strip() for part in text.split(separator) if part.strip()]
            return [meanings.get(folded(part), part) for part in found] or [""]

        header = source.columns[0]
        spellings = self.spellings(header)
        counts = np.array([len(parts(text)) for text in spellings.texts], dtype=np.int64)

        def item(turn: int) -> Column:
            return self.each(lambda text: (parts(text)[turn:] or [""])[0], header)

        return Items(spellings.rows(counts), self.each(lambda t: parts(t)[0], header), item)

    def statements(self) -> Column:
        """An id for what each row says in one breath: its own, or the row's."""
        made = pa.array([f"row {row}" for row in self.table.rows.tolist()], type=TEXT)
        source = self._mapping.source("statement_id")
        own = self.target(source) if source else ""
        return made if isinstance(own, str) else first_of(own, made)

    def marked(self) -> Column:
        """Tags, with the headers of the columns that are marked in a row."""
        source, marks = self._mapping.source("tags") or Source("tags"), self._mapping.marks
        read, own = self._reader("tags"), len(source.columns)
        names = [self._name.get(header, "") for header in (*source.columns, *marks)]

        def tags(*texts: str) -> str:
            cells = [self.clean(text) for text in texts]
            marked = zip(marks, cells[own:], strict=True)
            found = [header.strip() for header, cell in marked if _is_mark(cell)]
            return ";".join(filter(None, (source.constant, *map(read, cells[:own]), *found)))

        return self._sheet.combined(tags, *names)


_EMPTY = pa.array([], type=TEXT)


def _is_mark(text: str) -> bool:
    return text.strip().casefold() in _MARKED
