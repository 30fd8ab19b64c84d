"""Which display is for the room, and which for the speaker."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def displays(named: Sequence[tuple[str, T]], home: str, remembered: str) -> tuple[T, T | None]:
    """The room's display and the speaker's, None where there is one display only.

    The room's is the one remembered, where it is there; else the first that is not the window's
    ``home``. The speaker keeps the window's, or takes another where the room has that.
    """
    names = [name for name, _ in named]
    by_name = dict(named)
    others = [name for name in names if name != home]
    room = remembered if remembered in by_name else next(iter(others), home)
    room = room if room in by_name else names[0]
    left = [name for name in (home, *names) if name != room and name in by_name]
    return by_name[room], by_name[left[0]] if left else None
