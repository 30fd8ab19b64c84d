"""Cells of the loss comparison that are not as they were, and by how much."""

from collections.abc import Mapping

from msgspec import Struct

from core.comparison import Cell, Slot, compare, sight_of, told_of
from core.comparison.figures import figures_of
from core.comparison.register import register_of
from core.crossfilter import Workspace
from core.filters import FilterState
from core.index import NO_ROWS, Rows
from core.loading.progress import Progress, part, silent
from core.vocabulary.terms import Clock
from core.wording import MISSING

_DOING = "Comparing the losses with those before"
_SPEAKERS = ("own figure", "adversary’s figure", "third parties")


class MovedCell(Struct, frozen=True):
    """One slot of a cell before and after; "—" where there was, or is, no statement."""

    subject: str
    thing: str
    speaker: str
    before: str
    after: str
    by: str
    """``+12``, ``−3``; "" where no two numbers were said."""
    rows: Rows
    """The claims behind the figure now, else none."""
    told: tuple[str, str] = ("", "")
    """Who said the figures before and now, as of when and on what basis; "" of none."""


def moved_cells(
    old: Workspace, new: Workspace, clock: Clock, progress: Progress = silent
) -> tuple[MovedCell, ...]:
    """Every figure of the comparison by side that moved, nothing filtered; the largest first.

    ``progress`` may raise to break off.
    """
    before = _cells(old, clock, part(progress, 0, 0.5))
    after = _cells(new, clock, part(progress, 0.5, 1))
    found: list[tuple[float, MovedCell]] = []
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key), after.get(key)
        slots = (was.slots if was else (None,) * 3, now.slots if now else (None,) * 3)
        for role, (speaker, one, other) in enumerate(zip(_SPEAKERS, *slots, strict=True)):
            if _written(one) != _written(other):
                moved = MovedCell(
                    key[0] or "side not stated",
                    key[1],
                    speaker,
                    _written(one),
                    _written(other),
                    _signed(_by(one, other)),
                    NO_ROWS if other is None else other.rows,
                    (_told(was, one, role), _told(now, other, role)),
                )
                found.append((_by(one, other) or 0.0, moved))
    return tuple(moved for _, moved in sorted(found, key=lambda each: -abs(each[0])))


def _cells(space: Workspace, clock: Clock, progress: Progress) -> Mapping[tuple[str, str], Cell]:
    """The cells with a statement; what they are made of is made step by step, and kept."""
    if not space.index.size:
        return {}
    sight = sight_of(space, FilterState(clock=clock))
    steps = (
        lambda: figures_of(space.dataset, space.index),
        lambda: register_of(figures_of(space.dataset, space.index), space.index, sight),
    )
    for place, make in enumerate(steps):
        progress(_DOING, place / (len(steps) + 1))
        make()
    progress(_DOING, 1.0)
    cells = compare(space.dataset, space.index, sight).cells
    return {(cell.subject, cell.thing.label): cell for cell in cells if any(cell.slots)}


def _written(slot: Slot | None) -> str:
    return MISSING if slot is None else slot.amount.written()


def _told(cell: Cell | None, slot: Slot | None, role: int) -> str:
    return "" if cell is None or slot is None else told_of(slot, cell, role)


def _by(one: Slot | None, other: Slot | None) -> float | None:
    points = [None if slot is None else slot.amount.point for slot in (one, other)]
    return None if points[0] is None or points[1] is None else points[1] - points[0]


def _signed(by: float | None) -> str:
    return f"{by:+,.10g}".replace("-", "−") if by else ""
