"""A running total that starts to count from another day: a break, neither a rise nor a fall."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.comparison import Sight, Thing, counted
from core.comparison.courses import Course, courses_in
from core.comparison.turns import Turn
from core.filters.dates import day_of
from core.vocabulary.crosswalk import Crosswalk, Mapping, Match
from core.vocabulary.terms import Clock
from tests.comparing import Claim, compared, own
from tests.making import workspace


def total(best: float, on: str, since: str = "2016-04-01", **more: object) -> Claim:
    return own(best, on, basis="cumulative", since=since, **more)


KILLED = Thing("killed", "personnel")


def course(claims: list[Claim], thing: Thing = KILLED) -> Course:
    space = workspace(claims)
    sight = Sight(np.ones(space.index.size, dtype=bool), Clock.CLAIMED)
    ((found,),) = courses_in(space.dataset, space.index, sight, [("A", thing)])
    return found


def turns(found: Course) -> list[str]:
    return [Turn(turn).name for turn in found.turns.tolist()]


ANEW = [
    total(20, "2016-04-02"),
    total(29, "2016-04-03"),
    total(4, "2016-04-04", "2016-04-04"),
    total(9, "2016-04-05", "2016-04-04"),
]
"""20 and 29 since 1 April, then 4 and 9 since 4 April: rises of 9 and 5, and nothing between."""


def test_a_new_start_breaks_the_course() -> None:
    found = course(ANEW)
    assert turns(found) == ["FIRST", "RISE", "BREAK", "RISE"]
    assert np.nan_to_num(found.changes.best, nan=-1).tolist() == [-1, 9, -1, 5]
    assert found.joined.tolist() == [False, True, False, True]
    assert [day_of(day).isoformat() for day in found.begins.tolist()] == [
        *["2016-04-01"] * 2,
        *["2016-04-04"] * 2,
    ]


def test_a_higher_total_since_another_day_is_no_rise() -> None:
    assert turns(course([total(14, "2016-04-03", "2016-04-02"), total(18, "2016-04-04")])) == [
        "FIRST",
        "BREAK",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2016-04-01", ""),
        ("", "2016-04-01"),
        ("2016-04-01/2016-04-30", "2016-04-02"),
        ("2016-03-31/2016-04-02", "2016-04-01"),
    ],
    ids=["left out later", "left out before", "the month of that day", "a span around it"],
)
def test_a_start_not_known_to_be_another_breaks_nothing(one: str, other: str) -> None:
    found = course([total(20, "2016-04-02", one), total(29, "2016-04-03", other)])
    assert turns(found) == ["FIRST", "RISE"]


def test_a_start_left_out_is_the_one_last_said() -> None:
    found = course([*ANEW[:2], total(31, "2016-04-03T12:00", ""), ANEW[2]])
    assert turns(found)[-1] == "BREAK"


def test_another_claimants_start_says_nothing() -> None:
    other = total(2, "2016-04-01", "2016-03-01") | {"claimant": "A Police"}
    space = workspace([other, total(3, "2016-04-02", ""), total(5, "2016-04-03")])
    sight = Sight(np.ones(3, dtype=bool), Clock.CLAIMED)
    wanted = [("A", KILLED)]
    (found,) = courses_in(space.dataset, space.index, sight, wanted)
    assert [turns(one) for one in found if one.claimant == "A MoD"] == [["FIRST", "RISE"]]


@pytest.mark.parametrize(
    ("window", "figure", "words"),
    [
        (("2016-04-03", "2016-04-03"), 9, "rise of a running total since 1 Apr 2016"),
        (("2016-04-03", "2016-04-05"), 9, "rise of a running total since 4 Apr 2016"),
        (("2016-04-05", "2016-04-05"), 5, "rise of a running total since 4 Apr 2016"),
    ],
    ids=["within the first", "across the break", "within the second"],
)
def test_a_window_takes_nothing_off_across_a_break(
    window: tuple[str, str], figure: float, words: str
) -> None:
    """Across it stands what counts from 4 April, 9, and not 9 − 20 or 9 less nothing begun."""
    (cell,) = compared(workspace(ANEW), window).cells
    assert cell.own is not None
    assert cell.own.amount.best == figure
    assert cell.own.revised_from is None
    assert counted(cell.own).startswith(words)


def test_a_total_begun_before_the_window_and_anew_stays_a_running_total() -> None:
    """30 since 1 April, then 50 since 1 March: what of it fell into the window nobody said."""
    claims = [total(30, "2016-04-02"), total(50, "2016-04-05", "2016-03-01")]
    (cell,) = compared(workspace(claims), ("2016-04-04", "2016-04-06")).cells
    assert cell.own is not None
    assert (cell.own.amount.best, cell.own.running) == (50, True)


@given(
    st.lists(
        st.tuples(st.integers(0, 90), st.sampled_from(["2016-04-01", "2016-04-02", ""])),
        min_size=1,
        max_size=9,
    )
)
def test_the_turns_are_those_of_plain_reading(said: list[tuple[int, str]]) -> None:
    """Day after day: a start other than the last one said is a break, else up, down or the same."""
    expected, before, since = list[str](), -1, ""
    for place, (best, start) in enumerate(said):
        known = start or since
        if not place:
            expected.append("FIRST")
        elif since and known != since:
            expected.append("BREAK")
        else:
            expected.append("RISE" if best > before else "FALL" if best < before else "HELD")
        before, since = best, known
    claims = [
        total(best, f"2016-04-{place + 3:02d}", start) for place, (best, start) in enumerate(said)
    ]
    assert turns(course(claims)) == expected


MERGED = [
    total(1701, "2022-04-30", "2022-02-24", measure="destroyed", category="motor_vehicle"),
    total(76, "2022-04-30", "2022-02-24", measure="destroyed", category="fuel_tanker"),
]


@pytest.mark.parametrize(
    ("since", "told"),
    [("2022-02-24", (["RISE"], 19)), ("2022-03-01", (["FIRST"], 1796))],
    ids=["from the same day", "from another"],
)
def test_a_merged_term_carries_on_only_what_counts_from_the_same_day(
    since: str, told: tuple[list[str], float]
) -> None:
    """1796 less 1701 and 76 is 19, if all three count from 24 February."""
    heir = total(1796, "2022-05-01", since, measure="destroyed", category="vehicle")
    found = course([*MERGED, heir], Thing("destroyed", "vehicle"))
    assert turns(found) == told[0]
    cells = compared(workspace([*MERGED, heir]), ("2022-05-01", "2022-05-01")).cells
    (slot,) = [cell.own for cell in cells if cell.own is not None]
    assert slot.amount.best == told[1]


def test_an_heir_that_begins_anew_takes_nothing_off_its_predecessors() -> None:
    """1796 carries on 1777; 12 since 3 May then counts from another day than these."""
    heirs = [
        total(best, on, since, measure="destroyed", category="vehicle")
        for best, on, since in (
            (1796, "2022-05-01", "2022-02-24"),
            (12, "2022-05-04", "2022-05-03"),
        )
    ]
    cells = compared(workspace([*MERGED, *heirs]), ("2022-05-01", "2022-05-04")).cells
    (slot,) = [cell.own for cell in cells if cell.own is not None]
    assert (slot.amount.best, slot.continues) == (12, ())


def _split(monkeypatch: pytest.MonkeyPatch) -> None:
    def mapping(term: str, category: str, follows: tuple[str, ...] = ()) -> Mapping:
        first = date(2020, 1, 1) if follows else None
        return Mapping("scheme", term, Match.EXACT, category, first, None, follows, "typed")

    made = Crosswalk(
        (
            mapping("armour", "armoured_vehicle"),
            mapping("tanks", "tank", ("armour",)),
            mapping("carriers", "apc", ("armour",)),
        )
    )
    monkeypatch.setattr("core.comparison.lineage.crosswalk", lambda: made)


def _armour(best: float, on: str, category: str) -> Claim:
    return total(best, on, "2019-01-01", measure="destroyed", category=category)


def test_the_parts_of_a_split_term_are_first_totals_and_not_falls(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """100 armoured vehicles, then 60 tanks and 45 carriers: neither is a day's loss or a fall."""
    _split(monkeypatch)
    claims = [
        _armour(100, "2019-12-31", "armoured_vehicle"),
        _armour(60, "2020-01-01", "tank"),
        _armour(45, "2020-01-01", "apc"),
    ]
    tanks = course(claims, Thing("destroyed", "tank"))
    whole = course(claims, Thing("destroyed", "armoured_vehicle"))
    assert turns(tanks) == ["FIRST"]
    assert tanks.branch_of is not None
    assert tanks.branch_of.predecessor == "armoured_vehicle"
    assert whole.divided
    assert [term for term, _ in whole.goes_on] == ["tank", "apc"]
    cells = compared(workspace(claims), ("2020-01-01", "2020-01-02")).cells
    figures = {cell.thing.category: cell.own for cell in cells}
    assert {name: slot.amount.best for name, slot in figures.items() if slot} == {
        "tank": 60,
        "apc": 45,
    }
