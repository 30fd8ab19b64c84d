"""ICEWS coded event data: who did what to whom as news media wrote it, found by a machine."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from core.loading.arrow import TEXT, pa
from core.loading.known.actors import KnownActor, sides_of
from core.loading.known.cameo import relation_of, topic_of
from core.loading.known.composing import Cells, Part, compose, first_of, joined, listed
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.relating import Said, real_day, relate
from core.loading.known.sheet import Column, Sheet
from core.loading.rawtable import RawTable
from core.vocabulary.terms import THIRD, Act, ActorKind, Basis, Scope, Strength, VictimClass

MACHINE = "ICEWS"
_DAY = len("2001-03-04")
_BETWEEN = "\x1f"


def is_icews(sheet: Sheet) -> bool:
    """Whether the table has the columns of ICEWS events."""
    return sheet.has(
        "event id", "event date", "source name", "cameo code", "target name", "intensity"
    )


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Events to claims by their publisher, and to relations of those who act."""
    claims = [compose(sheet, "claims", [_reports(sheet)]) for sheet in sheets]
    return Translation((*claims, *map(_relations, sheets)), _actors(sheets))


def _ids(sheet: Sheet) -> Column:
    return joined("icews-", sheet.text("event id"), "-", sheet.each(_day, "event date"))


def _reports(sheet: Sheet) -> Part:
    publisher = sheet.each(lambda name: name or MACHINE, "publisher")
    cells: dict[str, Cells] = {
        "claim_id": _ids(sheet),
        "statement_id": sheet.each(lambda story: story and f"icews-story-{story}", "story id"),
        "act": Act.ASSERT.value,
        "topic": sheet.each(topic_of, "cameo code"),
        "claimant": publisher,
        "subject": sheet.text("source name"),
        "claimed_on": sheet.each(_day, "event date"),
        "event_date": sheet.each(_day, "event date"),
        "basis": Basis.UNKNOWN.value,
        "scope": Scope.UNKNOWN.value,
        "victim_class": VictimClass.UNKNOWN.value,
        "place": first_of(*(sheet.text(c) for c in ("city", "district", "province", "country"))),
        "latitude": sheet.text("latitude"),
        "longitude": sheet.text("longitude"),
        "source": publisher,
        "note": listed(
            "; ",
            sheet.combined(_what, "event text", "cameo code", "target name"),
            sheet.each(lambda text: text and f"intensity {text}", "intensity"),
            sheet.each(lambda text: text and f"story {text}", "story id"),
            pa.array(["found and coded by a machine"] * len(sheet), type=TEXT),
        ),
        "tags": listed(";", sheet.each(relation_of, "cameo code"), joined("event:", _ids(sheet))),
    }
    return Part(sheet.every_row, cells)


def _what(text: str, code: str, target: str) -> str:
    towards = f" towards {target}" if target else ""
    return f"{text or relation_of(code).replace('_', ' ')} (CAMEO {code}){towards}"


def _day(text: str) -> str:
    return real_day(text[:_DAY]) or text


def _relations(sheet: Sheet) -> RawTable:
    day = sheet.each(lambda text: real_day(text[:_DAY]), "event date")
    said = Said(
        source=sheet.text("source name"),
        target=sheet.text("target name"),
        type=sheet.each(relation_of, "cameo code"),
        sign=pa.array([f"{sign:.0f}" for sign in _signs(sheet)], type=TEXT),
        claim_id=_ids(sheet),
        first=day,
        last=day,
        strength=Strength.UNCONFIRMED,
    )
    return relate(sheet, said, np.ones(len(sheet), dtype=bool))


def _signs(sheet: Sheet) -> list[float]:
    return np.sign(np.nan_to_num(sheet.numbers("intensity"))).tolist()


def _actors(sheets: Sequence[Sheet]) -> tuple[KnownActor, ...]:
    states: dict[str, str] = {}
    quarrels: Counter[str] = Counter()
    media: set[str] = set()
    for sheet in sheets:
        for end in ("source", "target"):
            rows = sheet.combined(_together, f"{end} name", f"{end} country")
            for row in rows.unique().to_pylist():
                name, country = str(row).split(_BETWEEN)
                states.setdefault(name, country)
        hostile = np.array(_signs(sheet)) < 0
        ends = [sheet.spellings(f"{end} country") for end in ("source", "target")]
        one, other = (np.array(end.texts, dtype=object)[end.codes] for end in ends)
        apart = hostile & (one != other) & (one != "") & (other != "")
        quarrels.update([*one[apart].tolist(), *other[apart].tolist()])
        media |= {name or MACHINE for name in sheet.spellings("publisher").texts}
    sides = sides_of(quarrels)
    names = sorted((name for name in states if name), key=lambda n: (_place(states[n], sides), n))
    return (
        *(_actor(name, states[name], sides) for name in names),
        *(_medium(name) for name in sorted(media - set(names))),
    )


def _together(*cells: str) -> str:
    return _BETWEEN.join(cells)


def _place(state: str, sides: Sequence[str]) -> int:
    return sides.index(state) if state in sides else len(sides)


def _actor(name: str, state: str, sides: Sequence[str]) -> KnownActor:
    kind = ActorKind.STATE.value if name == state else ""
    parent = state if name != state else ""
    return KnownActor(name, state if state in sides else THIRD, kind, parent)


def _medium(name: str) -> KnownActor:
    kind = ActorKind.MONITOR if name == MACHINE else ActorKind.MEDIA
    return KnownActor(name, kind=kind.value)


ICEWS = KnownFormat(
    "icews",
    "ICEWS coded events",
    "ICEWS Coded Event Data Codebook 2015, with CAMEO",
    "each row is a claim by its publisher (ICEWS where none is named) about what the source actor "
    "did; topic and relation follow the CAMEO code, the sign its intensity. A machine coded it "
    "from news: relations stand as unconfirmed.",
    is_icews,
    translate,
)
