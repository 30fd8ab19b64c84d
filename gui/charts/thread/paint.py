"""Painting a thread: a glyph for each claim in time order, arcs above, words below."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from core.index import Rows
from core.panels.card.thread import Step, Strand, Thread
from gui.charts.thread.lines import answer_pen
from gui.charts.timeline.glyphs import paint_glyph, paint_ring
from gui.theme import Theme

GLYPH = 13.0
_ARCS = 24.0
_STEP = 5.0
_RING = 8.0
_LEAST, _MOST = 84.0, 168.0
_BESIDE = 14.0
_BACK = 5.0


class Places(Struct, frozen=True):
    """Where the steps of a thread stand: columns of one width, glyphs on one line."""

    column: float
    line: float
    text: float
    """Height of a line of words."""

    @classmethod
    def of(cls, thread: Thread, metrics: QFontMetricsF, width: float) -> "Places":
        """Columns as wide as the words ask for; few steps share the whole width."""
        said = [word for step in thread.steps for word in words_of(step) if word != step.claimant]
        asked = max((metrics.horizontalAdvance(word) for word in said), default=0) * 1.06
        wanted = min(_MOST, max(_LEAST, asked + _BESIDE))
        share = width / max(1, len(thread.steps))
        return cls(max(wanted, min(share, _MOST)), _ARCS + _RING, metrics.height())

    def at(self, place: int) -> QPointF:
        """Centre of the glyph of a step."""
        return QPointF((place + 0.5) * self.column, self.line)

    def height(self) -> float:
        """Height of the whole strip."""
        return self.line + _RING + 4 * self.text + 4


def words_of(step: Step) -> tuple[str, str, str, str]:
    """The four lines under a glyph: what it does, who, when, how long after."""
    return step.does, step.claimant, step.date if step.date != "—" else "undated", step.delay


def paint_thread(
    painter: QPainter, thread: Thread, places: Places, theme: Theme, sides: Sequence[str], lit: Rows
) -> None:
    """The whole strip; lit claims stand on a band."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place, step in enumerate(thread.steps):
        if step.row in lit:
            box = QRectF(place * places.column + 2, 0, places.column - 4, places.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection))
            painter.drawRoundedRect(box, 5, 5)
    here = next((place for place, step in enumerate(thread.steps) if step.here), -1)
    _paint_line(painter, thread, places, theme)
    for strand in sorted(thread.strands, key=lambda one: here in (one.source, one.target)):
        near = here in (strand.source, strand.target)
        _paint_strand(painter, strand, places, QColor(theme.text if near else theme.faint))
    for place, step in enumerate(thread.steps):
        at = places.at(place)
        colour = theme.side(step.side, sides)
        paint_glyph(painter, step.glyph, at, GLYPH, colour, QColor(theme.surface))
        if step.here:
            paint_ring(painter, at, GLYPH, QColor(theme.accent))
        _paint_words(painter, step, place, places, theme)


def _paint_line(painter: QPainter, thread: Thread, places: Places, theme: Theme) -> None:
    painter.setPen(QPen(QColor(theme.border), 1))
    for place in range(len(thread.steps) - 1):
        away = QPointF(GLYPH / 2 + 6, 0)
        painter.drawLine(places.at(place) + away, places.at(place + 1) - away)


def _paint_strand(painter: QPainter, strand: Strand, places: Places, colour: QColor) -> None:
    start, end = places.at(strand.source), places.at(strand.target)
    up = QPointF(0, -GLYPH / 2 - 3)
    lean = QPointF(_BACK if end.x() > start.x() else -_BACK, 0)
    high = min(_ARCS - 3, 6 + _STEP * abs(strand.source - strand.target)) * 4 / 3
    path = QPainterPath(start + up + lean)
    rise = QPointF(0, -high)
    path.cubicTo(start + up + lean + rise, end + up - lean + rise, end + up - lean)
    painter.setPen(answer_pen(strand.answer, colour))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    tip = end + up - lean
    head = QPainterPath(tip + QPointF(0, 3))
    head.lineTo(tip + QPointF(-3, -3))
    head.lineTo(tip + QPointF(3, -3))
    head.closeSubpath()
    painter.drawPath(head)


def _paint_words(painter: QPainter, step: Step, place: int, places: Places, theme: Theme) -> None:
    plain = painter.font()
    strong = QFont(plain)
    strong.setWeight(QFont.Weight.DemiBold)
    top = places.line + _RING + 1
    for number, word in enumerate(words_of(step)):
        painter.setFont(strong if number == 0 else plain)
        painter.setPen(QColor(theme.text if number < 2 else theme.muted))  # noqa: PLR2004
        box = QRectF(place * places.column + 4, top, places.column - 8, places.text)
        metrics = QFontMetricsF(painter.font())
        cut = metrics.elidedText(word, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, cut)
        top += places.text
    painter.setFont(plain)
