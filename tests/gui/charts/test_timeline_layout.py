"""Where marks stand: no two over each other, bins where glyphs do not fit."""

from datetime import date

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some
from PySide6.QtCore import QPointF

from core.filters import FilterState
from core.filters.dates import day_number
from core.index import NO_ROWS, Rows
from core.panels.question import Question
from core.panels.timeline.daily import DailyCounts
from core.panels.timeline.view import TimelineView, build
from gui.charts.timeline.hits import hits_of
from gui.charts.timeline.layout import PITCHES, Layout, Strip, arrange
from gui.charts.timeline.marks import Scene
from gui.charts.timeline.scale import GUTTER, Scale
from gui.theme import LIGHT
from tests.making import workspace

FIRST = day_number(date(2016, 4, 1))


def view_of(*dates: str, claimant: str = "A") -> TimelineView:
    space = workspace([{"claimant": claimant, "claimed_on": written} for written in dates])
    return build(Question(space, FilterState()))


def scale_of(days: int, width: float) -> Scale:
    return Scale(FIRST, FIRST + days, GUTTER, GUTTER + width)


def laid_out(view: TimelineView, days: int, width: float, height: float) -> Layout:
    strips = [Strip(place * height, height) for place in range(len(view.lanes))]
    return arrange(view, scale_of(days, width), strips)


def nearest(layout: Layout) -> float:
    x, y = layout.x, layout.y
    apart = np.maximum(np.abs(x[:, None] - x), np.abs(y[:, None] - y))
    apart[np.diag_indices(len(x))] = np.inf
    return float(apart.min(initial=np.inf))


def test_one_claim_stands_in_the_middle_of_its_day_and_lane() -> None:
    layout = laid_out(view_of("2016-04-03"), 10, 1000, 40)
    assert (layout.x.tolist(), layout.y.tolist()) == ([GUTTER + 250.0], [20.0])
    assert layout.pitch.tolist() == [PITCHES[0]]
    assert layout.bins == ()


def test_claims_of_one_day_stand_side_by_side_about_its_middle() -> None:
    layout = laid_out(view_of(*["2016-04-03"] * 3), 10, 1000, 40)
    assert (layout.x - GUTTER).tolist() == [236.0, 250.0, 264.0]
    assert set(layout.y.tolist()) == {20.0}


def test_a_full_day_takes_a_second_line() -> None:
    # 100 pixels hold seven glyphs of 14; eleven stand in two lines of six and five.
    layout = laid_out(view_of(*["2016-04-03"] * 11), 10, 1000, 40)
    lines, held = np.unique(layout.y, return_counts=True)
    assert lines.tolist() == [13.0, 27.0]
    assert held.tolist() == [6, 5]


def test_glyphs_shrink_before_they_become_bins() -> None:
    # 38 pixels of lane hold two lines of 14 with seven glyphs each, three of 12 with eight.
    assert laid_out(view_of(*["2016-04-03"] * 20), 10, 1000, 40).pitch[0] == 12.0


def test_what_does_not_fit_becomes_bins_with_their_counts() -> None:
    view = view_of(*["2016-04-03"] * 500, "2016-04-05")
    layout = laid_out(view, 10, 1000, 40)
    assert len(layout.rows) == 0
    [lane] = [found for found in layout.bins if found.lane == 0]
    assert lane.counts.tolist() == [0, 0, 500, 0, 1, 0, 0, 0, 0, 0]
    assert layout.tallest == 500


def test_only_the_crowded_lane_is_binned() -> None:
    claims = [{"claimant": "A", "claimed_on": "2016-04-03"} for _ in range(500)]
    claims.append({"claimant": "B", "claimed_on": "2016-04-03"})
    view = build(Question(workspace(claims), FilterState()))
    layout = laid_out(view, 10, 1000, 40)
    assert layout.rows.tolist() == [500]
    assert [lane.lane for lane in layout.bins] == [0]


def test_the_claims_of_a_selection_are_counted_in_the_bins_of_their_lane() -> None:
    claims = [
        {"claimant": name, "claimed_on": f"2016-04-0{3 + number % 2}"}
        for number in range(400)
        for name in ("A", "B")
    ]
    view = build(Question(workspace(claims), FilterState()))
    layout = laid_out(view, 10, 1000, 40)
    scene = Scene(view, scale_of(10, 1000), layout, LIGHT, 1.0)
    assert [lane.lane for lane in layout.bins] == [0, 1]
    everything, some = Rows(range(800)), Rows([0, 3, 4, 6])
    for _ in range(2):
        for lane, part in zip(layout.bins, scene.parts(everything), strict=True):
            assert part.tolist() == lane.counts.tolist()
        first, second = (part.tolist() for part in scene.parts(some))
        assert first == [0, 0, 2, 1, 0, 0, 0, 0, 0, 0]
        assert second == [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]


def test_an_interval_is_a_span_over_its_days() -> None:
    layout = laid_out(view_of("2016-04-03/2016-04-06", "2016-04-04/2016-04-05"), 10, 1000, 60)
    spans = dict(
        zip(layout.rows.tolist(), zip(layout.left, layout.right, strict=True), strict=True)
    )
    assert spans[0] == (GUTTER + 200, GUTTER + 600)
    assert spans[1] == (GUTTER + 300, GUTTER + 500)
    assert len(set(layout.y.tolist())) == 2


def test_intervals_that_do_not_meet_share_a_line() -> None:
    layout = laid_out(view_of("2016-04-01/2016-04-03", "2016-04-05/2016-04-07"), 10, 1000, 60)
    assert set(layout.y.tolist()) == {30.0}


def test_a_span_ends_where_the_plot_ends() -> None:
    layout = laid_out(view_of("2016-03-01/2016-05-01"), 10, 1000, 60)
    assert (layout.left.tolist(), layout.right.tolist()) == ([GUTTER], [GUTTER + 1000.0])


def test_claims_with_a_time_stand_at_their_hour_once_a_day_is_wide() -> None:
    view = view_of("2016-04-01T06:00", "2016-04-01T18:00")
    wide = laid_out(view, 1, 1440, 60)
    assert (wide.x - GUTTER).tolist() == pytest.approx([360.5, 1080.5])
    narrow = laid_out(view, 10, 1000, 60)
    assert (narrow.x - GUTTER).tolist() == [43.0, 57.0]


DATES = some.tuples(some.integers(1, 28), some.integers(0, 5)).map(
    lambda date_: f"2016-04-{date_[0]:02d}/2016-04-{min(28, date_[0] + date_[1]):02d}"
)


@settings(max_examples=40)
@given(
    some.lists(DATES, min_size=1, max_size=40),
    some.integers(60, 1500),
    some.integers(20, 120),
)
def test_no_two_glyphs_stand_over_each_other_and_none_is_lost(
    dates: list[str], width: int, height: int
) -> None:
    view = view_of(*dates)
    layout = laid_out(view, 28, width, height)
    if layout.bins:
        assert len(layout.rows) == 0
        assert layout.bins[0].counts.sum() >= len(dates)
        return
    assert sorted(layout.rows.tolist()) == list(range(len(dates)))
    assert nearest(layout) >= layout.pitch[0] / 2 - 1e-6
    assert ((layout.y >= 0) & (layout.y <= height)).all()


@given(
    some.lists(some.tuples(some.integers(1, 19), some.integers(0, 1)), max_size=24),
    some.integers(1, 6),
    some.integers(6, 60),
)
@example([(2, 0), (16, 0)], 3, 8)
@example([(1, 0), (2, 0)], 6, 8)
def test_lanes_are_the_same_whether_or_not_their_days_are_counted_first(
    dates: list[tuple[int, int]], wide: int, height: int
) -> None:
    """Days from 1 to 6 pixels wide, claims of one or two.

    Two far apart stand in one line, and so do two whose days meet in the middle of a column.
    """
    view = view_of(*(f"2016-04-{day:02}/2016-04-{day + more:02}" for day, more in dates))
    found = laid_out(view, 21, 21 * wide, height)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            DailyCounts,
            "lying_in",
            lambda _, first, __, groups: np.zeros((len(groups), len(first))),
        )
        plain = laid_out(view, 21, 21 * wide, height)
    for one, other in zip(columns(found), columns(plain), strict=True):
        np.testing.assert_array_equal(one, other)


def columns(layout: Layout) -> list[object]:
    ends = layout.rows, layout.x, layout.y, layout.left, layout.right
    return [*ends, *(lane.counts for lane in layout.bins)]


def test_a_point_finds_the_glyph_the_span_and_the_bin_under_it() -> None:
    view = view_of("2016-04-03/2016-04-06", "2016-04-08")
    scale = scale_of(10, 1000)
    layout = laid_out(view, 10, 1000, 60)
    hits = hits_of(view, layout, scale)
    at = layout.place_of(1)
    assert hits.rows(hits.at(QPointF(layout.x[at] + 3, layout.y[at]), scale)) == Rows([1])
    along = layout.place_of(0)
    assert hits.rows(hits.at(QPointF(GUTTER + 210, layout.y[along]), scale)) == Rows([0])
    assert hits.rows(hits.at(QPointF(GUTTER + 20, 30), scale)) == NO_ROWS


def test_a_bin_holds_the_claims_that_touch_its_days() -> None:
    view = view_of(*["2016-04-03"] * 500, "2016-04-05")
    scale = scale_of(10, 1000)
    hits = hits_of(view, laid_out(view, 10, 1000, 40), scale)
    assert hits.rows(hits.at(QPointF(GUTTER + 450, 20), scale)) == Rows([500])
    assert len(hits.rows(hits.at(QPointF(GUTTER + 250, 20), scale))) == 500
    assert hits.at(QPointF(GUTTER + 350, 20), scale) == -1


def test_walking_visits_every_mark_of_a_lane_in_order() -> None:
    view = view_of("2016-04-08", "2016-04-02", "2016-04-05")
    hits = hits_of(view, laid_out(view, 10, 1000, 40), scale_of(10, 1000))
    place, walked = -1, []
    for _ in range(4):
        place = hits.beside(place, 1)
        walked.append(int(hits.rows(place).array[0]))
    assert walked == [1, 2, 0, 0]
