"""Web pages, RTF and Markdown: what is read of them, and what cannot be made of them."""

import random
import zipfile
from pathlib import Path

import pytest

from core.loading import Cancelled, limits, load
from core.loading.documents.markdown import read_markdown
from core.loading.documents.rtf import paragraphs
from core.loading.formats import read_file
from core.loading.progress import silent
from core.loading.rawtable import RawTable
from core.loading.reading import Reading
from core.mapping import load_mapped
from core.mapping.suggest import propose
from core.problems import UnreadableError
from tests.document_samples import BARS, FACT_CHECK, PAGE, REGISTER
from tests.fuzzing import SPOILS, is_accounted_for

SAMPLES = {"page.html": PAGE, "check.htm": FACT_CHECK, "register.rtf": REGISTER, "bars.md": BARS}
ROUNDS = 2
"""Spoilt files of each kind and way; a long session raises it."""


def written(folder: Path, name: str, content: str | None = None) -> Path:
    path = folder / name
    path.write_text(SAMPLES[name] if content is None else content, encoding="utf-8")
    return path


def rows(table: RawTable) -> list[list[str]]:
    return [
        [str(column[place].as_py()) for column in table.columns] for place in range(len(table.rows))
    ]


def only(path: Path, reading: Reading | None = None) -> RawTable:
    (table,) = read_file(path, path.name, silent, reading or Reading())
    return table


def text_of(rtf: str) -> list[str]:
    return list(paragraphs(rtf.encode("cp1252"), "it.rtf", silent))


def test_the_table_of_figures_of_a_page_is_read_without_notes_and_what_nobody_sees(
    tmp_path: Path,
) -> None:
    table = only(written(tmp_path, "page.html"), Reading(header_row=1, header_rows=2))
    assert table.siblings == ("table 1", "table 2: Losses", "table 3")
    assert table.headers[2:4] == ("Azerbaijan › Killed", "Azerbaijan › Tanks")
    assert rows(table) == [
        ["4 April 2016", "Azerbaijan MoD", "31", "1", "170", "12"],
        ["5 April 2016", "NKR & friends", "~300", "18", "", "7"],
        ["6 April 2016", "NKR MoD", "1,000", "18", "20", ""],
    ]
    told = {problem.code: problem for problem in table.problems}
    assert (told["merged_figure"].row, told["merged_figure"].value) == (3, "170")
    assert "“table 1”, “table 3”" in told["one_table"].sentence


def test_another_table_of_a_page_may_be_chosen(tmp_path: Path) -> None:
    table = only(written(tmp_path, "page.html"), Reading(table="table 1"))
    assert (table.headers, rows(table)) == (("War", "column 2"), [["Date", "2 April"]])


def test_a_page_becomes_claims_by_its_proposed_mapping(tmp_path: Path) -> None:
    """Three rows of four figures; one cell is empty and one stands for the cell above it."""
    path = written(tmp_path, "page.html")
    mapping = propose(path).suggestion.mapping
    assert (mapping.reading.header_row, mapping.reading.header_rows) == (1, 2)
    dataset = load_mapped(path, mapping)
    claims = dataset.claims
    assert (len(claims), dataset.rejected) == (10, ())
    killed = claims[(claims["measure"] == "killed") & (claims["subject"] == "Azerbaijan")]
    assert killed["best"].tolist() == [31, 300, 1000]
    assert killed["bound"].tolist() == ["exact", "approx", "exact"]


def test_the_fact_check_of_a_page_opens_unasked(tmp_path: Path) -> None:
    dataset = load([written(tmp_path, "check.htm")])
    claims = dataset.claims
    assert dict(zip(claims["act"], claims["claimant"], strict=True)) == {
        "assert": "A spokesman",
        "deny": "Checkers",
    }
    assert claims["text"][0] == "Hundreds were killed\nin one night"
    told = {problem.code: problem.sentence for problem in dataset.problems}
    assert "check.htm: block 3 of JSON-LD cannot be read" in told["unread_block"]
    assert "known_format" in told


def test_a_register_in_rtf_opens_as_the_deals_it_prints(tmp_path: Path) -> None:
    dataset = load([written(tmp_path, "register.rtf")])
    claims = dataset.claims
    assert claims["subject"].tolist() == [
        "Congo",
        "Ivory Coast",
        "Ivory Coast",
        "Sudan",
        "Poland",
    ]
    assert claims["best"].tolist() == [1, 2, 2, 1, 10]
    assert claims["bound"].tolist() == ["exact", "approx", "exact", "exact", "exact"]
    assert claims["event_date"].tolist() == ["1979", "2002/2003", "2002", "2006", "1981"]
    assert claims["note"].tolist()[1:3] == [
        "ordered in 2002; (2) ordered; Second-hand",
        "ordered in 2002; 2 ordered",
    ]
    assert "produced under licence" in claims["note"].tolist()[4]
    assert sorted(zip(dataset.relations["source"], dataset.relations["target"], strict=True)) == [
        ("Angola", "Congo"),
        ("Angola", "Ivory Coast"),
        ("Armenia", "Poland"),
        ("Armenia", "Sudan"),
    ]
    assert [row.code for row in dataset.rejected] == ["ragged_row"]
    assert dataset.rejected[0].values == (("line", "     Half of a line\t1"),)


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (r"{\rtf1\ansi\ansicpg1251 \'c0\'e7\'e5\par}", "\u0410\u0437\u0435"),
        (r"{\rtf1\ansi caf\'e9 \emdash  x\par}", "café — x"),
        (r"{\rtf1\ansi\uc1 \u1040?\u-3913 ?b\par}", "\u0410\uf0b7b"),
        (r"{\rtf1{\uc2\u1040 xy}{\*\generator none;}{\pict 0f0f}c\par}", "\u0410c"),
        (r"{\rtf1 a\{b\}\\ c\~d\par}", "a{b}\\ c\xa0d"),
        (r"{\rtf1 a\bin3 }}}b\par}", "ab"),
        (r"{\rtf1\trowd a\intbl\par b\cell c\cell\row}", "a b\tc\t"),
        (r"{\rtf1 {\field{\*\fldinst HYPERLINK http://x.y}{\fldrslt here}}\par}", "here"),
    ],
)
def test_the_text_of_rtf_is_what_a_reader_sees(rtf: str, text: str) -> None:
    assert text_of(rtf)[0] == text


def test_lines_of_any_other_rtf_with_tabs_are_a_table(tmp_path: Path) -> None:
    rtf = (
        r"{\rtf1\ansi Losses\par\trowd Claimant\cell Killed\cell\row\trowd NKR\cell 20\cell\row"
        r"\trowd AZ\cell 31\cell\row}"
    )
    table = only(written(tmp_path, "other.rtf", rtf))
    assert (table.headers, rows(table)) == (("Claimant", "Killed"), [["NKR", "20"], ["AZ", "31"]])


@pytest.mark.parametrize("name", ["bars.md", "bars.txt"])
def test_a_rule_below_the_names_is_no_data(tmp_path: Path, name: str) -> None:
    table = only(written(tmp_path, name, BARS))
    assert table.headers == ("Date", "Claimant", "Subject", "Killed")
    assert rows(table) == [
        ["2016-04-04", "NKR", "Azerbaijan", "300"],
        ["2016-04-05", "AZ", "Azerbaijan", "31"],
    ]
    assert table.rows.tolist() == [2, 3]
    assert table.siblings == ("table 1: Losses", "table 2: Other")
    other = only(tmp_path / name, Reading(table="table 2: Other"))
    assert (other.headers, rows(other)) == (("a", "b"), [["1", "2"]])


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.html", "<p>No table here, <b>none</b>", "holds no table"),
        ("empty.md", "# Title\n\nRunning text | with a bar.\n", "holds no table"),
        ("empty.rtf", r"{\rtf1 Running text.\par}", "holds no table"),
        ("false.rtf", "PK not at all", "is not in the Rich Text Format"),
        ("deep.html", "<table><tr><td>" * 40, "tables inside tables"),
        ("deep.rtf", r"{\rtf1 " + "{" * 300, "groups inside groups"),
        ("many.html", "<table></table>" * 1001, "more than 1,000 tables"),
        (
            "wide.html",
            f"<table><tr>{'<td colspan=99999>1' * 3000}<tr><td>2<td>3</table>",
            "more than 5,000,000 cells",
        ),
        (
            "tall.html",
            f"<table><tr>{'<td rowspan=99999 colspan=1000>x' * 2}{'<tr><td>1' * 4000}</table>",
            "more than 5,000,000 cells",
        ),
    ],
)
def test_a_document_without_a_table_or_beyond_bounds_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: str, told: str
) -> None:
    with pytest.raises(UnreadableError) as refusal:
        read_file(written(tmp_path, name, content), name, silent)
    assert name in str(refusal.value)
    assert told in str(refusal.value)


def test_a_document_larger_than_any_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PAGE", 100)
    for name in SAMPLES:
        with pytest.raises(UnreadableError, match="which no document with a table is"):
            read_file(written(tmp_path, name), name, silent)


def test_what_a_page_would_run_or_fetch_stays_text(tmp_path: Path) -> None:
    page = (
        "<table><tr><th>Claimant<th>Killed<tr><td><script>alert(1)</script><img src=http://x.y/z>"
        "&lt;b&gt;NKR<td>=1+1<tr><td>AZ<td>31<tr><td>AZ<td>32</table>"
    )
    assert rows(only(written(tmp_path, "run.html", page)))[0] == ["<b>NKR", "=1+1"]


def test_a_large_page_is_read_in_a_process_that_can_be_stopped(tmp_path: Path) -> None:
    more = "<tr><td>7 April 2016<td>NKR MoD<td>1<td>2<td>3<td>4" * 6000
    path = written(
        tmp_path, "page.html", PAGE.replace("<table><tr><td>inner", f"{more}<table><tr>")
    )
    assert path.stat().st_size > limits.LONG_PAGE
    assert len(only(path).rows) == 6004

    def stop(_doing: str, _fraction: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_file(path, "page.html", stop)


@pytest.mark.parametrize("name", ["page.html", "register.rtf", "bars.md"])
def test_reading_a_document_asks_whether_to_go_on(tmp_path: Path, name: str) -> None:
    asked: list[float] = []
    read_file(written(tmp_path, name), name, lambda _doing, fraction: asked.append(fraction))
    assert asked
    assert asked == sorted(asked)


@pytest.mark.parametrize("way", SPOILS)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_row_of_a_spoilt_document_is_loaded_or_refused(
    tmp_path: Path, name: str, way: str
) -> None:
    for turn in range(ROUNDS):
        dice = random.Random(f"{name} {way} {turn}")
        path = tmp_path / name
        path.write_bytes(SPOILS[way](SAMPLES[name].encode(), dice))
        assert is_accounted_for(path), turn


@pytest.mark.parametrize(("blanks", "lines"), [(200_000, 1), (9_000, 300)])
def test_long_lines_of_white_space_cost_no_more_than_their_length(
    tmp_path: Path, blanks: int, lines: int
) -> None:
    steps: list[str] = []
    path = written(
        tmp_path, "long.md", "a | b\n" + f"-|-{' ' * blanks}x\n{' ' * blanks}|x\n" * lines
    )
    with pytest.raises(UnreadableError):
        read_markdown(path, "long.md", lambda doing, _fraction: steps.append(doing))
    assert steps


def test_a_rule_may_be_as_wide_as_any_table(tmp_path: Path) -> None:
    names = [f"c{number}" for number in range(limits.COLUMNS)]
    lines = (names, ["--------"] * len(names), ["7"] * len(names))
    table = only(written(tmp_path, "wide.md", "\n".join("|".join(line) for line in lines)))
    assert table.headers == tuple(names)
    assert rows(table) == [["7"] * len(names)]


def test_a_readme_beside_tables_is_passed_over(tmp_path: Path) -> None:
    claims = "claimant,subject,measure,category,best\nA,B,killed,personnel,3\n"
    packed = tmp_path / "mine.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("README.md", BARS)
        archive.writestr("index.html", "<p>nothing</p>")
        archive.writestr("losses.csv", claims)
    dataset = load([packed])
    assert (len(dataset.claims), dataset.rejected) == (1, ())
    folder = tmp_path / "deals"
    folder.mkdir()
    written(folder, "register.rtf")
    written(folder, "bars.md")
    dataset = load([folder])
    assert len(dataset.claims) == 5
    assert "left_alone" not in {problem.code for problem in dataset.problems}


def test_an_archive_of_documents_alone_is_read(tmp_path: Path) -> None:
    packed = tmp_path / "pages.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("check.html", FACT_CHECK)
    assert len(load([packed]).claims) == 2
