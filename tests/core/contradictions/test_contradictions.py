"""What is and what is not a contradiction, on a few typed claims."""

import pytest

from core.comparison import Sight
from core.contradictions import KINDS, Contradictions, Kind, Note, Order, contradictions_in, told
from core.filters import FilterState
from core.vocabulary.terms import Clock
from tests.making import workspace

Claim = dict[str, object]
TOTAL = {"basis": "cumulative", "since": "2016-04-01"}
TYPED: Claim = {
    "claimant": "A MoD",
    "subject": "B army",
    "measure": "killed",
    "category": "personnel",
    "claimed_on": "2016-04-04",
    "basis": "incremental",
}


def found_in(*claims: Claim, **tables: list[Claim]) -> Contradictions:
    space = workspace([{**TYPED, **claim} for claim in claims], **tables)
    sight = Sight(space.mask(FilterState()), Clock.CLAIMED)
    return contradictions_in(space.dataset, space.index, sight)


def notes(*claims: Claim, **tables: list[Claim]) -> list[str]:
    ranked = found_in(*claims, **tables).ranked(KINDS, Order.SCORE, 100)
    return sorted(f"{each.kind}: {each.note.label}" for each in ranked)


CLASH = ["self: two figures for one thing"]


def test_two_figures_for_one_day_exclude_each_other() -> None:
    assert notes({"best": 30}, {"best": 170}) == CLASH


@pytest.mark.parametrize(
    "other",
    [
        {"best": 30},
        {"best": 20, "bound": "at_least"},
        {"best": 170, "claimed_on": "2016-04-05"},
        {"best": 170, **TOTAL},
        {"best": 170, "measure": "wounded"},
        {"best": 170, "subject": "B guard"},
        {"best": 170, "claimant": "Press"},
        {"best": 170, "scope": "both_sides"},
        {"best": 170, "victim_class": "civilian"},
        {"best": 170, "tags": "non_combat"},
        {"best": 170, "tags": "event:2"},
        {"best": 32, "bound": "approx"},
        {"best": 170, "act": "deny"},
    ],
    ids=str,
)
def test_a_figure_that_can_stand_beside_30_is_no_contradiction(other: Claim) -> None:
    assert notes({"best": 30}, other) == []


def test_two_events_of_one_day_are_two_things_and_one_event_told_twice_is_one() -> None:
    one: Claim = {"best": 30, "basis": "incremental", "tags": "event:1"}
    assert notes(one, one | {"best": 170, "tags": "state-based;event:2"}) == []
    assert notes(one, one | {"best": 170}) == CLASH


def test_two_places_are_two_things_and_one_place_may_be_a_part_of_the_whole() -> None:
    here: Claim = {"best": 30, "place": "Talish"}
    assert notes(here, {"best": 170, "place": "Lele Tepe"}) == []
    (partial,) = found_in(here, {"best": 170}).ranked(KINDS, Order.SCORE, 9)
    (above,) = found_in(here, {"best": 7}).ranked(KINDS, Order.SCORE, 9)
    assert (partial.note, partial.certain, above.certain) == (Note.ONE_PLACE, 0.5, 1.0)


def test_spokesmen_of_one_authority_are_one_voice_and_two_states_of_a_side_are_not() -> None:
    actors = [
        {"actor": "A", "side": "A"},
        {"actor": "A MoD", "side": "A", "parent": "A"},
        {"actor": "A press", "side": "A", "parent": "A MoD"},
        {"actor": "A2", "side": "A"},
        {"actor": "B army", "side": "B"},
    ]
    one: Claim = {"best": 30, "claimant": "A press"}
    assert notes(one, {"best": 170, "claimant": "A"}, actors=actors) == CLASH
    assert notes(one, {"best": 170, "claimant": "A2"}, actors=actors) == []


def test_a_total_begun_earlier_may_be_the_higher_one() -> None:
    early: Claim = {"best": 25, "basis": "cumulative", "since": "2016-04-01"}
    late: Claim = {"best": 18, "basis": "cumulative", "since": "2016-04-02"}
    assert notes(early, late) == []
    assert notes({**early, "best": 18}, {**late, "best": 25}) == CLASH


def test_an_open_revision_is_listed_as_one() -> None:
    change: Claim = {"best": 170, "act": "revise", "supersedes": "c0"}
    assert notes({"best": 30}, change) == ["revision: revised"]


def test_a_running_total_that_falls_is_told_unless_it_says_that_it_was_revised() -> None:
    later: Claim = {"best": 90, "claimed_on": "2016-04-05", **TOTAL}
    assert notes({"best": 100, **TOTAL}, later) == ["arithmetic: running total falls"]
    assert notes({"best": 80, **TOTAL}, later) == []
    marked = {**later, "supersedes": "c0", "act": "revise"}
    assert notes({"best": 100, **TOTAL}, marked) == ["revision: revised"]


def test_killed_above_casualties_and_a_total_below_its_parts() -> None:
    assert notes({"best": 50}, {"best": 40, "measure": "casualties"}) == [
        "arithmetic: killed above casualties"
    ]
    parts: list[Claim] = [
        {"best": number, "tags": "part_of:c0", "place": place}
        for number, place in ((30, "Talish"), (25, "Madagiz"))
    ]
    assert notes({"best": 50}, *parts) == ["arithmetic: total below its parts"]
    assert notes({"best": 55}, *parts) == []


def test_one_statement_in_two_sources_is_a_relay_and_digits_in_another_order_are_named() -> None:
    one: Claim = {"best": 963720, "source": "One", **TOTAL}
    other: Claim = {"best": 963270, "source": "Two", **TOTAL}
    assert notes(one, other) == ["relay: digits in another order"]
    assert notes(one, {**other, "best": 963271}) == ["relay: read differently"]
    assert notes(one, {**other, "best": 963720}) == []
    assert notes({**one, "statement_id": "s"}, {**other, "statement_id": "t"}) == CLASH


def test_a_denial_is_found_with_its_delay_and_without_a_figure() -> None:
    space = workspace(
        [
            {**TYPED, "best": 30},
            {
                **TYPED,
                "claimant": "B MoD",
                "act": "partly_deny",
                "replies_to": "c0",
                "claimed_on": "2016-04-06",
            },
        ]
    )
    sight = Sight(space.mask(FilterState()), Clock.CLAIMED)
    (found,) = contradictions_in(space.dataset, space.index, sight).ranked(KINDS, Order.DATE, 5)
    assert (found.kind, found.note, found.apart) == (Kind.DENIAL, Note.PARTLY, 0.5)
    assert told(found, space.dataset, space.index).endswith("(2 days later).")


def test_claim_and_admission_that_exclude_each_other_stand_with_the_score_they_earn() -> None:
    claims: list[Claim] = [
        {"best": 26, "reliability": "A", "credibility": "1"},
        {"best": 1, "claimant": "B MoD", "reliability": "C", "credibility": "3"},
    ]
    (found,) = found_in(*claims).ranked(KINDS, Order.SCORE, 5)
    assert (found.kind, len(found.one), len(found.other)) == (Kind.DIVERGENT, 1, 1)
    assert found.apart == pytest.approx(1 - 1.5 / 26.5)
    assert (found.graded, found.central) == (pytest.approx(0.6), 1.0)
    assert found.score == pytest.approx(50 * (1 - 1.5 / 26.5) + 25 * 0.6 + 25)


def test_parts_that_come_to_more_than_was_claimed_of_the_whole_diverge_from_it() -> None:
    """10 armoured vehicles claimed, 14 tanks and 2 IFV admitted: at least 16."""
    lost: Claim = {"measure": "destroyed"}
    (found,) = found_in(
        {**lost, "category": "armoured_vehicle", "best": 10},
        {**lost, "category": "tank", "best": 14, "claimant": "B MoD"},
        {**lost, "category": "ifv", "best": 2, "claimant": "B MoD"},
    ).ranked({Kind.DIVERGENT}, Order.SCORE, 5)
    assert (found.one.array.tolist(), found.other.array.tolist()) == ([1, 2], [0])
    assert found.first in (1, 2)
    assert found.apart == pytest.approx(1 - 10.5 / 16.5)


def test_the_list_is_capped_and_the_counts_are_not() -> None:
    days = [{"best": best, "claimed_on": f"2016-04-0{day}"} for day in (1, 2, 3) for best in (1, 9)]
    found = found_in(*days)
    assert found.counts[Kind.SELF] == 3
    assert len(found.ranked(KINDS, Order.SCORE, 2)) == 2
    assert found.ranked({Kind.RELAY}, Order.SCORE, 2) == ()
