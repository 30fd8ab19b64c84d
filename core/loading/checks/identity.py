"""Claims that may be the same, names that only look the same, ids that lead nowhere."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.arrow import chunked, pa, pc
from core.dataset import CLAIMS, Dataset, Kind
from core.loading.checks.parts import parts_of
from core.loading.checks.spot import among, keys, mixed, warnings
from core.loading.rawtable import shown
from core.problems import Problem

_NOT_CONTENT = ("claim_id", "note", "recorded_on")
_LATIN = "[A-Za-z\u00c0-\u024f]"
_CYRILLIC = "[\u0400-\u04ff]"
_RUN = re.compile(r"[\w.]+")
_REFERENCES = ("replies_to", "supersedes")


def duplicates(dataset: Dataset) -> Iterator[Problem]:
    """Rows that say in everything the same as an earlier one."""
    coded = [
        column.name
        for column in CLAIMS
        if column.kind in (Kind.NAME, Kind.TERM, Kind.DATE) and column.name not in _NOT_CONTENT
    ]
    plain = [
        column.name
        for column in CLAIMS
        if column.kind in (Kind.TEXT, Kind.NUMBER) and column.name not in _NOT_CONTENT
    ]
    alike = _repeated(mixed(dataset, coded))
    content = dataset.claims[plain].iloc[alike].assign(_key=keys(dataset, coded, alike))
    yield from warnings(
        dataset,
        alike[content.duplicated().to_numpy()],
        ("duplicate", "claim_id"),
        lambda _place, _value: "an earlier row says exactly the same; delete one of them.",
    )


def _repeated(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    """The places of the keys that stand at more than one place."""
    ordered = np.sort(keys)
    again = ordered[1:][ordered[1:] == ordered[:-1]]
    return np.flatnonzero(np.isin(keys, again)) if len(again) else np.zeros(0, dtype=np.int64)


def mixed_scripts(dataset: Dataset) -> Iterator[Problem]:
    """Names that mix Latin and Cyrillic letters in a word."""
    for column in ("claimant", "subject"):
        yield from _mixed(dataset, column, np.flatnonzero(among(dataset, column, _is_mixed)))
    ids = dataset.claims["claim_id"]
    if pc.all(pc.string_is_ascii(chunked(ids.array))).as_py():
        return
    foreign = ids.str.contains(_CYRILLIC, regex=True).to_numpy(dtype=bool)
    chosen = [place for place in np.flatnonzero(foreign) if _is_mixed(str(ids.iloc[int(place)]))]
    yield from _mixed(dataset, "claim_id", chosen)


def unknown_references(dataset: Dataset) -> Iterator[Problem]:
    """Replies to claims, and replacements and parts of claims, that are not there."""
    claims = dataset.claims
    ids: set[str] | None = None
    for column in _REFERENCES:
        places = np.flatnonzero((claims[column] != "").to_numpy(dtype=bool))
        if not len(places):
            continue
        ids = set(claims["claim_id"].tolist()) if ids is None else ids
        lost: dict[int, str] = {}
        for place, text in zip(places.tolist(), claims[column].iloc[places].tolist(), strict=True):
            named = [name.strip() for name in text.split(";")]
            missing = next((name for name in named if name and name not in ids), "")
            if missing:
                lost[place] = missing
        yield from _lost(dataset, column, lost)
    yield from _lost(dataset, "tags", _lost_totals(dataset))


def _lost_totals(dataset: Dataset) -> dict[int, str]:
    """Of each claim that is a part of claims that are not there, the first of their ids."""
    parts = parts_of(dataset)
    missing = np.flatnonzero(parts.totals < 0)
    rows, first = np.unique(parts.rows[missing], return_index=True)
    names = parts.names.take(pa.array(parts.mentions[missing][first])).to_pylist()
    return dict(zip(rows.tolist(), names, strict=True))


def _lost(dataset: Dataset, column: str, lost: dict[int, str]) -> Iterator[Problem]:
    yield from warnings(
        dataset,
        sorted(lost),
        ("unknown_claim_id", column),
        lambda place, _value: f"there is no claim “{shown(lost[place])}”; check its id.",
    )


def _mixed(dataset: Dataset, column: str, places: Iterable[Any]) -> Iterator[Problem]:
    yield from warnings(
        dataset,
        places,
        ("mixed_scripts", column),
        lambda _place, value: (
            f"“{value}” mixes Latin and Cyrillic letters that look alike; type it anew."
        ),
    )


def _is_mixed(text: str) -> bool:
    """Whether a word has letters of both; each word is looked through once, however long it is."""
    runs = _RUN.findall(text) if re.search(_CYRILLIC, text) else []
    return any(re.search(_LATIN, run) and re.search(_CYRILLIC, run) for run in runs)
