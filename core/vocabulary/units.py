"""Units in which figures are given: those that only count pieces or people, and all others."""

PLAIN = "count"
"""The unit of figures that count one by one."""
PIECES = ("", PLAIN, "units", "pieces", "items")
PEOPLE = ("people", "persons", "person")
_COUNTED = frozenset((*PIECES, *PEOPLE))


def unit_of(written: str) -> str:
    """The unit of a figure; ``PLAIN`` where nothing but pieces or people are counted."""
    return PLAIN if written.casefold() in _COUNTED else written
