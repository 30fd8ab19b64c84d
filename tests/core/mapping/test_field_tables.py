"""Tables of the field that are no known format: headers as published, made-up rows."""

from pathlib import Path

import pandas as pd
import pytest

from core.mapping import load_mapped
from core.mapping.dates import iso_date
from core.mapping.mapping import DateOrder, Mapping, Source
from core.mapping.suggest import propose


def suggested(folder: Path, text: str) -> tuple[Mapping, pd.DataFrame]:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    mapping = propose(path).suggestion.mapping
    if mapping.source("claimant") is None:
        mapping = mapping.with_source(Source("claimant", constant="Coder"))
    return mapping, load_mapped(path, mapping).claims


def told(claims: pd.DataFrame) -> list[tuple[str, float, str]]:
    rows = zip(claims["measure"], claims["best"], claims["event_date"], strict=True)
    return [(str(measure), float(best), str(day)) for measure, best, day in rows]


def test_the_terrorism_database_by_day_with_its_codes_missing(tmp_path: Path) -> None:
    """iday 0 is an unknown day; −9 and −99 are codes; gname did it, and lost nothing by it."""
    text = (
        "eventid,iyear,imonth,iday,country,country_txt,city,latitude,longitude,gname,nperps,"
        "nkill,nwound\n"
        "201001010001,2010,1,1,4,Northland,Bridgetown,32.07,64.83,Reds,-99,3,5\n"
        "201001020001,2010,1,0,4,Northland,Milltown,33.3,44.4,Unknown,-99,-9,12\n"
        "201001030001,2010,1,3,4,Northland,Milltown,33.3,44.4,Unknown,4,1,-99\n"
    )
    mapping, claims = suggested(tmp_path, text)
    assert mapping.source("event_date") == Source("event_date", ("iyear", "imonth", "iday"))
    assert told(claims) == [
        ("killed", 3, "2010-01-01"),
        ("wounded", 5, "2010-01-01"),
        ("wounded", 12, "2010-01"),
        ("killed", 1, "2010-01-03"),
    ]
    assert set(claims["subject"]) == {""}


def test_iraq_body_count_gives_both_ends_from_the_first_to_the_last_day(tmp_path: Path) -> None:
    text = (
        "IBC code,Start Date,End Date,Time,Location,Target,Weapons,Reported Minimum,"
        "Reported Maximum,Sources\n"
        "d1,1 Jan 2013,1 Jan 2013,PM,Milltown,policeman,gunfire,1,2,Agency\n"
        "d2,2 Jan 2013,3 Jan 2013,-,Bridgetown,pilgrims,car bomb,25,27,Agency\n"
    )
    mapping, claims = suggested(tmp_path, text)
    assert claims[["low", "high"]].to_numpy().tolist() == [[1, 2], [25, 27]]
    assert claims["event_date"].tolist() == ["2013-01-01", "2013-01-02/2013-01-03"]
    assert mapping.source("subject") is None
    assert mapping.source("category") is None


def test_airwars_like_ranges_of_civilians_stand_without_a_figure(tmp_path: Path) -> None:
    text = (
        "unique_id,incident_date,country,location,killed_civilians_min,killed_civilians_max,"
        "injured_civilians_min,injured_civilians_max,belligerents\n"
        "N1,2016-04-02,Northland,Milltown,3,5,4,4,Reds\n"
        "N2,2016-04-03,Northland,Milltown,1,2,,,Blues\n"
    )
    _, claims = suggested(tmp_path, text)
    assert claims[["measure", "low", "high"]].to_numpy().tolist() == [
        ["killed", 3, 5],
        ["wounded", 4, 4],
        ["killed", 1, 2],
    ]
    assert set(claims["victim_class"]) == {"civilian"}
    assert set(claims["subject"]) == {""}


def test_wars_of_cow_by_state_with_its_codes_missing(tmp_path: Path) -> None:
    text = (
        "WarNum,WarName,ccode,StateName,Side,StartMonth1,StartDay1,StartYear1,StartMonth2,"
        "StartDay2,StartYear2,Outcome,BatDeath\n"
        "1,A War,230,Northland,2,4,7,1923,-8,-8,-8,2,600\n"
        "1,A War,220,Eastland,1,4,7,1923,-8,-8,-8,1,-9\n"
    )
    mapping, claims = suggested(tmp_path, text)
    assert mapping.source("subject") == Source("subject", ("StateName",))
    assert mapping.source("subject_side") is None
    assert told(claims) == [("killed", 600, "1923-04-07")]


def test_a_level_of_deaths_is_no_number_of_them(tmp_path: Path) -> None:
    """Militarized disputes code fatality from 0 to 6; the precise number is fatalpre."""
    text = (
        "dispnum,stday,stmon,styear,fatality,fatalpre,hostlev\n"
        "2,-9,7,1902,0,0,3\n3,2,5,1913,6,1500,4\n"
    )
    mapping, claims = suggested(tmp_path, text)
    assert [part.column for part in mapping.parts] == ["fatalpre"]
    assert told(claims) == [("killed", 0, "1902-07"), ("killed", 1500, "1913-05-02")]


def test_disasters_count_what_is_called_a_total(tmp_path: Path) -> None:
    text = (
        "DisNo.,ISO,Country,Location,Start Year,Start Month,Start Day,Total Deaths,No. Injured\n"
        "1,NLD,Northland,Milltown,2020,6,3,4,12\n2,NLD,Northland,Milltown,2021,7,28,8,\n"
    )
    _, claims = suggested(tmp_path, text)
    assert told(claims) == [
        ("killed", 4, "2020-06-03"),
        ("wounded", 12, "2020-06-03"),
        ("killed", 8, "2021-07-28"),
    ]
    assert set(claims["subject"]) == {""}


def test_the_wide_counts_of_two_parties_name_whose_they_are(tmp_path: Path) -> None:
    text = (
        "date,russia_total,russia_destroyed,russia_captured,ukraine_total,ukraine_destroyed,"
        "ukraine_captured\n2022-03-01,200,80,55,100,40,47\n2022-03-02,250,100,74,120,50,55\n"
    )
    _, claims = suggested(tmp_path, text)
    assert set(zip(claims["subject"], claims["measure"], strict=True)) == {
        (party, measure)
        for party in ("Russia", "Ukraine")
        for measure in ("destroyed", "captured_equipment", "captured")
        if (claims["measure"] == measure).any()
    }
    assert claims["best"].sum() == 80 + 55 + 40 + 47 + 100 + 74 + 50 + 55


def test_a_period_in_words_is_an_interval(tmp_path: Path) -> None:
    text = 'Period,Killed,Injured\n24 Feb 2022 to 31 Mar 2022,"3,455",90\nApril 2022,743,80\n'
    _, claims = suggested(tmp_path, text)
    assert claims["event_date"].tolist()[::2] == ["2022-02-24/2022-03-31", "April 2022"]


@pytest.mark.parametrize("header", ["dob", "Date of birth"])
def test_a_date_of_birth_dates_no_claim(tmp_path: Path, header: str) -> None:
    mapping, _ = suggested(tmp_path, f"name,{header},sex\nA,1990-01-02,m\nB,1991-03-04,f\n")
    assert not any(source.columns == (header,) for source in mapping.sources)


@pytest.mark.parametrize("header", ["Actors", "perpetrator", "actor1"])
def test_whoever_did_it_is_not_whoever_says_so(tmp_path: Path, header: str) -> None:
    mapping, _ = suggested(tmp_path, f"{header},killed\nReds,3\nBlues,4\n")
    source = mapping.source("claimant")
    assert source is None or not source.columns
    assert mapping.source("subject") is None


def test_prefixes_name_the_ends_of_a_range_and_words_beside_them_nobody(tmp_path: Path) -> None:
    """Strikes as one bureau counts them; the harm that a belligerent conceded stands apart."""
    text = (
        "Strike ID,Date,Minimum people killed,Maximum people killed,"
        "Minimum civilians reported killed,Maximum civilians reported killed,"
        "civilian_deaths_conceded_min,civilian_deaths_conceded_max\n"
        "B1,17/06/2004,6,8,2,3,0,1\nB2,18/06/2004,2,2,0,0,,\n"
    )
    mapping, claims = suggested(tmp_path, text)
    assert [(part.column, part.low, dict(part.cells).get("note")) for part in mapping.parts] == [
        ("", "Minimum people killed", None),
        ("", "Minimum civilians reported killed", None),
        ("", "civilian_deaths_conceded_min", "conceded"),
    ]
    assert claims[["low", "high"]].to_numpy().tolist()[:3] == [[6, 8], [2, 3], [0, 1]]
    assert set(claims["subject"]) == {""}
    assert claims["statement_id"].nunique() == 2 or mapping.source("statement_id") is None


def test_a_running_total_beside_the_day_is_told_apart(tmp_path: Path) -> None:
    text = "report_date,killed,killed_cum,killed_children_cum\n2024-10-08,36,2119,127\n"
    mapping, _ = suggested(tmp_path, text)
    basis = {part.column: dict(part.cells).get("basis") for part in mapping.parts}
    assert basis == {
        "killed": "incremental",
        "killed_cum": "cumulative",
        "killed_children_cum": "cumulative",
    }


def test_names_in_one_word_and_in_other_scripts_are_read(tmp_path: Path) -> None:
    text = "Дата;Особовий склад;Танки;БПЛА;artillerySystems\n26.02.2022;близько 4300;146;4;49\n"
    _, claims = suggested(tmp_path, text)
    told = zip(claims["category"], claims["best"], claims["bound"], strict=True)
    assert list(told) == [
        ("personnel", 4300, "approx"),
        ("tank", 146, "exact"),
        ("uav", 4, "exact"),
        ("artillery", 49, "exact"),
    ]


def test_a_table_copied_with_its_footnotes_is_read_without_them(tmp_path: Path) -> None:
    text = (
        "Date[1];Side;Killed[a];Captured\n"
        "5–6 April 2016;Armenia[2];91[note 1];–\n7 April 2016[3];Armenia;31–94[4][5];none\n"
    )
    mapping, claims = suggested(tmp_path, text)
    assert claims["subject"].unique().tolist() == ["Armenia"]
    assert claims["claimed_on"].tolist() == ["2016-04-05/2016-04-06", "7 April 2016"]
    assert claims[["best", "low", "high"]].fillna(-1).to_numpy().tolist() == [
        [91, -1, -1],
        [-1, 31, 94],
    ]
    assert {"–", "none"} <= set(mapping.style.missing)


@pytest.mark.parametrize(
    ("header", "row", "measure"),
    [
        ("Name,Sex,Province,Date of death,Cause of Death", "A,f,Aleppo,2016-04-02,Fire", "killed"),
        ("kind,state,nation", "tanks,destroyed,Northland", "destroyed"),
    ],
)
def test_where_nothing_counts_each_row_is_one(
    tmp_path: Path, header: str, row: str, measure: str
) -> None:
    _, claims = suggested(tmp_path, f"{header}\n{row}\n")
    assert (claims["best"].tolist(), claims["measure"].tolist()) == ([1], [measure])
    assert claims["basis"].tolist() == ["incremental"]


def test_a_list_of_sentences_counts_nothing(tmp_path: Path) -> None:
    mapping, _ = suggested(tmp_path, "who,text\nA,We lost many\nB,We did not\n")
    assert mapping.source("best") is None


def test_a_summary_that_begins_with_a_date_dates_nothing(tmp_path: Path) -> None:
    """The terrorism database begins its summaries so; the day stands in columns of its own."""
    summary = "04/01/2016: A bomber detonated a vehicle near a checkpoint; four were killed there."
    text = f"eventid,iyear,imonth,iday,summary,nkill,nwound\n1,2016,4,1,{summary},4,5\n"
    mapping, claims = suggested(tmp_path, text)
    assert mapping.source("text") == Source("text", ("summary",))
    assert claims["event_date"].tolist() == ["2016-04-01", "2016-04-01"]
    assert claims["statement_id"].tolist() == ["1", "1"]


def test_a_total_under_the_dates_is_left_out_and_said(tmp_path: Path) -> None:
    path = tmp_path / "years.csv"
    path.write_text("Year,Killed\n2015,3\n2016,5\nTotal,8\n", encoding="utf-8")
    found = propose(path).suggestion
    assert [(s.column, s.written) for s in found.mapping.summaries] == [("Year", "Total")]
    assert "summary_row" in {finding.code for finding in found.findings}


def test_soldiers_civilians_and_the_rest_are_told_apart_by_name(tmp_path: Path) -> None:
    text = (
        "timestamp,day,north_military_killed,north_civilian_killed,us_military_killed,"
        "other_killed,confidence\n2026-03-01T22:00:00Z,2,9,4,6,3,CONFIRMED\n"
    )
    mapping, claims = suggested(tmp_path, text)
    told = zip(claims["subject"], claims["victim_class"], claims["best"], strict=True)
    assert list(told) == [
        ("North", "military", 9),
        ("North", "civilian", 4),
        ("United States", "military", 6),
        ("Other", "unknown", 3),
    ]
    assert mapping.source("act") is None


def test_a_year_dates_nothing_beside_a_whole_date(tmp_path: Path) -> None:
    mapping, _ = suggested(tmp_path, "date,year,month,killed\n1989-01-11,1989,01,3\n")
    assert mapping.source("claimed_on") == Source("claimed_on", ("date",))
    assert mapping.source("event_date") is None
    alone, _ = suggested(tmp_path, "year,killed\n1989,3\n")
    assert alone.source("event_date") == Source("event_date", ("year",))


@pytest.mark.parametrize(
    ("names", "days"),
    [
        ("2016-04-02,2016-04-03,2016-04-04", ["2016-04-02", "2016-04-03", "2016-04-04"]),
        ("02.04.2016,03.04.2016,14.04.2016", ["2016-04-02", "2016-04-03", "2016-04-14"]),
        ("4/2/2016,4/3/2016,4/14/2016", ["2016-04-02", "2016-04-03", "2016-04-14"]),
        ("Jan 2016,Feb 2016,Mar 2016", ["Jan 2016", "Feb 2016", "Mar 2016"]),
    ],
)
def test_dates_across_the_top_date_their_figures(
    tmp_path: Path, names: str, days: list[str]
) -> None:
    """A pivot of sides by days, with a sum that is added to nothing."""
    text = f"Side,Category,{names},Total\nReds,killed,18,20,29,67\nBlues,tanks,1,,3,4\n"
    _, claims = suggested(tmp_path, text)
    told = list(zip(claims["subject"], claims["event_date"], claims["best"], strict=True))
    assert told == [
        ("Reds", days[0], 18),
        ("Reds", days[1], 20),
        ("Reds", days[2], 29),
        ("Blues", days[0], 1),
        ("Blues", days[2], 3),
    ]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Armenian losses (Azerbaijani claim)", ("Azerbaijan", "Armenia", "lost_unspecified")),
        ("Azerbaijan's claim of Armenian losses", ("Azerbaijan", "Armenia", "lost_unspecified")),
        ("Armenian killed (own)", ("Armenia", "Armenia", "killed")),
        ("Killed (according to the UN)", ("the UN", "", "killed")),
    ],
)
def test_a_name_may_say_who_claims_it_of_whom(
    tmp_path: Path, header: str, said: tuple[str, str, str]
) -> None:
    _, claims = suggested(tmp_path, f"date,{header}\n2016-04-02,5\n")
    row = claims.iloc[0]
    assert (row["claimant"], row["subject"], row["measure"]) == said


def test_a_total_beside_its_increase_is_a_running_one(tmp_path: Path) -> None:
    mapping, _ = suggested(tmp_path, "date,tanks,tanks_increase\n2022-03-01,100,5\n")
    assert [dict(part.cells)["basis"] for part in mapping.parts] == ["cumulative", "incremental"]


@pytest.mark.parametrize(
    "text",
    [
        "Fecha;Bando;Muertos;Heridos\n13/04/2016;Rojo;al menos 30;12\n",
        "Date;Camp;Morts;Blessés\n13/04/2016;Rojo;plus de 30;12\n",
        "Datum;Seite;Tote;Verwundete\n13.04.2016;Rojo;mehr als 30;12\n",
    ],
)
def test_tables_in_other_languages_are_understood(tmp_path: Path, text: str) -> None:
    _, claims = suggested(tmp_path, text)
    assert claims["measure"].tolist() == ["killed", "wounded"]
    assert claims["claimed_on"].tolist() == ["2016-04-13", "2016-04-13"]
    assert claims["low"].iloc[0] == 30
    assert claims["subject"].tolist() == ["Rojo", "Rojo"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("early April 2016", "2016-04~"),
        ("mid-April 2016", "2016-04~"),
        ("Q2 2016", "2016-04/2016-06"),
        ("2016 Q4", "2016-10/2016-12"),
        ("5–6 April 2016", "2016-04-05/2016-04-06"),
        ("early 2016", "early 2016"),
    ],
)
def test_parts_of_months_and_years_are_soft_dates(written: str, day: str) -> None:
    assert iso_date(written, DateOrder.AS_WRITTEN) == day


def test_the_narrower_of_two_known_names_counts(tmp_path: Path) -> None:
    """Disasters name a region before the location, and dates of the file's own keeping last."""
    text = "Region,Location,Year,Month,Day,Killed,Entry Date,Last Update\n"
    text += "Asia,Milltown,2016,4,2,12,2016-05-01,2023-09-25\n"
    mapping, claims = suggested(tmp_path, text)
    assert mapping.source("place") == Source("place", ("Location",))
    assert mapping.source("claimed_on") is None
    assert claims["event_date"].tolist() == ["2016-04-02"]


@pytest.mark.parametrize("header", ["said by,loss of,what,how many", "who,side,what,Number lost"])
def test_the_name_of_a_column_says_the_measure(tmp_path: Path, header: str) -> None:
    _, claims = suggested(tmp_path, f"{header}\nA,Reds,tank,3\nA,Blues,tank,about 4\n")
    assert claims["measure"].tolist() == ["lost_unspecified", "lost_unspecified"]
    assert claims["subject"].tolist() == ["Reds", "Blues"]


def test_a_military_unit_is_no_unit_of_measure(tmp_path: Path) -> None:
    mapping, _ = suggested(tmp_path, "date,tanks,killed,unit\n2016-04-02,3,4,5th Brigade\n")
    assert mapping.source("unit") is None


def test_a_wrapper_around_records_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    path.write_text(
        '{"status": 200, "messages": [], "data": [{"killed": 3, "date": "2016-04-02"}]}'
    )
    assert propose(path).table.headers == ("killed", "date")


def test_marks_of_footnotes_are_no_figures(tmp_path: Path) -> None:
    text = (
        "Date,Claimed by,Losses of,KIA,Tanks,Source\n"
        "2020-09-27,A,B,550+,22,[12]\n2020-09-28,B,A,84,0,[13][14]\n"
    )
    mapping, claims = suggested(tmp_path, text)
    assert [part.column for part in mapping.parts] == ["KIA", "Tanks"]
    assert len(claims) == 4


def test_armed_actors_are_the_victims_beside_civilians(tmp_path: Path) -> None:
    text = (
        "Incident Date,Country,Civilians Killed,Civilians Injured,Armed Actors Killed,"
        "Armed Actors Injured\n14/03/2022,Northland,4,11,0,2\n15/03/2022,Northland,1,2,3,4\n"
    )
    _, claims = suggested(tmp_path, text)
    first = claims.head(4)
    assert first["measure"].tolist() == ["killed", "wounded", "killed", "wounded"]
    assert first["victim_class"].tolist() == ["civilian", "civilian", "military", "military"]


def test_a_sentence_that_begins_with_a_date_is_none(tmp_path: Path) -> None:
    text = (
        "eventid,iyear,imonth,iday,city,nkill,summary\n"
        '1,2016,4,2,Talish,3,"04/02/2016: Somebody attacked."\n'
        '2,2016,4,0,Talish,2,"04/05/2016: Somebody was attacked."\n'
    )
    mapping, claims = suggested(tmp_path, text)
    source = mapping.source("event_date")
    assert source is not None
    assert source.columns == ("iyear", "imonth", "iday")
    assert claims["event_date"].tolist() == ["2016-04-02", "2016-04"]


def test_years_that_follow_one_another_are_names(tmp_path: Path) -> None:
    text = "Perpetrator,2011,2012,2013,2014\nReds,7000,2000,1900,28000\nBlues,0,0,200,1500\n"
    mapping, claims = suggested(tmp_path, text)
    assert mapping.reading.header_row == 1
    assert [part.column for part in mapping.parts] == ["2011", "2012", "2013", "2014"]
    assert len(claims) == 8
