"""The list of problems as csv, with what each cell was read as."""

from collections.abc import Iterator
from pathlib import Path

from core.dataset import Dataset
from core.exporting.atomic import write_csv
from core.findings.ledger import Ledger, ledger_of
from core.findings.listing import COLUMNS
from core.findings.readings import read_as
from core.tabbed import escaped


def save_problems(dataset: Dataset, path: Path) -> None:
    """Write every problem and reading with its place, formula-safe; raises OSError."""
    ledger = ledger_of(dataset)

    def rows() -> Iterator[list[str]]:
        for place, problem in enumerate(ledger.problems):
            cells = [str(getattr(problem, name)) for name in COLUMNS]
            yield [escaped(cell) for cell in (*cells, read_in(dataset, ledger, place))]

    write_csv(path, (*COLUMNS, "read_as"), rows())


def read_in(dataset: Dataset, ledger: Ledger, place: int) -> str:
    """What the cell of a problem was read as; "" where its row was refused, or says just that."""
    problem, row = ledger.problems[place], ledger.claim(place)
    if row is None or not problem.column:
        return ""
    return read_as(dataset, (problem.column, problem.value), row)
