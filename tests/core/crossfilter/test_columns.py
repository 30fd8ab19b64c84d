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
