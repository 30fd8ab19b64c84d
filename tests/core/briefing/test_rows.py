import csv
import io
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from core.briefing import footer_of
from core.briefing.rows import README, RowSet, readme_path, rows_of, write_rows
from core.briefing.tables import FigureTable
from core.crossfilter import Workspace
from core.filters import FilterState, OneOf
from core.loading import load
from core.panels.claims import ClaimsOptions
from core.session import SessionState, set_option
from tests.making import workspace

MADE = date(2016, 5, 1)
FORMULA = "=cmd|' /C calc'!A0"


@pytest.fixture(scope="module")
def typed() -> Workspace:
    """Four claims out of order; that of B is filtered away below."""
    killed = {"measure": "killed", "category": "personnel"}
    return workspace(
        [
            {"claimant": "A1", "claimed_on": "2016-04-03", "best": 7, "source": "Paper", **killed},
            {"claimant": "B1", "claimed_on": "2016-04-02", "best": 9, "source": "Paper", **killed},
            {"claimant": "A2", "claimed_on": "2016-04-01", "text": FORMULA, "source": "Agency"},
            {"claimant": "A1", "claimed_on": "2016-04-05", "best": 0, "source": FORMULA, **killed},
        ],
        sources=[{"source": "Paper", "publisher": "The House", "relays": "Agency"}],
    )


@pytest.fixture
def rows(typed: Workspace) -> RowSet:
    filters = FilterState().with_clause(OneOf("claimant_side", frozenset({"A"})))
    newest_first = set_option("claims", ClaimsOptions(sort="claimed", descending=True))
    state = newest_first(SessionState(typed, filters))
    table = FigureTable(("What", "Said"), ((FORMULA, "7"),), left_out=3)
    return rows_of(state, footer_of(state, MADE), "Typed", [("Losses: own/other", table)])


def test_a_csv_holds_exactly_the_rows_shown_in_the_order_shown(
    rows: RowSet, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    write_rows(rows, out)
    found = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert [row["claim_id"] for row in found] == ["c3", "c0", "c2"]
    assert [row["best"] for row in found] == ["0", "7", ""]
    assert found[2]["text"] == f"'{FORMULA}"


def test_beside_a_csv_stands_what_was_filtered_and_where_it_was_read(
    rows: RowSet, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    write_rows(rows, out)
    text = readme_path(out).read_text(encoding="utf-8")
    assert readme_path(out).name == "out-README.txt"
    assert "Shown: 3 of 4 claims (1 filtered)" in text
    assert "Filters: Side (claimant): A · by claim date" in text
    assert "Paper\t1\tThe House\t\t\t\tAgency" in text


def test_an_exported_csv_opens_again_with_the_same_claims(rows: RowSet, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    write_rows(rows, out)
    again = load([out])
    assert again.claims["claim_id"].tolist() == ["c3", "c0", "c2"]
    assert again.claims["best"].tolist()[:2] == [0.0, 7.0]


def test_a_workbook_holds_the_rows_as_text_and_numbers_and_no_formula(
    rows: RowSet, tmp_path: Path
) -> None:
    out = tmp_path / "out.xlsx"
    write_rows(rows, out)
    book = CalamineWorkbook.from_path(str(out))
    assert book.sheet_names == ["README", "Claims", "Sources", "Losses- own-other"]
    claims = book.get_sheet_by_name("Claims").to_python()
    heading = claims[0]
    text, best = heading.index("text"), heading.index("best")
    assert [row[best] for row in claims[1:]] == [0.0, 7.0, ""]
    assert claims[3][text] == FORMULA
    assert b"<f>" not in b"".join(_parts(out))
    table = book.get_sheet_by_name("Losses- own-other").to_python()
    assert table[1:] == [[FORMULA, "7"], ["… and 3 more rows", ""]]


def _parts(path: Path) -> list[bytes]:
    from zipfile import ZipFile  # noqa: PLC0415 - only this look inside needs it

    with ZipFile(path) as parts:
        return [parts.read(name) for name in parts.namelist()]


def test_a_parquet_file_carries_its_readme_in_its_metadata(rows: RowSet, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    write_rows(rows, out)
    table = pq.read_table(out)
    assert table["claim_id"].to_pylist() == ["c3", "c0", "c2"]
    assert table["best"].to_pylist() == [0.0, 7.0, None]
    assert b"Shown: 3 of 4 claims" in table.schema.metadata[README]


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet"])
def test_two_runs_write_the_same_bytes(suffix: str, rows: RowSet, tmp_path: Path) -> None:
    one, two = tmp_path / f"one.{suffix}", tmp_path / f"two.{suffix}"
    write_rows(rows, one)
    write_rows(rows, two)
    assert one.read_bytes() == two.read_bytes()
    assert not list(tmp_path.glob(".*"))
