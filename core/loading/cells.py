"""The text of a cell that a file holds as a number, a date, a list or the like."""

import json
from datetime import date, datetime, time, timedelta
from typing import cast

from core.loading import limits


class TooDeepError(ValueError):
    """A cell with more lists inside lists than anybody needs."""


def cell_text(value: object) -> str:  # noqa: PLR0911 one line a type
    """A value as it would be typed; lists of plain values are joined with semicolons."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < _WHOLE else repr(value)
        case datetime():
            return _moment(value)
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
        case list() | dict():
            return _nested(cast("list[object] | dict[str, object]", value))
        case bytes():
            return value.decode("utf-8", "replace")
        case _:
            return str(value)


_WHOLE = 1e16


def _moment(value: datetime) -> str:
    if value.time() == time():
        return value.date().isoformat()
    return value.isoformat(timespec="seconds")


def _nested(value: list[object] | dict[str, object]) -> str:
    _refuse_depth(value)
    if isinstance(value, list) and not any(isinstance(item, list | dict) for item in value):
        return ";".join(map(cell_text, value))
    return json.dumps(value, ensure_ascii=False, default=cell_text)


def _refuse_depth(value: object) -> None:
    level = [value]
    for _ in range(limits.NESTING):
        below: list[object] = []
        for item in level:
            if isinstance(item, dict):
                below.extend(cast("dict[str, object]", item).values())
            elif isinstance(item, list):
                below.extend(cast("list[object]", item))
        if not below:
            return
        level = below
    raise TooDeepError(f"lists or objects lie more than {limits.NESTING} levels inside one another")
