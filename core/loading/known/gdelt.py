"""GDELT events, 1.0 and 2.0: who did what to whom as news media wrote it, found by a machine."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

import numpy as np

from core.loading.known.cameo import relation_of, topic_of
from core.loading.known.composing import Cells, Part, compose, joined, listed, where
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.gdeltactors import Cast, cast_of
from core.loading.known.gdeltfields import names_of
from core.loading.known.gdeltmentions import is_mentions, mentions
from core.loading.known.relating import Said, real_day, relate
from core.loading.known.sheet import Column, Sheet
from core.loading.rawtable import RawTable
from core.problems import UnreadableError
from core.vocabulary.terms import Act, Basis, Scope, Strength, VictimClass

MACHINE = "GDELT"
_PRECISION = {"1": "6", "2": "4", "3": "1", "4": "1", "5": "4"}
"""Types of place (country, state, city, city, state) as UCDP's degrees."""

_FRIENDLY = ("1", "2")
_SUFFIX = re.compile(r"^www\d?\.")


def is_events(sheet: Sheet) -> bool:
    """Whether the table has the columns of GDELT events, by header or as named for it."""
    return sheet.has("globaleventid", "sqldate", "actor1code", "actor2code", "eventcode")


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Events to claims by the medium that reported them, and to relations of those who act."""
    events = [sheet for sheet in sheets if is_events(sheet)]
    others = [sheet for sheet in sheets if not is_events(sheet)]
    if not events:
        raise UnreadableError(
            f"{others[0].table.file} lists GDELT mentions: which articles speak of an event, not "
            "what they say of it. Open it together with the file of events (….export.CSV)."
        )
    cast = cast_of(events, MACHINE)
    parts = [_reports(sheet, cast) for sheet in events]
    claims = [compose(s, "claims", [part]) for s, part in zip(events, parts, strict=True)]
    claims += [mentions(sheet, events[0], parts[0]) for sheet in others]
    media = {str(name) for table in claims for name in table.columns[_claimant(table)].unique()}
    return Translation((*claims, *(_relations(s, cast) for s in events)), cast.actors(media))


def _claimant(table: RawTable) -> int:
    return table.headers.index("claimant")


def _reports(sheet: Sheet, cast: Cast) -> Part:
    medium = sheet.each(_medium, "sourceurl")
    cells: dict[str, Cells] = {
        "claim_id": _ids(sheet),
        "act": Act.ASSERT.value,
        "topic": sheet.each(topic_of, "eventcode"),
        "claimant": medium,
        "subject": cast.names(sheet, 1),
        "claimed_on": sheet.each(_day, "dateadded"),
        "event_date": sheet.each(_day, "sqldate"),
        "recorded_on": sheet.each(_moment, "dateadded"),
        "basis": Basis.UNKNOWN.value,
        "scope": Scope.UNKNOWN.value,
        "victim_class": VictimClass.UNKNOWN.value,
        "place": sheet.text("actiongeo_fullname"),
        "latitude": sheet.text("actiongeo_lat"),
        "longitude": sheet.text("actiongeo_long"),
        "place_precision": sheet.each(lambda code: _PRECISION.get(code, ""), "actiongeo_type"),
        "source": medium,
        "source_url": sheet.text("sourceurl"),
        "note": _note(sheet, cast),
        "tags": listed(
            ";", sheet.each(relation_of, "eventcode"), joined("event:", sheet.text("globaleventid"))
        ),
    }
    return Part(sheet.every_row, cells)


def _ids(sheet: Sheet) -> Column:
    return joined("gdelt-", sheet.text("globaleventid"))


def _medium(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    return _SUFFIX.sub("", host) or (url if "." in url and "/" not in url else "") or MACHINE


def _day(text: str) -> str:
    digits = text[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == len("20010304") else text


def _moment(text: str) -> str:
    if len(text) != len("20010304050607"):
        return _day(text)
    return f"{_day(text)}T{text[8:10]}:{text[10:12]}:{text[12:]}Z"


def _note(sheet: Sheet, cast: Cast) -> Column:
    what = sheet.each(
        lambda code: f"{relation_of(code).replace('_', ' ')} (CAMEO {code})", "eventcode"
    )
    target = cast.names(sheet, 2)
    return listed(
        "; ",
        joined(what, where(sheet.truth(bool, "actor2code"), joined(" towards ", target), "")),
        sheet.each(lambda text: text and f"Goldstein scale {text}", "goldsteinscale"),
        sheet.combined(_echo, "nummentions", "numsources"),
        "found and coded by a machine",
    )


def _echo(mentions_: str, sources: str) -> str:
    return f"{mentions_} mentions in {sources} sources" if mentions_ else ""


def _relations(sheet: Sheet, cast: Cast) -> RawTable:
    day = sheet.each(lambda text: real_day(_day(text)), "sqldate")
    said = Said(
        source=cast.names(sheet, 1),
        target=cast.names(sheet, 2),
        type=sheet.each(relation_of, "eventcode"),
        sign=sheet.combined(_sign, "quadclass", "goldsteinscale"),
        claim_id=_ids(sheet),
        first=day,
        last=day,
        strength=Strength.UNCONFIRMED,
    )
    return relate(sheet, said, np.ones(len(sheet), dtype=bool))


def _sign(quad: str, goldstein: str) -> str:
    if not goldstein.strip("-0."):
        return "0"
    return "1" if quad in _FRIENDLY else "-1"


GDELT = KnownFormat(
    "gdelt",
    "GDELT events",
    "GDELT Event Database Codebook 2.0",
    "each row is a claim by the medium that reported it (GDELT where none is named) about what "
    "actor 1 did; topic and relation follow the CAMEO code, the sign its quad class. A machine "
    "coded it from news: relations stand as unconfirmed.",
    lambda sheet: is_events(sheet) or is_mentions(sheet),
    translate,
    names_of,
)
