"""One problem in full: its sentence, and the row of the file it is about as it was written."""

from msgspec import Struct

from core.dataset import Dataset
from core.findings import Ledger, read_in, remark

LONGEST = 600
"""Letters of a cell shown."""


class Detail(Struct, frozen=True):
    """What the panel tells of the problem at hand."""

    title: str
    """File and row."""
    sentence: str
    written: str = ""
    read: str = ""
    cells: tuple[tuple[str, str], ...] = ()
    """Column of the file and text of every cell of the row that is not empty."""

    @property
    def text(self) -> str:
        """All of it, on several lines."""
        sentence = f"{self.sentence[:1].upper()}{self.sentence[1:]}"
        lines = [self.title, "", sentence]
        if self.read:
            lines += ["", f"Written: {self.written}", f"Read as: {self.read}"]
        if self.cells:
            lines += ["", "The row as written"]
            lines += [f"  {name}: {' '.join(text.split())}" for name, text in self.cells]
        return "\n".join(lines)


def detail_of(dataset: Dataset, ledger: Ledger, place: int) -> Detail:
    """A problem of the ledger in full."""
    problem = ledger.problems[place]
    cells = tuple((name, cell[:LONGEST]) for name, cell in ledger.whereabouts.written(problem))
    kept = ledger.claim(place) is not None
    state = "" if not problem.row else "kept" if kept else "refused" if cells else "not a claim"
    row = f"row {problem.row:,}" if problem.row else "the whole file"
    return Detail(
        " · ".join(filter(None, (problem.file, row, state))),
        remark(problem),
        problem.value[:LONGEST],
        read_in(dataset, ledger, place)[:LONGEST],
        cells,
    )
