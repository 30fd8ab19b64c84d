"""Words of one plot over time: names and figures at the ends of tracks, turns, signs of bounds."""

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from core.comparison.turns import Turn
from core.messages import say
from core.panels.losses.over_time.words import break_words, fall_words
from gui.charts.steps.labels import Placed, Wish, place_labels
from gui.charts.steps.layout import PlotLayout, caption, occupied, written_signs
from gui.charts.steps.lines import scattered
from gui.charts.steps.paint import Ink
from gui.charts.steps.spots import Lane, Part
from gui.charts.steps.strokes import MOST_MARKS, marks_of, turned

_SIGNED = 24.0
_WORDY = 70.0
_NOBODY = -1
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_CENTRE = Qt.AlignmentFlag.AlignCenter


def paint_words(painter: QPainter, layout: PlotLayout, ink: Ink) -> None:
    """Paint names and figures at the ends, signs of bounds, and what a revision falls from."""
    painter.setFont(ink.font)
    lanes = _lanes(layout)
    for placed in placed_words(layout, ink.metrics):
        unnamed = placed.owner == _NOBODY
        colour = QColor(ink.theme.muted) if unnamed else ink.of(lanes[placed.owner].of)
        _paint_label(painter, placed, ink, colour)
    _paint_bar_names(painter, layout, ink, {lane.of.label for lane in lanes})
    for lane in lanes:
        _paint_signs(painter, lane, ink)


def placed_words(layout: PlotLayout, metrics: QFontMetricsF) -> tuple[Placed, ...]:
    """The words beside the tracks that have room, the most spoken ones first.

    How many tracks have no name stands at the foot at the right, or above, where that has room.
    """
    lanes = _lanes(layout)
    marked = (Part.STEP, Part.VARIANT, Part.DENIAL)
    every = [lane for lane in layout.lanes if lane.part in marked]
    marks = [
        lane.at(place)
        for lane in every
        for place in (marks_of(lane) if lane.part is Part.STEP else range(len(lane.x)))
    ][:MOST_MARKS]
    area = QRectF(layout.steps)
    area.setRight(layout.box.right() - 4)
    wishes = [
        Wish(caption(lane.of), lane.at(-1), (0.0, -len(lane.x), -float(lane.x[-1])), number)
        for number, lane in enumerate(lanes)
        if len(lane.x)
    ]
    wishes += [
        Wish(("", told), lane.at(place), (1.0, float(lane.x[place])), number)
        for number, lane in enumerate(lanes)
        for place, told in spoken_turns(lane)
    ]
    found = place_labels(wishes, area, marks, metrics)
    unnamed = len(lanes) - sum(bool(one.text[0]) for one in found)
    if not unnamed:
        return found
    foot = QPointF(area.right(), area.bottom() - metrics.height() / 2)
    taken = [one.box for one in found]
    for key in ("steps.rest", "steps.rest.short"):
        wish = Wish(("", say(key, unnamed)), foot, (0.0,), _NOBODY)
        for placed in place_labels([wish], area, marks, metrics, taken):
            return (*found, replace(placed, lead=None))
    return found


def _lanes(layout: PlotLayout) -> list[Lane]:
    return [lane for lane in layout.lanes if lane.part is Part.STEP]


def spoken_turns(lane: Lane) -> list[tuple[int, str]]:
    """The revisions and breaks of a lane that can carry words of their own, with the words."""
    course, found = lane.of.course, list[tuple[int, str]]()
    for place in turned(lane, Turn.FALL, Turn.BREAK).tolist():
        if not found or lane.x[place] - lane.x[found[-1][0]] > _WORDY:
            at = place + lane.offset
            told = break_words if course.broken[at] else fall_words
            found.append((place, told(course, at)))
    return found


def _paint_label(painter: QPainter, placed: Placed, ink: Ink, colour: QColor) -> None:
    veil = ink.ground
    veil.setAlphaF(0.72)
    painter.fillRect(placed.box, veil)
    if placed.lead is not None:
        box, at = placed.box, placed.lead
        start = box.left() if box.left() > at.x() else box.right()
        painter.setPen(QPen(colour, 0.8))
        painter.drawLine(QLineF(at, QPointF(start, box.center().y())))
    painter.setPen(colour)
    name, figure = placed.text
    room = placed.box.width() + 1 - ink.metrics.horizontalAdvance(figure)
    name = ink.metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
    painter.drawText(placed.box, int(_LEFT | Qt.TextFlag.TextSingleLine), f"{name}{figure}")


def _paint_bar_names(painter: QPainter, layout: PlotLayout, ink: Ink, named: set[str]) -> None:
    lanes = [lane for lane in layout.lanes if lane.part is Part.BAR]
    wishes = [
        Wish((lane.of.label, ""), lane.at(-1), (-len(lane.x),), number)
        for number, lane in enumerate(lanes)
        if lane.of.label not in named
    ]
    if not wishes:
        return
    area = QRectF(layout.bars)
    area.setRight(layout.box.right() - 4)
    boxes = [box for lane in lanes for box in occupied(layout, lane.of)]
    clear = place_labels(wishes, area, (), ink.metrics, boxes)
    done = {placed.owner for placed in clear}
    crowded = [wish for wish in wishes if wish.owner not in done]
    marks = [at for lane in lanes for at in lane.all(scattered(lane.x, lane.y, 10.0).tolist())]
    taken = [placed.box for placed in clear]
    for placed in (*clear, *place_labels(crowded, area, marks, ink.metrics, taken)):
        _paint_label(painter, placed, ink, ink.of(lanes[placed.owner].of))


def _paint_signs(painter: QPainter, lane: Lane, ink: Ink) -> None:
    """The sign of a bound above its mark, where marks stand far enough apart."""
    shown = marks_of(lane)
    if len(shown) > 1 and float(np.diff(lane.x[shown]).min()) < _SIGNED:
        return
    painter.setPen(ink.of(lane.of))
    height = ink.metrics.height()
    for place in shown.tolist():
        sign = written_signs(lane.of.course.amounts[place + lane.offset])
        if sign:
            at = lane.at(place)
            box = QRectF(at.x() - 12, at.y() - height - 2, 24, height)
            painter.drawText(box, int(_CENTRE), sign)
