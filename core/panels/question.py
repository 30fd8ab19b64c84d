"""What a panel is asked: the open dataset as far as that panel may see it."""

from functools import cached_property

from msgspec import Struct, field

from core.changes import Changes
from core.crossfilter import Asked, CountArray, Passing, Tally, Workspace
from core.filters import FilterState
from core.filters.dates import day_number
from core.index import NO_ROWS, BoolArray, ClaimIndex, IntArray, Rows
from core.story import Story
from core.threads import Threads, threads_of


class Question(Struct, frozen=True, eq=False, dict=True):
    """Frozen input of every ``build``.

    ``filters`` holds every clause; ``brushed`` names the clauses the panel makes itself and
    therefore does not see (the crossfilter rule). ``selected`` is empty for panels that do not
    depend on the selection.
    """

    workspace: Workspace
    filters: FilterState
    brushed: frozenset[str] = frozenset()
    selected: Rows = NO_ROWS
    focused: int | None = None
    options: object = None
    swapped: bool = False
    """Whether the belligerent sides stand in the reverse of their order."""
    changes: Changes | None = None
    """What the workspace says otherwise than the reading before it, if there was one."""
    story: Story = field(default_factory=Story)
    """Empty for panels that do not show the story."""
    step: str = ""
    """Key of the step shown last."""

    @cached_property
    def through(self) -> FilterState:
        """The filters through which the panel sees: every count of every step asks for them."""
        return self.filters.without(self.brushed)

    @property
    def index(self) -> ClaimIndex:
        """The encoded claims."""
        return self.workspace.index

    @property
    def order(self) -> tuple[str, ...]:
        """The belligerent sides in the order in which charts show them."""
        sides = self.index.belligerents
        return sides[::-1] if self.swapped else sides

    @cached_property
    def shown(self) -> Passing:
        """Claims the panel shows: those that pass every filter but its own."""
        return self.workspace.passing(self.through)

    @property
    def seen(self) -> BoolArray:
        """Which claims the panel shows, one entry for each row."""
        return self.shown.mask

    @cached_property
    def known(self) -> BoolArray:
        """Claims that had been made by *as known on*, whatever the other filters say."""
        return self.workspace.known(self.filters)

    def knows(self, rows: IntArray) -> BoolArray:
        """Which of some claims had been made by *as known on*, without a look at any other."""
        known = FilterState(clock=self.filters.clock, known_on=self.filters.known_on)
        return self.workspace.passing(known).holds(rows)

    @cached_property
    def threads(self) -> Threads:
        """Who answers whom, of what had been claimed by *as known on*."""
        known_on = self.filters.known_on
        return threads_of(self.index, None if known_on is None else day_number(known_on))

    @cached_property
    def passed(self) -> BoolArray:
        """Claims that pass every filter, the panel's own included."""
        return self.workspace.mask(self.filters)

    def asked(self, tally: Tally, *without: str) -> Asked:
        """A count of what the panel shows, without the clauses of some more keys."""
        return Asked(tally, self.through.without(without))

    def count(self, *asked: Asked) -> tuple[CountArray, ...]:
        """The tables asked for."""
        return self.workspace.counts.ask(asked)
