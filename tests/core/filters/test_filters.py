import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dates import written_span
from core.filters import FILTER_KINDS, Answered, Clause, DateSpan, FilterState, OneOf, Words
from core.vocabulary.terms import Clock
from tests.making import workspace
from tests.strategies import claim_lists, clauses, filter_states

SAMPLES: dict[str, Clause] = {
    "answer": Answered(frozenset({"denied", "none"}), exclude=True),
    "dates": DateSpan(date(2016, 4, 2), date(2016, 4, 5), inside=True),
    "facet": OneOf("topic", frozenset({"loss", "territory"}), exclude=True),
    "words": Words("tank Talish"),
}


@pytest.mark.parametrize("kind", FILTER_KINDS)
def test_every_kind_of_filter_describes_itself_and_comes_back_from_json(kind: str) -> None:
    clause = SAMPLES[kind]
    index = workspace([{"claimant": "A1"}]).index
    assert clause.describe(index).strip()
    assert hash(clause) == hash(FILTER_KINDS[kind].from_serial(clause.serial()))
    assert FILTER_KINDS[kind].from_serial(json.loads(json.dumps(dict(clause.serial())))) == clause


@pytest.mark.parametrize("kind", FILTER_KINDS)
def test_every_kind_of_filter_refuses_a_serial_form_it_cannot_read(kind: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        FILTER_KINDS[kind].from_serial({"kind": kind})


@pytest.mark.parametrize("kind", FILTER_KINDS)
def test_every_kind_of_filter_masks_an_empty_dataset(kind: str) -> None:
    assert SAMPLES[kind].mask(workspace([]).index, Clock.CLAIMED).tolist() == []


@given(filter_states())
def test_a_filter_state_comes_back_from_json(state: FilterState) -> None:
    assert FilterState.from_serial(json.loads(json.dumps(state.serial()))) == state


def test_an_unknown_kind_of_filter_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'smell'"):
        FilterState.from_serial({"clauses": [{"kind": "smell"}], "clock": "claimed_on"})


@given(
    claim_lists, st.lists(clauses, min_size=2, max_size=4, unique_by=lambda c: c.key), st.randoms()
)
def test_filters_commute(
    claims: list[dict[str, object]], asked: list[Clause], random: object
) -> None:
    opened = workspace(claims)
    shuffled = list(asked)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = FilterState(), FilterState()
    for clause in asked:
        one = one.with_clause(clause)
    for clause in shuffled:
        other = other.with_clause(clause)
    assert opened.mask(one).tolist() == opened.mask(other).tolist()


def test_overlapping_is_not_lying_inside() -> None:
    index = workspace(
        [
            {"claimant": "A1", "claimed_on": "2016-04-02/2016-04-04"},
            {"claimant": "A1", "claimed_on": "2016-04-04"},
            {"claimant": "A1", "claimed_on": "2016-04-06"},
            {"claimant": "A1"},
        ]
    ).index
    span = (date(2016, 4, 3), date(2016, 4, 5))
    assert DateSpan(*span).mask(index, Clock.CLAIMED).tolist() == [True, True, False, False]
    inside = DateSpan(*span, inside=True).mask(index, Clock.CLAIMED)
    assert inside.tolist() == [False, True, False, False]


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        DateSpan(date(2016, 4, 5), date(2016, 4, 4))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2016, 4, 4), date(2016, 4, 4), "4 Apr 2016"),
        (date(2016, 4, 2), date(2016, 4, 5), "2 – 5 Apr 2016"),
        (date(2016, 3, 30), date(2016, 4, 5), "30 Mar – 5 Apr 2016"),
        (date(2015, 12, 30), date(2016, 1, 2), "30 Dec 2015 – 2 Jan 2016"),
    ],
)
def test_a_span_is_written_as_short_as_it_is_clear(first: date, last: date, words: str) -> None:
    assert written_span(first, last) == words


def test_words_are_found_in_any_case_and_order_and_all_of_them_must_occur() -> None:
    index = workspace(
        [
            {"claimant": "A1", "text": "Tanks near Talish"},
            {"claimant": "A1", "text": "Tanks", "place": "Seysulan"},
            {"claimant": "A1", "text": "(.*)"},
        ]
    ).index
    assert Words("talish TANKS").mask(index, Clock.CLAIMED).tolist() == [True, False, False]
    assert Words(".*").mask(index, Clock.CLAIMED).tolist() == [False, False, True]
    assert Words("  ").mask(index, Clock.CLAIMED).all()


def test_a_long_choice_is_described_by_its_first_names_and_a_count() -> None:
    index = workspace([{"claimant": f"A{n}"} for n in range(6)]).index
    clause = OneOf("claimant", frozenset(f"A{n}" for n in range(5)))
    assert clause.describe(index) == "Claimant: A0, A1, A2 and 2 more"
    one = OneOf("claimant", frozenset({"A1"}), exclude=True)
    assert one.describe(index) == "Claimant: not A1"
    assert OneOf("claimant", frozenset()).describe(index) == "Claimant: nothing"


def test_a_clause_replaces_the_one_of_its_key_in_its_place() -> None:
    state = (
        FilterState()
        .with_clause(Words("one"))
        .with_clause(SAMPLES["dates"])
        .with_clause(Words("two"))
    )
    assert state.clauses == (Words("two"), SAMPLES["dates"])
    assert state.without(["words"]).clauses == (SAMPLES["dates"],)
    assert state.without(["topic"]) is state
    assert state.without(key for key in ("topic", "words")).clauses == (SAMPLES["dates"],)


def test_something_that_is_no_facet_is_refused() -> None:
    with pytest.raises(ValueError, match="'claim_id'"):
        OneOf("claim_id", frozenset())
