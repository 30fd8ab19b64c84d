"""What rows say in print is kept from view to view: it is what they would say made anew."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.comparison import Level
from core.filters import Clause, DateSpan, FilterState, OneOf
from core.panels.losses import LossesOptions, LossesView, build
from core.panels.losses.rows import LossMark, LossRow
from core.panels.question import Question
from core.vocabulary.terms import Clock
from tests.comparing import Claim, claimed, own
from tests.core.panels.test_laws_of_panels import CLAIMS, DAYS, numbered, opened
from tests.making import workspace

CLAUSES: list[Clause] = [
    OneOf("claimant", frozenset({"Aa", "Press"}), exclude=True),
    OneOf("claimant", frozenset({"Ba", "Aa"})),
    OneOf("source", frozenset({"Agency"}), exclude=True),
    OneOf("act", frozenset({"deny"}), exclude=True),
    DateSpan(date(2016, 4, 3), date(2016, 4, 5)),
]
STATES = st.builds(
    lambda clauses, known, clock: FilterState(tuple(clauses), known_on=known, clock=clock),
    st.lists(st.sampled_from(CLAUSES), unique_by=lambda clause: clause.key, max_size=2),
    st.sampled_from([None, *map(date.fromisoformat, DAYS)]),
    st.sampled_from([Clock.CLAIMED, Clock.CLAIMED, Clock.EVENT]),
)


def look(mark: LossMark | None) -> object:
    return mark and (mark.side, mark.amount, mark.slot.ticks, mark.slot.running)


def looks(view: LossesView) -> list[tuple[object, ...]]:
    """Of each row what it says in print, and what is drawn of it."""
    return [
        (
            *(row.cell.subject, row.label, row.verdict, row.printed.figures, row.comparable),
            *map(look, row.marks),
        )
        for row in view.rows
    ]


@settings(max_examples=60, deadline=None)
@given(CLAIMS, st.lists(STATES, min_size=2, max_size=5), st.sampled_from(Level))
def test_what_a_row_says_is_what_one_of_a_fresh_dataset_says(
    claims: list[Claim], states: list[FilterState], level: Level
) -> None:
    space, options = opened(numbered(claims)), LossesOptions(level=level)
    printed: dict[int, object] = {}
    kept: list[LossRow] = []
    for filters in states:
        view = build(Question(space, filters, options=options))
        anew = build(Question(opened(numbered(claims)), filters, options=options))
        assert looks(view) == looks(anew)
        for row, said in zip(view.rows, looks(view), strict=True):
            assert printed.setdefault(id(row.printed), said) == said, "one object, one look"
            kept.append(row)


def test_a_row_that_looks_as_before_says_it_with_the_same_object() -> None:
    space = workspace([claimed(26), own(1), claimed(9, measure="wounded", claimed_on="2016-04-05")])
    before, after = (
        build(Question(space, FilterState(known_on=date(2016, 4, day)))) for day in (4, 5)
    )
    assert [row.label for row in before.rows] == ["Personnel killed"]
    assert [row.label for row in after.rows] == ["Personnel killed", "Personnel wounded"]
    assert before.rows[0] is not after.rows[0]
    assert before.rows[0].printed is after.rows[0].printed
    assert (after.rows[0].verdict, after.rows[0].printed.figures) == ("×26", ("1", "26"))


ALONE = claimed(26)
APRIL = DateSpan(date(2016, 4, 1), date(2016, 4, 30))
RUNNING: Claim = {**ALONE, "basis": "cumulative"}


@pytest.mark.parametrize(
    ("other", "first", "then", "verdicts"),
    [
        ({**own(None, act="deny"), "replies_to": "c0"}, 4, 5, ("one side only", "denied")),
        (own(40, measure="casualties"), 4, 5, ("one side only", "measure differs")),
        (own(1), 4, 5, ("one side only", "×26")),
    ],
    ids=["a denial", "a figure in another measure", "an admission"],
)
def test_what_others_say_is_part_of_the_look(
    other: Claim, first: int, then: int, verdicts: tuple[str, str]
) -> None:
    """The figure itself stays what it was: only what is said beside it changes the words."""
    space = workspace(numbered([ALONE, {**other, "claimed_on": "2016-04-05"}]))
    for day, verdict in zip((first, then, first), (*verdicts, verdicts[0]), strict=True):
        rows = build(Question(space, FilterState(known_on=date(2016, 4, day)))).rows
        assert [row.verdict for row in rows if row.label == "Personnel killed"] == [verdict]


def test_a_total_that_reaches_back_beyond_the_window_is_said_to_run() -> None:
    space = workspace([RUNNING])
    alone, within = FilterState(), FilterState().with_clause(APRIL)
    said = [build(Question(space, filters)).rows[0].verdict for filters in (alone, within, alone)]
    assert said == ["one side only", "running total", "one side only"]
