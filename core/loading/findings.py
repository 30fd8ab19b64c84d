"""What was found while a table was read: rows refused, doubts, remarks."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.loading import limits
from core.loading.headers import mapped_headers
from core.loading.rawtable import RawTable, Rejections, note, shown
from core.problems import Problem, RejectedRow, Severity

Mask = NDArray[np.bool_]


class Findings:
    """Collects the findings of one table."""

    def __init__(self, table: RawTable, columns: list[Any] | None = None) -> None:
        """``columns`` are those of the table, None where one was let go after it was read."""
        self.table = table
        self.columns = list(table.columns) if columns is None else columns
        self.mapped = mapped_headers(table.name, table.headers)
        self.refused = np.zeros(len(table.rows), dtype=bool)
        self.problems: list[Problem] = []
        self._rejections = Rejections(table.file)

    def refuse(self, rows: Mask, code: str, column: str, why: Callable[[int, str], str]) -> None:
        """Refuse rows not refused yet; ``why`` gets the row's place and value as written.

        Of rows that were one row of the file the first is named, and all are refused with it.
        """
        for index in self._first_of_each(rows & ~self.refused):
            place, row = int(index), int(self.table.rows[index])
            value = self.written(column, place)
            sentence = f"{self.table.file}, row {row}, {column}: {why(place, shown(value))}"
            self.problems.append(
                Problem(code, Severity.ERROR, self.table.file, row, column, value, sentence)
            )
            self._rejections.add(row, (code, sentence), self.table.written_row(place))
        self.refused |= self._with_siblings(rows)

    def doubt(self, rows: Mask, code: str, column: str, why: Callable[[int, str], str]) -> None:
        """Warn of rows that are kept."""
        for index in np.flatnonzero(rows & ~self.refused):
            place, row = int(index), int(self.table.rows[index])
            value = self.written(column, place)
            sentence = f"{self.table.file}, row {row}, {column}: {why(place, shown(value))}"
            self.problems.append(
                Problem(code, Severity.WARNING, self.table.file, row, column, value, sentence)
            )

    def _first_of_each(self, rows: Mask) -> NDArray[np.int64]:
        hit = np.flatnonzero(rows)
        if self.table.origin is None:
            return hit
        _, first = np.unique(self.table.origin.places[hit], return_index=True)
        return hit[first]

    def _with_siblings(self, rows: Mask) -> Mask:
        if self.table.origin is None or not rows.any():
            return rows
        places = self.table.origin.places
        struck = np.zeros(int(places.max()) + 1, dtype=bool)
        struck[places[rows]] = True
        return struck[places]

    def whole(self, severity: Severity, code: str, column: str, sentence: str) -> None:
        """Say something of the file, not of one row."""
        self.problems.append(Problem(code, severity, self.table.file, 0, column, "", sentence))

    def remark(self, code: str, sentence: str) -> None:
        """Note something about the file."""
        self.problems.append(note(self.table.file, code, sentence))

    def written(self, column: str, place: int) -> str:
        """The text of a cell as it stands in the file, by its header or schema name."""
        cells = self.columns[self.mapped[column]] if column in self.mapped else None
        return "" if cells is None else str(cells[place].as_py())

    @property
    def rejected(self) -> tuple[RejectedRow, ...]:
        """The rows refused here."""
        return tuple(self._rejections.rows)


def capped(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The first problems of every code and file, and how many more there are."""
    seen: Counter[tuple[str, str]] = Counter()
    kept: list[Problem] = []
    last: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        key = (problem.code, problem.file)
        seen[key] += 1
        if seen[key] <= limits.PROBLEMS:
            kept.append(problem)
        else:
            last[key] = problem
    for key, problem in last.items():
        count = seen[key] - limits.PROBLEMS
        sentence = f"{problem.file}: {count:,} more rows have this problem ({problem.code})."
        about = (problem.code, problem.severity, problem.file, 0, problem.column, "")
        kept.append(Problem(*about, sentence, count))
    return tuple(kept)
