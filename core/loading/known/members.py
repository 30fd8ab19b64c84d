"""Several parties in one cell, as UCDP lists them."""

from core.loading.known.sheet import Column, Sheet

_BETWEEN = ", "
_MOST = 100
"""Parties of one cell; a cell of more is one name."""


def members_of(text: str) -> list[str]:
    """The parties that a cell names."""
    names = [name.strip() for name in text.split(_BETWEEN) if name.strip()]
    return names if len(names) <= _MOST else [text]


def all_members(sheet: Sheet, column: str) -> list[Column]:
    """The first, second, … party of a column, each as a column of its own."""
    most = max((len(members_of(text)) for text in sheet.spellings(column).texts), default=0)
    return [_member(sheet, column, place) for place in range(max(most, 1))]


def _member(sheet: Sheet, column: str, place: int) -> Column:
    def member(text: str) -> str:
        names = members_of(text)
        return names[place] if place < len(names) else ""

    return sheet.each(member, column)
