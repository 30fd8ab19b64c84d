"""The three slots of a cell: who stands for them, and what else was said there."""

from collections.abc import Callable

from msgspec import Struct

from core.comparison.bounds import Amount
from core.comparison.details import Detail, Made
from core.comparison.series import Counting
from core.index import Rows
from core.once import once
from core.vocabulary.terms import Basis


class Slot(Struct, frozen=True, eq=False, dict=True):
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
    whole: bool
    """Whether the figure is a running total as it was stated, no earlier one taken off."""
    running: bool
    """Whether a running total stands for a window it reaches back beyond."""
    revised_from: Amount | None
    """The total before the window, where it fell: a revision, not a negative loss."""
    continues: tuple[str, ...]
    """Categories whose running totals it carries on, where it is the rise above their sum."""
    made: Callable[[], Made]
    """Finds what makes the figure."""
    behind: Callable[[], Detail]
    """Finds what else was said."""
    ticked: Callable[[], tuple[float, ...]]
    """Finds the numbers of the variants alone."""

    def counts_like(self, other: "Slot") -> bool:
        """Whether the two count the same way, so that they may be set against each other.

        Two running totals as stated do, wherever the window begins; one that reaches back beyond
        it is marked ``running``.
        """
        return self.counting is other.counting or (self.whole and other.whole)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Slot):
            return NotImplemented
        told = self._told == other._told and self.ticks == other.ticks
        return told and self.makers == other.makers and self.detail == other.detail

    def __hash__(self) -> int:
        return hash(self._told)

    @property
    def _told(self) -> tuple[object, ...]:
        return (
            *(self.amount, self.counting, self.basis, self.as_of, self.since, self.claimant),
            *(self.side, self.relayed, self.whole, self.running, self.revised_from),
            self.continues,
        )

    @once
    def makers(self) -> Made:
        """What makes the figure; found when first asked for."""
        return self.made()

    @once
    def detail(self) -> Detail:
        """What else was said; found when first asked for."""
        return self.behind()

    @property
    def rows(self) -> Rows:
        """The claims that make the figure."""
        return self.makers.rows

    @property
    def every(self) -> Rows:
        """All claims of the slot, variants included."""
        return self.detail.every

    @property
    def summed(self) -> int:
        """How many increments were added up; 1 for anything else."""
        return self.makers.summed

    @property
    def reaches_back(self) -> bool:
        """Whether an added-up increment began before the window."""
        return self.makers.reaches_back

    @once
    def ticks(self) -> tuple[float, ...]:
        """Numbers of the variants, ascending."""
        return self.ticked()

    @property
    def variants(self) -> int:
        """Distinct figures in the slot that differ from the standing one."""
        return self.detail.variants

    @property
    def origins(self) -> int:
        """Independent origins: relays, and readings of one statement, are none of their own."""
        return self.detail.origins
