"""The actor graph: which lines there are, what they say, and which claims stand behind them."""

from collections import Counter
from datetime import date

import pytest
from msgspec.structs import replace

from core.crossfilter import Workspace
from core.filters import DateSpan, FilterState, OneOf
from core.index import Rows
from core.panels.question import Question
from core.panels.relations.edges import CLAIMS, DENIALS, THIRD_CLAIMS
from core.panels.relations.lines import whole_lines
from core.panels.relations.stage import stage_of
from core.panels.relations.view import Level, RelationsOptions, RelationsView, build
from core.panels.relations.words import cell_words, edge_label, edge_words, node_words, subtitle
from tests.making import workspace

ACTORS: list[dict[str, object]] = [
    {"actor": "Aland", "side": "A"},
    {"actor": "Aland MoD", "side": "A", "parent": "Aland"},
    {"actor": "Aland Spokesman", "side": "A", "parent": "Aland MoD"},
    {"actor": "Bland", "side": "B"},
    {"actor": "Bland Army", "side": "B", "parent": "Bland"},
    {"actor": "Cland", "side": "third"},
    {"actor": "Dland", "side": "third"},
    {"actor": "Wire", "side": "third"},
]
CLAIMS_TYPED: list[dict[str, object]] = [
    {"claimant": "Aland MoD", "subject": "Bland", "claimed_on": "2016-04-02"},
    {"claimant": "Aland Spokesman", "subject": "Bland Army", "claimed_on": "2016-04-03"},
    {"claimant": "Bland Army", "subject": "Aland", "claimed_on": "2016-04-03"},
    {
        "claimant": "Bland",
        "subject": "Bland",
        "claimed_on": "2016-04-04",
        "act": "deny",
        "replies_to": "c0;c1",
    },
    {"claimant": "Wire", "subject": "Aland", "claimed_on": "2016-04-05"},
    {
        "claimant": "Aland",
        "subject": "Bland",
        "claimed_on": "2016-04-05",
        "act": "confirm",
        "replies_to": "c2",
    },
    {
        "claimant": "Aland",
        "subject": "Bland",
        "claimed_on": "2016-04-05",
        "scope": "both_sides",
    },
]
RELATIONS: list[dict[str, object]] = [
    {
        "source": "Cland",
        "target": "Aland",
        "type": "political_support",
        "sign": 1,
        "directed": "yes",
        "basis": "stated",
        "strength": "confirmed",
        "valid_from": "2016-04-02",
        "claim_ids": "c0;c4",
        "source_url": "https://example.org/1",
    },
    {
        "source": "Cland",
        "target": "Aland",
        "type": "political_support",
        "sign": 1,
        "directed": "yes",
        "basis": "stated",
        "strength": "tentative",
        "valid_from": "2016-04-06",
    },
    {
        "source": "Aland",
        "target": "Bland",
        "type": "hostility",
        "sign": -1,
        "directed": "no",
        "basis": "stated",
        "strength": "confirmed",
        "valid_from": "2016-04-02",
        "valid_to": "2016-04-05",
    },
    {
        "source": "Bland",
        "target": "Dland",
        "type": "border",
        "sign": 0,
        "directed": "no",
        "basis": "structural",
        "strength": "unconfirmed",
        "valid_from": "2016-04-20",
    },
    {
        "source": "Dland",
        "target": "Bland",
        "type": "recognition",
        "sign": 1,
        "directed": "yes",
        "basis": "stated",
        "strength": "confirmed",
        "conditional": "if it is attacked",
    },
    {
        "source": "Aland MoD",
        "target": "Aland",
        "type": "part_of",
        "sign": 0,
        "directed": "yes",
        "basis": "structural",
        "strength": "confirmed",
    },
]


def small() -> Workspace:
    return workspace(CLAIMS_TYPED, actors=ACTORS, relations=RELATIONS)


def view_of(
    made: Workspace, filters: FilterState | None = None, **options: object
) -> RelationsView:
    chosen = replace(RelationsOptions(hidden_kinds=frozenset()), **options)
    return build(Question(made, filters or FilterState(), options=chosen))


def lines(view: RelationsView) -> dict[tuple[str, str, str], int]:
    name = [node.name for node in view.nodes]
    return {(name[edge.source], edge.kind, name[edge.target]): edge.weight for edge in view.edges}


def dated(first: str, last: str) -> FilterState:
    return FilterState((DateSpan(date.fromisoformat(first), date.fromisoformat(last)),))


def test_claims_are_counted_by_who_makes_them_about_whom() -> None:
    found = lines(view_of(small()))
    assert found["Aland", CLAIMS, "Bland"] == 3, "c0, c1 and c5; c6 is about both sides"
    assert found["Bland", CLAIMS, "Aland"] == 1, "c2; c3 is about Bland itself"
    assert found["Wire", THIRD_CLAIMS, "Aland"] == 1, "c4"


def test_a_denial_of_two_claims_of_one_party_counts_once_and_a_confirmation_never() -> None:
    view = view_of(small())
    assert {key: n for key, n in lines(view).items() if key[1] == DENIALS} == {
        ("Bland", DENIALS, "Aland"): 1
    }
    denial = next(edge for edge in view.edges if edge.kind == DENIALS)
    assert view.rows_of_edge(denial) == Rows([3])


def test_counts_of_claims_carry_no_sign() -> None:
    assert {edge.sign for edge in view_of(small()).edges if edge.counted} == {0}


def test_a_party_speaks_through_all_that_belong_to_it_and_an_actor_for_itself() -> None:
    made = small()
    parties = view_of(made)
    assert [node.name for node in parties.nodes] == ["Aland", "Bland", "Cland", "Dland", "Wire"]
    assert parties.nodes[0].made == 4, "c0 by the MoD, c1 by its spokesman, c5 and c6 by Aland"
    actors = view_of(made, level=Level.ACTORS)
    assert lines(actors)["Aland MoD", CLAIMS, "Bland"] == 1
    assert ("Aland MoD", "part_of", "Aland") in lines(actors)
    assert ("Aland", "part_of", "Aland") not in lines(parties)


def test_at_side_level_third_parties_are_one_node() -> None:
    view = view_of(small(), level=Level.SIDES)
    assert [(node.name, node.label) for node in view.nodes] == [
        ("A", "A"),
        ("B", "B"),
        ("third", "Third parties"),
    ]
    assert lines(view)["A", CLAIMS, "B"] == 3
    assert lines(view)["third", "political_support", "A"] == 2, "c0 and c4 stand behind it"


def test_a_ring_of_parents_and_a_parent_of_another_side_are_not_followed() -> None:
    made = workspace(
        [{"claimant": "A1", "subject": "B1"}, {"claimant": "A2", "subject": "B1"}],
        actors=[
            {"actor": "A1", "side": "A", "parent": "A2"},
            {"actor": "A2", "side": "A", "parent": "A1"},
            {"actor": "B1", "side": "B", "parent": "A1"},
        ],
    )
    view = view_of(made)
    assert {node.name for node in view.nodes if node.side == "B"} == {"B1"}
    assert sum(edge.weight for edge in view.edges) == 2


def test_relations_of_one_kind_and_direction_are_one_line_with_the_surest_strength() -> None:
    view = view_of(small())
    backing = next(edge for edge in view.edges if edge.kind == "political_support")
    assert len(backing.ties) == 2
    assert (backing.strength, backing.sign, backing.directed) == ("confirmed", 1, True)
    assert view.rows_of_edge(backing) == Rows([0, 4])


def test_strength_sign_direction_and_condition_come_from_the_table() -> None:
    looks = {
        edge.kind: (edge.sign, edge.strength, edge.directed, edge.condition)
        for edge in view_of(small()).edges
        if not edge.counted
    }
    assert looks["hostility"] == (-1, "confirmed", False, "")
    assert looks["border"] == (0, "unconfirmed", False, "")
    assert looks["recognition"] == (1, "confirmed", True, "if it is attacked")


@pytest.mark.parametrize(
    ("filters", "kinds", "in_range"),
    [
        (FilterState(), {"political_support", "hostility", "border", "recognition"}, 5),
        (dated("2016-03-01", "2016-03-31"), {"border", "recognition"}, 2),
        (dated("2016-04-05", "2016-04-05"), {"political_support", "hostility", "border"}, 4),
        (dated("2016-04-06", "2016-04-09"), {"political_support", "border", "recognition"}, 4),
    ],
)
def test_dates_hide_stances_but_neither_borders_nor_what_has_no_date(
    filters: FilterState, kinds: set[str], in_range: int
) -> None:
    view = view_of(small(), filters)
    stated = {edge.kind for edge in view.edges if not edge.counted}
    assert kinds <= stated <= kinds | {"recognition"}
    assert view.in_range == in_range
    assert view.relations == 5


def test_a_stance_stated_later_was_not_known_and_neither_was_the_end_of_an_earlier_one() -> None:
    early = FilterState(known_on=date(2016, 4, 1))
    assert {e.kind for e in view_of(small(), early).edges} == {"border", "recognition"}
    then = replace(dated("2016-04-08", "2016-04-09"), known_on=date(2016, 4, 3))
    assert "hostility" in {e.kind for e in view_of(small(), then).edges}


def test_a_relation_that_rests_on_claims_is_known_with_the_first_of_them() -> None:
    opened = workspace(
        [
            {"claimant": "A1", "subject": "B1", "claimed_on": "2016-04-04"},
            {"claimant": "A1", "subject": "B1", "claimed_on": "2016-04-06"},
        ],
        relations=[
            {"source": "A1", "target": "B1", "type": "accusation", "claim_ids": "c0;c1"},
            {
                "source": "A1",
                "target": "B1",
                "type": "border",
                "basis": "structural",
                "claim_ids": "c1",
            },
        ],
    )
    kinds = {
        day: {
            kind
            for edge in view_of(opened, FilterState(known_on=date(2016, 4, day))).edges
            for kind in edge.kinds
        }
        for day in (3, 4)
    }
    assert kinds == {3: {"border"}, 4: {"border", "accusation", CLAIMS}}


def test_a_kind_switched_off_is_neither_drawn_nor_counted_but_still_offered() -> None:
    view = view_of(small(), hidden_kinds=frozenset({"border", CLAIMS}))
    assert not {"border", CLAIMS} & {edge.kind for edge in view.edges}
    assert view.in_range == 4
    offered = {kind.kind: (kind.amount, kind.shown) for kind in view.kinds}
    assert offered["border"] == (1, False)
    assert offered[CLAIMS] == (4, False)
    assert offered["political_support"] == (2, True)
    assert [kind.kind for kind in view.kinds][-3:] == [CLAIMS, DENIALS, THIRD_CLAIMS]


def test_an_actor_without_any_line_stands_only_on_request() -> None:
    made = small()
    hidden = frozenset({THIRD_CLAIMS})
    assert not next(n for n in view_of(made, hidden_kinds=hidden).nodes if n.name == "Wire").shown
    view = view_of(made, hidden_kinds=hidden, alone=True)
    assert next(node for node in view.nodes if node.name == "Wire").shown


def test_a_filter_fades_actors_and_moves_none() -> None:
    made = small()
    before = view_of(made)
    after = view_of(
        made,
        FilterState((OneOf("claimant_side", frozenset({"A"})),)).with_clause(
            DateSpan(date(2016, 4, 2), date(2016, 4, 2))
        ),
    )
    assert [(n.name, n.x, n.y, n.shown) for n in after.nodes] == [
        (n.name, n.x, n.y, n.shown) for n in before.nodes
    ]
    assert {n.name for n in before.nodes if n.faded} == set()
    assert {n.name for n in after.nodes if n.faded} == {"Cland", "Dland", "Wire"}


def test_an_unfiltered_total_stays_beside_what_is_in_view() -> None:
    view = view_of(small(), dated("2016-04-02", "2016-04-02"))
    assert (view.nodes[0].made, view.nodes[0].made_unfiltered) == (1, 4)
    edge = next(edge for edge in view.edges if edge.kind == CLAIMS)
    assert (edge.weight, edge.unfiltered) == (1, 3)


def test_the_ego_network_is_an_actor_and_those_it_has_a_line_with() -> None:
    view = view_of(small(), ego="Cland")
    assert {view.nodes[place].name for place in view.neighbours} == {"Cland", "Aland"}
    assert view_of(small(), ego="Nobody").neighbours == frozenset()


def test_rows_of_a_node_are_the_claims_by_or_about_it() -> None:
    view = view_of(small())
    assert view.rows_of_node(0) == Rows([0, 1, 2, 4, 5, 6])
    assert view.rows_of_node(4) == Rows([4])


def test_marks_of_claims_are_their_actors_and_the_lines_they_stand_behind() -> None:
    view = view_of(small())
    nodes, edges = view.marks_of(Rows([4]))
    assert {view.nodes[place].name for place in nodes} == {"Wire", "Aland"}
    assert {view.edges[place].kind for place in edges} == {THIRD_CLAIMS, "political_support"}


def test_marks_agree_with_the_rows_of_every_line() -> None:
    view = view_of(small())
    for row in range(view.claims):
        _, edges = view.marks_of(Rows([row]))
        expected = {
            place for place, edge in enumerate(view.edges) if row in view.rows_of_edge(edge)
        }
        assert edges == expected


def test_the_matrix_counts_own_claims_and_keeps_claims_about_both_sides_apart() -> None:
    view = view_of(small())
    assert view.counts.tolist() == [
        [0, 3, 0, 0, 0, 1],
        [1, 1, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0],
        [1, 0, 0, 0, 0, 0],
    ]
    assert view.claimants == (0, 1, 4)
    assert view.subjects == (0, 1, 5)
    assert view.rows_of_cell(0, 5) == Rows([6])
    assert view.cells_of(Rows([3, 6])) == {(1, 1), (0, 5)}


def test_many_claims_stand_in_the_cells_that_each_of_them_stands_in() -> None:
    view = view_of(workspace(CLAIMS_TYPED * 12, actors=ACTORS))
    assert view.claims > (len(view.nodes) + 1) ** 2
    each = (view.cells_of(Rows([row])) for row in range(view.claims))
    assert view.cells_of(Rows(range(view.claims))) == frozenset().union(*each)


def test_swapping_the_two_sides_swaps_the_ends_of_every_line() -> None:
    def swapped(rows: list[dict[str, object]]) -> list[dict[str, object]]:
        other = {"Aland": "Bland", "Bland": "Aland", "A": "B", "B": "A"}
        other |= {"Aland MoD": "Bland MoD", "Aland Spokesman": "Bland Spokesman"}
        other |= {"Bland Army": "Aland Army"}
        return [{key: other.get(str(cell), cell) for key, cell in row.items()} for row in rows]

    there = view_of(small())
    back = view_of(
        workspace(swapped(CLAIMS_TYPED), actors=swapped(ACTORS), relations=swapped(RELATIONS))
    )

    def signature(view: RelationsView, sides: dict[str, str]) -> Counter[tuple[object, ...]]:
        found: Counter[tuple[object, ...]] = Counter()
        for edge in view.edges:
            ends = [
                sides.get(view.nodes[end].side, view.nodes[end].name)
                for end in (edge.source, edge.target)
            ]
            drawn = tuple(ends) if edge.directed else tuple(sorted(ends))
            found[drawn, edge.kind, edge.sign, edge.strength, edge.weight] += 1
        return found

    assert signature(there, {"A": "one", "B": "two"}) == signature(back, {"A": "two", "B": "one"})


def test_a_line_is_told_in_words_with_grounds_dates_and_source() -> None:
    view = view_of(small())
    words = {edge.kind: edge_words(view, edge) for edge in view.edges}
    assert words["political_support"] == (
        "Cland supports Aland (political support, stated, confirmed) · from 2 Apr 2016"
        " · source https://example.org/1\n"
        "Cland supports Aland (political support, stated, tentative) · from 6 Apr 2016"
        " · no source given\n2 claims behind it in view"
    )
    assert "on condition: if it is attacked" in words["recognition"]
    assert words[DENIALS] == "Bland denies 1 claim of Aland in view"
    filtered = view_of(small(), dated("2016-04-02", "2016-04-02"))
    claims = next(edge for edge in filtered.edges if edge.kind == CLAIMS)
    assert edge_words(filtered, claims) == "Aland makes 1 of 3 claims in view about Bland"


def test_labels_are_short_and_a_condition_says_if() -> None:
    labels = {edge.kind: edge_label(edge) for edge in view_of(small()).edges}
    assert labels["recognition"] == "if … recognises"
    assert labels["political_support"] == "backs"
    assert labels[DENIALS] == "denies 1"


def test_the_subtitle_says_how_many_relations_of_how_many_are_in_range() -> None:
    assert subtitle(view_of(small())) == "5 relations · party level"
    assert (
        subtitle(view_of(small(), dated("2016-03-01", "2016-03-31")))
        == "2 of 5 relations in range · party level"
    )


def test_a_node_and_a_cell_are_told_in_words() -> None:
    view = view_of(small())
    assert node_words(view, 0).splitlines()[:2] == [
        "Aland",
        "makes 4 claims in view · 2 about it",
    ]
    assert cell_words(view, 0, 5) == (
        "Aland makes 1 claim in view about both sides or nobody named"
    )


def test_an_abbreviation_of_the_dataset_stands_for_a_long_name() -> None:
    made = workspace(
        [{"claimant": "Republic of the Two Rivers", "subject": "B1"}],
        actors=[
            {"actor": "Republic of the Two Rivers", "side": "A", "aliases": "Rivers;RTR"},
            {"actor": "B1", "side": "B", "aliases": "BB"},
        ],
    )
    assert [node.label for node in view_of(made).nodes] == ["RTR", "B1"]


def test_a_dataset_of_no_claims_and_no_relations_has_an_empty_view() -> None:
    view = view_of(workspace([]))
    assert (view.nodes, tuple(view.edges), view.kinds, view.claimants) == ((), (), (), ())


def test_a_missing_strength_is_not_taken_for_a_confirmation() -> None:
    made = workspace(
        [], actors=ACTORS, relations=[{"source": "Cland", "target": "Aland", "type": "alliance"}]
    )
    (edge,) = view_of(made).edges
    assert (edge.strength, edge.sign) == ("", 0)
    assert "not graded" in edge_words(view_of(made), edge)


def test_more_than_thirty_actors_are_a_crowd() -> None:
    def hub(count: int) -> RelationsView:
        return view_of(
            workspace([{"claimant": "A0", "subject": f"B{number}"} for number in range(count)])
        )

    assert not hub(29).crowded
    assert hub(30).crowded


def test_of_too_many_actors_the_most_named_stand_and_the_rest_are_told() -> None:
    claims: list[dict[str, object]] = [
        {"claimant": "A0", "subject": f"B{number:03}"} for number in range(510)
    ]
    view = view_of(workspace(claims), level=Level.ACTORS)
    assert len(view.nodes) == 500
    assert view.left_out == 11
    assert subtitle(view).endswith("the 500 most named of 511")


def test_the_lines_without_a_filter_are_made_once_for_a_dataset() -> None:
    opened = workspace(CLAIMS_TYPED, actors=ACTORS, relations=RELATIONS)
    stage = stage_of(opened, Level.PARTIES)
    whole = whole_lines(stage)
    assert whole_lines(stage_of(opened, Level.PARTIES)) is whole
    assert whole_lines(stage_of(opened, Level.ACTORS)) is not whole
    nothing_hidden = RelationsOptions(level=Level.PARTIES, hidden_kinds=frozenset())
    view = build(Question(opened, FilterState(), options=nothing_hidden))
    assert Counter((e.kind, e.source, e.target, e.unfiltered) for e in view.edges) == Counter(
        (e.kind, e.source, e.target, e.weight) for e in whole
    )
