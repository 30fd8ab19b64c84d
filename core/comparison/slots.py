"""The three slots of a cell: who stands for them, and what else was said there."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.comparison.bounds import NOTHING, Amount
from core.comparison.figures import BASES, OWN, Figures
from core.comparison.origins import counted_origins
from core.comparison.series import COUNTINGS, Counting, SeriesTable, Sight
from core.comparison.spread import NO_SPREAD, Runs, Spread, spread_of
from core.comparison.ties import LongArray
from core.index import ClaimIndex, Rows
from core.vocabulary.terms import Basis


@dataclass(frozen=True)
class Slot:
    """What one voice says in a cell: the most recent statement stands, nothing is added to it."""

    amount: Amount
    counting: Counting
    basis: Basis
    as_of: int
    """Day number on the clock in use, or UNDATED."""
    since: int
    """First day of a running total, or UNDATED."""
    claimant: str
    side: str
    """Side of the claimant; of a relayed figure the side whose it is, where it is known."""
    relayed: bool
    """Whether the side itself is not heard in view and a third party passes its figure on."""
    rows: Rows
    """The claims that make the figure."""
    every: Rows
    """All claims of the slot, variants included."""
    summed: int
    """How many increments were added up; 1 for anything else."""
    ticks: tuple[float, ...]
    """Numbers of the variants, ascending."""
    variants: int
    """Distinct figures in the slot that differ from the standing one."""
    origins: int
    """Independent origins: relays, and readings of one statement, are none of their own."""
    whole: bool
    """Whether the figure is a running total as it was stated, no earlier one taken off."""
    running: bool
    """Whether a running total stands for a window it reaches back beyond."""
    reaches_back: bool
    """Whether an added-up increment began before the window."""
    revised_from: Amount | None
    """The total before the window, where it fell: a revision, not a negative loss."""
    continues: tuple[str, ...]
    """Categories whose running totals it carries on, where it is the rise above their sum."""

    def counts_like(self, other: "Slot") -> bool:
        """Whether the two count the same way, so that they may be set against each other.

        Two running totals as stated do, wherever the window begins; one that reaches back beyond
        it is marked ``running``.
        """
        return self.counting is other.counting or (self.whole and other.whole)


def slots_in(
    index: ClaimIndex, figures: Figures, sight: Sight, table: SeriesTable
) -> Mapping[int, Slot]:
    """The slot of every key in view that has a standing figure."""
    key, rows = table.arrangement.key, table.arrangement.by_key
    standing = _standing(figures, table)
    rows = rows[table.chosen.seen[rows]]
    groups = Runs(key[rows])
    spread = spread_of(index, figures, sight, table, standing)
    first_hand = ~figures.relayed[rows]
    heard, number = rows[first_hand], groups.inverse[first_hand]
    origins = np.maximum(counted_origins(figures.ties, heard, number, len(groups.codes)), 1)
    starts = np.append(table.chosen.starts, len(table.chosen.rows))
    reader = _Reader(index, figures, sight, table)
    made: dict[int, Slot] = {}
    for place in standing.tolist():
        code = int(table.keys[place])
        number = groups.place[code]
        every = rows[groups.starts[number] : groups.starts[number + 1]]
        made[code] = reader.slot(
            place,
            table.chosen.rows[starts[place] : starts[place + 1]],
            Rows(every.astype(np.int32)),
            spread.get(code, NO_SPREAD),
            int(origins[number]),
        )
    return made


def _standing(figures: Figures, table: SeriesTable) -> LongArray:
    """Of each key the series with the most recent statement; a relay only where nobody else is."""
    by_key = np.lexsort((table.order, ~figures.relayed[table.chosen.last], table.keys))
    keys = table.keys[by_key]
    last = np.ones(len(keys), dtype=bool)
    last[:-1] = keys[1:] != keys[:-1]
    return by_key[last]


@dataclass(frozen=True, eq=False)
class _Reader:
    index: ClaimIndex
    figures: Figures
    sight: Sight
    table: SeriesTable

    def slot(
        self,
        place: int,
        behind: LongArray,
        every: Rows,
        spread: Spread,
        origins: int,
    ) -> Slot:
        table, figures, index = self.table, self.figures, self.index
        row = int(behind[-1])
        counting = COUNTINGS[int(table.counting[place])]
        before = table.revised_from[place]
        claimant = index["claimant"]
        return Slot(
            amount=table.amounts[place],
            counting=counting,
            basis=BASES[int(figures.basis[row])],
            as_of=int(index.days[self.sight.clock].last[row]),
            since=int(figures.since[row]),
            claimant=claimant.values[int(claimant.codes[row])],
            side=self._side_of(row),
            relayed=bool(figures.relayed[row]),
            rows=Rows(behind.astype(np.int32)),
            every=every,
            summed=len(behind),
            ticks=spread.ticks,
            variants=spread.variants,
            origins=origins,
            whole=BASES[int(figures.basis[row])] is Basis.CUMULATIVE
            and not bool(table.differenced[place]),
            running=self.sight.window is not None and counting is Counting.TOTAL,
            reaches_back=bool(table.reaches_back[place]),
            revised_from=None if before == NOTHING else before,
            continues=table.arrangement.lineage.of(int(table.labels[place]))
            if table.inherited[place]
            else (),
        )

    def _side_of(self, row: int) -> str:
        speaker, about = self.index["claimant_side"], self.index["subject_side"]
        side, subject = (code.values[int(code.codes[row])] for code in (speaker, about))
        if not self.figures.relayed[row]:
            return side
        if self.figures.slot[row] == OWN:
            return subject
        others = [name for name in self.index.belligerents if name != subject]
        return others[0] if len(others) == 1 else side
