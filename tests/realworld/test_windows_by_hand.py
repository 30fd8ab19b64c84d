"""Windows of real files, worked out by pandas from the files alone and held against the panel.

A running total in a window is its last value there less the last one before it; counts for periods
are added up where the period ends within the window.
"""

import json
import os
import random
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from core.crossfilter import Workspace
from core.filters import DateSpan, FilterState
from core.loading import load
from core.panels.losses import LossesView, build
from core.panels.losses.rows import LossRow
from core.panels.question import Question
from core.vocabulary.terms import Clock

FOLDER = os.environ.get("COUNTERCLAIM_DATA", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="COUNTERCLAIM_DATA is not set")
SEEDS = range(12)
GENERAL_STAFF = {
    "tank": "tank",
    "helicopter": "helicopter",
    "artillery": "field artillery",
    "mrl": "MRL",
    "fixed_wing": "aircraft",
    "uav": "drone",
    "apc": "APC",
    "missile": "cruise missiles",
    "air_defence": "anti-aircraft warfare",
    "other": "special equipment",
    "ship": "naval ship",
}
GAZA = {
    ("killed", "personnel"): "killed_cum",
    ("wounded", "personnel"): "injured_cum",
    ("killed", "medical_staff"): "med_killed_cum",
    ("killed", "press"): "press_killed_cum",
}


@cache
def space(*parts: str) -> Workspace:
    return Workspace(load([Path(FOLDER, *parts)]))


def seen(space: Workspace, clock: Clock, days: tuple[str, str]) -> LossesView:
    first, last = map(date.fromisoformat, days)
    view = build(Question(space, FilterState(clock=clock).with_clause(DateSpan(first, last))))
    assert isinstance(view, LossesView)
    return view


def figure(row: LossRow | None, role: int) -> float | None:
    mark = None if row is None else row.marks[role]
    return None if mark is None else mark.amount.point


def window(seed: int, days: Sequence[str]) -> tuple[str, str]:
    first, last = sorted(random.Random(seed).sample(sorted(set(days)), 2))
    return first, last


def risen(series: pd.Series, days: tuple[str, str]) -> float | None:
    """What a running total, by day, rose by in a window; None where nothing is said in it."""
    said = series.dropna()
    inside = said[(said.index >= days[0]) & (said.index <= days[1])]
    before = said[said.index < days[0]]
    if inside.empty:
        return None
    return float(inside.iloc[-1]) - (float(before.iloc[-1]) if len(before) else 0.0)


@pytest.mark.parametrize("seed", SEEDS)
def test_totals_of_the_general_staff_rise_by_what_the_file_says(seed: int) -> None:
    file = Path(FOLDER, "ua_generalstaff_claims", "russia_losses_equipment.json")
    table = pd.DataFrame(json.loads(file.read_text("utf-8"))).set_index("date")
    days = window(seed, table.index.tolist())
    view = seen(space("ua_generalstaff_claims"), Clock.CLAIMED, days)
    found = {row.cell.thing.category: row for row in view.rows}
    for category, column in GENERAL_STAFF.items():
        assert figure(found.get(category), 1) == risen(table[column], days), (category, days)


@pytest.mark.parametrize("seed", SEEDS)
def test_totals_of_gaza_rise_by_what_the_newest_voice_says(seed: int) -> None:
    """The ministry and the media office are two series; the one heard last stands for the side."""
    file = Path(FOLDER, "gaza_casualties", "casualties_daily.json")
    table = pd.DataFrame(json.loads(file.read_text("utf-8"))).set_index("report_date")
    days = window(seed, table.index.tolist())
    view = seen(space("gaza_casualties"), Clock.CLAIMED, days)
    found = {(row.cell.thing.measure, row.cell.thing.category): row for row in view.rows}
    for thing, column in GAZA.items():
        voices = [table.loc[table["report_source"] == who, column] for who in ("mohtel", "gmotel")]
        heard = {
            str(said.dropna().loc[days[0] : days[1]].index[-1]): rise
            for said in voices
            if (rise := risen(said, days)) is not None
        }
        expected = heard[max(heard)] if heard else None
        assert figure(found.get(thing), 0) == expected, (thing, days)


@pytest.mark.parametrize("seed", SEEDS)
def test_deaths_of_events_add_up_to_what_the_file_says(seed: int) -> None:
    """UCDP GED codes ``deaths_a`` of ``side_a`` and ``deaths_b`` of ``side_b``; 0 is no figure."""
    parts = "ucdp_ged_sample1000", "ucdp_ged_v23_1_sample1000.csv"
    table = pd.read_csv(Path(FOLDER, *parts))
    ends = table["date_end"].str[:10]
    days = window(seed, ends.tolist())
    opened = space(*parts)
    view = seen(opened, Clock.EVENT, days)
    found: Mapping[str, LossRow] = {
        row.cell.subject: row for row in view.rows if not row.cell.thing.civilian
    }
    starts = table["date_start"].str[:10]
    inside = table[(ends >= days[0]) & (ends <= days[1]) & (starts <= days[1])]
    for side in opened.index.belligerents:
        total = sum(
            float(inside.loc[inside[f"side_{letter}"] == side, f"deaths_{letter}"].sum())
            for letter in "ab"
        )
        assert (figure(found.get(side), 2) or 0.0) == total, (side, days)
