"""What the filter bar says: how many claims are shown, why not all, and each filter in words."""

from msgspec import Struct

from core.crossfilter import DATES, Asked, Denominator
from core.dates import written
from core.filters import KNOWN_ON, OneOf
from core.messages import say
from core.panels.question import Question
from core.vocabulary.terms import Clock


class Chip(Struct, frozen=True):
    """One filter in words; ``side`` names the one side it is about, "" where none."""

    key: str
    text: str
    side: str = ""


class FilterBarView(Struct, frozen=True):
    """The filter bar."""

    sides: tuple[str, ...]
    denominator: Denominator
    chips: tuple[Chip, ...]
    words: str
    """What is typed in the search field."""


def build(question: Question) -> FilterBarView:
    """Say what is filtered and what that leaves."""
    index, filters = question.index, question.filters
    chips = [Chip(clause.key, clause.describe(index), _side(clause)) for clause in filters.clauses]
    if filters.known_on is not None:
        chips.append(Chip(KNOWN_ON, say("chip.known", day=written(filters.known_on))))
    if filters.clock is not Clock.CLAIMED:
        chips = [
            Chip(chip.key, say("chip.clock", filter=chip.text, clock=filters.clock.label))
            if chip.key == "dates"
            else chip
            for chip in chips
        ]
    words = filters.clause("words")
    return FilterBarView(
        sides=index.sides,
        denominator=question.workspace.denominator(question.workspace.widened(filters)),
        chips=tuple(chips),
        words=str(words.serial()["text"]) if words else "",
    )


def counted(question: Question) -> tuple[Asked, ...]:
    """What moves when a filter does: the number of claims shown."""
    return (question.asked(question.workspace.tally()),)


def says_days(options: object) -> frozenset[str]:
    """Each filter is put into words."""
    del options
    return frozenset({DATES, KNOWN_ON})


def _side(clause: object) -> str:
    if isinstance(clause, OneOf) and clause.dimension.endswith("_side") and not clause.exclude:
        return next(iter(clause.values)) if len(clause.values) == 1 else ""
    return ""
