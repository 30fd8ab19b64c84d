import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dates import parse_date
from core.vocabulary.terms import Bound, Credibility, Reliability
from core.wording import Figure, Glyph, claim_at, figure, glyph_at, grade, number, proposition
from core.wording.actors import named
from core.wording.dates import WrittenDate, opening, precision, short, span
from tests.making import workspace


@pytest.mark.parametrize(
    ("given_figure", "expected"),
    [
        (Figure(), "—"),
        (Figure(0), "0"),
        (Figure(300, bound=Bound.EXACT), "300"),
        (Figure(1000), "1,000"),
        (Figure(14, 14, None, Bound.AT_LEAST), "≥ 14"),
        (Figure(None, 14, None), "≥ 14"),
        (Figure(370, 370, None, Bound.MORE_THAN), "> 370"),
        (Figure(15, None, 15, Bound.AT_MOST), "≤ 15"),
        (Figure(None, None, 15), "≤ 15"),
        (Figure(5, None, None, Bound.LESS_THAN), "< 5"),
        (Figure(30, None, None, Bound.APPROX), "~30"),
        (Figure(None, 31, 94, Bound.RANGE), "31–94"),
        (Figure(60, 31, 94), "60 (31–94)"),
        (Figure(7, 7, 7), "7"),
        (Figure(None, None, None, Bound.VAGUE), "—"),
        (Figure(19.75), "19.75"),
    ],
)
def test_a_figure_in_short_keeps_its_bound(given_figure: Figure, expected: str) -> None:
    assert given_figure.short() == expected


@given(st.floats(min_value=0, max_value=1e9))
def test_a_number_in_words_is_the_number_to_six_decimals(value: float) -> None:
    assert float(number(value).replace(",", "")) == pytest.approx(value, abs=6e-7)


def test_a_grade_is_code_and_words() -> None:
    assert grade(Reliability.C, Credibility.DOUBTFUL) == "C4 · fairly reliable, doubtful"
    assert grade(None, None) == "not graded"
    assert grade(Reliability.B, None) == "B– · usually reliable, information not graded"


@pytest.mark.parametrize(
    ("written", "expected", "how"),
    [
        ("2016-04-04", "On 4 Apr 2016", "to the day"),
        ("2016-04", "In Apr 2016", "to the month"),
        ("2016", "In 2016", "to the year"),
        ("2016~", "Around 2016", "to the year, approximate"),
        ("2016-04-05~", "Around 5 Apr 2016", "to the day, approximate"),
        ("2016-04-02/2016-04-05", "Between 2 and 5 Apr 2016", "interval of 4 days"),
        ("2016-03-30/2016-04-02", "Between 30 Mar and 2 Apr 2016", "interval of 4 days"),
        ("../2016-04-04", "By 4 Apr 2016", "open interval"),
        ("2016-04-04/..", "On or after 4 Apr 2016", "open interval"),
        ("2016-04-04T16:22+04:00", "On 4 Apr 2016, 16:22 UTC+04:00,", "to the minute"),
        ("2016-04-04T14:16Z", "On 4 Apr 2016, 14:16 UTC,", "to the minute"),
    ],
)
def test_a_date_is_as_precise_as_it_was_written(written: str, expected: str, how: str) -> None:
    found = parse_date(written)
    date = WrittenDate(written, found.start, found.end, found.soft)
    assert opening(date) == expected
    assert precision(date) == how


def test_an_undated_claim_says_so() -> None:
    undated = WrittenDate("", None, None)
    assert (span(undated), short(undated), precision(undated)) == ("date unknown", "—", "undated")


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        ("NKR Defence Army", "the NKR Defence Army"),
        ("US Department of State", "the US Department of State"),
        ("Azerbaijan", "Azerbaijan"),
        ("South Front", "South Front"),
        ("The Guardian Group", "The Guardian Group"),
        ("", ""),
    ],
)
def test_a_name_gets_an_article_where_english_asks_for_one(actor: str, expected: str) -> None:
    assert named(actor) == expected


@pytest.mark.parametrize(
    ("claim", "shape"),
    [
        ({"claimant": "A1", "subject": "B1"}, Glyph.FILLED),
        ({"claimant": "A1", "subject": "A2"}, Glyph.HOLLOW),
        ({"claimant": "A1", "subject": "B1", "act": "deny", "topic": "territory"}, Glyph.CROSS),
        ({"claimant": "A1", "subject": "A1", "topic": "territory"}, Glyph.TRIANGLE),
        ({"claimant": "A1", "subject": "B1", "act": "demand"}, Glyph.DIAMOND),
        ({"claimant": "C1", "subject": "B1"}, Glyph.DIAMOND),
        ({"claimant": "A1", "subject": "B1", "scope": "both_sides"}, Glyph.DIAMOND),
    ],
)
def test_the_shape_repeats_what_the_colour_says(claim: dict[str, object], shape: Glyph) -> None:
    other: dict[str, object] = {"claimant": "B9", "subject": "A9"}
    assert glyph_at(workspace([claim, other]).index, 0) is shape


def test_a_row_that_is_not_there_is_refused() -> None:
    made = workspace([{"claimant": "A1"}])
    with pytest.raises(IndexError, match="row 1"):
        claim_at(made.dataset, 1)
    with pytest.raises(IndexError, match="row -1"):
        claim_at(made.dataset, -1)


def test_the_proposition_is_words_where_nothing_is_counted() -> None:
    made = workspace(
        [
            {"claimant": "A1", "topic": "stance", "text": "No  talks\nnow."},
            {"claimant": "A1", "measure": "killed", "victim_class": "civilian", "best": 2},
            {"claimant": "A1", "topic": "ceasefire"},
        ]
    )
    claims = [claim_at(made.dataset, row) for row in range(3)]
    assert [proposition(claim) for claim in claims] == [
        "No talks now.",
        "Civilians killed",
        "A ceasefire, concerning a side not stated",
    ]
    assert [figure(claim) for claim in claims] == ["—", "2", "—"]
