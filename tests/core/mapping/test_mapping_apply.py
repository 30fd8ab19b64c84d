from collections.abc import Sequence
from pathlib import Path

import pytest

from core.dataset import Dataset
from core.loading.reading import Reading
from core.mapping import load_mapped
from core.mapping.dates import iso_date
from core.mapping.mapping import DateOrder, Mapping, Source, Style, Summary, Term, WidePart
from core.vocabulary.qualifiers import Place as Where
from core.vocabulary.qualifiers import Word
from core.vocabulary.terms import Bound

WHO = Source("claimant", constant="Ministry")


def opened(folder: Path, text: str, mapping: Mapping, name: str = "table.csv") -> Dataset:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load_mapped(path, mapping)


def column(dataset: Dataset, *names: str) -> list[tuple[object, ...]]:
    return list(dataset.claims[list(names)].itertuples(index=False, name=None))


def figures(folder: Path, written: Sequence[str], **about: object) -> Dataset:
    rows = "\n".join(f'"{text}",x' for text in written)
    mapping = Mapping(sources=(WHO, Source("best", ("n",)), Source("note", ("z",))), **about)
    return opened(folder, f"n,z\n{rows}\n", mapping)


@pytest.mark.parametrize(
    ("written", "bound", "best", "low", "high"),
    [
        ("31–94", "range", None, 31, 94),
        ("14000+", "at_least", 14000, 14000, None),
        ("~11,000", "approx", 11000, None, None),
        ("about 30", "approx", 30, None, None),
        ("more than 1,200", "more_than", 1200, 1200, None),
        ("dozens", "vague", None, 24, None),
        ("Heavy", "vague", None, None, None),
        ("7", "exact", 7, None, None),
    ],
)
def test_words_become_bounds_and_ranges(
    tmp_path: Path, written: str, bound: str, best: float, low: float, high: float
) -> None:
    row = figures(tmp_path, [written]).claims.iloc[0]
    found = [None if row[name] != row[name] else row[name] for name in ("best", "low", "high")]
    assert [row["bound"], *found] == [bound, best, low, high]
    assert row["value_text"] == written


def test_a_reading_somebody_changed_counts(tmp_path: Path) -> None:
    words = (
        Word("about", Where.BEFORE, Bound.AT_LEAST),
        Word("scores", Where.ALONE, Bound.RANGE, 40, 99),
    )
    dataset = figures(tmp_path, ["about 30", "scores"], words=words)
    assert column(dataset, "bound", "low") == [("at_least", 30.0), ("range", 40.0)]
    assert dataset.claims["high"].iloc[1] == 99


def test_words_without_a_reading_are_vague_and_said_aloud_or_refused(tmp_path: Path) -> None:
    kept = figures(tmp_path, ["5", "lots and lots"])
    assert [row[0] for row in column(kept, "bound")] == ["exact", "vague"]
    assert [p.value for p in kept.problems if p.code == "unread_words"] == ["lots and lots"]
    strict = figures(tmp_path, ["5", "lots and lots"], refuse_unread=True)
    assert len(strict.claims) == 1
    assert [(row.code, row.row) for row in strict.rejected] == [("unread_words", 3)]


def test_the_decimal_comma_and_missing_codes(tmp_path: Path) -> None:
    dataset = figures(
        tmp_path, ["1.200", "1,5", "-99", "NA"], style=Style(",", missing=("-99", "NA"))
    )
    assert dataset.claims["best"].tolist()[:2] == [1200, 1.5]
    assert dataset.claims["best"].isna().tolist() == [False, False, True, True]
    assert not dataset.rejected


@pytest.mark.parametrize(
    ("order", "day"),
    [(DateOrder.DAY_FIRST, "2016-04-03"), (DateOrder.MONTH_FIRST, "2016-03-04")],
)
def test_the_chosen_order_settles_what_a_column_cannot(
    tmp_path: Path, order: DateOrder, day: str
) -> None:
    mapping = Mapping(sources=(WHO, Source("claimed_on", ("d",))), style=Style(dates=order))
    dataset = opened(tmp_path, "d,x\n03/04/2016,1\n03.04.16,1\n", mapping)
    assert [str(d.date()) for d in dataset.claims["claimed_on_from"]] == [day, day]
    assert "ambiguous_date" not in {problem.code for problem in dataset.problems}


def test_years_months_and_days_of_columns_of_their_own_are_one_date(tmp_path: Path) -> None:
    mapping = Mapping(sources=(WHO, Source("event_date", ("y", "m", "d"))))
    dataset = opened(tmp_path, "y,m,d\n2016,4,2\n2016,4,0\n2016,,\n", mapping)
    assert dataset.claims["event_date"].tolist() == ["2016-04-02", "2016-04", "2016"]


def test_a_wide_table_becomes_a_row_for_every_filled_cell(tmp_path: Path) -> None:
    parts = (
        WidePart("tanks", (("measure", "destroyed"), ("category", "tank"))),
        WidePart("men", (("measure", "killed"), ("subject", "Red")), "men_lo", "men_hi"),
    )
    mapping = Mapping(sources=(WHO, Source("claimed_on", ("d",))), parts=parts)
    text = "d,tanks,men,men_lo,men_hi\n2016-04-02,3,10,8,15\n2016-04-03,,12,,\n2016-04-04,,,,\n"
    dataset = opened(tmp_path, text, mapping)
    assert column(dataset, "measure", "category", "subject", "best") == [
        ("destroyed", "tank", "", 3),
        ("killed", "", "Red", 10),
        ("killed", "", "Red", 12),
    ]
    assert dataset.claims["low"].tolist()[1] == 8
    assert [(row.row, row.code) for row in dataset.rejected] == [(4, "no_figure")]
    assert dataset.raw["claims"]["_row"].tolist() == ["2", "2", "3"]
    assert dataset.raw["claims"]["men_hi"].tolist() == ["15", "15", ""]


def test_several_claimants_each_say_it_and_several_subjects_are_never_split(tmp_path: Path) -> None:
    mapping = Mapping(
        sources=(Source("claimant", ("who",)), Source("subject", ("of",)), Source("best", ("n",))),
        lists=(("claimant", ";"), ("subject", "/")),
    )
    dataset = opened(tmp_path, "who,of,n\nA;B,X/Y,350\nC,X,2\n", mapping)
    assert column(dataset, "claimant", "subject", "scope", "best") == [
        ("A", "", "both_sides", 350),
        ("B", "", "both_sides", 350),
        ("C", "X", "unknown", 2),
    ]
    assert dataset.claims["statement_id"].tolist() == ["row 2", "row 2", "row 3"]


def test_sides_make_the_actors_and_who_is_not_fought_is_a_third_party(tmp_path: Path) -> None:
    mapping = Mapping(
        sources=(
            Source("claimant", ("who",)),
            Source("claimant_side", ("camp",)),
            Source("subject", ("of",)),
            Source("measure", constant="killed"),
            Source("best", ("n",)),
        ),
        terms=(Term("claimant_side", "blau", "Blue"),),
    )
    text = "who,camp,of,n\nBlue MoD,blau,Red,5\nRed MoD,Red,Blue,7\nUN,UN,Red,6\n"
    dataset = opened(tmp_path, text, mapping)
    sides = dict(zip(dataset.actors["actor"], dataset.actors["side"], strict=True))
    assert sides == {
        "Blue MoD": "Blue",
        "Red MoD": "Red",
        "UN": "third",
        "Red": "Red",
        "Blue": "Blue",
    }
    assert dataset.sides["side"].tolist() == ["Blue", "Red"]


def test_summary_rows_are_refused_by_name(tmp_path: Path) -> None:
    mapping = Mapping(
        sources=(WHO, Source("category", ("c",)), Source("best", ("n",))),
        summaries=(Summary("c", "All types"),),
    )
    dataset = opened(tmp_path, "c,n\ntanks,1\nALL TYPES,1\n", mapping)
    assert dataset.claims["category"].tolist() == ["tank"]
    assert [(row.code, row.row) for row in dataset.rejected] == [("summary_row", 3)]


def test_marks_become_tags(tmp_path: Path) -> None:
    mapping = Mapping(sources=(WHO, Source("tags", ("k",))), marks=("crime", "taxes"))
    dataset = opened(tmp_path, "k,crime,taxes\na;b,x,\n,1,1\nc,0,\n", mapping)
    assert dataset.claims["tags"].tolist() == ["a;b;crime", "crime;taxes", "c"]


def test_encoding_delimiter_and_header_row_may_be_said(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Stand: heute, wie immer\n\nwer;Ort\nÄrzte;Köln\n".encode("cp1252"))
    mapping = Mapping(
        Reading("cp1252", ";", 3), sources=(Source("claimant", ("wer",)), Source("place", ("Ort",)))
    )
    dataset = load_mapped(path, mapping)
    assert column(dataset, "claimant", "place") == [("Ärzte", "Köln")]
    assert dataset.raw["claims"]["_row"].tolist() == ["4"]


def test_one_column_of_marks_is_enough(tmp_path: Path) -> None:
    dataset = opened(tmp_path, "crime,z\n1,a\n,b\nx,c\n", Mapping(sources=(WHO,), marks=("crime",)))
    assert dataset.claims["tags"].tolist() == ["crime", "", "crime"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("(about 2017)", "2017~"),
        ("circa 2016-04", "2016-04~"),
        ("after 2022", "2022/.."),
        ("before 03/04/2016", "../2016-04-03"),
        ("until 3 May 2016", "../2016-05-03"),
        ("since April 2016", "April 2016/.."),
        ("by the river", "by the river"),
        ("2016-04-03", "2016-04-03"),
    ],
)
def test_words_before_a_date_make_it_soft_or_open(written: str, read: str) -> None:
    assert iso_date(written, DateOrder.DAY_FIRST) == read
