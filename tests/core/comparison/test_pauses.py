"""Totals that are repeated while others of the same claimant go on."""

from datetime import date, timedelta

import numpy as np

from core.comparison import Sight, Thing
from core.comparison.courses import Course, courses_in
from core.comparison.pauses import held_since
from core.filters import FilterState
from core.filters.dates import day_number
from core.index import UNDATED
from core.vocabulary.terms import Clock
from tests.comparing import Claim, killed
from tests.making import workspace

TANK = Thing("destroyed", "tank")
FIRST = date(2022, 3, 1)


def total(category: str, best: float, day: int, who: str = "B MoD") -> Claim:
    on = (FIRST + timedelta(days=day)).isoformat()
    return killed(
        who, "A army", best, on, category=category, measure="destroyed", basis="cumulative"
    )


def daily(category: str, bests: list[float], who: str = "B MoD") -> list[Claim]:
    return [total(category, best, day, who) for day, best in enumerate(bests)]


RISING = [10.0, 12, 15, 16, 20, 22]
HELD = [*RISING, *[22.0] * 10, 40]
"""Six totals in six days, then the 22 of the sixth day ten times over, then 40."""


def course(claims: list[Claim], thing: Thing = TANK) -> Course:
    space = workspace(claims)
    sight = Sight(space.mask(FilterState()), Clock.CLAIMED)
    ((found,),) = courses_in(space.dataset, space.index, sight, [("A", thing)])
    return found


def test_a_total_held_past_a_week_while_a_sibling_rises_is_carried_forward() -> None:
    """The usual interval is a day, so a week counts: days 13, 14 and 15 lie beyond 5 + 7."""
    found = course([*daily("tank", HELD), *daily("apc", [float(n) for n in range(17)])])
    assert np.flatnonzero(found.stale).tolist() == [13, 14, 15]
    assert set(found.same_since[13:16].tolist()) == {day_number(FIRST + timedelta(days=5))}


def test_a_total_held_while_nothing_else_rises_is_no_carry_forward() -> None:
    assert not course([*daily("tank", HELD), *daily("apc", [7.0] * 17)]).stale.any()
    assert not course(daily("tank", HELD)).stale.any()


def test_another_claimants_rise_does_not_count() -> None:
    others = daily("apc", [float(n) for n in range(17)], who="A MoD")
    assert not course([*daily("tank", HELD), *others]).stale.any()


def test_a_total_that_seldom_changed_has_no_usual_pace() -> None:
    seldom = [*[1.0] * 10, *[2.0] * 30]
    others = daily("apc", [float(n) for n in range(40)])
    assert not course([*daily("tank", seldom), *others]).stale.any()


def test_a_revision_ends_the_repetition() -> None:
    """Changes on days 0, 5, 10, 15, 20: every 5 days, so 15 days may pass; 36 is one too late."""
    days = np.array([0, 5, 10, 15, 20, 30, 35, 36, 37])
    held = np.array([False] * 5 + [True] * 3 + [False])
    found = held_since(days, held, np.array([21]))
    assert found.tolist() == [*[UNDATED] * 7, 20, UNDATED]


def test_a_merged_term_says_as_what_it_goes_on() -> None:
    def said(category: str, best: float, on: str) -> Claim:
        return killed(
            "B MoD", "A army", best, on, category=category, measure="destroyed", basis="cumulative"
        )

    claims = [
        said("motor_vehicle", 1701, "2022-04-30"),
        said("fuel_tanker", 76, "2022-04-30"),
        said("vehicle", 1796, "2022-05-01"),
        said("vehicle", 1824, "2022-05-02"),
    ]
    found = course(claims, Thing("destroyed", "fuel_tanker"))
    assert found.goes_on == (("vehicle", day_number(date(2022, 5, 1))),)
    assert course(claims, Thing("destroyed", "vehicle")).goes_on == ()
