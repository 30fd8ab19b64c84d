"""From raw tables to the frames of the schema."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from msgspec import Struct
from msgspec.structs import replace

from core.cores import both
from core.dataset import KEPT_FROM, empty_table
from core.loading.arrow import TEXT, give_back, pa, spelled_once
from core.loading.claims import claim_columns
from core.loading.columns import TableColumns
from core.loading.findings import Findings
from core.loading.headers import looks_like_data
from core.loading.progress import Progress, part, silent
from core.loading.rawtable import RawTable, shown
from core.loading.spellings import categorical, one_spelling, text_series, written_series
from core.problems import NotUnderstoodError, Problem, RejectedRow, UnreadableError
from core.stacking import end_to_end

_REQUIRED = {
    "claims": ("claimant",),
    "actors": ("actor",),
    "sides": ("side",),
    "relations": ("source", "target"),
    "sources": ("source",),
    "places": ("place",),
}
_UNIQUE = ("actors", "sides", "sources", "places")
_JOINING = "Putting the datasets together"
_WHO = 8
_WHAT = (
    *("act", "topic", "measure", "best", "low", "high", "value_text"),
    *("text", "translation", "note", "replies_to", "supersedes"),
)
"""Columns of claims of which one at least says what is claimed, and not only about whom."""
_FIGURE = re.compile(r"\s*[~≈<>≤≥+±]?\s*\d[\d\s.,'’–-]*[+?]?\s*$")
"""A number, or two with a dash between, as people write figures."""
_LOOKED_AT = 200
"""Rows of a column that are asked whether it holds figures."""
_SENTENCE = 60
"""Characters of a lone header from which it is no header but prose."""


class Built(Struct, frozen=True, eq=False):
    """A table as the program knows it, and the rows it came from."""

    frame: pd.DataFrame
    raw: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()


def build(table: RawTable, progress: Progress) -> Built:
    """Read every column of a raw table; refused rows are listed, not kept.

    Of a translated table, which stands for rows of another, no column is held longer than needed.
    """
    columns = list(table.columns)
    if table.origin is not None:
        table = replace(table, columns=())
    findings = Findings(table, columns)
    if table.origin is None:
        frame_columns, raw = both(
            lambda: _columns(TableColumns(findings, progress)),
            lambda: _raw(table, silent),
            len(table.rows),
        )
    else:
        frame_columns, raw = _columns(TableColumns(findings, progress)), None
    _remark_unknown(findings)
    if not len(table.rows) and not table.rejected and table.origin is None:
        findings.remark("no_rows", f"{table.file} has a header and no rows.")
    kept = np.flatnonzero(~findings.refused)
    columns.clear()
    give_back()
    progress(f"Arranging {table.file}", 0.9)
    frame = pd.DataFrame(
        {name: pd.Series(frame_columns[name], copy=False) for name in _names(table.name)},
        copy=False,
    )
    raw = _raw(table, part(progress, 0.9, 1)) if raw is None else raw
    if len(kept) < len(frame):
        frame, raw = (whole.iloc[kept].reset_index(drop=True) for whole in (frame, raw))
        frame = _without_unused(frame)
    return Built(
        frame,
        raw,
        (*table.problems, *findings.problems),
        (*table.rejected, *findings.rejected),
    )


def _columns(columns: TableColumns) -> dict[str, Any]:
    if columns.table.name == "claims":
        _require_claimant(columns)
        return claim_columns(columns)
    _refuse_unnamed(columns)
    return columns.frame_columns(columns.table.name)


def joined(name: str, parts: Sequence[Built], progress: Progress = silent) -> Built:
    """Several files of one table as one; ``progress`` is told at every column."""
    if not parts:
        return Built(empty_table(name), pd.DataFrame())
    if len(parts) == 1:
        return parts[0]
    frames = [one.frame for one in parts]
    columns: dict[str, Any] = {}
    for place, column in enumerate(frames[0]):
        progress(_JOINING, place / len(frames[0].columns))
        pieces = [frame[column] for frame in frames]
        columns[str(column)] = end_to_end(pieces)
    return Built(
        pd.DataFrame(columns, copy=False),
        stacked([one.raw for one in parts]),
        tuple(problem for one in parts for problem in one.problems),
        tuple(row for one in parts for row in one.rejected),
    )


def stacked(raws: Sequence[pd.DataFrame], progress: Progress = silent) -> pd.DataFrame:
    """Rows as written of several files, one under the other; "" where a file has no such column.

    ``progress`` is told at every column.
    """
    names = dict.fromkeys(str(name) for raw in raws for name in raw.columns)
    columns: dict[str, Any] = {}
    for place, name in enumerate(names):
        progress(_JOINING, place / len(names))
        nothing = (pd.Series(categorical(one_spelling("", len(raw)))) for raw in raws)
        pieces = [raw.get(name, none) for raw, none in zip(raws, nothing, strict=True)]
        if not all(isinstance(piece.dtype, pd.CategoricalDtype) for piece in pieces):
            pieces = [piece.astype("str") for piece in pieces]
        columns[name] = end_to_end(pieces, in_order=False)
    return pd.DataFrame(columns, index=pd.RangeIndex(sum(map(len, raws))), copy=False)


def _names(name: str) -> list[str]:
    return [str(column) for column in empty_table(name).columns]


def _require_claimant(columns: TableColumns) -> None:
    table = columns.table
    if not table.headers:
        first = f" The first: {table.rejected[0].sentence}" if table.rejected else ""
        raise UnreadableError(
            f"{table.file} has no record with named fields.{first} Check what the file holds."
        )
    if "claimant" not in columns:
        _refuse_what_is_no_table(table)
        there = ", ".join(f"“{shown(h)}”" for h in table.headers[:_WHO])
        rest = len(table.headers) - _WHO
        more = f" and {rest} more" if rest > 0 else ""
        told = f"no column says who claims: the columns are {there}{more}. Name the column of the"
        if looks_like_data(table.headers):
            told = (
                f"its first row holds data, not names of columns: {there}{more}. Write the names "
                "above it, such as claimed_on, subject, measure and best, and call the"
            )
        raise NotUnderstoodError(
            f"{table.file}: {told} speaker “claimant” (docs/data-format.md lists the others)."
        )
    _require_matter(columns)


def _require_matter(columns: TableColumns) -> None:
    table = columns.table
    read = {*columns.findings.mapped.values()}
    unread = [
        header
        for place, header in enumerate(table.headers)
        if place not in read and _holds_figures(columns.findings.columns[place])
    ]
    if unread and not any(name in columns for name in _WHAT):
        raise NotUnderstoodError(
            f"{table.file}: no column says what is claimed: “{shown(unread[0])}” and the like are "
            "no columns of claims. Name them “subject”, “measure”, “category” and “best” "
            "(docs/data-format.md lists the others)."
        )


def _holds_figures(column: Any) -> bool:
    return any(_FIGURE.match(str(cell)) for cell in column[:_LOOKED_AT].to_pylist())


def _refuse_what_is_no_table(table: RawTable) -> None:
    if "geometry" in table.headers:
        raise UnreadableError(
            f"{table.file} holds lines and outlines of a map, not claims. Open the table of claims."
        )
    if len(table.headers) == 1 and len(table.headers[0]) > _SENTENCE:
        raise UnreadableError(
            f"{table.file} is running text, not a table: nothing divides its lines into columns. "
            "Put its claims into a table, one row each."
        )


def _refuse_unnamed(columns: TableColumns) -> None:
    table = columns.table
    for name in _REQUIRED[table.name]:
        if name not in columns:
            raise UnreadableError(
                f"{table.file}: the table of {table.name} has no column “{name}”. Add it."
            )
        spellings = columns.spellings(name)
        empty = np.array([not text.strip() for text in spellings.texts], dtype=bool)
        columns.findings.refuse(
            spellings.rows(empty),
            "no_name",
            name,
            lambda _place, _value: f"the cell is empty; every row of {table.name} needs it.",
        )
    if table.name in _UNIQUE:
        key = _REQUIRED[table.name][0]
        again = pd.Series(columns.spellings(key).codes).duplicated().to_numpy()
        columns.findings.refuse(
            again,
            "reused_name",
            key,
            lambda _place, value: f"“{value}” stands in an earlier row already; keep one of them.",
        )


def _remark_unknown(findings: Findings) -> None:
    table = findings.table
    known = set(findings.mapped.values())
    ours = KEPT_FROM if table.as_is else ()
    unknown = [
        header
        for place, header in enumerate(table.headers)
        if place not in known and header not in ours
    ]
    if unknown:
        listed = ", ".join(f"“{shown(header)}”" for header in unknown[:_WHO])
        rest = len(unknown) - _WHO
        more = f" and {rest} more" if rest > 0 else ""
        told = (
            f"is no column of {table.name}; it is"
            if len(unknown) == 1
            else f"are not columns of {table.name}; they are"
        )
        findings.remark(
            "unknown_column",
            f"{table.file}: {listed}{more} {told} kept with the original rows and used nowhere.",
        )


def _raw(table: RawTable, progress: Progress) -> pd.DataFrame:
    if table.derived:
        return pd.DataFrame(index=pd.RangeIndex(len(table.rows)))
    headers, written = table.headers, table.columns
    places = None
    if table.origin is not None:
        headers, written = table.origin.headers, table.origin.columns
        places = pa.array(table.origin.places)
    columns: dict[str, pd.Series] = {}
    for place, (header, column) in enumerate(zip(headers, written, strict=True)):
        progress(f"Arranging {table.file}", place / len(headers))
        taken = column if places is None else spelled_once(column).take(places)
        columns[header] = written_series(taken)
        if places is not None:
            give_back()
    file = pa.DictionaryArray.from_arrays(
        pa.array(np.zeros(len(table.rows), dtype=np.int32)), pa.array([table.file], type=TEXT)
    )
    columns["_file"] = written_series(file)
    columns["_row"] = text_series(pa.array(table.rows).cast(TEXT))
    return pd.DataFrame(columns, copy=False)


def _without_unused(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(
        **{
            str(name): column.cat.remove_unused_categories()
            for name, column in frame.items()
            if isinstance(column.dtype, pd.CategoricalDtype)
        }
    )
