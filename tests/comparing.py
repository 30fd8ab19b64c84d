"""The cells that typed claims make: what tests of the comparison ask for."""

from datetime import date

from core.comparison import Cell, Comparison, Level, compare, sight_of
from core.crossfilter import Workspace
from core.filters import DateSpan, FilterState
from core.vocabulary.terms import Clock
from tests.making import workspace

Claim = dict[str, object]


def compared(
    space: Workspace,
    window: tuple[str, str] | None = None,
    clock: Clock = Clock.CLAIMED,
    level: Level = Level.SIDE,
) -> Comparison:
    """All cells, or those of the days from ``window[0]`` to ``window[1]``."""
    filters = FilterState(clock=clock)
    if window is not None:
        filters = filters.with_clause(DateSpan(*map(date.fromisoformat, window)))
    return compare(space.dataset, space.index, sight_of(space, filters, level))


def cell_of(
    claims: list[Claim], window: tuple[str, str] | None = None, **tables: list[Claim]
) -> Cell:
    """The one cell of some claims; a test that makes more of them is mistaken."""
    (cell,) = compared(workspace(claims, **tables), window).cells
    return cell


def killed(claimant: str, subject: str, best: float | None, on: str = "", **more: object) -> Claim:
    """A claim that somebody was killed."""
    return {
        "claimant": claimant,
        "subject": subject,
        "measure": "killed",
        "category": "personnel",
        "best": best,
        "claimed_on": on or "2016-04-04",
        **more,
    }


def own(best: float | None, on: str = "", **more: object) -> Claim:
    """Side A of its own loss."""
    return killed("A MoD", "A army", best, on, **more)


def claimed(best: float | None, on: str = "", **more: object) -> Claim:
    """Side B of A's loss."""
    return killed("B MoD", "A army", best, on, **more)
