"""Work shared out to the cores: compiled loops, arrow, and much of numpy, hold no interpreter."""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

S = TypeVar("S")
T = TypeVar("T")

_MOST = 4
"""More threads than this wait for memory, not for a core."""

WORTHWHILE = 1 << 16
"""Claims for which a second thread is worth its start."""


def hands() -> int:
    """How many threads share work."""
    return min(_MOST, os.cpu_count() or 1)


def both(one: Callable[[], S], other: Callable[[], T], claims: int) -> tuple[S, T]:
    """What two pieces of work answer, done at the same time where there are many claims."""
    if claims < WORTHWHILE or hands() < 2:  # noqa: PLR2004 - alone
        return one(), other()
    with ThreadPoolExecutor(1) as beside:
        answer = beside.submit(other)
        return one(), answer.result()


def shared(work: Callable[[S], T], parts: Iterable[S], claims: int) -> Sequence[T]:
    """The work done on each part, in order; on several threads where there are many claims."""
    listed = list(parts)
    if claims < WORTHWHILE or len(listed) < 2 or hands() < 2:  # noqa: PLR2004 - alone
        return [work(part) for part in listed]
    with ThreadPoolExecutor(min(hands(), len(listed))) as pool:
        return list(pool.map(work, listed))
