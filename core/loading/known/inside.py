"""Values inside cells that hold an object or a list as JSON text."""

import json
from functools import lru_cache
from typing import cast

from core.loading.cells import TooDeepError, cell_text

_OPENING = ("{", "[")


def inside(text: str, *path: str, turn: int = 0) -> str:
    """The text at a path of names; of a list the item of that turn, below it the first one.

    A cell that holds no JSON has nothing inside; neither has one that breaks off.
    """
    value = _item(_read(text), turn)
    for name in path:
        value = cast("dict[str, object]", value).get(name) if isinstance(value, dict) else None
        value = _item(value, 0)
    try:
        return "" if isinstance(value, dict) else cell_text(value).strip()
    except TooDeepError:
        return ""


def items_inside(text: str) -> int:
    """How many items a cell holds: those of its list, or one."""
    value = _read(text)
    return len(cast("list[object]", value)) if isinstance(value, list) else int(value is not None)


def _item(value: object, turn: int) -> object:
    if not isinstance(value, list):
        return value if turn == 0 else None
    items = cast("list[object]", value)
    return items[turn] if turn < len(items) else None


@lru_cache(maxsize=512)
def _read(text: str) -> object:
    if not text.startswith(_OPENING):
        return None
    try:
        return cast("object", json.loads(text, parse_float=str, parse_int=str, parse_constant=str))
    except (ValueError, RecursionError):
        return None
