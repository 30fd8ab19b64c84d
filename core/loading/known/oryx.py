"""Losses that Oryx confirmed from pictures: items one by one, counts of days, counts by system."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from core.loading.arrow import TEXT, pa
from core.loading.known.actors import KnownActor, state_actor
from core.loading.known.composing import Cells, Part, compose, joined, refused
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.oryxsystems import category_of
from core.loading.known.sheet import Column, Sheet
from core.loading.known.wide import given
from core.loading.rawtable import RawTable
from core.vocabulary.crosswalk import crosswalk
from core.vocabulary.terms import THIRD, Act, ActorKind, Basis, Measure, Scope, Topic, VictimClass

CODER = "Oryx"
SINCE = "2022-02-24"
"""First day of what is counted."""
_MEASURES: Mapping[str, str] = MappingProxyType(
    {
        "destroyed": Measure.DESTROYED.value,
        "damaged": Measure.DAMAGED.value,
        "abandoned": Measure.ABANDONED.value,
        "captured": Measure.CAPTURED_EQUIPMENT.value,
    }
)
_TOTAL = "type_total"
_SUM = re.compile(r"\s*-\s*[\d,]+, of which.*", re.DOTALL)
_ALL = "all_equipment"
_ARMOUR = "armoured_vehicle"
_ABOVE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {_ALL: (), "equipment_without_drones_and_trucks": ()}
    | dict.fromkeys(("tank", "afv_other", "ifv", "apc", "mrap"), (_ARMOUR, _ALL))
)
"""The totals that a type is counted in, the nearest first; all others only in the whole."""
_SYSTEM = re.compile(r"(?:\d+ )?(.*)", re.DOTALL)
_PAGES = "https://www.oryxspioenkop.com/2022/02/attack-on-europe-documenting-equipment.html"


def is_oryx(sheet: Sheet) -> bool:
    """Whether these are items, counts by type or system, or the list of models."""
    return _is_items(sheet) or _is_types(sheet) or _is_systems(sheet) or _is_models(sheet)


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Items to losses of one each, counts of a page to running totals, all said by Oryx."""
    return Translation(tuple(map(_translated, sheets)), _actors(sheets))


def _is_items(sheet: Sheet) -> bool:
    return sheet.has("country", "system", "status", "date_recorded", "url")


def _is_types(sheet: Sheet) -> bool:
    return sheet.has("country", "equipment_type", *_MEASURES, _TOTAL)


def _is_systems(sheet: Sheet) -> bool:
    return sheet.has("country", "system", *_MEASURES, "total")


def _is_models(sheet: Sheet) -> bool:
    return sheet.has("equipment_oryx", "model", "losses_total")


def _translated(sheet: Sheet) -> RawTable:
    if _is_items(sheet):
        return compose(sheet, "claims", [_items(sheet)])
    if _is_types(sheet):
        return _types(sheet)
    return _systems(sheet) if _is_systems(sheet) else _models(sheet)


def _items(sheet: Sheet) -> Part:
    days = [day for day in sheet.spellings("date_recorded").texts if day]
    first = min(days, default="")
    item = joined("oryx-", sheet.text("matID") if sheet.has("matID") else _numbers(sheet))
    cells: dict[str, Cells] = {
        "claim_id": item,
        "subject": sheet.text("country"),
        "claimed_on": sheet.each(
            lambda day: f"{SINCE}/{day}" if day == first and day > SINCE else day, "date_recorded"
        ),
        "recorded_on": sheet.text("date_recorded"),
        "measure": sheet.each(lambda status: _MEASURES.get(_status(status), ""), "status"),
        "category": sheet.each(category_of, "system"),
        "best": "1",
        "basis": Basis.INCREMENTAL.value,
        "source_url": sheet.text("url"),
        "text": joined(sheet.each(_system, "system"), ", ", sheet.text("status")),
        "note": sheet.each(lambda origin: origin and f"made in {origin}", "origin"),
        "tags": joined("event:", item),
    }
    return Part(sheet.every_row, _COMMON | cells)


def _numbers(sheet: Sheet) -> Column:
    """The rows of the file, for items without a number of their own."""
    return pa.array([f"row-{row}" for row in sheet.table.rows.tolist()], type=TEXT)


def _status(text: str) -> str:
    """The worst that befell an item: “damaged and captured” is captured."""
    folded = text.casefold()
    return next(
        (each for each in ("captured", "abandoned", "destroyed", "damaged") if each in folded), ""
    )


def _system(text: str) -> str:
    found = _SYSTEM.fullmatch(text)
    return found[1] if found and found[1] else text


def _types(sheet: Sheet) -> RawTable:
    nothing = np.nan_to_num(sheet.numbers(_TOTAL)) == 0
    nothing &= ~sheet.truth(lambda text: bool(text.strip("0")), _TOTAL)
    for status in _MEASURES:
        nothing &= ~(np.nan_to_num(sheet.numbers(status)) > 0)
    sheet = refused(
        sheet, nothing, "no_figure", "counts nothing; Oryx had no such entry on that day."
    )
    written: dict[str, set[str]] = {}
    parts: list[Part] = []
    for column, measure in (*_MEASURES.items(), (_TOTAL, Measure.LOST_UNSPECIFIED.value)):
        rows = np.flatnonzero(_counted(sheet, column))
        ids = _type_ids(sheet, measure)
        written[measure] = set(ids.take(pa.array(rows)).to_pylist())
        own: dict[str, Cells] = {
            "claim_id": ids,
            "subject": sheet.text("country"),
            "claimed_on": sheet.text("date_recorded"),
            "recorded_on": sheet.text("date_recorded"),
            "measure": measure,
            "category": sheet.each(_type_category, "equipment_type"),
            "best": sheet.text(column),
            "basis": Basis.CUMULATIVE.value,
            "since": SINCE,
            "text": sheet.each(_kind_of, "equipment_type"),
            "tags": _wholes(sheet, measure, written[measure]),
        }
        parts.append(Part(rows, _COMMON | own))
    return compose(sheet, "claims", parts)


def _counted(sheet: Sheet, column: str) -> NDArray[np.bool_]:
    """Rows whose figure says something: a status never met in a type is not a count of 0."""
    kind = sheet.combined(lambda *cells: "\x1f".join(cells), "country", "equipment_type")
    codes = kind.dictionary_encode().indices.to_numpy(zero_copy_only=False)
    numbers = sheet.numbers(column)
    ever = np.bincount(codes, weights=np.nan_to_num(numbers, nan=1.0) != 0) > 0
    return given(sheet, column) & ever[codes] if len(sheet) else np.zeros(0, dtype=bool)


def _type_ids(sheet: Sheet, measure: str) -> Column:
    def identity(country: str, kind: str, day: str) -> str:
        return _type_id(country, day, _type_category(kind), measure)

    return sheet.combined(identity, "country", "equipment_type", "date_recorded")


def _type_id(country: str, day: str, category: str, measure: str) -> str:
    return "-".join(filter(None, ("oryx", country, day, category.replace(" ", "_"), measure)))


def _kind_of(text: str) -> str:
    """A type of equipment without the figures that its label repeats."""
    return _SUM.sub("", text).strip()


def _type_category(text: str) -> str:
    found = crosswalk().find("oryx", _kind_of(text))
    return found.category if found else _kind_of(text)


def _wholes(sheet: Sheet, measure: str, written: set[str]) -> Column:
    """Tags that name the next greater total of the day that a count is a part of."""

    def tag(country: str, kind: str, day: str) -> str:
        above = _ABOVE.get(_type_category(kind), (_ALL,))
        named = (_type_id(country, day, whole, measure) for whole in above)
        return next((f"part_of:{whole}" for whole in named if whole in written), "")

    return sheet.combined(tag, "country", "equipment_type", "date_recorded")


def _systems(sheet: Sheet) -> RawTable:
    nothing = np.ones(len(sheet), dtype=bool)
    for status in _MEASURES:
        nothing &= ~_some(sheet, status)
    sheet = refused(sheet, nothing, "no_figure", "counts nothing.")
    system = joined("oryx-", sheet.text("country"), "-", sheet.each(_identity, "system"))
    parts = [
        Part(
            np.flatnonzero(_some(sheet, status)),
            _COMMON
            | _undated(joined(system, f"-{status}"))
            | {
                "subject": sheet.text("country"),
                "measure": measure,
                "category": sheet.each(category_of, "system"),
                "best": sheet.text(status),
                "text": sheet.each(_system, "system"),
            },
        )
        for status, measure in _MEASURES.items()
    ]
    return compose(sheet, "claims", parts)


def _some(sheet: Sheet, column: str) -> NDArray[np.bool_]:
    return given(sheet, column) & (sheet.numbers(column) != 0)


def _identity(text: str) -> str:
    return text.replace(";", ",")


def _models(sheet: Sheet) -> RawTable:
    model = joined(
        *("oryx-Russia-", sheet.each(_identity, "equipment_oryx"), "-"),
        sheet.each(_identity, "model"),
    )
    cells: dict[str, Cells] = {
        "subject": "Russia",
        "measure": Measure.LOST_UNSPECIFIED.value,
        "category": sheet.each(_type_category, "equipment_oryx"),
        "best": sheet.text("losses_total"),
        "text": sheet.text("model"),
        "note": sheet.each(lambda maker: maker and f"made in {maker}", "manufacturer"),
    }
    return compose(sheet, "claims", [Part(sheet.every_row, _COMMON | _undated(model) | cells)])


def _undated(item: Column) -> dict[str, Cells]:
    """A count of one system since the beginning: counts of different systems are added."""
    return {
        "claim_id": item,
        "claimed_on": "",
        "event_date": f"{SINCE}/..",
        "basis": Basis.INCREMENTAL.value,
        "tags": joined("event:", item),
    }


def _actors(sheets: Sequence[Sheet]) -> tuple[KnownActor, ...]:
    named = {text for sheet in sheets for text in sheet.spellings("country").texts if text}
    named |= {"Russia"} if any(map(_is_models, sheets)) else set()
    return (
        *(state_actor(name, name) for name in sorted(named)),
        KnownActor(CODER, THIRD, ActorKind.MONITOR.value, note="counts what pictures confirm"),
    )


_COMMON: dict[str, Cells] = {
    "act": Act.ASSERT.value,
    "topic": Topic.LOSS.value,
    "claimant": CODER,
    "scope": Scope.ONE_SIDE.value,
    "victim_class": VictimClass.MILITARY.value,
    "source": CODER,
    "source_url": _PAGES,
}
ORYX = KnownFormat(
    "oryx",
    "Oryx equipment losses",
    "README of scarnecchia/oryx_data and of 2022-Ukraine-Russia-War-Dataset",
    "Oryx, a third party, counts what pictures confirm. An item is a loss of one, counts of a day "
    "are running totals, counts by system are added. The date is that of recording: what was there "
    "on the first day was listed at some time before.",
    is_oryx,
    translate,
)
