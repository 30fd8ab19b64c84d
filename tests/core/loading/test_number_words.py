import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.loading.figures import read_figure, read_number
from core.mapping.figures import figure, number
from core.mapping.mapping import Mapping
from core.vocabulary.qualifiers import Place, figure_words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.2k", 1200),
        ("14k", 14_000),
        ("3 thousand", 3000),
        ("1.5 million", 1_500_000),
        ("2,5 тыс.", 2500),
        ("11 тысяч", 11_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("seven", 7),
        ("twenty-five", 25),
        ("a hundred and fifty", 150),
        ("two hundred thirty five", 235),
        ("one thousand two hundred", 1200),
        ("½", 0.5),
        ("3½", 3.5),
        ("2 1/2", 2.5),
        ("٣٠", 30),
        ("\u0661\u066c\u0662\u0660\u0660", 1200),
        ("۱۴", 14),
        ("१२", 12),
        ("31[a]", 31),
        ("1,200 [12]", 1200),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, value: float) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        *("a", "and", "half", "hundred", "k", "dozen", "five ten", "ten twenty", "twenty twelve"),
        *("12 tanks", "5m", "1/0", "3 half", "a k and", "one one", "five hundred six hundred"),
        *(
            "thousand",
            *("two thousand three thousand", "--", "- -"),
            "12 34",
            "and five",
            "a five and",
            "1/2/2016",
            "4-Oct",
            "May-14",
        ),
    ],
)
def test_words_that_make_no_number_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="number"):
        read_number(text)


@pytest.mark.parametrize(
    ("text", "best", "low", "high", "bound"),
    [
        ("at least a dozen", 12, 12, None, "at_least"),
        ("no fewer than 30", 30, 30, None, "at_least"),
        ("~11,000", 11_000, None, None, "approx"),
        ("более 300", 300, 300, None, "more_than"),
        ("не менее 20", 20, 20, None, "at_least"),
        ("до 50", 50, None, 50, "at_most"),
        ("أكثر من ٣٠", 30, 30, None, "more_than"),
        ("over 1.2k", 1200, 1200, None, "more_than"),
        ("as many as two hundred", 200, None, 200, "at_most"),
        ("14,000 plus", 14_000, 14_000, None, "at_least"),
        ("between 5 and 10", None, 5, 10, "range"),
        ("three or four", None, 3, 4, "range"),
        ("10-15 thousand", None, 10_000, 15_000, "range"),
        ("1.2k–1.5k", None, 1200, 1500, "range"),
        ("900 - 1 thousand", None, 900, 1000, "range"),
        ("от 5 до 10", None, 5, 10, "range"),
        ("about 30–40", None, 30, 40, "range"),
        ("30–40+", None, 30, None, "at_least"),
        ("up to 30–40", None, None, 40, "at_most"),
        ("dozens", None, 24, None, "vague"),
        ("several hundred", None, 200, None, "vague"),
        ("tens of thousands", None, 20_000, None, "vague"),
        ("сотни", None, 200, None, "vague"),
    ],
)
def test_words_around_a_number_say_how_it_is_meant(
    text: str, best: float | None, low: float | None, high: float | None, bound: str
) -> None:
    for read in (read_figure(text), figure(text, Mapping())):
        ends = (read.best, read.low, read.high)
        assert [None if math.isnan(end) else end for end in ends] == [best, low, high]
        assert read.bound == bound


def test_the_decimal_style_of_a_mapping_holds_within_words() -> None:
    assert number("1,2k", ",") == 1200
    assert number("1.200", ",") == 1200
    assert number("1.2k", ".") == 1200
    with pytest.raises(ValueError, match="decimal style"):
        number("1.2k", ",")


def test_every_word_is_tried_before_shorter_ones_that_end_or_begin_like_it() -> None:
    words = figure_words()
    assert len({(word.phrase, word.place) for word in words}) == len(words)
    for word in words:
        if word.place is Place.BEFORE:
            assert figure(f"{word.phrase} 40", Mapping()).bound == word.bound, word
        elif word.place is Place.AFTER:
            assert figure(f"40 {word.phrase}", Mapping()).bound == word.bound, word
        else:
            assert figure(word.phrase, Mapping()).bound == word.bound, word


@given(st.integers(0, 999_999))
def test_a_count_in_the_digits_of_any_script_is_the_same_count(count: int) -> None:
    for zero in ("\u0660", "\u06f0", "\u0966"):
        digits = "".join(chr(ord(zero) + int(digit)) for digit in str(count))
        assert read_number(digits) == count


@given(st.text(max_size=30))
def test_any_text_is_a_figure_or_refused(text: str) -> None:
    with suppress(ValueError):
        assert not math.isinf(read_figure(text).best)
