"""Lints on charts: a case that trips each and one that does not."""

import pytest
from msgspec.structs import replace

from core.briefing.lints import LINTS, Case, Notice
from core.crossfilter import Workspace
from core.panels.losses import LossesOptions, LossesView, Mode, build
from core.panels.losses.scale import ScaleKind
from core.panels.question import Question
from core.session import SessionState
from tests.making import workspace

KILLED: dict[str, object] = {
    "subject": "A1",
    "measure": "killed",
    "category": "personnel",
    "claimed_on": "2016-04-02",
}


def claims(*said: dict[str, object]) -> Workspace:
    return workspace([{**KILLED, **one} for one in said])


def found(key: str, space: Workspace, view: LossesView | None = None) -> tuple[Notice, ...]:
    view = view or losses(space)
    lint = next(lint for lint in LINTS if lint.key == key)
    return lint.find(Case(SessionState(space), {"losses": view}))


def losses(space: Workspace, **options: object) -> LossesView:
    chosen = replace(LossesOptions(), **options)
    return build(Question(space, SessionState(space).filters, options=chosen))


@pytest.mark.parametrize(("basis", "trips"), [("cumulative", True), ("incremental", False)])
def test_a_total_beside_a_figure_of_a_period_is_mixed(basis: str, *, trips: bool) -> None:
    space = claims(
        {"claimant": "A1", "best": 3, "basis": "incremental"},
        {"claimant": "B1", "best": 9, "basis": basis},
    )
    notices = found("mixed", space)
    assert bool(notices) is trips
    if trips:
        assert "1 row sets figures of different counting bases" in notices[0].sentence
        assert notices[0].panel == "losses"
        assert sorted(notices[0].rows.array.tolist()) == [0, 1]


@pytest.mark.parametrize(("basis", "trips"), [("cumulative", True), ("incremental", False)])
def test_a_sum_of_anything_but_periods_is_told(basis: str, *, trips: bool) -> None:
    view = losses(claims({"claimant": "B1", "best": 9, "basis": basis}))
    space = claims({"claimant": "B1", "best": 9, "basis": basis})
    (row,) = view.rows
    mark = next(mark for mark in row.marks if mark is not None)
    assert not found("summed", space, view)
    added = replace(mark.slot.makers, summed=2)
    vars(row)["marks"] = (None, replace(mark, slot=replace(mark.slot, made=lambda: added)), None)
    assert bool(found("summed", space, view)) is trips


@pytest.mark.parametrize(
    ("mode", "scale", "trips"),
    [
        (Mode.BUTTERFLY, ScaleKind.LOG, True),
        (Mode.BUTTERFLY, ScaleKind.LINEAR, False),
        (Mode.GAP, ScaleKind.LOG, False),
    ],
)
def test_bars_without_a_zero_are_told(mode: Mode, scale: ScaleKind, *, trips: bool) -> None:
    space = claims(
        {"claimant": "A1", "best": 3},
        {"claimant": "B1", "subject": "B1", "best": 9},
    )
    assert bool(found("truncated", space, losses(space, mode=mode, scale=scale))) is trips


@pytest.mark.parametrize(
    ("text", "trips"),
    [("Losses on that day", True), ("There were no losses", False), ("0 killed", False)],
)
def test_a_zero_that_nobody_said_in_words_is_told(text: str, *, trips: bool) -> None:
    assert bool(found("zeros", claims({"claimant": "A1", "best": 0, "text": text}))) is trips
    assert not found("zeros", claims({"claimant": "A1", "best": 1, "text": text}))
