"""Relations of one sign between two actors as one line."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from core.filters import DateSpan, FilterState, OneOf
from core.panels.question import Question
from core.panels.relations.edges import SEVERAL, Edge
from core.panels.relations.options import RelationsOptions
from core.panels.relations.view import RelationsView, build
from core.panels.relations.words import edge_label, edge_words
from core.view_options import option_serial, read_option
from tests.making import workspace

ACTORS = [{"actor": name, "side": name} for name in "ABC"]


def tie(source: str, kind: str, target: str, sign: int = 1, **more: object) -> dict[str, object]:
    return {
        "source": source,
        "target": target,
        "type": kind,
        "sign": sign,
        "directed": "yes",
    } | more


def view_of(*ties: dict[str, object], **options: Any) -> RelationsView:
    chosen = RelationsOptions(hidden_kinds=options.pop("hidden", frozenset()), **options)
    claims: list[dict[str, object]] = [{"claimant": "A", "subject": "A"} for _ in range(3)]
    made = workspace(claims, actors=ACTORS, relations=list(ties))
    return build(Question(made, FilterState(), options=chosen))


def drawn(view: RelationsView) -> list[tuple[str, str, str, bool]]:
    name = [node.name for node in view.nodes]
    return [
        (name[edge.source], edge_label(edge), name[edge.target], edge.directed)
        for edge in view.edges
        if not edge.counted
    ]


def test_relations_of_one_sign_are_one_line_that_names_one_kind_and_how_many_more() -> None:
    view = view_of(
        tie("A", "military_base", "B"),
        tie("A", "alliance", "B", directed="no"),
        tie("A", "arms_supply", "B"),
    )
    assert drawn(view) == [("A", "alliance +2", "B", True)]
    (edge,) = view.edges
    assert edge.kinds == ("alliance", "arms_supply", "military_base")
    grounds = "basis not stated, not graded"
    assert edge_words(view, edge).splitlines() == [
        f"A is allied with B (alliance, {grounds}) · no source given",
        f"A supplies arms to B (arms supply, {grounds}) · no source given",
        f"A has a military base in B (military base, {grounds}) · no source given",
    ]


def test_the_head_of_a_line_points_where_all_its_relations_go_and_nowhere_where_they_part() -> None:
    assert drawn(view_of(tie("B", "criticism", "A", -1), tie("B", "accusation", "A", -1))) == [
        ("B", "accuses +1", "A", True)
    ]
    assert drawn(view_of(tie("B", "accusation", "A", -1), tie("A", "accusation", "B", -1))) == [
        ("A", "accuses", "B", False)
    ]


def test_other_signs_and_conditions_and_counts_are_lines_of_their_own() -> None:
    view = view_of(
        tie("A", "alliance", "B"),
        tie("A", "criticism", "B", -1),
        tie("A", "border", "B", 0),
        tie("A", "troops", "B", conditional="if asked"),
    )
    assert [label for _, label, _, _ in drawn(view)] == [
        "criticises", "borders", "alliance", "if … troops",
    ]  # fmt: skip


def test_a_kind_switched_off_leaves_the_line_of_the_others_and_its_number_stays_told() -> None:
    ties = tie("A", "alliance", "B"), tie("A", "arms_supply", "B")
    view = view_of(*ties, hidden=frozenset({"alliance"}))
    assert drawn(view) == [("A", "arms", "B", True)]
    assert {kind.kind: (kind.amount, kind.shown) for kind in view.kinds} == {
        "alliance": (1, False),
        "arms_supply": (1, True),
    }


def test_apart_each_kind_has_its_line_and_a_saved_view_keeps_which() -> None:
    ties = tie("A", "alliance", "B"), tie("A", "arms_supply", "B")
    assert len(drawn(view_of(*ties, bundled=False))) == 2
    apart = RelationsOptions(bundled=False)
    assert read_option(RelationsOptions(), option_serial(apart)) == apart


kinds = st.sampled_from(["alliance", "arms_supply", "border", "criticism"])
some_ties = st.lists(
    st.builds(
        lambda ends, kind, sign, directed, claims: tie(
            *(ends[0], kind, ends[1], sign), directed=directed, claim_ids=claims
        ),
        st.permutations("ABC"),
        kinds,
        st.sampled_from([-1, 0, 1]),
        st.sampled_from(["yes", "no"]),
        st.sampled_from(["", "c0", "c0;c2"]),
    ),
    max_size=8,
)


@given(ties=some_ties)
def test_bundling_loses_no_relation_and_no_claim(ties: list[dict[str, object]]) -> None:
    def held(view: RelationsView) -> Counter[object]:
        return Counter(tie for edge in view.edges for tie in edge.ties)

    def claims(view: RelationsView) -> Counter[tuple[frozenset[int], int, int]]:
        return Counter(
            (frozenset((edge.source, edge.target)), edge.sign, row)
            for edge in view.edges
            for row in edge.rows.array.tolist()
        )

    together, apart = view_of(*ties), view_of(*ties, bundled=False)
    assert held(together) == held(apart)
    assert set(claims(together)) == set(claims(apart))
    lines: list[Edge] = [edge for edge in together.edges if not edge.counted]
    assert len({(frozenset((e.source, e.target)), e.sign) for e in lines}) == len(lines)
    assert all((edge.kind == SEVERAL) == (len(edge.kinds) > 1) for edge in lines)


SAID: list[dict[str, object]] = [
    {"claimant": "A", "subject": "B", "topic": "loss"},
    {"claimant": "B", "subject": "C"},
] * 3


@given(
    st.lists(st.frozensets(st.integers(0, 5)), min_size=1, max_size=4),
    st.lists(st.tuples(st.sampled_from("ABC"), st.booleans()), min_size=1, max_size=6),
)
@settings(max_examples=30, deadline=None)
def test_lines_drawn_step_by_step_are_those_drawn_at_once(
    backing: list[frozenset[int]], steps: list[tuple[str, bool]]
) -> None:
    """Of several relations, each resting on some claims; who speaks is filtered again and again."""
    ties = [
        tie("A", f"kind{number % 2}", "B", claim_ids=";".join(f"c{row}" for row in sorted(rows)))
        for number, rows in enumerate(backing)
    ]
    held = workspace(SAID, actors=ACTORS, relations=ties)
    for speaker, bundled in steps:
        only = FilterState().with_clause(OneOf("claimant", frozenset({speaker})))
        asked = Question(held, only, options=RelationsOptions(bundled=bundled))
        anew = replace(asked, workspace=workspace(SAID, actors=ACTORS, relations=ties))
        one, other = ([told(edge) for edge in build(of).edges] for of in (asked, anew))
        assert one == other


def told(edge: Edge) -> tuple[object, ...]:
    rows = edge.rows.array.tolist()
    return edge.source, edge.target, edge.kind, edge.sign, edge.weight, edge.unfiltered, rows


@pytest.mark.parametrize("bundled", [True, False])
def test_lines_that_dates_hid_are_the_very_same_once_they_are_taken_back(*, bundled: bool) -> None:
    """Three days, each with a stance of its own: the last is not what was drawn first."""
    days = ("2016-04-01", "2016-04-02", "2016-04-03")
    stances = [tie("A", "accuses", "B", valid_from=day, valid_to=day) for day in days]
    ties = [*stances, tie("B", "aids", "C")]
    space, options = workspace([], actors=ACTORS, relations=ties), RelationsOptions(bundled=bundled)

    def stated(*days: str) -> tuple[Edge, ...]:
        filters = FilterState()
        for day in map(date.fromisoformat, days):
            filters = filters.with_clause(DateSpan(day, day))
        view = build(Question(space, filters, options=options))
        return tuple(edge for edge in view.edges if not edge.counted)

    whole = stated()
    for day in days:
        assert sum(len(edge.ties) for edge in stated(day)) == 2
    again = stated()
    assert sum(len(edge.ties) for edge in again) == 4
    assert all(one is other for one, other in zip(whole, again, strict=True))
