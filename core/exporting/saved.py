"""What a dataset is saved as: its tables, several layers one under the other, and their mark."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

import pandas as pd
from msgspec import Struct
from msgspec.structs import replace

from core.dataset import (
    FROM_FILE,
    FROM_ROW,
    KEPT_FROM,
    LAYER,
    TABLES,
    Column,
    Dataset,
    Kind,
)
from core.exporting.marks import begins_with_month
from core.merges import Decisions
from core.provenance import SavedLayer, SavedLayers, layers_serial
from core.stacking import end_to_end


class SavedTable(Struct, frozen=True, eq=False):
    """One table with the columns that are written, in their order."""

    name: str
    columns: tuple[Column, ...]
    frame: pd.DataFrame


def saved_tables(dataset: Dataset) -> list[SavedTable]:
    """The tables worth writing: the claims, and every other one that has rows.

    Each layer stands as it was read, with its own names, so that merges can be made anew.
    """
    parts = _parts(dataset)
    several = len(parts) > 1
    tables: list[SavedTable] = []
    for name, schema in TABLES.items():
        pieces = [(part.key, part.table(name)) for part in parts]
        if name != "claims" and not any(len(frame) for _, frame in pieces):
            continue
        written = [column.name for column in schema]
        frame = pd.DataFrame(
            {each: _stacked([table[each] for _, table in pieces]) for each in written}, copy=False
        )
        columns = schema
        if several:
            columns = (LAYER, *columns)
            frame[LAYER.name] = _stacked([_alike(key, len(table)) for key, table in pieces])
        if name == "claims" and any("claims" in part.raw for part in parts):
            columns = (*columns, FROM_FILE, FROM_ROW)
            origins = [origins_of(part) for part in parts]
            for each in KEPT_FROM:
                frame[each] = _stacked([one[each] for one in origins])
        tables.append(SavedTable(name, columns, frame))
    return tables


def mark_of(dataset: Dataset, tables: Sequence[SavedTable]) -> dict[str, object]:
    """The mark of ``core.dataset.MARK`` for tables that are written as they stand."""
    names = [table.name for table in tables]
    parts = _parts(dataset)
    layers = dataset.layers
    unticked = layers.unticked if layers is not None else frozenset[str]()
    decided = layers.decisions if layers is not None else Decisions()
    saved = tuple(
        SavedLayer(
            part.key,
            part.name,
            part.provenance,
            tuple(name for name in names if name not in part.raw),
            MappingProxyType({name: found for name in names if (found := _months(part, name))}),
            part.key not in unticked,
        )
        for part in parts
    )
    return {"complete": True, **layers_serial(SavedLayers(saved, decided))}


def origins_of(dataset: Dataset) -> pd.DataFrame:
    """For each claim of a layer the file and row it was first read from; "" where there is none."""
    raw = dataset.raw.get("claims", pd.DataFrame(index=range(len(dataset.claims))))
    found: dict[str, pd.Series] = {}
    for kept, here in zip(KEPT_FROM, ("_file", "_row"), strict=True):
        first, last = (
            raw[name].astype("str") if name in raw else pd.Series("", raw.index, dtype="str")
            for name in (kept, here)
        )
        found[kept] = first.where(first != "", last)
    return pd.DataFrame(found)


def _parts(dataset: Dataset) -> tuple[Dataset, ...]:
    alone = replace(dataset, key=dataset.key or dataset.name or "dataset")
    return dataset.parts or (alone,)


def _months(dataset: Dataset, name: str) -> tuple[str, ...]:
    return tuple(
        column.name
        for column in TABLES[name]
        if column.kind is Kind.DATE and begins_with_month(dataset.table(name), column.name)
    )


def _stacked(pieces: list[pd.Series]) -> pd.Series:
    return pieces[0] if len(pieces) == 1 else end_to_end(pieces)


def _alike(word: str, rows: int) -> pd.Series:
    cells: Any = pd.Categorical([word] * rows, categories=[word])
    return pd.Series(cells)
