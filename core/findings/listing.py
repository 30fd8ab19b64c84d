"""Problems grouped by code, ordered by a column, and told without their place."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from core.problems import Problem, Severity

COLUMNS = ("severity", "code", "file", "row", "column", "value", "sentence")
"""What is known of a problem, in the order of the list."""

WEIGHT: Mapping[Severity, int] = MappingProxyType(
    {severity: place for place, severity in enumerate(Severity)}
)
"""Errors weigh least, so that they come first."""


class Group(Struct, frozen=True):
    """All problems of one code and severity: their number of rows, and the first."""

    severity: Severity
    code: str
    count: int
    first: int

    @property
    def key(self) -> str:
        """What it is called in a saved view: ``error:bad_date``."""
        return f"{self.severity}:{self.code}"

    @property
    def title(self) -> str:
        """The code in words: ``bad date``."""
        return self.code.replace("_", " ")


def remark(problem: Problem) -> str:
    """The sentence without the place, for lists that give the place in columns of their own."""
    place = ", ".join(
        part
        for part in (problem.file, f"row {problem.row}" if problem.row else "", problem.column)
        if part
    )
    return problem.sentence.removeprefix(f"{place}: ")


def grouped(problems: Sequence[Problem]) -> tuple[Group, ...]:
    """The kinds of problems found: errors first, then the most frequent."""
    found: dict[tuple[Severity, str], list[int]] = {}
    for place, problem in enumerate(problems):
        seen = found.setdefault((problem.severity, problem.code), [0, place])
        seen[0] += problem.count
    made = [Group(*kind, count, first) for kind, (count, first) in found.items()]
    return tuple(sorted(made, key=lambda one: (WEIGHT[one.severity], -one.count, one.code)))


def ordered(
    problems: Sequence[Problem], places: Sequence[int], column: str, *, descending: bool = False
) -> tuple[int, ...]:
    """Places of problems in the order of a column of ``COLUMNS``; equal ones keep their order."""
    keys: Mapping[str, Callable[[Problem], tuple[int, str]]] = {
        "severity": lambda problem: (WEIGHT[problem.severity], ""),
        "row": lambda problem: (problem.row, problem.file),
    }
    key = keys.get(column, lambda problem: (0, str(getattr(problem, column)).casefold()))
    return tuple(sorted(places, key=lambda place: key(problems[place]), reverse=descending))
