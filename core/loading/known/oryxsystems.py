"""What sort of equipment a system named by Oryx is, where its own name says so."""

import csv
import re
from functools import cache

from core.shipped import ASSETS


@cache
def category_of(system: str) -> str:
    """The category of a system, "" where its name does not tell it."""
    return next((category for category, rule in _rules() if rule.search(system)), "")


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Categories and the patterns of the names that belong to them; the first that fits counts."""
    path = ASSETS / "vocabulary" / "oryx_systems.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            (row["category"], re.compile(row["pattern"], re.IGNORECASE))
            for row in csv.DictReader(file)
        )
