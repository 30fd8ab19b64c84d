"""The claims table: what a row needs, and what stands in where it is silent."""

from hashlib import blake2b
from typing import Any, cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.types import union_categoricals

from core.dataset import CLAIMS
from core.loading import limits
from core.loading.arrow import TEXT, pa, pc, whole, written_out
from core.loading.claimfigures import BOUNDS, Figures, read_figures
from core.loading.columns import TableColumns
from core.loading.spellings import (
    Spellings,
    categorical,
    coded,
    spellings_of,
    text_series,
)
from core.vocabulary.categories import category_tree
from core.vocabulary.terms import Act, Basis, Measure, Scope, Topic, VictimClass

_TERRITORY = (Measure.POSITIONS, Measure.SETTLEMENTS, Measure.AREA_KM2, Measure.DISTANCE_M)
_STAND_INS = {
    "act": Act.ASSERT.value,
    "basis": Basis.UNKNOWN.value,
    "scope": Scope.UNKNOWN.value,
    "victim_class": VictimClass.UNKNOWN.value,
}
_FIGURES = ("best", "low", "high")
_LARGE = frozenset(
    {"statement_id", "place", "latitude", "longitude", "source", "source_url", "text"}
    | {"translation", "note", "tags", "event_date", "claimed_on", "recorded_on", "since"}
)
"""Columns of many spellings that are read once."""

_UNSTATED = ("basis", "scope", "victim_class")
_SEPARATOR = "\x1f"


def topic_of(measure: str) -> str:
    """The topic that a measure implies."""
    if measure in _TERRITORY:
        return Topic.TERRITORY.value
    if measure == Measure.CAPTURED:
        return Topic.CAPTIVITY.value
    if measure in ("", Measure.VIOLATIONS):
        return Topic.OTHER.value
    return Topic.LOSS.value


def claim_columns(columns: TableColumns) -> dict[str, Any]:
    """Every column of the claims frame."""
    _refuse_anonymous(columns)
    figures = read_figures(columns)
    as_is = columns.table.as_is
    stand_ins = {} if as_is else _STAND_INS
    ids = {} if as_is else _ids_and_texts(columns)
    columns.let_go(*_FIGURES, *ids)
    found = columns.frame_columns(
        "claims", without=(*_FIGURES, *ids), stand_ins=stand_ins, let_go=_LARGE
    )
    found |= ids | {"best": figures.best, "low": figures.low, "high": figures.high}
    if as_is:
        return found
    found["topic"] = _topics(columns, found)
    found["bound"] = _bounds(columns, found["bound"], figures)
    found["category"] = _categories(columns.spellings("category"))
    _remark_unstated(columns)
    return found


def _ids_and_texts(columns: TableColumns) -> dict[str, Any]:
    texts = _figure_texts(columns)
    columns.progress(f"Reading claim_id of {columns.table.file}", 0.5)
    ids = claim_ids(columns)
    columns.progress(f"Reading claim_id of {columns.table.file}", 0.5)
    return {"claim_id": ids, "value_text": texts}


def _refuse_anonymous(columns: TableColumns) -> None:
    spellings = columns.spellings("claimant")
    empty = pc.equal(pc.utf8_trim_whitespace(spellings.words), "")
    columns.findings.refuse(
        spellings.rows(empty.to_numpy(zero_copy_only=False)),
        "no_claimant",
        "claimant",
        lambda _place, _value: "nobody is named as claiming it; fill in who says so.",
    )


def _silent(columns: TableColumns, name: str) -> NDArray[np.bool_]:
    spellings = columns.spellings(name)
    return spellings.rows(spellings.empty)


def _chosen(
    where: NDArray[np.bool_], these: pd.Categorical, others: pd.Categorical
) -> pd.Categorical:
    if not where.any():
        return others
    both: Any = union_categoricals([these, others], sort_categories=True)
    codes = np.asarray(both.codes, dtype=np.int32)
    picked = np.where(where, codes[: len(where)], codes[len(where) :])
    return cast("Any", coded(picked, both.categories)).remove_unused_categories()


def _topics(columns: TableColumns, found: dict[str, Any]) -> pd.Categorical:
    measures: pd.Categorical = found["measure"]
    topics = [topic_of(str(measure)) for measure in measures.categories]
    implied = categorical(spellings_of(topics, measures.codes.astype(np.int32)))
    return _chosen(_silent(columns, "topic"), implied, found["topic"])


def _bounds(columns: TableColumns, words: pd.Categorical, figures: Figures) -> pd.Categorical:
    implied = categorical(spellings_of(BOUNDS, figures.bound))
    return _chosen(_silent(columns, "bound"), implied, words)


def _categories(spellings: Spellings) -> pd.Categorical:
    tree = category_tree()
    return categorical(spellings, [tree.find(text) or text for text in spellings.texts])


def _figure_texts(columns: TableColumns) -> Any:
    own, best = columns.text("value_text"), columns.text("best")
    if "best" not in columns:
        return text_series(own).array
    if not columns.says_something("value_text"):
        return text_series(best).array
    own, best = written_out(own), written_out(best)
    return text_series(pc.if_else(pc.equal(own, ""), best, own)).array


def claim_ids(columns: TableColumns) -> Any:
    """The ids as written; where there is none, one made from the content of the row."""
    written = pc.utf8_trim_whitespace(written_out(columns.text("claim_id")))
    missing = pc.equal(written, "")
    if not pc.any(missing).as_py():
        return text_series(written).array
    names = [name.name for name in CLAIMS if name.name in columns and name.name != "claim_id"]
    cells = [pc.utf8_trim_whitespace(written_out(columns.text(name))) for name in names]
    named = [_named(name, cell) for name, cell in zip(names, cells, strict=True)]
    ids: list[str] = []
    content = pc.filter(pc.binary_join_element_wise(*named, pa.scalar(_SEPARATOR, TEXT)), missing)
    for start in range(0, len(content), limits.BATCH):
        columns.progress(f"Naming the claims of {columns.table.file}", 0.6)
        batch: list[str] = content.slice(start, limits.BATCH).to_pylist()
        ids.extend(f"c-{blake2b(row.encode(), digest_size=6).hexdigest()}" for row in batch)
    made = pa.array(ids, type=TEXT)
    return text_series(pc.replace_with_mask(whole(written), whole(missing), made)).array


def _named(name: str, cell: Any) -> Any:
    joined = pc.binary_join_element_wise(pa.scalar(name, TEXT), cell, pa.scalar("=", TEXT))
    return pc.if_else(pc.equal(cell, ""), pa.scalar("", TEXT), joined)


def _remark_unstated(columns: TableColumns) -> None:
    if not columns.length:
        return
    if "claimed_on" not in columns:
        columns.findings.remark(
            "no_date",
            f"{columns.table.file}: no column says when it was claimed, so all rows are undated. "
            "Name the column of the date “claimed_on”.",
        )
    absent = [name for name in _UNSTATED if columns.spellings(name).empty.all()]
    if "basis" in absent:
        file = columns.table.file
        columns.findings.remark(
            "basis_unknown",
            f"{file}: no row states its {', '.join(absent)}; they stand as unknown, and figures "
            "of unknown basis are never added up. Add the columns if you know them.",
        )
