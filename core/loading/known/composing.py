"""Tables of the schema put together from the columns of a known format."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from core.loading.arrow import TEXT, give_back, is_coded, once_each, pa, pc, whole, written_out
from core.loading.known.sheet import Column, Sheet
from core.loading.rawtable import Origin, RawTable, Rejections, shown
from core.problems import Problem

Cells = Column | str
"""A column over all rows of the sheet, or the one text that all rows have."""

Later = Callable[[], Column]
"""What makes a column that takes much room: it is made when it is needed, and let go then."""


class Part(Struct, frozen=True, eq=False):
    """One kind of rows that rows of a sheet become: at these places, with these cells."""

    places: NDArray[np.int64]
    cells: Mapping[str, Cells | Later]


def compose(sheet: Sheet, name: str, parts: Sequence[Part]) -> RawTable:
    """A table of the schema; what one row of the sheet became stands together, parts in order."""
    places = np.concatenate([part.places for part in parts] or [sheet.every_row[:0]])
    order = np.argsort(places, kind="stable")
    headers = tuple(dict.fromkeys(header for part in parts for header in part.cells))
    columns = _Columns(sheet, parts, pa.array(order))
    table = sheet.table
    origin = Origin(table.headers, table.columns, places[order])
    is_claims = name == "claims"
    return RawTable(
        table.file,
        name,
        headers,
        tuple(map(columns.of, headers)),
        table.rows[places[order]],
        table.problems if is_claims else (),
        table.rejected if is_claims else (),
        origin=origin,
    )


def refused(sheet: Sheet, rows: NDArray[np.bool_], code: str, why: str) -> Sheet:
    """The sheet without some rows, which are listed as refused; ``why`` ends the sentence."""
    if not rows.any():
        return sheet
    table = sheet.table
    rejections = Rejections(table.file)
    rejections.rows.extend(table.rejected)
    for place in np.flatnonzero(rows).tolist():
        row = int(table.rows[place])
        sentence = f"{table.file}, row {row}: {why}"
        rejections.add(row, (code, sentence), table.written_row(place))
    kept = pa.array(~rows)
    columns = tuple(column.filter(kept) for column in table.columns)
    rest = replace(table, columns=columns, rows=table.rows[~rows], rejected=tuple(rejections.rows))
    return Sheet(rest, sheet.progress)


def doubted(sheet: Sheet, rows: NDArray[np.bool_], problem: Problem, values: Column) -> Sheet:
    """The sheet with a problem of each of some rows, told with its row and value."""
    if not rows.any():
        return sheet
    table = sheet.table
    found = tuple(
        replace(
            problem,
            file=table.file,
            row=(row := int(table.rows[place])),
            value=shown(str(values[place].as_py())),
            sentence=f"{table.file}, row {row}, {problem.column}: {problem.sentence}",
        )
        for place in np.flatnonzero(rows).tolist()
    )
    return Sheet(replace(table, problems=(*table.problems, *found)), sheet.progress)


def joined(*texts: Cells) -> Column:
    """Texts put one after the other, row by row."""
    parts = [pa.scalar(text, TEXT) if isinstance(text, str) else text for text in texts]
    return pc.binary_join_element_wise(*parts, pa.scalar("", TEXT))


def listed(separator: str, *texts: Column) -> Column:
    """The texts that are not empty with a separator between them, row by row."""
    found = texts[0]
    for text in texts[1:]:
        mark = pc.if_else(_both(found, text), separator, "")
        found = joined(found, mark.cast(TEXT), text)
    return found


def _both(one: Column, other: Column) -> Column:
    return pc.and_(pc.not_equal(one, ""), pc.not_equal(other, ""))


def where(rows: NDArray[np.bool_], these: Cells, others: Cells) -> Column:
    """These texts where ``rows``, the others elsewhere."""
    return pc.if_else(pa.array(rows), _scalar(these), _scalar(others)).cast(TEXT)


def made(cells: Column | Later) -> Column:
    """A column, made now where it was only said how."""
    return cells() if callable(cells) else cells


def first_of(*texts: Column) -> Column:
    """The first text that is not empty, row by row."""
    found = texts[-1]
    for text in reversed(texts[:-1]):
        found = pc.if_else(pc.equal(text, ""), found, text)
    return found


def _scalar(cells: Cells) -> Any:
    return pa.scalar(cells, TEXT) if isinstance(cells, str) else cells


class _Columns:
    """The columns of the parts put together; few spellings are held once each."""

    def __init__(self, sheet: Sheet, parts: Sequence[Part], order: Any) -> None:
        self._sheet, self._parts, self._order = sheet, parts, order
        self._held: dict[int, tuple[Column | Later, Column]] = {}

    def of(self, header: str) -> Column:
        """A column of all parts in the order of the sheet's rows."""
        self._sheet.tell()
        pieces = [self._piece(part, part.cells.get(header, "")) for part in self._parts]
        self._held.clear()
        give_back()
        if not all(map(is_coded, pieces)):
            pieces = [written_out(piece) for piece in pieces]
        if not pieces:
            return pa.chunked_array([], type=TEXT)
        return pa.chunked_array([whole(pa.chunked_array(pieces)).take(self._order)])

    def _piece(self, part: Part, cells: Cells | Later) -> Column:
        if isinstance(cells, str):
            codes = pa.array(np.zeros(len(part.places), dtype=np.int32))
            return pa.DictionaryArray.from_arrays(codes, pa.array([cells], type=TEXT))
        return self._coded(cells).take(pa.array(part.places))

    def _coded(self, cells: Column | Later) -> Column:
        held = self._held.get(id(cells))
        if held is None:
            held = self._held[id(cells)] = cells, once_each(made(cells))
        return held[1]
