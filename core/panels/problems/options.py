"""How the problems are listed."""

from msgspec import Struct

from core.problems import Severity


class ProblemsOptions(Struct, frozen=True):
    """Which problems are listed, in which order, and the groups whose rows are shown.

    A code or a file that the dataset does not have narrows nothing.
    """

    severities: frozenset[Severity] = frozenset(Severity)
    code: str = ""
    file: str = ""
    words: str = ""
    unfolded: frozenset[str] = frozenset()
    """Keys of groups."""
    order: str = ""
    """Key of the column the rows of a kind are ordered by, "" for the order of the files."""
    descending: bool = False
