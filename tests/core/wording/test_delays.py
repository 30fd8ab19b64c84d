import pytest

from core.dates import parse_date
from core.wording.dates import WrittenDate
from core.wording.delays import delay, later_or_earlier


def written(text: str) -> WrittenDate:
    if not text:
        return WrittenDate("", None, None)
    found = parse_date(text)
    return WrittenDate(text, found.start, found.end, found.soft)


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("2016-04-04", "2016-04-04T23:00", "same day"),
        ("2016-04-04", "2016-04-06", "+2 days"),
        ("2016-04-04", "2016-04-03", "−1 day"),
        ("2016-04-05", "2020-04-02", "+1,458 days"),
        ("2016-04-04~", "2016-04-06", "about +2 days"),
        ("2016-04-04T12:00", "2016-04-04T15:10", "+3 hours"),
        ("2016-04-04T12:00", "2016-04-04T12:40", "+40 minutes"),
        ("2016-04-04T23:00", "2016-04-05T00:05", "+1 hour"),
        ("2016-04-04T12:00", "2016-04-04T12:00", "same minute"),
        ("2016-04-04T12:00", "2016-04-08T12:00", "+4 days"),
    ],
)
def test_a_delay_is_as_precise_as_both_dates(earlier: str, later: str, expected: str) -> None:
    assert delay(written(earlier), written(later)) == expected


def test_hours_are_counted_across_time_zones_and_not_where_only_one_zone_is_known() -> None:
    baku, utc = written("2016-04-04T16:22+04:00"), written("2016-04-04T14:16Z")
    assert delay(baku, utc) == "+2 hours"
    assert delay(written("2016-04-04T10:00-05:30"), written("2016-04-04T16:00Z")) == "+30 minutes"
    assert delay(baku, written("2016-04-04T18:00")) == "same day"


def test_a_date_that_is_not_one_day_gives_a_span_or_says_that_the_dates_overlap() -> None:
    assert delay(written("2016-04-01"), written("2016-04-04/2016-04-06")) == "+3 to 5 days"
    assert delay(written("2016-04-05"), written("2016")) == "dates overlap"
    assert delay(written("2016-04-05~"), written("2016-04")) == "dates overlap"
    assert delay(written("2016-04-05"), written("2015")) == "−96 to 460 days"


def test_no_delay_is_made_up_for_undated_and_open_dates() -> None:
    assert delay(written(""), written("2016-04-04")) == ""
    assert delay(written("2016-04-04"), written("2016-04-06/..")) == ""


def test_beside_a_claim_another_is_later_or_earlier() -> None:
    assert later_or_earlier(written("2016-04-04"), written("2016-04-06")) == "2 days later"
    assert later_or_earlier(written("2016-04-06~"), written("2016-04-04")) == "about 2 days earlier"
    assert later_or_earlier(written("2016-04-06"), written("2016-04-06")) == "same day"
    assert later_or_earlier(written("2016-04-06"), written("2016-04")) == "dates overlap"
