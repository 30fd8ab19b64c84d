"""What was refused, as csv."""

from collections.abc import Iterator
from pathlib import Path

from core.dataset import Dataset
from core.exporting.atomic import write_csv
from core.tabbed import escaped

_REJECTED = ("file", "row", "problem", "sentence")


def save_rejected(dataset: Dataset, path: Path) -> None:
    """Write every refused row with its reason and its cells as written."""
    names = list(dict.fromkeys(name for row in dataset.rejected for name, _ in row.values))
    own = [f"{name} (as written)" if name in _REJECTED else name for name in names]

    def rows() -> Iterator[list[str]]:
        for row in dataset.rejected:
            cells = dict(row.values)
            about = (row.file, str(row.row), row.code, row.sentence)
            yield [escaped(cell) for cell in (*about, *(cells.get(name, "") for name in names))]

    write_csv(path, [escaped(name) for name in (*_REJECTED, *own)], rows())
