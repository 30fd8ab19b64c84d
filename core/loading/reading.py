"""How a file is to be read, where somebody says so rather than leave it to detection."""

from msgspec import Struct

NO_HEADER = -1
"""No row holds names: the columns are called column 1, column 2, …"""


class Reading(Struct, frozen=True):
    """Encoding, delimiter, header rows and table of a file; what is empty or 0 is detected."""

    encoding: str = ""
    """A codec of Python; spreadsheets, JSON and databases know their own."""
    delimiter: str = ""
    header_row: int = 0
    """The first row that holds names, the first of the file being row 1; NO_HEADER: none does."""
    header_rows: int = 1
    """How many rows the names stand over: a side over its measures, a name over its unit."""
    table: str = ""
    """Which sheet of a spreadsheet, or table of a database."""


DETECTED = Reading()
"""Everything is detected."""


def numbered(width: int) -> tuple[str, ...]:
    """Names for columns that have none."""
    return tuple(f"column {place}" for place in range(1, width + 1))
