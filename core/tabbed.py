"""Text that is pasted into a spreadsheet: no cell of it is taken for a formula."""

from collections.abc import Iterable

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "'")


def escaped(cell: str) -> str:
    """The cell with an apostrophe before what would be read as a formula or as an apostrophe."""
    return f"'{cell}" if cell.startswith(_DANGEROUS) else cell


def tabbed(cells: Iterable[str]) -> str:
    """Cells as one line, parted by tabs; white space within one is a single space."""
    return "\t".join(escaped(" ".join(cell.split())) for cell in cells)
