"""What can be pointed at in a plot over time: lanes of marks with their pixels."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from PySide6.QtCore import QPointF

from core.comparison.ties import LongArray
from core.index import Rows
from core.panels.losses.over_time.denials import Denial
from core.panels.losses.over_time.view import OverTimeView, Plot, Track
from core.panels.losses.over_time.words import (
    bar_rows,
    bar_words,
    denial_words,
    step_rows,
    step_words,
    variant_words,
)

FloatArray = npt.NDArray[np.float64]

_REACH = 9.0


class Part(StrEnum):
    """What a mark is."""

    STEP = "step"
    VARIANT = "variant"
    BAR = "bar"
    BOTH = "both sides"
    DENIAL = "denial"


class Lane(Struct, frozen=True, eq=False):
    """Marks of one kind, in the order of time; NaN where one is out of sight.

    They are of one track; denials are of none.
    """

    part: Part
    track: Track | None
    x: FloatArray
    y: FloatArray
    offset: int = 0
    """Place of the first mark in the track's course."""
    denials: tuple[Denial, ...] = ()

    @property
    def of(self) -> Track:
        """The track; raises ValueError for denials, which have none."""
        if self.track is None:
            raise ValueError("denials are of no track")
        return self.track

    @property
    def claims(self) -> LongArray:
        """The claim of each mark that stands for one; of bars none."""
        if self.part is Part.DENIAL:
            return np.array([denial.row for denial in self.denials], dtype=np.int64)
        course = self.of.course
        if self.part is Part.BAR:
            return course.rows[:0]
        return course.variants if self.part is Part.VARIANT else course.rows[self.offset :]

    @property
    def rows(self) -> Rows:
        """Every claim behind its marks."""
        if self.part is not Part.DENIAL:
            return self.of.rows
        return Rows(self.claims.astype("int32"))

    def at(self, place: int) -> QPointF:
        """The pixel of a mark."""
        return QPointF(float(self.x[place]), float(self.y[place]))

    def all(self, places: Iterable[int]) -> list[QPointF]:
        """The pixels of some marks."""
        return [self.at(place) for place in places]


class Spot(Struct, frozen=True):
    """One mark: the plot, its lane and the place in the lane."""

    plot: int
    lane: int
    place: int


class Target(Struct, frozen=True, eq=False):
    """A mark with the claims behind it and a sentence."""

    spot: Spot
    rows: Rows
    sentence: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Target) and self.spot == other.spot and self.rows == other.rows

    def __hash__(self) -> int:
        return hash(self.spot)


def target_of(view: OverTimeView, plot: Plot, lane: Lane, spot: Spot) -> Target:
    """The claims and the words of a mark."""
    if lane.part is Part.DENIAL:
        denial = lane.denials[spot.place]
        return Target(spot, denial.rows, denial_words(view, denial))
    course, place = lane.of.course, spot.place + lane.offset
    match lane.part:
        case Part.BAR:
            rows = bar_rows(lane.of, spot.place)
            return Target(spot, rows, bar_words(plot, lane.of, spot.place))
        case Part.VARIANT:
            row = int(course.variants[spot.place])
            return Target(spot, Rows([row]), variant_words(view, row))
        case _:
            return Target(spot, step_rows(course, place), step_words(view, course, place))


def nearest(lanes: Sequence[Sequence[Lane]], at: QPointF) -> Spot | None:
    """The mark within reach of a pixel, of a bar anywhere in it; None where there is none."""
    best: tuple[float, Spot] | None = None
    for plot, several in enumerate(lanes):
        for number, lane in enumerate(several):
            if not len(lane.x):
                continue
            far = np.hypot(lane.x - at.x(), lane.y - at.y())
            far = np.where(np.isnan(far), np.inf, far)
            place = int(far.argmin())
            distance = float(far[place]) + (1.0 if lane.part is Part.VARIANT else 0.0)
            if distance <= _REACH and (best is None or distance < best[0]):
                best = distance, Spot(plot, number, place)
    return None if best is None else best[1]


def along(lanes: Sequence[Sequence[Lane]], spot: Spot | None, step: int) -> Spot | None:
    """The mark some places on in its lane, stopping at its ends; the first where there is none."""
    if spot is None:
        return _first(lanes)
    lane = lanes[spot.plot][spot.lane]
    return Spot(spot.plot, spot.lane, min(max(spot.place + step, 0), len(lane.x) - 1))


def across(lanes: Sequence[Sequence[Lane]], spot: Spot | None, step: int) -> Spot | None:
    """The mark of a neighbouring lane, or of the next plot, that is nearest in time."""
    if spot is None:
        return _first(lanes)
    stops = [
        (plot, number)
        for plot, several in enumerate(lanes)
        for number, lane in enumerate(several)
        if len(lane.x)
    ]
    here = stops.index((spot.plot, spot.lane))
    plot, number = stops[min(max(here + step, 0), len(stops) - 1)]
    x = lanes[spot.plot][spot.lane].x[spot.place]
    far = np.abs(np.nan_to_num(lanes[plot][number].x, nan=np.inf) - x)
    return Spot(plot, number, int(np.nan_to_num(far, nan=np.inf).argmin()))


def _first(lanes: Sequence[Sequence[Lane]]) -> Spot | None:
    return next(
        (
            Spot(plot, number, 0)
            for plot, several in enumerate(lanes)
            for number, lane in enumerate(several)
            if len(lane.x)
        ),
        None,
    )
