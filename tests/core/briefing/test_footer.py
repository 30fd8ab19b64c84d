"""Golden footers: the words under a product, letter by letter."""

from datetime import date

import pytest
from msgspec import NODEFAULT
from msgspec.structs import fields

from core.briefing import Footer, footer_of
from core.crossfilter import Workspace
from core.filters import DateSpan, FilterState, OneOf
from core.handling import read_handling
from core.loading import load
from core.session import SessionState
from core.shipped import SAMPLE
from tests.making import workspace

MADE = date(2016, 5, 1)


@pytest.fixture(scope="module")
def typed() -> Workspace:
    """Side A makes four claims, side B one, a monitor one; Copy relays Agency."""
    killed = {"measure": "killed", "category": "personnel"}
    claims: list[dict[str, object]] = [
        {"claimant": "A1", "claimed_on": "2016-04-02", "source": "Agency", "language": "az",
         "best": 3, "basis": "incremental", "reliability": "B", "credibility": "2", **killed},
        {"claimant": "A1", "claimed_on": "2016-04-03", "source": "Copy", "language": "az",
         "best": 5, "basis": "cumulative", "reliability": "B", **killed},
        {"claimant": "A2", "claimed_on": "2016-04-04", "source": "Paper", "language": "en"},
        {"claimant": "A2", "source": "Paper"},
        {"claimant": "B1", "claimed_on": "2016-04-05", "low": 1, **killed},
        {"claimant": "Monitor", "claimed_on": "2016-04-05", "source": "Agency"},
    ]  # fmt: skip
    sources: list[dict[str, object]] = [
        {"source": "Agency"},
        {"source": "Copy", "relays": "Agency"},
    ]
    return workspace(claims, sources=sources)


def test_the_footer_says_all_of_it_in_the_same_words_every_time(typed: Workspace) -> None:
    assert footer_of(SessionState(typed), MADE).text == (
        "Filters: none · by claim date\n"
        "Shown: 6 of 6 claims\n"
        "As of: newest claim shown 5 Apr 2016\n"
        "Sources: 3 sources, 3 independent origins; 1 claim without a source\n"
        "Figures: counting basis: in that period 1 · running total 1 · "
        "counting basis not stated 1\n"
        "Grading: 2 of 6 claims graded (source B 2; information 2 1)\n"
        "Coverage: A 4 claims (az 2, en 1, not stated 1; newest 4 Apr 2016; 2 independent origins)"
        " · B 1 claim (language not stated; newest 5 Apr 2016; 1 independent origin)"
        " · Third parties 1 claim (language not stated; newest 5 Apr 2016; 1 independent origin)\n"
        "Coverage: Lopsided: A makes 4 times as many claims as B.\n"
        "Data: Typed · made in memory · made 1 May 2016 with Counterclaim"
    )


def test_a_filtered_footer_says_what_is_hidden_and_why(typed: Workspace) -> None:
    filters = (
        FilterState(known_on=date(2016, 4, 4))
        .with_clause(OneOf("claimant_side", frozenset({"A"})))
        .with_clause(DateSpan(date(2016, 4, 3), date(2016, 4, 8)))
    )
    text = footer_of(SessionState(typed, filters), MADE, read_handling("amber+strict")).text
    assert text == (
        "Filters: Side (claimant): A · 3 – 8 Apr 2016 · as known on 4 Apr 2016 · by claim date\n"
        "Shown: 2 of 6 claims (1 filtered · 2 not known by then · 1 without a claim date)\n"
        "As of: as known on 4 Apr 2016; newest claim shown 4 Apr 2016\n"
        "Sources: 2 sources, 2 independent origins\n"
        "Figures: counting basis: running total 1\n"
        "Grading: 1 of 2 claims graded (source B 1)\n"
        "Coverage: A 2 claims (az 1, en 1; newest 4 Apr 2016; 2 independent origins)"
        " · B no claims\n"
        "Coverage: Lopsided: 2 claims of A, none of B.\n"
        "Data: Typed · made in memory · made 1 May 2016 with Counterclaim\n"
        "Handling: TLP:AMBER+STRICT"
    )


def test_the_footer_of_the_sample_names_the_bytes_it_was_read_from() -> None:
    footer = footer_of(SessionState(Workspace(load([SAMPLE]))), MADE)
    assert len(footer.fingerprint) == 64
    assert f"April 2016 · sha256 {footer.fingerprint[:16]} · made 1 May 2016" in footer.text
    assert footer.coverage.warning == ""


def test_a_footer_of_nothing_is_still_a_footer() -> None:
    text = footer_of(SessionState(), MADE).text
    assert "Shown: 0 of 0 claims" in text
    assert "As of: no claim shown is dated" in text
    assert "Figures: none shown" in text


def test_no_part_of_the_footer_can_be_left_out() -> None:
    for field in fields(Footer):
        assert field.default is NODEFAULT, field.name
        assert field.default_factory is NODEFAULT, field.name


def test_what_was_overridden_is_stamped(typed: Workspace) -> None:
    said = footer_of(SessionState(typed), MADE, overridden=("bars not from zero", "colours alone"))
    assert (
        "\nChecks: left in spite of warnings: bars not from zero · colours alone\nData:"
        in said.text
    )
