from datetime import date

import numpy as np
from hypothesis import given

from core.filters import KNOWN_ON, Answered, DateSpan, FilterState, OneOf, Words
from core.vocabulary.terms import Clock
from tests.making import workspace
from tests.strategies import claim_lists, filter_states

Claim = dict[str, object]


def interval(claim: Claim, clock: Clock) -> tuple[str, str] | None:
    text = str(claim.get(clock.value, ""))
    first, _, last = text.partition("/")
    return (first, last or first) if text else None


def in_span(claim: Claim, clause: DateSpan, clock: Clock) -> bool:
    when = interval(claim, clock)
    first, last = clause.first.isoformat(), clause.last.isoformat()
    if when is None:
        return False
    return (
        first <= when[0] and when[1] <= last
        if clause.inside
        else when[0] <= last and first <= when[1]
    )


def is_one_of(claim: Claim, clause: OneOf) -> bool:
    value = str(claim[clause.dimension.removesuffix("_side")])
    if clause.dimension.endswith("_side") and value:
        value = {"A": "A", "B": "B"}.get(value[0], "third")
    if clause.dimension == "subject_side" and claim["scope"] == "both_sides":
        value = ""
    return (value in clause.values) != clause.exclude


def has_words(claim: Claim, clause: Words) -> bool:
    written = "\n".join(str(cell) for cell in claim.values()).casefold()
    return all(word in written for word in clause.text.casefold().split())


def became(claim: Claim, clause: Answered) -> bool:
    """Claims of these strategies answer by their act alone: none is answered."""
    answering = claim["act"] in ("deny", "partly_deny", "confirm", "revise", "retract")
    return bool(clause.values & ({"none"} | ({"is_answer"} if answering else set()))) != (
        clause.exclude
    )


def passes(claim: Claim, state: FilterState, skipped: str = "") -> bool:
    """The plain reading of a filter state, one claim at a time."""
    claimed = interval(claim, Clock.CLAIMED)
    if state.known_on is not None and (claimed is None or claimed[1] > state.known_on.isoformat()):
        return False
    plain = {
        DateSpan: lambda clause: in_span(claim, clause, state.clock),
        OneOf: lambda clause: is_one_of(claim, clause),
        Words: lambda clause: has_words(claim, clause),
        Answered: lambda clause: became(claim, clause),
    }
    return all(plain[type(clause)](clause) for clause in state.clauses if clause.key != skipped)


@given(claim_lists, filter_states())
def test_the_mask_equals_a_plain_reading_of_every_filter(
    claims: list[dict[str, object]], state: FilterState
) -> None:
    opened = workspace(claims)
    assert opened.mask(state).tolist() == [passes(claim, state) for claim in claims]


@given(claim_lists, filter_states())
def test_without_a_key_equals_the_state_without_that_clause(
    claims: list[dict[str, object]], state: FilterState
) -> None:
    opened = workspace(claims)
    for clause in state.clauses:
        expected = [passes(claim, state, clause.key) for claim in claims]
        assert opened.mask(state, without=(clause.key,)).tolist() == expected


@given(claim_lists, filter_states())
def test_the_reasons_of_the_denominator_add_up(
    claims: list[dict[str, object]], state: FilterState
) -> None:
    found = workspace(claims).denominator(state)
    reasons = (
        *(found.not_yet_known, found.unsaid_when),
        *(found.undated, found.not_graded, found.filtered),
    )
    assert min(reasons) >= 0
    assert found.shown + sum(reasons) == found.total == len(claims)


def test_the_denominator_says_why_the_rest_is_hidden() -> None:
    opened = workspace(
        [
            {"claimant": "A1", "claimed_on": "2016-04-02", "reliability": "A"},
            {"claimant": "A1", "claimed_on": "2016-04-02"},
            {"claimant": "A1"},
            {"claimant": "B1", "claimed_on": "2016-04-02", "reliability": "B"},
            {"claimant": "A1", "claimed_on": "2016-05-01", "reliability": "A"},
        ]
    )
    state = (
        FilterState()
        .with_clause(DateSpan(date(2016, 4, 1), date(2016, 4, 30)))
        .with_clause(OneOf("reliability", frozenset({"A"})))
    )
    sentence = opened.denominator(state).sentence
    assert sentence == "1 of 5 claims (2 filtered · 1 undated · 1 not graded)"


def test_counts_are_of_the_given_rows_only() -> None:
    opened = workspace([{"claimant": name} for name in ("A1", "B1", "A1")])
    claimant = opened.index["claimant"]
    counts = opened.counts("claimant", np.array([True, True, False]))
    assert dict(zip(claimant.values, counts.tolist(), strict=True)) == {"A1": 1, "B1": 1}


def test_what_was_not_yet_claimed_is_not_known() -> None:
    opened = workspace(
        [
            {"claimant": "A1", "claimed_on": "2016-04-02"},
            {"claimant": "A1", "claimed_on": "2016-04-04"},
            {"claimant": "A1", "event_date": "2016-04-01"},
        ]
    )
    state = FilterState(known_on=date(2016, 4, 3))
    assert opened.mask(state).tolist() == [True, False, False]
    assert opened.mask(state, without=(KNOWN_ON,)).tolist() == [True, True, True]
    sentence = opened.denominator(state).sentence
    assert sentence == "1 of 3 claims (1 not known by then · 1 without a claim date)"


def test_a_claim_dated_to_a_span_is_known_from_its_last_day() -> None:
    opened = workspace([{"claimant": "A1", "claimed_on": "2016-04-02/2016-04-05"}])
    known = [
        bool(opened.known(FilterState(known_on=date(2016, 4, day)))[0]) for day in (1, 2, 4, 5)
    ]
    assert known == [False, False, False, True]
