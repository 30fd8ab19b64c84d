"""Filters that every loss passes, or none, change nothing or leave nothing of the comparison."""

from datetime import date

import pytest

from core.comparison import Level, adding, compare, prepare, sight_of, telling, told_apart
from core.comparison.register import Register
from core.comparison.telling import lets_none_pass
from core.crossfilter import Workspace
from core.filters import Answered, Clause, DateSpan, FilterState, OneOf, Words
from core.index import CodeArray, Dimension
from core.panels import losses
from core.panels.losses.rows import Sort
from core.panels.question import Question
from core.vocabulary.terms import Clock
from tests.comparing import Claim, claimed, own
from tests.making import workspace

DENIAL: Claim = {**own(None, act="deny"), "replies_to": "c0", "topic": "stance"}
SAID: list[Claim] = [
    {**claimed(26), "topic": "loss", "source": "Agency"},
    {**own(1), "topic": "loss", "source": "Paper"},
    {**DENIAL, "source": "Agency"},
    {"claimant": "A1", "topic": "territory", "source": "Radio", "claimed_on": "2016-04-02"},
]


def without(dimension: str, *values: str) -> FilterState:
    return FilterState().with_clause(OneOf(dimension, frozenset(values), exclude=True))


def span(first: int, last: int, *, inside: bool = False) -> DateSpan:
    return DateSpan(date(2016, 4, first), date(2016, 4, last), inside)


def shown(space: Workspace, filters: FilterState) -> losses.LossesView:
    return losses.build(Question(space, filters))


def test_a_filter_that_no_loss_and_no_denial_fails_is_left_out() -> None:
    space = workspace(SAID)
    assert telling(space, without("topic", "territory")) == FilterState()
    assert telling(space, without("source", "Radio")) == FilterState()
    for told in (without("topic", "stance"), without("source", "Agency")):
        assert telling(space, told) == told, "a denial or a claim goes"
    words = FilterState().with_clause(Words("tanks"))
    assert telling(space, words) == words, "words are not looked at"


def test_the_comparison_stands_while_only_other_claims_come_and_go() -> None:
    space = workspace(SAID)
    before = shown(space, FilterState())
    after = shown(space, without("topic", "territory"))
    assert after.comparison is before.comparison
    assert shown(space, without("source", "Agency")).comparison is not before.comparison


def test_where_no_loss_passes_nothing_is_compared() -> None:
    space = workspace(SAID)
    only = FilterState().with_clause(OneOf("source", frozenset({"Radio"})))
    assert lets_none_pass(space, only)
    assert not lets_none_pass(space, without("source", "Radio"))
    assert compare(space.dataset, space.index, sight_of(space, only)).cells == ()


@pytest.mark.parametrize(("day", "heard"), [(2, 0), (5, 1)])
def test_what_was_no_answer_yet_is_none_in_the_comparison_either(day: int, heard: int) -> None:
    """What A says on 1 April becomes an answer when what it answers is said, on the fourth."""
    said = [claimed(3, "2016-04-04"), {**own(2, "2016-04-01"), "replies_to": "c0"}]
    space = workspace(said)
    filters = FilterState((Answered(frozenset({"is_answer"})),), known_on=date(2016, 4, day))
    cells = compare(space.dataset, space.index, sight_of(space, filters)).cells
    assert len(cells) == heard


BY_DAY: list[Claim] = [
    {**own(best, f"2016-04-0{day}"), "basis": "incremental", "topic": topic, "source": source}
    for best, day, topic, source in (
        (1, 1, "loss", "Paper"),
        (2, 2, "attack", "Paper"),
        (4, 3, "loss", "Radio"),
        (8, 4, "loss", "Paper"),
        (16, 5, "attack", "Radio"),
    )
]
"""One series, two topics, two sources: every sum of them is another number."""


@pytest.mark.parametrize(
    ("clauses", "sum_"),
    [
        ((OneOf("topic", frozenset({"loss"})),), 1 + 4 + 8),
        ((OneOf("topic", frozenset({"loss"}), exclude=True),), 2 + 16),
        ((OneOf("source", frozenset({"Radio"})),), 4 + 16),
        ((OneOf("topic", frozenset({"loss"})), OneOf("source", frozenset({"Paper"}))), 1 + 8),
        ((OneOf("topic", frozenset({"loss"})), Words("Paper")), 1 + 8),
        ((OneOf("topic", frozenset({"loss"})), span(2, 9)), 4 + 8),
        ((span(2, 4), OneOf("source", frozenset({"Paper"}))), 2 + 8),
        ((span(2, 4, inside=True),), 2 + 4 + 8),
    ],
)
@pytest.mark.parametrize("many", [True, False])
def test_of_a_series_that_filters_divide_what_passes_is_added_up(
    clauses: tuple[Clause, ...], sum_: int, monkeypatch: pytest.MonkeyPatch, *, many: bool
) -> None:
    """With the loops of many claims as with those of few."""
    monkeypatch.setattr("core.crossfilter.loops.MANY", 0 if many else 100)
    space = workspace(BY_DAY)
    sight = sight_of(space, FilterState(tuple(sorted(clauses, key=lambda clause: clause.key))))
    (cell,) = compare(space.dataset, space.index, sight).cells
    assert cell.own is not None
    assert cell.own.amount.best == sum_


def test_facets_that_let_the_same_losses_pass_are_one_comparison_and_one_view() -> None:
    """Of the topics only *loss* and *stance* (a denial) bear on a loss; a change of those tells."""
    space = workspace(SAID)
    one = shown(space, FilterState().with_clause(OneOf("topic", frozenset({"loss"}))))
    with_land = OneOf("topic", frozenset({"loss", "territory"}))
    other = shown(space, FilterState().with_clause(with_land))
    assert other is one
    third = shown(space, FilterState().with_clause(OneOf("topic", frozenset({"loss", "stance"}))))
    assert third.comparison is not one.comparison
    assert told_apart(space, FilterState().with_clause(with_land)) != told_apart(
        space, FilterState()
    )


def test_a_view_is_made_anew_for_other_options_and_for_another_reason_of_its_being_empty() -> None:
    """Without claims in view the message is another than with claims that state no loss."""
    space = workspace(SAID)
    plain = shown(space, FilterState())
    by_size = losses.build(
        Question(space, FilterState(), options=losses.LossesOptions(sort=Sort.SIZE))
    )
    assert by_size is not plain
    assert by_size.comparison is plain.comparison
    radio = shown(space, FilterState().with_clause(OneOf("source", frozenset({"Radio"}))))
    nobody = shown(space, FilterState().with_clause(OneOf("source", frozenset({"nobody"}))))
    assert radio.comparison is nobody.comparison
    assert radio.message
    assert nobody.message
    assert radio.message != nobody.message


@pytest.mark.parametrize("values", [("loss",), ("attack",), ("loss", "attack", "none such"), ()])
@pytest.mark.parametrize("exclude", [True, False])
def test_what_was_added_up_by_value_ahead_is_what_would_be_added_up_now(
    values: tuple[str, ...], *, exclude: bool
) -> None:
    """27 were lost in losses and attacks of one series, 13 and 18 of them."""
    filters = FilterState().with_clause(OneOf("topic", frozenset(values), exclude))
    ready, plain = (workspace([*BY_DAY, {**claimed(7), "topic": "loss"}]) for _ in range(2))
    prepare(ready, FilterState(), Level.SIDE, "topic")
    own_sum = {"loss": 13, "attack": 18}
    kept = [value for value in own_sum if (value in values) != exclude]
    for space in (ready, plain):
        cells = compare(space.dataset, space.index, sight_of(space, filters)).cells
        said = [cell.own.amount.best for cell in cells if cell.own is not None]
        assert said == ([sum(own_sum[value] for value in kept)] if kept else [])


def test_only_lists_that_divide_series_are_added_up_ahead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    space, made = workspace(BY_DAY), list[str]()
    of = adding.ByValue.of

    def noted(register: Register, codes: CodeArray, dimension: Dimension) -> adding.ByValue:
        made.append(str(len(dimension.values)))
        return of(register, codes, dimension)

    monkeypatch.setattr(adding.ByValue, "of", noted)
    for brush in ("dates", "known_on", "claimant", "category", "source", "topic", "topic"):
        prepare(space, FilterState(), Level.SIDE, brush)
    assert made == ["2", "2"], "two sources, two topics; a second time they stand"
    monkeypatch.setattr(adding, "_MOST_VALUES", 1)
    prepare(space, FilterState(clock=Clock.EVENT), Level.SIDE, "topic")
    assert made == ["2", "2"]
