"""The lines of the loss comparison: one for each cell, with its marks and its words."""

from enum import StrEnum
from functools import lru_cache
from weakref import WeakKeyDictionary

from msgspec import Struct

from core.comparison import (
    Amount,
    Cell,
    Comparison,
    Slot,
    State,
    explain,
    short_state,
    state_words,
    told_of,
)
from core.comparison.figures import Figures
from core.index import BOTH, Rows
from core.messages import Catalogue, catalogue, say
from core.once import once
from core.vocabulary.terms import THIRD

ROLES = ("own", "adversary", "third")
"""Who speaks, in the order of a row's marks; the words for it in a sentence follow."""

_ONE_SIDED = (State.OWN_ONLY, State.ADVERSARY_ONLY, State.THIRD_ONLY)


class Sort(StrEnum):
    """The order of the rows within their group."""

    TREE = "tree"
    GAP = "gap"
    SHARE = "S"
    DOUBLINGS = "G"
    DISTANCE = "I"
    SIZE = "size"
    NAME = "name"


class LossMark(Struct, frozen=True, eq=False, dict=True):
    """One slot as it is drawn: ○ own, ● adversary, ◆ third."""

    role: int
    """Place in ROLES."""
    side: str
    """Side of the claimant, which gives the colour."""
    slot: Slot
    cell: Cell

    @property
    def known(self) -> bool:
        """Whether rows, variants and sentence can be asked for without looking them up."""
        return self.cell.known

    @property
    def amount(self) -> Amount:
        """The figure."""
        return self.slot.amount

    @property
    def rows(self) -> Rows:
        """The claims that make the figure."""
        return self.slot.rows

    @once
    def text(self) -> str:
        """The figure in print, with its bound's sign."""
        return self.amount.written()

    @once
    def sentence(self) -> str:
        """Who said it, when, on what basis, and what else was said."""
        said = told_of(self.slot, self.cell, self.role)
        extra = [f"{said[:1].upper()}{said[1:]}."]
        if self.slot.variants:
            extra.append(say("mark.others", self.slot.variants))
        extra.append(say("mark.origins", self.slot.origins))
        return say("sentences.joint").join(extra)


class Printed(Struct, frozen=True, eq=False):
    """What a row says in print; one object for rows of one dataset that look the same."""

    verdict: str
    """The ratio, or the state in words."""
    figures: tuple[str, ...]
    """The figures of its marks."""


_PRINTS: WeakKeyDictionary[Figures, dict[tuple[object, ...], Printed]] = WeakKeyDictionary()
"""By the figures of a dataset what its rows said lately, by language and trait."""
_MOST_PRINTS = 4_096


class LossRow:
    """One cell as a line of the chart; made of its comparison when somebody looks at it."""

    def __init__(self, comparison: Comparison, number: int, subject: int) -> None:
        self.comparison, self.number = comparison, number
        self.subject = subject
        """Place of the subject among those of the comparison."""

    @once
    def cell(self) -> Cell:
        """The cell."""
        return self.comparison.cell(self.number)

    @once
    def marks(self) -> tuple[LossMark | None, LossMark | None, LossMark | None]:
        """Own, adversary, third; None also for figures that add up to no number."""
        own, adversary, third = (
            None
            if slot is None or not slot.amount.stated
            else LossMark(role, slot.side, slot, self.cell)
            for role, slot in enumerate(self.cell.compared)
        )
        return own, adversary, third

    @property
    def known(self) -> bool:
        """Whether rows, variants and sentences can be asked for without looking them up."""
        return self.cell.known

    @property
    def label(self) -> str:
        """What is counted: ``Personnel killed``."""
        return self.cell.thing.label

    @once
    def rows(self) -> Rows:
        """Every claim on both sides of the row."""
        return self.cell.behind

    @property
    def comparable(self) -> bool:
        """Whether claim and admission may be set against each other."""
        return self.cell.difference is not None

    @once
    def printed(self) -> Printed:
        """What it says in print: that of a row before it where that looks the same."""
        trait = self.comparison.traits.of(self.cell.place)
        if trait is None:
            return self._print()
        prints = _PRINTS.setdefault(self.comparison.board.voices.figures, {})
        asked = catalogue(), trait
        found = prints.get(asked)
        if found is None:
            if len(prints) >= _MOST_PRINTS:
                prints.clear()
            found = prints[asked] = self._print()
        return found

    def _print(self) -> Printed:
        marks = [mark for mark in self.marks if mark is not None]
        running = any(mark.slot.running for mark in marks) and self.cell.state in _ONE_SIDED
        verdict = say("row.running") if running else short_state(self.cell)
        return Printed(verdict, tuple(mark.text for mark in marks))

    @property
    def verdict(self) -> str:
        """The ratio, or the state in words."""
        return self.printed.verdict

    @once
    def sentence(self) -> str:
        """The whole row in one sentence, attribution first."""
        return explain(self.cell)


def usual_verdicts() -> frozenset[str]:
    """Whatever a row may end in, but ratios and words that name a category."""
    return _usual_verdicts(catalogue())


@lru_cache(maxsize=1)
def _usual_verdicts(spoken: Catalogue) -> frozenset[str]:
    """The same in a language: that in use."""
    del spoken
    return frozenset((*state_words(), say("row.running")))


class Heading(Struct, frozen=True):
    """A line that names whose losses follow."""

    title: str
    side: str


Line = Heading | LossRow


def heading(cell: Cell) -> str:
    """Whose losses they are."""
    if cell.side == BOTH:
        return say("heading.both")
    return say("heading.third" if cell.side == THIRD else "heading", subject=cell.subject)


class LossPair(Struct, frozen=True, eq=False):
    """The same thing lost by two subjects; at least one of them has a row."""

    left: LossRow | None
    right: LossRow | None

    @property
    def labels(self) -> tuple[str, ...]:
        """What is counted, in ever shorter words."""
        row = self.left or self.right
        return row.cell.thing.labels if row else ("",)
