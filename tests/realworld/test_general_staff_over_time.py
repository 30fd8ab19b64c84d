"""The daily running totals of a general staff as claims; read from COUNTERCLAIM_DATA."""

import json
import os
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from core.comparison import Sight, Thing
from core.comparison.courses import Course, courses_in
from core.comparison.turns import Turn
from core.filters.dates import day_of
from core.vocabulary.terms import Clock
from tests.making import workspace

FOLDER = os.environ.get("COUNTERCLAIM_DATA", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="COUNTERCLAIM_DATA is not set")
FOUND = Path(FOLDER) / "ua_generalstaff_claims"
TERMS = ("tank", "aircraft", "naval ship", "APC", "field artillery", "fuel tank")


def said(term: str) -> dict[str, float]:
    rows = json.loads((FOUND / "russia_losses_equipment.json").read_text(encoding="utf-8"))
    return {row["date"]: float(row[term]) for row in rows if row.get(term) not in (None, "")}


def course(term: str) -> Course:
    claims: list[dict[str, object]] = [
        {
            "claimant": "A general staff",
            "subject": "B army",
            "measure": "destroyed",
            "category": term,
            "best": best,
            "basis": "cumulative",
            "since": "2022-02-24",
            "claimed_on": day,
        }
        for day, best in said(term).items()
    ]
    space = workspace(claims)
    sight = Sight(np.ones(space.index.size, dtype=bool), Clock.CLAIMED)
    ((found,),) = courses_in(space.dataset, space.index, sight, [("B", Thing("destroyed", term))])
    return found


@pytest.mark.parametrize("term", TERMS)
def test_the_totals_are_the_files_at_every_day(term: str) -> None:
    found = course(term)
    drawn = dict(
        zip(
            (day_of(day).isoformat() for day in found.days.tolist()),
            found.amounts.best.tolist(),
            strict=True,
        )
    )
    assert drawn == said(term)


@pytest.mark.parametrize("term", TERMS)
def test_no_fall_and_no_first_total_becomes_a_days_loss(term: str) -> None:
    found, totals = course(term), [best for _, best in sorted(said(term).items())]
    falls = [one - other for one, other in pairwise(totals) if other < one]
    assert int((found.turns == int(Turn.FALL)).sum()) == len(falls)
    assert np.isnan(found.changes.best[0])
    assert np.nanmin(found.changes.best) > 0
    assert totals[0] + float(np.nansum(found.changes.best)) - sum(falls) == totals[-1]
