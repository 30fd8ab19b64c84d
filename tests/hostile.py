"""Tables full of text that a careless writer would lose, and whether two datasets are equal."""

import csv
from pathlib import Path

import pandas as pd
from hypothesis import strategies as st

from core.dataset import TABLES, Column, Dataset, Kind

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff"), max_size=8
)
"""Any signs but those that XML has no way to write: a spreadsheet of them is refused."""
CELLS = st.one_of(
    TEXTS, st.sampled_from(["=1+1", "+1", "-1", "@x", "'x", "''", "\tx", "\rx", 'a"b', "a\r\nb"])
)
NAMES = CELLS.filter(str.strip)
DATES = st.sampled_from(
    ["", "2016-04-02", "2016~", "2016-04-02/..", "03/04/2016", "13/04/2016", "4 Apr 2016", "156X"]
)
MONTH_FIRST = st.sampled_from(["", "2016-04-02", "03/04/2016", "04/13/2016"])
COUNTS = st.one_of(
    st.just(""), st.integers(0, 10**9).map(str), st.floats(0, 1e18, allow_subnormal=False).map(repr)
)
FIGURES = st.one_of(
    COUNTS.map(lambda best: ("", best, "")),
    st.tuples(*[st.integers(0, 10**6)] * 3).map(lambda three: tuple(map(str, sorted(three)))),
    st.tuples(*[st.integers(0, 10**6)] * 2).map(lambda two: (str(min(two)), "", str(max(two)))),
)


def cells_of(column: Column) -> st.SearchStrategy[str]:
    if column.terms:
        return st.sampled_from(["", *(term.value for term in column.terms)])
    match column.kind:
        case Kind.DATE:
            return DATES
        case Kind.NUMBER:
            return COUNTS
        case _:
            return CELLS


@st.composite
def folders(draw: st.DrawFn) -> dict[str, list[dict[str, str]]]:
    tables = {}
    for name, key in (("actors", "actor"), ("sources", "source"), ("places", "place")):
        names = draw(st.lists(NAMES, max_size=4, unique_by=str.strip))
        tables[name] = [
            {c.name: draw(cells_of(c)) for c in TABLES[name]} | {key: text} for text in names
        ]
    months = draw(st.booleans())
    tables["claims"] = [
        {column.name: draw(cells_of(column)) for column in TABLES["claims"]}
        | {"claimant": draw(NAMES)}
        | dict(zip(("low", "best", "high"), draw(FIGURES), strict=True))
        | ({"event_date": draw(MONTH_FIRST)} if months else {})
        for _ in range(draw(st.integers(1, 4)))
    ]
    tables["relations"] = [
        {column.name: draw(cells_of(column)) for column in TABLES["relations"]}
        | {"source": draw(NAMES), "target": draw(NAMES)}
        for _ in range(draw(st.integers(0, 2)))
    ]
    return tables


def write_tables(folder: Path, tables: dict[str, list[dict[str, str]]]) -> None:
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, [column.name for column in TABLES[name]])
            writer.writeheader()
            writer.writerows(rows)


def assert_same(one: Dataset, other: Dataset) -> None:
    for name in TABLES:
        pd.testing.assert_frame_equal(one.table(name), other.table(name), obj=name)
