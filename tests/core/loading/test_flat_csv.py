from collections.abc import Callable
from math import isnan
from pathlib import Path

import pytest

from core.dataset import Dataset
from core.loading import load
from core.problems import NotUnderstoodError, UnreadableError

HEADER = "claimed_on,claimant,subject,measure,category,best"


@pytest.fixture
def open_csv(tmp_path: Path) -> Callable[..., Dataset]:
    def write_and_load(*lines: str, name: str = "mine.csv") -> Dataset:
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return load([path])

    return write_and_load


def codes(dataset: Dataset) -> list[str]:
    return [problem.code for problem in dataset.problems]


def test_a_flat_table_of_claims_opens(open_csv: Callable[..., Dataset]) -> None:
    dataset = open_csv(
        HEADER,
        "2016-04-02,Azerbaijan MoD,Armenia,destroyed,tanks,6",
        "2016-04-02,NKR Defence Army,Azerbaijan,killed,,more than 200",
        "2016-04-03,Russia,,violations,,",
    )
    claims = dataset.claims
    assert claims["category"].tolist() == ["tank", "", ""]
    assert claims["best"].tolist()[:2] == [6, 200]
    assert isnan(claims["best"][2])
    assert claims["bound"].tolist() == ["exact", "more_than", ""]
    assert claims["value_text"].tolist() == ["6", "more than 200", ""]
    assert claims["topic"].tolist() == ["loss", "loss", "other"]
    assert claims["act"].tolist() == ["assert"] * 3
    assert claims["basis"].tolist() == ["unknown"] * 3
    assert dataset.rejected == ()


def test_actors_and_sides_come_from_the_claims(open_csv: Callable[..., Dataset]) -> None:
    dataset = open_csv(
        HEADER,
        "2016-04-02,Azerbaijan,Armenia,destroyed,tank,6",
        "2016-04-02,Armenia,Azerbaijan,killed,,200",
        "2016-04-02,Russia,Turkey,violations,,",
    )
    actors = dict(zip(dataset.actors["actor"], dataset.actors["side"], strict=True))
    assert actors == {
        "Azerbaijan": "Azerbaijan",
        "Armenia": "Armenia",
        "Russia": "third",
        "Turkey": "third",
    }
    assert dataset.sides["side"].tolist() == ["Azerbaijan", "Armenia"]
    assert "guessed_sides" in codes(dataset)


def test_a_claimant_speaks_for_the_side_its_name_begins_with(
    open_csv: Callable[..., Dataset],
) -> None:
    dataset = open_csv(
        HEADER,
        "2016-04-05,Azerbaijan MoD,Azerbaijan,killed,personnel,31",
        "2016-04-04,NKR Defence Army,Azerbaijan,killed,personnel,300",
        "2016-04-04,NKR Defence Army,NKR,killed,personnel,20",
        "2016-04-04,NKRadio,NKR,killed,personnel,20",
    )
    actors = dict(zip(dataset.actors["actor"], dataset.actors["side"], strict=True))
    assert actors == {
        "Azerbaijan MoD": "Azerbaijan",
        "Azerbaijan": "Azerbaijan",
        "NKR Defence Army": "NKR",
        "NKR": "NKR",
        "NKRadio": "third",
    }
    parents = dict(zip(dataset.actors["actor"], dataset.actors["parent"], strict=True))
    assert {name: parent for name, parent in parents.items() if parent} == {
        "Azerbaijan MoD": "Azerbaijan",
        "NKR Defence Army": "NKR",
    }


def test_a_missing_basis_is_said_once(open_csv: Callable[..., Dataset]) -> None:
    dataset = open_csv(HEADER, *["2016-04-02,A,B,killed,,1"] * 5)
    assert codes(dataset).count("basis_unknown") == 1
    assert codes(dataset).count("no_source") == 1


def test_headers_may_be_written_otherwise(open_csv: Callable[..., Dataset]) -> None:
    dataset = open_csv("Date;ACTOR;About;Event-Date;Value", "2016-04-02;A;B;2016-04-01;5")
    claim = dataset.claims.iloc[0]
    assert (claim["claimant"], claim["subject"], claim["best"]) == ("A", "B", 5)
    assert claim["claimed_on"] == "2016-04-02"
    assert claim["event_date"] == "2016-04-01"


def test_an_unknown_column_is_kept_with_the_original_rows(open_csv: Callable[..., Dataset]) -> None:
    dataset = open_csv(f"{HEADER},mood", "2016-04-02,A,B,killed,,1,grim")
    assert dataset.raw["claims"]["mood"].tolist() == ["grim"]
    assert codes(dataset).count("unknown_column") == 1


def test_words_of_a_vocabulary_are_matched_whatever_their_case(
    open_csv: Callable[..., Dataset],
) -> None:
    dataset = open_csv("claimant,act,measure,topic", "A,Partly Deny,Area-KM2,WEAPON USE")
    claim = dataset.claims.iloc[0]
    assert claim[["act", "measure", "topic"]].tolist() == ["partly_deny", "area_km2", "weapon_use"]


def test_an_unknown_word_is_left_out_with_a_warning(open_csv: Callable[..., Dataset]) -> None:
    dataset = open_csv("claimant,act", "A,shout")
    assert dataset.claims["act"].tolist() == [""]
    assert dataset.raw["claims"]["act"].tolist() == ["shout"]
    assert "unknown_term" in codes(dataset)


@pytest.mark.parametrize(
    ("measure", "topic"),
    [
        ("killed", "loss"),
        ("captured", "captivity"),
        ("captured_equipment", "loss"),
        ("sunk", "loss"),
        ("settlements", "territory"),
        ("distance_m", "territory"),
        ("violations", "other"),
        ("", "other"),
    ],
)
def test_the_topic_follows_from_the_measure(
    open_csv: Callable[..., Dataset], measure: str, topic: str
) -> None:
    assert open_csv("claimant,measure", f"A,{measure}").claims["topic"].tolist() == [topic]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("2016-04-02,,B,killed,,1,,", "no_claimant"),
        ("2016-99-02,A,B,killed,,1,,", "bad_date"),
        ("2016-04-02,A,B,killed,,lots,,", "bad_number"),
        ("2016-04-02,A,B,killed,,NaN,,", "bad_number"),
        ("2016-04-02,A,B,killed,,5,6,", "bad_range"),
        ("2016-04-02,A,B,killed,,5,,4", "bad_range"),
        ("2016-04-02,A,B,killed,,,6,4", "bad_range"),
        ("2016-04-02,A,B,killed,,-5,,", "negative_count"),
        ("2016-04-02,A,B,killed,,5", "ragged_row"),
        ("2016-04-02,A,B,killed,,5,,,,,", "ragged_row"),
    ],
)
def test_an_impossible_row_is_refused_with_a_reason(
    open_csv: Callable[..., Dataset], row: str, code: str
) -> None:
    dataset = open_csv(f"{HEADER},low,high", "2016-04-02,A,B,killed,,1,,", row)
    assert len(dataset.claims) == 1
    (rejected,) = dataset.rejected
    assert (rejected.row, rejected.code) == (3, code)
    assert "mine.csv, row 3" in rejected.sentence
    assert rejected.values[0] == ("claimed_on", row.split(",", maxsplit=1)[0])


def test_an_empty_date_is_kept_undated_without_a_word(open_csv: Callable[..., Dataset]) -> None:
    dataset = open_csv(HEADER, ",A,B,killed,,1")
    assert dataset.claims["claimed_on_from"].isna().tolist() == [True]
    assert "bad_date" not in codes(dataset)


def test_the_whole_column_decides_whether_the_day_comes_first(
    open_csv: Callable[..., Dataset],
) -> None:
    days = open_csv("claimed_on,claimant", "03/04/2016,A", "13/04/2016,A")
    months = open_csv("claimed_on,claimant", "03/04/2016,A", "04/13/2016,A")
    unknown = open_csv("claimed_on,claimant", "03/04/2016,A", "05/04/2016,A")
    assert [d.claims["claimed_on_from"][0].month for d in (days, months, unknown)] == [4, 3, 4]
    assert [codes(d).count("ambiguous_date") for d in (days, months, unknown)] == [0, 0, 1]


def test_figures_in_words_are_read_from_the_text_where_nothing_else_is_given(
    open_csv: Callable[..., Dataset],
) -> None:
    dataset = open_csv("claimant,value_text", "A,more than 100", "A,dozens")
    assert dataset.claims["low"][0] == 100
    assert dataset.claims["bound"].tolist() == ["more_than", "vague"]


def test_low_and_high_alone_are_bounds(open_csv: Callable[..., Dataset]) -> None:
    dataset = open_csv("claimant,low,high", "A,3,9", "A,3,", "A,,9", "A,4,4")
    assert dataset.claims["bound"].tolist() == ["range", "at_least", "at_most", "exact"]


def test_ids_are_made_from_content_and_stay_the_same(open_csv: Callable[..., Dataset]) -> None:
    rows = ["2016-04-02,A,B,killed,,1", "2016-04-02,A,B,killed,,2", "2016-04-02,A,B,killed,,1"]
    first = open_csv(HEADER, *rows).claims["claim_id"].tolist()
    again = open_csv(HEADER, *rows, name="other.csv").claims["claim_id"].tolist()
    assert first == again
    assert first[0] != first[1]
    assert first[2] == f"{first[0]}#2"


def test_an_id_used_twice_is_kept_under_another_name(open_csv: Callable[..., Dataset]) -> None:
    dataset = open_csv("claim_id,claimant", "x,A", "x,B", "x#2,C")
    assert dataset.claims["claim_id"].tolist() == ["x", "x#3", "x#2"]
    assert codes(dataset).count("reused_id") == 1


def test_row_numbers_are_right_behind_quoted_line_breaks_and_blank_lines(
    open_csv: Callable[..., Dataset],
) -> None:
    dataset = open_csv('"claimant",note', 'A,"one\ntwo"', "", ",,", "B,x", ",y")
    assert dataset.raw["claims"]["_row"].tolist() == ["2", "5"]
    assert [row.row for row in dataset.rejected] == [6]


def test_a_table_without_a_speaker_is_refused_with_the_names_of_its_columns(
    open_csv: Callable[..., Dataset],
) -> None:
    with pytest.raises(UnreadableError, match=r"no column says who claims.*“colour”"):
        open_csv("colour,best", "red,1")


@pytest.mark.parametrize(
    ("header", "is_data"),
    [
        ("2016-04-04,NKR Defence Army,Azerbaijan,killed,300", True),
        ("04/13/2016,tanks,5", True),
        ("country,2016-04-04,2016-04-05", False),
        ("subject,2016-04-04,2016-04-05", False),
        ("country,2016,2017", False),
        ("colour,tanks", False),
    ],
)
def test_a_first_row_of_data_is_called_one(
    open_csv: Callable[..., Dataset], header: str, *, is_data: bool
) -> None:
    with pytest.raises(UnreadableError) as told:
        open_csv(header, ",".join("x" * len(header.split(","))))
    assert ("its first row holds data, not names of columns" in str(told.value)) == is_data


def test_everything_is_kept_as_plain_text(open_csv: Callable[..., Dataset]) -> None:
    dataset = open_csv("claimant,text", '<b>A</b>,"=HYPERLINK(""http://x"")"')
    assert dataset.claims["claimant"].tolist() == ["<b>A</b>"]
    assert dataset.claims["text"].tolist() == ['=HYPERLINK("http://x")']


def test_a_column_called_claim_holds_the_words_of_the_claim(
    open_csv: Callable[..., Dataset],
) -> None:
    dataset = open_csv("stated_on,who,claim", "2023-01-05,Redland,We hold the town")
    assert dataset.claims["text"].tolist() == ["We hold the town"]
    assert dataset.claims["claimed_on"].notna().all()
    assert "unknown_column" not in codes(dataset)


def test_notes_speak_of_one_column_and_of_no_side_as_one_would(
    open_csv: Callable[..., Dataset],
) -> None:
    dataset = open_csv("date,who,colour", "2023-01-05,Redland,green")
    notes = {problem.code: problem.sentence for problem in dataset.problems}
    assert "“colour” is no column of claims; it is kept" in notes["unknown_column"]
    assert "no losses are claimed, so all actors are third parties" in notes["guessed_sides"]


@pytest.mark.parametrize("figures", ["3,5", "~3,5+", "31–94,?", '"1,200","2 000"', "3.5,> 5"])
def test_a_table_that_says_who_but_nothing_of_what_is_not_understood(
    tmp_path: Path, figures: str
) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(
        f"Date,Claimant,Tanks of A,Tanks of B\n2016-04-02,MoD A,{figures}\n", encoding="utf-8"
    )
    with pytest.raises(NotUnderstoodError, match=r"no column says what is claimed: “Tanks of A”"):
        load([path])


@pytest.mark.parametrize("about", ["subject", "category", "subject,category"])
def test_of_whom_figures_are_does_not_say_what_they_count(tmp_path: Path, about: str) -> None:
    path = tmp_path / "wide.csv"
    cells = ",".join("x" for _ in about.split(","))
    path.write_text(f"date,claimant,{about},killed\n2016-04-02,A,{cells},7\n", encoding="utf-8")
    with pytest.raises(NotUnderstoodError, match="no column says what is claimed: “killed”"):
        load([path])
