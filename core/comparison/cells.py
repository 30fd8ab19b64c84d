"""The comparison cell: one subject, one thing, three slots, and what can be said of them."""

from enum import StrEnum

import numpy as np
from msgspec.structs import replace

from core.comparison.counterparts import Counterpart, counterpart_of
from core.comparison.disagreement import Disagreement, disagreement
from core.comparison.loss import Loss
from core.comparison.slots import Slot
from core.index import IntArray, Rows
from core.once import once


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

    FIGURE = "figure"
    BASIS = "basis"
    CATEGORY = "category"
    MEASURE = "measure"
    SCOPE = "scope"


class Cell(Loss):
    """A loss in view, and how far what is said of it may be set against each other."""

    @once
    def counterpart(self) -> Counterpart | None:
        """The missing slot's nearest figure, where it stands in another measure or category."""
        if self.thing.both or not self.board.elsewhere[self.place]:
            return None
        return counterpart_of(self.told, [other.told for other in self._akin])

    @once
    def _akin(self) -> tuple[Loss, ...]:
        akin = self.board.voices.register.akin(self.place)
        return tuple(Loss(self.board, other) for other in akin if self.board.has(other))

    @once
    def leans_on(self) -> tuple[int, ...]:
        """The places of the cells whose claims stand behind this one: itself, its counterparts."""
        if self.counterpart is None:
            return (self.place,)
        named = (self.counterpart.slot, *(slot for _, slot in self.counterpart.parts))
        others = (
            other.place
            for other in self._akin
            if any(slot is one for one in named for slot in (other.own, other.adversary))
        )
        return (self.place, *others)

    @property
    def known(self) -> bool:
        """Whether all that stands behind it was looked up, so that asking costs nothing."""
        backing = self.board.backing
        return backing.small or all(map(backing.knows, self.leans_on))

    @once
    def compared(self) -> tuple[Slot | None, Slot | None, Slot | None]:
        """Own, adversary, third as they are compared: a missing one as its parts lend it."""
        lent = None if self.counterpart is None else self.counterpart.lent
        if self.own is None:
            return lent, self.adversary, self.third
        return self.own, self.adversary or lent, self.third

    @once
    def behind(self) -> Rows:
        """The claims on both sides: the cell's own, the counterpart's and the denials."""
        found: list[IntArray] = [self.rows.array, self.denials.array]
        if self.counterpart is not None:
            slot = self.counterpart.lent or self.counterpart.slot
            found.append(slot.rows.array)
        return Rows(np.concatenate(found))

    @once
    def mismatch(self) -> Mismatch | None:
        """Why what was said cannot be compared, None where nothing stands in the way."""
        if self.thing.both:
            return Mismatch.SCOPE
        own, adversary, _ = self.compared
        if own is not None and adversary is not None:
            if not (own.amount.stated and adversary.amount.stated):
                return Mismatch.FIGURE
            return None if own.counts_like(adversary) else Mismatch.BASIS
        if self.counterpart is None or self._denied:
            return None
        alike = self.counterpart.thing.measure == self.thing.measure
        return Mismatch.CATEGORY if alike else Mismatch.MEASURE

    @once
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

    @once
    def difference(self) -> Disagreement | None:
        """How far claim and admission lie apart, None where they cannot be compared."""
        found = self.forced
        return found if found is not None and self.mismatch is None else None

    @once
    def forced(self) -> Disagreement | None:
        """The same with bases and scopes set aside: an answer with a warning.

        Parts that may yet make up the whole say nothing of S and G.
        """
        own, adversary, _ = self.compared
        if own is None or adversary is None or self.mismatch is Mismatch.FIGURE:
            return None
        found = disagreement(own.amount, adversary.amount)
        if found.consistent and None in (self.own, self.adversary):
            return replace(found, share=None, doublings=None)
        return found

    @once
    def _denied(self) -> bool:
        return len(self.denials) > 0 and self.compared[0] is None and not self.thing.both
