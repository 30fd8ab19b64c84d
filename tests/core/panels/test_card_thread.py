"""The thread on the card: who answers whom, how long after, and that nobody does."""

from datetime import date

from core.filters import FilterState
from core.index import Rows
from core.panels.card.thread import LONGEST, Thread
from core.panels.card.view import build
from core.panels.question import Question
from core.threads import Answer
from core.wording import Glyph
from tests.making import workspace

Claim = dict[str, object]

CLAIMS: list[Claim] = [
    {"claimant": "A1", "subject": "B1", "topic": "territory", "claimed_on": "2016-04-04"},
    {"claimant": "B1", "subject": "B1", "act": "deny", "replies_to": "c0"}
    | {"claimed_on": "2016-04-06"},
    {"claimant": "A1", "subject": "B1", "supersedes": "c0", "claimed_on": "2016-04-05"},
    {"claimant": "B1", "replies_to": "c0;c2", "claimed_on": "2016-04-09"},
    {"claimant": "A1", "act": "retract", "supersedes": "c2"},
    {"claimant": "C1", "claimed_on": "2016-04-10"},
]


def thread(row: int, known_on: date | None = None, claims: list[Claim] = CLAIMS) -> Thread:
    filters = FilterState(known_on=known_on)
    card = build(Question(workspace(claims), filters, selected=Rows([row]), focused=row)).card
    assert card is not None
    return card.thread


def test_a_thread_is_in_the_order_of_time_with_the_undated_last() -> None:
    found = thread(0)
    assert [step.row for step in found.steps] == [0, 2, 1, 3, 4]
    assert [step.here for step in found.steps] == [True, False, False, False, False]
    assert found.heading == "Thread of 5 claims"
    assert found.steps[2].glyph is Glyph.CROSS


def test_each_step_says_what_it_does_and_how_long_after_the_last_claim_it_answers() -> None:
    assert [(step.does, step.delay) for step in thread(0).steps] == [
        ("claims", ""),
        ("revises", "+1 day"),
        ("denies", "+2 days"),
        ("replies", "+4 days"),
        ("retracts", ""),
    ]


def test_strands_lead_from_the_answer_to_what_it_answers() -> None:
    assert [(one.source, one.target, one.answer) for one in thread(0).strands] == [
        (2, 0, Answer.DENIED),
        (1, 0, Answer.REVISED),
        (3, 0, Answer.OTHERWISE),
        (3, 1, Answer.OTHERWISE),
        (4, 1, Answer.RETRACTED),
    ]


def test_a_claim_nobody_answers_says_so_and_up_to_when() -> None:
    assert thread(0).remarks == ()
    assert thread(1).remarks == (
        "No reply in this dataset up to its newest claim, 10 Apr 2016: 4 days on.",
    )
    assert thread(4).remarks == (
        "No reply in this dataset up to its newest claim, 10 Apr 2016; the claim is undated.",
    )
    alone = thread(5)
    assert alone.steps == ()
    assert alone.remarks == ("No reply in this dataset up to its newest claim, 10 Apr 2016.",)


def test_as_known_on_a_day_later_replies_are_not_there_yet() -> None:
    early = thread(0, date(2016, 4, 5))
    assert [step.row for step in early.steps] == [0, 2]
    earlier = thread(0, date(2016, 4, 4))
    assert earlier.steps == ()
    assert earlier.remarks == ("No reply in this dataset as known on 4 Apr 2016.",)
    assert thread(1, date(2016, 4, 4)).remarks == ()


def test_an_answer_to_a_claim_that_is_not_there_says_so() -> None:
    loose: Claim = {"claimant": "A1", "act": "deny", "replies_to": "gone; c1"}
    assert thread(0, claims=[loose, {"claimant": "B1"}]).remarks[0] == (
        "Refers to “gone”, which is not in this dataset."
    )
    unnamed: Claim = {"claimant": "A1", "act": "confirm"}
    assert thread(0, claims=[unnamed]).remarks == (
        "What it confirms is not named in this dataset.",
        "No reply in this dataset.",
    )


def test_a_long_thread_is_cut_around_the_claim_looked_at_and_counted() -> None:
    claims: list[Claim] = [{"claimant": "A1", "claimed_on": "2016-04-01"}]
    claims += [
        {
            "claimant": "B1",
            "replies_to": "c0",
            "claimed_on": f"2016-{5 + n // 28:02}-{n % 28 + 1:02}",
        }
        for n in range(60)
    ]
    found = thread(50, claims=claims)
    assert len(found.steps) == LONGEST
    assert any(step.here for step in found.steps)
    assert found.heading == "Thread · 40 of 61 claims, the nearest in time"
    assert not found.strands
