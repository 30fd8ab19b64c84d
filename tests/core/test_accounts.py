"""Selections and views in words, from the sample's claims.csv.

NK-0404-08: the NKR Defence Army, 4 April 2016, 300 troops of Azerbaijan killed, running total since
1 April, read in Interfax. AZ-0404-08: Azerbaijan denies it and gives no figure.
"""

from datetime import date
from functools import cache

import pytest
from hypothesis import given

from core.accounts import MOST_CLAIMS, selection_account, view_account
from core.comparison import Sight, compare, explain
from core.crossfilter import Workspace
from core.filters import DateSpan, FilterState, OneOf
from core.index import Rows
from core.loading import load
from core.shipped import SAMPLE
from core.wording import claim_at, sentence
from core.wording.bases import basis
from core.wording.dates import opening, state_opening
from tests.making import workspace
from tests.strategies import claim_lists

DAYS = (date(2016, 4, 4), date(2016, 4, 5))

INTERFAX = "https://interfax.com/newsroom/top-stories/32740/"
CLAIM = (
    "As of 4 Apr 2016 the NKR Defence Army claimed 300 troops of Azerbaijan killed (running total "
    "since 1 Apr 2016). The Azerbaijan MoD denied it and gave no figure of its own. "
    f"(NKR Defence Army, claimed 4 Apr 2016; reported by Interfax, {INTERFAX}; "
    "claim NK-0404-08 in april-2016)"
)
TYPED: list[dict[str, object]] = [
    {
        "claimant": "B1",
        "subject": "A1",
        "claimed_on": "2016-04-04",
        "best": 26,
        "measure": "killed",
        "category": "personnel",
        "basis": "incremental",
    },
    {
        "claimant": "A1",
        "subject": "A1",
        "claimed_on": "2016-04-05",
        "best": 1,
        "measure": "killed",
        "category": "personnel",
        "basis": "incremental",
    },
    {"claimant": "Wire", "subject": "A1", "text": "no date"},
]


@cache
def sample() -> Workspace:
    return Workspace(load([SAMPLE]))


def rows(*ids: str) -> Rows:
    return Rows(sample().index.row_of[claim] for claim in ids)


def test_one_claim_is_its_sentence_with_its_citation() -> None:
    assert selection_account(sample(), FilterState(), rows("NK-0404-08")) == CLAIM


def test_several_claims_begin_with_who_makes_them() -> None:
    lead, first, second = selection_account(
        sample(), FilterState(), rows("NK-0404-08", "AZ-0404-08")
    ).split("\n")
    assert lead == (
        "2 claims selected. Azerbaijan: 1 claim, claimed 4 Apr 2016; "
        "Armenia / NKR: 1 claim, claimed 4 Apr 2016."
    )
    assert first == CLAIM
    assert second.startswith(
        "On 4 Apr 2016 the Azerbaijan MoD denied the claim by the NKR Defence Army of 4 Apr 2016 "
        "that 300 troops of Azerbaijan were killed (running total since 1 Apr 2016)"
    )
    assert ", and gave no figure instead. (Azerbaijan MoD, claimed 4 Apr 2016;" in second


def test_the_claims_behind_a_cell_begin_with_what_the_cell_says() -> None:
    opened = workspace(TYPED)
    sight = Sight(opened.mask(FilterState()), FilterState().clock)
    (cell,) = compare(opened.dataset, opened.index, sight).cells
    lines = selection_account(opened, FilterState(), Rows([0, 1])).split("\n")
    assert lines[1] == explain(cell)
    assert "as of 5 Apr 2016 A1 admitted" in lines[1]
    assert lines[1].endswith("claim and admission differ by ×26.")


def test_what_is_in_view_is_told_with_its_speakers_coverage_and_widest_gap() -> None:
    lead, furthest = view_account(workspace(TYPED), FilterState()).split("\n")
    assert lead == (
        "In view: 3 of 3 claims of typed (no filter). A: 1 claim, claimed 5 Apr 2016; "
        "B: 1 claim, claimed 4 Apr 2016; Third parties: 1 claim, claimed at an unknown date. "
        "Of 1 loss spoken of in view, 1 can be compared."
    )
    assert furthest.startswith(
        "Furthest apart: As of 4 Apr 2016 B1 claimed personnel killed, A: 26"
    )


def test_the_view_follows_window_and_as_known_on() -> None:
    window = DateSpan(date(2016, 4, 2), date(2016, 4, 8))
    filters = FilterState(known_on=date(2016, 4, 8)).with_clause(window)
    said = view_account(sample(), filters)
    assert said.startswith(
        "In view: 165 of 202 claims of april-2016 "
        "(2 – 8 Apr 2016 · as known on 8 Apr 2016 · by claim date). "
        "Azerbaijan: 40 claims, claimed 2 – 6 Apr 2016; "
        "Armenia / NKR: 73 claims, claimed 2 – 8 Apr 2016;"
    )
    claimed = "the Azerbaijan MoD claimed personnel killed, Armenia / NKR (Armenian forces)"
    assert f"{claimed}: more than 370" in said
    assert "320" not in said


@pytest.mark.parametrize("opened", [workspace([]), workspace(TYPED)])
def test_an_empty_view_says_so(opened: Workspace) -> None:
    nothing = FilterState().with_clause(OneOf("claimant", frozenset()))
    assert view_account(opened, nothing).startswith("Nothing of typed is in view (")
    assert selection_account(opened, nothing, Rows()) == ""


def test_a_very_long_selection_is_cut_and_says_so() -> None:
    opened = workspace([{"claimant": "A1"}] * (MOST_CLAIMS + 2))
    lines = selection_account(opened, FilterState(), Rows(range(MOST_CLAIMS + 2))).split("\n")
    assert len(lines) == MOST_CLAIMS + 2
    assert lines[-1] == "… and 2 more claims."


def test_a_denial_that_was_not_known_yet_is_not_told() -> None:
    denial: dict[str, object] = {
        "claimant": "A1", "act": "deny", "claimed_on": "2016-04-05", "replies_to": "c0",
    }  # fmt: skip
    made = workspace([TYPED[0], denial])
    told = [selection_account(made, FilterState(known_on=day), Rows([0])) for day in DAYS]
    assert ["A1 denied it and gave no figure of its own." in text for text in told] == [False, True]


def test_a_denial_with_a_figure_is_told_with_its_date_and_basis() -> None:
    denial = TYPED[1] | {"act": "partly_deny", "replies_to": "c0"}
    told = selection_account(workspace([TYPED[0], denial]), FilterState(), Rows([0]))
    assert "On 5 Apr 2016 A1 denied in part the claim by B1 of 4 Apr 2016" in told
    assert "and claimed 1 person (counted for a period not stated)." in told


@given(claim_lists)
def test_a_sentence_with_a_figure_has_claimant_date_and_basis(
    claims: list[dict[str, object]],
) -> None:
    made = workspace(claims)
    for row in range(len(claims)):
        claim, told = claim_at(made.dataset, row), sentence(made.dataset, made.index, row)
        if claim.figure.stated:
            assert claim.figure.words() in told
            assert claim.claimant in told
            assert told.startswith((opening(claim.claimed), state_opening(claim.claimed)))
            assert basis(claim) in told
