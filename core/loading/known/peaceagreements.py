"""The UCDP Peace Agreement Dataset: what parties to a conflict signed, and when."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from types import MappingProxyType

import numpy as np

from core.dates import parse_date
from core.loading.known.actors import KnownActor
from core.loading.known.composing import Cells, Part, compose, joined, listed
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.members import all_members, members_of
from core.loading.known.relating import Said, relate, stacked
from core.loading.known.sheet import Column, Sheet
from core.loading.rawtable import RawTable
from core.vocabulary.terms import Act, ActorKind, Basis, Scope, Strength, Topic, VictimClass

CODER = "UCDP"
_PARTIES = "actor_name"
_KINDS: Mapping[str, str] = MappingProxyType(
    {"1": "full_agreement", "2": "partial_agreement", "3": "peace_process_agreement"}
)
_TRUE = ("1", "1.0")
_GOVERNMENT = "Government of "
_MOST_SIGNED = 12
"""Parties of one agreement that are joined with one another."""


def is_agreements(sheet: Sheet) -> bool:
    """Whether these are peace agreements with their ids, names and dates."""
    return sheet.has("paid", "conflict_id", "pa_name", "pa_date")


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Agreements to what UCDP says was signed, and to a relation of each two that signed."""
    claims = [compose(sheet, "claims", [_claims(sheet)]) for sheet in sheets]
    ties = [table for sheet in sheets for table in _relations(sheet)]
    return Translation((*claims, *ties), _actors(sheets))


def _ids(sheet: Sheet) -> Column:
    return joined("ucdp-pa-", sheet.text("paid"))


def _kind(sheet: Sheet) -> Column:
    return sheet.each(lambda code: _KINDS.get(code.removesuffix(".0"), ""), "pa_type")


def _note(sheet: Sheet) -> Column:
    return listed(
        "; ",
        sheet.each(lambda code: _spaced(_KINDS.get(code.removesuffix(".0"), "")), "pa_type"),
        sheet.each(lambda mark: "ended" if mark in _TRUE else "", "ended"),
        sheet.text("conflict_name"),
        sheet.text("pa_comment"),
    )


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def _claims(sheet: Sheet) -> Part:
    def signed(text: str) -> str:
        return text and f", signed by {', '.join(members_of(text))}"

    cells: dict[str, Cells] = {
        "claim_id": _ids(sheet),
        "act": Act.ASSERT.value,
        "topic": Topic.STANCE.value,
        "claimant": CODER,
        "subject": all_members(sheet, _PARTIES)[0],
        "claimed_on": "",
        "event_date": sheet.combined(_when, "pa_date", "year"),
        "basis": Basis.UNKNOWN.value,
        "scope": Scope.BOTH_SIDES.value,
        "victim_class": VictimClass.UNKNOWN.value,
        "source": "UCDP Peace Agreement Dataset",
        "text": joined(sheet.text("pa_name"), sheet.each(signed, _PARTIES)),
        "note": _note(sheet),
        "tags": _kind(sheet),
    }
    return Part(sheet.every_row, cells)


def _when(day: str, year: str) -> str:
    return day or year


def _relations(sheet: Sheet) -> tuple[RawTable, ...]:
    day = sheet.combined(_day, "pa_date", "year")
    said = [
        Said(
            source=one,
            target=other,
            type="peace_agreement",
            sign="0",
            claim_id=_ids(sheet),
            first=day,
            last=sheet.text(""),
            directed=False,
            apart=sheet.text("paid"),
            strength=Strength.CONFIRMED,
            note=listed("; ", sheet.text("pa_name"), _note(sheet)),
        )
        for one, other in combinations(all_members(sheet, _PARTIES)[:_MOST_SIGNED], 2)
    ]
    return stacked([relate(sheet, one, np.ones(len(sheet), dtype=bool)) for one in said])


def _day(day: str, year: str) -> str:
    for text in filter(None, (day, year)):
        try:
            return parse_date(text).start.date().isoformat()
        except ValueError:
            continue
    return ""


def _actors(sheets: Sequence[Sheet]) -> tuple[KnownActor, ...]:
    names = {
        name: None
        for sheet in sheets
        for text in sheet.spellings(_PARTIES).texts
        for name in members_of(text)
    }
    return (
        *(KnownActor(name, kind=_kind_of(name)) for name in names),
        KnownActor(
            CODER, kind=ActorKind.MONITOR.value, note="Uppsala Conflict Data Program, Uppsala"
        ),
    )


def _kind_of(name: str) -> str:
    governs = name.startswith(_GOVERNMENT)
    return (ActorKind.GOVERNMENT if governs else ActorKind.ARMED_GROUP).value


PEACE_AGREEMENTS = KnownFormat(
    "ucdp_peace_agreements",
    "UCDP Peace Agreement Dataset",
    "UCDP Peace Agreement Dataset Codebook 22.1",
    "each row is a claim by UCDP that parties signed an agreement on a day; each two of them are "
    "joined by a relation from that day, neither supportive nor hostile. Whether it was kept is "
    "not read from it.",
    is_agreements,
    translate,
)
