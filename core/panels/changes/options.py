"""The lists of changes, and which of them are unfolded."""

from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    """A list of changes."""

    MOVED = "moved"
    CHANGED = "changed"
    ADDED = "added"
    WITHDRAWN = "withdrawn"

    @property
    def heading(self) -> str:
        """What stands over it."""
        return _TITLES[self]


_TITLES = {
    Kind.MOVED: "Figures of the comparison",
    Kind.CHANGED: "Changed claims",
    Kind.ADDED: "Added claims",
    Kind.WITHDRAWN: "Withdrawn claims",
}


class ChangesOptions(Struct, frozen=True):
    """Which lists are unfolded."""

    unfolded: frozenset[Kind] = frozenset(Kind)
