"""Daily casualties in Lebanon, in the layout of Palestine Datasets."""

from collections.abc import Sequence
from functools import cache
from types import MappingProxyType

import numpy as np

from core.loading.known.actors import KnownActor, state_actor
from core.loading.known.composing import Cells, Part, compose, joined, refused
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.palestine import PAGES, period
from core.loading.known.sheet import Sheet
from core.loading.known.wide import figure, given, silent
from core.loading.rawtable import RawTable
from core.vocabulary.terms import THIRD, Act, ActorKind, Basis, Measure, Scope, Topic, VictimClass

LEBANON_STATE, MINISTRY = "Lebanon", "Lebanon Ministry of Public Health"
_OCHA, _WHO = "UN OCHA", "World Health Organization"
_SPEAKERS = MappingProxyType({"moph_lb": MINISTRY, "ocha": _OCHA, "who": _WHO})
_STARTS = MappingProxyType({"": "2023-10-08", "1": "2023-10-08", "2": "2026-03-02"})
_MEASURES = MappingProxyType({"killed": Measure.KILLED, "injured": Measure.WOUNDED})


def is_lebanon(sheet: Sheet) -> bool:
    """Whether these are the days of Lebanon."""
    told = sheet.spellings("report_source").texts if sheet.has("report_source") else ()
    counted = sheet.has("report_date", "killed_cum", "injured_cum")
    return counted and any(text in _SPEAKERS for text in told)


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Days to counts by those who published them; totals as published, of their own phase."""
    return Translation(tuple(map(_days, sheets)), _actors())


def _days(sheet: Sheet) -> RawTable:
    told = [*_MEASURES, *map(_total, _MEASURES, (sheet,) * len(_MEASURES))]
    sheet = refused(sheet, silent(sheet, told), "no_figure", "no column gives a figure.")
    parts: list[Part] = []
    for name, measure in _MEASURES.items():
        for field in (name, _total(name, sheet)):
            cells = _count(sheet, field, running=field != name) | {"measure": measure.value}
            parts.append(Part(np.flatnonzero(given(sheet, field)), cells))
    return compose(sheet, "claims", parts)


def _total(name: str, sheet: Sheet) -> str:
    """The running total as it was published, where the file keeps it apart from its own."""
    published = f"{name}_cum_reported"
    return published if sheet.has(published) else f"{name}_cum"


def _count(sheet: Sheet, field: str, *, running: bool) -> dict[str, Cells]:
    start = joined("lebanon-", sheet.text("report_date"))
    day = sheet.combined(period, "report_date", "report_period")
    return {
        "claim_id": joined(start, f"-{field}"),
        "statement_id": start,
        "act": Act.ASSERT.value,
        "topic": Topic.LOSS.value,
        "claimant": sheet.each(lambda text: _SPEAKERS.get(text, text), "report_source"),
        "subject": LEBANON_STATE,
        "claimed_on": sheet.text("report_date"),
        "event_date": "" if running else day,
        "category": "personnel",
        "best": figure(sheet, field),
        "basis": (Basis.CUMULATIVE if running else Basis.INCREMENTAL).value,
        "since": sheet.each(lambda phase: _STARTS.get(phase, ""), "phase") if running else "",
        "scope": Scope.ONE_SIDE.value,
        "victim_class": VictimClass.MIXED.value,
        "place": LEBANON_STATE,
        "source": "Palestine Datasets",
        "source_url": PAGES,
    }


@cache
def _actors() -> tuple[KnownActor, ...]:
    """Who is spoken of and who speaks."""
    return (
        state_actor(LEBANON_STATE, LEBANON_STATE),
        KnownActor(MINISTRY, LEBANON_STATE, ActorKind.GOVERNMENT.value, LEBANON_STATE),
        state_actor("Israel", "Israel"),
        KnownActor(_OCHA, THIRD, ActorKind.IGO.value),
        KnownActor(_WHO, THIRD, ActorKind.IGO.value),
    )


LEBANON = KnownFormat(
    "palestine_lebanon",
    "Palestine Datasets casualties in Lebanon",
    "Palestine Datasets documentation",
    "each figure is a claim by whoever published it about people in Lebanon; a total counts from "
    "the first day of its phase, as published, and not as the collector joined the phases.",
    is_lebanon,
    translate,
)
