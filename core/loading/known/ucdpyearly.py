"""UCDP's yearly counts: battle-related deaths, non-state conflicts, one-sided violence."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from core.loading.known.actors import KnownActor, sides_of
from core.loading.known.composing import Cells, Part, compose, joined, listed
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.relating import Said, real_day, relate
from core.loading.known.sheet import Column, Sheet
from core.loading.known.ucdp import CIVILIANS, CODER
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

_GOVERNMENT = "government of"


class _Count(Struct, frozen=True):
    """One of the three datasets: its columns, and whom its figure counts."""

    key: str
    title: str
    one: str
    other: str
    """Columns of the two who fight; "" where civilians are the other."""
    best: tuple[str, ...]
    low: tuple[str, ...]
    high: tuple[str, ...]


_FATALITIES = (
    ("best_fatality_estimate", "fatality_best"),
    ("low_fatality_estimate", "fatality_low"),
    ("high_fatality_estimate", "fatality_high"),
)
_COUNTS = (
    _Count(
        *("brd", "UCDP Battle-Related Deaths Dataset", "side_a", "side_b"),
        *(("bd_best", "bdbest"), ("bd_low", "bdlow"), ("bd_high", "bdhigh")),
    ),
    _Count(
        *("ns", "UCDP Non-State Conflict Dataset", "side_a_name", "side_b_name"),
        *_FATALITIES,
    ),
    _Count("os", "UCDP One-sided Violence Dataset", "actor_name", "", *_FATALITIES),
)


def is_yearly(sheet: Sheet) -> bool:
    """Whether these are years of dyads or actors with UCDP's estimates."""
    return sheet.has("year") and _count(sheet) is not None


def _count(sheet: Sheet) -> _Count | None:
    def fits(count: _Count) -> bool:
        named = sheet.has(count.one, *filter(None, [count.other]))
        return named and all(any(map(sheet.has, n)) for n in (count.best, count.low, count.high))

    return next(filter(fits, _COUNTS), None)


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Years to counts by UCDP, and to who fought whom or harmed civilians."""
    counted = [(sheet, count) for sheet in sheets if (count := _count(sheet)) is not None]
    claims = [compose(sheet, "claims", [_years(sheet, count)]) for sheet, count in counted]
    relations = [_relations(sheet, count) for sheet, count in counted]
    return Translation((*claims, *filter(_has_rows, relations)), _actors(counted))


def _has_rows(table: RawTable) -> bool:
    return len(table.rows) > 0


def _ids(sheet: Sheet, count: _Count) -> Column:
    dyad = sheet.text("dyad_id", "dyad_new_id", "conflict_id", "actor_id")
    return joined(f"ucdp-{count.key}-", dyad, "-", sheet.text("year"))


def _years(sheet: Sheet, count: _Count) -> Part:
    two = bool(count.other)
    victims = VictimClass.MIXED if two else VictimClass.CIVILIAN
    cells: dict[str, Cells] = {
        "claim_id": _ids(sheet, count),
        "act": Act.ASSERT.value,
        "topic": (Topic.LOSS if two else Topic.CIVILIAN_HARM).value,
        "claimant": CODER,
        "subject": "" if two else CIVILIANS,
        "claimed_on": "",
        "event_date": sheet.text("year"),
        "measure": Measure.KILLED.value,
        "category": "personnel",
        "best": sheet.text(*count.best),
        "low": sheet.text(*count.low),
        "high": sheet.text(*count.high),
        "basis": Basis.INCREMENTAL.value,
        "scope": (Scope.BOTH_SIDES if two else Scope.ONE_SIDE).value,
        "victim_class": victims.value,
        "place": sheet.text("battle_location", "location", "location_inc"),
        "source": joined(f"{count.title} ", sheet.text("version")),
        "note": _note(sheet, count),
        "tags": joined("event:", _ids(sheet, count)),
    }
    return Part(sheet.every_row, cells)


def _note(sheet: Sheet, count: _Count) -> Column:
    if not count.other:
        return joined("civilians killed by ", sheet.text(count.one))
    return listed(
        "; ",
        joined(sheet.text(count.one), " against ", sheet.text(count.other)),
        sheet.text("territory_name"),
    )


def _relations(sheet: Sheet, count: _Count) -> RawTable:
    one = sheet.text(count.one)
    said = Said(
        source=one,
        target=sheet.text(count.other) if count.other else sheet.each(lambda _: CIVILIANS, "year"),
        type="fighting" if count.other else "violence_against",
        sign="-1",
        claim_id=_ids(sheet, count),
        first=sheet.each(lambda year: real_day(f"{year}-01-01"), "year"),
        last=sheet.each(lambda year: real_day(f"{year}-12-31"), "year"),
        apart=sheet.text("conflict_id"),
        strength=Strength.CONFIRMED,
        note=_note(sheet, count),
    )
    return relate(sheet, said, np.ones(len(sheet), dtype=bool))


def _actors(counted: Sequence[tuple[Sheet, _Count]]) -> tuple[KnownActor, ...]:
    times: Counter[str] = Counter()
    codes: dict[str, str] = {}
    for sheet, count in counted:
        for column in filter(None, (count.one, count.other)):
            code = column.replace("_name", "") + "_id"
            rows = sheet.combined(lambda *cells: "\x1f".join(cells), column, code)
            for row, number in zip(*_counts(rows), strict=True):
                name, _, its = row.partition("\x1f")
                times[name] += number
                codes.setdefault(name, its)
    del times[""]
    sides = sides_of(times)
    ordered = (*sides, *(name for name in times if name not in sides))
    return (
        *(_actor(name, name if name in sides else THIRD, codes[name]) for name in ordered),
        KnownActor(CIVILIANS),
        KnownActor(CODER, kind=ActorKind.MONITOR.value, note="Uppsala Conflict Data Program"),
    )


def _counts(rows: Column) -> tuple[list[str], list[int]]:
    found = rows.value_counts()
    return found.field("values").to_pylist(), found.field("counts").to_pylist()


def _actor(name: str, side: str, ucdp: str) -> KnownActor:
    governs = name.casefold().startswith(_GOVERNMENT)
    kind = ActorKind.GOVERNMENT if governs else ActorKind.ARMED_GROUP
    return KnownActor(name, side, kind.value, ucdp="" if "," in ucdp else ucdp)


YEARLY = KnownFormat(
    "ucdp_yearly",
    "UCDP deaths by dyad or actor and year",
    "UCDP Battle-Related Deaths, Non-State Conflict and One-sided Violence Codebooks 25.1",
    "each row is a claim by UCDP about a year: deaths of both sides together, put on neither, or "
    "civilians killed by one actor. Best, low and high are its own.",
    is_yearly,
    translate,
)
