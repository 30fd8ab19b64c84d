"""How a file is to be read, where somebody says so rather than leave it to detection."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reading:
    """Encoding, delimiter and header row of a file; what is empty or 0 is detected."""

    encoding: str = ""
    """A codec of Python; spreadsheets, JSON and databases know their own."""
    delimiter: str = ""
    header_row: int = 0
    """The row that holds the names, the first of the file being row 1."""


DETECTED = Reading()
"""Everything is detected."""
