"""Buildings destroyed and damaged in Gaza, in the layout of Palestine Datasets."""

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

import numpy as np

from core.loading.known.composing import Part, compose, joined, refused
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.inside import inside
from core.loading.known.palestine import GAZA, MEDIA_OFFICE, PAGES, SINCE, actors
from core.loading.known.sheet import Column, Sheet
from core.loading.known.wide import figure, filled
from core.loading.rawtable import RawTable
from core.vocabulary.terms import Act, Basis, Measure, Scope, Topic

_DAMAGED, _DESTROYED = Measure.DAMAGED, Measure.DESTROYED
_FIELDS: Mapping[tuple[str, str], tuple[Measure, str]] = MappingProxyType(
    {
        ("civic_buildings", "destroyed"): (_DESTROYED, "civic_building"),
        ("educational_buildings", "destroyed"): (_DESTROYED, "educational_building"),
        ("educational_buildings", "damaged"): (_DAMAGED, "educational_building"),
        ("places_of_worship", "mosques_destroyed"): (_DESTROYED, "mosque"),
        ("places_of_worship", "mosques_damaged"): (_DAMAGED, "mosque"),
        ("places_of_worship", "churches_destroyed"): (_DESTROYED, "church"),
        ("residential", "destroyed"): (_DESTROYED, "housing_unit"),
    }
)
"""What is counted by group and field; those that begin with ``ext_`` are extrapolated."""


def is_infrastructure(sheet: Sheet) -> bool:
    """Whether these are days of damage, with groups as objects or as columns with a dot."""
    groups = {group for group, _ in _FIELDS}
    dotted = (f"{group}.ext_{field}" for group, field in _FIELDS)
    return sheet.has("report_date") and (sheet.has(*groups) or sheet.has(*dotted))


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Days to running totals by the office that published them."""
    return Translation(tuple(map(_translated, sheets)), actors())


def _translated(sheet: Sheet) -> RawTable:
    counts = {name: _counted(sheet, *name) for name in _FIELDS}
    given = {name: filled(column) for name, column in counts.items()}
    silent = ~np.logical_or.reduce(list(given.values()))
    why = "no figure was published on that day; those that stand there are extrapolated."
    kept = refused(sheet, silent, "no_report", why)
    start = joined("gaza-", kept.text("report_date"), "-")
    parts = [
        Part(
            np.flatnonzero(given[name][~silent]),
            {
                "claim_id": joined(start, "-".join(name)),
                "statement_id": start,
                "act": Act.ASSERT.value,
                "topic": Topic.LOSS.value,
                "claimant": MEDIA_OFFICE,
                "subject": GAZA,
                "claimed_on": kept.text("report_date"),
                "measure": measure.value,
                "category": category,
                "best": _counted(kept, *name),
                "basis": Basis.CUMULATIVE.value,
                "since": SINCE,
                "scope": Scope.ONE_SIDE.value,
                "place": GAZA,
                "source": "Palestine Datasets",
                "source_url": PAGES,
            },
        )
        for name, (measure, category) in _FIELDS.items()
    ]
    return compose(kept, "claims", parts)


def _counted(sheet: Sheet, group: str, field: str) -> Column:
    if sheet.has(group):
        return sheet.each(partial(_named, field=field), group)
    return figure(sheet, f"{group}.{field}")


def _named(text: str, field: str) -> str:
    return inside(text, field)


INFRASTRUCTURE = KnownFormat(
    "palestine_infrastructure",
    "Palestine Datasets infrastructure",
    "Palestine Datasets documentation",
    "each figure of a day is a running total since 7 October 2023 by the Gaza Government Media "
    "Office; fields that begin with ext_ are extrapolated by the collector and are no claims, nor "
    "is a day that has no others.",
    is_infrastructure,
    translate,
)
