"""Whatever stands ready, and in whatever order it is asked, the answer is the plain count."""

from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import cores
from core.crossfilter import (
    DATES,
    FIRST_DAY,
    KNOWN_DAY,
    Asked,
    Axis,
    CountArray,
    Sum,
    Tally,
    Workspace,
    counting,
    counts,
    layouts,
    loops,
    ordered,
    outright,
    places,
    sieve,
    tables,
)
from core.crossfilter.layout import Cells, Joints
from core.crossfilter.loaded import LoadedSource
from core.crossfilter.steps import Answer, Stepper
from core.filters import ANSWER, FACETS, KNOWN_ON, DateSpan, FilterState, OneOf
from core.panels import facets
from core.panels.question import Question
from core.vocabulary.terms import Clock
from tests.making import dataset, workspace
from tests.reading import Claim, interval, passes
from tests.strategies import FIRST, claim_lists, filter_states, gestures, spans

DIMENSIONS = (*FACETS, "meant")
BRUSHES = (DATES, KNOWN_ON, *FACETS)
keys = st.lists(st.sampled_from(DIMENSIONS), max_size=3, unique=True)


def value(opened: Workspace, row: int, key: str) -> str:
    dimension = opened.index[key]
    return dimension.values[int(dimension.codes[row])]


def plain(
    opened: Workspace, claims: list[Claim], state: FilterState, dimensions: Sequence[str]
) -> Counter[tuple[str, ...]]:
    return Counter(
        tuple(value(opened, row, key) for key in dimensions)
        for row, claim in enumerate(claims)
        if passes(claim, state)
    )


def as_counter(
    opened: Workspace, table: CountArray, keys: Sequence[str]
) -> Counter[tuple[str, ...]]:
    found: Counter[tuple[str, ...]] = Counter()
    for place in np.argwhere(table).tolist() if keys else [[]] * bool(table):
        named = tuple(opened.index[key].values[code] for key, code in zip(keys, place, strict=True))
        found[named] = int(table[tuple(place)])
    return found


@given(claim_lists, gestures(), st.data())
@settings(deadline=None, max_examples=50)
def test_every_answer_equals_the_plain_count(
    claims: list[Claim], states: list[FilterState], data: st.DataObject
) -> None:
    limit = data.draw(st.sampled_from((0, 3_000, 30_000, 2**28)), "budget")
    opened = Workspace(dataset(claims), limit)
    wanted = data.draw(st.lists(keys, min_size=1, max_size=4), "tallies")
    many = data.draw(st.sampled_from((0, loops.MANY)), "machine code from so many claims")
    few = data.draw(st.sampled_from((0, 20)), "counted in one go up to so many claims")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loops, "MANY", many)
        patch.setattr(outright, "FEW", few)
        patch.setattr(tables, "_SEVERAL", data.draw(st.sampled_from((1, 9)), "columns barred"))
        patch.setattr(counting, "_FEW", data.draw(st.sampled_from((0, 20)), "without lanes"))
        step_through(opened, claims, states, wanted, data)


def step_through(
    opened: Workspace,
    claims: list[Claim],
    states: list[FilterState],
    wanted: list[list[str]],
    data: st.DataObject,
) -> None:
    for state in states:
        asked = [Asked(opened.tally(*dimensions), state) for dimensions in wanted]
        if data.draw(st.booleans()):
            stale = data.draw(st.booleans())
            opened.counts.arm(data.draw(st.sampled_from(BRUSHES)), asked, lambda stale=stale: stale)
        if data.draw(st.integers(0, 9)) == 0:
            opened.budget.shrink(0)
        for dimensions, table in zip(wanted, opened.counts.ask(asked), strict=True):
            assert as_counter(opened, table, dimensions) == plain(opened, claims, state, dimensions)


def test_of_few_claims_all_that_was_asked_for_before_is_counted_with_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of two tallies the second is asked for later, and was counted by then."""
    opened = workspace([{"claimant": name, "topic": "loss"} for name in ("A1", "A1", "B1")])
    monkeypatch.setattr(outright, "FEW", 3)
    counted, count = list[frozenset[Tally]](), LoadedSource.count
    first, second = opened.tally(), opened.tally("claimant")

    def noted(source: LoadedSource, layout: layouts.Layout, filters: FilterState) -> Cells:
        counted.append(layout.tallies)
        return count(source, layout, filters)

    monkeypatch.setattr(LoadedSource, "count", noted)
    states = [FilterState((OneOf("topic", frozenset({topic})),)) for topic in ("loss", "attack")]
    for state in states:
        for tally in (first, second):
            opened.counts.ask([Asked(tally, state)])
    assert counted == [{first}, {second}, {first, second}]


def test_few_claims_are_never_counted_by_the_days_of_another_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One day on the event clock, three on the claim clock: two groups there would be four."""
    said = ("2024-02-01", "2024-02-02", "2024-02-03")
    opened = workspace([{"event_date": "2024-01-01", "claimed_on": day} for day in said])
    monkeypatch.setattr(outright, "FEW", 3)
    every, day = opened.tally(), Tally((Axis(FIRST_DAY, 2),))
    other = opened.tally("topic")
    for clock, asked in ((Clock.EVENT, (every, day, other)), (Clock.CLAIMED, (every, other))):
        state = FilterState(clock=clock)
        for tally in asked:
            table = opened.counts.ask([Asked(tally, state)])[0]
            assert table.sum() == len(said), (clock, tally)


def test_on_several_threads_and_in_small_parts_the_counts_are_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claims = [
        {
            "claimant": ("A1", "A2", "B1")[number % 3],
            "topic": ("loss", "attack")[number % 2],
            "claimed_on": f"2016-04-{1 + number * 7 % 27:02}{'/2016-04-29' * (number % 9 == 0)}",
            "best": number,
        }
        for number in range(300)
    ]
    span = DateSpan(date(2016, 4, 4), date(2016, 4, 20))
    loss = OneOf("topic", frozenset({"loss"}))
    states = [FilterState((span,)), FilterState((loss,)), FilterState((span, loss))]

    def answers() -> list[list[int]]:
        found: list[list[int]] = []
        for brush in ("", DATES, "topic", "claimant"):
            opened = workspace(claims)
            side, topic = opened.tally("claimant_side"), opened.tally("topic", "claimant")
            tallies = (side, topic, Tally(side.axes, Sum.BEST))
            for state in states:
                asked = [Asked(tally, state) for tally in tallies]
                assert not brush or opened.counts.arm(brush, asked)
                found += [table.reshape(-1).tolist() for table in opened.counts.ask(asked)]
        return found

    alone = answers()
    monkeypatch.setattr(cores, "WORTHWHILE", 0)
    monkeypatch.setattr(cores, "hands", lambda: 3)
    monkeypatch.setattr(counting, "_SHARED", 0)
    monkeypatch.setattr(counting, "_FEW", 0)
    monkeypatch.setattr(loops, "MANY", 0)
    monkeypatch.setattr(counting, "hands", lambda: 3)
    monkeypatch.setattr(places, "PART", 16)
    monkeypatch.setattr(ordered, "_CHUNK", 16)
    monkeypatch.setattr(tables, "_CROSSING", 5)
    monkeypatch.setattr(tables, "_SEVERAL", 1)
    monkeypatch.setattr(sieve, "_HALF", 0.0)
    monkeypatch.setattr(sieve, "_APART", 1)
    assert answers() == alone
    assert sum(alone[0]) == sum(
        4 <= 1 + n * 7 % 27 <= 20 or (n % 9 == 0 and 1 + n * 7 % 27 < 4) for n in range(300)
    )


def test_two_threads_may_ask_the_same_at_once() -> None:
    opened = workspace([{"claimant": name, "claimed_on": "2016-04-02"} for name in ("A1", "B1")])
    states = [FilterState((DateSpan(FIRST, FIRST + timedelta(days=day)),)) for day in range(60)]
    tallies = [opened.tally(key) for key in ("claimant", "topic", "act", "source")]
    opened.counts.arm(DATES, [Asked(tallies[0], FilterState())])
    opened.counts.arm("topic", [Asked(tallies[1], states[3])])

    def ask(_: int) -> list[list[int]]:
        asked = [Asked(tally, state) for state in states for tally in tallies]
        return [table.tolist() for table in opened.counts.ask(asked)]

    with ThreadPoolExecutor(4) as pool:
        first, *others = pool.map(ask, range(8))
    assert all(other == first for other in others)


@given(claim_lists, st.data())
@settings(deadline=None, max_examples=50)
def test_a_standing_cube_answers_every_position_of_its_brush(
    claims: list[Claim], data: st.DataObject
) -> None:
    opened = workspace(claims)
    brush = data.draw(st.sampled_from(BRUSHES))
    state = data.draw(filter_states()).without((ANSWER,))
    own = data.draw(st.lists(spans, min_size=1))
    asked = [Asked(opened.tally("claimant", "meant"), state)]
    assert opened.counts.arm(brush, asked)
    assert opened.counts.stands(brush, asked)
    for clause in own if brush == DATES else []:
        moved = state.with_clause(clause)
        table = opened.counts.ask([asked[0]._replace(filters=moved)])[0]
        assert opened.counts.stands(brush, [asked[0]._replace(filters=moved)])
        assert as_counter(opened, table, ["claimant", "meant"]) == plain(
            opened, claims, moved, ["claimant", "meant"]
        )


@given(claim_lists, st.integers(0, 60), st.data())
@settings(deadline=None, max_examples=50)
def test_a_coarse_cube_answers_until_the_fine_one_stands(
    claims: list[Claim], patience: int, data: st.DataObject
) -> None:
    opened = workspace(claims)
    state = data.draw(filter_states()).without((ANSWER,))
    asked = [Asked(opened.tally("claimant", "meant"), state)]
    looks = iter(range(1_000_000))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counts, "_MANY", 0)
        patch.setattr(counts, "_COARSE", data.draw(st.sampled_from((2, 3, 8))))
        for stale in (lambda: next(looks) >= patience, lambda: False):
            stands = opened.counts.arm(DATES, asked, stale)
            for clause in data.draw(st.lists(spans, min_size=1, max_size=4)):
                moved = state.with_clause(clause)
                table = opened.counts.ask([asked[0]._replace(filters=moved)])[0]
                assert as_counter(opened, table, ["claimant", "meant"]) == plain(
                    opened, claims, moved, ["claimant", "meant"]
                )
    assert stands
    assert opened.counts.stands(DATES, asked)


def test_a_coarse_cube_gives_way_to_the_fine_one() -> None:
    claims = [{"claimant": "A1", "claimed_on": f"2016-04-{day:02}"} for day in range(1, 31)]
    opened = workspace(claims)
    asked = [Asked(opened.tally("claimant"), FilterState())]
    kept: list[int] = []

    def stale() -> bool:
        kept.append(opened.budget.used)
        return False

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counts, "_MANY", 0)
        patch.setattr(counts, "_COARSE", 8)
        assert opened.counts.arm(DATES, asked, stale)
    rows, planes = 30 + 2, 4 + 2
    assert opened.budget.used - kept[-1] == 4 * rows - 4 * planes


@pytest.mark.parametrize("rows", [1, tables._ROWS])
def test_a_standing_cube_of_as_known_on_has_an_answer_for_every_day(
    monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    monkeypatch.setattr(tables, "_ROWS", rows)
    claims = [{"claimant": "A1", "claimed_on": f"2016-04-{day:02}"} for day in range(2, 20, 2)]
    opened = workspace([*claims, {"claimant": "B1"}])
    tally = opened.tally("claimant")
    days = [date(2016, 4, day) for day in range(1, 21)]
    asked = [Asked(tally, FilterState(known_on=day)) for day in days]
    assert opened.counts.arm(KNOWN_ON, asked)
    assert all(opened.counts.stands(KNOWN_ON, [one]) for one in asked)
    counts = [int(table.sum()) for table in opened.counts.ask(asked)]
    assert counts == [min(day // 2, 9) for day in range(1, 21)]


@pytest.mark.parametrize("brush", [DATES, KNOWN_ON, "claimant"])
def test_a_cube_that_nobody_waits_for_any_more_is_not_kept_however_far_it_got(brush: str) -> None:
    claims = [{"claimant": "A1", "claimed_on": f"2016-04-0{day}"} for day in range(1, 10)]
    looked = 0
    while True:
        opened, looks = workspace(claims), iter(range(looked))
        asked = [Asked(opened.tally("topic"), FilterState())]
        stands = opened.counts.arm(brush, asked, lambda left=looks: next(left, None) is None)
        assert opened.counts.stands(brush, asked) == stands
        if stands:
            break
        looked += 1
    assert looked > 2


@given(claim_lists, filter_states())
@settings(deadline=None, max_examples=50)
def test_days_as_an_axis_count_when_claims_begin(claims: list[Claim], state: FilterState) -> None:
    opened = workspace(claims)
    columns = opened.columns(state.clock)
    tally = Tally((Axis(FIRST_DAY, len(columns.arrangement.days) + 1),))
    counts = opened.counts.ask([Asked(tally, state)])[0].tolist()
    dates = [interval(claim, state.clock) for claim in claims if passes(claim, state)]
    begun = Counter(date[0] if date else "undated" for date in dates)
    days = [str(np.datetime64(int(day), "D")) for day in columns.arrangement.days]
    assert dict(zip([*days, "undated"], counts, strict=True)) == {
        day: begun[day] for day in [*days, "undated"]
    }


def test_days_of_one_clock_count_nothing_of_another() -> None:
    """Nothing is dated on the recorded clock, nine days are on that of the claims."""
    opened = workspace(
        [{"claimant": "A1", "claimed_on": f"2016-04-0{day}"} for day in range(1, 10)]
    )
    recorded, claimed = (FilterState(clock=clock) for clock in (Clock.RECORDED, Clock.CLAIMED))
    undated = Tally((*opened.tally("claimant").axes, Axis(FIRST_DAY, 1)))
    assert opened.counts.ask([Asked(undated, recorded)])[0].tolist() == [[9]]
    for tally in (Tally(), opened.tally("claimant"), opened.tally("topic")):
        assert int(opened.counts.ask([Asked(tally, claimed)])[0].sum()) == 9


@given(st.lists(st.integers(-(10**6), 10**6), max_size=20), gestures(), st.data())
@settings(deadline=None, max_examples=50)
def test_sums_of_figures_with_decimals_do_not_drift(
    cents: list[int], states: list[FilterState], data: st.DataObject
) -> None:
    claims: list[Claim] = [
        {
            "claimant": data.draw(st.sampled_from(("A1", "B1"))),
            "claimed_on": f"2016-04-{1 + number % 28:02}",
            "best": number / 100,
        }
        for number in cents
    ]
    opened = workspace(claims)
    side = opened.tally("claimant_side").axes
    scale = opened.columns(Clock.CLAIMED).scale(Sum.BEST)
    for state in states:
        filters = FilterState(
            tuple(clause for clause in state.clauses if clause.key in (DATES, "claimant")),
            known_on=state.known_on,
        )
        asked = Asked(Tally(side, Sum.BEST), filters)
        if data.draw(st.booleans()):
            opened.counts.arm(data.draw(st.sampled_from((DATES, "claimant"))), [asked])
        table = opened.counts.ask([asked])[0]
        passed = opened.mask(filters)
        for code in range(side[0].size):
            expected = sum(
                round(number * scale / 100)
                for row, number in enumerate(cents)
                if passed[row] and opened.index["claimant_side"].codes[row] == code
            )
            assert int(table[code]) == expected


def test_a_grouped_axis_puts_values_together() -> None:
    opened = workspace([{"claimant": name} for name in ("A1", "A2", "B1", "A1")])
    assert opened.index["claimant"].values == ("A1", "A2", "B1")
    tally = Tally((Axis("claimant", 2, (1, 1, 0)),))
    assert opened.counts.ask([Asked(tally, FilterState())])[0].tolist() == [1, 3]


@pytest.mark.parametrize("brush", BRUSHES)
def test_nothing_stands_before_it_is_armed_nor_after_it_is_evicted(brush: str) -> None:
    opened = workspace([{"claimant": "A1", "claimed_on": "2016-04-02"}])
    asked = [Asked(opened.tally("topic"), FilterState())]
    assert not opened.counts.stands(brush, asked)
    assert not opened.counts.arm(brush, asked, lambda: True)
    assert not opened.counts.stands(brush, asked)
    assert opened.counts.arm(brush, asked)
    assert opened.counts.stands(brush, asked)
    opened.budget.shrink(0)
    assert not opened.counts.stands(brush, asked)


def test_a_table_of_more_cells_than_sixteen_bits_hold_is_counted_too() -> None:
    claims = [
        {"claimant": f"A{number % 300}", "subject": f"B{number % 299}", "claimed_on": day}
        for number, day in enumerate(["2016-04-02", "2016-04-03", "", "2016-04-03/2016-04-05"] * 90)
    ]
    opened = workspace(claims)
    tally = opened.tally("claimant", "subject")
    assert tally.cells > 1 << 16
    asked = [Asked(tally, FilterState((DateSpan(date(2016, 4, 3), date(2016, 4, 3)),)))]
    alone = opened.counts.ask(asked)[0]
    assert int(alone.sum()) == 180
    for brush in (DATES, "topic"):
        other = workspace(claims)
        assert other.counts.arm(brush, asked)
        assert np.array_equal(other.counts.ask(asked)[0], alone)


@pytest.mark.parametrize("few", [0, 20])
def test_dragging_as_known_on_counts_the_same_tallies_at_every_day(
    monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(outright, "FEW", few)
    days = [f"2016-04-{day:02d}" for day in range(2, 12)]
    claims: list[dict[str, object]] = [{"claimed_on": day, "act": "assert"} for day in days]
    claims.append({"claimed_on": "2016-04-05", "act": "deny", "replies_to": "c1"})
    opened, laid = workspace(claims), list[frozenset[Tally]]()

    class Noted(layouts.Layout):
        def __init__(self, tallies: Iterable[Tally], joints: Joints) -> None:
            super().__init__(tallies, joints)
            laid.append(self.tallies)

    monkeypatch.setattr(layouts, "Layout", Noted)
    for day in days:
        facets.build(Question(opened, FilterState(known_on=date.fromisoformat(day))))
    several = [tallies for tallies in laid if len(tallies) > 1]
    assert len(laid) > len(several) > 0
    assert len(several) <= 2, "the first day counts all anew, each other day steps from the last"


def test_a_brush_over_days_has_no_cube_of_what_is_counted_by_day() -> None:
    opened = workspace([{"claimed_on": f"2016-04-{day:02}"} for day in range(1, 11)])
    daily = Tally((Axis(KNOWN_DAY, 11),))
    asked = [Asked(daily, FilterState()), Asked(opened.tally("claimant"), FilterState())]
    for brush in (DATES, KNOWN_ON, "topic"):
        assert opened.counts.arm(brush, asked)
        assert opened.counts.stands(brush, asked[1:])
        assert opened.counts.stands(brush, asked[:1]) == (brush == "topic")


def test_what_a_step_counts_is_not_what_a_cube_holds_already(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of both tallies asked for under a window the next one counts what has no cube of dates."""
    opened = workspace([{"claimed_on": f"2016-04-{day:02}"} for day in range(1, 11)])
    daily, total = Tally((Axis(KNOWN_DAY, 11),)), opened.tally()

    def asked(first: int) -> list[Asked]:
        span = DateSpan(date(2016, 4, first), date(2016, 4, first + 5))
        return [Asked(tally, FilterState((span,))) for tally in (total, daily)]

    opened.counts.arm(DATES, asked(1))
    opened.counts.ask(asked(1))
    stepped, step = list[frozenset[Tally]](), Stepper.step

    def noted(stepper: Stepper, old: Answer, new: FilterState) -> Cells:
        stepped.append(old.layout.tallies)
        return step(stepper, old, new)

    monkeypatch.setattr(Stepper, "step", noted)
    counted, by_day = opened.counts.ask(asked(2))
    assert (int(counted), by_day.tolist()) == (6, [0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0])
    assert stepped == [frozenset({daily})]


def test_an_answer_is_near_where_few_claims_came_or_went_since_one_that_was_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of ten claims, one a day, and where four are few: from the fourth to the eighth day."""
    opened = workspace([{"claimed_on": f"2016-04-{day:02}"} for day in range(1, 11)])
    first, second = opened.tally("claimant"), opened.tally("subject")

    def known(day: int) -> FilterState:
        return FilterState(known_on=date(2016, 4, day))

    assert not opened.counts.near([Asked(first, known(5))])
    opened.counts.ask([Asked(first, known(4))])
    assert opened.counts.near([Asked(first, known(5))])
    assert not opened.counts.near([Asked(first, known(5)), Asked(second, known(5))])
    monkeypatch.setattr("core.crossfilter.counts._CLOSE", 4)
    assert opened.counts.near([Asked(first, known(8))])
    assert not opened.counts.near([Asked(first, known(9))])
