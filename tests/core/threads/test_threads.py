"""Threads against hand-drawn ones, against a slow reference, and their laws."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.filters.dates import day_number
from core.index import ClaimIndex, Rows
from core.threads import Answer, Threads, threads_of
from tests.making import workspace
from tests.strategies import ACTORS, dates

Claim = dict[str, object]

MATAGHIS: list[Claim] = [
    {"claim_id": "took", "claimant": "A1", "claimed_on": "2016-04-04"},
    {"claim_id": "no", "claimant": "B1", "act": "deny", "replies_to": "took"},
    {"claim_id": "300", "claimant": "B1", "replies_to": "took", "claimed_on": "2016-04-05"},
    {"claim_id": "again", "claimant": "A2", "supersedes": "took", "claimed_on": "2016-04-06"},
    {"claim_id": "other", "claimant": "B1", "claimed_on": "2016-04-06"},
    {"claim_id": "loose", "claimant": "B1", "act": "deny", "replies_to": "nobody has this"},
]


def index_of(claims: list[Claim]) -> ClaimIndex:
    return workspace(claims).index


def became(claims: list[Claim], row: int, known_on: int | None = None) -> set[Answer]:
    threads = threads_of(index_of(claims), known_on)
    return {answer for answer in Answer if threads.mask(answer)[row]}


def pair(act: str, *, link: str = "replies_to", by: str = "B1", to: str = "A1") -> list[Claim]:
    return [{"claimant": to}, {"claimant": by, "act": act, link: "c0"}]


def test_a_thread_is_everything_linked_directly_or_not() -> None:
    threads = threads_of(index_of(MATAGHIS))
    assert [threads.rows(row) for row in (0, 2, 3)] == [Rows([0, 1, 2, 3])] * 3
    assert threads.rows(4) == Rows([4])
    assert threads.rows(5) == Rows([5])
    assert threads.links_of(2).tolist() == [0, 1, 2]
    assert threads.links_of(4).tolist() == []


def test_what_became_of_a_claim_is_read_off_the_acts_that_refer_to_it() -> None:
    denied_and_more = {Answer.DENIED, Answer.OTHERWISE, Answer.REVISED}
    assert became(MATAGHIS, 0) == denied_and_more
    assert became(MATAGHIS, 1) == {Answer.NONE, Answer.IS_ANSWER}
    assert became(MATAGHIS, 4) == {Answer.NONE}
    assert became(pair("partly_deny"), 0) == {Answer.PARTLY_DENIED}
    assert became(pair("confirm"), 0) == {Answer.CONFIRMED}
    assert became(pair("deny", link="supersedes"), 0) == {Answer.DENIED}


def test_a_denial_that_names_no_claim_of_the_dataset_is_an_answer_and_denies_none() -> None:
    assert became(MATAGHIS, 5) == {Answer.NONE, Answer.IS_ANSWER}
    assert became(MATAGHIS, 4) == {Answer.NONE}


def test_only_ones_own_word_revises_or_retracts() -> None:
    assert became(pair("retract", by="A2"), 0) == {Answer.RETRACTED}
    assert became(pair("revise", by="A1"), 0) == {Answer.REVISED}
    assert became(pair("revise", by="B1"), 0) == {Answer.OTHERWISE}
    assert became(pair("assert", link="supersedes", by="B1"), 0) == {Answer.OTHERWISE}
    third = pair("revise", by="One agency", to="Other agency")
    assert became(third, 0) == {Answer.OTHERWISE}
    assert became(pair("revise", by="Agency", to="Agency"), 0) == {Answer.REVISED}


def test_a_pair_linked_twice_counts_once_by_its_most_telling_answer() -> None:
    claims: list[Claim] = [
        {"claimant": "A1"},
        {"claimant": "A1", "replies_to": "c0;c0", "supersedes": "c0"},
    ]
    threads = threads_of(index_of(claims))
    assert len(threads.links.source) == 1
    assert became(claims, 0) == {Answer.REVISED}


def test_cycles_and_references_to_oneself_end() -> None:
    claims: list[Claim] = [
        {"claimant": "A1", "replies_to": "c1"},
        {"claimant": "B1", "replies_to": "c2;c1"},
        {"claimant": "A1", "replies_to": "c0"},
    ]
    threads = threads_of(index_of(claims))
    assert threads.first.tolist() == [0, 0, 0]
    assert became(claims, 1) == {Answer.OTHERWISE, Answer.IS_ANSWER}


def test_before_an_answer_was_given_a_claim_is_not_answered() -> None:
    fourth = day_number(date(2016, 4, 4))
    assert became(MATAGHIS, 0, fourth) == {Answer.NONE}
    assert became(MATAGHIS, 0, fourth + 1) == {Answer.OTHERWISE}
    assert threads_of(index_of(MATAGHIS), fourth + 2).rows(0) == Rows([0, 2, 3])


def test_a_claim_counts_for_everything_it_became() -> None:
    threads = threads_of(index_of(MATAGHIS))
    counts = threads.counts(np.ones(6, dtype=bool))
    assert dict(zip(Answer, counts.tolist(), strict=True)) == {
        Answer.DENIED: 1,
        Answer.PARTLY_DENIED: 0,
        Answer.CONFIRMED: 0,
        Answer.REVISED: 1,
        Answer.RETRACTED: 0,
        Answer.OTHERWISE: 1,
        Answer.NONE: 5,
        Answer.IS_ANSWER: 4,
    }


def test_threads_are_made_once_for_a_dataset_and_a_day() -> None:
    index = index_of(MATAGHIS)
    assert threads_of(index) is threads_of(index)
    assert threads_of(index, 3) is not threads_of(index)


@st.composite
def linked(draw: st.DrawFn) -> list[Claim]:
    size = draw(st.integers(1, 14))
    ids = [f"c{number}" for number in range(size)]
    named = st.lists(st.sampled_from([*ids, "nowhere"]), max_size=3).map(";".join)
    return [
        {
            "claim_id": claim_id,
            "claimant": draw(st.sampled_from(ACTORS)),
            "act": draw(st.sampled_from(["assert", "deny", "confirm", "revise", "retract"])),
            "claimed_on": draw(dates),
            "replies_to": draw(named),
            "supersedes": draw(named),
        }
        for claim_id in ids
    ]


def plain(claims: list[Claim]) -> list[frozenset[str]]:
    """Threads by walking from claim to claim."""
    near: dict[str, set[str]] = {str(claim["claim_id"]): set() for claim in claims}
    for claim in claims:
        for column in ("replies_to", "supersedes"):
            for other in str(claim[column]).split(";"):
                if other in near:
                    near[other].add(str(claim["claim_id"]))
                    near[str(claim["claim_id"])].add(other)
    found: list[frozenset[str]] = []
    for start in near:
        seen, todo = {start}, [start]
        while todo:
            fresh = near[todo.pop()] - seen
            seen |= fresh
            todo += fresh
        found.append(frozenset(seen))
    return found


def named(claims: list[Claim], threads: Threads) -> dict[str, frozenset[str]]:
    ids = [str(claim["claim_id"]) for claim in claims]
    return {
        claim_id: frozenset(ids[other] for other in threads.rows(row).array.tolist())
        for row, claim_id in enumerate(ids)
    }


@given(linked())
def test_threads_equal_those_found_by_walking(claims: list[Claim]) -> None:
    found = named(claims, threads_of(index_of(claims)))
    assert list(found.values()) == plain(claims)


@given(linked(), st.randoms())
def test_the_order_of_rows_never_matters(claims: list[Claim], random: object) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = index_of(claims), index_of(shuffled)
    assert named(claims, threads_of(one)) == named(shuffled, threads_of(other))
    for claim in claims:
        claim_id = str(claim["claim_id"])
        here = threads_of(one).became[one.row_of[claim_id]]
        assert here == threads_of(other).became[other.row_of[claim_id]]


@given(linked())
def test_a_claim_that_refers_to_nothing_changes_no_thread(claims: list[Claim]) -> None:
    before, after = (
        threads_of(index_of(claims)),
        threads_of(index_of([*claims, {"claim_id": "new", "claimant": "A1"}])),
    )
    assert np.array_equal(before.first, after.first[:-1])
    assert np.array_equal(before.became, after.became[:-1])
    assert after.rows(len(claims)) == Rows([len(claims)])


@given(linked())
def test_every_claim_stands_in_exactly_one_thread_and_is_answered_or_not(
    claims: list[Claim],
) -> None:
    threads = threads_of(index_of(claims))
    rows = {threads.rows(row) for row in range(len(claims))}
    assert sorted(row for thread in rows for row in thread.array.tolist()) == list(
        range(len(claims))
    )
    answered = threads.mask(*(a for a in Answer if a not in (Answer.NONE, Answer.IS_ANSWER)))
    assert np.array_equal(threads.mask(Answer.NONE), ~answered)


def test_a_long_chain_in_any_order_is_one_thread() -> None:
    length = 3_000
    ids = np.random.default_rng(7).permutation(length)
    claims: list[Claim] = [
        {"claim_id": f"k{number}", "claimant": "A1", "replies_to": f"k{number + 1}"}
        for number in ids.tolist()
    ]
    threads = threads_of(index_of(claims))
    assert threads.first.tolist() == [0] * length
