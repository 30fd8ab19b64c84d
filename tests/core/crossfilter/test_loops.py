"""The loops in machine code do what those of numpy do, of every kind of columns."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.crossfilter import Axis, Sum, loops
from core.crossfilter.column import BundleColumn
from core.crossfilter.layout import Bundle
from core.crossfilter.loops import Lanes, Plain, loops_for
from core.crossfilter.loops.compiled import Compiled
from core.crossfilter.places import Where, length
from core.crossfilter.sieve import Condition, Sieve

CLAIMS = 12
WIDE, NARROW = 9_001, 5
"""Cells of a table with one lane for its days, and of one with many."""


@st.composite
def wheres(draw: st.DrawFn) -> Where:
    low, high = sorted(draw(st.tuples(st.integers(0, CLAIMS), st.integers(0, CLAIMS))))
    if draw(st.booleans()):
        return slice(low, high)
    places = draw(st.lists(st.integers(0, CLAIMS - 1), unique=True))
    return np.array(sorted(places), dtype=np.int32)


@st.composite
def columns(draw: st.DrawFn) -> BundleColumn:
    bundle = Bundle((Axis("x", draw(st.sampled_from((WIDE, NARROW)))),), Sum.CLAIMS, ())
    cells = draw(
        st.lists(st.integers(0, bundle.cells * bundle.lanes - 1), min_size=CLAIMS, max_size=CLAIMS)
    )
    kind = draw(st.sampled_from((None, np.int8, np.int16, np.int64)))
    weights = draw(st.lists(st.integers(-9, 99), min_size=CLAIMS, max_size=CLAIMS))
    return BundleColumn(
        bundle,
        np.array(cells, dtype=draw(st.sampled_from((np.uint16, np.uint32)))),
        None if kind is None else np.array(weights, dtype=kind),
    )


def amounts(column: BundleColumn, where: Where) -> list[tuple[int, int]]:
    """Cell and weight of each claim."""
    weights = np.ones(CLAIMS) if column.weights is None else column.weights
    return [*zip(column.cells[where].tolist(), weights[where].tolist(), strict=True)]


@pytest.mark.parametrize("way", [Plain(), Compiled()])
@given(columns(), wheres())
@settings(deadline=None, max_examples=60)
def test_claims_are_added_to_their_cells(
    way: loops.Loops, column: BundleColumn, where: Where
) -> None:
    table = np.full(column.table, 3, dtype=np.int64)
    expected = table.copy()
    for cell, weight in amounts(column, where):
        expected[cell] += weight
    way.tally(table, column, where)
    assert np.array_equal(table, expected)


@pytest.mark.parametrize("way", [Plain(), Compiled()])
@given(columns(), wheres(), st.sampled_from((1, -1)), st.data())
@settings(deadline=None, max_examples=60)
def test_claims_are_added_in_their_lanes(
    way: loops.Loops, column: BundleColumn, where: Where, sign: int, data: st.DataObject
) -> None:
    drawn = st.lists(st.integers(0, 4), min_size=CLAIMS, max_size=CLAIMS)
    codes = np.array(data.draw(drawn), dtype=np.uint8)
    of = np.array(data.draw(st.permutations((0, 1, 2, 1, 0))), dtype=np.int32)
    lanes = of[codes]
    table = np.full((3, column.bundle.cells), 3, dtype=np.int64)
    expected = table.copy()
    for lane, (cell, weight) in zip(lanes[where], amounts(column, where), strict=True):
        expected[lane, cell // column.bundle.lanes] += sign * weight
    way.tally_by_lane(table, column, Lanes(codes, of, 3), where, sign)
    assert np.array_equal(table, expected)


@pytest.mark.parametrize("way", [Plain(), Compiled()])
@given(wheres(), st.integers(0, 6), st.data())
@settings(deadline=None, max_examples=60)
def test_places_pass_that_pass_every_test(
    way: loops.Loops, where: Where, limit: int, data: st.DataObject
) -> None:
    drawn = st.lists(st.integers(0, 5), min_size=CLAIMS, max_size=CLAIMS)
    values, ranks = (np.array(data.draw(drawn), dtype=np.uint16) for _ in range(2))
    chosen = np.array(data.draw(st.lists(st.booleans(), min_size=6, max_size=6)))
    mask = np.array(data.draw(st.lists(st.booleans(), min_size=CLAIMS, max_size=CLAIMS)))
    every = (
        Condition.of_values(values, chosen),
        Condition.below(ranks, 6, limit),
        Condition.of_mask(mask),
    )
    passes = chosen[values] & (ranks < limit) & mask
    kept = way.sift(Sieve(every), where)
    places = np.arange(CLAIMS)
    assert places[kept].tolist() == places[where][passes[where]].tolist()
    if isinstance(where, slice):
        assert isinstance(kept, slice) == (len(places[kept]) == length(where))


@pytest.mark.parametrize("way", [Plain(), Compiled()])
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=4), st.data())
@settings(deadline=None, max_examples=60)
def test_of_runs_those_places_are_kept_that_pass_and_what_sums_gain_there_is_added(
    way: loops.Loops, sizes: list[tuple[int, int]], data: st.DataObject
) -> None:
    """Runs with gaps between them; sums run over in sixteen bits."""
    begins, ends, at = list[int](), list[int](), 0
    for gap, size in sizes:
        begins.append(at + gap)
        at = begins[-1] + size
        ends.append(at)
    codes = data.draw(st.lists(st.integers(0, 2), min_size=at, max_size=at))
    rows = data.draw(st.permutations(range(at)))
    chosen, mask = (
        np.array(data.draw(st.lists(st.booleans(), min_size=size, max_size=size)), dtype=bool)
        for size in (3, at)
    )
    every = (
        Condition.of_values(np.array(codes, dtype=np.uint8), chosen),
        Condition.of_rows(np.array(rows, dtype=np.int32), mask),
    )
    sieve = Sieve(every[: data.draw(st.integers(1, 2))])
    passes = chosen[np.array(codes, dtype=int)]
    passes &= mask[np.array(rows, dtype=int)] | (len(sieve.conditions) == 1)
    found = way.sift_runs(sieve, np.array(begins, dtype=np.int64), np.array(ends, dtype=np.int64))
    kept = [
        [place for place in range(*ends_of) if passes[place]]
        for ends_of in zip(begins, ends, strict=True)
    ]
    parts = zip(found.bounds[:-1].tolist(), found.bounds[1:].tolist(), strict=True)
    assert [found.places[part[0] : part[1]].tolist() for part in parts] == kept
    figures = np.array(data.draw(st.lists(st.integers(0, 60_000), min_size=at, max_size=at)))
    sums = np.zeros((at + 1, 2), dtype=np.uint16)
    np.cumsum(np.stack((figures, figures * 2), axis=1), axis=0, out=sums[1:])
    gained = way.gained(sums, found)
    whole = [sum(int(figures[place]) for place in places) for places in kept]
    assert gained.tolist() == [[add % 2**16, 2 * add % 2**16] for add in whole]


@pytest.mark.parametrize("way", [Plain(), Compiled()])
@given(st.lists(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 60_000)))), st.data())
@settings(deadline=None, max_examples=60)
def test_what_sums_gain_is_told_apart_by_run_and_code(
    way: loops.Loops, runs: list[list[tuple[int, int]]], data: st.DataObject
) -> None:
    """Sums that run over in sixteen bits."""
    every = [place for run in runs for place in run]
    figures = np.array([figure for _, figure in every], dtype=np.int64)
    kind = data.draw(st.sampled_from((np.uint16, np.int32)))
    sums = np.zeros((len(every) + 1, 2), dtype=kind)
    np.cumsum(np.stack((figures, figures * 2), axis=1), axis=0, dtype=kind, out=sums[1:])
    codes = np.array([code for code, _ in every], dtype=np.uint8)
    starts = np.cumsum([0, *map(len, runs)]).astype(np.int64)
    gained = way.gained_by(sums, starts, codes, 3)
    added = np.zeros((len(runs), 3, 2), dtype=np.int64)
    for number, run in enumerate(runs):
        for code, figure in run:
            added[number, code] += (figure, 2 * figure)
    assert np.array_equal(gained, added.astype(kind))


@pytest.mark.parametrize("way", [Plain(), Compiled()])
@given(st.lists(st.integers(0, 300)), st.sampled_from((np.uint16, np.int32)))
@settings(deadline=None, max_examples=60)
def test_places_are_put_in_order_by_their_codes(
    way: loops.Loops, codes: list[int], kind: npt.DTypeLike
) -> None:
    within = np.empty(len(codes), dtype=np.uint16)
    bounds = np.zeros(302, dtype=np.int32)
    way.group(np.array(codes, dtype=kind), within, bounds)
    assert within.tolist() == sorted(range(len(codes)), key=lambda place: (codes[place], place))
    assert bounds.tolist() == [sum(code < edge for code in codes) for edge in range(302)]


def test_machine_code_is_made_for_many_claims_only() -> None:
    assert isinstance(loops_for(1_000_000), Plain)
    assert isinstance(loops_for(10_000_000), Compiled)
