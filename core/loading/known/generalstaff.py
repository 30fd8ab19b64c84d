"""Daily running totals of the General Staff of Ukraine about Russia, by two public routes."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from core.loading.known.actors import KnownActor, state_actor
from core.loading.known.composing import Cells, Part, compose, joined, refused, where
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.sheet import Column, Sheet
from core.loading.known.wide import figure, given, silent
from core.loading.rawtable import RawTable
from core.loading.unfolding import unfolded
from core.vocabulary.crosswalk import crosswalk
from core.vocabulary.terms import Act, ActorKind, Basis, Measure, Scope, Topic, VictimClass

STAFF = "General Staff of Ukraine"
SINCE = "2022-02-24"
"""First day of the totals."""
_WORDS = {"about": "about ", "more": "more than ", "less": "less than "}
_PERSONNEL = "personnel"
_PEOPLE = "personnel_units"
_PRISONERS = "pow"
_HEDGE = "personnel*"


class _Route(Struct, frozen=True):
    """How the figures came to the file: the scheme of its terms, and where it was collected."""

    scheme: str
    name: str
    source: str
    address: str


_COLLECTED = _Route(
    "ua_general_staff",
    "daily",
    "General Staff of Ukraine, collected by P. Ivaniuk",
    "https://github.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset",
)
_LISTED = _Route(
    "minfin",
    "minfin",
    "General Staff of Ukraine, listed by Minfin",
    "https://index.minfin.com.ua/en/russian-invading/casualties/",
)


_SERVED = _Route(
    "russianwarship",
    "served",
    "General Staff of Ukraine, served by russianwarship.rip",
    "https://russianwarship.rip/api-documentation/v1",
)
_KEYED = _Route("ua_daily", "keyed", "General Staff of Ukraine", "")
_GUNS = "artillery systems"
_STATS = "stats"
_UNITS = '"personnel_units"'


def is_general_staff(sheet: Sheet) -> bool:
    """Whether these are the totals of days, by any route, or their corrections."""
    dated = sheet.has("date", "day")
    people = sheet.has(_PERSONNEL) and (sheet.has(_HEDGE) or sheet.has(_PRISONERS))
    if dated and (_is_collected(sheet) or people or _is_listed(sheet)):
        return True
    listed = sheet.has("date") and _is_listed(sheet)
    return (listed and sheet.has(_PERSONNEL)) or _is_served(sheet)


def _is_listed(sheet: Sheet) -> bool:
    return sheet.has("tanks", "apv") and (sheet.has("aircrafts") or sheet.has(_GUNS))


def _is_served(sheet: Sheet) -> bool:
    """Whether the figures of a day are an object of their own, beside what came that day."""
    held = sheet.spellings(_STATS).texts if sheet.has("date", _STATS, "increase") else ()
    return any(_UNITS in text for text in held)


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Days to running totals by the General Staff; corrections to what it said of them."""
    days = {
        day
        for sheet in sheets
        if _is_collected(sheet) and not _is_correction(sheet)
        for day in sheet.spellings("date").texts
    }
    return Translation(tuple(_translated(sheet, days) for sheet in sheets), _actors())


def _is_collected(sheet: Sheet) -> bool:
    return sheet.has("tank", "aircraft", "helicopter")


def _is_correction(sheet: Sheet) -> bool:
    return _is_collected(sheet) and sheet.has(_PERSONNEL)


def _translated(sheet: Sheet, days: set[str]) -> RawTable:
    route = _LISTED if sheet.has("tanks") else _COLLECTED
    if sheet.has("tanks", _GUNS):
        route = _KEYED
    if _is_served(sheet):
        route, sheet = _SERVED, Sheet(_unfolded(sheet.table))
    terms = {
        each.term: each.category
        for each in crosswalk()
        if each.scheme == route.scheme and sheet.has(each.term)
    }
    if _is_correction(sheet):
        return _corrections(sheet, terms, days)
    named = [*terms, *([_PRISONERS] if sheet.has(_PRISONERS) else [])]
    sheet = refused(sheet, silent(sheet, named), "no_figure", "no column gives a figure.")
    parts = [
        Part(np.flatnonzero(given(sheet, term)), _total(sheet, route, term, category))
        for term, category in terms.items()
    ]
    if sheet.has(_PRISONERS):
        held = _total(sheet, route, _PRISONERS, _PERSONNEL) | {"measure": Measure.CAPTURED.value}
        parts.append(Part(np.flatnonzero(given(sheet, _PRISONERS)), held))
    return compose(sheet, "claims", parts)


def _unfolded(table: RawTable) -> RawTable:
    """The totals of a day as columns of its own; what came that day stays as it is."""
    places = [n for n, header in enumerate(table.headers) if header.casefold() != "increase"]
    kept = replace(
        table,
        headers=tuple(table.headers[n] for n in places),
        columns=tuple(table.columns[n] for n in places),
    )
    return unfolded(kept, joint="")


def _total(sheet: Sheet, route: _Route, term: str, category: str) -> dict[str, Cells]:
    return _common(sheet) | {
        "claim_id": _claim_id(sheet, route, term),
        "act": Act.ASSERT.value,
        "topic": (Topic.CAPTIVITY if term == _PRISONERS else Topic.LOSS).value,
        "measure": Measure.LOST_UNSPECIFIED.value,
        "category": category,
        "best": _hedged(sheet) if term in (_PERSONNEL, _PEOPLE) else figure(sheet, term),
        "basis": Basis.CUMULATIVE.value,
        "since": SINCE,
        "source": route.source,
        "source_url": route.address,
        "note": sheet.each(
            lambda text: text and f"greatest losses: {text}", "greatest losses direction"
        ),
    }


def _claim_id(sheet: Sheet, route: _Route, term: str) -> Column:
    return joined(f"ua-gs-{route.name}-", sheet.text("date"), f"-{term.replace(' ', '-')}")


def _hedged(sheet: Sheet) -> Column:
    def hedged(number: str, word: str) -> str:
        return number and f"{_WORDS.get(word.casefold(), '')}{number}"

    return sheet.combined(hedged, (_PERSONNEL, _PEOPLE), _HEDGE)


def _corrections(sheet: Sheet, terms: dict[str, str], days: set[str]) -> RawTable:
    changed = {term: given(sheet, term) & (sheet.numbers(term) != 0) for term in terms}
    none = np.logical_and.reduce([~rows for rows in changed.values()])
    kept = refused(sheet, none, "no_figure", "no column gives a correction other than 0.")
    known = kept.truth(lambda day: day in days, "date")
    parts = [
        Part(
            np.flatnonzero(changed[term][~none]),
            _common(kept)
            | {
                "claim_id": joined(_claim_id(kept, _COLLECTED, term), "-correction"),
                "replies_to": ""
                if term == _PERSONNEL
                else where(known, _claim_id(kept, _COLLECTED, term), ""),
                "act": Act.REVISE.value,
                "topic": Topic.LOSS.value,
                "category": category,
                "basis": Basis.CUMULATIVE.value,
                "since": SINCE,
                "value_text": joined("running total corrected by ", kept.text(term)),
                "source": _COLLECTED.source,
                "source_url": _COLLECTED.address,
                "tags": "correction",
            },
        )
        for term, category in terms.items()
    ]
    return compose(kept, "claims", parts)


def _common(sheet: Sheet) -> dict[str, Cells]:
    return {
        "statement_id": joined("ua-gs-", sheet.text("date")),
        "claimant": STAFF,
        "subject": "Russia",
        "claimed_on": sheet.text("date"),
        "scope": Scope.ONE_SIDE.value,
        "victim_class": VictimClass.MILITARY.value,
    }


@cache
def _actors() -> tuple[KnownActor, ...]:
    """Who is spoken of and who speaks; names of states are looked up when first needed."""
    return (
        state_actor("Russia", "Russia"),
        state_actor("Ukraine", "Ukraine"),
        KnownActor(STAFF, "Ukraine", ActorKind.GOVERNMENT.value, "Ukraine"),
    )


GENERAL_STAFF = KnownFormat(
    "general_staff",
    "Daily totals of the General Staff of Ukraine",
    "README of 2022-Ukraine-Russia-War-Dataset",
    "each figure is a running total since 2022-02-24 of what the General Staff of Ukraine says "
    "Russia lost; it does not say killed or destroyed, so neither is assumed. Corrections are "
    "revisions without a figure of their own.",
    is_general_staff,
    translate,
)
