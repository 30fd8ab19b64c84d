from collections.abc import Callable
from pathlib import Path

import pytest

from core.loading import load

HEADER = "claim_id,claimed_on,claimant,subject,measure,category,best,basis,source"


@pytest.fixture
def found(tmp_path: Path) -> Callable[..., list[tuple[int, str]]]:
    def write_and_check(
        code: str, *lines: str, header: str = HEADER, **tables: str
    ) -> list[tuple[int, str]]:
        (tmp_path / "claims.csv").write_text("\n".join((header, *lines)), encoding="utf-8")
        for name, text in tables.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        dataset = load([tmp_path])
        return [(p.row, p.column) for p in dataset.problems if p.code == code]

    return write_and_check


def test_a_running_total_that_falls_is_warned_of(
    found: Callable[..., list[tuple[int, str]]],
) -> None:
    rows = [
        "a,2022-03-01,A,B,destroyed,tank,100,cumulative,S",
        "b,2022-03-03,A,B,destroyed,tank,110,cumulative,S",
        "c,2022-03-02,A,B,destroyed,tank,120,cumulative,S",
        "d,2022-03-04,A,B,destroyed,tank,5,incremental,S",
        "e,2022-03-05,A,B,destroyed,apc,1,cumulative,S",
    ]
    assert found("falling_total", *rows) == [(3, "best")]


def test_a_total_that_counts_from_another_day_does_not_fall(
    found: Callable[..., list[tuple[int, str]]],
) -> None:
    rows = [
        f"{key},2022-03-0{day},A,B,destroyed,tank,{best},cumulative,S,{since}"
        for key, day, best, since in (
            ("a", 1, 100, "2022-02-24"),
            ("b", 2, 5, "2022-03-02"),
            ("c", 3, 4, ""),
        )
    ]
    assert found("falling_total", *rows, header=f"{HEADER},since") == [(4, "best")]


def test_two_running_totals_of_one_day_are_variants_not_a_fall(
    found: Callable[..., list[tuple[int, str]]],
) -> None:
    rows = [
        "a,2022-03-01,A,B,destroyed,tank,100,cumulative,S",
        "b,2022-03-01,A,B,destroyed,tank,90,cumulative,S",
    ]
    assert found("falling_total", *rows) == []


@pytest.mark.parametrize("basis", ["incremental", "cumulative"])
def test_a_first_value_that_is_no_days_loss_is_warned_of(
    found: Callable[..., list[tuple[int, str]]], basis: str
) -> None:
    daily = [743, 3, 4, 2, 5, 3, 4]
    totals = [sum(daily[: day + 1]) for day in range(len(daily))]
    values = totals if basis == "cumulative" else daily
    rows = [
        f"x{day},2022-03-0{day + 1},A,B,destroyed,tank,{value},{basis},S"
        for day, value in enumerate(values)
    ]
    assert found("first_value_spike", *rows) == [(2, "best")]
    assert found("first_value_spike", *rows[1:]) == (
        [(2, "best")] if basis != "incremental" else []
    )


def test_a_total_that_is_less_than_its_parts_is_warned_of(
    found: Callable[..., list[tuple[int, str]]],
) -> None:
    header = f"{HEADER},tags"
    rows = [
        "all,2016-04-02,A,B,killed,personnel,10,snapshot,S,",
        "one,2016-04-02,A,B,killed,personnel,7,snapshot,S,part_of:all",
        "two,2016-04-02,A,B,killed,personnel,4,snapshot,S,x; part_of:all",
        "hurt,2016-04-02,A,B,wounded,personnel,9,snapshot,S,part_of:all",
    ]
    assert found("total_below_parts", *rows, header=header) == [(2, "best")]
    assert found("total_below_parts", rows[0], rows[1], header=header) == []


def test_an_unknown_category_is_listed_once_with_its_count(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("claimant,category\nA,hovercraft\nB,hovercraft\nC,tanks\n", encoding="utf-8")
    problems = [p for p in load([path]).problems if p.code == "unmapped_category"]
    assert [problem.value for problem in problems] == ["hovercraft"]
    assert "(2 rows)" in problems[0].sentence


def test_a_claim_before_its_event_is_warned_of(found: Callable[..., list[tuple[int, str]]]) -> None:
    header = "claimant,claimed_on,event_date"
    rows = ["A,2016-04-02,2016-04-03", "A,2016-04-02,2016-04-02", "A,2016-04,2016-04-03"]
    assert found("claim_before_event", *rows, header=header) == [(2, "claimed_on")]


@pytest.mark.parametrize(("date", "code"), [("2999", "future_date"), ("0916", "implausible_date")])
def test_a_date_in_the_future_or_far_past_is_warned_of(
    found: Callable[..., list[tuple[int, str]]], date: str, code: str
) -> None:
    assert found(code, f"A,{date}", "A,2016", "A,../2016", header="claimant,claimed_on") == [
        (2, "claimed_on")
    ]


def test_a_missing_source_is_said_row_by_row_where_others_have_one(
    found: Callable[..., list[tuple[int, str]]],
) -> None:
    rows = ["a,,A,B,killed,,1,snapshot,S", "b,,A,B,killed,,2,snapshot,"]
    assert found("no_source", *rows) == [(3, "source")]


def test_an_unstated_basis_is_said_row_by_row_where_others_state_it(
    found: Callable[..., list[tuple[int, str]]],
) -> None:
    rows = [
        "a,,A,B,killed,,1,snapshot,S",
        "b,,A,B,killed,,2,,S",
        "c,,A,B,killed,,3,unknown,S",
        "d,,A,B,,,,,S",
    ]
    assert found("basis_unknown", *rows) == [(3, "basis"), (4, "basis")]


def test_rows_that_say_the_same_are_warned_of(found: Callable[..., list[tuple[int, str]]]) -> None:
    rows = ["a,,A,B,killed,,1,snapshot,S", "b,,A,B,killed,,1,snapshot,S", "c,,A,B,killed,,2,,S"]
    assert found("duplicate", *rows) == [(3, "claim_id")]


def test_a_source_that_copies_another_is_a_relay(
    found: Callable[..., list[tuple[int, str]]],
) -> None:
    rows = ["a,2016,A,B,killed,,1,,Agency", "b,2016,A,B,killed,,1,,Paper", "c,2016,A,B,,,2,,Paper"]
    sources = "source,relays\nPaper,Agency\nAgency,\n"
    assert found("relay", *rows, sources=sources) == [(3, "source")]


def test_letters_of_two_alphabets_in_one_name_are_warned_of(
    found: Callable[..., list[tuple[int, str]]],
) -> None:
    rows = ["a,,Аzerbaijan,B,,,,,S", "b,,МО (MoD),B,,,,,S", "с1x,,A,B,,,,,S"]  # noqa: RUF001
    assert found("mixed_scripts", *rows) == [(2, "claimant"), (4, "claim_id")]


def test_a_summary_row_is_warned_of(found: Callable[..., list[tuple[int, str]]]) -> None:
    rows = ["a,,A,B,destroyed,Total,9,,S", "b,,All,B,destroyed,tank,9,,S", "c,,A,B,,tank,9,,S"]
    assert found("summary_row", *rows) == [(2, "category"), (3, "claimant")]


def test_a_reply_to_nobody_is_warned_of(found: Callable[..., list[tuple[int, str]]]) -> None:
    header = "claim_id,claimant,replies_to,supersedes,tags"
    rows = ["a,A,,,", "b,B,a;x,,", "c,C,,a,part_of:y"]
    assert found("unknown_claim_id", *rows, header=header) == [(3, "replies_to"), (4, "tags")]


def test_no_end_of_problems_is_counted_instead_of_listed(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    rows = "".join(f"A{i},nonsense\n" for i in range(1_500))
    path.write_text(f"claimant,act\n{rows}", encoding="utf-8")
    problems = [p for p in load([path]).problems if p.code == "unknown_term"]
    assert len(problems) == 1_001
    assert "500 more" in problems[-1].sentence
