"""What the loss comparison shows: own, adversary and third-party figures of every loss in view."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cached_property, partial

from msgspec import Struct

from core.comparison import Behind, Comparison, Level, compare, heard_apart, sight_of, told_apart
from core.comparison import prepare as make_ready
from core.crossfilter import DATES
from core.filters import KNOWN_ON
from core.index import Rows
from core.messages import catalogue, numeral, say
from core.once import once
from core.panels.losses.listed import Lines, LossRows, matched, of_subjects, rows_of
from core.panels.losses.over_time import (
    USUAL,
    ApartView,
    OverTimeOptions,
    OverTimeView,
    apart_over,
    over_time,
)
from core.panels.losses.rows import LossPair, LossRow, Sort
from core.panels.losses.scale import Scale, ScaleKind
from core.panels.losses.showing import FACTORS, Show, shown, worded
from core.panels.question import Question
from core.vocabulary.terms import Clock

_PAIR = 2
_HELD, _MOST_HELD = ("comparisons of the losses",), 8
"""So many comparisons of few claims are kept; of many claims one."""


class Mode(StrEnum):
    """The form of the comparison."""

    GAP = "gap"
    BUTTERFLY = "butterfly"
    OVER_TIME = "over time"
    TABLE = "table"


class LossesOptions(Struct, frozen=True):
    """How losses are looked at; ``pair`` names the butterfly's two sides, empty = the first two.

    ``factor`` belongs to rows that are so many times apart.
    """

    mode: Mode = Mode.GAP
    scale: ScaleKind = ScaleKind.LOG
    sort: Sort = Sort.TREE
    level: Level = Level.SIDE
    pair: tuple[str, ...] = ()
    show: Show = Show.ALL
    factor: float = FACTORS[1]
    over_time: OverTimeOptions = USUAL


class LossesView(Struct, frozen=True, eq=False, dict=True):
    """The comparison as it is drawn; ``message`` says why there is nothing to draw."""

    options: LossesOptions
    sides: tuple[str, ...]
    """Belligerent sides in their stable order: what colours go by."""
    rows: LossRows
    pair: tuple[str, ...]
    """The two sides of the butterfly, or fewer where there are no two."""
    subjects: tuple[str, ...]
    """Sides or actors that the butterfly can set against each other."""
    scale: Scale
    coverage: tuple[int, int]
    hidden: int
    """Rows left out by the choice of what to show."""
    beyond: Rows
    clock: Clock
    size: int
    """Claims in the dataset."""
    comparison: Comparison
    """What the rows are read from."""
    message: str = ""
    over_time: OverTimeView | None = None
    """The losses over time, where that is the mode."""
    apart: ApartView | None = None
    """The disagreement over time, where that is asked for."""

    @cached_property
    def lines(self) -> Lines:
        """The rows under headings."""
        return Lines(self.rows)

    @cached_property
    def pairs(self) -> tuple[LossPair, ...]:
        """The rows of the butterfly's two sides, side by side."""
        return matched(self.rows, self.pair)

    def behind(self, rows: Iterable[LossRow]) -> Callable[[Callable[[], bool]], Behind] | None:
        """The work of looking behind those of some rows that are not known; None where all are.

        It takes nothing but what is frozen and is asked with whether to end early; its answer is
        handed to ``keep``.
        """
        cells = {place for row in rows if not row.known for place in row.cell.leans_on}
        return partial(self.comparison.board.backing.look, frozenset(cells)) if cells else None

    def keep(self, found: Behind) -> None:
        """Keep what stands behind some rows, which are known from then on."""
        self.comparison.board.backing.keep(found)

    @once
    def subtitle(self) -> str:
        """What the panel shows, in words: coverage first."""
        if self.message:
            return ""
        if self.apart is not None:
            return self.apart.subtitle
        if self.over_time is not None:
            return self.over_time.subtitle
        comparable, cells = self.coverage
        parts: list[str] = []
        if self.options.show is not Show.ALL:
            only = worded(self.options.show, self.options.factor)
            parts.append(say("losses.hidden", number=numeral(self.hidden), show=only))
        parts.append(say("coverage.cells", cells, comparable=numeral(comparable)))
        if self.options.mode is Mode.BUTTERFLY:
            parts.append(self._halves)
        elif self.options.mode is Mode.GAP:
            parts.append(say(f"scale.{self.options.scale.value}"))
        parts.append(say("filter.clock", clock=self.clock.label))
        if len(self.beyond):
            parts.append(say("losses.beyond", len(self.beyond)))
        return say("filter.joint").join(parts)

    @property
    def _halves(self) -> str:
        halves = say("losses.halves", scale=say(f"scale.{self.options.scale.value}"))
        if len(self.subjects) <= _PAIR or len(self.pair) != _PAIR:
            return halves
        one, other = self.pair
        number = numeral(len(self.subjects))
        return say("losses.pair", halves=halves, one=one, other=other, number=number)


class _Held:
    """A comparison, what it was made of, and the view of it made last."""

    def __init__(self, asked: object, heard: object | None, comparison: Comparison) -> None:
        self.asked, self.heard, self.comparison = asked, heard, comparison
        self.last: tuple[object, LossesView] | None = None


class _Kept(Struct, frozen=True, eq=False):
    """The comparisons made last, the newest first."""

    held: tuple[_Held, ...] = ()


def build(question: Question) -> LossesView:
    """Compare the losses in view; raises nothing, whatever the dataset holds.

    The view is the one before where nothing that it shows has changed.
    """
    options = question.options
    if not isinstance(options, LossesOptions):
        options = LossesOptions()
    held = _held(question, options.level)
    if options.mode is Mode.OVER_TIME:
        return _view(question, options, held.comparison)
    why = None if len(held.comparison.board.cells) else _why(question)
    asked = (options, question.order, question.swapped, why, catalogue())
    last = held.last
    if last is None or last[0] != asked:
        last = held.last = asked, _view(question, options, held.comparison)
    return last[1]


def _view(question: Question, options: LossesOptions, comparison: Comparison) -> LossesView:
    index, over = question.index, options.mode is Mode.OVER_TIME
    sight = sight_of(question.workspace, question.filters, options.level) if over else None
    every = rows_of(comparison, options.sort, question.order)
    rows = shown(every, options.show, options.factor)
    subjects = _subjects(comparison, index.belligerents, options.level)
    pair = _pair(options.pair, subjects)
    pair = pair[::-1] if question.swapped else pair
    drawn = of_subjects(rows, pair) if options.mode is Mode.BUTTERFLY else rows
    return LossesView(
        options=options,
        sides=index.belligerents,
        rows=rows,
        pair=pair,
        subjects=tuple(subjects),
        scale=Scale.across(comparison.numbers(drawn.numbers), options.scale),
        coverage=comparison.coverage,
        hidden=len(every) - len(rows),
        beyond=comparison.beyond,
        comparison=comparison,
        clock=question.filters.clock,
        size=index.size,
        message=_message(question, every, pair, options)
        or _none_shown(every, rows, options)
        or _none_of(pair, drawn),
        over_time=over_time(question, sight, rows, options.over_time, options.scale)
        if sight is not None
        else None,
        apart=apart_over(question, sight)
        if sight is not None and options.over_time.apart
        else None,
    )


def prepare(question: Question, brush: str) -> None:
    """Make ready what the comparison reads at every step of a brush."""
    options = question.options
    level = options.level if isinstance(options, LossesOptions) else Level.SIDE
    make_ready(question.workspace, question.filters, level, brush)


def says_days(options: object) -> frozenset[str]:
    """Losses over time are drawn from the first day of the dates to their last."""
    over_time = isinstance(options, LossesOptions) and options.mode is Mode.OVER_TIME
    return frozenset({DATES, KNOWN_ON} if over_time else ())


def _held(question: Question, level: Level) -> _Held:
    """The comparison, with what is known of it; one made before is used for as long as it holds."""
    workspace = question.workspace
    kept = workspace.budget.find(_HELD, _Kept) or _Kept()
    asked = told_apart(workspace, question.filters), level
    if kept.held and kept.held[0].asked == asked:
        return kept.held[0]
    sight = sight_of(workspace, question.filters, level)
    heard = heard_apart(workspace, sight)
    same = (held for held in kept.held if heard is not None and held.heard == heard)
    found = next(same, None)
    if found is None:
        found = _Held(asked, heard, compare(workspace.dataset, question.index, sight))
    found.asked = asked
    others = [] if heard is None else [held for held in kept.held if held is not found]
    kept = _Kept((found, *others)[:_MOST_HELD])
    size = sum(held.comparison.board.nbytes for held in kept.held)
    workspace.budget.keep(_HELD, kept, size)
    return found


def _subjects(
    comparison: Comparison, belligerents: tuple[str, ...], level: Level
) -> dict[str, str]:
    """Sides or actors that losses are claimed of, in the order of the sides, with their side."""
    if level is Level.SIDE:
        return {side: side for side in belligerents}
    heads = (comparison.cell(cells.start) for cells in comparison.by_subject)
    fighting = [cell for cell in heads if cell.side in belligerents]
    fighting.sort(key=lambda cell: belligerents.index(cell.side))
    return {cell.subject: cell.side for cell in fighting}


def _pair(chosen: tuple[str, ...], subjects: Mapping[str, str]) -> tuple[str, ...]:
    """The two subjects chosen, else the first ones, of two sides where there are two."""
    found = list(dict.fromkeys(name for name in chosen if name in subjects))[:_PAIR]
    while len(found) < _PAIR and (others := [name for name in subjects if name not in found]):
        sides = {subjects[name] for name in found}
        found.append(min(others, key=lambda name: subjects[name] in sides))
    return tuple(found)


def _none_shown(every: LossRows, rows: LossRows, options: LossesOptions) -> str:
    if rows or not every:
        return ""
    return say("losses.none.shown", len(every), show=worded(options.show, options.factor))


def _none_of(pair: tuple[str, ...], drawn: LossRows) -> str:
    """Why the butterfly is empty where others than its two have losses."""
    return "" if drawn or len(pair) < _PAIR else say("losses.none.pair", one=pair[0], other=pair[1])


def _why(question: Question) -> str:
    """The message on why there is no loss at all."""
    if not question.index.size:
        return "empty.losses"
    if not question.passed.any():
        return "empty.filtered"
    filtered = bool(question.filters.clauses) or question.filters.known_on is not None
    return "losses.none.filtered" if filtered else "losses.none"


def _message(
    question: Question, rows: LossRows, pair: tuple[str, ...], options: LossesOptions
) -> str:
    if not rows:
        return say(_why(question))
    if options.mode is Mode.BUTTERFLY and len(pair) < _PAIR:
        number = numeral(len(pair)) if pair else say("losses.butterfly.none")
        return say("losses.butterfly", number=number)
    return ""
