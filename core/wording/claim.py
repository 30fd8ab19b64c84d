"""One claim, read from its row into typed values."""

import math
from datetime import datetime
from typing import TypedDict
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import pandas as pd
from msgspec import Struct

from core.dataset import CLAIMS, Dataset, Kind
from core.merges import COPIES, Copy
from core.vocabulary.terms import (
    NOT_GIVEN,
    Act,
    Basis,
    Bound,
    Credibility,
    Measure,
    Reliability,
    Scope,
    Topic,
    VictimClass,
)
from core.wording.dates import WrittenDate
from core.wording.figures import Figure


class Claim(Struct, frozen=True):
    """A row of the claims table; None where a term or a figure is not given, "" for text."""

    row: int
    claim_id: str
    act: Act
    topic: Topic
    claimant: str
    subject: str
    claimed: WrittenDate
    event: WrittenDate
    recorded: WrittenDate
    measure: Measure | None
    category: str
    figure: Figure
    unit: str
    value_text: str
    basis: Basis
    since: WrittenDate
    scope: Scope | None
    victims: VictimClass | None
    place: str
    source: str
    source_url: str
    reliability: Reliability | None
    credibility: Credibility | None
    text: str
    language: str
    translation: str
    note: str
    tags: tuple[str, ...]
    layer: str = ""
    """The dataset it came from, where several are open."""
    copy: Copy = Copy.NONE
    """How it stands to a claim of another dataset."""
    copy_of: str = ""
    """Id of that claim."""

    @property
    def recorded_words(self) -> str:
        """The words the dataset holds, a translation first, on one line; "" where it has none."""
        return " ".join((self.translation or self.text or self.value_text).split())

    @property
    def both_sides(self) -> bool:
        """Whether it speaks of both sides together."""
        return self.scope is Scope.BOTH_SIDES


def claim_at(dataset: Dataset, row: int) -> Claim:
    """The claim of a row; raises IndexError where there is no such row."""
    if not 0 <= row < len(dataset.claims):
        raise IndexError(f"no claim stands in row {row}")
    cells = _Cells(_columns_of(dataset), row)
    return Claim(
        row=row,
        claim_id=cells.text("claim_id"),
        act=Act(cells.text("act") or Act.ASSERT),
        topic=Topic(cells.text("topic") or Topic.OTHER),
        claimant=cells.text("claimant"),
        subject=cells.text("subject"),
        claimed=cells.date("claimed_on"),
        event=cells.date("event_date"),
        recorded=cells.date("recorded_on"),
        measure=Measure(word) if (word := cells.text("measure")) else None,
        category=cells.text("category"),
        figure=cells.figure(),
        unit=cells.text("unit"),
        value_text=cells.text("value_text"),
        basis=Basis(cells.text("basis") or Basis.UNKNOWN),
        since=cells.date("since"),
        scope=Scope(word) if (word := cells.text("scope")) else None,
        victims=VictimClass(word) if (word := cells.text("victim_class")) else None,
        place=cells.text("place"),
        source=cells.text("source"),
        source_url=cells.text("source_url"),
        reliability=Reliability(word) if (word := cells.text("reliability")) else None,
        credibility=Credibility(word) if (word := cells.text("credibility")) else None,
        text=cells.text("text"),
        language=cells.text("language"),
        translation=cells.text("translation"),
        note=cells.text("note"),
        tags=tuple(tag for part in cells.text("tags").split(";") if (tag := part.strip())),
        **_place_in_layers(dataset, row),
    )


class _PlaceInLayers(TypedDict, total=False):
    layer: str
    copy: Copy
    copy_of: str


def _place_in_layers(dataset: Dataset, row: int) -> _PlaceInLayers:
    layers = dataset.layers
    if layers is None:
        return {}
    found = _PlaceInLayers(layer=layers.names[int(layers.of[row])])
    original = int(layers.originals[row])
    if original >= 0:
        found["copy"] = COPIES[int(layers.copies[row])]
        found["copy_of"] = str(dataset.claims["claim_id"].iat[original])
    return found


def figure(claim: Claim) -> str:
    """The figure of a claim in short: ``≥ 14``, ``31–94``, a dash where there is none."""
    return claim.figure.short()


_TEXT = tuple(column.name for column in CLAIMS if column.kind is Kind.TEXT)


class _Columns:
    """The claims table as one array or code array for each column, made once per dataset."""

    def __init__(self, claims: pd.DataFrame) -> None:
        self._texts = {name: claims[name].array for name in _TEXT}
        self._codes: dict[str, _Codes] = {}
        self._numbers: dict[str, npt.NDArray[np.float64]] = {}
        self._moments: dict[str, npt.NDArray[np.datetime64]] = {}
        self._softs: dict[str, npt.NDArray[np.bool_]] = {}
        for column in CLAIMS:
            if column.kind in (Kind.NAME, Kind.TERM, Kind.DATE):
                self._codes[column.name] = _Codes.of(claims[column.name])
            if column.kind is Kind.NUMBER:
                self._numbers[column.name] = claims[column.name].to_numpy(dtype="float64")
            if column.kind is Kind.DATE:
                for end in ("from", "to"):
                    name = f"{column.name}_{end}"
                    self._moments[name] = claims[name].to_numpy(dtype="datetime64[s]")
                self._softs[column.name] = claims[f"{column.name}_soft"].to_numpy(dtype=bool)

    def text(self, column: str, row: int) -> str:
        if column in self._codes:
            return self._codes[column].text(row)
        return str(self._texts[column][row])

    def number(self, column: str, row: int) -> float | None:
        value = float(self._numbers[column][row])
        return value if math.isfinite(value) else None

    def date(self, column: str, row: int) -> WrittenDate:
        return WrittenDate(
            self._codes[column].text(row),
            self._moment(f"{column}_from", row),
            self._moment(f"{column}_to", row),
            bool(self._softs[column][row]),
        )

    def _moment(self, column: str, row: int) -> datetime | None:
        value = self._moments[column][row].item()
        return value if isinstance(value, datetime) else None


class _Codes(Struct, frozen=True, eq=False):
    codes: npt.NDArray[np.integer]
    values: tuple[str, ...]

    @classmethod
    def of(cls, column: pd.Series) -> "_Codes":
        return cls(
            column.cat.codes.to_numpy(), tuple(str(value) for value in column.cat.categories)
        )

    def text(self, row: int) -> str:
        code = int(self.codes[row])
        return self.values[code] if code >= 0 else NOT_GIVEN


class _Cells(Struct, frozen=True):
    columns: _Columns
    row: int

    def text(self, column: str) -> str:
        return self.columns.text(column, self.row)

    def number(self, column: str) -> float | None:
        return self.columns.number(column, self.row)

    def date(self, column: str) -> WrittenDate:
        return self.columns.date(column, self.row)

    def figure(self) -> Figure:
        best, low, high = (self.number(column) for column in ("best", "low", "high"))
        bound = self.text("bound")
        return Figure(best, low, high, Bound(bound) if bound else None)


_READ: WeakKeyDictionary[Dataset, _Columns] = WeakKeyDictionary()


def _columns_of(dataset: Dataset) -> _Columns:
    columns = _READ.get(dataset)
    if columns is None:
        columns = _READ[dataset] = _Columns(dataset.claims)
    return columns
