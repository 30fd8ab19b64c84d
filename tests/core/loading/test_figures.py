import math

import pytest

from core.loading.figures import read_figure, read_number

NAN = math.nan


def parts(text: str) -> list[float | str | None]:
    figure = read_figure(text)
    return [
        None if math.isnan(value) else value for value in (figure.best, figure.low, figure.high)
    ] + [figure.bound]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", [12, None, None, None]),
        ("1,200", [1200, None, None, None]),
        ("1 200", [1200, None, None, None]),
        ("1\u202f200", [1200, None, None, None]),
        ("1.5", [1.5, None, None, None]),
        ("1.234.567,5", [1234567.5, None, None, None]),
        ("40,3314", [40.3314, None, None, None]),
        ("1e3", [1000, None, None, None]),
        ("about 30", [30, None, None, "approx"]),
        ("~30", [30, None, None, "approx"]),
        ("c. 30", [30, None, None, "approx"]),
        ("more than 100", [100, 100, None, "more_than"]),
        (">100", [100, 100, None, "more_than"]),
        ("over 1,000", [1000, 1000, None, "more_than"]),
        ("at least 5", [5, 5, None, "at_least"]),
        ("≥ 5", [5, 5, None, "at_least"]),
        ("14000+", [14000, 14000, None, "at_least"]),
        ("up to 15", [15, None, 15, "at_most"]),
        ("≤15", [15, None, 15, "at_most"]),
        ("less than 7", [7, None, 7, "less_than"]),
        ("<7", [7, None, 7, "less_than"]),
        ("31–94", [None, 31, 94, "range"]),
        ("31-94", [None, 31, 94, "range"]),
        ("31 to 94", [None, 31, 94, "range"]),
        ("between 31 and 94", [None, 31, 94, "range"]),
        ("300 – 1,500", [None, 300, 1500, "range"]),
    ],
)
def test_a_figure_is_read_as_it_is_meant(text: str, expected: list[float | str | None]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize("text", ["", "NA", "N/A", "null", "-", "—", " "])
def test_a_missing_figure_is_not_zero(text: str) -> None:
    assert parts(text) == [None, None, None, None]


@pytest.mark.parametrize(
    "text",
    ["many", "12 tanks", "NaN", "inf", "1e999", "1" * 500, "0x10", "1_000", "=1+1", "12,34,5"],
)
def test_what_has_no_known_reading_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="number"):
        read_figure(text)


def test_a_minus_sign_may_be_typographic() -> None:
    assert read_number("−1.5") == -1.5
