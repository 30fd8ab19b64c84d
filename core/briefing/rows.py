"""The rows shown, for other programs: csv, xlsx and parquet, each with what was filtered."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd
from msgspec import Struct
from msgspec.structs import replace

from core.briefing.footer import Footer
from core.briefing.tables import FigureTable, sources_table
from core.dataset import CLAIMS, Column, Dataset, Kind
from core.exporting.atomic import replaced_file
from core.exporting.cells import texts_of, values_of
from core.exporting.tables import save_claims
from core.exporting.workbook import MOST_ROWS, Cell, SheetOfCells, write_workbook
from core.index import IntArray
from core.panels.claims import build as claims_view
from core.panels.question import Question
from core.session import SessionState

README = b"counterclaim.readme"
"""Key of the README in the metadata of a parquet file."""

_ESCAPED = (
    "A cell that would begin with = + - @ ' or a tab has an apostrophe before it, so that no "
    "spreadsheet takes it for a formula."
)


class RowSet(Struct, frozen=True, eq=False):
    """Claims in the order shown, the footer they leave under, and tables that go with them."""

    title: str
    claims: Dataset
    footer: Footer
    sources: FigureTable
    tables: tuple[tuple[str, FigureTable], ...] = ()


def rows_of(
    state: SessionState,
    footer: Footer,
    title: str,
    tables: Sequence[tuple[str, FigureTable]] = (),
) -> RowSet:
    """Exactly the rows that the claims table shows, in its order, with every column."""
    option = state.options.get("claims")
    view = claims_view(Question(state.workspace, state.filters, options=option))
    dataset = state.workspace.dataset
    order: IntArray = view.order
    chosen = dataset.claims.iloc[order].reset_index(drop=True)
    sources = sources_table(state.workspace, order)
    return RowSet(title, replace(dataset, claims=chosen), footer, sources, tuple(tables))


def readme(rows: RowSet, remark: str = "") -> str:
    """What the rows are, what was filtered, and where each was read."""
    lines = [
        rows.title,
        "",
        "Claims, not facts: each row is what somebody said. Order and rows as the claims table",
        "shows them; columns as in the data format of Counterclaim.",
        *((remark,) if remark else ()),
        "",
        rows.footer.text,
        "",
        "Sources of the rows",
        *("\t".join(row).rstrip() for row in (rows.sources.columns, *rows.sources.rows)),
    ]
    return "\n".join(lines) + "\n"


def write_rows(rows: RowSet, path: Path) -> None:
    """Write in the form of the path's suffix; raises KeyError on another, OSError, ValueError."""
    WRITERS[path.suffix.casefold()](rows, path)


def readme_path(path: Path) -> Path:
    """Where the README of a csv file stands."""
    return path.with_name(f"{path.stem}-README.txt")


def _csv(rows: RowSet, path: Path) -> None:
    with replaced_file(readme_path(path)) as part:
        part.write_text(readme(rows, _ESCAPED), encoding="utf-8")
    save_claims(rows.claims, path)


def _parquet(rows: RowSet, path: Path) -> None:
    # Start-up time; and the library has no type stubs.
    arrow: Any = import_module("pyarrow")
    parquet: Any = import_module("pyarrow.parquet")

    claims = rows.claims.claims
    columns = {
        column.name: arrow.array(claims[column.name].to_numpy(), from_pandas=True)
        if column.kind is Kind.NUMBER
        else arrow.array(claims[column.name].astype("str").tolist(), arrow.string())
        for column in CLAIMS
    }
    notes = {README: readme(rows).encode("utf-8")}
    with replaced_file(path) as part:
        parquet.write_table(arrow.table(columns).replace_schema_metadata(notes), part)


def _xlsx(rows: RowSet, path: Path) -> None:
    claims = rows.claims.claims
    if len(claims) > MOST_ROWS:
        raise ValueError(f"a sheet has room for {MOST_ROWS:,} rows; take csv or parquet")
    named = (("Sources", rows.sources), *rows.tables)
    sheets = (
        SheetOfCells(
            "Claims",
            tuple(column.name for column in CLAIMS),
            [_cells(claims, column) for column in CLAIMS],
        ),
        *(_sheet(title, table) for title, table in named if table.columns),
    )
    with replaced_file(path) as part:
        write_workbook(part, readme(rows), sheets, rows.title, rows.footer.made)


def _cells(claims: pd.DataFrame, column: Column) -> list[Cell]:
    cells = claims[column.name]
    return list(values_of(cells) if column.kind is Kind.NUMBER else texts_of(cells))


def _sheet(title: str, table: FigureTable) -> SheetOfCells:
    columns = [[row[place] for row in table.rows] for place in range(len(table.columns))]
    if table.left_out:
        columns[0].append(f"… and {table.left_out:,} more rows")
    return SheetOfCells(title, table.columns, columns)


WRITERS: Mapping[str, Callable[[RowSet, Path], None]] = MappingProxyType(
    {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet}
)
"""What writes rows, by the suffix of the file."""
