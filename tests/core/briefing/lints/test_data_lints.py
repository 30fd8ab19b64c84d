"""Lints on what stands behind a product: a case that trips each and one that does not."""

from datetime import date

import pytest

from core.briefing.lints import LINTS, Case, Notice, notices_of
from core.crossfilter import Workspace
from core.filters import DateSpan, FilterState
from core.headline import headline_of
from core.panels.question import Question
from core.panels.timeline.view import build as timeline
from core.session import SessionState
from tests.making import workspace

SAID: dict[str, object] = {
    "subject": "A1",
    "measure": "killed",
    "category": "personnel",
    "claimed_on": "2016-04-02",
    "best": 3,
}
APRIL = FilterState().with_clause(DateSpan(date(2016, 4, 1), date(2016, 4, 8)))


def found(key: str, case: Case) -> tuple[Notice, ...]:
    return next(lint for lint in LINTS if lint.key == key).find(case)


def heard(a: int, b: int) -> Workspace:
    return workspace([{**SAID, "claimant": name} for name in ["A1"] * a + ["B1"] * b])


@pytest.mark.parametrize(("grade", "trips"), [("", True), ("C", False)])
def test_a_headline_of_ungraded_claims_is_told(grade: str, *, trips: bool) -> None:
    state = SessionState(workspace([{**SAID, "claimant": "B1", "reliability": grade}]))
    assert bool(found("ungraded", Case(state, {}, headline=headline_of(state)))) is trips
    assert not found("ungraded", Case(state, {}))
    assert not found("ungraded", Case(state, {}, headline="Own words."))


@pytest.mark.parametrize(("a", "trips"), [(7, True), (6, False)])
def test_a_side_heard_more_than_three_times_as_often_is_told(a: int, *, trips: bool) -> None:
    assert bool(found("lopsided", Case(SessionState(heard(a, 2)), {}))) is trips


def test_undated_claims_that_a_date_filter_hides_are_told_unless_a_timeline_shows_them() -> None:
    space = workspace([{**SAID, "claimant": "A1"}, {"claimant": "B1"}])
    state = SessionState(space, APRIL)
    (notice,) = found("undated", Case(state, {}))
    assert notice.sentence == "1 claim without a date is hidden by the dates chosen."
    assert (notice.panel, notice.setting) == ("facets", "dates")
    assert notice.rows.array.tolist() == [1]
    view = timeline(Question(space, APRIL))
    assert not found("undated", Case(state, {"timeline": view}))
    assert not found("undated", Case(SessionState(space), {}))


@pytest.mark.parametrize(("sides", "trips"), [(8, True), (7, False)])
def test_more_sides_than_colours_are_told(sides: int, *, trips: bool) -> None:
    names = [f"S{number}" for number in range(sides)]
    space = workspace(
        [{**SAID, "claimant": name} for name in names],
        actors=[{"actor": name, "side": name} for name in names],
        sides=[{"side": name} for name in names],
    )
    assert bool(found("colours", Case(SessionState(space), {}))) is trips


def test_a_claim_without_a_claim_date_is_told_where_a_day_of_knowing_hides_it() -> None:
    space = workspace([{**SAID, "claimant": "A1"}, {"claimant": "B1"}])
    (notice,) = found(
        "undated", Case(SessionState(space, FilterState(known_on=date(2016, 5, 1))), {})
    )
    assert notice.sentence == "1 claim without a date is hidden by “as known on”."
    assert (notice.panel, notice.setting) == ("facets", "known_on")
    assert notice.rows.array.tolist() == [1]


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"title": "Perhaps"}, "title"),
        ({"headline": "It may have been."}, "headline"),
        ({"notes": "Maybe."}, "notes"),
    ],
)
def test_a_notice_of_words_says_in_which_they_stand(words: dict[str, str], field: str) -> None:
    (notice,) = found("likelihood_words", Case(SessionState(heard(1, 1)), {}, **words))
    assert (notice.field, notice.panel) == (field, "")


def test_every_notice_leads_somewhere() -> None:
    state = SessionState(heard(7, 2))
    case = Case(
        state, {}, headline=headline_of(state), notes="Perhaps, in red, with high confidence."
    )
    found = notices_of(case)
    assert len(found) > 3
    assert all(one.notice.panel or one.notice.field or len(one.notice.rows) for one in found)


def test_every_lint_has_a_name_a_reason_and_a_place_in_the_order() -> None:
    assert len({lint.key for lint in LINTS}) == len(LINTS) == 10
    assert all(lint.title and lint.reason.endswith(".") for lint in LINTS)
    case = Case(SessionState(heard(7, 2)), {}, headline="Perhaps.")
    assert [one.lint.key for one in notices_of(case)] == ["lopsided", "likelihood_words"]
