"""The comparison cell: one subject, one thing, three slots, and what can be said of them."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

import numpy as np

from core.comparison.disagreement import Disagreement, disagreement
from core.comparison.slots import Slot
from core.comparison.things import Thing
from core.index import NO_ROWS, IntArray, Rows


class State(StrEnum):
    """What the slots of a cell allow to be said."""

    NO_STATEMENT = "no statement"
    OWN_ONLY = "own only"
    ADVERSARY_ONLY = "adversary only"
    THIRD_ONLY = "third only"
    CONSISTENT = "consistent"
    DIVERGENT = "divergent"
    DENIED = "denied"
    MISMATCH = "mismatch"


class Mismatch(StrEnum):
    """Why two figures that speak of one loss cannot be compared."""

    BASIS = "basis"
    CATEGORY = "category"
    MEASURE = "measure"
    SCOPE = "scope"


@dataclass(frozen=True)
class Counterpart:
    """What the other side says of the same losses in other terms."""

    thing: Thing
    slot: Slot
    parts: tuple[tuple[Thing, Slot], ...] = ()
    """Where the cell is the common ancestor of both sides' categories: the parts of it named."""
    lent: Slot | None = None
    """The same parts as a figure of the cell: at least so many; None where nothing is lent."""


@dataclass(frozen=True, eq=False)
class Cell:
    """One subject × measure × category in view."""

    subject: str
    side: str
    """Side of the subject; BOTH for totals of both sides and claims about nobody named."""
    thing: Thing
    own: Slot | None
    adversary: Slot | None
    third: Slot | None
    rows: Rows
    """Every claim of the cell, with a number or without."""
    denials: Rows = NO_ROWS
    """Denials by the subject's side of a figure in the cell, partial ones included."""
    partial: bool = False
    """Whether all of them deny only in part."""
    counterpart: Counterpart | None = None
    """The missing slot's nearest figure, where it stands in another measure or category."""

    @property
    def slots(self) -> tuple[Slot | None, Slot | None, Slot | None]:
        """Own, adversary, third."""
        return self.own, self.adversary, self.third

    @cached_property
    def compared(self) -> tuple[Slot | None, Slot | None, Slot | None]:
        """Own, adversary, third as they are compared: a missing one as its parts lend it."""
        lent = None if self.counterpart is None else self.counterpart.lent
        if self.own is None:
            return lent, self.adversary, self.third
        return self.own, self.adversary or lent, self.third

    @cached_property
    def behind(self) -> Rows:
        """The claims on both sides: the cell's own, the counterpart's and the denials."""
        found: list[IntArray] = [self.rows.array, self.denials.array]
        if self.counterpart is not None:
            slot = self.counterpart.lent or self.counterpart.slot
            found.append(slot.rows.array)
        return Rows(np.concatenate(found))

    @property
    def mismatch(self) -> Mismatch | None:
        """Why what was said cannot be compared, None where nothing stands in the way."""
        if self.thing.both:
            return Mismatch.SCOPE
        own, adversary, _ = self.compared
        if own is not None and adversary is not None:
            return None if own.counts_like(adversary) else Mismatch.BASIS
        if self.counterpart is None or self._denied:
            return None
        alike = self.counterpart.thing.measure == self.thing.measure
        return Mismatch.CATEGORY if alike else Mismatch.MEASURE

    @property
    def state(self) -> State:
        """What the slots allow to be said."""
        if not any(self.slots):
            return State.NO_STATEMENT
        if self._denied:
            return State.DENIED
        if self.mismatch is not None:
            return State.MISMATCH
        if self.difference is not None:
            return State.CONSISTENT if self.difference.consistent else State.DIVERGENT
        if self.own is not None:
            return State.OWN_ONLY
        return State.THIRD_ONLY if self.adversary is None else State.ADVERSARY_ONLY

    @cached_property
    def difference(self) -> Disagreement | None:
        """How far claim and admission lie apart, None where they cannot be compared."""
        return self.forced if self.mismatch is None else None

    @cached_property
    def forced(self) -> Disagreement | None:
        """The same with bases and scopes set aside: an answer with a warning.

        Parts that may yet make up the whole say nothing of S and G.
        """
        own, adversary, _ = self.compared
        if own is None or adversary is None:
            return None
        found = disagreement(own.amount, adversary.amount)
        if found.consistent and None in (self.own, self.adversary):
            return replace(found, share=None, doublings=None)
        return found

    @property
    def _denied(self) -> bool:
        return len(self.denials) > 0 and self.compared[0] is None and not self.thing.both
