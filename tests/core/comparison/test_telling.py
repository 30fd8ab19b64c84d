"""Filters that every loss passes, or none, change nothing or leave nothing of the comparison."""

from datetime import date

import pytest

from core.comparison import compare, sight_of, telling
from core.comparison.telling import lets_none_pass
from core.crossfilter import Workspace
from core.filters import Clause, DateSpan, FilterState, OneOf, Words
from core.panels import losses
from core.panels.question import Question
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
