"""Columns by which claims are counted: made once, and kept once."""

from datetime import date

import pytest

from core.crossfilter import KNOWN_DAY, LAST_DAY, Asked, Axis, Tally, outright
from core.crossfilter.layout import Bundle, Joints, Layout
from core.crossfilter.ordered import OrderedColumns
from core.filters import DateSpan, FilterState
from core.index import CodeArray
from core.vocabulary.terms import Clock
from tests.making import workspace


def test_a_column_that_claims_are_counted_by_is_not_made_again_for_the_room_of_cubes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[Bundle] = []
    make = OrderedColumns._cells

    def noted(columns: OrderedColumns, bundle: Bundle) -> CodeArray:
        made.append(bundle)
        return make(columns, bundle)

    monkeypatch.setattr(OrderedColumns, "_cells", noted)
    monkeypatch.setattr(outright, "FEW", 0)
    opened = workspace([{"claimant": "A1", "claimed_on": f"2016-04-0{day}"} for day in range(1, 9)])
    tallies = (opened.tally("claimant"), Tally((Axis(KNOWN_DAY, 9),)))
    spans = [DateSpan(date(2016, 4, 1), date(2016, 4, last)) for last in (3, 7)]
    for span in spans:
        state = FilterState((span,), clock=Clock.CLAIMED)
        asked = [Asked(tally, state) for tally in tallies]
        assert [int(table.sum()) for table in opened.counts.ask(asked)] == [span.last.day] * 2
        opened.budget.keep("cubes", None, opened.budget.room)
        opened.budget.keep("more cubes", None, opened.budget.room)
    assert len(made) == 1


@pytest.mark.parametrize("clock", [Clock.CLAIMED, Clock.EVENT])
def test_claims_are_counted_by_day_by_the_column_that_is_there_for_the_days(clock: Clock) -> None:
    opened = workspace([{"claimed_on": "2016-04-02", "event_date": "2016-04-01/2016-04-03"}])
    columns, axis = opened.columns(clock), Axis(KNOWN_DAY, 2)
    (bundle,) = Layout([Tally((axis,))], Joints()).bundles
    assert bundle.lanes == 1
    assert columns.cells(bundle) is columns.codes(axis)
    last = columns.codes(Axis(LAST_DAY, len(columns.arrangement.days) + 1))
    assert (last is columns.codes(axis)) == (clock is Clock.CLAIMED)


@pytest.mark.parametrize("counted_before", [False, True])
def test_codes_in_the_order_of_the_dates_are_the_same_read_from_a_column_that_claims_are_counted_by(
    monkeypatch: pytest.MonkeyPatch, *, counted_before: bool
) -> None:
    """Claims of two sides on three topics, on days that fall as the rows go on."""
    monkeypatch.setattr(outright, "FEW", 0)
    opened = workspace(
        [
            {
                "claimant": ("A1", "B1")[row % 2],
                "topic": ("loss", "attack", "ceasefire")[row % 3],
                "claimed_on": f"2016-04-{30 - row}",
            }
            for row in range(12)
        ]
    )
    columns, state = opened.columns(Clock.CLAIMED), FilterState(clock=Clock.CLAIMED)
    sides, topics = opened.tally("claimant_side").axes[0], opened.tally("topic").axes[0]
    if counted_before:
        opened.counts.ask([Asked(Tally((sides, topics)), state)])
        patched = monkeypatch.setattr
        patched(OrderedColumns, "ordered", lambda *_: pytest.fail("put in order again"))
    for axis in (sides, topics):
        codes = opened.index[axis.dimension].codes
        assert columns.codes(axis).tolist() == codes[::-1].tolist()


@pytest.mark.parametrize("part", [1, 5, 100])
def test_the_claims_of_each_value_are_counted_part_by_part(
    monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    monkeypatch.setattr("core.index.claims.PART", part)
    sides = ["A1", "B1", "A1", "", "A1", "B1", "A1"]
    dimension = workspace([{"claimant": side} for side in sides]).index["claimant"]
    found = dict(zip(dimension.values, dimension.totals.tolist(), strict=True))
    assert [found[side] for side in ("A1", "B1", "")] == [4, 2, 1]
