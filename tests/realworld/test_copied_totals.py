"""One ministry's running total as two public copies have it, a digit swapped in one of them."""

import csv
import json
import os
from pathlib import Path

import pytest

from core.comparison import Sight
from core.contradictions import KINDS, Finding, Kind, Note, Order, contradictions_in
from core.crossfilter import Workspace
from core.filters import FilterState
from core.vocabulary.terms import Clock
from tests.making import workspace

FOLDER = os.environ.get("COUNTERCLAIM_DATA", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="COUNTERCLAIM_DATA is not set")


@pytest.fixture(scope="module")
def space() -> Workspace:
    staff = Path(FOLDER) / "ua_generalstaff_claims" / "russia_losses_personnel.json"
    told = [
        (day["date"], day["personnel"], "General Staff") for day in json.loads(staff.read_bytes())
    ]
    with (Path(FOLDER) / "minfin_ua_losses" / "russia_losses.csv").open(encoding="utf-8") as lines:
        told += [(row["date"], row["personnel"], "Minfin") for row in csv.DictReader(lines)]
    claims: list[dict[str, object]] = [
        {
            "claimant": "General Staff of Ukraine",
            "subject": "Russian armed forces",
            "measure": "casualties",
            "category": "personnel",
            "claimed_on": day,
            "best": float(value),
            "basis": "cumulative",
            "since": "2022-02-24",
            "source": source,
        }
        for day, value, source in told
        if value not in ("", None)
    ]
    return workspace(claims)


@pytest.fixture(scope="module")
def findings(space: Workspace) -> tuple[Finding, ...]:
    sight = Sight(space.mask(FilterState()), Clock.CLAIMED)
    found = contradictions_in(space.dataset, space.index, sight)
    return found.ranked(KINDS, Order.SCORE, 10_000)


def test_963_720_and_963_270_are_one_total_with_two_digits_swapped(
    space: Workspace, findings: tuple[Finding, ...]
) -> None:
    best, dates = space.dataset.claims["best"], space.dataset.claims["claimed_on"]
    (found,) = [each for each in findings if 963_720 in (best[each.first], best[each.second])]
    assert {best[each] for each in (found.first, found.second)} == {963_720, 963_270}
    assert (found.kind, found.note) == (Kind.RELAY, Note.DIGITS)
    assert dates[found.first] == dates[found.second] == "2025-05-09"


def test_a_total_that_grows_for_years_contradicts_nothing(findings: tuple[Finding, ...]) -> None:
    assert {each.kind for each in findings} == {Kind.RELAY}
