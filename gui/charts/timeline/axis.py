"""The date axis under the lanes, and the legend of the glyphs."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.messages import say
from core.threads import Answer
from core.wording import Glyph
from core.wording.threads import verb
from gui.charts.thread.lines import answer_pen
from gui.charts.timeline.glyphs import paint_glyph
from gui.charts.timeline.ink import faded
from gui.charts.timeline.scale import GUTTER, Scale
from gui.charts.timeline.ticks import Tick, ticks_in
from gui.painting import Painting
from gui.pixels import sharp_ratio
from gui.theme import LIGHT, Theme
from gui.typesetting import Lettering, typeface
from gui.widgets.ground import lay_ground
from gui.widgets.labels import set_tip

_GLYPH = 10.0
_GAP = 18
_ANSWERS = (
    *(Answer.DENIED, Answer.PARTLY_DENIED, Answer.CONFIRMED),
    *(Answer.REVISED, Answer.RETRACTED, Answer.OTHERWISE),
)


class DateAxis(QWidget):
    """Labels of the dates in sight."""

    def __init__(self) -> None:
        super().__init__()
        self._lo, self._hi = 0.0, 1.0
        self._theme = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The ticks at the present width."""
        scale = Scale.across(self._lo, self._hi, self.width())
        return ticks_in(scale, typeface(self.font()))

    def show_range(self, lo: float, hi: float) -> None:
        """Label the moments from ``lo`` to ``hi``."""
        if (lo, hi) != (self._lo, self._hi):
            self._lo, self._hi = lo, hi
            self.update()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self._theme = theme
        lay_ground(self, theme.surface)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line of text."""
        return QSize(400, self.fontMetrics().height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint line and labels."""
        del event
        with Painting(self) as painter:
            scale = Scale.across(self._lo, self._hi, self.width())
            painter.setPen(QPen(QColor(self._theme.border), 1))
            painter.drawLine(QPointF(scale.left, 0.5), QPointF(scale.right, 0.5))
            at = [(round(scale.x(tick.moment)) + 0.5, tick) for tick in self.ticks]
            painter.drawLines([QLineF(x, 0, x, 5) for x, _ in at])
            face, words = (
                typeface(self.font()),
                Lettering(
                    painter,
                    sharp_ratio(painter, self.devicePixelRatioF()),
                    QColor(self._theme.surface),
                ),
            )
            text, muted = QColor(self._theme.text), QColor(self._theme.muted)
            middle = self.height() / 2 + 1
            for x, tick in at:
                if tick.label:
                    words.write(
                        face, tick.label, text if tick.strong else muted, x + 4, 200, middle
                    )


class GlyphLegend(QWidget):
    """One line that says what the shapes mean."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        meanings = [
            *(glyph.meaning for glyph in Glyph),
            say("date.interval"),
            *(verb(one) for one in _ANSWERS),
        ]
        self.setAccessibleName(f"Legend: {', '.join(meanings)}")
        set_tip(self, self.accessibleName())

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line of text."""
        return QSize(400, self.fontMetrics().height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint as many entries as fit."""
        del event
        with Painting(self) as painter:
            colour, surface = QColor(self._theme.muted), QColor(self._theme.surface)
            middle = self.height() / 2 - 1
            left = float(GUTTER)
            for kind in Glyph:
                wide = painter.fontMetrics().horizontalAdvance(kind.meaning)
                if left + _GLYPH + 5 + wide > self.width():
                    break
                paint_glyph(
                    painter, kind, QPointF(left + _GLYPH / 2, middle), _GLYPH, colour, surface
                )
                left = self._paint_words(painter, left + _GLYPH + 5, kind.meaning)
            if (
                left + 30 + painter.fontMetrics().horizontalAdvance(say("date.interval"))
                < self.width()
            ):
                painter.fillRect(QRectF(left, middle - 1.5, 24, 3), faded(colour, 0.5))
                left = self._paint_words(painter, left + 29, say("date.interval"))
            for answer in _ANSWERS:
                words = verb(answer)
                if left + 30 + painter.fontMetrics().horizontalAdvance(words) > self.width():
                    break
                painter.setPen(answer_pen(answer, colour))
                painter.drawLine(QPointF(left, middle), QPointF(left + 24, middle))
                left = self._paint_words(painter, left + 29, words)

    def _paint_words(self, painter: QPainter, left: float, words: str) -> float:
        painter.setPen(QColor(self._theme.muted))
        wide = painter.fontMetrics().horizontalAdvance(words)
        box = QRectF(left, 0, wide + 4, self.height() - 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        return left + wide + _GAP
