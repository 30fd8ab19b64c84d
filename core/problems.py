"""What was wrong with a file, said so that a person can mend it."""

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """Whether the row was refused, kept with a doubt, remarked on, or only read as something."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    READING = "reading"


class Problem(Struct, frozen=True):
    """One finding; ``row`` counts the file's rows from the header, row 1 (0 = the whole file)."""

    code: str
    severity: Severity
    file: str
    row: int
    column: str
    value: str
    sentence: str
    count: int = 1
    """Rows it stands for: more than one where they are not listed one by one."""


class RejectedRow(Struct, frozen=True):
    """A row that could not become a claim, as it stood in the file."""

    file: str
    row: int
    code: str
    sentence: str
    values: tuple[tuple[str, str], ...]


class UnreadableError(Exception):
    """A file that gives no rows at all; the message says why and names the file."""


class NotUnderstoodError(UnreadableError):
    """A table that was read, but of which nobody said what its columns mean."""
