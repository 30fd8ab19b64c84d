"""Swapping sides mirrors every chart, and swapping twice is nothing at all."""

import numpy as np
import pytest
from hypothesis import given
from msgspec.structs import replace

from core.crossfilter import Workspace
from core.filters import FilterState
from core.index import Rows
from core.loading import load
from core.panels import card, contradictions, facets, losses, relations, silence, timeline
from core.panels.question import Question
from core.panels.silence.words import row_words
from core.session import SessionState, swap_sides
from core.shipped import SAMPLE
from core.view_file import show_view, view_of
from core.vocabulary.terms import THIRD
from tests.making import workspace
from tests.strategies import claim_lists, filter_states


def _both(made: Workspace, filters: FilterState | None = None) -> tuple[Question, Question]:
    question = Question(made, filters or FilterState())
    return question, replace(question, swapped=True)


@pytest.fixture(scope="module")
def sample() -> Workspace:
    return Workspace(load([SAMPLE]))


def test_swapping_twice_is_nothing_at_all(sample: Workspace) -> None:
    state = SessionState(sample)
    once = swap_sides()(state)
    assert once.swapped
    assert once != state
    assert swap_sides()(once) == state


def test_a_saved_view_keeps_the_sides_as_they_stood(sample: Workspace) -> None:
    swapped = swap_sides()(SessionState(sample))
    assert show_view(view_of(swapped), {})(SessionState(sample)).swapped


@given(claim_lists, filter_states())
def test_lanes_of_the_sides_change_places_and_third_parties_stay(
    claims: list[dict[str, object]], filters: FilterState
) -> None:
    plain, swapped = _both(workspace(claims), filters)
    one, other = timeline.view.build(plain), timeline.view.build(swapped)
    sides = plain.index.belligerents
    lanes = [lane for lane in one.lanes if lane.side in sides]
    mirrored = [lane for lane in other.lanes if lane.side in sides]
    assert mirrored == lanes[::-1]
    for here, there in zip(one.lanes, other.lanes, strict=True):
        assert here == there or here.side in sides
    rows = np.arange(plain.index.size, dtype=np.int32)
    for here, there in zip(one.lanes_of(rows), other.lanes_of(rows), strict=True):
        assert one.lanes[here] == other.lanes[there]


@given(claim_lists)
def test_losses_of_the_sides_change_places_and_no_figure_changes(
    claims: list[dict[str, object]],
) -> None:
    plain, swapped = _both(workspace(claims))
    one, other = losses.build(plain), losses.build(swapped)
    assert other.pair == one.pair[::-1]

    def told(view: losses.LossesView, side: str) -> list[str]:
        return [row.sentence for row in view.rows if row.cell.side == side]

    sides = plain.index.belligerents
    for side in (*sides, THIRD, ""):
        assert told(one, side) == told(other, side)
    order = list(dict.fromkeys(row.cell.side for row in other.rows if row.cell.side in sides))
    before = list(dict.fromkeys(row.cell.side for row in one.rows if row.cell.side in sides))
    assert order == before[::-1]


def test_the_graph_is_mirrored_and_the_matrix_changes_its_order(sample: Workspace) -> None:
    plain, swapped = _both(sample)
    one, other = relations.build(plain), relations.build(swapped)
    assert [(-node.x, node.y) for node in one.nodes] == [(n.x, n.y) for n in other.nodes]
    assert set(one.claimants) == set(other.claimants)
    first = [one.nodes[place].side for place in one.claimants]
    then = [other.nodes[place].side for place in other.claimants]
    assert list(dict.fromkeys(first))[:2] == list(dict.fromkeys(then))[:2][::-1]


@given(claim_lists)
def test_the_silence_map_lists_the_sides_the_other_way_round_and_says_the_same(
    claims: list[dict[str, object]],
) -> None:
    plain, swapped = _both(workspace(claims))
    one, other = silence.build(plain), silence.build(swapped)

    def told(view: silence.SilenceView) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for place, row in enumerate(view.rows):
            found.setdefault(row.side, []).append(row_words(view, place))
        return found

    assert told(one) == told(other)
    assert list(told(other)) == list(told(one))[::-1]


def test_what_is_ranked_or_about_one_claim_is_the_same_either_way(sample: Workspace) -> None:
    plain, swapped = (replace(one, selected=Rows([44]), focused=44) for one in _both(sample))
    found = [contradictions.build(one) for one in (plain, swapped)]
    said = [[view.sentence(place) for place in range(len(view.findings))] for view in found]
    assert said[0] == said[1]
    assert said[0]
    assert card.build(plain).card == card.build(swapped).card


def test_over_time_each_side_keeps_its_courses(sample: Workspace) -> None:
    options = losses.LossesOptions(mode=losses.Mode.OVER_TIME)
    views = [losses.build(replace(one, options=options)) for one in _both(sample)]
    tracks = [
        [(plot.title, track.label) for plot in view.over_time.plots for track in plot.tracks]
        for view in views
        if view.over_time is not None
    ]
    assert tracks[0] == tracks[1]
    assert tracks[0]


def test_the_sidebar_lists_the_sides_the_other_way_round(sample: Workspace) -> None:
    plain, swapped = _both(sample)
    one, other = facets.build(plain), facets.build(swapped)
    values = [[value.value for value in view.facets[0].values] for view in (one, other)]
    assert values[0][:2] == values[1][:2][::-1]
    assert values[0][2:] == values[1][2:]


def test_colours_go_by_the_sides_and_not_by_their_places(sample: Workspace) -> None:
    plain, swapped = _both(sample)
    assert plain.index.belligerents == swapped.index.belligerents
    assert losses.build(plain).sides == losses.build(swapped).sides
