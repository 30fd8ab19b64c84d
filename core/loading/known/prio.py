"""The UCDP/PRIO Armed Conflict Dataset: one row for each conflict and year."""

from collections.abc import Sequence
from itertools import zip_longest

import numpy as np
from msgspec.structs import replace

from core.loading.known.actors import KnownActor, sides_of
from core.loading.known.composing import Cells, Part, compose, joined, listed, where
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.members import all_members, members_of
from core.loading.known.relating import Said, real_day, relate, stacked
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
    Strength,
    Topic,
    VictimClass,
)

CODER = "UCDP/PRIO"
_CONFLICT = ("conflict_id", "id")
_INTENSITY = ("intensity_level", "int", "intensity")
_TYPE = ("type_of_conflict", "type")
_TERRITORY = ("territory_name", "territory", "terr")
_ISSUE = ("incompatibility", "incomp")
_SECOND_START = ("start_date2", "startdate2")
_END = ("ep_end_date", "ependdate")
_LEVELS = {
    "1": ("25", "999", Bound.RANGE.value, "25–999 battle-related deaths"),
    "2": ("1000", "", Bound.AT_LEAST.value, "at least 1,000 battle-related deaths"),
}
_NO_LEVEL = ("", "", "", "")
_TYPES = {"1": "extrasystemic", "2": "interstate", "3": "intrastate", "4": "internationalised"}
_ISSUES = {"1": "territory", "2": "government", "3": "government and territory"}
_SIDES = (
    ("side_a", "side_a_id", "gwno_a"),
    ("side_b", "side_b_id", "gwno_b"),
    ("side_a_2nd", "", "gwno_a_2nd"),
    ("side_b_2nd", "", "gwno_b_2nd"),
)


def is_armed_conflict(sheet: Sheet) -> bool:
    """Whether the table has the columns of any edition."""
    common = ("location", "side_a", "side_b", "side_a_2nd", "side_b_2nd", "year")
    return sheet.has(*common) and any(map(sheet.has, _INTENSITY)) and any(map(sheet.has, _ISSUE))


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Conflict-years to claims of how deadly a year was, and to who fought and helped whom."""
    claims = [compose(sheet, "claims", [_years(sheet)]) for sheet in sheets]
    relations = [table for sheet in sheets for table in _relations(sheet)]
    return Translation((*claims, *relations), _actors(sheets))


def _ids(sheet: Sheet) -> Column:
    return joined("ucdp-acd-", sheet.text(*_CONFLICT), "-", sheet.text("year"))


def _years(sheet: Sheet) -> Part:
    def level(place: int) -> Column:
        return sheet.each(lambda code: _LEVELS.get(code, _NO_LEVEL)[place], *_INTENSITY)

    known = sheet.truth(lambda code: code in _LEVELS, *_INTENSITY)
    cells: dict[str, Cells] = {
        "claim_id": _ids(sheet),
        "statement_id": joined("ucdp-acd-", sheet.text(*_CONFLICT)),
        "act": Act.ASSERT.value,
        "topic": where(known, Topic.LOSS.value, Topic.OTHER.value),
        "claimant": CODER,
        "subject": "",
        "claimed_on": "",
        "event_date": sheet.text("year"),
        "measure": where(known, Measure.KILLED.value, ""),
        "category": where(known, "personnel", ""),
        "best": "",
        "low": level(0),
        "high": level(1),
        "bound": level(2),
        "value_text": level(3),
        "basis": Basis.INCREMENTAL.value,
        "scope": Scope.BOTH_SIDES.value,
        "victim_class": VictimClass.MIXED.value,
        "place": sheet.text("location"),
        "source": joined("UCDP/PRIO Armed Conflict Dataset ", sheet.text("version")),
        "note": _note(sheet),
        "tags": listed(
            ";",
            sheet.each(lambda code: _TYPES.get(code, ""), *_TYPE),
            joined("event:", _ids(sheet)),
        ),
    }
    return Part(sheet.every_row, cells)


def _note(sheet: Sheet) -> Column:
    return listed(
        "; ",
        joined(sheet.text("side_a"), " against ", sheet.text("side_b")),
        sheet.each(lambda code: code and f"about {_ISSUES.get(code, code)}", *_ISSUE),
        sheet.text(*_TERRITORY),
        sheet.each(lambda text: text and f"with side A: {text}", "side_a_2nd"),
        sheet.each(lambda text: text and f"with side B: {text}", "side_b_2nd"),
    )


def _relations(sheet: Sheet) -> tuple[RawTable, ...]:
    """Everybody of side A against everybody of side B; helpers with the first of their side."""
    one = sheet.text("side_a")
    fought = Said(
        source=one,
        target=one,
        type="fighting",
        sign="-1",
        claim_id=_ids(sheet),
        first=sheet.combined(_started, "year", _SECOND_START),
        last=sheet.combined(_ended, "year", _END),
        apart=joined(sheet.text(*_CONFLICT), " ", sheet.text(*_SECOND_START)),
        strength=Strength.CONFIRMED,
        note=_note(sheet),
    )
    helped = replace(fought, type="troop_support", sign="1")
    members = {column: all_members(sheet, column) for column, _, _ in _SIDES}
    said = [
        replace(fought, source=one, target=other)
        for one in members["side_a"]
        for other in members["side_b"]
    ]
    for side in ("side_a", "side_b"):
        said.extend(
            replace(helped, source=helper, target=members[side][0])
            for helper in members[f"{side}_2nd"]
        )
    everywhere = np.ones(len(sheet), dtype=bool)
    return stacked([relate(sheet, one, everywhere) for one in said])


def _started(year: str, start: str) -> str:
    return real_day(start[:10]) or real_day(f"{year}-01-01")


def _ended(year: str, end: str) -> str:
    return real_day(end[:10]) or real_day(f"{year}-12-31")


def _actors(sheets: Sequence[Sheet]) -> tuple[KnownActor, ...]:
    times: dict[str, float] = {}
    codes: dict[str, tuple[str, str]] = {}
    for sheet in sheets:
        for column, ucdp, gw in _SIDES:
            names = sheet.spellings(column)
            weight = 0 if column.endswith("2nd") else 1
            for text, count in zip(names.texts, names.counts().tolist(), strict=True):
                for name in members_of(text):
                    times[name] = times.get(name, 0) + weight * count
            codes = _codes(sheet, column, ucdp, gw) | codes
    sides = sides_of({name: count for name, count in times.items() if count})
    ordered = (*sides, *(name for name in times if name not in sides))
    return (
        *(_actor(name, name if name in sides else THIRD, *codes[name]) for name in ordered),
        KnownActor(
            CODER,
            kind=ActorKind.MONITOR.value,
            note="Uppsala Conflict Data Program and Peace Research Institute Oslo",
        ),
    )


def _codes(sheet: Sheet, *columns: str) -> dict[str, tuple[str, str]]:
    rows = sheet.combined(lambda *cells: "\x1f".join(cells), *columns)
    found: dict[str, tuple[str, str]] = {}
    for row in rows.unique().to_pylist():
        names, ucdp, gw = (members_of(cell) for cell in str(row).split("\x1f"))
        aligned_ids = ucdp if len(ucdp) == len(names) else []
        aligned_gw = gw if len(gw) == len(names) else []
        for name, code, state in zip_longest(names, aligned_ids, aligned_gw, fillvalue=""):
            found.setdefault(name, (code, state))
    return found


def _actor(name: str, side: str, ucdp: str, gw: str) -> KnownActor:
    kind = ActorKind.GOVERNMENT if gw else ActorKind.ARMED_GROUP
    return KnownActor(name, side, kind.value, gw=gw, ucdp=ucdp)


ARMED_CONFLICT = KnownFormat(
    "ucdp_prio_acd",
    "UCDP/PRIO Armed Conflict Dataset",
    "UCDP/PRIO Armed Conflict Dataset Codebook 25.1",
    "each row is a claim by UCDP/PRIO that a year of a conflict had 25–999 (intensity 1) or at "
    "least 1,000 (intensity 2) battle-related deaths of both sides together; who fought whom and "
    "who sent troops in support are relations.",
    is_armed_conflict,
    translate,
)
