"""The timeline view: places in time, kinds, lanes, the stacked overview."""

from datetime import date

import numpy as np
import pytest
from msgspec.structs import replace

from core.crossfilter import Workspace, empty_workspace
from core.filters import DateSpan, FilterState, OneOf
from core.filters.dates import day_number
from core.panels.bins import Unit
from core.panels.question import Question
from core.panels.timeline.view import TimelineOptions, TimelineView, build
from core.vocabulary.terms import Clock
from core.wording import GLYPHS, Glyph
from tests.making import workspace

DATES = frozenset({"dates"})
EVERY = np.arange(6, dtype=np.int32)


def view_of(
    space: Workspace,
    filters: FilterState | None = None,
    options: TimelineOptions | None = None,
) -> TimelineView:
    return build(
        Question(
            space, filters or FilterState(), brushed=DATES, options=options or TimelineOptions()
        )
    )


def starts(view: TimelineView, rows: int) -> list[float]:
    return view.moments(EVERY[:rows])[0].tolist()


def day(text: str) -> int:
    return day_number(date.fromisoformat(text))


@pytest.fixture
def three_days() -> Workspace:
    return workspace(
        [
            {"claimant": "A army", "subject": "B army", "claimed_on": "2016-04-02"},
            {"claimant": "A army", "subject": "A army", "claimed_on": "2016-04-02"},
            {"claimant": "A chief", "subject": "B army", "claimed_on": "2016-04-04"},
            {"claimant": "B army", "subject": "A army", "claimed_on": "2016-04-02/2016-04-03"},
            {"claimant": "Monitor", "subject": "B army", "claimed_on": "2016-04-04~"},
            {"claimant": "B army", "subject": "A army"},
        ]
    )


def test_the_overview_stacks_claims_by_side_and_day(three_days: Workspace) -> None:
    overview = view_of(three_days).overview
    assert overview is not None
    assert overview.unit is Unit.DAY
    assert overview.edges.tolist() == [day(f"2016-04-0{n}") for n in (2, 3, 4, 5)]
    # A: two on the 2nd, one on the 4th; B: its interval touches the 2nd and the 3rd.
    assert overview.counts.tolist() == [[2, 0, 1], [1, 1, 0], [0, 0, 1], [0, 0, 0]]


def test_unfiltered_totals_stand_behind_the_filtered_counts(three_days: Workspace) -> None:
    only_b = FilterState((OneOf("claimant_side", frozenset({"B"})),))
    overview = view_of(three_days, only_b).overview
    assert overview is not None
    assert overview.counts.sum(axis=0).tolist() == [1, 1, 0]
    assert overview.totals.sum(axis=0).tolist() == [3, 1, 2]


def test_the_brush_does_not_filter_its_own_panel(three_days: Workspace) -> None:
    brushed = FilterState((DateSpan(date(2016, 4, 4), date(2016, 4, 4)),))
    view = view_of(three_days, brushed)
    assert view.shown.tolist() == [0, 1, 3, 2, 4]


def test_undated_claims_are_kept_apart_and_never_lost(three_days: Workspace) -> None:
    view = view_of(three_days)
    assert view.undated.tolist() == [5]
    assert view.has_tray
    assert sorted([*view.shown.tolist(), *view.undated.tolist()]) == list(range(6))


def test_the_tray_stays_while_filters_empty_it(three_days: Workspace) -> None:
    view = view_of(three_days, FilterState((OneOf("claimant", frozenset({"Monitor"})),)))
    assert view.undated.tolist() == []
    assert view.has_tray


def test_another_clock_places_claims_elsewhere() -> None:
    space = workspace(
        [
            {"claimant": "A", "claimed_on": "2016-04-05", "event_date": "2016-04-02"},
            {"claimant": "B", "claimed_on": "2016-04-04"},
        ]
    )
    by_claim = view_of(space, FilterState(clock=Clock.CLAIMED))
    assert starts(by_claim, 2) == [day("2016-04-05"), day("2016-04-04")]
    by_event = view_of(space, FilterState(clock=Clock.EVENT))
    assert by_event.shown.tolist() == [0]
    assert by_event.undated.tolist() == [1]
    assert starts(by_event, 1)[0] == day("2016-04-02")
    assert "event date" in by_event.sentence()


def test_an_interval_runs_to_the_end_of_its_last_day(three_days: Workspace) -> None:
    view = view_of(three_days)
    start, end = view.moments(view.shown)
    place = view.shown.tolist().index(3)
    assert (start[place], end[place]) == (day("2016-04-02"), day("2016-04-04"))
    assert view.soft.tolist() == [False, False, False, False, True, False]


def test_a_time_of_day_is_a_fraction_of_the_day() -> None:
    view = view_of(workspace([{"claimant": "A", "claimed_on": "2016-04-04T12:00"}]))
    start, end = view.moments(view.shown)
    assert start[0] == day("2016-04-04") + 0.5
    assert end[0] == pytest.approx(day("2016-04-04") + 0.5 + 1 / 1440)


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ({"claimant": "A", "subject": "B"}, Glyph.FILLED),
        ({"claimant": "A", "subject": "A"}, Glyph.HOLLOW),
        ({"claimant": "Monitor", "subject": "B"}, Glyph.DIAMOND),
        ({"claimant": "Monitor", "subject": "Monitor"}, Glyph.DIAMOND),
        ({"claimant": "A"}, Glyph.DIAMOND),
        ({"claimant": "A", "subject": "B", "topic": "territory"}, Glyph.TRIANGLE),
        ({"claimant": "A", "subject": "B", "topic": "territory", "act": "deny"}, Glyph.CROSS),
        ({"claimant": "A", "subject": "A", "act": "partly_deny"}, Glyph.CROSS),
        ({"claimant": "A", "subject": "B", "topic": "stance"}, Glyph.DIAMOND),
        ({"claimant": "A", "subject": "B", "act": "threaten"}, Glyph.DIAMOND),
    ],
)
def test_the_kind_of_a_claim_is_what_its_glyph_says(claim: dict[str, object], kind: Glyph) -> None:
    others: list[dict[str, object]] = [{"claimant": "A"}, {"claimant": "B"}]
    assert GLYPHS[view_of(workspace([claim, *others])).kinds(EVERY[:1])[0]] is kind


def test_every_side_has_a_lane_in_the_stable_order(three_days: Workspace) -> None:
    view = view_of(three_days)
    assert [(lane.label, lane.count) for lane in view.lanes] == [
        ("A", 3),
        ("B", 1),
        ("Third parties", 1),
    ]
    assert view.lanes_of(EVERY).tolist() == [0, 0, 0, 1, 2, 1]


def test_an_expanded_side_gives_each_of_its_actors_a_lane(three_days: Workspace) -> None:
    view = view_of(three_days, options=TimelineOptions(frozenset({"A"})))
    assert [lane.label for lane in view.lanes] == ["A", "A army", "A chief", "B", "Third parties"]
    assert view.lanes[0].expanded
    assert [lane.count for lane in view.lanes[1:3]] == [2, 1]
    assert view.lanes_of(EVERY).tolist() == [1, 1, 2, 3, 4, 3]


def test_where_no_side_says_anything_those_who_do_stand_first() -> None:
    """As in UCDP, where one coder speaks of both sides; a filter that hides all moves no lane."""
    claims: list[dict[str, object]] = [
        {"claimant": "UCDP", "subject": side, "claimed_on": "2016-04-02"} for side in ("A", "B")
    ]
    actors: list[dict[str, object]] = [
        {"actor": "A", "side": "A"},
        {"actor": "B", "side": "B"},
        {"actor": "UCDP", "side": "third"},
    ]
    space = workspace(claims, actors=actors)
    before = DateSpan(date(2015, 1, 1), date(2015, 2, 1))
    for filters in (FilterState(), FilterState().with_clause(before)):
        lanes = build(Question(space, filters)).lanes
        assert [lane.label for lane in lanes] == ["Third parties", "A", "B"]


def test_swapping_the_sides_labels_swaps_the_lanes() -> None:
    claims: list[dict[str, object]] = [
        {"claimant": "A", "subject": "B", "claimed_on": "2016-04-02"},
        {"claimant": "A", "subject": "A", "claimed_on": "2016-04-03"},
        {"claimant": "B", "subject": "A", "claimed_on": "2016-04-03"},
    ]
    other = {"A": "B", "B": "A"}
    mirrored = [
        {**claim, **{role: other[str(claim[role])] for role in ("claimant", "subject")}}
        for claim in claims
    ]
    plain, swapped = view_of(workspace(claims)).overview, view_of(workspace(mirrored)).overview
    assert plain is not None
    assert swapped is not None
    assert plain.counts[[1, 0]].tolist() == swapped.counts[:2].tolist()


def test_shown_claims_touching_a_day_are_those_a_filter_on_it_keeps(
    three_days: Workspace,
) -> None:
    view = view_of(three_days)
    for text in ("2016-04-02", "2016-04-03", "2016-04-04"):
        there = date.fromisoformat(text)
        kept = DateSpan(there, there).mask(three_days.index, Clock.CLAIMED)
        found = view.touching(day(text), day(text) + 1)
        assert sorted(found.tolist()) == np.flatnonzero(kept).tolist()


def test_empty_states_say_what_to_do(three_days: Workspace) -> None:
    assert view_of(empty_workspace()).message == "Open a file to see its claims on a time line."
    nothing = FilterState((OneOf("claimant", frozenset()),))
    assert view_of(three_days, nothing).message.startswith("No claim passes the filters.")
    undated = view_of(three_days, FilterState(clock=Clock.RECORDED))
    assert undated.overview is None
    assert undated.message == (
        "All 6 claims that pass have no date recorded. "
        "Choose the claim date as clock, or look in the tray at the right."
    )
    assert view_of(three_days).message == ""


def test_another_clock_is_advised_only_where_an_undated_claim_has_a_date_on_it() -> None:
    event_only = workspace([{"claimant": "A", "event_date": "2016-04-02"}])
    assert view_of(event_only).message == (
        "The one claim that passes the filters has no claim date. "
        "Choose the event date as clock, or look in the tray at the right."
    )
    never = workspace([{"claimant": "A"}, {"claimant": "B"}])
    assert view_of(never).message == (
        "All 2 claims that pass have no claim date. They stand in the tray at the right."
    )


def test_known_on_hides_what_was_said_later(three_days: Workspace) -> None:
    filters = replace(FilterState(), known_on=date(2016, 4, 2))
    view = view_of(three_days, filters)
    assert view.shown.tolist() == [0, 1]
    assert view.undated.tolist() == []
