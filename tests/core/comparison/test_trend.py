from datetime import date, timedelta

import numpy as np
import pytest

from core.comparison import Reach, Sight, Trend, trend_of
from core.crossfilter import Workspace
from core.filters import FilterState
from core.filters.dates import day_number
from core.index import IntArray
from core.vocabulary.terms import Clock
from tests.comparing import Claim, claimed, compared, killed, own
from tests.making import workspace

SAID: list[Claim] = [
    claimed(26, "2016-04-02", basis="incremental"),
    own(1, "2016-04-02", basis="incremental"),
    claimed(10, "2016-04-03", basis="incremental"),
    own(5, "2016-04-04", basis="incremental"),
    claimed(8, "2016-04-04", measure="destroyed", category="tank", basis="incremental"),
    own(1, "2016-04-04", measure="destroyed", category="ifv", basis="incremental"),
    own(2, "2016-04-04", measure="destroyed", category="tank", basis="incremental"),
]


def days(first: str, count: int) -> IntArray:
    start = day_number(date.fromisoformat(first))
    return np.arange(start, start + count + 1, dtype=np.int32)


def trend(space: Workspace, edges: IntArray, reach: Reach) -> Trend:
    mask = space.mask(FilterState())
    return trend_of(space.dataset, space.index, Sight(mask, Clock.CLAIMED), edges, reach)


def test_within_each_bin_only_what_was_said_there_is_compared() -> None:
    """26 against 1 on the 2nd: 25 / 27. Nobody admits anything on the 3rd. 8 tanks against 2."""
    found = trend(workspace(SAID), days("2016-04-02", 3), Reach.WITHIN)
    shares = [point.summary.share for point in found.every.points]
    assert shares == [pytest.approx(25 / 27), None, pytest.approx(6 / 10)]
    coverage = [(p.summary.comparable, p.summary.cells) for p in found.every.points]
    assert coverage == [(1, 1), (0, 1), (1, 3)]
    assert found.every.points[0].rows.array.tolist() == [0, 1]


def test_until_each_bin_everything_said_before_counts_too() -> None:
    """Killed: 26 : 1, 36 : 1, 36 : 6, so I is 25, 35 and 30."""
    found = trend(workspace(SAID), days("2016-04-02", 3), Reach.UNTIL)
    personnel, armour = found.lines
    assert (personnel.label, armour.label) == ("personnel", "armoured vehicle")
    assert [point.summary.distance for point in personnel.points] == [25, 35, 30]
    assert [point.summary.share for point in armour.points] == [None, None, pytest.approx(0.6)]


def test_until_the_last_bin_is_the_comparison_of_everything() -> None:
    space = workspace(SAID)
    found = trend(space, days("2016-04-02", 3), Reach.UNTIL)
    assert found.every.points[-1].summary == compared(space).summary


def test_a_running_total_is_no_increase_where_nothing_was_said() -> None:
    """A total of 20, then 29: 9 more on the 4th, against 3 admitted for that day."""
    total: Claim = {"basis": "cumulative", "since": "2016-04-01"}
    space = workspace(
        [
            claimed(20, "2016-04-02", **total),
            claimed(29, "2016-04-04", **total),
            own(3, "2016-04-04", basis="incremental"),
        ]
    )
    points = trend(space, days("2016-04-02", 3), Reach.WITHIN).every.points
    assert [point.summary.distance for point in points] == [None, None, 6]


def test_a_category_that_is_nowhere_comparable_has_no_track() -> None:
    space = workspace([claimed(3, "2016-04-02"), killed("Observer", "A army", 4, "2016-04-03")])
    found = trend(space, days("2016-04-02", 2), Reach.WITHIN)
    assert found.lines == ()
    assert not found.every.comparable
    assert [point.summary.coverage for point in found.every.points] == [
        "0 of 1 cell comparable",
        "0 of 1 cell comparable",
    ]


def test_bins_of_weeks_hold_seven_days() -> None:
    """26 and 10 claimed from Saturday to Sunday, 1 admitted: 36 : 1."""
    edges = days("2016-03-28", 14)[::7]
    (week, _) = trend(workspace(SAID), edges, Reach.WITHIN).every.points
    first = date(2016, 3, 28)
    assert (week.first, week.last) == (day_number(first), day_number(first + timedelta(days=6)))
    assert week.summary.distance == 35


def test_no_bins_make_no_points() -> None:
    found = trend(workspace(SAID), days("2016-04-02", 0), Reach.UNTIL)
    assert found.every.points == ()
