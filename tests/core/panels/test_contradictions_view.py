import numpy as np
import pytest

from core.contradictions import KINDS, Kind, Order
from core.filters import FilterState, Words
from core.index import NO_ROWS, Rows
from core.panels.contradictions import ContradictionsOptions, ContradictionsView, build
from core.panels.contradictions.cells import COLUMNS
from core.panels.question import Question
from core.view_options import option_serial, read_option
from tests.making import workspace

Claim = dict[str, object]
TYPED: Claim = {
    "claimant": "A MoD",
    "subject": "B army",
    "measure": "killed",
    "category": "personnel",
    "claimed_on": "2016-04-04",
    "basis": "incremental",
}
CLAIMS: list[Claim] = [
    {**TYPED, "best": 30},
    {**TYPED, "best": 170, "text": "so they say"},
    {**TYPED, "claimant": "B MoD", "act": "deny", "replies_to": "c1", "claimed_on": "2016-04-06"},
]


def shown(
    claims: list[Claim], options: object = None, filters: FilterState | None = None
) -> ContradictionsView:
    return build(Question(workspace(claims), filters or FilterState(), options=options))


def test_findings_stand_by_rank_with_their_counts_in_words() -> None:
    view = shown(CLAIMS)
    assert [each.kind for each in view.findings] == [Kind.DENIAL, Kind.SELF]
    assert view.subtitle == "2 findings: 1 denial · 1 self-contradiction"
    cells = [[view.text(place, column.key) for column in COLUMNS[1:]] for place in (0, 1)]
    assert cells == [
        [
            *("denial", "People killed · B army", "170 · A MoD", "denies · B MoD"),
            *("+2 days", "6 Apr 2016"),
        ],
        [
            *("self-contradiction", "People killed · B army", "30 · A MoD", "170 · A MoD"),
            *("×5.7", "4 Apr 2016"),
        ],
    ]


@pytest.mark.parametrize(
    ("before", "after", "apart"), [(3_700, 3_617, "−83"), (959, 100, "−859"), (1, 0, "−1")]
)
def test_a_total_that_falls_says_by_how_much(before: int, after: int, apart: str) -> None:
    """3,700 pieces of other equipment on 29 November 2024, 3,617 the day after: 83 fewer."""
    total: Claim = {**TYPED, "basis": "cumulative", "since": "2022-02-24"}
    claims = [
        {**total, "best": before, "claimed_on": "2024-11-29"},
        {**total, "best": after, "claimed_on": "2024-11-30"},
    ]
    view = shown(claims)
    assert [view.text(0, key) for key in ("kind", "apart")] == ["running total falls", apart]


def test_kinds_are_switched_off_and_what_is_hidden_is_told() -> None:
    only = ContradictionsOptions(kinds=frozenset({Kind.SELF}))
    view = shown(CLAIMS, only)
    assert [each.kind for each in view.findings] == [Kind.SELF]
    assert view.subtitle == "1 finding: 1 self-contradiction · 1 of other kinds"
    nothing = shown(CLAIMS, ContradictionsOptions(kinds=frozenset()))
    assert nothing.message.startswith("Nothing of the kinds switched on.\n2 findings")


@pytest.mark.parametrize(
    ("order", "kinds"),
    [
        (Order.SCORE, [Kind.DENIAL, Kind.SELF]),
        (Order.KIND, [Kind.DENIAL, Kind.SELF]),
        (Order.DATE, [Kind.DENIAL, Kind.SELF]),
        (Order.SIZE, [Kind.SELF, Kind.DENIAL]),
    ],
)
def test_the_list_is_ordered_as_asked(order: Order, kinds: list[Kind]) -> None:
    claims = [*CLAIMS[:2], {**CLAIMS[2], "replies_to": "c0"}]
    view = shown(claims, ContradictionsOptions(order=order))
    assert [each.kind for each in view.findings] == kinds


def test_the_claims_of_a_finding_and_the_findings_of_a_claim() -> None:
    view = shown(CLAIMS)
    assert view.rows(np.array([1], dtype=np.int32)) == Rows([0, 1])
    assert view.places(Rows([2])).tolist() == [0]
    assert view.places(Rows([1])).tolist() == [0, 1]
    assert (view.place_of(Rows([0, 1])), view.place_of(Rows([0]))) == (1, -1)
    assert view.places(NO_ROWS).tolist() == []
    assert view.mark(1, "one") == ("A", "filled")
    assert view.mark(0, "other") == ("B", "cross")
    assert view.mark(0, "about") is None


def test_a_finding_is_copied_as_its_sentence_with_a_citation_for_each_claim() -> None:
    view = shown(CLAIMS)
    lines = view.copied(np.array([1], dtype=np.int32)).splitlines()
    assert lines[0] == view.sentence(1)
    assert lines[1:] == [
        "  A MoD, claimed 4 Apr 2016; source not stated; claim c0 in typed",
        "  A MoD, claimed 4 Apr 2016; source not stated; claim c1 in typed",
    ]


def test_the_rank_explains_itself() -> None:
    # 100 · ¾ · (½ · (1 − 30.5 / 170.5) + ¼ · ½ + ¼ · 1) = 58.9
    assert (
        shown(CLAIMS)
        .tip(1, "score")
        .startswith("Rank 59 of 100: apart 82, graded 50, central 100, sure 75")
    )


def test_nothing_found_is_told_with_what_was_checked() -> None:
    view = shown(CLAIMS[:1])
    assert view.message == (
        "Nothing contradicts itself in view.\n"
        "Checked: 1 figure in 1 claim; 0 of 1 cell comparable; 0 statements read more than once. "
        "What was not claimed twice cannot contradict itself."
    )
    assert shown([]).message.startswith("No claims are open.")
    searched = FilterState().with_clause(Words("zzzz"))
    assert shown(CLAIMS, filters=searched).message.startswith("No claim matches the filters.")


def test_a_finding_needs_both_sides_in_view() -> None:
    view = shown(CLAIMS, filters=FilterState().with_clause(Words("so they say")))
    assert view.findings == ()


def test_more_findings_than_are_listed_are_told_by_their_number() -> None:
    places = [f"P{number}" for number in range(501)]
    pairs = [{**TYPED, "best": best, "place": place} for place in places for best in (1, 9)]
    view = shown(pairs)
    assert (len(view.findings), view.more) == (500, 1)
    assert view.subtitle.endswith("501 self-contradictions · 1 more not listed")


def test_the_options_survive_being_written_and_read() -> None:
    options = ContradictionsOptions(kinds=frozenset({Kind.SELF, Kind.RELAY}), order=Order.DATE)
    assert read_option(ContradictionsOptions(), option_serial(options)) == options
    assert ContradictionsOptions().kinds == frozenset(KINDS)
