from datetime import datetime

import edtf
import pytest

from core.dates import day_and_month, parse_date


def interval(text: str, **options: bool) -> str:
    found = parse_date(text, **options)
    return f"{found.start.isoformat()}/{found.end.isoformat()}"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2016-04-04", "2016-04-04T00:00:00", "2016-04-04T23:59:59"),
        ("2016-04", "2016-04-01T00:00:00", "2016-04-30T23:59:59"),
        ("2016-02", "2016-02-01T00:00:00", "2016-02-29T23:59:59"),
        ("2016", "2016-01-01T00:00:00", "2016-12-31T23:59:59"),
        ("2016-04-04T16:22+04:00", "2016-04-04T16:22:00", "2016-04-04T16:22:59"),
        ("2016-04-04T16:22", "2016-04-04T16:22:00", "2016-04-04T16:22:59"),
        ("2016-04-04T23:30Z", "2016-04-04T23:30:00", "2016-04-04T23:30:59"),
        ("2016-04-04 16:22:11", "2016-04-04T16:22:11", "2016-04-04T16:22:11"),
        ("2016-04-02/2016-04-04", "2016-04-02T00:00:00", "2016-04-04T23:59:59"),
        ("2016-04-02/..", "2016-04-02T00:00:00", "9999-12-31T23:59:59"),
        ("2016-04-02/", "2016-04-02T00:00:00", "9999-12-31T23:59:59"),
        ("../2016-04-02", "0001-01-01T00:00:00", "2016-04-02T23:59:59"),
        ("2016~", "2016-01-01T00:00:00", "2016-12-31T23:59:59"),
        ("156X", "1560-01-01T00:00:00", "1569-12-31T23:59:59"),
        ("2016-21", "2016-03-01T00:00:00", "2016-05-31T23:59:59"),
        ("2016-04-XX", "2016-04-01T00:00:00", "2016-04-30T23:59:59"),
        ("20160404", "2016-04-04T00:00:00", "2016-04-04T23:59:59"),
        ("4 Apr 2016", "2016-04-04T00:00:00", "2016-04-04T23:59:59"),
        ("4 April 2016", "2016-04-04T00:00:00", "2016-04-04T23:59:59"),
        ("April 4, 2016", "2016-04-04T00:00:00", "2016-04-04T23:59:59"),
        ("Apr 2016", "2016-04-01T00:00:00", "2016-04-30T23:59:59"),
        ("2016/04/04", "2016-04-04T00:00:00", "2016-04-04T23:59:59"),
        ("04.05.2016", "2016-05-04T00:00:00", "2016-05-04T23:59:59"),
        ("03/04/2016", "2016-04-03T00:00:00", "2016-04-03T23:59:59"),
        ("04/13/2016", "2016-04-13T00:00:00", "2016-04-13T23:59:59"),
        (" 2016-04-04 ", "2016-04-04T00:00:00", "2016-04-04T23:59:59"),
    ],
)
def test_a_date_means_its_first_to_its_last_second(text: str, start: str, end: str) -> None:
    assert interval(text) == f"{start}/{end}"


def test_the_month_can_come_first() -> None:
    assert parse_date("03/04/2016", month_first=True).start == datetime(2016, 3, 4)  # noqa: DTZ001
    assert parse_date("13/04/2016", month_first=True).start == datetime(2016, 4, 13)  # noqa: DTZ001


@pytest.mark.parametrize("text", ["2016~", "2016?", "2016-04-04%", "2016-04~/2016-05"])
def test_doubt_is_kept(text: str) -> None:
    assert parse_date(text).soft


@pytest.mark.parametrize("mark", "?~%")
@pytest.mark.parametrize("text", ["2016", "2016-02", "2016-02-29", "1999-12-31", "0001-01"])
def test_a_doubtful_date_means_what_the_library_of_its_standard_reads(text: str, mark: str) -> None:
    read = edtf.parse_edtf(f"{text}{mark}")
    found = parse_date(f"{text}{mark}")
    assert found.start.timetuple()[:3] == read.lower_strict()[:3]
    assert found.end.timetuple()[:3] == read.upper_strict()[:3]
    assert (found.end.hour, found.end.minute, found.end.second) == (23, 59, 59)


@pytest.mark.parametrize("text", ["2016-02-30~", "2016-00?", "2016-13%", "0000~"])
def test_a_doubtful_date_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"has|is not a date"):
        parse_date(text)


def test_a_plain_date_is_not_soft() -> None:
    assert not parse_date("2016-04-04").soft


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "/",
        "../..",
        "2016-13",
        "2016-02-30",
        "2016-04-04T25:00",
        "0000",
        "2016-04-04/2016-04-01",
        "31/31/2016",
        "12 Foo 2016",
        "42464",
        "Y17000",
        "Y1E999999999",
        "9" * 100,
        "2016-04-04T16:22/x",
        "20161399",
        "٢٠١٦",
    ],
)
def test_what_is_no_date_is_said_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"^(is|has|names|ends) "):
        parse_date(text)


def test_only_dates_with_two_short_numbers_can_be_turned_round() -> None:
    assert day_and_month("03/04/2016") == (3, 4)
    assert day_and_month("3-4-2016") == (3, 4)
    assert day_and_month("2016-04-03") is None
