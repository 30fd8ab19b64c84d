"""Formal alliances of the Correlates of War: by pair or by member, whole or year by year."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, islice

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from core.loading.arrow import TEXT, pa, pc
from core.loading.known.actors import KnownActor
from core.loading.known.composing import Cells, Part, compose, joined, listed, where
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.relating import Said, real_day, relate
from core.loading.known.sheet import Column, Sheet
from core.loading.known.treaties import Obligation, heaviest, parties, state_of, told
from core.loading.rawtable import RawTable, note
from core.vocabulary.terms import Act, ActorKind, Basis, Scope, Strength, Topic, VictimClass

CODER = "Correlates of War"
MOST_PAIRS = 200_000
"""Pairs of members, row by row, that become relations."""
MOST_LOOKED_AT = 20_000_000
"""Pairs of rows of one alliance that are asked whether their times meet: some ten seconds."""
_OBLIGATIONS = (
    Obligation("defense", "defence", "defence_pact"),
    Obligation("neutrality", "neutrality", "neutrality_pact"),
    Obligation("nonaggression", "non-aggression", "nonaggression_pact"),
    Obligation("entente", "entente", "entente"),
)
"""The heaviest first, as the codebook ranks types I, II and III."""

_IDS = ("version4id", "version3id")
_PAIR, _MEMBER = ("ccode1", "ccode2"), "ccode"
_UNITS = ("year", "month", "day")
_LAST_YEAR, _LAST_MONTH = 9999, 12
_TRUE = ("1", "1.0")


def is_alliances(sheet: Sheet) -> bool:
    """Whether the table has alliances, their pairs or members, and the four obligations."""
    parts = sheet.has(*_PAIR, "dyad_st_year") or sheet.has(_MEMBER, "mem_st_year")
    named = any(map(sheet.has, _IDS))
    return named and parts and all(sheet.has(one.column) for one in _OBLIGATIONS)


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Rows to what treaties oblige states to, and to a relation for each pair and treaty."""
    tables = [table for sheet in sheets for table in _tables(sheet)]
    coder = KnownActor(CODER, kind=ActorKind.MONITOR.value, aliases="COW")
    return Translation(tuple(tables), tuple(parties(sheets, (*_PAIR, _MEMBER), coder)))


class _Rows(Struct, frozen=True, eq=False):
    """What the rows of a sheet say: who, from when to when, what of."""

    one: Column
    other: Column
    first: Column
    last: Column
    """Days, "" where the data do not reach."""
    ids: Column
    alliance: Column
    obliged: Column


def _tables(sheet: Sheet) -> Iterator[RawTable]:
    rows = _rows(sheet)
    claims = compose(sheet, "claims", [_claims(sheet, rows)])
    if sheet.has(*_PAIR):
        yield claims
        ties = _relations(sheet, rows)
    else:
        places, whole = _together(rows)
        yield claims if whole else _left_out(claims, len(places))
        ties = _relations(*_paired(sheet, rows, places))
    if len(ties.rows):
        yield ties


def _left_out(claims: RawTable, pairs: int) -> RawTable:
    sentence = (
        f"{claims.file}: its alliances have more pairs of members than are looked at; "
        f"relations beyond {pairs:,} pairs are left out."
    )
    return replace(claims, problems=(*claims.problems, note(claims.file, "no_relation", sentence)))


def _rows(sheet: Sheet) -> _Rows:
    is_pair = sheet.has(*_PAIR)
    one, other = (sheet.each(state_of, code) for code in (_PAIR if is_pair else (_MEMBER, "")))
    who = "dyad" if is_pair else "mem"
    first = sheet.combined(_first_day, *(f"{who}_st_{unit}" for unit in _UNITS))
    last = sheet.combined(_last_day, *(f"{who}_end_{unit}" for unit in _UNITS))
    alliance = sheet.text(*_IDS)
    codes = [sheet.text(code) for code in (_PAIR if is_pair else (_MEMBER,))]
    when = sheet.text("year") if sheet.has("year") else first
    ids = joined("cow-", *(cell for code in (alliance, *codes) for cell in (code, "-")), when)
    return _Rows(one, other, first, last, ids, alliance, told(sheet, _OBLIGATIONS))


def _claims(sheet: Sheet, rows: _Rows) -> Part:
    several = pc.not_equal(rows.other, "").to_numpy(zero_copy_only=False)
    closed = pc.not_equal(rows.last, "").to_numpy(zero_copy_only=False)
    period = joined(rows.first, "/", where(closed, rows.last, ".."))
    dated = pc.not_equal(rows.first, "").to_numpy(zero_copy_only=False)
    who = where(several, joined(rows.one, " and ", rows.other), rows.one)
    cells: dict[str, Cells] = {
        "claim_id": rows.ids,
        "act": Act.ASSERT.value,
        "topic": Topic.STANCE.value,
        "claimant": CODER,
        "subject": rows.one,
        "claimed_on": "",
        "event_date": sheet.text("year") if sheet.has("year") else where(dated, period, ""),
        "basis": Basis.UNKNOWN.value,
        "scope": Scope.UNKNOWN.value,
        "victim_class": VictimClass.UNKNOWN.value,
        "source": "Correlates of War Formal Alliances",
        "text": joined(who, ", allied by treaty COW ", rows.alliance, ": ", rows.obliged),
        "note": _note(sheet, rows),
        "tags": heaviest(sheet, _OBLIGATIONS),
    }
    return Part(sheet.every_row, cells)


def _note(sheet: Sheet, rows: _Rows) -> Column:
    return listed(
        "; ",
        joined("obligations: ", rows.obliged),
        sheet.text("ss_type"),
        sheet.each(lambda mark: "begun before the data" if mark in _TRUE else "", "left_censor"),
        sheet.each(lambda mark: "goes on after the data" if mark in _TRUE else "", "right_censor"),
    )


def _relations(sheet: Sheet, rows: _Rows) -> RawTable:
    """Two states, in whichever order, by one treaty with the same obligations."""
    swapped = pc.greater(rows.one, rows.other)
    said = Said(
        source=pc.if_else(swapped, rows.other, rows.one),
        target=pc.if_else(swapped, rows.one, rows.other),
        type=heaviest(sheet, _OBLIGATIONS),
        sign="0",
        claim_id=rows.ids,
        first=rows.first,
        last=rows.last,
        directed=False,
        apart=joined(rows.alliance, " ", rows.obliged, " ", rows.first),
        strength=Strength.CONFIRMED,
        note=joined("treaty COW ", rows.alliance, "; ", _note(sheet, rows)),
    )
    return relate(sheet, said, np.ones(len(sheet), dtype=bool))


def _together(rows: _Rows) -> tuple[list[tuple[int, int]], bool]:
    """Places of two members of one alliance at the same time, each period of theirs once.

    Also whether these are all there are.
    """
    columns = (rows.alliance, rows.one, rows.first, rows.last, rows.obliged)
    members: dict[str, dict[tuple[str, ...], int]] = defaultdict(dict)
    for place, cells in enumerate(zip(*(one.to_pylist() for one in columns), strict=True)):
        alliance, *rest = map(str, cells)
        members[alliance].setdefault(tuple(rest), place)
    every = chain.from_iterable(combinations(those.items(), 2) for those in members.values())
    found: list[tuple[int, int]] = []
    for (one, place), (other, second) in islice(every, MOST_LOOKED_AT):
        if _overlap(one, other):
            if len(found) == MOST_PAIRS:
                return found, False
            found.append((place, second))
    return found, next(every, None) is None


def _overlap(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two states, each with a first and a last day, are members at the same time."""
    (state, first, last, _), (ally, begun, ended, _) = one, other
    goes_on = str(_LAST_YEAR)
    return state != ally and max(first, begun) <= min(last or goes_on, ended or goes_on)


def _paired(sheet: Sheet, rows: _Rows, places: Sequence[tuple[int, int]]) -> tuple[Sheet, _Rows]:
    """A row for each two members: that of the first, with the second and their time together."""
    here, there = (pa.array([pair[end] for pair in places], type=pa.int64()) for end in (0, 1))
    first = pc.max_element_wise(rows.first.take(here), rows.first.take(there))
    mine: list[str] = rows.last.take(here).to_pylist()
    theirs: list[str] = rows.last.take(there).to_pylist()
    ends = (min(a or b, b or a) for a, b in zip(mine, theirs, strict=True))
    last = pa.array(list(ends), type=TEXT)
    table = sheet.table
    picked = replace(
        table,
        columns=tuple(column.take(here) for column in table.columns),
        rows=table.rows[np.array([place for place, _ in places], dtype=np.int64)],
    )
    ids = joined(rows.ids.take(here), ";", rows.ids.take(there))
    alliance, obliged = rows.alliance.take(here), rows.obliged.take(here)
    one, other = rows.one.take(here), rows.one.take(there)
    return Sheet(picked, sheet.progress), _Rows(one, other, first, last, ids, alliance, obliged)


def _first_day(year: str, month: str, day: str) -> str:
    years, months = _number(year), _number(month) or 1
    return _day(years, months, _number(day) or 1) or _day(years, months, 1)


def _last_day(year: str, month: str, day: str) -> str:
    years, months = _number(year), _number(month) or _LAST_MONTH
    if not 0 < years < _LAST_YEAR or months > _LAST_MONTH:
        return ""
    end = monthrange(years, months)[1]
    return _day(years, months, _number(day) or end) or _day(years, months, end)


def _number(text: str) -> int:
    """A number of a calendar, 0 where it is -9 or not given."""
    plain = text.removesuffix(".0")
    is_number = plain.isascii() and plain.isdecimal() and len(plain) <= len(str(_LAST_YEAR))
    return int(plain) if is_number else 0


def _day(year: int, month: int, day: int) -> str:
    return real_day(f"{year:04}-{month:02}-{day:02}") if year else ""


FORMAL_ALLIANCES = KnownFormat(
    "cow_alliances",
    "Formal alliances of the Correlates of War",
    "Formal Alliances v4.1, codebook",
    "each row is a claim by the Correlates of War about what a treaty obliges two states, or a "
    "member, to; two states bound by one treaty at the same time are one relation, called after "
    "the heaviest obligation, neither supportive nor hostile: allies may be at war.",
    is_alliances,
    translate,
)
