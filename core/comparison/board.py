"""The comparison of what is in view, as columns; slots and cells are read from it one by one."""

from functools import partial

import numpy as np

from core.comparison.backing import Backing
from core.comparison.bounds import Amounts
from core.comparison.denials import Denials, denials_in
from core.comparison.figures import ADVERSARY, BASES, OWN, SLOTS
from core.comparison.orders import LongArray
from core.comparison.series import COUNTINGS, Counting
from core.comparison.slots import Slot
from core.comparison.standing import standing_in
from core.comparison.things import Thing
from core.comparison.voices import Voices
from core.index import BoolArray
from core.once import once


class Board:
    """What every voice in view says, by the place of a cell among all cells of the dataset."""

    def __init__(self, voices: Voices) -> None:
        self.voices = voices
        self.standing, in_view = standing_in(voices)
        self._in_view = in_view
        self.cells: LongArray = np.flatnonzero(in_view)
        """Places of the cells in view."""
        placed = np.full(len(voices.register.cells) * SLOTS, -1, dtype=np.int64)
        placed[self.standing.slot] = np.arange(len(self.standing.slot))
        self.slots: LongArray = placed.reshape(-1, SLOTS)
        """Cells × slots: the place of each standing figure, −1 where there is none."""
        self.backing = Backing(voices, self.standing)
        index = voices.index
        self._claimant, self._as_of = index["claimant"], index.days[voices.sight.clock].last
        self._made: dict[int, Slot] = {}
        """Slots by the place of their figure."""

    @once
    def subject_codes(self) -> LongArray:
        """Code of the subject of each cell of the dataset."""
        return self.voices.register.cells // max(len(self.voices.figures.things), 1)

    def subject(self, cell: int) -> tuple[str, str]:
        """Whose loss a cell is about, and its side."""
        subjects = self.voices.figures.subjects[self.voices.register.level]
        code = int(self.subject_codes[cell])
        return subjects.names[code], subjects.sides[code]

    def thing(self, cell: int) -> Thing:
        """What a cell counts."""
        return self.things[int(self.voices.register.cells[cell]) % len(self.things)]

    @property
    def things(self) -> tuple[Thing, ...]:
        """Everything that is counted in the dataset."""
        return self.voices.figures.things

    @property
    def thing_codes(self) -> LongArray:
        """Place among ``things`` of what each cell of the dataset counts."""
        return self.voices.register.cells % max(len(self.things), 1)

    def slot(self, cell: int, role: int) -> Slot | None:
        """One slot of a cell, the same each time, None where nobody gives a figure there."""
        place = int(self.slots[cell, role])
        if place < 0:
            return None
        made = self._made.get(place)
        if made is None:
            made = self._made[place] = self._slot(cell, role, place)
        return made

    def _slot(self, cell: int, role: int, place: int) -> Slot:
        standing, figures, sight = self.standing, self.voices.figures, self.voices.sight
        row, claimant = standing.claim(place), self._claimant
        counting = COUNTINGS[standing.counting.item(place)]
        inherited = standing.inherited.item(place)
        return Slot(
            amount=standing.amounts[place],
            counting=counting,
            basis=BASES[figures.basis.item(row)],
            as_of=self._as_of.item(row),
            since=figures.since.item(row),
            claimant=claimant.values[claimant.codes.item(row)],
            side=_side_of(self.voices, row),
            relayed=figures.relayed.item(row),
            whole=standing.whole.item(place),
            running=sight.window is not None and counting is Counting.TOTAL,
            revised_from=standing.revised_from[place] if standing.revised.item(place) else None,
            continues=self.voices.register.lineage.of(standing.series.item(place))
            if inherited
            else (),
            made=partial(self.backing.made, cell, role),
            behind=partial(self.backing.detail, cell, role),
            ticked=partial(self.backing.ticks, cell, role),
        )

    @once
    def denials(self) -> Denials:
        """Of each cell the denials by the subject's side, and whether all are partial."""
        return denials_in(self.voices)

    @once
    def said(self) -> Amounts:
        """What is said in the cells in view: all own slots, the adversary's, then the third's."""
        every = self.standing.amounts.and_then(Amounts.nothing(1))
        return every.take(self.slots[self.cells].T.reshape(-1))

    def has(self, cell: int) -> bool:
        """Whether a cell is in view."""
        return bool(self._in_view[cell])

    @once
    def parted(self) -> frozenset[int]:
        """Cells missing one side's figure of which that side may give some parts."""
        whole, part = self.voices.register.parts
        own, adversary = self.slots[:, OWN] >= 0, self.slots[:, ADVERSARY] >= 0
        lent = (own[part] & ~own[whole] & adversary[whole]) | (
            adversary[part] & ~adversary[whole] & own[whole]
        )
        return frozenset(whole[lent].tolist())

    @once
    def elsewhere(self) -> BoolArray:
        """Of each cell of the dataset whether a missing side speaks of the loss in other terms."""
        cell, other = self.voices.register.kindred
        own, adversary = self.slots[:, OWN] >= 0, self.slots[:, ADVERSARY] >= 0
        found = np.zeros(len(own), dtype=bool)
        found[cell[np.where(own[cell], adversary[other], own[other])]] = True
        return found & (own != adversary)

    @once
    def comparable(self) -> BoolArray:
        """Cells of the dataset whose own and adversary figures count alike, parts set aside.

        Both hold a number.
        """
        standing = self.standing
        own, adversary = self.slots[:, OWN], self.slots[:, ADVERSARY]
        found = (own >= 0) & (adversary >= 0) & ~self.voices.register.both
        mine, its = own[found], adversary[found]
        alike = standing.counting[mine] == standing.counting[its]
        alike |= standing.whole[mine] & standing.whole[its]
        stated = standing.amounts.stated
        found[found] = alike & stated[mine] & stated[its]
        return found

    @property
    def nbytes(self) -> int:
        """About the size in memory of what is kept: columns of the cells, claims of those seen."""
        return self.slots.nbytes * 8 + self.voices.register.voices.rows.nbytes // 2


def _side_of(voices: Voices, row: int) -> str:
    """Side of a claim's speaker; of a relayed figure the side whose it is, where it is known."""
    figures, index = voices.figures, voices.index
    speaker = index["claimant_side"]
    side = speaker.values[speaker.codes.item(row)]
    if not figures.relayed[row]:
        return side
    about = index["subject_side"]
    subject = about.values[int(about.codes[row])]
    if figures.slot[row] == OWN:
        return subject
    others = [name for name in index.belligerents if name != subject]
    return others[0] if len(others) == 1 else side
