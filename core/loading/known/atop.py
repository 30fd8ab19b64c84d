"""ATOP: which obligations the alliance treaties of two states give them, year by year."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np

from core.loading.arrow import TEXT, pa, pc
from core.loading.known.actors import KnownActor
from core.loading.known.composing import Cells, Part, compose, joined, listed
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.relating import Said, real_day, relate, stacked
from core.loading.known.sheet import Column, Sheet
from core.loading.known.treaties import Obligation, heaviest, parties, state_of, told
from core.loading.rawtable import RawTable
from core.vocabulary.terms import Act, ActorKind, Basis, Scope, Strength, Topic, VictimClass

CODER = "ATOP"
_PAIRS = (("ccode1", "ccode2"), ("mem1", "mem2"), ("stateA", "stateB"))
_OBLIGATIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "defense": ("defence", "defence_pact"),
        "offense": ("offence", "offence_pact"),
        "neutral": ("neutrality", "neutrality_pact"),
        "nonagg": ("non-aggression", "nonaggression_pact"),
        "consul": ("consultation", "consultation_pact"),
    }
)
"""Columns by their word in ATOP, the heaviest obligation first: its name, and the relation."""

_TREATIES = tuple(f"atopid{place}" for place in range(1, 18))


def is_dyad_years(sheet: Sheet) -> bool:
    """Whether the table has two states, a year and the five obligations."""
    return (
        sheet.has("year")
        and any(sheet.has(*pair) for pair in _PAIRS)
        and all(sheet.has(name) or sheet.has(f"atop_{name}") for name in _OBLIGATIONS)
    )


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Dyad-years to what ATOP says of two states, and to one relation for each unbroken spell."""
    claims = [compose(sheet, "claims", [_years(sheet)]) for sheet in sheets]
    spells = [table for sheet in sheets for table in stacked([_spells(sheet)])]
    named = (name for pair in _PAIRS for name in pair)
    coder = KnownActor(CODER, kind=ActorKind.MONITOR.value, note="Rice University")
    return Translation((*claims, *spells), tuple(parties(sheets, named, coder)))


def _pair(sheet: Sheet) -> tuple[str, str]:
    return next(pair for pair in _PAIRS if sheet.has(*pair))


def _obligations(sheet: Sheet) -> tuple[Obligation, ...]:
    return tuple(
        Obligation(word if sheet.has(word) else f"atop_{word}", name, relation)
        for word, (name, relation) in _OBLIGATIONS.items()
    )


def _treaties(sheet: Sheet) -> Column:
    columns = [name for name in _TREATIES if sheet.has(name)]

    def named(*cells: str) -> str:
        numbers = [cell.removesuffix(".0") for cell in cells]
        return ", ".join(f"ATOP {n}" for n in numbers if n.replace(".", "").strip("0").isdigit())

    return sheet.combined(named, *columns) if columns else sheet.text("")


def _note(sheet: Sheet) -> Column:
    years = [text for text in sheet.spellings("year").texts if text] or [""]
    treaties = _treaties(sheet)
    unnamed = "the file does not name the treaty"
    return listed(
        "; ",
        joined("obligations: ", told(sheet, _obligations(sheet))),
        pc.if_else(pc.equal(treaties, ""), unnamed, joined("by ", treaties)),
        sheet.each(lambda _year: f"the file covers {min(years)} to {max(years)}", "year"),
    )


def _ids(sheet: Sheet) -> Column:
    one, other = (sheet.text(name) for name in _pair(sheet))
    return joined("atop-", one, "-", other, "-", sheet.text("year"))


def _years(sheet: Sheet) -> Part:
    one, other = (sheet.each(state_of, name) for name in _pair(sheet))
    cells: dict[str, Cells] = {
        "claim_id": _ids(sheet),
        "act": Act.ASSERT.value,
        "topic": Topic.STANCE.value,
        "claimant": CODER,
        "subject": one,
        "claimed_on": "",
        "event_date": sheet.text("year"),
        "basis": Basis.UNKNOWN.value,
        "scope": Scope.UNKNOWN.value,
        "victim_class": VictimClass.UNKNOWN.value,
        "source": "Alliance Treaty Obligations and Provisions",
        "text": joined(
            one, " and ", other, ", obligations by treaty: ", told(sheet, _obligations(sheet))
        ),
        "note": _note(sheet),
        "tags": heaviest(sheet, _obligations(sheet)),
    }
    return Part(sheet.every_row, cells)


def _spells(sheet: Sheet) -> RawTable:
    """Two states, in whichever order, for as many years on end as their obligations stay."""
    one, other = (sheet.each(state_of, name) for name in _pair(sheet))
    swapped = pc.greater(one, other)
    source, target = pc.if_else(swapped, other, one), pc.if_else(swapped, one, other)
    obliged = told(sheet, _obligations(sheet))
    same = joined(source, "\x1f", target, "\x1f", obliged, "\x1f", _treaties(sheet))
    said = Said(
        source=source,
        target=target,
        type=heaviest(sheet, _obligations(sheet)),
        sign="0",
        claim_id=_ids(sheet),
        first=sheet.each(lambda year: real_day(f"{_whole(year)}-01-01"), "year"),
        last=sheet.each(lambda year: real_day(f"{_whole(year)}-12-31"), "year"),
        directed=False,
        apart=joined(obliged, " ", _treaties(sheet), " ", _unbroken(sheet, same)),
        strength=Strength.CONFIRMED,
        note=_note(sheet),
    )
    return relate(sheet, said, np.ones(len(sheet), dtype=bool))


def _unbroken(sheet: Sheet, same: Column) -> Column:
    """A number for every row, the same for years that follow one another."""
    codes = same.dictionary_encode().indices.to_numpy(zero_copy_only=False)
    years = np.nan_to_num(sheet.numbers("year"))
    order = np.lexsort((years, codes))
    begins = np.r_[False, (np.diff(codes[order]) != 0) | (np.diff(years[order]) > 1)]
    spells = np.empty(len(order), dtype=np.int64)
    spells[order] = np.cumsum(begins[: len(order)])
    return pa.array(spells).cast(TEXT)


def _whole(year: str) -> str:
    return year.removesuffix(".0")


ALLIANCES = KnownFormat(
    "atop",
    "ATOP alliance obligations by dyad and year",
    "ATOP Codebook 5.1",
    "each row is a claim by ATOP about what treaties oblige two states to in a year; unbroken "
    "years are one relation, called after the heaviest obligation, neither supportive nor hostile: "
    "states bound by one treaty may be at war with each other.",
    is_dyad_years,
    translate,
)
