"""What changed, in words."""

from core.changes.changes import Changes
from core.dataset import Dataset
from core.wording.counts import counted


def told(changes: Changes) -> str:
    """``3 claims added, 1 changed, 2 withdrawn; 4 figures of the comparison moved``."""
    if changes.nothing:
        return f"nothing changed in {counted(changes.same, 'claim')}"
    parts = [
        f"{counted(len(changes.added), 'claim')} added",
        f"{len(changes.changed):,} changed",
        f"{len(changes.withdrawn.claims):,} withdrawn",
    ]
    cells = f"{counted(len(changes.cells), 'figure')} of the comparison moved"
    return f"{', '.join(parts)}; {cells}"


def matched_words(changes: Changes) -> str:
    """``198 claims matched by their id, 2 by claimant, subject, … and dates``; "" for none."""
    parts = [f"{count:,} by {words}" for words, count in changes.matched]
    return f"Claims of the two readings matched: {', '.join(parts)}." if parts else ""


def cells_of_claim(
    changes: Changes, dataset: Dataset, number: int
) -> tuple[tuple[str, str, str], ...]:
    """Of the ``number``-th changed claim each column that differs, before and after.

    The figure as written is told only where none of its numbers moved.
    """
    row, names = int(changes.changed.array[number]), changes.columns(number)
    written = not {"best", "low", "high"} & set(names)
    return tuple(
        (name, _cell(changes.before, name, number), _cell(dataset, name, row))
        for name in names
        if written or name != "value_text"
    )


def _cell(dataset: Dataset, name: str, row: int) -> str:
    value: object = dataset.claims[name].iat[row]
    if isinstance(value, float):
        return "" if value != value else f"{value:,.15g}"  # noqa: PLR0124 - NaN is not itself
    return str(value)
