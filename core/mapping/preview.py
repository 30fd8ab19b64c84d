"""What a mapping makes of the first rows of a file, in words."""

from itertools import islice

import pandas as pd
from msgspec import Struct
from msgspec.structs import replace

from core.dataset import Dataset
from core.loading.anew import understood
from core.loading.rawtable import RawTable
from core.mapping.apply import apply
from core.mapping.mapping import Mapping, Source
from core.problems import UnreadableError
from core.vocabulary.terms import VictimClass

ROWS = 200
"""Rows of the file tried."""

LISTED = 60
"""Claims shown of them."""

_COLUMNS = (
    ("Claimant", "claimant"),
    ("About", "subject"),
    ("Claimed on", "claimed_on"),
    ("Event", "event_date"),
    ("Measure", "measure"),
    ("Category", "category"),
    ("Victims", "victim_class"),
    ("Figure", ""),
    ("Meant", "bound"),
    ("Basis", "basis"),
    ("Scope", "scope"),
    ("Place", "place"),
    ("Text", "text"),
)


class Preview(Struct, frozen=True):
    """The first claims as lines of texts, and what is wrong with them."""

    headers: tuple[str, ...] = ()
    lines: tuple[tuple[str, ...], ...] = ()
    problems: tuple[str, ...] = ()
    sentence: str = ""
    """How many rows of how many became claims."""
    opens: bool = False
    """Whether the file would open at all."""


def preview(table: RawTable, mapping: Mapping) -> Preview:
    """The first rows of a file as claims; what stands in the way is its only problem."""
    first = _first(table)
    if not _is_spoken(mapping):
        shown = preview(table, mapping.with_source(Source("claimant", constant="?")))
        return replace(shown, sentence=_NOBODY, opens=False)
    try:
        dataset = understood(apply(mapping, first), table.file)
    except UnreadableError as error:
        return Preview(problems=(str(error),), sentence=str(error))
    problems = tuple(dict.fromkeys(problem.sentence for problem in dataset.problems))
    refused, rows = len(dataset.rejected), len(first.rows) + len(first.rejected)
    sentence = (
        f"Of the first {rows:,} rows {rows - refused:,} become {len(dataset.claims):,} claims"
        f" and {refused:,} are refused."
    )
    return Preview(_headers(dataset), _lines(dataset), problems, sentence, len(dataset.claims) > 0)


_NOBODY = (
    "Nobody is named as claiming this: say which column is the claimant, "
    "or fill in the claimant under “For every row”."
)


def _is_spoken(mapping: Mapping) -> bool:
    parts = bool(mapping.parts) and all("claimant" in dict(part.cells) for part in mapping.parts)
    return mapping.source("claimant") is not None or parts


def _first(table: RawTable) -> RawTable:
    last = int(table.rows[:ROWS].max()) if len(table.rows) else 0
    return replace(
        table,
        columns=tuple(column.slice(0, ROWS) for column in table.columns),
        rows=table.rows[:ROWS],
        rejected=tuple(row for row in table.rejected if row.row <= last),
    )


_SILENT = {"victim_class": VictimClass.UNKNOWN.value}
"""What says so little that a column of it alone is not shown."""


def _shown(dataset: Dataset) -> list[tuple[str, str]]:
    claims = dataset.claims
    always = ("claimant", "subject", "claimed_on", "measure", "category", "")
    return [
        (title, name)
        for title, name in _COLUMNS
        if name in always or bool((~claims[name].isin(("", _SILENT.get(name, "")))).any())
    ]


def _headers(dataset: Dataset) -> tuple[str, ...]:
    return ("Row", *(title for title, _ in _shown(dataset)))


def _lines(dataset: Dataset) -> tuple[tuple[str, ...], ...]:
    claims = dataset.claims.head(LISTED)
    columns = [[str(row) for row in dataset.raw["claims"]["_row"].head(LISTED)]]
    for _, name in _shown(dataset):
        texts = _figures(claims) if not name else [str(text) for text in claims[name]]
        columns.append([text or "—" for text in texts])
    return tuple(islice(zip(*columns, strict=True), LISTED))


def _figures(claims: pd.DataFrame) -> list[str]:
    found: list[str] = []
    for best, low, high in zip(claims["best"], claims["low"], claims["high"], strict=True):
        stated = [end for end in (low, high) if not pd.isna(end)]
        plain = stated == [best] or not stated
        ends = "" if plain else f"{_number(low)} … {_number(high)}"
        found.append(" in ".join(filter(None, ("" if pd.isna(best) else _number(best), ends))))
    return found


def _number(value: float) -> str:
    return "open" if pd.isna(value) else f"{value:,.10g}"
