from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.comparison import Level, Mismatch, Slot, State, explain, short_state
from core.index import BOTH
from tests.comparing import Claim, cell_of, claimed, compared, killed, own
from tests.making import workspace


def test_26_claimed_against_1_admitted_diverge() -> None:
    cell = cell_of([claimed(26), own(1)])
    assert cell.state is State.DIVERGENT
    assert cell.difference is not None
    assert cell.difference.share == pytest.approx(0.9259, abs=5e-5)
    assert short_state(cell) == "×26"


def test_what_only_one_side_says_has_no_disagreement() -> None:
    assert cell_of([claimed(26)]).state is State.ADVERSARY_ONLY
    assert cell_of([own(26)]).state is State.OWN_ONLY
    assert cell_of([killed("Observer", "A army", 26)]).state is State.THIRD_ONLY
    assert cell_of([claimed(26)]).difference is None


def test_figures_whose_bounds_touch_are_consistent() -> None:
    cell = cell_of([claimed(10, bound="at_least"), own(15)])
    assert cell.state is State.CONSISTENT
    assert short_state(cell) == "agree"


def test_3_claimed_and_7_admitted_on_other_bases_are_not_compared() -> None:
    cell = cell_of([claimed(3), own(7, basis="cumulative", since="2016-04-01")])
    assert (cell.state, cell.mismatch) == (State.MISMATCH, Mismatch.BASIS)
    assert cell.difference is None
    assert cell.forced is not None
    assert cell.forced.share == pytest.approx(0.4)
    assert cell.forced.doublings == pytest.approx(-1.0995, abs=5e-5)


def test_170_lost_and_20_killed_are_two_rows_of_other_measures() -> None:
    cells = compared(
        workspace([claimed(170, measure="lost_unspecified"), own(20, measure="killed")])
    ).cells
    assert len(cells) == 2
    assert {cell.mismatch for cell in cells} == {Mismatch.MEASURE}
    lost = next(cell for cell in cells if cell.thing.measure == "lost_unspecified")
    assert lost.own is None
    assert lost.counterpart is not None
    assert lost.counterpart.slot.amount.best == 20


def test_killed_and_casualties_never_share_a_row() -> None:
    cells = compared(workspace([own(20), own(90, measure="casualties")])).cells
    assert [cell.thing.measure for cell in cells] == ["killed", "casualties"]
    assert [cell.state for cell in cells] == [State.OWN_ONLY, State.OWN_ONLY]


def test_tanks_and_helicopters_have_nothing_to_do_with_each_other() -> None:
    cells = compared(
        workspace(
            [
                claimed(33, measure="destroyed", category="helicopter"),
                own(14, measure="destroyed", category="tank"),
            ]
        )
    ).cells
    assert {cell.state for cell in cells} == {State.ADVERSARY_ONLY, State.OWN_ONLY}


def test_a_both_sides_total_changes_no_sides_slot() -> None:
    claims = [claimed(26), own(1)]
    both = killed("Observer", "", 350, measure="casualties", scope="both_sides", bound="approx")
    before = compared(workspace(claims)).cells
    after = compared(workspace([*claims, both])).cells
    assert [cell.slots for cell in after if cell.side != BOTH] == [cell.slots for cell in before]
    apart = next(cell for cell in after if cell.side == BOTH)
    assert (apart.state, apart.mismatch) == (State.MISMATCH, Mismatch.SCOPE)


def test_a_denial_without_a_figure_of_its_own_is_a_denial() -> None:
    cell = cell_of([claimed(26), own(None, act="deny", replies_to="c0")])
    assert cell.state is State.DENIED
    assert cell.denials.array.tolist() == [1]


def test_a_denial_beside_a_figure_of_its_own_leaves_two_figures() -> None:
    cell = cell_of([claimed(26), own(None, act="deny", replies_to="c0"), own(1)])
    assert cell.state is State.DIVERGENT


def test_a_third_partys_denial_is_not_the_subjects() -> None:
    cell = cell_of([claimed(26), killed("Observer", "A army", None, act="deny", replies_to="c0")])
    assert cell.state is State.ADVERSARY_ONLY


def test_the_number_in_a_denial_is_the_denied_one_and_counts_for_nobody() -> None:
    cell = cell_of([claimed(26), own(26, act="deny", replies_to="c0")])
    assert cell.own is None


def test_a_statement_without_a_figure_is_not_zero() -> None:
    cell = cell_of([own(None, bound="vague", value_text="several")])
    assert cell.state is State.NO_STATEMENT
    assert cell.slots == (None, None, None)
    assert cell.rows.array.tolist() == [0]


def test_at_least_5_and_at_most_10_add_up_to_no_number_and_agree_with_nothing() -> None:
    """Of 5 to any number and 0 to 10 neither end of the sum is stated."""
    day = {"basis": "incremental"}
    open_ends = [own(None, low=5, **day), own(None, "2016-04-05", high=10, **day)]
    claims = [*open_ends, claimed(300, **day)]
    cell = cell_of(claims)
    assert cell.own is not None
    assert not cell.own.amount.stated
    assert cell.own.amount.written() == "—"
    assert (cell.state, cell.mismatch) == (State.MISMATCH, Mismatch.FIGURE)
    assert cell.difference is None
    assert cell.forced is None
    assert compared(workspace(claims)).coverage == (0, 1)
    assert short_state(cell) == "no number"
    assert explain(cell).endswith(
        "no number (sum of 2 periods); not comparable: what one side says adds up to no number."
    )


def test_zero_is_a_figure_where_somebody_said_it() -> None:
    cell = cell_of([own(0), claimed(12)])
    assert cell.own is not None
    assert cell.own.amount.written() == "0"
    assert cell.state is State.DIVERGENT


def test_civilians_and_units_stand_in_rows_of_their_own() -> None:
    cells = compared(
        workspace(
            [
                own(31),
                own(4, victim_class="civilian"),
                own(1, measure="destroyed", category="artillery", unit="battery"),
                own(15, measure="destroyed", category="artillery", unit="count"),
            ]
        )
    ).cells
    assert sorted(cell.thing.label for cell in cells) == [
        "Artillery destroyed",
        "Artillery destroyed · battery",
        "Civilians killed",
        "Personnel killed",
    ]


def test_territory_is_not_a_loss() -> None:
    gained = own(3, measure="positions", category="position", topic="territory")
    assert compared(workspace([gained])).cells == ()


def test_a_side_has_several_actors() -> None:
    claims = [own(20), killed("B MoD", "A guard", 5)]
    assert len(compared(workspace(claims)).cells) == 1
    actors = compared(workspace(claims), level=Level.ACTOR).cells
    assert {cell.subject: cell.state for cell in actors} == {
        "A army": State.OWN_ONLY,
        "A guard": State.ADVERSARY_ONLY,
    }


def test_third_parties_losses_are_never_put_together() -> None:
    cells = compared(workspace([killed("A MoD", "Observer", 2), killed("A MoD", "Press", 3)])).cells
    assert [cell.subject for cell in cells] == ["Observer", "Press"]


def test_coverage_counts_what_can_be_compared() -> None:
    found = compared(workspace([claimed(26), own(1), own(4, measure="wounded")]))
    assert found.coverage == (1, 2)
    assert found.summary.share == pytest.approx(25 / 27)
    assert compared(workspace([own(1)])).summary.share is None


CLAIMS = st.lists(
    st.fixed_dictionaries(
        {
            "claimant": st.sampled_from(["A1", "A2", "B1", "B2", "Press"]),
            "subject": st.sampled_from(["A1", "A2", "B1", "B2", ""]),
            "measure": st.sampled_from(["killed", "casualties", "lost_unspecified"]),
            "category": st.just("personnel"),
            "best": st.none() | st.integers(0, 30),
            "basis": st.sampled_from(["incremental", "cumulative", "unknown", "snapshot"]),
            "bound": st.sampled_from(["exact", "at_least", "at_most", "approx"]),
            "act": st.sampled_from(["assert", "deny", "revise"]),
            "scope": st.sampled_from(["one_side", "both_sides"]),
            "claimed_on": st.sampled_from(["2016-04-02", "2016-04-03", "2016-04-05"]),
            "replies_to": st.sampled_from(["", "c0", "c1"]),
            "supersedes": st.sampled_from(["", "c2"]),
            "tags": st.sampled_from(["", "part_of:c1", "same_as:c3", "variant_of:c0"]),
        }
    ),
    max_size=9,
)
ACTORS = [{"actor": name, "side": name[0]} for name in ("A1", "A2", "B1", "B2")] + [
    {"actor": "Press", "side": "third"}
]
SIDES = [{"side": "A"}, {"side": "B"}]
WINDOWS = st.sampled_from([None, ("2016-04-03", "2016-04-05"), ("2016-04-02", "2016-04-03")])


def _told(
    claims: list[Claim], window: tuple[str, str] | None, *, swap: bool = False
) -> dict[object, object]:
    swapped = {"A": "B", "B": "A"}
    actors = [
        {**actor, "side": swapped.get(str(actor["side"]), actor["side"])} if swap else actor
        for actor in ACTORS
    ]
    ids = [claim["claim_id"] for claim in claims]
    cells = compared(workspace(claims, actors=actors, sides=SIDES), window).cells
    return {
        (swapped.get(cell.subject, cell.subject) if swap else cell.subject, cell.thing): (
            cell.state,
            cell.mismatch,
            *(None if slot is None else _slot(slot, ids) for slot in cell.slots),
        )
        for cell in cells
    }


def _slot(slot: Slot, ids: list[object]) -> tuple[object, ...]:
    rows = {ids[row] for row in slot.rows.array}
    said = slot.claimant, slot.as_of, slot.counting, slot.summed
    return slot.amount, said, slot.ticks, slot.variants, slot.origins, rows


def _numbered(claims: list[Claim]) -> list[Claim]:
    return [{"claim_id": f"c{number}", **claim} for number, claim in enumerate(claims)]


LEVEL = [killed(name, "A1", 3, basis="unknown") for name in ("B1", "B2", "B1")]
"""Level in all but who says it: one of them must stand, and always the same."""


@given(CLAIMS, WINDOWS, st.randoms())
@example(LEVEL, None, Random(1))
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_rows_never_matters(
    claims: list[Claim], window: tuple[str, str] | None, random: Random
) -> None:
    typed = _numbered(claims)
    shuffled = random.sample(typed, len(typed))
    assert _told(shuffled, window) == _told(typed, window)


@given(CLAIMS, WINDOWS)
@settings(max_examples=40, deadline=None)
def test_swapping_the_sides_labels_mirrors_every_cell(
    claims: list[Claim], window: tuple[str, str] | None
) -> None:
    typed = _numbered(claims)
    assert _told(typed, window, swap=True) == _told(typed, window)


def test_a_cell_is_explained_with_claimant_date_and_basis() -> None:
    cell = cell_of(
        [
            claimed(300, "2016-04-04", basis="cumulative", since="2016-04-01"),
            own(31, "2016-04-05", basis="cumulative", since="2016-04-02"),
        ]
    )
    assert explain(cell) == (
        "As of 4 Apr 2016 the B MoD claimed personnel killed, A: 300 "
        "(running total since 1 Apr 2016); as of 5 Apr 2016 the A MoD admitted personnel killed, "
        "A: 31 (running total since 2 Apr 2016); claim and admission differ by ×9.7."
    )


def test_a_denial_is_explained_as_one() -> None:
    cell = cell_of([claimed(26), own(None, act="deny", replies_to="c0")])
    assert explain(cell).endswith("A denied it and gave no figure of its own.")


def test_a_mismatch_names_what_the_other_side_counts() -> None:
    cells = compared(workspace([claimed(170, measure="lost_unspecified"), own(20)])).cells
    lost = next(cell for cell in cells if cell.own is None)
    assert (
        "not comparable: as of 4 Apr 2016 the A MoD admitted personnel killed, A: 20 "
        "(counting basis not stated)" in explain(lost)
    )


def test_a_figure_of_a_side_names_the_actor_it_is_about_where_there_are_several() -> None:
    """As of Palestine: the ministry speaks of Gaza, OCHA of the West Bank, and neither of both."""
    actors: list[Claim] = [
        {"actor": "Gaza", "side": "Palestine"},
        {"actor": "West Bank", "side": "Palestine"},
        {"actor": "Ministry", "side": "Palestine"},
        {"actor": "Israel", "side": "Israel"},
        {"actor": "OCHA", "side": "third"},
    ]
    total: Claim = {"basis": "cumulative", "since": "2023-10-07"}
    claims = [
        killed("Ministry", "Gaza", 73_419, "2026-08-22", **total),
        killed("OCHA", "West Bank", 1_108, "2026-08-10", **total),
    ]
    space = workspace(claims, actors=actors)
    (side,) = compared(space).cells
    assert explain(side) == (
        "As of 22 Aug 2026 the Ministry admitted personnel killed, Palestine (Gaza): 73,419 "
        "(running total since 7 Oct 2023); as of 10 Aug 2026 OCHA reported personnel killed, "
        "Palestine (West Bank): 1,108 (running total since 7 Oct 2023); "
        "the other side gave no figure."
    )
    single = [explain(cell) for cell in compared(space, level=Level.ACTOR).cells]
    assert [", Gaza: 73,419" in text for text in single] == [True, False]
    (alone,) = compared(workspace(claims[:1], actors=actors)).cells
    assert "personnel killed, Palestine: 73,419" in explain(alone)
