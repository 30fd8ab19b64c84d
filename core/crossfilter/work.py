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
    """Lets short questions go before long work: hold it while answering one.

    Work that gives way between its parts waits for the end of a question that is open, then does
    a part before it waits for another, so that it comes to an end however much is asked.
    """

    def __init__(self) -> None:
        self._condition = Condition()
        self._open = self._answered = 0

    def __enter__(self) -> None:
        """A question is open from now on."""
        with self._condition:
            self._open += 1

    def __exit__(self, *_: object) -> None:
        """The question is answered."""
        with self._condition:
            self._open -= 1
            self._answered += 1
            self._condition.notify_all()

    def give_way(self) -> None:
        """Wait while a question that is open now stays so, a tenth of a second at most."""
        if self._open:
            with self._condition:
                before = self._answered
                self._condition.wait_for(
                    lambda: not self._open or self._answered != before, _PATIENCE
                )


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
