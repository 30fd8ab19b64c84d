"""What is counted before anybody asks for it."""

from core.crossfilter.source import DATES
from core.filters import FACETS
from core.index import ClaimIndex

_MANY = 500_000
"""With fewer claims a brush is counted quickly enough when the hand arrives at it."""
_LONGEST = 500
"""Counts by each of more values take more room than is theirs before somebody asks for them."""


def ahead(index: ClaimIndex) -> list[str]:
    """The brushes whose cubes are worth it: the dates, and lists in which there is a choice."""
    if index.size < _MANY:
        return []
    return [DATES, *(key for key in FACETS if 1 < len(index[key].values) <= _LONGEST)]
