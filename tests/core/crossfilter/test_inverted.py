"""Claims looked up by a value are those that have it; counts from them are the plain ones."""

from collections.abc import Callable
from datetime import timedelta
from threading import Condition

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.crossfilter import Asked, inverted
from core.crossfilter.inverted import Inverted
from core.crossfilter.precedence import Precedence
from core.filters import FilterState, OneOf
from tests.making import workspace
from tests.reading import Claim, passes
from tests.strategies import FIRST, claim_lists, filter_states


@given(st.lists(st.integers(0, 4), max_size=40), st.data())
def test_the_places_of_some_values_are_found_within_a_span(
    codes: list[int], data: st.DataObject
) -> None:
    chosen = np.array(data.draw(st.lists(st.booleans(), min_size=5, max_size=5)))
    low, high = sorted(data.draw(st.tuples(st.integers(0, 40), st.integers(0, 40))))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inverted, "BLOCK", data.draw(st.sampled_from((1, 4, 7, 64))))
        turned = Inverted.of(np.array(codes, dtype=np.uint8), 5)
        places = turned.places(chosen, slice(low, high)).tolist()
    expected = [place for place, code in enumerate(codes) if chosen[code] and low <= place < high]
    assert sorted(places) == expected
    listed = np.arange(len(codes), dtype=np.int32)[low:high]
    assert turned.places(chosen, listed).tolist() == expected


@given(claim_lists, filter_states(), st.data())
@settings(deadline=None, max_examples=50)
def test_counts_of_claims_looked_up_are_the_plain_ones(
    claims: list[Claim], state: FilterState, data: st.DataObject
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inverted, "_LOOKED_THROUGH", 0)
        patch.setattr(inverted, "BLOCK", data.draw(st.sampled_from((2, 64))))
        opened = workspace(claims)
        names = opened.index["claimant"].values
        some = data.draw(st.frozensets(st.sampled_from(names))) if names else frozenset[str]()
        filters = state.with_clause(OneOf("claimant", some))
        asked = [Asked(opened.tally("topic"), filters)]
        counted = int(opened.counts.ask(asked)[0].sum())
    assert counted == sum(passes(claim, filters) for claim in claims)


@pytest.mark.parametrize(("close", "counted"), [(30_000, [2, 3]), (2, [2, 1])])
def test_as_known_on_is_stepped_by_the_claims_that_came(
    close: int, counted: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the tenth day to the twelfth, then to the ninth, three claims from there or one from
    the tenth: the newest answer will do where it is close enough."""
    monkeypatch.setattr("core.crossfilter.counts._CLOSE", close)
    claims = [{"claimed_on": str(FIRST + timedelta(days=day))} for day in range(20)]
    opened = workspace([*claims, {"claimed_on": ""}])
    read: list[int] = []
    find = Inverted.places

    def places(turned: Inverted, chosen: np.ndarray, among: slice) -> np.ndarray:
        found = find(turned, chosen, among)
        read.append(len(found))
        return found

    monkeypatch.setattr(Inverted, "places", places)
    days = (10, 12, 9)
    found = [opened.count(FilterState(known_on=FIRST + timedelta(days=day))) for day in days]
    assert found == [day + 1 for day in days]
    assert read == counted


def test_long_work_waits_for_the_end_of_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    precedence, ended = Precedence(), list[bool]()

    def wait_for(condition: Condition, is_over: Callable[[], bool], timeout: float) -> None:
        assert condition
        assert timeout < 1
        ended.append(is_over())
        precedence.__exit__()
        ended.append(is_over())

    monkeypatch.setattr(Condition, "wait_for", wait_for)
    precedence.give_way()
    assert not ended
    with Precedence():
        precedence.give_way()
        assert not ended
    precedence.__enter__()
    precedence.give_way()
    assert ended == [False, True]


def test_a_question_within_another_does_not_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    precedence, ended = Precedence(), list[bool]()

    def wait_for(condition: Condition, is_over: Callable[[], bool], timeout: float) -> None:
        assert condition
        assert timeout
        with precedence:
            pass
        ended.append(is_over())
        precedence.__exit__()
        ended.append(is_over())

    monkeypatch.setattr(Condition, "wait_for", wait_for)
    precedence.__enter__()
    precedence.give_way()
    assert ended == [False, True]


def test_work_goes_on_after_one_question_though_another_is_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    precedence, ended = Precedence(), list[bool]()

    def wait_for(condition: Condition, is_over: Callable[[], bool], timeout: float) -> None:
        assert condition
        assert timeout
        precedence.__exit__()
        precedence.__enter__()
        ended.append(is_over())

    monkeypatch.setattr(Condition, "wait_for", wait_for)
    precedence.__enter__()
    precedence.give_way()
    assert ended == [True]
