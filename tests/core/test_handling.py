from datetime import UTC, date, datetime

import pytest

from core.briefing import made_on
from core.handling import UNMARKED, Handling, read_handling, stricter


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("TLP:RED", "TLP:RED"),
        ("amber", "TLP:AMBER"),
        ("tlp: amber + strict", "TLP:AMBER+STRICT"),
        ("Green", "TLP:GREEN"),
        ("clear", "TLP:CLEAR"),
    ],
)
def test_a_label_of_tlp_is_read_in_any_case(written: str, label: str) -> None:
    handling = read_handling(written)
    assert handling.text == label
    assert handling.colour


def test_words_of_ones_own_stay_as_they_are_on_one_line() -> None:
    handling = read_handling("  Staff only –\n not for the press\x07 ")
    assert handling.text == "Staff only – not for the press"
    assert handling.colour == ""


def test_nothing_is_no_marking() -> None:
    assert read_handling(" ") == UNMARKED


@pytest.mark.parametrize("written", ["TLP:WHITE", "TLP:BLUE", "x" * 81])
def test_a_label_that_does_not_exist_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"TLP 2\.0|80 letters"):
        read_handling(written)


def test_the_date_made_is_that_given_or_of_the_source_date_or_today() -> None:
    noon = str(int(datetime(2016, 4, 8, 12, tzinfo=UTC).timestamp()))
    assert made_on("2016-05-01", {"SOURCE_DATE_EPOCH": noon}) == date(2016, 5, 1)
    assert made_on("", {"SOURCE_DATE_EPOCH": noon}) == date(2016, 4, 8)
    assert (datetime.now(UTC).date() - made_on("", {})).days in (0, 1)


@pytest.mark.parametrize("written", ["yesterday", "2016-13-01"])
def test_a_date_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        made_on(written, {})


def test_a_source_date_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH"):
        made_on("", {"SOURCE_DATE_EPOCH": "noon"})


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("", "", ""),
        ("", "TLP:GREEN", "TLP:GREEN"),
        ("Staff only", "", "Staff only"),
        ("TLP:GREEN", "TLP:AMBER+STRICT", "TLP:AMBER+STRICT"),
        ("TLP:RED", "TLP:CLEAR", "TLP:RED"),
        ("Staff only", "Staff only", "Staff only"),
        ("TLP:GREEN", "Staff only", "TLP:GREEN · Staff only"),
    ],
)
def test_of_two_markings_the_stricter_stands(one: str, other: str, both: str) -> None:
    assert stricter(Handling(one), Handling(other)) == Handling(both)
