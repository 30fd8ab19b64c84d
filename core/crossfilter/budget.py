"""What is kept because it was dear to make: within a budget, the least recently used goes first.

What takes long to make lasts: it gives way only to what lasts as well, unless that leaves too
little room for all else.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import RLock
from typing import TypeVar, cast

from core.crossfilter.allocator import give_back

T = TypeVar("T")

DEFAULT_LIMIT = 768 * 2**20
"""Bytes: what ten million claims need at once, with the losses' register and a brush's cubes."""
_ROOM = 8
"""What lasts leaves so great a part of the limit to what does not."""
_PART = 8
"""What was forgotten is given back once it is so great a part of the limit."""


class Budget:
    """Values by key, together no larger than ``limit`` bytes; safe to use from several threads."""

    def __init__(self, limit: int = DEFAULT_LIMIT) -> None:
        self.limit = limit
        self._lock = RLock()
        self._kept: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self._lasting: set[Hashable] = set()
        self._used = 0
        self._forgotten = 0

    @property
    def used(self) -> int:
        """Bytes kept."""
        return self._used

    @property
    def room(self) -> int:
        """Bytes that may be kept beside what lasts."""
        with self._lock:
            return max(self.limit - self._lasts, self.limit // _ROOM)

    @property
    def keys(self) -> tuple[Hashable, ...]:
        """What is kept now, the least recently used first."""
        with self._lock:
            return tuple(self._kept)

    def find(self, key: Hashable, kind: type[T]) -> T | None:
        """The value of a key if it is still kept; raises TypeError if it is of another kind."""
        with self._lock:
            held = self._kept.get(key)
            if held is None:
                return None
            self._kept.move_to_end(key)
        value = held[0]
        if not isinstance(value, kind):
            raise TypeError(f"{key!r} is a {type(value).__name__}")
        return value

    def keep(self, key: Hashable, value: object, size: int, *, lasting: bool = False) -> None:
        """Keep a value of ``size`` bytes; one larger than the whole budget is not kept."""
        with self._lock:
            self.drop(key)
            if size > self.limit:
                return
            self._kept[key] = (value, size)
            if lasting:
                self._lasting.add(key)
            self._used += size
            self.shrink(self.limit)

    def remember(
        self,
        key: Hashable,
        make: Callable[[], T],
        size: Callable[[T], int],
        *,
        lasting: bool = False,
    ) -> T:
        """The value of a key, made anew where it is not kept."""
        with self._lock:
            held = self._kept.get(key)
            if held is not None:
                self._kept.move_to_end(key)
                return cast("T", held[0])
        made = make()
        self.keep(key, made, size(made), lasting=lasting)
        return made

    def shrink(self, size: int) -> None:
        """Forget the least recently used until no more than ``size`` bytes are kept."""
        with self._lock:
            while self._used > size:
                lasting = [key for key in self._kept if key in self._lasting]
                passing = (key for key in self._kept if key not in self._lasting)
                crowded = len(lasting) > 1 and self._lasts * _ROOM > self.limit * (_ROOM - 1)
                self.drop(lasting[0] if crowded else next(passing, next(iter(self._kept))))

    @property
    def _lasts(self) -> int:
        """Bytes of what lasts."""
        return sum(self._kept[key][1] for key in self._lasting)

    def drop(self, key: Hashable) -> None:
        """Forget a value."""
        with self._lock:
            held = self._kept.pop(key, None)
            self._lasting.discard(key)
            if held is not None:
                self._used -= held[1]
                self._forgotten += held[1]

    def tidy(self) -> None:
        """Give back what was forgotten, once that is a good part of the budget.

        It takes milliseconds: to be called where nobody waits.
        """
        with self._lock:
            if self._forgotten * _PART < self.limit:
                return
            self._forgotten = 0
        give_back()
