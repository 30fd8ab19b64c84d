"""The chart behind a view as an office program draws it, where it can do so honestly.

A bound has no bar, so every figure carries its words; a missing figure is None and leaves a gap.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from core.dates import written
from core.filters.dates import day_of
from core.index import BoolArray, Days, side_label
from core.panels.bins import edges, extent, touching, unit_for
from core.panels.losses import LossesView, Mode
from core.panels.losses.over_time.view import Plot, Track
from core.panels.losses.rows import LossRow
from core.panels.timeline.view import TimelineView
from core.wording.counts import counted

_MOST_BARS, _MOST_COLUMNS, _MOST_DAYS = 8, 40, 400
_LONG = 31
"""Days; a claim dated to more of them does not widen the axis."""
_ROLES = ("own", "claimed by the adversary", "third party")


class Shape(StrEnum):
    """How a chart is drawn."""

    BARS = "bars"
    STACKED = "stacked columns"
    LINES = "lines"


class NativeSeries(Struct, frozen=True):
    """One series: values by category, None where nothing was said, and what each says."""

    name: str
    side: str
    """Gives the colour."""
    values: tuple[float | None, ...]
    texts: tuple[str, ...] = ()
    """Labels of the values, empty for the numbers themselves or none."""
    hollow: bool = False


class NativeChart(Struct, frozen=True):
    """A chart with its data, and a sentence on how to read it."""

    shape: Shape
    categories: tuple[str, ...]
    series: tuple[NativeSeries, ...]
    sides: tuple[str, ...]
    note: str


def native_of(view: object, passed: BoolArray) -> NativeChart | None:
    """The chart of a view, None where a table or a picture is the honest form."""
    make = _MAKERS.get(type(view))
    return make(view, passed) if make else None


def _losses(view: object, passed: BoolArray) -> NativeChart | None:
    del passed
    if not isinstance(view, LossesView) or view.message:
        return None
    if view.options.mode is Mode.BUTTERFLY:
        return _butterfly(view)
    if view.over_time is not None and view.apart is None and len(view.over_time.plots) == 1:
        return _steps(view, view.over_time.plots[0])
    return None


def _butterfly(view: LossesView) -> NativeChart | None:
    pairs = view.pairs[:_MOST_BARS]
    if not pairs:
        return None
    series: list[NativeSeries] = []
    for half, subject in enumerate(view.pair):
        sign = 1 if half else -1
        rows = [(pair.left, pair.right)[half] for pair in pairs]
        for role, words in enumerate(_ROLES):
            made = _half(rows, role, sign, f"{words.capitalize()}: losses of {subject}")
            if made is not None:
                series.append(made)
    left_out = len(view.pairs) - len(pairs)
    more = f" Not on this slide: {counted(left_out, 'row')}." if left_out else ""
    left, right = view.pair
    note = (
        f"Left: losses of {left}; right: losses of {right}. Hollow: admitted. "
        f"Linear from 0; a bar ends at the number said, its label says the bound.{more}"
    )
    return NativeChart(
        Shape.BARS, tuple(pair.labels[0] for pair in pairs), tuple(series), view.sides, note
    )


def _half(rows: list[LossRow | None], role: int, sign: int, name: str) -> NativeSeries | None:
    marks = [None if row is None else row.marks[role] for row in rows]
    drawn = [mark for mark in marks if mark is not None]
    if not drawn:
        return None
    return NativeSeries(
        name=name,
        side=drawn[0].side,
        values=tuple(None if mark is None else sign * mark.amount.middle for mark in marks),
        texts=tuple("" if mark is None else mark.text for mark in marks),
        hollow=role == 0,
    )


def _steps(view: LossesView, plot: Plot) -> NativeChart | None:
    tracks = plot.standing
    if view.over_time is None or not tracks or len(tracks) < len(plot.tracks):
        return None
    first = min(int(track.course.days[0]) for track in tracks)
    last = max(int(track.course.days[-1]) for track in tracks)
    if last - first >= _MOST_DAYS:
        return None
    days = range(first, last + 1)
    series = tuple(
        NativeSeries(
            f"{track.label} ({track.course.basis.label})",
            track.course.side,
            _carried(track, first, len(days)),
            hollow=track.course.slot == 0,
        )
        for track in tracks
    )
    note = (
        f"{plot.heading}: {plot.title}. A figure stands until its claimant's next one; a gap is a "
        "long silence."
    )
    categories = tuple(written(day_of(day)) for day in days)
    return NativeChart(Shape.LINES, categories, series, view.sides, note)


def _carried(track: Track, first: int, size: int) -> tuple[float | None, ...]:
    """A figure on each day on which it stands."""
    course = track.course
    values: list[float | None] = [None] * size
    for place, day in enumerate(course.days.tolist()):
        amount = course.amounts[place]
        value = amount.middle
        at = day - first
        if place and bool(course.joined[place]):
            before = int(course.days[place - 1]) - first
            for between in range(before + 1, at):
                values[between] = values[before]
        values[at] = value
    return tuple(values)


def _timeline(view: object, passed: BoolArray) -> NativeChart | None:
    if not isinstance(view, TimelineView):
        return None
    shown = view.shown[passed[view.shown]]
    of_all = view.workspace.index.days[view.clock]
    days = Days(of_all.first[shown], of_all.last[shown], of_all.soft[shown])
    short = days.last - days.first < _LONG
    whole = extent(Days(days.first[short], days.last[short], days.soft[short])) or extent(days)
    if whole is None:
        return None
    unit = unit_for(whole[1] - whole[0] + 1, _MOST_COLUMNS)
    at = edges(*whole, unit)
    counts = touching(days.first, days.last, view.side[shown], len(view.sides), at)
    belligerents = view.workspace.index.belligerents
    series = tuple(
        NativeSeries(
            side_label(side) if side else "Claimant not stated",
            side,
            tuple(float(count) for count in counts[code].tolist()),
        )
        for code, side in enumerate(view.sides)
        if counts[code].any()
    )
    several = int((days.first != days.last).sum())
    note = f"Claims by {view.clock.label}, counted by {unit.name.lower()}."
    if several:
        note += f" A claim of several days counts in each it touches ({counted(several, 'claim')})."
    categories = tuple(written(day_of(int(day))) for day in at[:-1].tolist())
    return NativeChart(Shape.STACKED, categories, series, belligerents, note)


_MAKERS: Mapping[type, Callable[[object, BoolArray], NativeChart | None]] = MappingProxyType(
    {LossesView: _losses, TimelineView: _timeline}
)
