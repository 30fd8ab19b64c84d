"""The statements behind the plots as a table: one line for each figure, newest last."""

from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

from core.comparison.bounds import NOTHING
from core.comparison.courses import Course
from core.comparison.turns import Turn
from core.filters.dates import day_of
from core.index import Rows
from core.messages import say
from core.panels.losses.over_time.view import OverTimeView, Plot
from core.panels.losses.over_time.words import break_words, onward, step_words, variant_words
from core.tabbed import tabbed

_MISSING = "—"
_TURNS = {Turn.FIRST: "steps.first", Turn.HELD: "steps.held", Turn.FALL: "steps.fall"}


class StepColumn(Struct, frozen=True):
    """A column of the table."""

    key: str
    title: str
    meaning: str
    sample: str
    right: bool = False
    shrinks: bool = False
    stretches: bool = False


COLUMNS: Final = (
    StepColumn("thing", "Loss", "What was lost", "Personnel killed", shrinks=True),
    StepColumn("day", "As of", "Day as of which the figure stands", "2016-04-04"),
    StepColumn("claimant", "Claimant", "Who says it", "NKR Defence Army", stretches=True),
    StepColumn("about", "About", "Whose loss it is", "Armenian forces", shrinks=True),
    StepColumn("figure", "Figure", "The figure as it was meant", "~1,234,567", right=True),
    StepColumn("basis", "Basis", "How it is counted", "state at a moment", shrinks=True),
    StepColumn("new", "New", "What it adds to the figure before", "~1,234", right=True),
    StepColumn("note", "Note", "What became of the figure before", "another figure stands"),
)


class StepLine(Struct, frozen=True, eq=False):
    """One figure: a step of a course, or a variant where ``variant``."""

    plot: Plot
    course: Course
    place: int
    variant: bool = False

    @property
    def row(self) -> int:
        """The claim."""
        return int((self.course.variants if self.variant else self.course.rows)[self.place])

    @property
    def rows(self) -> Rows:
        """The claim as a set."""
        return Rows([self.row])

    @property
    def day(self) -> int:
        """The day as of which it stands."""
        return int((self.course.variant_days if self.variant else self.course.days)[self.place])

    def text(self, column: str) -> str:
        """What a cell says."""
        return _TEXTS[column](self)

    @property
    def figure(self) -> str:
        """The figure in print."""
        course = self.course
        return (course.variant_amounts if self.variant else course.amounts)[self.place].written()

    @property
    def new(self) -> str:
        """What it adds to the figure before."""
        change = NOTHING if self.variant else self.course.changes[self.place]
        return _MISSING if change == NOTHING else change.written()

    @property
    def note(self) -> str:
        """What became of the figure before."""
        if self.variant:
            return say("steps.variant")
        if self.course.stale[self.place]:
            return say("steps.carried")
        if self.course.goes_on and self.place == len(self.course.rows) - 1:
            return onward(self.course)
        if self.course.broken[self.place]:
            return break_words(self.course, self.place)
        key = _TURNS.get(Turn(int(self.course.turns[self.place])))
        return say(key) if key else ""

    def sentence(self, view: OverTimeView) -> str:
        """The figure in words."""
        if self.variant:
            return variant_words(view, self.row)
        return step_words(view, self.course, self.place)


def lines_of(view: OverTimeView) -> tuple[StepLine, ...]:
    """Every figure in view: plot by plot, in the order of days."""
    found: list[StepLine] = []
    for plot in view.plots:
        lines = [
            line for track in (*plot.tracks, *plot.both) for line in _lines(plot, track.course)
        ]
        found += sorted(lines, key=lambda line: (line.day, line.course.claimant))
    return tuple(found)


def as_text(lines: tuple[StepLine, ...]) -> str:
    """Lines as tab-separated text under their titles; no cell can be taken for a formula."""
    titles = tabbed(column.title for column in COLUMNS)
    texts = (tabbed(line.text(column.key) for column in COLUMNS) for line in lines)
    return "\n".join((titles, *texts))


_TEXTS: Final[Mapping[str, Callable[[StepLine], str]]] = {
    "thing": lambda line: line.plot.title,
    "day": lambda line: day_of(line.day).isoformat(),
    "claimant": lambda line: line.course.claimant or say("steps.nobody"),
    "about": lambda line: line.course.about or say("steps.both"),
    "figure": lambda line: line.figure,
    "basis": lambda line: say(f"steps.basis.{line.course.basis}"),
    "new": lambda line: line.new,
    "note": lambda line: line.note,
}


def _lines(plot: Plot, course: Course) -> list[StepLine]:
    steps = range(course.entering, len(course.rows))
    return [
        *(StepLine(plot, course, place) for place in steps),
        *(StepLine(plot, course, place, variant=True) for place in range(len(course.variants))),
    ]
