"""The order of the claims table is that of a plain sort, whichever way it is worked out."""

from collections.abc import Callable
from datetime import date, timedelta
from math import isnan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.crossfilter import Workspace
from core.filters import FilterState, OneOf
from core.index import Rows
from core.panels.claims import ClaimsOptions, ClaimsView, build, sorted_rows
from core.panels.claims.order import Sort, stands
from core.panels.claims.ranks import Ranks, first_in_order, in_order
from core.panels.question import Question
from tests.making import workspace
from tests.reading import Claim
from tests.strategies import claim_lists

figures = st.one_of(
    st.none(), st.integers(-3, 300), st.integers(0, 2**40), st.sampled_from((0.5, 0.25, 70_000))
)
Key = Callable[[Workspace, int], object]


def _figure(opened: Workspace, row: int) -> object:
    claims = opened.dataset.claims
    values = [float(claims[name].iloc[row]) for name in ("best", "low", "high")]
    return next((value for value in values if not isnan(value)), None)


def _name(column: str) -> Key:
    def name(opened: Workspace, row: int) -> object:
        dimension = opened.index[column]
        code = int(dimension.codes[row])
        return code if dimension.values[code] else None

    return name


KEYS: dict[str, tuple[Key, ...]] = {
    "figure": (_figure,),
    "claimant": (_name("claimant"),),
    "rating": (_name("reliability"), _name("credibility")),
    "claim": tuple(_name(key) for key in ("topic", "measure", "category", "act")),
    "id": (lambda opened, row: opened.dataset.claims["claim_id"].iloc[row],),
}


def plainly(opened: Workspace, rows: list[int], sort: str, *, descending: bool) -> list[int]:
    for key in reversed(KEYS[sort]):
        given = [row for row in rows if key(opened, row) is not None]
        given.sort(key=lambda row, key=key: key(opened, row), reverse=descending)
        rows = given + [row for row in rows if key(opened, row) is None]
    return rows


def shown(
    opened: Workspace, sort: str, filters: FilterState | None = None, *, descending: bool = False
) -> ClaimsView:
    options = ClaimsOptions(sort=sort, descending=descending)
    return build(Question(opened, filters or FilterState(), options=options))


@given(claim_lists, st.lists(figures, min_size=30, max_size=30), st.data())
@settings(deadline=None, max_examples=60)
def test_the_order_is_that_of_a_plain_sort(
    claims: list[Claim], values: list[float | None], data: st.DataObject
) -> None:
    claims = [{**claim, "best": value} for claim, value in zip(claims, values, strict=False)]
    opened = workspace(claims)
    sort = data.draw(st.sampled_from(sorted(KEYS)))
    descending = data.draw(st.booleans())
    names = opened.index["claimant"].values
    some = data.draw(st.frozensets(st.sampled_from(names))) if names else frozenset[str]()
    filters = FilterState((OneOf("claimant", some, exclude=data.draw(st.booleans())),))
    passing = np.flatnonzero(opened.mask(filters)).tolist()
    expected = plainly(opened, passing, sort, descending=descending)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorted_rows, "_HEAD", data.draw(st.integers(1, 6)))
        first = shown(opened, sort, filters, descending=descending)
        assert first.head.tolist() == expected[: len(first.head)]
        assert len(first.head) == min(sorted_rows._HEAD, len(expected))
        assert first.order.tolist() == expected
        again = shown(opened, sort, filters, descending=descending)
        assert stands(opened, Sort(sort, descending=descending))
        assert again.head.tolist() == first.head.tolist()


@given(st.integers(0, 2**32 - 1), st.integers(0, 35), st.sampled_from((3, 40_000)))
def test_the_first_of_an_order_are_those_of_all_of_it(seed: int, most: int, size: int) -> None:
    random = np.random.default_rng(seed)
    table = random.integers(0, 4, (int(random.integers(0, 30)), 3), dtype=np.uint8)
    rows = table.tolist()
    keys = [Ranks(table[:, place], size) for place in range(3)]
    expected = sorted(range(len(rows)), key=lambda row: (rows[row], row))
    assert in_order(keys).tolist() == expected
    assert first_in_order(keys, most).tolist() == expected[:most]


@pytest.mark.parametrize("descending", [False, True])
def test_dates_of_one_day_stand_by_their_time_and_then_by_their_last_day(
    *, descending: bool
) -> None:
    dates = ["2016-04-02T23:59:58", "2016-04-02", "2016-04-02/2016-04-05", "2016-04-02T00:00:01"]
    opened = workspace([{"claimed_on": text} for text in [*dates, "", "2016-04-02", "2016-04-01"]])
    order = shown(opened, "claimed", descending=descending).order.tolist()
    assert order == ([0, 3, 2, 1, 5, 6, 4] if descending else [6, 1, 5, 2, 3, 0, 4])


def test_of_a_long_table_only_the_top_is_found_until_the_rest_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sorted_rows, "_HEAD", 3)
    monkeypatch.setattr(sorted_rows, "_MANY", 10)
    days = [str(date(2016, 4, 1) + timedelta(days=day)) for day in range(20)]
    opened = workspace(
        [{"claimed_on": day, "claimant": f"A{20 - n:02}"} for n, day in enumerate(days)]
    )
    table = shown(opened, "claimant")
    assert table.lacks_order
    assert [table.has(place) for place in (2, 3)] == [True, False]
    assert table.places(Rows([19, 0])).tolist() == [0]
    table.find()
    assert table.has(19)
    assert table.places(Rows([19, 0])).tolist() == [0, 19]
    assert not shown(opened, "claimant").lacks_order
    assert not shown(opened, "claimed").lacks_order
