"""The track record of A1 below, counted by hand.

A1's claims: c0 (denied by B1, revised by c4: 10 → 20), c1 (confirmed), c2 (partly denied, retracted
by A2), c3 (not answered), c4 (a revision, not answered), c5 (running total 5, revised by c6: 8),
c6 (not answered), c7 (20 → 15 by c8), c8 (not answered). c9, a denial of A1's own, is no claim.
"""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.filters.dates import day_number
from core.index import Rows
from core.threads import TALLIED, Answer, Record, threads_of, track_record
from core.vocabulary.terms import Clock
from core.wording.records import about_record, revised
from tests.making import workspace
from tests.strategies import ACTORS

Claim = dict[str, object]

KILLED: Claim = {"measure": "killed", "category": "personnel", "subject": "B1"}
TANKS: Claim = {"measure": "destroyed", "category": "tank", "subject": "B1"}
TOTAL: Claim = {"basis": "cumulative"}
CLAIMS: list[Claim] = [
    KILLED | {"claimant": "A1", "best": 10, "claimed_on": "2016-04-01"},
    KILLED | {"claimant": "A1", "best": 3, "claimed_on": "2016-04-01"},
    TANKS | {"claimant": "A1", "best": 2, "claimed_on": "2016-04-01"},
    TANKS | {"claimant": "A1", "claimed_on": "2016-04-01"},
    KILLED
    | {"claimant": "A1", "best": 20, "act": "revise", "supersedes": "c0"}
    | {"claimed_on": "2016-04-03"},
    TANKS | TOTAL | {"claimant": "A1", "best": 5, "claimed_on": "2016-04-01"},
    TANKS | TOTAL | {"claimant": "A1", "best": 8, "supersedes": "c5", "claimed_on": "2016-04-02"},
    TANKS | {"claimant": "A1", "best": 20, "claimed_on": "2016-04-01"},
    TANKS | {"claimant": "A1", "best": 15, "supersedes": "c7", "claimed_on": "2016-04-02"},
    {"claimant": "A1", "act": "deny", "replies_to": "c10", "claimed_on": "2016-04-02"},
    KILLED | {"claimant": "B1", "best": 1, "claimed_on": "2016-04-01"},
    {"claimant": "B1", "act": "deny", "replies_to": "c0", "claimed_on": "2016-04-04"},
    {"claimant": "B1", "act": "confirm", "replies_to": "c1", "claimed_on": "2016-04-02"},
    {"claimant": "B1", "act": "partly_deny", "replies_to": "c2", "claimed_on": "2016-04-02"},
    {"claimant": "A2", "act": "retract", "supersedes": "c2", "claimed_on": "2016-04-02"},
]


def found(claimant: str = "A1", known_on: date | None = None) -> Record:
    open_ = workspace(CLAIMS)
    index, day = open_.index, None if known_on is None else day_number(known_on)
    known = np.ones(index.size, dtype=bool)
    if day is not None:
        known = index.days[Clock.CLAIMED].last <= day
    best = open_.dataset.claims["best"].to_numpy(dtype="float64")
    return track_record(index, threads_of(index, day), best, known, claimant)


def became(rows: tuple[Rows, ...]) -> dict[Answer, list[int]]:
    return {answer: one.array.tolist() for answer, one in zip(TALLIED, rows, strict=True)}


def test_the_record_counts_what_became_of_a_claimants_claims() -> None:
    whole = found().whole
    assert whole.made == Rows(range(9))
    assert became(whole.became) == {
        Answer.DENIED: [0],
        Answer.PARTLY_DENIED: [2],
        Answer.CONFIRMED: [1],
        Answer.REVISED: [0, 5, 7],
        Answer.RETRACTED: [2],
        Answer.NONE: [3, 4, 6, 8],
    }


def test_categories_come_with_the_most_frequent_first() -> None:
    tallies = found().categories
    assert [(tally.category, tally.made.array.tolist()) for tally in tallies] == [
        ("tank", [2, 3, 5, 6, 7, 8]),
        ("personnel", [0, 1, 4]),
    ]
    assert became(tallies[1].became)[Answer.DENIED] == [0]


def test_revisions_of_running_totals_stand_apart_as_totals_grow_by_themselves() -> None:
    record = found()
    figures, totals = record.figures, record.totals
    assert (figures.up, figures.down, figures.same, figures.count) == (1, 1, 0, 2)
    assert figures.ratio == pytest.approx((2.0 + 0.75) / 2)
    assert figures.rows == Rows([0, 4, 7, 8])
    assert (totals.up, totals.count, totals.rows) == (1, 1, Rows([5, 6]))
    assert totals.ratio == pytest.approx(1.6)


def test_the_record_as_known_on_a_day_leaves_out_later_answers() -> None:
    early = found(known_on=date(2016, 4, 2))
    assert early.whole.made == Rows([0, 1, 2, 3, 5, 6, 7, 8])
    assert became(early.whole.became)[Answer.DENIED] == []
    assert 0 in became(early.whole.became)[Answer.NONE]
    assert early.figures.count == 1


def test_who_claims_nothing_has_an_empty_record() -> None:
    record = found("nobody")
    assert (len(record.whole.made), record.categories, record.figures.count) == (0, (), 0)
    assert record.figures.ratio is None


def test_few_cases_are_said_to_be_too_few_and_n_is_always_there() -> None:
    record = found()
    assert revised(record.figures, totals=False) == (
        "2 revisions of figures that are no running totals by itself or its side: 1 up, 1 down;"
        " too few to say by how much."
    )
    assert revised(found("nobody").figures, totals=False) == ""
    assert about_record("NKR Defence Army", 26).startswith(
        "26 claims by the NKR Defence Army in this dataset;"
    )
    assert "Too few to say anything" in about_record("A1", 4)
    assert "Too few to say anything" not in about_record("A1", 5)


def test_enough_cases_give_the_median_and_its_direction() -> None:
    claims: list[Claim] = []
    for number in range(5):
        claims.append(KILLED | {"claimant": "A1", "best": 10})
        claims.append(
            KILLED | {"claimant": "A1", "best": 11 + number, "supersedes": f"c{2 * number}"}
        )
    open_ = workspace(claims)
    best = open_.dataset.claims["best"].to_numpy(dtype="float64")
    known = np.ones(10, dtype=bool)
    record = track_record(open_.index, threads_of(open_.index), best, known, "A1")
    assert revised(record.figures, totals=False) == (
        "5 revisions of figures that are no running totals by itself or its side: 5 up;"
        " median later ÷ earlier figure ×1.3."
    )


@given(st.lists(st.tuples(st.sampled_from(ACTORS), st.integers(0, 12)), max_size=12))
def test_every_claim_stands_in_the_record_of_its_claimant_once(
    drawn: list[tuple[str, int]],
) -> None:
    claims: list[Claim] = [
        {"claimant": name, "act": "deny" if to % 3 else "assert", "replies_to": f"c{to}"}
        for name, to in drawn
    ]
    open_ = workspace(claims)
    best = open_.dataset.claims["best"].to_numpy(dtype="float64")
    known = np.ones(len(claims), dtype=bool)
    records = [
        track_record(open_.index, threads_of(open_.index), best, known, name) for name in ACTORS
    ]
    made = sorted(row for record in records for row in record.whole.made.array.tolist())
    assert made == [row for row, claim in enumerate(claims) if claim["act"] == "assert"]
    for record in records:
        parts = [row for tally in record.categories for row in tally.made.array.tolist()]
        assert sorted(parts) == record.whole.made.array.tolist()
