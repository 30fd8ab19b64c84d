"""A column of a list whose cells are texts."""

from msgspec import Struct


class ListColumn(Struct, frozen=True):
    """``sample`` are words as wide as what the column usually says."""

    key: str
    title: str
    meaning: str
    sample: str
    order: str = ""
    """Field of what is listed that the heading orders by, "" where it orders by none."""
    right: bool = False
    shrinks: bool = False
    stretches: bool = False
