"""A part above its whole where no tag ties them: by category, by measure, by place."""

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.comparison import Sight
from core.contradictions import KINDS, Finding, Kind, Note, Order, contradictions_in, told
from core.filters import FilterState
from core.vocabulary.categories import category_tree
from core.vocabulary.terms import Clock
from tests.making import workspace

Claim = dict[str, object]
TOTAL = {"basis": "cumulative", "since": "2016-04-01"}
TYPED: Claim = {
    "claimant": "A MoD",
    "subject": "B army",
    "measure": "destroyed",
    "category": "tank",
    "claimed_on": "2016-04-04",
    **TOTAL,
}


def found(*claims: Claim, **tables: list[Claim]) -> list[tuple[Finding, str]]:
    space = workspace([{**TYPED, **claim} for claim in claims], **tables)
    sight = Sight(space.mask(FilterState()), Clock.CLAIMED)
    ranked = contradictions_in(space.dataset, space.index, sight).ranked(KINDS, Order.SCORE, 99)
    mine = [one for one in ranked if one.kind is Kind.ARITHMETIC]
    return [(one, told(one, space.dataset, space.index)) for one in mine]


def notes(*claims: Claim, **tables: list[Claim]) -> list[str]:
    return sorted(one.note.value for one, _ in found(*claims, **tables))


def test_a_category_above_the_one_it_lies_in_is_told_in_a_sentence() -> None:
    """33 tanks cannot be among 29 armoured vehicles: 1 − 29½ ÷ 33½ = 0.119."""
    ((finding, said),) = found({"best": 29, "category": "armoured_vehicle"}, {"best": 33})
    assert (finding.note, finding.certain) == (Note.CATEGORY, 1)
    assert round(finding.apart, 3) == 0.119
    assert (finding.one.array.tolist(), finding.other.array.tolist()) == ([0], [1])
    assert said == (
        "As of 4 Apr 2016 the A MoD claimed 29 armoured vehicles of B army destroyed (running total"
        " since 1 Apr 2016); as of 4 Apr 2016 the A MoD claimed 33 tanks of B army destroyed"
        " (running total since 1 Apr 2016): a part comes to more than the whole it belongs to."
    )


@pytest.mark.parametrize(
    "other",
    [
        {"best": 29},
        {"claimant": "A press"},
        {"subject": "B guard"},
        {"measure": "damaged"},
        {"claimed_on": "2016-04-05"},
        {"basis": "incremental", "since": ""},
        {"since": "2016-04-02"},
        {"place": "Talish"},
        {"category": "mrl"},
        {"bound": "at_most"},
        {"bound": "approx", "best": 31},
        {"unit": "battery"},
    ],
    ids=str,
)
def test_what_counts_anything_else_is_no_part(other: Claim) -> None:
    assert notes({"best": 29, "category": "armoured_vehicle"}, {"best": 33, **other}) == []


def test_a_whole_said_as_at_least_holds_any_part() -> None:
    whole: Claim = {"best": 29, "bound": "at_least", "category": "armoured_vehicle"}
    assert notes(whole, {"best": 33}) == []


def test_a_total_below_the_sum_of_its_kinds() -> None:
    """20 tanks and 12 carriers are 32, more than 29; neither is alone. ½ sure: 1 − 29½ ÷ 32½."""
    ((finding, said),) = found(
        {"best": 29, "category": "armoured_vehicle"}, {"best": 20}, {"best": 12, "category": "apc"}
    )
    assert (finding.note, finding.certain) == (Note.SUM, 0.5)
    assert round(finding.apart, 3) == 0.092
    assert finding.other.array.tolist() == [1, 2]
    assert said == (
        "As of 4 Apr 2016 the A MoD claimed 29 armoured vehicles of B army destroyed (running total"
        " since 1 Apr 2016); the kinds of it named beside it come to more: as of 4 Apr 2016 the A"
        " MoD claimed 20 tanks of B army destroyed (running total since 1 Apr 2016); as of 4 Apr"
        " 2016 the A MoD claimed 12 armoured personnel carriers of B army destroyed (running total"
        " since 1 Apr 2016), unless the total counts fewer kinds."
    )


def test_kinds_of_people_overlap_and_are_never_added() -> None:
    """20 women and 15 of the press may be 29 people in all."""
    people: list[Claim] = [
        {"measure": "killed", "category": category, "best": best}
        for category, best in (("personnel", 29), ("woman", 20), ("press", 15))
    ]
    assert notes(*people) == []
    assert notes(*people, {"measure": "killed", "category": "child", "best": 30}) == ["category"]


def test_killed_and_wounded_together_above_casualties() -> None:
    """30 and 40 are 70, more than 60 killed or wounded; neither is alone."""
    people: list[Claim] = [
        {"measure": measure, "category": "personnel", "best": best}
        for measure, best in (("casualties", 60), ("killed", 30), ("wounded", 40))
    ]
    ((finding, said),) = found(*people)
    assert finding.note is Note.BOTH
    assert finding.other.array.tolist() == [1, 2]
    assert said.startswith(
        "As of 4 Apr 2016 the A MoD claimed 60 people of B army killed or wounded"
    )
    assert (
        "; killed and wounded together come to more: as of 4 Apr 2016 the A MoD claimed 30" in said
    )
    assert notes({**people[0], "best": 70}, *people[1:]) == []
    assert notes({**people[0], "best": 35}, *people[1:]) == ["wounded"]


LIES: list[Claim] = [
    {"source": "Talish", "target": "Tartar", "type": "part_of"},
    {"source": "Tartar", "target": "Karabakh", "type": "part_of"},
]


@pytest.mark.parametrize(
    ("relations", "inner", "expected"),
    [(LIES, "Talish", ["place"]), (LIES, "Madagiz", []), ([], "Talish", [])],
    ids=["said to lie in it", "another place", "nobody says so"],
)
def test_a_place_above_the_one_it_lies_in_only_where_the_data_say_so(
    relations: list[Claim], inner: str, expected: list[str]
) -> None:
    claims: list[Claim] = [{"best": 5, "place": "Karabakh"}, {"best": 8, "place": inner}]
    assert notes(*claims, relations=relations) == expected


def test_counts_of_a_period_at_two_places_are_no_running_totals() -> None:
    period: Claim = {"basis": "incremental", "since": ""}
    claims = [{"best": 5, "place": "Karabakh", **period}, {"best": 8, "place": "Talish", **period}]
    assert notes(*claims, relations=LIES) == []


def test_the_sentence_of_a_place() -> None:
    ((finding, said),) = found(
        {"best": 5, "place": "Karabakh"}, {"best": 8, "place": "Talish"}, relations=LIES
    )
    assert finding.note.label == "place above where it lies"
    assert said.endswith("place: Talish): a place comes to more than the place it lies in.")


NODES = ("armoured_vehicle", "tank", "apc", "artillery", "mortar", "personnel", "starved")


@given(
    st.lists(
        st.tuples(st.sampled_from(NODES), st.integers(0, 9), st.sampled_from(["A1", "A2"])),
        max_size=9,
    )
)
@settings(deadline=None)
def test_the_fast_search_is_the_plain_one(drawn: list[tuple[str, int, str]]) -> None:
    """For each claimant and node: the lowest figure of it, and the highest in each child."""
    claims = [
        {"category": node, "best": best, "claimant": who, "statement_id": f"s{place}"}
        for place, (node, best, who) in enumerate(drawn)
    ]
    tree, expected = category_tree(), list[str]()
    for _, several in groupby(sorted(drawn, key=lambda one: one[2]), key=lambda one: one[2]):
        said = list(several)
        for node in {one for one, _, _ in said}:
            least = min(best for one, best, _ in said if one == node)
            below = [(one, best) for one, best, _ in said if one != node and tree.within(one, node)]
            most = {one: max(best for kind, best in below if kind == one) for one, _ in below}
            if most and max(most.values()) > least:
                expected.append("category")
            elif sum(most.values()) > least and node not in ("personnel", "starved"):
                expected.append("sum")
    assert notes(*claims) == sorted(expected)
