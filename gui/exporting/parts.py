"""Work in parts: a generator that pauses after each and returns what came of all."""

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")


def whole(work: Generator[None, None, T]) -> T:
    """Go through every part at once."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            made: T = end.value
            return made
