"""Work shared out to the cores: compiled loops, and much of numpy, do not hold the interpreter."""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Condition
from typing import TypeVar

S = TypeVar("S")
T = TypeVar("T")

_MOST = 4
"""More threads than this wait for memory, not for a core."""

WORTHWHILE = 1 << 16
"""Claims for which a second thread is worth its start."""

_PATIENCE = 0.1
"""Seconds after which long work goes on, whatever is asked."""


class Precedence:
    """Lets what somebody waits for go before long work: hold it, once or more, while answering.

    Work that gives way between its parts waits until nothing is open any more, then does a part
    before it waits again, so that it comes to an end however much is asked.
    """

    def __init__(self) -> None:
        self._condition = Condition()
        self._open = self._ended = 0

    def __enter__(self) -> None:
        """Somebody waits from now on."""
        with self._condition:
            self._open += 1

    def __exit__(self, *_: object) -> None:
        """Nobody waits for this any more."""
        with self._condition:
            self._open -= 1
            if not self._open:
                self._ended += 1
                self._condition.notify_all()

    @property
    def held(self) -> bool:
        """Whether somebody waits."""
        return self._open > 0

    def give_way(self) -> None:
        """Wait while somebody does, a tenth of a second at most."""
        if self._open:
            with self._condition:
                before = self._ended
                self._condition.wait_for(lambda: not self._open or self._ended != before, _PATIENCE)


def hands() -> int:
    """How many threads share work."""
    return min(_MOST, os.cpu_count() or 1)


def shared(work: Callable[[S], T], parts: Iterable[S], claims: int) -> Sequence[T]:
    """The work done on each part, in order; on several threads where many claims are counted."""
    listed = list(parts)
    if claims < WORTHWHILE or len(listed) < 2 or hands() < 2:  # noqa: PLR2004 - alone
        return [work(part) for part in listed]
    with ThreadPoolExecutor(min(hands(), len(listed))) as pool:
        return list(pool.map(work, listed))
