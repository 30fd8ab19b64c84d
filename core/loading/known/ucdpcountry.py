"""UCDP's organized violence by country and year: three counts, none of them of one side alone."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from core.loading.known.actors import KnownActor
from core.loading.known.composing import Cells, Column, Part, compose, joined, refused, where
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.sheet import Sheet
from core.loading.known.ucdp import CIVILIANS, CODER
from core.loading.rawtable import RawTable
from core.vocabulary.terms import Act, ActorKind, Basis, Measure, Scope, Topic, VictimClass

_TITLE = "UCDP Organized Violence Country-Year Dataset"


class _Kind(Struct, frozen=True):
    """One of the kinds of violence: what its columns begin with, and whom it counts."""

    key: str
    title: str
    civilians: bool = False

    def column(self, end: str) -> str:
        """The column of the best, low or high count of this kind."""
        return f"{self.key}_total_deaths_{end}_cy"

    @property
    def exists(self) -> str:
        """The column that says whether there was any."""
        return f"{self.key}_exist_cy"


_KINDS = (
    _Kind("sb", "state-based conflict"),
    _Kind("ns", "non-state conflict"),
    _Kind("os", "one-sided violence", civilians=True),
)


def is_country_years(sheet: Sheet) -> bool:
    """Whether these are years of countries with UCDP's counts of organized violence."""
    return sheet.has("country_cy", "year_cy") and any(sheet.has(k.column("best")) for k in _KINDS)


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Years to counts by UCDP: both sides together for conflicts, civilians for the rest."""
    return Translation(
        tuple(map(_translated, sheets)),
        (
            KnownActor(CIVILIANS),
            KnownActor(CODER, kind=ActorKind.MONITOR.value, note="Uppsala Conflict Data Program"),
        ),
    )


def _translated(sheet: Sheet) -> RawTable:
    some = np.zeros(len(sheet), dtype=bool)
    for kind in _KINDS:
        some |= _told(sheet, kind)
    why = "UCDP recorded no organized violence in that country and year, which is no count of zero."
    sheet = refused(sheet, ~some, "no_violence", why)
    return compose(sheet, "claims", [_part(sheet, kind) for kind in _KINDS])


def _told(sheet: Sheet, kind: _Kind) -> NDArray[np.bool_]:
    """The rows in which this kind of violence was recorded, whatever its count."""
    given = sheet.truth(bool, kind.column("best"))
    if sheet.has(kind.exists):
        return given & ~(sheet.numbers(kind.exists) == 0)
    return given & ~(sheet.numbers(kind.column("best")) == 0)


def _part(sheet: Sheet, kind: _Kind) -> Part:
    victims = VictimClass.CIVILIAN if kind.civilians else VictimClass.MIXED
    statement = joined("ucdp-cy-", _country(sheet), "-", sheet.text("year_cy"))
    cells: dict[str, Cells] = {
        "claim_id": joined(statement, f"-{kind.key}"),
        "statement_id": statement,
        "act": Act.ASSERT.value,
        "topic": (Topic.CIVILIAN_HARM if kind.civilians else Topic.LOSS).value,
        "claimant": CODER,
        "subject": CIVILIANS if kind.civilians else "",
        "claimed_on": "",
        "event_date": sheet.text("year_cy"),
        "measure": Measure.KILLED.value,
        "category": "personnel",
        "best": sheet.text(kind.column("best")),
        "low": sheet.text(kind.column("low")),
        "high": sheet.text(kind.column("high")),
        "basis": Basis.INCREMENTAL.value,
        "scope": (Scope.ONE_SIDE if kind.civilians else Scope.BOTH_SIDES).value,
        "victim_class": victims.value,
        "place": sheet.text("country_cy"),
        "source": joined(f"{_TITLE} ", sheet.text("version")),
        "note": kind.title,
        "tags": joined("event:", statement, f"-{kind.key}"),
    }
    return Part(np.flatnonzero(_told(sheet, kind)), cells)


def _country(sheet: Sheet) -> Column:
    code = sheet.text("country_id_cy")
    return where(sheet.truth(bool, "country_id_cy"), code, sheet.text("country_cy"))


COUNTRY_YEARS = KnownFormat(
    "ucdp_country_year",
    "UCDP organized violence by country and year",
    "UCDP Organized Violence Country-Year Dataset Codebook 25.1",
    "each row is up to three claims by UCDP about a year: deaths in conflicts with the state and "
    "between others, of both sides together and put on neither, and civilians killed in "
    "one-sided violence. Parts of these counts stay with the original rows.",
    is_country_years,
    translate,
)
