"""The SIPRI Arms Transfers Database: trade registers of major weapons."""

import re
from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from core.loading.arrow import TEXT, pa, written_out
from core.loading.known.actors import KnownActor, state_actor
from core.loading.known.composing import Cells, Part, compose, joined, listed
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.relating import Said, relate
from core.loading.known.sheet import Column, Sheet
from core.loading.rawtable import RawTable
from core.problems import RejectedRow
from core.vocabulary.categories import category_tree
from core.vocabulary.terms import THIRD, Act, ActorKind, Basis, Bound, Scope, Strength, Topic

CODER = "SIPRI"
_ORDERED = "number ordered"
_DELIVERED = ("number delivered", "numbers delivered")
_ESTIMATED = "numbers delivered is estimate"
_RECIPIENT, _SUPPLIER = ("recipient", "buyer"), ("supplier", "seller")
_ORDER = ("year of order", "order date")
_DESIGNATION = ("weapon designation", "designation")
_DESCRIPTION = ("weapon description", "description")
_DELIVERY = ("year(s) of delivery", "years of delivery", "delivery year")
_ABOUT = ("?", "Yes")
_RAGGED = "ragged_row"
_YEAR = re.compile(r"(?:1[89]|20)\d\d", re.ASCII)


def is_register(sheet: Sheet) -> bool:
    """Whether this is a trade register, of a line for each deal or for each year of delivery."""
    told = (_RECIPIENT, _SUPPLIER, _ORDER, _DESIGNATION, _DELIVERED)
    return all(any(map(sheet.has, names)) for names in told)


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Deliveries to what SIPRI says that a supplier delivered, and to relations of supply."""
    mended = [Sheet(_mended(sheet.table), sheet.progress) for sheet in sheets]
    claims = [compose(sheet, "claims", [_deliveries(sheet)]) for sheet in mended]
    supplies = [_supplies(sheet) for sheet in mended]
    return Translation(
        (*claims, *(table for table in supplies if len(table.rows))), _actors(mended)
    )


def _mended(table: RawTable) -> RawTable:
    """The table with records that were broken over two lines put together again."""
    kept: list[RejectedRow] = []
    whole: list[tuple[int, list[str]]] = []
    ragged = list(table.rejected)
    while ragged:
        first = ragged.pop(0)
        cells = _together(first, ragged[0], len(table.headers)) if ragged else []
        if cells:
            ragged.pop(0)
            whole.append((first.row, cells))
        else:
            kept.append(first)
    if not whole:
        return table
    columns = tuple(
        pa.chunked_array(
            [*written_out(column).chunks, pa.array([cells[place] for _, cells in whole], TEXT)]
        )
        for place, column in enumerate(table.columns)
    )
    rows = np.concatenate([table.rows, np.array([row for row, _ in whole], dtype=np.int64)])
    order = np.argsort(rows, kind="stable")
    sorted_columns = tuple(column.take(pa.array(order)) for column in columns)
    return replace(table, columns=sorted_columns, rows=rows[order], rejected=tuple(kept))


def _together(first: RejectedRow, second: RejectedRow, width: int) -> list[str]:
    """The cells of a record of which one line ends in the middle of a cell, [] where it is none."""
    if (first.code, second.code) != (_RAGGED, _RAGGED) or second.row != first.row + 1:
        return []
    begun, rest = ([cell for _, cell in row.values] for row in (first, second))
    if not begun or not rest or len(begun) + len(rest) - 1 != width:
        return []
    return [*begun[:-1], f"{begun[-1]} {rest[0]}".strip(), *rest[1:]]


def _deliveries(sheet: Sheet) -> Part:
    cells: dict[str, Cells] = {
        "act": Act.ASSERT.value,
        "topic": Topic.CAPABILITY.value,
        "claimant": CODER,
        "subject": sheet.each(_state, *_RECIPIENT),
        "claimed_on": "",
        "event_date": sheet.combined(_years, _DELIVERY, _ORDER),
        "category": sheet.each(_category, *_DESCRIPTION),
        "best": sheet.text(*_DELIVERED),
        "bound": sheet.each(
            lambda mark: Bound.APPROX.value if mark in _ABOUT else "",
            *(_after(sheet, name) for name in _DELIVERED),
            _ESTIMATED,
        ),
        "basis": Basis.INCREMENTAL.value,
        "scope": Scope.ONE_SIDE.value,
        "text": joined(
            sheet.text(*_DESIGNATION),
            sheet.each(lambda text: text and f", {text}", *_DESCRIPTION),
            sheet.each(lambda text: text and f", delivered by {text}", *_SUPPLIER),
        ),
        "note": listed(
            "; ",
            sheet.each(lambda text: text and f"ordered in {text}", *_ORDER),
            sheet.each(lambda text: text and f"{text} ordered", _ORDERED),
            sheet.text("status"),
            sheet.text("comments"),
        ),
        "source": "SIPRI Arms Transfers Database",
        "source_url": "https://armstransfers.sipri.org/",
        "tags": joined("event:", _deal(sheet)),
        "claim_id": _deal(sheet),
    }
    return Part(sheet.every_row, cells)


def _deal(sheet: Sheet) -> Column:
    rows = pa.array([f"-{row}" for row in sheet.table.rows.tolist()], type=TEXT)
    return joined("sipri-", sheet.text(*_SUPPLIER), "-", sheet.text(*_RECIPIENT), rows)


def _after(sheet: Sheet, column: str) -> str:
    """The nameless column of marks that follows a column."""
    headers = [header.casefold().strip() for header in sheet.table.headers]
    place = headers.index(column) + 1 if column in headers else len(headers)
    nameless = place < len(headers) and headers[place] == f"column {place + 1}"
    return sheet.table.headers[place] if nameless else ""


def _years(delivered: str, ordered: str) -> str:
    years = sorted(_YEAR.findall(delivered)) or _YEAR.findall(ordered)[:1]
    return "" if not years else years[0] if years[0] == years[-1] else f"{years[0]}/{years[-1]}"


def _category(description: str) -> str:
    """The node of the tree that a description names, else the last word of it that does."""
    tree = category_tree()
    words = description.split()
    ends = (" ".join(words[start:]) for start in range(len(words)))
    return next((found for end in ends if (found := tree.find(end))), "")


def _state(name: str) -> str:
    return state_actor(name.rstrip("*").strip()).name


def _supplies(sheet: Sheet) -> RawTable:
    said = Said(
        source=sheet.each(_state, *_SUPPLIER),
        target=sheet.each(_state, *_RECIPIENT),
        type="arms_supply",
        sign="1",
        claim_id=_deal(sheet),
        first=sheet.combined(_first_day, _DELIVERY, _ORDER),
        last=sheet.combined(_last_day, _DELIVERY, _ORDER),
        strength=Strength.CONFIRMED,
    )
    return relate(sheet, said, np.ones(len(sheet), dtype=bool))


def _first_day(delivered: str, ordered: str) -> str:
    years = _years(delivered, ordered)
    return years and f"{years[:4]}-01-01"


def _last_day(delivered: str, ordered: str) -> str:
    years = _years(delivered, ordered)
    return years and f"{years[-4:]}-12-31"


def _actors(sheets: Sequence[Sheet]) -> tuple[KnownActor, ...]:
    named = {
        _state(text): None
        for sheet in sheets
        for names in (_RECIPIENT, _SUPPLIER)
        for text in sheet.spellings(*names).texts
        if text
    }
    return (
        *(replace(state_actor(name), side=THIRD) for name in named),
        KnownActor(
            CODER,
            kind=ActorKind.MONITOR.value,
            note="Stockholm International Peace Research Institute",
        ),
    )


ARMS_TRANSFERS = KnownFormat(
    "sipri_arms_transfers",
    "SIPRI trade register",
    "SIPRI Arms Transfers Database, Sources and methods",
    "each deal is a claim by SIPRI that a recipient got so many weapons, no loss of anybody; "
    "supplier and recipient are joined by one relation of arms supply from the first to the last "
    "delivery. A figure marked ? or as an estimate is about. Records broken over two lines are put "
    "together.",
    is_register,
    translate,
)
