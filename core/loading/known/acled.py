"""ACLED exports: political violence and protest, one row an event, or one an event and actor."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.dates import parse_date
from core.loading.arrow import TEXT, pa
from core.loading.known.actors import KnownActor, sides_of
from core.loading.known.composing import Cells, Part, compose, first_of, joined, listed, where
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.relating import Said, real_day, relate
from core.loading.known.sheet import Column, Sheet
from core.loading.rawtable import RawTable
from core.vocabulary.terms import (
    THIRD,
    Act,
    ActorKind,
    Basis,
    Bound,
    Measure,
    Scope,
    Topic,
    VictimClass,
)

CODER = "ACLED"
_UNKNOWN_NUMBERS = {"10": "tens, or an unknown number", "12": "dozens", "100": "hundreds"}
"""What ACLED's figures of fatalities may stand for, beside themselves."""

_VIOLENT = ("battles", "explosions/remote violence", "violence against civilians", "riots")
_OLD_VIOLENT = ("battle", "remote violence", "riots/protests")
_AGREEMENT = "agreement"
_CIVILIANS = "civilian targeting"
_NOBODY = re.compile(r"(civilians|protesters|rioters|unidentified)\b.*", re.IGNORECASE)
_ARMED = ("2", "3", "4", "rebel group", "political militia", "identity militia", "rebel groups")
_STATE = ("1", "state forces")
_FEW_DAYS = timedelta(days=3)
_STAMP = re.compile(r"\d{9,11}", re.ASCII)
_PRECISION = {"1": "1", "2": "3", "3": "4"}
"""ACLED's three degrees of place as UCDP's: the place itself, its district, its province."""

_ACTORS = (("actor1", "inter1"), ("actor2", "inter2"))


def is_acled(sheet: Sheet) -> bool:
    """Whether the table has the columns that every export since 2010 has."""
    return sheet.has("event_id_cnty", "event_date", "event_type", "actor1", "fatalities")


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Events to claims by ACLED: fatalities are of both sides, and of nobody in particular."""
    claims = [compose(sheet, "claims", [_events(sheet)]) for sheet in sheets]
    return Translation((*claims, *map(_relations, sheets)), _actors(sheets))


def _events(sheet: Sheet) -> Part:
    again = _again(sheet)
    dead = sheet.truth(lambda text: text not in ("", "0"), "fatalities") & ~again
    targeted = sheet.truth(lambda text: text.casefold() == _CIVILIANS, "civilian_targeting")
    figure = where(dead, sheet.text("fatalities"), "")
    bound = sheet.each(
        lambda text: Bound.APPROX.value if text in _UNKNOWN_NUMBERS else "", "fatalities"
    )
    cells: dict[str, Cells] = {
        "claim_id": where(again, joined(_ids(sheet), "-", _copy(sheet)), _ids(sheet)),
        "statement_id": _ids(sheet),
        "act": Act.ASSERT.value,
        "topic": where(
            dead,
            where(targeted, Topic.CIVILIAN_HARM.value, Topic.LOSS.value),
            sheet.each(_topic, "event_type"),
        ),
        "claimant": CODER,
        "subject": "",
        "claimed_on": "",
        "event_date": sheet.combined(_span, "event_date", "time_precision"),
        "recorded_on": sheet.each(_stamp, "timestamp"),
        "measure": where(dead, Measure.KILLED.value, ""),
        "category": where(dead, "personnel", ""),
        "best": figure,
        "bound": where(dead, bound, ""),
        "basis": where(dead, Basis.INCREMENTAL.value, ""),
        "scope": Scope.BOTH_SIDES.value,
        "victim_class": VictimClass.UNKNOWN.value,
        "source": sheet.text("source"),
        "text": sheet.text("notes"),
        "note": _note(sheet, again),
        "tags": listed(";", sheet.each(_tag, "event_type"), joined("event:", _ids(sheet))),
    }
    return Part(sheet.every_row, cells | _where(sheet))


def _where(sheet: Sheet) -> dict[str, Cells]:
    return {
        "place": first_of(*(sheet.text(c) for c in ("location", "admin2", "admin1", "country"))),
        "latitude": sheet.text("latitude"),
        "longitude": sheet.text("longitude"),
        "place_precision": sheet.each(
            lambda code: _PRECISION.get(code, code), "geo_precision", "geo_precis"
        ),
    }


def _ids(sheet: Sheet) -> Column:
    return joined("acled-", sheet.text("event_id_cnty"))


def _again(sheet: Sheet) -> NDArray[np.bool_]:
    """Rows that repeat an event for its other actor, as monadic exports have them."""
    named = sheet.truth(bool, "event_id_cnty")
    return pd.Series(sheet.spellings("event_id_cnty").codes).duplicated().to_numpy() & named


def _copy(sheet: Sheet) -> Column:
    codes = pd.Series(sheet.spellings("event_id_cnty").codes)
    counts = codes.groupby(codes).cumcount() + 1
    return pa.array(counts.to_numpy()).cast(TEXT)


def _topic(event_type: str) -> str:
    kind = event_type.casefold()
    if "civilians" in kind:
        return Topic.CIVILIAN_HARM.value
    if _violent(event_type):
        return Topic.ATTACK.value
    return Topic.OTHER.value


def _violent(event_type: str) -> bool:
    return event_type.casefold().startswith((*_VIOLENT, *_OLD_VIOLENT))


def _tag(event_type: str) -> str:
    return event_type.casefold().replace(";", ",")


def _note(sheet: Sheet, again: NDArray[np.bool_]) -> Column:
    return listed(
        "; ",
        sheet.combined(_who, "actor1", "actor2"),
        first_of(sheet.text("sub_event_type"), sheet.text("event_type")),
        sheet.each(_fatalities, "fatalities"),
        where(again, "the same event again, for another actor: its figure stands once", ""),
        sheet.each(lambda text: text and f"scale of the sources: {text}", "source_scale"),
    )


def _who(one: str, other: str) -> str:
    return f"{one} and {other}" if other else one


def _fatalities(text: str) -> str:
    if meaning := _UNKNOWN_NUMBERS.get(text):
        return f"ACLED writes {text} for {meaning} as well"
    return "no fatalities reported" if text == "0" else ""


def _span(written: str, precision: str) -> str:
    """A day, the week around it (precision 2), or its month (3); days come before months."""
    day = _day(written)
    if day is None:
        return written
    match precision:
        case "2":
            return f"{(day - _FEW_DAYS).isoformat()}/{(day + _FEW_DAYS).isoformat()}"
        case "3":
            return day.isoformat()[:7]
        case _:
            return day.isoformat()


def _day(written: str) -> date | None:
    try:
        found = parse_date(written.replace("-", " ") if _words(written) else written).start.date()
        return found if date.min + _FEW_DAYS < found < date.max - _FEW_DAYS else None
    except ValueError:
        return None


def _words(written: str) -> bool:
    return any(letter.isalpha() for letter in written)


def _stamp(text: str) -> str:
    if not _STAMP.fullmatch(text):
        return ""
    return datetime.fromtimestamp(int(text), UTC).date().isoformat()


def _relations(sheet: Sheet) -> RawTable:
    """Who met whom in violence or in an agreement; ACLED says nothing of a direction."""
    violent = sheet.truth(_violent, "event_type")
    agreed = sheet.truth(lambda text: text.casefold() == _AGREEMENT, "sub_event_type")
    day = sheet.each(_real_day, "event_date")
    met = Said(
        source=sheet.text("actor1"),
        target=sheet.text("actor2"),
        type=where(violent, "fighting", "agreement"),
        sign=where(violent, "-1", "1"),
        claim_id=_ids(sheet),
        first=day,
        last=day,
        directed=False,
    )
    return relate(sheet, met, (violent | agreed) & ~_again(sheet))


def _real_day(written: str) -> str:
    day = _day(written)
    return "" if day is None else real_day(day.isoformat())


def _actors(sheets: Sequence[Sheet]) -> tuple[KnownActor, ...]:
    times: dict[str, float] = {}
    kinds: dict[str, str] = {}
    for sheet in sheets:
        for actor, inter in _ACTORS:
            named = sheet.spellings(actor)
            for name, count in zip(named.texts, named.counts().tolist(), strict=True):
                times[name] = times.get(name, 0) + count
            rows = sheet.combined(_coded, actor, inter).unique().to_pylist()
            kinds |= dict(str(row).split("\x1f") for row in rows)
    fighters = {name: n for name, n in times.items() if name and kinds[name] and not _nobody(name)}
    sides = sides_of(fighters)
    ordered = (*sides, *(name for name in times if name and name not in sides))
    return (
        *(KnownActor(name, name if name in sides else THIRD, kinds[name]) for name in ordered),
        KnownActor(
            CODER, kind=ActorKind.MONITOR.value, note="Armed Conflict Location & Event Data"
        ),
    )


def _nobody(name: str) -> bool:
    return _NOBODY.fullmatch(name) is not None


def _coded(name: str, inter: str) -> str:
    code = inter.casefold()
    kind = ActorKind.GOVERNMENT if code in _STATE else ""
    kind = ActorKind.ARMED_GROUP if code in _ARMED else kind
    return f"{name}\x1f{kind}"


ACLED = KnownFormat(
    "acled",
    "ACLED",
    "ACLED Codebook 2024",
    "each event is a claim by ACLED, which codes what others report; fatalities are of both sides "
    "together and say nothing of who died; 10, 12 and 100 also stand for tens, dozens and hundreds "
    "and are approximate; 0 means that none was reported and is no figure.",
    is_acled,
    translate,
)
