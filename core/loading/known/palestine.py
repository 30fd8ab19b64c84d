"""Daily casualties in Gaza and the West Bank, in the layout of Palestine Datasets."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import cast

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from core.loading.known.actors import KnownActor, state_actor
from core.loading.known.composing import Cells, Part, compose, joined, refused, where
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.sheet import Column, Sheet
from core.loading.known.wide import figure, filled
from core.loading.rawtable import RawTable
from core.vocabulary.terms import THIRD, Act, ActorKind, Basis, Measure, Scope, Topic, VictimClass

SINCE = "2023-10-07"
"""First day of the totals."""
GAZA, WEST_BANK = "Gaza", "West Bank"
MINISTRY, MEDIA_OFFICE = "Gaza Ministry of Health", "Gaza Government Media Office"
_FLASH, _CHECKED = "UN OCHA flash updates", "UN OCHA verified"
_SPEAKERS = MappingProxyType({"mohtel": MINISTRY, "gmotel": MEDIA_OFFICE, "un": _FLASH})
PAGES = "https://data.techforpalestine.org/docs/"
_RUNNING = "_cum"
_DAY = 24


class _Told(Struct, frozen=True):
    """What a field counts: of whom, how, and the field whose count it is a part of."""

    measure: Measure
    category: str = "personnel"
    victims: VictimClass = VictimClass.MIXED
    whole: str = ""


_KILLED, _WOUNDED, _CIVIL = Measure.KILLED, Measure.WOUNDED, VictimClass.CIVILIAN
_FIELDS: Mapping[str, _Told] = MappingProxyType(
    {
        "killed": _Told(_KILLED),
        "killed_cum": _Told(_KILLED),
        "injured": _Told(_WOUNDED),
        "injured_cum": _Told(_WOUNDED),
        "killed_children": _Told(_KILLED, "child", _CIVIL, "killed"),
        "killed_children_cum": _Told(_KILLED, "child", _CIVIL, "killed_cum"),
        "killed_women_cum": _Told(_KILLED, "woman", VictimClass.MIXED, "killed_cum"),
        "injured_children": _Told(_WOUNDED, "child", _CIVIL, "injured"),
        "injured_children_cum": _Told(_WOUNDED, "child", _CIVIL, "injured_cum"),
        "med_killed_cum": _Told(_KILLED, "medical_staff", _CIVIL, "killed_cum"),
        "press_killed_cum": _Told(_KILLED, "press", _CIVIL, "killed_cum"),
        "civdef_killed_cum": _Told(_KILLED, "civil_defence", _CIVIL, "killed_cum"),
        "aid_seeker_killed_cum": _Told(_KILLED, "aid_seeker", _CIVIL, "killed_cum"),
        "aid_seeker_injured_cum": _Told(_WOUNDED, "aid_seeker", _CIVIL, "injured_cum"),
        "famine_cum": _Told(_KILLED, "starved", _CIVIL),
        "child_famine_cum": _Told(_KILLED, "starved_child", _CIVIL, "famine_cum"),
    }
)


def is_casualties(sheet: Sheet) -> bool:
    """Whether these are the days of Gaza or of the West Bank."""
    gaza = sheet.has("report_source", "ext_killed_cum")
    return sheet.has("report_date", "killed_cum") and (gaza or sheet.has("flash_source"))


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Days to counts by those who published them; what nobody published is no claim."""
    return Translation(tuple(map(_translated, sheets)), actors())


def _translated(sheet: Sheet) -> RawTable:
    in_gaza = sheet.has("report_source")
    teller = "report_source" if in_gaza else "flash_source"
    told = sheet.truth(lambda text: text in _SPEAKERS, teller)
    checked = sheet.truth(lambda text: bool(_verified(text)), "verified")
    said = told & _some([figure(sheet, name) for name in _FIELDS])
    sheet = refused(
        sheet,
        ~(said | checked),
        "no_report",
        "no report was published on that day; its figures are carried on or extrapolated.",
    )
    told, checked = told[said | checked], checked[said | checked]
    speaker = sheet.each(lambda text: _SPEAKERS.get(text, ""), teller)
    stated = {name: where(told, figure(sheet, name), "") for name in _FIELDS}
    found = _parts(sheet, _Report(GAZA if in_gaza else WEST_BANK, speaker, ""), stated)
    if not in_gaza:
        told_again = {name: sheet.each(_Field(name), "verified") for name in _FIELDS}
        found.extend(_parts(sheet, _Report(WEST_BANK, _CHECKED, "verified-"), told_again))
    return compose(sheet, "claims", found)


class _Report(Struct, frozen=True, eq=False):
    """Where people were harmed, who says so, and what tells its ids from others of the day."""

    place: str
    speaker: Cells
    mark: str


def _parts(sheet: Sheet, report: _Report, stated: Mapping[str, Column]) -> list[Part]:
    place = report.place.replace(" ", "-").casefold()
    start = joined(f"{place}-{report.mark}", sheet.text("report_date"), "-")
    return [
        Part(
            np.flatnonzero(filled(column)),
            _count(sheet, report, name)
            | {
                "claim_id": joined(start, name),
                "statement_id": start,
                "best": column,
                "tags": where(filled(stated[told.whole]), joined("part_of:", start, told.whole), "")
                if (told := _FIELDS[name]).whole
                else "",
            },
        )
        for name, column in stated.items()
    ]


def _count(sheet: Sheet, report: _Report, name: str) -> dict[str, Cells]:
    told, running = _FIELDS[name], name.endswith(_RUNNING)
    return {
        "act": Act.ASSERT.value,
        "topic": Topic.LOSS.value,
        "claimant": report.speaker,
        "subject": report.place,
        "claimed_on": sheet.text("report_date"),
        "event_date": "" if running else sheet.combined(period, "report_date", "report_period"),
        "measure": told.measure.value,
        "category": told.category,
        "basis": (Basis.CUMULATIVE if running else Basis.INCREMENTAL).value,
        "since": SINCE if running else "",
        "scope": Scope.ONE_SIDE.value,
        "victim_class": told.victims.value,
        "place": report.place,
        "source": "Palestine Datasets",
        "source_url": PAGES,
    }


def period(day: str, hours: str) -> str:
    """The days that a report of so many hours up to a day covers."""
    try:
        last, days = date.fromisoformat(day), int(hours or _DAY) // _DAY
    except ValueError:
        return day
    return f"{last - timedelta(days=days - 1)}/{day}" if days > 1 else day


def _verified(text: str) -> dict[str, object]:
    try:
        found: object = json.loads(text)
    except ValueError:
        return {}
    return cast("dict[str, object]", found) if isinstance(found, dict) else {}


class _Field(Struct, frozen=True):
    """Reads one field of a nested record."""

    name: str

    def __call__(self, text: str) -> str:
        value = _verified(text).get(self.name)
        return "" if value is None else str(value)


def _some(columns: Sequence[Column]) -> NDArray[np.bool_]:
    return np.logical_or.reduce([filled(column) for column in columns])


@cache
def actors() -> tuple[KnownActor, ...]:
    """Who is spoken of and who speaks."""
    return (
        KnownActor(GAZA, "Palestine"),
        KnownActor(WEST_BANK, "Palestine"),
        KnownActor(MINISTRY, "Palestine", ActorKind.GOVERNMENT.value, GAZA),
        KnownActor(MEDIA_OFFICE, "Palestine", ActorKind.GOVERNMENT.value, GAZA),
        state_actor("Israel", "Israel"),
        KnownActor(_FLASH, THIRD, ActorKind.IGO.value),
        KnownActor(_CHECKED, THIRD, ActorKind.IGO.value),
    )


CASUALTIES = KnownFormat(
    "palestine_datasets",
    "Palestine Datasets casualties",
    "Palestine Datasets documentation",
    "each figure of a published report is a claim by whoever published it about people in Gaza or "
    "the West Bank; fields that begin with ext_ are extrapolated by the collector and are no "
    "claims, nor is a day without a report.",
    is_casualties,
    translate,
)
