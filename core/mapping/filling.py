"""Cells left empty because they say what the one above says, as people write tables."""

import numpy as np
from msgspec.structs import replace

from core.loading.arrow import TEXT, pa, pc, written_out
from core.loading.known.sheet import Column
from core.loading.rawtable import RawTable
from core.mapping.mapping import Mapping


class Filled:
    """The columns of a table that are filled down, whichever of its rows are looked at later."""

    def __init__(self, table: RawTable, mapping: Mapping) -> None:
        self._rows = table.rows
        self._columns: dict[str, Column] = {
            header: _down(column)
            for header, column in zip(table.headers, table.columns, strict=True)
            if header in mapping.fills
        }

    def __call__(self, table: RawTable) -> RawTable:
        """Some of the rows of the table, with its columns filled."""
        if not self._columns:
            return table
        places = pa.array(np.searchsorted(self._rows, table.rows))
        columns = (
            pa.chunked_array([self._columns[header].take(places)])
            if header in self._columns
            else column
            for header, column in zip(table.headers, table.columns, strict=True)
        )
        return replace(table, columns=tuple(columns))


def _down(column: Column) -> Column:
    text = written_out(column).combine_chunks()
    empty = pc.equal(pc.utf8_trim_whitespace(text), "")
    above = pc.fill_null_forward(pc.if_else(empty, pa.scalar(None, TEXT), text))
    return pc.fill_null(above, "")
