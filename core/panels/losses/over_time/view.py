"""What the loss comparison shows over time, resolved: plots, their tracks, axes and words."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from msgspec import Struct

from core.comparison import Amount, Sight, Thing
from core.comparison.courses import Course, courses_in
from core.comparison.ties import LongArray
from core.index import BOTH, Rows
from core.messages import numeral, say
from core.panels.clocks import clocks_dating
from core.panels.losses.over_time.bars import Bars, bar_top, bars_of, bin_size
from core.panels.losses.over_time.denials import Denial, denials_of
from core.panels.losses.over_time.options import BinSize, LossPick, OverTimeOptions
from core.panels.losses.over_time.picking import pick_of, related, resolved
from core.panels.losses.over_time.scale import scale_of
from core.panels.losses.rows import LossRow, heading
from core.panels.losses.scale import Scale, ScaleKind
from core.panels.question import Question
from core.vocabulary.terms import Basis
from core.wording.counts import counted

_NO_DAYS = np.zeros(0, dtype=np.int64)
_MOST_RELATED = 23
_MARGIN = 0.02
_LONE = 3.0
"""Days left free on either side of a single day."""


class Track(Struct, frozen=True, eq=False):
    """One claimant's course as it is drawn."""

    course: Course
    bars: Bars
    label: str
    """Who speaks, told apart from the other tracks of its plot."""

    @property
    def rows(self) -> Rows:
        """Every claim of the course in view."""
        course = self.course
        return Rows(np.concatenate([course.rows[course.entering :], course.variants]).astype(int))

    @property
    def figure(self) -> Amount:
        """The newest figure."""
        return self.course.amounts[len(self.course.rows) - 1]

    @property
    def stands(self) -> bool:
        """Whether its figures are values at a day, and not counts for periods."""
        return self.course.basis is not Basis.INCREMENTAL


class Plot(Struct, frozen=True, eq=False):
    """One loss of one subject over time."""

    pick: LossPick
    title: str
    heading: str
    """Whose losses they are."""
    side: str
    tracks: tuple[Track, ...]
    both: tuple[Track, ...]
    """Totals of both sides together, which stand apart and are never split."""
    scale: Scale
    """Of the figures that stand at a day."""
    top: float
    """Upper end of the bars, which are linear from 0; 0 where there is none."""
    denials: tuple[Denial, ...]
    """Of figures of it, by the side that is said to have had the loss."""

    @property
    def standing(self) -> tuple[Track, ...]:
        """The tracks with figures that stand at a day."""
        return tuple(track for track in self.tracks if track.stands)

    @property
    def growing(self) -> tuple[Track, ...]:
        """The tracks with bars."""
        return tuple(track for track in self.tracks if len(track.bars))


class OverTimeView(Struct, frozen=True, eq=False, dict=True):
    """Plots of losses over one time axis; ``message`` says why there is nothing to draw."""

    question: Question
    options: OverTimeOptions
    pick: LossPick | None
    title: str
    side: str
    choices: tuple[LossRow, ...]
    """What can be looked at."""
    plots: tuple[Plot, ...]
    kind: ScaleKind
    size: BinSize
    """The bins in use."""
    span: tuple[float, float]
    """First moment and last of the axis, in days since 1970-01-01."""
    undated: int
    left_out: int
    """Figures replaced, taken back or part of a total, which have no place in a course."""
    message: str = ""

    @cached_property
    def subtitle(self) -> str:
        """What the panel shows, in words."""
        clock = say("filter.clock", clock=self.question.filters.clock.label)
        if self.message or not self.plots:
            return clock
        plot = self.plots[0]
        parts: list[str] = []
        carried = sum(
            int(track.course.stale[track.course.entering :].sum()) for track in plot.tracks
        )
        if carried:
            parts.append(say("overtime.carried", totals=counted(carried, "total")))
        if plot.standing:
            parts.append(say(f"scale.{self.kind.value}"))
        if plot.growing:
            parts.append(say(f"overtime.bars.{self.size.value}"))
        parts.append(clock)
        if plot.denials:
            parts.append(say("overtime.denials", len({denial.row for denial in plot.denials})))
        if self.undated:
            parts.append(say("overtime.undated", number=numeral(self.undated)))
        if self.left_out:
            parts.append(say("overtime.out", number=numeral(self.left_out)))
        return say("filter.joint").join(parts)


def over_time(
    question: Question,
    sight: Sight,
    rows: Sequence[LossRow],
    options: OverTimeOptions,
    kind: ScaleKind,
) -> OverTimeView:
    """Resolve what is drawn of the losses in view."""
    pick = resolved(options.pick, rows) if rows or options.pick.measure else None
    picks = () if pick is None else (pick, *related(pick, rows)[:_MOST_RELATED])
    shown = picks if options.related else picks[:1]
    known = {pick_of(row): row for row in rows}
    told = _told(question, sight, shown, known)
    span = _span(sight, np.concatenate([_NO_DAYS, *(one.days for one in told)]))
    size = bin_size(options.bins, round(span[1] - span[0]))
    plots = [_plot(one, kind, size) for one in told]
    drawn = tuple(plot for plot in plots if plot.tracks or plot.both)
    row = None if pick is None else known.get(pick)
    undated, left_out = (0, 0) if row is None else _unseen(question, row, told[0].courses)
    return OverTimeView(
        question=question,
        options=options,
        pick=pick,
        title="" if pick is None else pick.thing.label,
        side=BOTH if not plots else plots[0].side,
        choices=tuple(rows),
        plots=drawn,
        kind=kind,
        size=size,
        span=span,
        undated=undated,
        left_out=left_out,
        message="" if drawn else _message(question, pick, row, undated),
    )


class _Told(Struct, frozen=True, eq=False):
    """What is said of one loss."""

    pick: LossPick
    row: LossRow | None
    courses: tuple[Course, ...]
    both: tuple[Course, ...]
    denials: tuple[Denial, ...]

    @property
    def days(self) -> LongArray:
        """First and last days of all that is drawn of it."""
        courses = (*self.courses, *self.both)
        parts = [
            part[course.entering :] for course in courses for part in (course.began, course.days)
        ]
        denied = np.array([one.day for one in self.denials], dtype=np.int64)
        return np.concatenate([denied, *parts])


def _told(
    question: Question, sight: Sight, picks: Sequence[LossPick], known: Mapping[LossPick, LossRow]
) -> list[_Told]:
    wanted = [(pick.subject, pick.thing) for pick in picks]
    both = [(None, _of_both(pick)) for pick in picks if not pick.both]
    space = question.workspace
    courses = courses_in(space.dataset, space.index, sight, [*wanted, *both])
    apart = iter(courses[len(wanted) :])
    return [
        _Told(
            pick=pick,
            row=(row := known.get(pick)),
            courses=made,
            both=() if pick.both else next(apart),
            denials=() if row is None else denials_of(question, row.cell),
        )
        for pick, made in zip(picks, courses[: len(picks)], strict=True)
    ]


def _plot(told: _Told, kind: ScaleKind, size: BinSize) -> Plot:
    pick, row, tracks = told.pick, told.row, _tracks(told.courses, size)
    return Plot(
        pick=pick,
        title=pick.thing.label,
        heading=say("overtime.losses", subject=pick.subject) if row is None else heading(row.cell),
        side=pick.subject if row is None else row.cell.side,
        tracks=tracks,
        both=_tracks(told.both, size),
        scale=scale_of([track.course.amounts for track in tracks if track.stands], kind),
        top=max((bar_top(track.bars) for track in tracks), default=0.0),
        denials=told.denials,
    )


def _tracks(courses: Sequence[Course], size: BinSize) -> tuple[Track, ...]:
    ordered = sorted(courses, key=lambda course: (course.slot, course.claimant, course.about))
    return tuple(
        Track(course, bars_of(course, size), _label(course, courses)) for course in ordered
    )


def _label(course: Course, others: Sequence[Course]) -> str:
    named = course.claimant or say("overtime.speaker.none")
    same = [other for other in others if other.claimant == course.claimant]
    if len({other.about for other in same}) > 1:
        about = course.about or say("actor.nobody")
        named = say("overtime.speaker.on", speaker=named, subject=about)
    if len({other.basis for other in same if other.about == course.about}) > 1:
        basis = say(f"overtime.basis.{course.basis}")
        named = say("overtime.speaker.basis", speaker=named, basis=basis)
    return named


def _of_both(pick: LossPick) -> Thing:
    return LossPick(
        "", pick.measure, pick.category, pick.unit, civilian=pick.civilian, both=True
    ).thing


def _span(sight: Sight, days: LongArray) -> tuple[float, float]:
    if sight.window is not None:
        return float(sight.window.first), float(sight.window.last + 1)
    if not len(days):
        return 0.0, 1.0
    first, last = float(days.min()), float(days.max() + 1)
    margin = max((last - first) * _MARGIN, 0.5) if last - first > 1 else _LONE
    return first - margin, last + margin


def _unseen(question: Question, row: LossRow, courses: Sequence[Course]) -> tuple[int, int]:
    """Claims of the loss without a date on the clock, and those that count no more."""
    dated = question.index.days[question.filters.clock].dated
    mine = row.rows.array
    drawn = [part for one in courses for part in (one.rows, one.variants)]
    known = np.concatenate([_NO_DAYS, *drawn])
    figures = np.concatenate(
        [mine[:0], *(slot.every.array for slot in row.cell.slots if slot is not None)]
    )
    left = dated[figures] & ~np.isin(figures, known)
    return int((~dated[mine]).sum()), int(left.sum())


def _message(question: Question, pick: LossPick | None, row: LossRow | None, undated: int) -> str:
    if pick is None:
        return say("overtime.none")
    whose = say("actor.both")
    if pick.subject:
        whose = say("overtime.whose", subject=pick.subject)
    thing = pick.thing.label
    if undated and row is not None:
        clock = question.filters.clock
        clocks = clocks_dating(question.index, row.rows.array, clock)
        return say(
            "overtime.none.undated",
            thing=thing,
            whose=whose,
            clock=clock.label,
            number=numeral(undated),
            advice=say("clocks.choose", clocks=clocks) if clocks else "",
        )
    return say("overtime.none.figure", thing=thing, whose=whose)
