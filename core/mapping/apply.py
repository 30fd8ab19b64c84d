"""From a raw table to tables of the schema, as a mapping says."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from core.loading.known import translated
from core.loading.known.composing import Part, compose, refused
from core.loading.known.sheet import Sheet
from core.loading.progress import silent
from core.loading.rawtable import RawTable
from core.loading.unfolding import unfolded
from core.mapping.actors import sides_table
from core.mapping.cells import Cells
from core.mapping.filling import Filled
from core.mapping.mapping import FIGURES, SIDES, Mapping, WidePart
from core.mapping.relative import resolved
from core.mapping.worded import Worded
from core.vocabulary.categories import folded
from core.vocabulary.terms import Scope

Columns = dict[str, Any]


def applied(mapping: Mapping) -> Callable[[Sequence[RawTable]], tuple[RawTable, ...]]:
    """The mapping as what the loading path asks of every translation."""

    def translate(tables: Sequence[RawTable]) -> tuple[RawTable, ...]:
        foreign = [table for table in tables if table.name in ("", "claims")]
        others = [table for table in tables if table not in foreign]
        made = [each for table in foreign for each in apply(mapping, unfolded(table))]
        return (*made, *translated(others, silent))

    return translate


def apply(mapping: Mapping, table: RawTable) -> tuple[RawTable, ...]:
    """The claims of a table, and its actors where the mapping names sides.

    Every row becomes at least one row of claims or is listed as refused; rows made from one row of
    the file are kept or refused together.
    """
    return _applied(mapping, Sheet(table), Filled(table, mapping))


def _applied(mapping: Mapping, sheet: Sheet, filled: Filled) -> tuple[RawTable, ...]:
    sheet = _without_summaries(mapping, sheet)
    cells = Cells(filled(sheet.table), mapping)
    worded = Worded(cells, mapping)
    silent_rows = _silent_rows(mapping, cells)
    unread = worded.unread_rows(_figure_columns(mapping)) if mapping.refuse_unread else None
    if unread is not None and unread.any():
        sheet = refused(sheet, unread, "unread_words", worded.why)
        return _applied(replace(mapping, refuse_unread=False, summaries=()), sheet, filled)
    if silent_rows.any():
        why = "none of the columns with figures says anything in this row."
        sheet = refused(sheet, silent_rows, "no_figure", why)
        return _applied(replace(mapping, summaries=()), sheet, filled)
    common = _common(mapping, cells)
    parts = [
        Part(spoken_places, common | kind | spoken)
        for part in mapping.parts or (None,)
        for places, kind in _kinds(mapping, worded, cells, part, common)
        for spoken_places, spoken in _spoken(cells, places)
    ]
    claims = resolved(compose(sheet, "claims", parts))
    claims = replace(claims, problems=(*claims.problems, *worded.problems()))
    plain = _without_sides(claims)
    return (plain, actors) if (actors := sides_table(mapping, claims)) is not None else (plain,)


def _kinds(
    mapping: Mapping, worded: Worded, cells: Cells, part: WidePart | None, common: Columns
) -> list[tuple[NDArray[np.int64], Columns]]:
    """Rows of a part and their figures; apart those whose cell holds several, each in its turn."""
    places, kind = _filled(cells, part), _figures(mapping, worded, part)
    columns = (part.column,) if part else _figure_columns(mapping)
    count = worded.counts(columns[0])[places] if columns else places[:0]
    if not count.any():
        return [(places, kind)]
    found = [(places[count == 0], kind)]
    for turn in range(int(count.max())):
        told = worded.turn(columns[0], turn, common | kind)
        found.append((places[count > turn], kind | _in_one_breath(mapping, cells, common) | told))
    return found


def _in_one_breath(mapping: Mapping, cells: Cells, common: Columns) -> Columns:
    """Ids of rows that become several claims: an id of the row is that of what was said."""
    if "claim_id" not in common or mapping.source("statement_id"):
        return {"statement_id": cells.statements()}
    return {"statement_id": common["claim_id"], "claim_id": ""}


def _without_sides(claims: RawTable) -> RawTable:
    kept = [place for place, header in enumerate(claims.headers) if header not in SIDES]
    return replace(
        claims,
        headers=tuple(claims.headers[place] for place in kept),
        columns=tuple(claims.columns[place] for place in kept),
    )


def _without_summaries(mapping: Mapping, sheet: Sheet) -> Sheet:
    rows = np.zeros(len(sheet), dtype=bool)
    cells = Cells(sheet.table, mapping)
    for summary in mapping.summaries:
        wanted = folded(summary.written)
        rows |= cells.truth(lambda text, wanted=wanted: folded(text) == wanted, summary.column)
    return refused(sheet, rows, "summary_row", "it sums up other rows and was left out.")


def _figure_columns(mapping: Mapping) -> tuple[str, ...]:
    if mapping.parts:
        return tuple(part.column for part in mapping.parts)
    best = mapping.source("best")
    return best.columns[:1] if best else ()


def _filled(cells: Cells, part: WidePart | None) -> NDArray[np.int64]:
    if part is None:
        return np.arange(len(cells), dtype=np.int64)
    some = np.zeros(len(cells), dtype=bool)
    for column in filter(None, (part.column, part.low, part.high)):
        some |= cells.truth(bool, column)
    return np.flatnonzero(some).astype(np.int64)


def _silent_rows(mapping: Mapping, cells: Cells) -> NDArray[np.bool_]:
    silent_rows = np.ones(len(cells), dtype=bool)
    for part in mapping.parts or (None,):
        silent_rows[_filled(cells, part)] = False
    return silent_rows


def _common(mapping: Mapping, cells: Cells) -> Columns:
    found: Columns = {}
    for source in mapping.sources:
        if source.target not in FIGURES:
            found[source.target] = cells.target(source)
    if mapping.marks:
        found["tags"] = cells.marked()
    subjects = cells.items("subject")
    if subjects.several.any():
        found["subject"] = subjects.alone
        found["scope"] = subjects.scoped(found.get("scope", ""), Scope.BOTH_SIDES.value)
    return found


def _spoken(cells: Cells, places: NDArray[np.int64]) -> list[tuple[NDArray[np.int64], Columns]]:
    claimants = cells.items("claimant")
    if not claimants.several.any():
        return [(places, {})]
    statement = {"statement_id": cells.statements()}
    found: list[tuple[NDArray[np.int64], Columns]] = []
    for turn in range(claimants.most):
        there = claimants.count[places] > turn
        said = statement | {"claimant": claimants.each(turn)}
        found.append((places[there | (turn == 0)], said))
    return found


def _figures(mapping: Mapping, worded: Worded, part: WidePart | None) -> Columns:
    if part is not None:
        said = worded.cells(part.column, part.low, part.high)
        return said | dict(part.cells)
    sources = {name: mapping.source(name) for name in FIGURES}
    if not any(sources.values()):
        return {}
    first = {name: s.columns[0] for name, s in sources.items() if s and s.columns}
    said = worded.cells(*(first.get(name, "") for name in FIGURES))
    said |= {name: s.constant for name, s in sources.items() if s and not s.columns}
    if mapping.source("value_text") is not None:
        said.pop("value_text", None)
    if mapping.source("bound") is not None:
        said.pop("bound", None)
    return said
