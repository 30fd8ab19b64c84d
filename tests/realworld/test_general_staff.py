"""The public series of the Ukrainian General Staff, day by day, through the whole comparison."""

import json
import os
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from core.comparison import Comparison, Sight
from core.comparison.courses import Course, courses_in
from core.comparison.figures import figures_of
from core.crossfilter import Workspace
from core.filters.dates import day_of
from core.vocabulary.crosswalk import crosswalk
from core.vocabulary.terms import Clock
from tests.comparing import compared
from tests.making import workspace

FOLDER = os.environ.get("COUNTERCLAIM_DATA", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="COUNTERCLAIM_DATA is not set")
Series = dict[str, list[tuple[str, float]]]


@pytest.fixture(scope="module")
def series() -> Series:
    """Each category's values as they stand in the file, in the order of their days."""
    found: Series = {}
    for name in ("equipment", "personnel"):
        path = Path(FOLDER) / "ua_generalstaff_claims" / f"russia_losses_{name}.json"
        for record in sorted(json.loads(path.read_bytes()), key=lambda record: record["date"]):
            for term, value in record.items():
                known = crosswalk().find("ua_general_staff", term)
                if known is not None and isinstance(value, int | float):
                    found.setdefault(known.category, []).append((record["date"], value))
    return found


@pytest.fixture(scope="module")
def space(series: Series) -> Workspace:
    return opened(series)


def opened(series: Series) -> Workspace:
    claims: list[dict[str, object]] = [
        {
            "claimant": "General Staff of Ukraine",
            "subject": "Russian armed forces",
            "measure": "casualties" if category == "personnel" else "lost_unspecified",
            "category": category,
            "claimed_on": day,
            "best": value,
            "basis": "cumulative",
            "since": "2022-02-24",
        }
        for category, values in series.items()
        for day, value in values
    ]
    actors: list[dict[str, object]] = [
        {"actor": "General Staff of Ukraine", "side": "Ukraine"},
        {"actor": "Russian armed forces", "side": "Russia"},
    ]
    return workspace(claims, actors=actors)


def figures(comparison: Comparison) -> dict[str, float | None]:
    """The adversary's figure of each category; a rise, a running total or a revised one."""
    return {
        cell.thing.category: cell.adversary.amount.best
        for cell in comparison.cells
        if cell.adversary is not None
    }


def test_the_file_has_the_falls_and_the_merger_it_is_known_for(series: Series) -> None:
    falls = {
        (category, after[0])
        for category, values in series.items()
        for before, after in pairwise(values)
        if after[1] < before[1]
    }
    assert len(falls) == 13
    assert ("tank", "2023-05-28") in falls
    assert "motor_vehicle" in series


def test_no_fall_and_no_first_value_becomes_a_days_loss(space: Workspace, series: Series) -> None:
    for category, values in series.items():
        first = values[0][0]
        falls = [(a, b) for a, b in pairwise(values) if b[1] < a[1]]
        for day in (first, *(after[0] for _, after in falls)):
            found = compared(space, (day, day))
            slot = next(c.adversary for c in found.cells if c.thing.category == category)
            assert slot is not None
            assert category == "vehicle" or slot.whole, (category, day)
        for before, after in falls:
            found = compared(space, (after[0], after[0]))
            slot = next(c.adversary for c in found.cells if c.thing.category == category)
            assert slot is not None
            assert slot.amount.best == after[1]
            assert slot.revised_from is not None
            assert slot.revised_from.best == before[1]


def test_the_total_of_every_day_is_the_files(space: Workspace, series: Series) -> None:
    """Until each of some days spread over the series, and the rise of each such day."""
    days = [day for day, _ in series["tank"]]
    at = {category: dict(values) for category, values in series.items()}
    for before, day in list(pairwise(days))[::25]:
        totals = figures(compared(space, ("2022-02-24", day)))
        rises = figures(compared(space, (day, day)))
        for category, values in at.items():
            if day in values and before in values:
                assert totals[category] == values[day], (category, day)
                rise = values[day] - values[before]
                assert rises[category] == (rise if rise >= 0 else values[day]), (category, day)


def test_vehicles_and_fuel_tanks_rose_by_19_on_the_day_they_were_merged(space: Workspace) -> None:
    """1796 on 1 May 2022, less 1701 vehicles and 76 fuel tanks on the day before."""
    found = figures(compared(space, ("2022-05-01", "2022-05-01")))
    assert found["vehicle"] == 19


def courses(space: Workspace) -> dict[str, Course]:
    """The course of every category: one for each, since one claimant counts them."""
    things = figures_of(space.dataset, space.index).things
    sight = Sight(np.ones(space.index.size, dtype=bool), Clock.CLAIMED)
    found = courses_in(space.dataset, space.index, sight, [(None, thing) for thing in things])
    return {thing.category: one for thing, (one,) in zip(things, found, strict=True)}


def test_every_category_is_the_file_at_every_day(space: Workspace, series: Series) -> None:
    """Totals as they stand, rises as their differences, falls and first values as no growth."""
    found = courses(space)
    assert set(found) == set(series)
    for category, values in series.items():
        course = found[category]
        days = [day_of(day).isoformat() for day in course.days.tolist()]
        assert list(zip(days, course.amounts.best.tolist(), strict=True)) == values, category
        rises = [after - before for (_, before), (_, after) in pairwise(values)]
        told = np.nan_to_num(course.changes.best[1:]).tolist()
        assert told == [max(rise, 0) for rise in rises], category
        assert category == "vehicle" or np.isnan(course.changes.best[0])


def test_a_total_planted_as_carried_forward_is_found_where_it_was_planted(series: Series) -> None:
    """Tanks rise nearly every day; those of 100 days on are frozen for 20 days."""
    tanks = series["tank"]
    frozen = [(day, tanks[100][1]) for day, _ in tanks[100:120]]
    planted = {**series, "tank": [*tanks[:100], *frozen, *tanks[120:]]}
    before, after = courses(opened(series)), courses(opened(planted))
    assert not before["tank"].stale[:130].any()
    marked = np.flatnonzero(after["tank"].stale[:130]).tolist()
    assert marked == [place for place in range(100, 120) if place > marked[0] - 1]
    assert 107 <= marked[0] <= 108
    assert day_of(int(after["tank"].same_since[119])).isoformat() == tanks[100][0]
