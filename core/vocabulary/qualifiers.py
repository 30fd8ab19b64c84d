"""Words around figures, and how they are read (assets/vocabulary/figure_words.csv)."""

import csv
from enum import StrEnum
from functools import cache

from msgspec import Struct

from core.shipped import ASSETS
from core.vocabulary.terms import Bound


class Place(StrEnum):
    """Where the words of a figure stand: before its number, after it, or without one."""

    BEFORE = "before"
    AFTER = "after"
    ALONE = "alone"


class Word(Struct, frozen=True):
    """How a phrase around a figure is read; the ends hold where it stands alone."""

    phrase: str
    place: Place
    bound: Bound
    low: float | None = None
    high: float | None = None


@cache
def figure_words() -> tuple[Word, ...]:
    """The readings offered at first.

    A plural without a number is at least two of it: a lexical reading, marked as vague. Adjectives
    and “several” give no figure at all.
    """
    with (ASSETS / "vocabulary" / "figure_words.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Word(
                row["phrase"],
                Place(row["place"]),
                Bound(row["bound"]),
                _end(row["low"]),
                _end(row["high"]),
            )
            for row in csv.DictReader(file)
        )


def _end(written: str) -> float | None:
    return float(written) if written else None
