"""The tables of a file that holds several datasets, one dataset after the other."""

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from core.dataset import LAYER
from core.loading.arrow import pa, pc, written_out
from core.loading.rawtable import RawTable, Rejections, shown
from core.problems import RejectedRow
from core.provenance import SavedLayer, SavedLayers


class LayerTables(Struct, frozen=True, eq=False):
    """The raw tables of one dataset of a saved file."""

    layer: SavedLayer
    tables: tuple[RawTable, ...]


def layers_in(tables: Sequence[RawTable]) -> SavedLayers | None:
    """What the tables say of the datasets they hold; None where they are not of one saved file."""
    said = tables[0].layers if tables else None
    return said if all(table.layers == said for table in tables) else None


def separated(tables: Sequence[RawTable], saved: SavedLayers) -> tuple[LayerTables, ...]:
    """The tables of each layer; what is told of a whole file is told of its first layer.

    A row that names no layer of its file is refused.
    """
    several = len(saved.layers) > 1
    codes = [_layer_of(table, saved) if several else None for table in tables]
    return tuple(
        LayerTables(layer, tuple(_of_layer(tables, codes, place, layer)))
        for place, layer in enumerate(saved.layers)
    )


def _layer_of(table: RawTable, saved: SavedLayers) -> NDArray[np.int32]:
    """For each row the place of its layer, -1 for none."""
    if LAYER.name not in table.headers:
        return np.full(len(table.rows), -1, dtype=np.int32)
    words = written_out(table.columns[table.headers.index(LAYER.name)])
    keys = pa.array([layer.key for layer in saved.layers], type=words.type)
    found = pc.fill_null(pc.index_in(words, value_set=keys), -1)
    return found.to_numpy()


def _of_layer(
    tables: Sequence[RawTable],
    codes: Sequence[NDArray[np.int32] | None],
    place: int,
    layer: SavedLayer,
) -> Iterator[RawTable]:
    for table, code in zip(tables, codes, strict=True):
        mine = table if code is None else _rows_of(table, code, place)
        yield replace(
            mine,
            month_first=mine.month_first | set(layer.month_first.get(table.name, ())),
            derived=table.name in layer.guessed,
        )


def _rows_of(table: RawTable, code: NDArray[np.int32], place: int) -> RawTable:
    mask = pa.array(code == place)
    columns = tuple(
        column.filter(mask)
        for name, column in zip(table.headers, table.columns, strict=True)
        if name != LAYER.name
    )
    first = place == 0
    return replace(
        table,
        headers=tuple(name for name in table.headers if name != LAYER.name),
        columns=columns,
        rows=table.rows[code == place],
        problems=table.problems if first else (),
        rejected=_with_strays(table, code) if first else (),
    )


def _with_strays(table: RawTable, code: NDArray[np.int32]) -> tuple[RejectedRow, ...]:
    refused = Rejections(table.file)
    refused.rows.extend(table.rejected)
    for row in np.flatnonzero(code < 0).tolist():
        written = table.written_row(row)
        word = shown(dict(written).get(LAYER.name, ""))
        number = int(table.rows[row])
        sentence = (
            f"{table.file}, row {number}: “{word}” is no dataset of this file; "
            f"write one of those that its other rows name under {LAYER.name}."
        )
        refused.add(number, ("unknown_layer", sentence), written)
    return tuple(refused.rows)
