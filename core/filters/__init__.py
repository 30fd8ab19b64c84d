"""Filters: frozen clauses, at most one of a kind, and the state that holds them."""

from core.filters.clause import Clause
from core.filters.dates import DateSpan
from core.filters.facets import FACETS, OneOf, among
from core.filters.state import FILTER_KINDS, KNOWN_ON, FilterState
from core.filters.threads import ANSWER, Answered
from core.filters.words import Words

__all__ = [
    "ANSWER",
    "FACETS",
    "FILTER_KINDS",
    "KNOWN_ON",
    "Answered",
    "Clause",
    "DateSpan",
    "FilterState",
    "OneOf",
    "Words",
    "among",
]
