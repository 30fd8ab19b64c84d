"""Columns of objects, as JSON gives them, as columns of what is in them."""

import json
from typing import Any, cast

from msgspec.structs import replace

from core.loading.arrow import TEXT, pa
from core.loading.cells import cell_text
from core.loading.headrows import JOINT
from core.loading.known.inside import inside
from core.loading.rawtable import RawTable
from core.loading.spellings import Spellings, spelled

_LOOKED_AT = 1_000
_MOST = 60
"""Fields of one column."""

_HALF = 0.5


def unfolded(table: RawTable, joint: str = JOINT) -> RawTable:
    """The table with ``stats: {"tanks": 5}`` as a column ``stats › tanks``; all else as it is.

    Only columns whose cells are objects of plain values for the most part are unfolded.
    """
    headers: list[str] = []
    columns: list[object] = []
    for header, column in zip(table.headers, table.columns, strict=True):
        spellings = spelled(column, as_is=False) if _begins_so(column) else None
        names = _fields(spellings) if spellings is not None else []
        if spellings is None or not names:
            headers.append(header)
            columns.append(column)
            continue
        headers.extend(f"{header}{joint}{name}" if joint else name for name in names)
        columns.extend(_taken(spellings, name) for name in names)
    if len(set(headers)) < len(headers):
        return table
    return replace(table, headers=tuple(headers), columns=tuple(columns))


def _begins_so(column: Any) -> bool:
    """Whether the first filled cell of a column opens an object: all others need no look."""
    first = next((text for text in column.slice(0, _LOOKED_AT).to_pylist() if text), "")
    return str(first).lstrip().startswith("{")


def _fields(spellings: Spellings) -> list[str]:
    filled = [text for text in spellings.texts if text]
    objects = [found for text in filled if (found := _object(text))]
    if not objects or len(objects) < _HALF * len(filled):
        return []
    names = dict.fromkeys(name for found in objects for name in found)
    return list(names) if len(names) <= _MOST else []


def _object(text: str) -> dict[str, str]:
    """The plain values of an object as texts, none where a value is an object or a list."""
    if not text.startswith("{"):
        return {}
    try:
        found: object = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    fields = cast("dict[str, object]", found)
    if any(isinstance(value, dict | list) for value in fields.values()):
        return {}
    return {name: cell_text(value) for name, value in fields.items()}


def _taken(spellings: Spellings, name: str) -> object:
    texts = [inside(text, name) for text in spellings.texts]
    return pa.chunked_array([pa.array(texts, type=TEXT).take(pa.array(spellings.codes))])
