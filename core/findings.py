"""The problems of a dataset as a list to work through: grouped, ordered, and led back to claims."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from core.dataset import Dataset
from core.problems import Problem, Severity

COLUMNS = ("severity", "code", "file", "row", "column", "value", "sentence")
"""What is known of a problem, in the order of the list."""

_WEIGHT = {severity: place for place, severity in enumerate(Severity)}


@dataclass(frozen=True)
class Group:
    """All problems of one code and severity."""

    severity: Severity
    code: str
    count: int


def remark(problem: Problem) -> str:
    """The sentence without the place, for lists that give the place in columns of their own."""
    place = ", ".join(
        part
        for part in (problem.file, f"row {problem.row}" if problem.row else "", problem.column)
        if part
    )
    return problem.sentence.removeprefix(f"{place}: ")


def groups(problems: Sequence[Problem]) -> tuple[Group, ...]:
    """The kinds of problems found: errors first, then the most frequent."""
    found = Counter((problem.severity, problem.code) for problem in problems)
    made = [Group(severity, code, count) for (severity, code), count in found.items()]
    return tuple(sorted(made, key=lambda one: (_WEIGHT[one.severity], -one.count, one.code)))


def ordered(
    problems: Sequence[Problem], column: str, *, descending: bool = False
) -> tuple[Problem, ...]:
    """The problems in the order of a column of ``COLUMNS``; equal ones keep their order."""

    def place(problem: Problem) -> tuple[int, str]:
        match column:
            case "severity":
                return _WEIGHT[problem.severity], ""
            case "row":
                return problem.row, problem.file
            case _:
                return 0, str(getattr(problem, column)).casefold()

    return tuple(sorted(problems, key=place, reverse=descending))


class Whereabouts:
    """Where the rows of the files went: from file and row to the claim."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    def claim(self, problem: Problem) -> int | None:
        """Row of the claim that a problem is about; None where its row was not kept."""
        return self._claims.get((problem.file, problem.row)) if problem.row else None

    @cached_property
    def _claims(self) -> dict[tuple[str, int], int]:
        raw = self._dataset.raw.get("claims")
        if raw is None or not {"_file", "_row"} <= set(raw.columns):
            return {}
        files, rows = raw["_file"].astype(str), raw["_row"].astype(str)
        return {
            (file, int(row)): number
            for number, (file, row) in enumerate(zip(files, rows, strict=True))
            if row.isdecimal()
        }
