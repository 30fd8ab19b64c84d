"""What the pointer or the key cursor of a loss chart stands on."""

from collections.abc import Sequence

from msgspec import Struct

from core.index import NO_ROWS, Rows
from core.panels.losses.rows import LossMark
from gui.charts.gap.layout import ChartLine, ChartRow, Columns
from gui.charts.gap.marks import RADIUS, ends_of

_REACH = RADIUS + 4


class Target(Struct, frozen=True, eq=False):
    """A line, and of it the mark of a field and role; the claims behind it, and a sentence."""

    line: int
    slot: tuple[int, int] | None
    rows: Rows
    sentence: str
    waits: bool = False
    """Whether claims and sentence are still being looked up."""

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Target)
            and (self.line, self.slot, self.waits) == (other.line, other.slot, other.waits)
            and self.rows == other.rows
        )

    def __hash__(self) -> int:
        return hash((self.line, self.slot))


class Cursor(Struct, frozen=True):
    """Where the key cursor stands: a line, and the field and role of one of its marks."""

    line: int
    slot: tuple[int, int] | None = None

    def target(self, lines: Sequence[ChartLine]) -> Target:
        """What it stands on."""
        line = lines[self.line]
        if not isinstance(line, ChartRow):
            return Target(self.line, None, NO_ROWS, "")
        if not line.known:
            return Target(self.line, self.slot, NO_ROWS, "", waits=True)
        mark = _mark(line, self.slot)
        if mark is not None:
            return Target(self.line, self.slot, mark.rows, mark.sentence)
        cells = [cell for cell in line.cells if cell is not None]
        rows = Rows([row for cell in cells for row in cell.rows.array.tolist()])
        return Target(self.line, None, rows, "\n".join(cell.sentence for cell in cells))


def target_at(lines: Sequence[ChartLine], line: int, columns: Columns, x: float) -> Target | None:
    """The mark of a line nearest to a pixel and within reach of it, else the line."""
    row = lines[line] if line >= 0 else None
    if not isinstance(row, ChartRow):
        return None
    found: list[tuple[float, tuple[int, int]]] = []
    for slot in _slots(row):
        mark = _mark(row, slot)
        if mark is not None:
            low, high = ends_of(mark.amount, columns.fields[slot[0]])
            found.append((max(low - x, x - high, 0.0), slot))
    nearest = min(found, default=(_REACH + 1, None))
    return Cursor(line, nearest[1] if nearest[0] <= _REACH else None).target(lines)


def next_row(lines: Sequence[ChartLine], cursor: Cursor | None, step: int) -> Cursor | None:
    """The cursor some rows further, headings skipped; it keeps its slot where the row has it."""
    rows = [place for place, line in enumerate(lines) if isinstance(line, ChartRow)]
    if not rows:
        return None
    if cursor is None or cursor.line not in rows:
        return Cursor(rows[-1] if step < -1 or step > len(lines) else rows[0])
    place = min(max(rows.index(cursor.line) + step, 0), len(rows) - 1)
    line = lines[rows[place]]
    kept = isinstance(line, ChartRow) and _mark(line, cursor.slot) is not None
    return Cursor(rows[place], cursor.slot if kept else None)


def next_slot(lines: Sequence[ChartLine], cursor: Cursor | None, step: int) -> Cursor | None:
    """The cursor on the next mark of its row; beyond the last it stands on the whole row."""
    cursor = cursor or next_row(lines, None, 1)
    line = lines[cursor.line] if cursor is not None else None
    if cursor is None or not isinstance(line, ChartRow):
        return cursor
    stops: list[tuple[int, int] | None] = [None, *_slots(line)]
    place = stops.index(cursor.slot) if cursor.slot in stops else 0
    return Cursor(cursor.line, stops[(place + step) % len(stops)])


def _slots(row: ChartRow) -> list[tuple[int, int]]:
    return [
        (field, mark.role)
        for field, cell in enumerate(row.cells)
        if cell is not None
        for mark in cell.marks
        if mark is not None
    ]


def _mark(row: ChartRow, slot: tuple[int, int] | None) -> LossMark | None:
    if slot is None:
        return None
    cell = row.cells[slot[0]]
    return None if cell is None else cell.marks[slot[1]]
