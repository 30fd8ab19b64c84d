"""WarSpotting: losses of equipment of the war in Ukraine, item by item, as its interface gives."""

from collections.abc import Sequence

from core.loading.known.actors import KnownActor, state_actor
from core.loading.known.composing import Cells, Part, compose, joined, listed
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.oryxsystems import category_of
from core.loading.known.sheet import Sheet
from core.loading.rawtable import RawTable
from core.vocabulary.categories import category_tree
from core.vocabulary.crosswalk import crosswalk
from core.vocabulary.terms import THIRD, Act, ActorKind, Basis, Measure, Scope, Topic, VictimClass

CODER = "WarSpotting"
_PAGES = "https://ukr.warspotting.net/view/"
_WORST = (
    ("captured", Measure.CAPTURED_EQUIPMENT),
    ("abandoned", Measure.ABANDONED),
    ("destroyed", Measure.DESTROYED),
    ("damaged", Measure.DAMAGED),
)
_TWO = 2


def is_warspotting(sheet: Sheet) -> bool:
    """Whether these are its items."""
    return sheet.has("id", "type", "model", "status", "lost_by", "date")


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Each item to a loss of one, said by WarSpotting."""
    sides = {text for sheet in sheets for text in sheet.spellings("lost_by").texts if text}
    coder = KnownActor(CODER, THIRD, ActorKind.MONITOR.value, note="lists what pictures confirm")
    actors = (*(state_actor(name, name) for name in sorted(sides)), coder)
    return Translation(tuple(map(_items, sheets)), actors)


def _items(sheet: Sheet) -> RawTable:
    item = joined("warspotting-", sheet.text("id"))
    cells: dict[str, Cells] = {
        "claim_id": item,
        "act": Act.ASSERT.value,
        "topic": Topic.LOSS.value,
        "claimant": CODER,
        "subject": sheet.text("lost_by"),
        "event_date": sheet.text("date"),
        "measure": sheet.each(_measure, "status"),
        "category": sheet.combined(_category, "type", "model"),
        "best": "1",
        "basis": Basis.INCREMENTAL.value,
        "scope": Scope.ONE_SIDE.value,
        "victim_class": VictimClass.MILITARY.value,
        "place": sheet.text("nearest_location"),
        "latitude": sheet.each(lambda spot: _part(spot, 0), "geo"),
        "longitude": sheet.each(lambda spot: _part(spot, 1), "geo"),
        "source": CODER,
        "source_url": joined(_PAGES, sheet.text("id"), "/"),
        "text": listed(", ", sheet.text("model"), sheet.text("status")),
        "note": listed("; ", sheet.text("unit"), sheet.text("tags")),
        "tags": joined("event:", item),
    }
    return compose(sheet, "claims", [Part(sheet.every_row, cells)])


def _measure(status: str) -> str:
    """The worst that befell an item: “abandoned, captured” is captured."""
    plain = status.casefold()
    lost = Measure.LOST_UNSPECIFIED
    return next((measure for word, measure in _WORST if word in plain), lost).value


def _category(kind: str, model: str) -> str:
    """The category of a type as Oryx and the tree call it, else of the model's own name."""
    found = crosswalk().find("oryx", kind)
    return (found.category if found else category_tree().find(kind)) or category_of(model) or kind


def _part(spot: str, place: int) -> str:
    parts = [part.strip() for part in spot.split(",")]
    return parts[place] if len(parts) == _TWO else ""


WARSPOTTING = KnownFormat(
    "warspotting",
    "WarSpotting losses",
    "WarSpotting application interface",
    "WarSpotting, a third party, lists losses that pictures confirm; each item is a loss of one on "
    "the day that it gives.",
    is_warspotting,
    translate,
)
