"""Spreadsheets of several sheets, with titles and merged cells; databases of several tables."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from core.loading.reading import NO_HEADER, Reading
from core.mapping.opening import read_raw
from core.mapping.suggest import propose
from tests.core.loading.test_formats import MAIN, write_xlsx

NAMES = ("killed", "wounded", "tanks")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Notes; losses: a title, names over two rows, a day over two rows, a figure over three."""
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        notes = workbook.add_worksheet("Notes")
        notes.write_column(0, 0, ["Compiled from briefings", "Version 3"])
        sheet = workbook.add_worksheet("Losses")
        sheet.merge_range(0, 0, 0, 7, "Losses as announced")
        for place, name in ((0, "Date"), (7, "Source")):
            sheet.merge_range(2, place, 3, place, name)
        for place, side in ((1, "Reds"), (4, "Blues")):
            sheet.merge_range(2, place, 2, place + 2, side)
            sheet.write_row(3, place, NAMES)
        sheet.merge_range(4, 0, 5, 0, "", day)
        sheet.write_datetime(4, 0, date(2016, 4, 2), day)
        sheet.write_row(4, 1, [12, 3, 1, 170, "about 200", 12, "Agency"])
        sheet.write_row(5, 1, [200, 5, 18, 18, 35, 4, "Agency"])
        sheet.write_datetime(6, 0, date(2016, 4, 3), day)
        sheet.write_row(6, 1, [13, 4, 2])
        sheet.merge_range(6, 4, 6, 6, 300)
    return path


def column(path: Path, reading: Reading, name: str) -> list[str]:
    table = read_raw(path, reading)
    return table.columns[table.headers.index(name)].to_pylist()


def test_the_sheet_with_data_is_read_and_said(book: Path) -> None:
    table = propose(book).table
    assert table.siblings == ("Notes", "Losses")
    assert any(
        p.code == "one_table" and "of 2 sheets “Losses” is read; not read: “Notes”" in p.sentence
        for p in table.problems
    )


def test_a_short_table_below_titles_beats_the_notes_before_it(tmp_path: Path) -> None:
    """Three titles, names and two rows: most rows of the sheet hold no number."""
    path = tmp_path / "short.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("About").write_row(0, 0, ["Version", "3"])
        sheet = workbook.add_worksheet("Data")
        sheet.write_column(0, 0, ["Losses", "of the week", "as announced"])
        sheet.write_row(3, 0, ["Day", "Tanks", "Guns"])
        sheet.write_row(4, 0, ["Monday", 1, 2])
        sheet.write_row(5, 0, ["Tuesday", 3, 4])
    table = read_raw(path)
    assert (table.headers, table.rows.tolist()) == (("Day", "Tanks", "Guns"), [5, 6])
    assert [p.code for p in table.problems] == ["one_table", "titles"]


def test_another_sheet_may_be_chosen(book: Path) -> None:
    table = read_raw(book, Reading(header_row=NO_HEADER, table="Notes"))
    assert table.columns[0].to_pylist() == ["Compiled from briefings", "Version 3"]


def test_merged_names_reach_over_their_columns(book: Path) -> None:
    found = propose(book)
    reading = found.suggestion.mapping.reading
    assert (reading.header_row, reading.header_rows) == (3, 2)
    sides = [f"{side} › {name}" for side in ("Reds", "Blues") for name in NAMES]
    assert found.table.headers == ("Date", *sides, "Source")
    assert read_raw(book, reading).headers == found.table.headers


def test_a_merged_day_holds_for_each_of_its_rows_and_a_merged_figure_for_one_cell(
    book: Path,
) -> None:
    reading = Reading(header_row=3, header_rows=2)
    assert column(book, reading, "Date") == ["2016-04-02", "2016-04-02", "2016-04-03"]
    assert column(book, reading, "Blues › killed") == ["170", "18", "300"]
    assert column(book, reading, "Blues › wounded") == ["about 200", "35", ""]
    told = [p for p in read_raw(book, reading).problems if p.code == "merged_figure"]
    assert [(p.row, p.column, p.value) for p in told] == [(7, "Blues › killed", "300")]


@pytest.mark.parametrize(("again", "below"), [(1, "a"), (5, "")])
def test_merged_ranges_that_lie_over_one_another_are_followed_for_so_long(
    tmp_path: Path, again: int, below: str
) -> None:
    """A sheet of four cells: a range of two fits twice, not five times and one more."""
    path = tmp_path / "book.xlsx"
    texts = "".join(
        f'<row r="{row}">'
        + "".join(
            f'<c r="{name}{row}" t="inlineStr"><is><t>{text}</t></is></c>'
            for name, text in zip("AB", cells, strict=True)
        )
        + "</row>"
        for row, cells in enumerate([("a", "b"), ("", "x")], start=1)
    )
    ranges = '<mergeCell ref="B1:B2"/>' * again + '<mergeCell ref="A1:A2"/>'
    write_xlsx(
        path,
        {
            "S": f'<worksheet xmlns="{MAIN}"><sheetData>{texts}</sheetData>'
            f"<mergeCells>{ranges}</mergeCells></worksheet>"
        },
    )
    table = read_raw(path, Reading(header_row=NO_HEADER))
    assert table.columns[0].to_pylist() == ["a", below]


def test_the_fullest_table_of_a_database_is_read_and_another_may_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE codes (code, meaning)")
        database.execute('CREATE TABLE "daily losses" (day, killed, tanks)')
        database.executemany("INSERT INTO codes VALUES (?, ?)", [("k", "killed")])
        database.executemany('INSERT INTO "daily losses" VALUES (?, ?, ?)', [("a", 1, 2)] * 3)
        database.commit()
    table = read_raw(path)
    assert (table.headers, table.siblings) == (
        ("day", "killed", "tanks"),
        ("codes", "daily losses"),
    )
    assert [p.code for p in table.problems] == ["one_table"]
    assert read_raw(path, Reading(table="codes")).headers == ("code", "meaning")
