"""Relations between actors, gathered from the rows of a known format that speak of the same two."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from core.loading.arrow import TEXT, pa, pc
from core.loading.known.composing import Cells, joined
from core.loading.known.sheet import Column, Sheet
from core.loading.rawtable import Origin, RawTable
from core.vocabulary.terms import RelationBasis, Strength

_BETWEEN = "\x1f"
_TWO = 2


class Said(Struct, frozen=True, eq=False):
    """What each row of a sheet says of two actors; cells over all rows of the sheet."""

    source: Column
    target: Column
    type: Cells
    sign: Cells
    claim_id: Column
    first: Column
    """Days as ISO texts, "" where not known; ``last`` may be the same column."""
    last: Column
    directed: bool = True
    apart: Cells = ""
    """Rows that differ here are not gathered: an episode, a treaty."""
    strength: Strength = Strength.TENTATIVE
    note: Cells = ""
    """Of the gathered rows the first one's."""


def relate(sheet: Sheet, said: Said, rows: NDArray[np.bool_]) -> RawTable:
    """One relation for each pair, type and sign: from the first to the last day it is said of."""
    chosen = np.flatnonzero(rows & _of_two(said))
    picks = pa.array(chosen)
    key = joined(
        *(said.source, _BETWEEN, said.target, _BETWEEN, said.type, _BETWEEN, said.sign),
        *(_BETWEEN, said.apart),
    )
    codes = key.take(picks).dictionary_encode().indices.to_numpy(zero_copy_only=False)
    order = np.argsort(codes, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(codes[order]) != 0]) if len(order) else order
    firsts = pa.array(chosen[order][starts])
    ids: list[str] = said.claim_id.take(picks).take(pa.array(order)).to_pylist()
    ends = [*starts[1:].tolist(), len(ids)][: len(starts)]
    columns = {
        "source": said.source.take(firsts),
        "target": said.target.take(firsts),
        "type": _chosen(said.type, firsts),
        "sign": _chosen(said.sign, firsts),
        "directed": _chosen("yes" if said.directed else "no", firsts),
        "basis": _chosen(RelationBasis.ASSESSED.value, firsts),
        "strength": _chosen(said.strength.value, firsts),
        "valid_from": _earliest(said.first.take(picks).take(pa.array(order)), starts, ends),
        "valid_to": _latest(said.last.take(picks).take(pa.array(order)), starts, ends),
        "claim_ids": pa.array(
            [";".join(ids[start:end]) for start, end in zip(starts.tolist(), ends, strict=True)],
            type=TEXT,
        ),
        "note": _chosen(said.note, firsts),
    }
    table = sheet.table
    places = chosen[order][starts].astype(np.int64)
    return RawTable(
        table.file,
        "relations",
        tuple(columns),
        tuple(pa.chunked_array([column]) for column in columns.values()),
        table.rows[places],
        origin=Origin(table.headers, table.columns, places),
    )


def _of_two(said: Said) -> NDArray[np.bool_]:
    """Which rows name two actors that are not the same."""
    both = pc.and_(pc.not_equal(said.source, ""), pc.not_equal(said.target, ""))
    differ = pc.not_equal(said.source, said.target)
    found: NDArray[np.bool_] = pc.and_(both, differ).to_numpy(zero_copy_only=False)
    return found


def stacked(tables: Sequence[RawTable]) -> tuple[RawTable, ...]:
    """Relations of one sheet as one table; none where there is none."""
    some = [table for table in tables if len(table.rows)]
    if len(some) < _TWO:
        return tuple(some)
    rows = np.concatenate([table.rows for table in some])
    places = [table.origin.places for table in some if table.origin is not None]
    columns = tuple(
        pa.chunked_array([chunk for table in some for chunk in table.columns[place].chunks])
        for place in range(len(some[0].columns))
    )
    origin = some[0].origin and replace(some[0].origin, places=np.concatenate(places))
    return (replace(some[0], columns=columns, rows=rows, origin=origin),)


def real_day(text: str) -> str:
    """A day written as 2001-03-04, "" where there is no such day."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _chosen(cells: Cells, places: Column) -> Column:
    if isinstance(cells, str):
        return pa.repeat(pa.scalar(cells, TEXT), len(places))
    return cells.take(places)


def _earliest(days: Column, starts: NDArray[np.int64], ends: list[int]) -> Column:
    texts: list[str] = days.to_pylist()
    found = [
        min(filter(None, texts[start:end]), default="")
        for start, end in zip(starts.tolist(), ends, strict=True)
    ]
    return pa.array(found, type=TEXT)


def _latest(days: Column, starts: NDArray[np.int64], ends: list[int]) -> Column:
    texts: list[str] = days.to_pylist()
    found = [
        max(texts[start:end], default="") for start, end in zip(starts.tolist(), ends, strict=True)
    ]
    return pa.array(found, type=TEXT)
