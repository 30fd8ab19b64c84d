"""Other grains: figures of other categories meet at their lowest common ancestor."""

import pytest

from core.comparison import Cell, Mismatch, State, explain, short_state
from tests.comparing import Claim, claimed, compared, own
from tests.making import workspace


def cells(*claims: Claim) -> dict[str, Cell]:
    made = [{"measure": "destroyed", **claim, "category": claim["category"]} for claim in claims]
    return {cell.thing.category: cell for cell in compared(workspace(made)).cells}


def theirs(category: str, best: float, **more: object) -> Claim:
    return claimed(best, measure="destroyed", category=category, **more)


def ours(category: str, best: float, **more: object) -> Claim:
    return own(best, measure="destroyed", category=category, **more)


def test_33_tanks_and_armoured_vehicles_against_14_tanks_meet_at_armoured_vehicle() -> None:
    found = cells(theirs("armoured_vehicle", 33), ours("tank", 14))
    whole, part = found["armoured_vehicle"], found["tank"]
    lent = whole.compared[0]
    assert lent is not None
    assert lent.amount.written() == "≥ 14"
    assert whole.own is None
    assert (whole.state, short_state(whole)) == (State.CONSISTENT, "agree (parts)")
    assert whole.difference is not None
    assert (whole.difference.share, whole.difference.distance) == (None, 0)
    assert (part.mismatch, short_state(part)) == (Mismatch.CATEGORY, "see armoured vehicle")
    assert explain(whole) == (
        "As of 4 Apr 2016 the B MoD claimed armoured vehicle destroyed, A: 33 "
        "(counting basis not stated); as of 4 Apr 2016 the A MoD admitted tank destroyed, A: 14 "
        "(counting basis not stated): here at least 14; compared at armoured vehicle, the figures "
        "do not contradict each other."
    )


def test_more_parts_admitted_than_were_claimed_of_the_whole_diverge() -> None:
    """10 armoured vehicles against at least 14: 4 apart, 10 / 14 or less."""
    whole = cells(theirs("armoured_vehicle", 10), ours("tank", 14))["armoured_vehicle"]
    assert whole.state is State.DIVERGENT
    assert whole.difference is not None
    assert whole.difference.distance == 4
    assert whole.difference.share == pytest.approx(4 / 24)
    assert short_state(whole) == "≤ ×0.71 (parts)"


def test_parts_that_count_a_period_add_up_to_at_least_their_sum() -> None:
    period: Claim = {"basis": "incremental"}
    found = cells(
        theirs("armoured_vehicle", 33, **period),
        ours("tank", 14, **period),
        ours("ifv", 5, **period, bound="approx"),
    )
    lent = found["armoured_vehicle"].compared[0]
    assert lent is not None
    assert (lent.amount.low, lent.amount.high, lent.amount.rough) == (19, None, True)
    assert lent.rows.array.tolist() == [1, 2]


def test_parts_whose_basis_is_not_stated_are_never_added() -> None:
    found = cells(theirs("armoured_vehicle", 33), ours("tank", 14), ours("ifv", 5))
    lent = found["armoured_vehicle"].compared[0]
    assert lent is not None
    assert lent.amount.low == 14


def test_parts_are_never_added_to_the_total_itself() -> None:
    whole = cells(theirs("armoured_vehicle", 33), ours("armoured_vehicle", 20), ours("tank", 14))[
        "armoured_vehicle"
    ]
    assert whole.counterpart is None
    assert whole.difference is not None
    assert whole.difference.distance == 13


def test_a_category_both_name_is_compared_there_and_lends_nothing() -> None:
    found = cells(theirs("armoured_vehicle", 12), theirs("tank", 30), ours("tank", 14))
    assert found["tank"].state is State.DIVERGENT
    assert found["armoured_vehicle"].compared[0] is None
    assert found["armoured_vehicle"].mismatch is Mismatch.CATEGORY


def test_parts_counted_otherwise_lend_nothing() -> None:
    found = cells(
        theirs("armoured_vehicle", 33, basis="cumulative"), ours("tank", 14, basis="incremental")
    )
    assert {cell.mismatch for cell in found.values()} == {Mismatch.CATEGORY}


def test_siblings_in_the_tree_have_no_common_figure() -> None:
    found = cells(theirs("tank", 33), ours("ifv", 14))
    assert {cell.state for cell in found.values()} == {State.ADVERSARY_ONLY, State.OWN_ONLY}


def test_the_claims_behind_a_cell_are_those_of_both_sides() -> None:
    found = cells(theirs("armoured_vehicle", 33), ours("tank", 14))
    assert found["armoured_vehicle"].behind.array.tolist() == [0, 1]
    assert found["tank"].behind.array.tolist() == [0, 1]
