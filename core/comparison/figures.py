"""Every figure of loss in a dataset, read once: what it counts, about whom, in which slot."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import partial
from types import MappingProxyType
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd
from msgspec import Struct

from core.comparison.bounds import Amounts, read_amounts
from core.comparison.ranks import ranked, seconds_of
from core.comparison.things import GROUND, LOSSES, Thing
from core.comparison.ties import LongArray, Ties, ties_of
from core.cores import both
from core.dataset import Dataset
from core.index import (
    BOTH,
    UNDATED,
    BoolArray,
    ClaimIndex,
    CodeArray,
    Dimension,
    IntArray,
    smallest,
)
from core.ordering import joint, placed
from core.vocabulary.terms import THIRD, Act, Basis, Scope, Topic, VictimClass
from core.vocabulary.units import PLAIN, unit_of

SLOTS = 3
OWN, ADVERSARY, THIRD_PARTY = range(SLOTS)
"""Who speaks of a loss: the side that had it, its adversary, anybody else."""

BASES = (Basis.UNKNOWN, Basis.INCREMENTAL, Basis.SNAPSHOT, Basis.CUMULATIVE)
"""Counting bases by code; of two figures of one moment the later in this order stands."""

_STATING = (Act.ASSERT, Act.CONFIRM, Act.REVISE, Act.BLAME, Act.PARTLY_DENY)


_EVENT = re.compile(r"(?:^|;)\s*event:([^;]+)")
_FIGURE_OF = re.compile(r"\bfigure_of:(own_side|adversary)\b")
_NEVER = np.iinfo(np.int64).min


class Level(StrEnum):
    """Whose losses make a cell: a side's or a single actor's."""

    SIDE = "side"
    ACTOR = "actor"


class Subjects(Struct, frozen=True, eq=False):
    """Whose loss each claim speaks of: a belligerent side or an actor, BOTH last.

    At the level of sides an actor of no belligerent side stands for itself.
    """

    codes: CodeArray
    names: tuple[str, ...]
    sides: tuple[str, ...]


class Figures(Struct, frozen=True, eq=False, weakref=True):
    """The figures of a dataset as columns, one entry for each claim."""

    amounts: Amounts
    stated: BoolArray
    """Whether the claim states a loss, with a number or without."""
    counted: BoolArray
    """Whether it states a loss with a number."""
    thing: CodeArray
    things: tuple[Thing, ...]
    slot: CodeArray
    """OWN, ADVERSARY or THIRD_PARTY: whose voice it is, heard first hand or through a relay."""
    relayed: BoolArray
    """Whether a third party only passes on what a side said (its tag ``figure_of:``)."""
    basis: CodeArray
    """Place in BASES."""
    since: IntArray
    """First day of a running total, or UNDATED."""
    since_latest: IntArray
    """The last day on which that may be, where the start is written less precisely."""
    period: LongArray
    """Code of the span the claim speaks of, its event dates, else its claim dates; and of the one
    event that it counts, where an ``event:ID`` tag says so."""
    event: IntArray
    """Code of the one event that the claim counts, 0 where no ``event:ID`` tag names one."""
    rank: IntArray
    """Order of figures of one day: when said, basis, value, id; never the order of rows."""
    speaks_for: CodeArray
    """Code of the claimant's side."""
    about: CodeArray
    """Code of the subject's side."""
    ties: Ties
    subjects: Mapping[Level, Subjects]

    def key(self, level: Level, of: IntArray | slice = slice(None)) -> LongArray:
        """Code of cell and slot of some claims: (subject × things + thing) × SLOTS + slot."""
        subject = self.subjects[level].codes[of].astype(np.int64)
        return (subject * len(self.things) + self.thing[of]) * SLOTS + self.slot[of]


_READ: WeakKeyDictionary[ClaimIndex, Figures] = WeakKeyDictionary()


def figures_of(dataset: Dataset, index: ClaimIndex) -> Figures:
    """The figures of a dataset, read when first asked for; they go when its index goes."""
    found = _READ.get(index)
    if found is None:
        found = _READ[index] = _figures(dataset, index)
    return found


def _figures(dataset: Dataset, index: ClaimIndex) -> Figures:
    claims = dataset.claims
    amounts = read_amounts(
        claims["best"].to_numpy(),
        claims["low"].to_numpy(),
        claims["high"].to_numpy(),
        partial(_are, index["bound"]),
    )
    stated = _stating(index)
    basis, event = _basis(index), _events(claims)
    rank, (period, (thing, things)) = both(
        lambda: ranked(claims, amounts, basis),
        lambda: (_periods(claims, event), _things(dataset, index, stated)),
        index.size,
    )
    slot, relayed = _relayed(dataset, _slots(index))
    return Figures(
        amounts=amounts,
        stated=stated,
        counted=stated & amounts.stated,
        thing=thing,
        things=things,
        slot=slot,
        relayed=relayed,
        basis=basis,
        since=_days(claims["since_from"]),
        since_latest=_days(claims["since_to"]),
        period=period,
        event=event,
        rank=rank,
        speaks_for=index["claimant_side"].codes,
        about=index["subject_side"].codes,
        ties=ties_of(dataset, index),
        subjects=MappingProxyType({level: _subjects(index, level) for level in Level}),
    )


def _are(dimension: Dimension, values: tuple[str, ...]) -> BoolArray:
    chosen = np.array([value in values for value in (*dimension.values, None)], dtype=bool)
    return chosen[dimension.codes]


def _stating(index: ClaimIndex) -> BoolArray:
    lost = _are(index["measure"], LOSSES) & ~_are(index["topic"], (Topic.CAPABILITY, Topic.STANCE))
    ground = _are(index["measure"], GROUND) & _are(index["topic"], (Topic.LOSS,))
    return (lost | ground) & _are(index["act"], _STATING)


def _things(
    dataset: Dataset, index: ClaimIndex, stated: BoolArray
) -> tuple[CodeArray, tuple[Thing, ...]]:
    measure, category = index["measure"], index["category"]
    units = dataset.claims["unit"].cat
    names = [unit_of(str(unit)) for unit in units.categories]
    unit_names = list(dict.fromkeys([*names, PLAIN]))
    recode = np.array([unit_names.index(name) for name in (*names, PLAIN)], dtype=np.int64)
    unit = recode[units.codes.to_numpy()]
    civilian = _are(index["victim_class"], (VictimClass.CIVILIAN,))
    both = _are(index["scope"], (Scope.BOTH_SIDES,))
    code = measure.codes.astype(np.int64) * (len(category.values) + 1) + category.codes
    code = np.where(stated, ((code * len(unit_names) + unit) * 2 + civilian) * 2 + both, -1)
    inverse, count = placed(code)
    first = np.empty(count, dtype=np.int64)
    first[inverse[::-1]] = np.arange(len(code) - 1, -1, -1)
    heads: list[int] = first.tolist()
    things = tuple(
        Thing(
            measure.values[int(measure.codes[row])],
            category.values[int(category.codes[row])],
            unit_names[int(unit[row])],
            civilian=bool(civilian[row]),
            both=bool(both[row]),
        )
        for row in heads
    )
    return inverse.astype(smallest(len(things))), things


def _slots(index: ClaimIndex) -> CodeArray:
    claimant, subject = index["claimant"], index["subject"]
    speaker, about = index["claimant_side"], index["subject_side"]
    same = pd.factorize(np.array([*claimant.values, *subject.values], dtype=object))[0]
    if not index.size:
        return np.zeros(0, dtype=np.int8)
    spoken, meant = same[: len(claimant.values)], same[len(claimant.values) :]
    itself = spoken[claimant.codes] == meant[subject.codes]
    own = index.admission | (_are(about, (THIRD,)) & itself)
    third = _are(speaker, (THIRD, BOTH))
    return np.where(own, OWN, np.where(third, THIRD_PARTY, ADVERSARY)).astype(np.int8)


def _relayed(dataset: Dataset, slot: CodeArray) -> tuple[CodeArray, BoolArray]:
    """A third party's figure of a side is that side's, seen through a relay."""
    tags = dataset.claims["tags"].cat
    voice = np.full(len(tags.categories) + 1, THIRD_PARTY, dtype=np.int8)
    for code, text in enumerate(tags.categories.tolist()):
        found = _FIGURE_OF.search(str(text))
        if found is not None:
            voice[code] = OWN if found[1] == "own_side" else ADVERSARY
    meant = voice[tags.codes.to_numpy()]
    relayed = (slot == THIRD_PARTY) & (meant != THIRD_PARTY)
    return np.where(relayed, meant, slot), relayed


def _basis(index: ClaimIndex) -> CodeArray:
    dimension = index["basis"]
    place = {basis.value: number for number, basis in enumerate(BASES)}
    codes = np.array([place.get(value, 0) for value in (*dimension.values, "")], dtype=np.int8)
    return codes[dimension.codes]


def _days(column: "pd.Series[pd.Timestamp]") -> IntArray:
    moments = column.to_numpy()
    undated = np.isnat(moments)
    if undated.all():
        return np.broadcast_to(np.int32(UNDATED), len(moments))
    days = moments.astype("datetime64[D]").astype(np.int32)
    days[undated] = UNDATED
    return days


def _periods(claims: pd.DataFrame, events: IntArray) -> LongArray:
    first, last = seconds_of(claims["event_date_from"]), seconds_of(claims["event_date_to"])
    undated = first == _NEVER
    if undated.any():
        first = np.where(undated, seconds_of(claims["claimed_on_from"]), first)
        last = np.where(undated, seconds_of(claims["claimed_on_to"]), last)
    spans = joint((placed(first)[0], placed(last)[0]))
    return joint((spans, events)) if events.any() else spans


def _events(claims: pd.DataFrame) -> IntArray:
    """Code of the event that each claim counts, 0 where none is named."""
    tags = claims["tags"].cat
    codes: dict[str, int] = {"": 0}
    named = [_EVENT.search(str(text)) for text in tags.categories]
    event_of = [codes.setdefault(found[1].strip() if found else "", len(codes)) for found in named]
    return np.array([*event_of, 0], dtype=np.int32)[tags.codes.to_numpy()]


def _subjects(index: ClaimIndex, level: Level) -> Subjects:
    side, actor = index["subject_side"], index["subject"]
    known = index.belligerents if level is Level.SIDE else ()
    actors = tuple(name for name in actor.values if name)
    recode = np.arange(len(actor.values) + 1, dtype=np.int64) + len(known)
    names = (*known, *actors, BOTH)
    recode = recode.astype(smallest(len(names) + 1))
    codes = recode[actor.codes] if index.size else recode[:0]
    codes = np.where(side.codes < len(known), side.codes.astype(codes.dtype), codes)
    codes = np.where(_are(side, (BOTH,)), codes.dtype.type(len(names) - 1), codes)
    sides = (*known, *(index.side_of[name] for name in actors), BOTH)
    return Subjects(codes, names, sides)
