"""The loss comparison as a table: columns, texts and sort keys."""

from collections.abc import Callable, Sequence
from math import isnan

from msgspec import Struct

from core.arithmetic import FloatArray
from core.comparison import STATES, Cell, Measured, Slot, counted, number, short_state
from core.filters.dates import day_of
from core.index import UNDATED, side_label
from core.messages import say
from core.panels.losses.rows import LossRow
from core.tabbed import tabbed
from core.vocabulary.terms import Measure

_MISSING = "—"
_LAST = (1, 0.0)
Key = tuple[int, float] | str


class TableColumn(Struct, frozen=True):
    """One column: what it says of a row, and by what it sorts."""

    key: str
    text: Callable[[LossRow], str]
    order: Callable[[LossRow], Key]
    right: bool = False
    looks: bool = False
    """Whether it needs what stands behind a row."""

    @property
    def title(self) -> str:
        """Its heading."""
        return say(f"losses.title.{self.key}")

    @property
    def meaning(self) -> str:
        """What it says, in words."""
        return say(f"losses.meaning.{self.key}")


def as_text(rows: Sequence[LossRow], *, titles: bool = True) -> str:
    """Rows as tab-separated lines under their titles; no cell can be taken for a formula."""
    lines = [tabbed(column.title for column in COLUMNS)] if titles else []
    lines += [tabbed(column.text(row) for column in COLUMNS) for row in rows]
    return "\n".join(lines)


def sorted_by(rows: Sequence[LossRow], column: int, *, descending: bool) -> tuple[LossRow, ...]:
    """Rows in the order of a column; missing figures last either way."""
    key = COLUMNS[column].order
    given = [row for row in rows if key(row) != _LAST]
    missing = [row for row in rows if key(row) == _LAST]
    return (*sorted(given, key=key, reverse=descending), *missing)


def _slot_column(role: int, key: str) -> TableColumn:
    def slot(row: LossRow) -> Slot | None:
        return row.cell.compared[role]

    def text(row: LossRow) -> str:
        found = slot(row)
        return _MISSING if found is None else found.amount.written()

    return TableColumn(key, text, _key(lambda made: made.middles[role]), right=True)


def _key(column: Callable[[Measured], FloatArray]) -> Callable[[LossRow], Key]:
    """Rows by a column of what was measured, those without a number last."""

    def key(row: LossRow) -> Key:
        found = float(column(row.comparison.measured)[row.number])
        return _LAST if isnan(found) else (0, found)

    return key


def _each(row: LossRow, told: Callable[[Slot], str]) -> str:
    told_by = [_MISSING if slot is None else told(slot) for slot in row.cell.compared]
    return " / ".join(told_by) if len(set(told_by)) > 1 else told_by[0]


def _claimants(row: LossRow) -> str:
    return _each(row, lambda slot: slot.claimant or _MISSING)


def _dates(row: LossRow) -> str:
    return _each(
        row, lambda slot: _MISSING if slot.as_of == UNDATED else day_of(slot.as_of).isoformat()
    )


def _newest(row: LossRow) -> Key:
    day = int(row.comparison.measured.newest[row.number])
    return _LAST if day == UNDATED else (0, float(day))


def _measure(
    key: str,
    value: Callable[[Cell], float | None],
    column: Callable[[Measured], FloatArray],
) -> TableColumn:
    def text(row: LossRow) -> str:
        found = value(row.cell)
        return _MISSING if found is None else f"{found:.2f}".replace("-", "−")

    return TableColumn(key, text, _key(column), right=True)


def _counts(key: str, count: Callable[[Slot], int]) -> TableColumn:
    def total(row: LossRow) -> int:
        return sum(count(slot) for slot in row.cell.compared if slot is not None)

    return TableColumn(
        key,
        lambda row: _each(row, lambda slot: number(count(slot))),
        lambda row: (0, float(total(row))),
        right=True,
        looks=True,
    )


def _measured(row: LossRow) -> str:
    return Measure(row.cell.thing.measure).label


def _state(cell: Cell) -> str:
    if cell.difference is None:
        return short_state(cell)
    return say("losses.agree" if cell.difference.consistent else "losses.differ")


COLUMNS = (
    TableColumn(
        "subject",
        lambda row: row.cell.subject or side_label(row.cell.side),
        lambda row: row.cell.subject.casefold(),
    ),
    TableColumn(
        "measure",
        _measured,
        _measured,
    ),
    TableColumn(
        "category",
        lambda row: row.cell.thing.counted or _MISSING,
        lambda row: row.cell.thing.counted.casefold(),
    ),
    _slot_column(0, "own"),
    _slot_column(1, "adversary"),
    _slot_column(2, "third"),
    TableColumn("claimant", _claimants, _claimants),
    TableColumn("asof", _dates, _newest),
    TableColumn(
        "basis",
        lambda row: _each(row, counted),
        lambda row: _each(row, counted),
        looks=True,
    ),
    _measure(
        "share",
        lambda cell: None if cell.difference is None else cell.difference.share,
        lambda made: made.share,
    ),
    _measure(
        "doublings",
        lambda cell: None if cell.difference is None else cell.difference.doublings,
        lambda made: made.doublings,
    ),
    TableColumn(
        "ratio",
        lambda row: _MISSING if row.cell.difference is None else row.cell.difference.times,
        _key(lambda made: made.least),
        right=True,
    ),
    _counts("variants", lambda slot: slot.variants),
    _counts("origins", lambda slot: slot.origins),
    TableColumn(
        "state",
        lambda row: _state(row.cell),
        lambda row: STATES[int(row.comparison.measured.state[row.number])].value,
    ),
)
"""The columns, from left to right."""
