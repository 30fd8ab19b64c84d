"""Records inside a JSON object that is no list of them: wrapped, keyed, or column by column."""

from typing import cast

from core.loading import limits

_Fields = dict[str, object]
_KEY = "key"
_TWO = 2


def records_in(whole: _Fields) -> list[object]:
    """The records of an object that holds no list of records itself, [] where it holds none.

    An answer of a service wraps them (``{"status": 200, "data": {"records": […]}}``, or one record
    alone); a map has one under each key, which stands in the field ``key``; a table written column
    by column has a list, or a map of rows, for each column.
    """
    inner = _unwrapped(whole)
    if lists := _lists_of_records(inner):
        return max(lists, key=len)
    return _by_column(inner) or _by_key(inner) or _alone(inner)


def _unwrapped(whole: _Fields) -> _Fields:
    """The object that the others only wrap: the only object beside plain values."""
    for _ in range(limits.NESTING):
        inner = [cast("_Fields", value) for value in whole.values() if isinstance(value, dict)]
        if len(inner) != 1 or any(isinstance(value, list) for value in whole.values()):
            break
        whole = inner[0]
    return whole


def _lists_of_records(fields: _Fields) -> list[list[object]]:
    lists = [cast("list[object]", value) for value in fields.values() if isinstance(value, list)]
    return [rows for rows in lists if any(isinstance(row, dict) for row in rows)]


def _by_column(fields: _Fields) -> list[object]:
    columns = [_column(value) for value in fields.values()]
    whole = [column for column in columns if column is not None]
    if len(whole) < _TWO or len(whole) < len(columns) or len({*map(len, whole)}) != 1:
        return []
    return [dict(zip(fields, row, strict=True)) for row in zip(*whole, strict=True)]


def _column(value: object) -> list[object] | None:
    if isinstance(value, list):
        items = cast("list[object]", value)
        return None if any(isinstance(item, dict | list) for item in items) else items
    if isinstance(value, dict) and value and all(map(str.isdigit, cast("_Fields", value))):
        items = list(cast("_Fields", value).values())
        return None if any(isinstance(item, dict | list) for item in items) else items
    return None


def _by_key(fields: _Fields) -> list[object]:
    inner = [(key, cast("_Fields", v)) for key, v in fields.items() if isinstance(v, dict)]
    if len(inner) < _TWO or len(inner) < len(fields):
        return []
    shared = set(inner[0][1]).intersection(*(record for _, record in inner[1:]))
    return [{_KEY: key} | record for key, record in inner] if shared else []


def _alone(fields: _Fields) -> list[object]:
    plain = [value for value in fields.values() if not isinstance(value, dict | list)]
    return [fields] if len(plain) >= _TWO else []
