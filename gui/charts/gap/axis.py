"""The pinned parts of a loss chart: grid, axis with round figures, key of the marks, titles."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core.comparison import number
from core.messages import say
from core.panels.losses.scale import ScaleKind
from gui.charts.gap.layout import Field
from gui.charts.gap.paint import Brushwork, shade
from gui.pixels import sharp_ratio
from gui.theme import Theme
from gui.typesetting import CENTRE, RIGHT, Lettering

_APART = 36.0
_BETWEEN = 6.0
"""Half of what is left free between two titles."""
_KEY = (("○", "own"), ("●", "adversary"), ("◆", "third"))


def paint_axis(painter: QPainter, work: Brushwork, area: QRectF, height: float) -> None:
    """Paint grid lines through the lines' area and their figures below it."""
    theme = work.theme
    painter.setFont(work.plain.font)
    baseline = QLineF(area.left() + 10, area.bottom() + 0.5, area.right() - 10, area.bottom() + 0.5)
    painter.setPen(QPen(QColor(theme.grid), 1))
    painter.drawLine(baseline)
    for field in work.columns.fields:
        _paint_ticks(painter, work, field, area, height)
    if len(work.columns.fields) == 1:
        _paint_key(painter, work, area, height)


def paint_titles(
    painter: QPainter, work: Brushwork, titles: Sequence[tuple[str, str]], height: float
) -> None:
    """Paint the fields' titles in their sides' colours above the lines."""
    painter.setFont(work.bold.font)
    for field, verdict, (title, side) in zip(
        work.columns.fields, work.columns.verdicts, titles, strict=False
    ):
        middle = work.columns.label.center().x()
        area = QRectF(verdict.left(), 0, middle - _BETWEEN - verdict.left(), height)
        place = Qt.AlignmentFlag.AlignLeft
        if not field.mirrored:
            area = QRectF(middle + _BETWEEN, 0, verdict.right() - middle - _BETWEEN, height)
            place = Qt.AlignmentFlag.AlignRight
        painter.setPen(work.theme.side(side, work.sides))
        text = painter.fontMetrics().elidedText(
            title, Qt.TextElideMode.ElideRight, int(area.width())
        )
        painter.drawText(area, int(place | Qt.AlignmentFlag.AlignVCenter), text)


def _paint_ticks(
    painter: QPainter, work: Brushwork, field: Field, area: QRectF, height: float
) -> None:
    theme, scale, words = work.theme, field.scale, _words(painter, work)
    most = max(int((field.right - field.left) / _APART), 2)
    taken: list[tuple[float, float]] = []
    end = area.right() - work.corner
    ticks = [(value, round(field.x(value)) + 0.5) for value in scale.ticks(most)]
    for colour, zero in ((theme.grid, False), (theme.border, True)):
        painter.setPen(QPen(shade(colour), 1))
        painter.drawLines(
            [QLineF(x, area.top(), x, area.bottom()) for value, x in ticks if (value == 0) is zero]
        )
    for value, x in ticks:
        text = number(value)
        half = work.plain.width(text) / 2 + 3
        if x + half > end or any(x - half < right and left < x + half for left, right in taken):
            continue
        taken.append((x - half, x + half))
        middle = (area.bottom() + 3 + height) / 2
        words.write(work.plain, text, shade(theme.muted), x - half, 2 * half, middle, CENTRE)
    if scale.zero and scale.kind is ScaleKind.LOG:
        _paint_break(painter, theme, field, area.bottom())


def _paint_break(painter: QPainter, theme: Theme, field: Field, y: float) -> None:
    """Two strokes where the scale jumps from 0 to its first power of ten."""
    x = field.at(field.scale.start / 2)
    painter.setPen(QPen(QColor(theme.faint), 1.2))
    for shift in (-2.0, 2.0):
        painter.drawLine(QLineF(x + shift - 2, y + 4, x + shift + 2, y - 4))


def _paint_key(painter: QPainter, work: Brushwork, area: QRectF, height: float) -> None:
    """What the three shapes mean, as far as there is room below the labels."""
    label = work.columns.label
    words = [f"{sign} {say(f'gap.key.{role}')}" for sign, role in _KEY]
    text = "   ".join(words)
    if work.plain.width(text) > label.width() + 8:
        text = "  ".join(words[:2])
    if work.plain.width(text) > label.width() + 8:
        return
    ink, middle = shade(work.theme.muted), (area.bottom() + 3 + height) / 2
    room = label.width() + 8
    _words(painter, work).write(work.plain, text, ink, label.left(), room, middle, RIGHT)


def _words(painter: QPainter, work: Brushwork) -> Lettering:
    ratio = sharp_ratio(painter, painter.device().devicePixelRatio())
    return Lettering(painter, ratio, shade(work.theme.surface))
