"""Spans of whole days and what gestures make of them: move, widen, zoom."""

from enum import Enum
from math import floor
from typing import Self

from msgspec import Struct

from core.filters import DateSpan
from core.filters.dates import day_number, day_of
from core.panels.bins import FIRST_DAY, LAST_DAY, Unit, unit_for
from core.panels.timeline.view import TimelineView

_STEPS = 60
"""The arrow keys move by the finest unit of which a span holds no more than this many."""


class Span(Struct, frozen=True):
    """Days ``first`` to ``last``, both included, since 1970-01-01."""

    first: int
    last: int

    @classmethod
    def of(cls, clause: DateSpan) -> Self:
        """The days of a date filter."""
        return cls(day_number(clause.first), day_number(clause.last))

    @property
    def days(self) -> int:
        """Its length."""
        return self.last - self.first + 1

    @property
    def step(self) -> Unit:
        """The unit by which the arrow keys move it."""
        return unit_for(self.days, _STEPS)

    def within(self, limits: "Span") -> "Span":
        """Shifted, and cut where it is longer, so that it lies within other days."""
        days = min(self.days, limits.days)
        first = min(max(self.first, limits.first), limits.last - days + 1)
        return Span(first, first + days - 1)

    def moved(self, days: int, limits: "Span") -> "Span":
        """Shifted by days, stopping at the limits."""
        return Span(self.first + days, self.last + days).within(limits)

    def widened(self, days: int, limits: "Span") -> "Span":
        """With its end shifted by days, at least one day long, stopping at the limits."""
        last = min(max(self.last + days, self.first), max(limits.last, self.first))
        return Span(self.first, last)

    def zoomed(self, at: float, factor: float, limits: "Span") -> "Span":
        """Scaled about the moment ``at``, which keeps its place; changes by a day at least."""
        days = max(1, round(self.days * factor))
        if days == self.days:
            days = max(1, days + (1 if factor > 1 else -1))
        share = (at - self.first) / self.days
        first = round(at - share * days)
        return Span(first, first + days - 1).within(limits)


def limits_of(view: TimelineView) -> Span:
    """The days of the whole overview; a day where nothing is dated."""
    if view.overview is None:
        return Span(0, 0)
    at = view.overview.edges
    return Span(max(int(at[0]), FIRST_DAY), min(int(at[-1]) - 1, LAST_DAY))


def in_sight(view: TimelineView, clause: DateSpan | None) -> Span:
    """The days the lanes show: those of the filter as far as the overview goes, else all."""
    limits = limits_of(view)
    if clause is None:
        return limits
    asked = Span.of(clause)
    first, last = max(asked.first, limits.first), min(asked.last, limits.last)
    return Span(first, last) if first <= last else asked


def clause_of(view: TimelineView, span: Span, *, inside: bool) -> DateSpan | None:
    """The date filter of a span; None where it would leave no dated claim out."""
    whole = view.overview
    if whole is None or (span.first <= whole.first and span.last >= whole.last):
        return None
    return DateSpan(day_of(span.first), day_of(span.last), inside=inside)


class Grip(Enum):
    """What a drag on the overview takes hold of."""

    NEW = "new"
    WHOLE = "whole"
    FIRST = "first"
    LAST = "last"


def dragged(grip: Grip, held: Span, pressed: float, now: float, limits: Span) -> Span:
    """The span when a drag that began at the moment ``pressed`` has come to ``now``.

    ``held`` is the span as it was when the drag began; an end dragged past the other takes over.
    """
    now = min(max(now, float(limits.first)), float(limits.last + 1))
    match grip:
        case Grip.NEW:
            ends = sorted((floor(pressed), floor(now)))
            return _cut(Span(ends[0], ends[1]), limits)
        case Grip.WHOLE:
            return held.moved(round(now - pressed), limits)
        case Grip.FIRST:
            return _cut(_ordered(round(now), held.last), limits)
        case Grip.LAST:
            return _cut(_ordered(held.first, round(now) - 1), limits)


def _ordered(first: int, last: int) -> Span:
    return Span(first, last) if first <= last else Span(last, first)


def _cut(span: Span, limits: Span) -> Span:
    first = min(max(span.first, limits.first), limits.last)
    return Span(first, max(first, min(span.last, limits.last)))
