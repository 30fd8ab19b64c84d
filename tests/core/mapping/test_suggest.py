from pathlib import Path

import pytest

from core.mapping import Mapping, is_understood, load_mapped, read_raw
from core.mapping.mapping import DateOrder, Source
from core.mapping.suggest import Proposal, propose


def proposal(folder: Path, text: str, name: str = "some.csv") -> Proposal:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return propose(path)


def targets(found: Proposal) -> dict[str, str]:
    return {match.column: match.target for match in found.suggestion.matches}


def codes(found: Proposal) -> set[str]:
    return {finding.code for finding in found.suggestion.findings}


def test_columns_are_matched_by_name_likeness_and_content(tmp_path: Path) -> None:
    text = (
        "Reporting party,Date stated,Equipmnt type,Qty,rating,where read\n"
        "MoD,2016-04-02,tanks,6,A,https://example.org/1\n"
        "MoD,2016-04-03,tanks,7,B,https://example.org/2\n"
    )
    assert targets(proposal(tmp_path, text)) == {
        "Reporting party": "claimant",
        "Date stated": "claimed_on",
        "Equipmnt type": "category",
        "Qty": "best",
        "rating": "reliability",
        "where read": "source_url",
    }


def test_every_column_has_a_reason(tmp_path: Path) -> None:
    found = proposal(tmp_path, "who,zzz\nA,blue\nB,red\n")
    assert all(match.reason for match in found.suggestion.matches)
    assert targets(found)["zzz"] == ""


def test_preamble_lines_and_the_delimiter_are_found(tmp_path: Path) -> None:
    text = "Losses, as announced\n\nwho;when;n\nMoD;2.4.2016;5\nMoD;13.4.2016;6\n"
    found = proposal(tmp_path, text)
    reading = found.suggestion.mapping.reading
    assert (reading.delimiter, reading.header_row) == (";", 3)
    assert found.table.headers == ("who", "when", "n")
    assert "preamble" in codes(found)


@pytest.mark.parametrize(
    ("dates", "order", "code"),
    [
        (("13/04/2016", "02/04/2016"), DateOrder.DAY_FIRST, "date_order"),
        (("04/13/2016", "04/02/2016"), DateOrder.MONTH_FIRST, "date_order"),
        (("03/04/2016", "02/04/2016"), DateOrder.AS_WRITTEN, "ambiguous_date"),
        (("13/04/2016", "04/13/2016"), DateOrder.AS_WRITTEN, "ambiguous_date"),
        (("13/04/16", "02/04/16"), DateOrder.DAY_FIRST, "short_year"),
    ],
)
def test_what_dates_settle_is_used_and_what_they_cannot_is_said(
    tmp_path: Path, dates: tuple[str, ...], order: DateOrder, code: str
) -> None:
    found = proposal(tmp_path, "who,date\n" + "".join(f"A,{date}\n" for date in dates))
    assert found.suggestion.mapping.style.dates is order
    assert code in codes(found)


def test_decimal_comma_and_missing_codes_are_seen(tmp_path: Path) -> None:
    found = proposal(tmp_path, "who;count\nA;1.200,5\nB;-99\nC;n/a\nD;17\n")
    style = found.suggestion.mapping.style
    assert (style.decimal, style.missing) == (",", ("-99", "n/a"))


def test_oddities_are_said_aloud(tmp_path: Path) -> None:
    text = (
        "id,who,claimed on,category,count,91.40%,,count\n"
        "1,A,2056-10-17,May-14,1,,,\n"
        "1,A,2016-04-02T23:30+04:00,Total losses,2,,,\n"
        "2,B,1816-01-01,tank,3,,,\n"
        "2,broken\nover lines,x\n"
    )
    assert codes(proposal(tmp_path, text)) >= {
        *("future_date", "time_zone", "early_date", "spreadsheet_damage", "summary_row"),
        *("numeric_header", "empty_header", "duplicate_header", "reused_id", "ragged_row"),
    }


def test_a_wide_table_of_categories_is_a_running_total(tmp_path: Path) -> None:
    rows = "".join(f"2022-03-{day:02d},{day},{day * 10},{day * 3}\n" for day in range(1, 20))
    found = proposal(tmp_path, f"date,day,tanks,helis\n{rows}".replace("helis", "helicopters"))
    mapping = found.suggestion.mapping
    assert [(p.column, dict(p.cells)["category"]) for p in mapping.parts] == [
        ("tanks", "tank"),
        ("helicopters", "helicopter"),
    ]
    assert mapping.source("basis") == Source("basis", constant="cumulative")


def test_columns_of_each_side_name_their_subject(tmp_path: Path) -> None:
    text = "date,armenia_killed,azerbaijan_killed\n2016-04-05,29,12\n2016-04-06,31,11\n"
    parts = proposal(tmp_path, text).suggestion.mapping.parts
    assert [dict(part.cells)["subject"] for part in parts] == ["Armenia", "Azerbaijan"]
    assert {dict(part.cells)["measure"] for part in parts} == {"killed"}


def test_measures_among_categories_give_both(tmp_path: Path) -> None:
    found = proposal(tmp_path, "who,about,category,n\nA,B,killed,5\nA,B,mlrs,2\nA,BOTH,wounded,9\n")
    mapping = found.suggestion.mapping.with_source(Source("best", ("n",)))
    claims = load_mapped(found.path, mapping).claims
    assert claims["measure"].tolist() == ["killed", "lost_unspecified", "wounded"]
    assert claims["category"].tolist() == ["personnel", "mrl", "personnel"]
    assert list(zip(claims["subject"], claims["scope"], strict=True))[2] == ("", "both_sides")


def test_a_list_of_places_is_told_kindly(tmp_path: Path) -> None:
    found = proposal(tmp_path, "name,lat,lon\nTalish,40.38,46.74\n")
    assert found.suggestion.looks_like == "places"


@pytest.mark.parametrize(
    ("header", "understood"),
    [
        ("claimant,measure,best", True),
        ("claimant,text", True),
        ("claimant,best", False),
        ("wer,was", False),
    ],
)
def test_only_tables_that_say_who_claims_what_are_understood(
    tmp_path: Path, header: str, understood: bool
) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"{header}\n{','.join('x' for _ in header.split(','))}\n", encoding="utf-8")
    assert is_understood(read_raw(path)) is understood


def test_a_suggestion_without_a_claimant_says_so(tmp_path: Path) -> None:
    found = proposal(tmp_path, "date,tanks\n2016-04-02,5\n")
    assert {"no_claimant", "no_subject"} <= codes(found)
    assert isinstance(found.suggestion.mapping, Mapping)


@pytest.mark.parametrize(
    ("header", "killed", "decimal"),
    [("Gefallene", "1.036", ","), ("Fläche", "1.036", ""), ("Gefallene", "1.03", "")],
)
def test_people_are_whole_so_that_a_point_before_three_digits_parts_thousands(
    tmp_path: Path, header: str, killed: str, decimal: str
) -> None:
    found = proposal(tmp_path, f"Datum;Seite;{header}\n3.10.2020;A;{killed}\n4.10.2020;B;über 12\n")
    assert found.suggestion.mapping.style.decimal == decimal


def test_records_within_records_name_nobody(tmp_path: Path) -> None:
    path = tmp_path / "nested.json"
    path.write_text(
        '[{"date": "2024-01-05", "reporter": "A", "about": "B", "claims": {"killed": 10,'
        ' "ships_sunk": 1}}]',
        encoding="utf-8",
    )
    claims = load_mapped(path, propose(path).suggestion.mapping).claims
    told = claims[["claimant", "subject", "measure", "best"]].to_numpy().tolist()
    assert told == [["A", "B", "killed", 10], ["A", "B", "sunk", 1]]
