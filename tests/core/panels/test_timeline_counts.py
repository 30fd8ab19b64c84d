"""What the timeline counts by day is what looking at each claim gives, whatever is filtered."""

from collections import Counter
from datetime import date
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.crossfilter import Workspace
from core.filters import FilterState
from core.filters.dates import day_number, day_of
from core.index import Rows
from core.panels.question import Question
from core.panels.timeline.daily import DailyCounts
from core.panels.timeline.view import TimelineOptions, TimelineView, build
from tests.making import workspace
from tests.strategies import claim_lists, filter_states

sides = st.frozensets(st.sampled_from(["A", "B", "third"]))


def view_of(space: Workspace, filters: FilterState, expanded: frozenset[str]) -> TimelineView:
    options = TimelineOptions(expanded)
    return build(Question(space, filters, brushed=frozenset({"dates"}), options=options))


def rows_by_hand(view: TimelineView, filters: FilterState, first: int, after: int) -> list[int]:
    """Every claim looked at one by one: dated, passing all but the dates, meeting the stretch."""
    space = view.workspace
    passed = space.mask(filters, without=("dates",))
    days = space.index.days[view.clock]
    return [
        row
        for row in range(space.index.size)
        if passed[row] and days.dated[row]
        if int(days.first[row]) < after and int(days.last[row]) >= first
    ]


@given(claim_lists, filter_states(), sides, st.integers(-40, 40), st.integers(1, 60))
def test_lanes_and_stretches_count_the_claims_one_by_one(
    claims: list[dict[str, object]],
    filters: FilterState,
    expanded: frozenset[str],
    shift: int,
    length: int,
) -> None:
    view = view_of(workspace(claims), filters, expanded)
    first = day_number(date(2016, 4, 2)) + shift
    expected = rows_by_hand(view, filters, first, first + length)
    assert Rows(view.touching(first, first + length)) == Rows(expected)
    lane = view.lanes_of(np.array(expected, dtype=np.int32)).tolist()
    counted = Counter(lane)
    found = view.daily.within(first, first + length).tolist()
    assert found[: len(view.lanes)] == [counted[place] for place in range(len(view.lanes))]
    for place in range(len(view.lanes)):
        of_lane = view.touching(first, first + length, np.arange(len(view.lanes)) == place)
        assert Rows(of_lane) == Rows(
            [row for row, at in zip(expected, lane, strict=True) if at == place]
        )


dated = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 4)), max_size=12)


@given(dated, st.integers(0, 12), st.integers(1, 6))
def test_no_more_claims_are_said_to_lie_in_a_stretch_than_do(
    claims: list[tuple[int, int]], begin: int, length: int
) -> None:
    """Claims that begin on one of 13 days and last up to four more; exact where none lasts."""
    end = begin + length
    for spans in (claims, [(day, 0) for day, _ in claims]):
        ends = [(day, day + more) for day, more in spans]
        first, last = (np.bincount([e[n] for e in ends], minlength=20)[None] for n in (0, 1))
        counts = DailyCounts.of(np.arange(20, dtype=np.int32), first, last)
        stretch = np.array([begin]), np.array([end])
        ((foretold,),) = counts.lying_in(*stretch, np.array([0])).tolist()
        lying = sum(begin <= a and b < end for a, b in ends)
        assert foretold <= lying
        assert foretold == lying or spans is claims


@given(claim_lists, filter_states())
def test_the_overview_counts_each_claim_in_every_bin_it_touches(
    claims: list[dict[str, object]], filters: FilterState
) -> None:
    view = view_of(workspace(claims), filters, frozenset())
    if view.overview is None:
        assert view.dated == 0
        return
    at = view.overview.edges.tolist()
    for place, (first, after) in enumerate(pairwise(at)):
        for table, state in (
            (view.overview.counts, filters),
            (view.overview.totals, FilterState(clock=filters.clock)),
        ):
            rows = rows_by_hand(view, state, first, after)
            assert int(table[:, place].sum()) == len(rows), day_of(first)


@given(claim_lists, filter_states())
def test_every_claim_that_passes_is_either_dated_or_in_the_tray(
    claims: list[dict[str, object]], filters: FilterState
) -> None:
    view = view_of(workspace(claims), filters, frozenset())
    passed = view.workspace.mask(filters, without=("dates",))
    dated = view.workspace.index.days[view.clock].dated
    assert sorted(view.shown.tolist()) == np.flatnonzero(passed & dated).tolist()
    assert view.undated.tolist() == np.flatnonzero(passed & ~dated).tolist()
    assert view.dated == len(view.shown)
    every = np.arange(len(claims), dtype=np.int32)
    assert view.shows(every).tolist() == (passed & dated).tolist()
