"""Several values in one cell, and what stands between them."""

from collections.abc import Sequence

from msgspec.structs import replace

from core.loading.rawtable import shown
from core.mapping.mapping import Mapping
from core.mapping.several import several
from core.mapping.suggest.finding import Confidence, Finding
from core.mapping.suggest.profile import Profile
from core.vocabulary.categories import folded

_SURE = (";", "|")
"""Marks that part values wherever they stand."""

_UNSURE = (" / ", " & ", " and ", "/", ",")
"""Marks that names hold too: they part values where most of these stand alone elsewhere."""

_ACTORS = ("claimant", "subject")
_TAGS = ("tags",)
_SHARE = 0.2
_HALF = 0.5


def with_lists(mapping: Mapping, columns: Sequence[Profile]) -> tuple[Mapping, list[Finding]]:
    """The mapping with a separator for each column of lists, and a finding that says so."""
    by_header = {column.header: column for column in columns}
    lists = dict(mapping.lists)
    findings: list[Finding] = []
    for source in mapping.sources:
        column = by_header.get(source.columns[0]) if len(source.columns) == 1 else None
        if column is None or source.target in lists or source.target not in (*_ACTORS, *_TAGS):
            continue
        separator = _of_tags(column) if source.target in _TAGS else _of_actors(column)
        if separator:
            lists[source.target] = separator
            one = next(text for text in column.texts if separator in text)
            sentence = f"“{shown(one)}” holds several values, parted by “{separator.strip()}”."
            findings.append(Finding("list", column.header, sentence, Confidence.LIKELY))
    for column in (by_header[name] for name in _figures(mapping) if name in by_header):
        one = next(filter(several, column.texts), "")
        if one:
            lists.setdefault("best", ",")
            sentence = f"“{shown(one)}” holds several figures, each with its thing: a claim each."
            findings.append(Finding("figures_apart", column.header, sentence, Confidence.LIKELY))
    return replace(mapping, lists=tuple(lists.items())), findings


def _figures(mapping: Mapping) -> tuple[str, ...]:
    best = mapping.source("best")
    return (*(part.column for part in mapping.parts), *(best.columns if best else ()))


def _of_tags(column: Profile) -> str:
    if not column.texts:
        return ""
    marks = (*_SURE, ",")
    share = {mark: sum(mark in text for text in column.texts) / len(column.texts) for mark in marks}
    best = max(marks, key=lambda mark: share[mark])
    return best if share[best] >= _SHARE else ""


def _of_actors(column: Profile) -> str:
    alone = {folded(text) for text in column.texts}
    return next((mark for mark in (*_SURE, *_UNSURE) if _parts(column, mark, alone)), "")


def _parts(column: Profile, mark: str, alone: set[str]) -> bool:
    split = [text.split(mark) for text in column.texts if mark in text.strip(mark)]
    values = [folded(part) for parts in split for part in parts if part.strip()]
    if not values or mark in _SURE:
        return bool(values)
    return sum(value in alone for value in values) > len(values) * _HALF
