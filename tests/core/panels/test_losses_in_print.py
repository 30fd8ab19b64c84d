"""What rows say in print is kept from view to view: it is what they would say made anew."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.comparison import Comparison, Level
from core.filters import Answered, Clause, DateSpan, FilterState, OneOf, Words
from core.panels.losses import LossesOptions, build
from core.panels.losses.rows import LossRow
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
    OneOf("topic", frozenset({"loss"})),
    DateSpan(date(2016, 4, 3), date(2016, 4, 5)),
    DateSpan(date(2016, 4, 3), date(2016, 4, 5), inside=True),
    Answered(frozenset({"denied"}), exclude=True),
    Words("press"),
]
STATES = st.builds(
    lambda clauses, known, clock: FilterState(tuple(clauses), known_on=known, clock=clock),
    st.lists(st.sampled_from(CLAUSES), unique_by=lambda clause: clause.key, max_size=2),
    st.sampled_from([None, *map(date.fromisoformat, DAYS)]),
    st.sampled_from([Clock.CLAIMED, Clock.CLAIMED, Clock.EVENT]),
)


def span(first: int, last: int, *, inside: bool = False) -> DateSpan:
    return DateSpan(date(2016, 4, first), date(2016, 4, last), inside)


def drawn(row: LossRow) -> tuple[object, ...]:
    """What a row says in print, and what is drawn of it."""
    marks = (
        mark and (mark.side, mark.amount, mark.slot.ticks, mark.slot.running) for mark in row.marks
    )
    words = row.verdict, row.printed.figures, row.comparable
    return row.cell.subject, row.label, *words, *marks


def behind(row: LossRow) -> tuple[object, ...]:
    """What stands behind a row."""
    marks = (mark and (mark.sentence, mark.rows.array.tolist()) for mark in row.marks)
    return row.sentence, row.rows.array.tolist(), *marks


@settings(max_examples=80, deadline=None)
@given(CLAIMS, st.lists(STATES, min_size=2, max_size=5), st.sampled_from(Level))
def test_what_a_row_says_is_what_one_of_a_fresh_dataset_says(
    claims: list[Claim], states: list[FilterState], level: Level
) -> None:
    space, options = opened(numbered(claims)), LossesOptions(level=level)
    looks: dict[int, object] = {}
    kept: list[LossRow] = []
    for filters in states:
        view, anew = (
            build(Question(of, filters, options=options))
            for of in (space, opened(numbered(claims)))
        )
        assert list(map(drawn, view.rows)) == list(map(drawn, anew.rows))
        assert list(map(behind, view.rows)) == list(map(behind, anew.rows))
        assert (view.message, view.subtitle) == (anew.message, anew.subtitle)
        assert view.beyond == anew.beyond
        for row in view.rows:
            assert looks.setdefault(id(row.printed), drawn(row)) == drawn(row), "one look"
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


TOTALS: list[Claim] = [
    {**RUNNING, "best": 10, "claimed_on": "2016-04-02", "source": "Agency"},
    {**RUNNING, "best": 15, "claimed_on": "2016-04-03", "source": "Paper"},
    {**RUNNING, "best": 20, "claimed_on": "2016-04-05", "source": "Paper"},
    claimed(7, measure="wounded", claimed_on="2016-04-02/2016-04-04", basis="incremental"),
]
NO_AGENCY = OneOf("source", frozenset({"Agency"}), exclude=True)
WINDOWS: list[tuple[FilterState, tuple[str, ...]]] = [
    (FilterState((span(3, 5),)), ("10", "7")),
    (FilterState((span(4, 5),)), ("5", "7")),
    (FilterState((span(3, 4),)), ("5", "7")),
    (FilterState((span(3, 5),), known_on=date(2016, 4, 4)), ("5", "7")),
    (FilterState((span(3, 5), NO_AGENCY)), ("20", "7")),
    (FilterState((span(3, 5, inside=True),)), ("10",)),
    (FilterState((span(3, 5, inside=True), NO_AGENCY)), ("20",)),
    (FilterState(known_on=date(2016, 4, 3)), ("15",)),
    (FilterState(), ("20", "7")),
]
"""Totals of 10, 15 and 20 by day 2, 3 and 5, and 7 wounded from day 2 to 4: within a window a total
counts less the one before it, which the agency alone told; a claim counts on its last day."""


@pytest.mark.parametrize("backwards", [False, True])
def test_windows_that_differ_in_a_day_a_source_or_their_rule_are_compared_each(
    *, backwards: bool
) -> None:
    space = workspace(TOTALS)
    for filters, figures in [*reversed(WINDOWS)] if backwards else WINDOWS:
        rows = build(Question(space, filters)).rows
        assert tuple(figure for row in rows for figure in row.printed.figures) == figures


def test_figures_that_end_after_the_dates_are_told_as_they_become_known() -> None:
    """Nine wounded from day 2 to 6 reach past a window to day 4, once they are known."""
    space = workspace([claimed(26, "2016-04-02"), claimed(9, "2016-04-02/2016-04-06")])
    for day, beyond in ((5, []), (6, [1]), (5, []), (7, [1])):
        view = build(Question(space, FilterState((span(1, 4),), known_on=date(2016, 4, day))))
        assert view.beyond.array.tolist() == beyond


def test_filters_under_which_the_same_figures_are_heard_share_one_comparison() -> None:
    """Who denies that a village fell bears on no loss; who denies a loss does; both come back."""
    about_land: list[Claim] = [
        {
            "claimant": "B MoD",
            "subject": "A army",
            "topic": "territory",
            "claimed_on": "2016-04-04",
        },
        {"claimant": "A MoD", "act": "deny", "replies_to": "c2", "topic": "stance"},
    ]
    denial: Claim = {**own(None, act="deny"), "replies_to": "c0", "topic": "attack"}
    space = workspace(numbered([claimed(26), own(1, measure="wounded"), *about_land, denial]))

    def compared(*hidden: str) -> Comparison:
        no = OneOf("topic", frozenset(hidden), exclude=True)
        return build(Question(space, FilterState((no,)))).comparison

    every = compared()
    assert compared("stance") is every
    without = compared("attack")
    assert without is not every
    assert compared("attack", "territory") is without
    assert compared("territory", "stance") is every


def test_of_many_filters_the_comparisons_made_last_are_kept() -> None:
    figures = [claimed(number, claimed_on=f"2016-04-{number:02}") for number in range(1, 11)]
    space = workspace(figures)
    views = [
        build(Question(space, FilterState(known_on=date(2016, 4, day)))) for day in range(1, 11)
    ]
    again = [
        build(Question(space, FilterState(known_on=date(2016, 4, day)))) is views[day - 1]
        for day in (10, 3, 2)
    ]
    assert again == [True, True, False], "of ten the last eight"
