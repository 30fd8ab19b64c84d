"""UCDP events: the Georeferenced Event Dataset (GED) and the monthly Candidate Events."""

import re
from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from core.loading.known.actors import KnownActor, sides_of
from core.loading.known.bounding import bounded
from core.loading.known.composing import (
    Cells,
    Later,
    Part,
    compose,
    first_of,
    joined,
    listed,
    where,
)
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.relating import Said, real_day, relate
from core.loading.known.sheet import Column, Sheet
from core.loading.known.ucdpfields import names_of
from core.loading.rawtable import RawTable
from core.vocabulary.terms import (
    THIRD,
    Act,
    ActorKind,
    Basis,
    Measure,
    Scope,
    Strength,
    Topic,
    VictimClass,
)

CODER = "UCDP"
CIVILIANS = "Civilians"
_ID = "ucdp-ged-"
_PLACES = ("where_coordinates", "where_description", "adm_2", "adm_1", "country")
_SOURCES = ("source_office", "source_original", "source_article")
_BEST = ("best", "best_est", "best_estimate")
_LOW = ("low", "low_est", "low_estimate")
_HIGH = ("high", "high_est", "high_estimate")
_CIVILIANS = ("deaths_civilians", "deaths_civilian")
_KINDS = {"1": "state-based", "2": "non-state", "3": "one-sided"}
_ONE_SIDED = "3"
_CLEAR = "clear"
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T].*)?", re.ASCII)
_CLARITY = {
    "1": "one separate event (event clarity 1)",
    "2": "part of a count over several events (event clarity 2)",
}
_DATE_PRECISION = {
    "1": "",
    "2": "dated to 2–6 days",
    "3": "dated to a week",
    "4": "dated to a month",
    "5": "dated to more than a month",
}


def is_ged(sheet: Sheet) -> bool:
    """Whether these are events of UCDP, candidates or not, by their columns."""
    common = ("id", "type_of_violence", "side_a", "side_b", "date_start", "date_end", "where_prec")
    deaths = sheet.has("deaths_a", "deaths_b", "deaths_unknown")
    return sheet.has(*common) and deaths and any(map(sheet.has, _BEST))


def is_candidate(sheet: Sheet) -> bool:
    """Whether some event is not cleared yet, which only candidate events are."""
    return any(text and text.casefold() != _CLEAR for text in sheet.spellings("code_status").texts)


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Events to claims by UCDP: a total of both sides, and beside it the deaths it attributes."""
    return Translation((*map(_claims, sheets), *map(_dyads, sheets)), _actors(sheets))


def _dyads(sheet: Sheet) -> RawTable:
    """Who used force against whom, from the first to the last event of the file."""
    one_sided = sheet.truth(lambda text: text == _ONE_SIDED, "type_of_violence")
    fought = Said(
        source=sheet.text("side_a"),
        target=sheet.text("side_b"),
        type=where(one_sided, "violence_against", "fighting"),
        sign="-1",
        claim_id=_ids(sheet),
        first=sheet.each(_real_day, "date_start"),
        last=sheet.each(_real_day, "date_end"),
        apart=sheet.text("conflict_name"),
        strength=Strength.TENTATIVE if is_candidate(sheet) else Strength.CONFIRMED,
        note=sheet.text("conflict_name"),
    )
    return relate(sheet, fought, np.ones(len(sheet), dtype=bool))


def _real_day(text: str) -> str:
    return real_day(_day(text))


def _claims(sheet: Sheet) -> RawTable:
    estimates = bounded(sheet, _BEST, _LOW, _HIGH)
    bounds: dict[str, Cells] = {"low": estimates.low, "high": estimates.high}
    return compose(estimates.sheet, "claims", _parts(sheet, bounds))


def _parts(sheet: Sheet, bounds: dict[str, Cells]) -> list[Part]:
    one_sided = sheet.truth(lambda text: text == _ONE_SIDED, "type_of_violence")
    harmed = where(one_sided, Topic.CIVILIAN_HARM.value, Topic.LOSS.value)
    common, part_of = _common(sheet), partial(_part_of, sheet)
    total: dict[str, Cells | Later] = {
        "claim_id": partial(_ids, sheet),
        "topic": harmed,
        "best": partial(sheet.text, *_BEST),
        "scope": Scope.BOTH_SIDES.value,
        "victim_class": VictimClass.UNKNOWN.value,
    }
    parts = [Part(sheet.every_row, common | bounds | total)]
    for column, suffix, about in _attributed(sheet, one_sided):
        own: dict[str, Cells | Later] = {
            "claim_id": partial(_ids, sheet, f"-{suffix}"),
            "best": partial(sheet.text, *column),
            "tags": part_of,
        }
        parts.append(Part(np.flatnonzero(_said(sheet, column)), common | about | own))
    return parts


def _ids(sheet: Sheet, suffix: str = "") -> Column:
    return joined(_ID, sheet.text("id"), suffix)


def _attributed(
    sheet: Sheet, one_sided: NDArray[np.bool_]
) -> list[tuple[tuple[str, ...], str, dict[str, Cells | Later]]]:
    loss: dict[str, Cells | Later] = {"topic": Topic.LOSS.value, "scope": Scope.ONE_SIDE.value}
    fighters = loss | {"victim_class": VictimClass.MILITARY.value}
    return [
        (("deaths_a",), "a", fighters | {"subject": partial(sheet.text, "side_a")}),
        (("deaths_b",), "b", fighters | {"subject": partial(sheet.text, "side_b")}),
        (
            _CIVILIANS,
            "civilians",
            {
                "subject": where(one_sided, sheet.text("side_b"), ""),
                "topic": Topic.CIVILIAN_HARM.value,
                "scope": where(one_sided, Scope.ONE_SIDE.value, Scope.UNKNOWN.value),
                "victim_class": VictimClass.CIVILIAN.value,
            },
        ),
        (
            ("deaths_unknown",),
            "unknown",
            {
                "topic": Topic.LOSS.value,
                "scope": Scope.UNKNOWN.value,
                "victim_class": VictimClass.UNKNOWN.value,
            },
        ),
    ]


def _said(sheet: Sheet, column: tuple[str, ...]) -> NDArray[np.bool_]:
    numbers = sheet.numbers(*column)
    unreadable = np.isnan(numbers) & sheet.truth(bool, *column)
    return (numbers > 0) | (numbers < 0) | unreadable


def _first(sheet: Sheet, names: Sequence[str]) -> Column:
    return first_of(*map(sheet.text, names))


def _common(sheet: Sheet) -> dict[str, Cells | Later]:
    return {
        "statement_id": partial(_ids, sheet),
        "act": Act.ASSERT.value,
        "claimant": CODER,
        "subject": "",
        "claimed_on": "",
        "event_date": partial(sheet.combined, _span, "date_start", "date_end", "date_prec"),
        "measure": Measure.KILLED.value,
        "category": "personnel",
        "basis": Basis.INCREMENTAL.value,
        "place": partial(_first, sheet, _PLACES),
        "latitude": partial(sheet.text, "latitude"),
        "longitude": partial(sheet.text, "longitude"),
        "place_precision": partial(sheet.text, "where_prec"),
        "source": partial(_first, sheet, _SOURCES),
        "text": partial(sheet.text, "source_headline"),
        "note": partial(_note, sheet),
        "tags": partial(_tags, sheet),
    }


def _tags(sheet: Sheet) -> Column:
    kind = sheet.each(lambda code: _KINDS.get(code, ""), "type_of_violence")
    return listed(";", kind, joined("event:", _ids(sheet)))


def _part_of(sheet: Sheet) -> Column:
    return joined(_tags(sheet), ";part_of:", _ids(sheet))


def _note(sheet: Sheet) -> Column:
    """What the coder says of the event: conflict, whose word it rests on, how clear it is."""
    return listed(
        "; ",
        first_of(sheet.text("conflict_name"), sheet.text("dyad_name")),
        sheet.each(lambda text: text and f"according to {text}", "source_original"),
        sheet.each(lambda text: text and f"reported {text}", "source_date"),
        sheet.each(lambda code: _CLARITY.get(code, ""), "event_clarity"),
        sheet.each(lambda code: _DATE_PRECISION.get(code, ""), "date_prec"),
        sheet.each(
            lambda text: "" if text.casefold() in ("", _CLEAR) else f"candidate: {text}",
            "code_status",
        ),
    )


def _span(start: str, end: str, precision: str) -> str:
    first, last = _day(start), _day(end)
    if first == last or not last:
        return first if precision in ("", "1") else f"{first}~"
    return f"{first}/{last}" if first else last


def _day(text: str) -> str:
    found = _DAY.fullmatch(text)
    return found[1] if found else text


def _actors(sheets: Sequence[Sheet]) -> tuple[KnownActor, ...]:
    times: dict[str, float] = {}
    codes: dict[str, tuple[str, str]] = {}
    for sheet in sheets:
        for side in "ab":
            names = sheet.spellings(f"side_{side}")
            for name, count in zip(names.texts, names.counts().tolist(), strict=True):
                times[name] = times.get(name, 0) + count
            codes = _codes(sheet, side) | codes
    sides = sides_of({n: count for n, count in times.items() if n not in ("", CIVILIANS)})
    ordered = (*sides, *(name for name in times if name and name not in sides))
    return (
        *(_actor(name, name if name in sides else THIRD, *codes[name]) for name in ordered),
        KnownActor(CODER, kind=ActorKind.MONITOR.value, note="Uppsala Conflict Data Program"),
    )


def _codes(sheet: Sheet, side: str) -> dict[str, tuple[str, str]]:
    rows = sheet.combined(
        _together,
        f"side_{side}",
        (f"side_{side}_new_id", f"side_{side}_id"),
        (f"gwno{side}", f"gwno_{side}"),
    )
    return {
        name: (ucdp, gw)
        for name, ucdp, gw in (str(row).split("\x1f") for row in rows.unique().to_pylist())
    }


def _together(*cells: str) -> str:
    return "\x1f".join(cells)


def _actor(name: str, side: str, ucdp: str, gw: str) -> KnownActor:
    kind = ActorKind.GOVERNMENT if gw else "" if name == CIVILIANS else ActorKind.ARMED_GROUP
    return KnownActor(name, side, str(kind), gw=gw, ucdp=ucdp)


_RULE = (
    "each event is a claim by UCDP, which codes what others report: best, low and high are the "
    "total of both sides; deaths_a and deaths_b the losses of that side's fighters; civilians and "
    "unknown stand apart. A part of 0 is no statement."
)
GED = KnownFormat(
    "ucdp_ged",
    "UCDP GED",
    "UCDP GED Codebook 25.1",
    _RULE,
    lambda sheet: is_ged(sheet) and not is_candidate(sheet),
    translate,
)
CANDIDATE = KnownFormat(
    "ucdp_candidate",
    "UCDP Candidate Events",
    "UCDP Candidate Events Dataset Codebook",
    f"not all of these monthly events are confirmed, and code_status says which; {_RULE}",
    lambda sheet: is_ged(sheet) and is_candidate(sheet),
    translate,
    names_of,
    ",",
    quoted=True,
)
