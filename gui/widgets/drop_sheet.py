"""A sheet over a window while something is dragged: where it may be dropped, and what for."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.painting import Painting
from gui.theme import LIGHT, Theme

_MARGIN, _GAP, _RADIUS = 36.0, 24.0, 16.0
_FOOT = 64.0
"""Height left for the remark."""
_VEIL = 235
_LARGE = 1.7


class Zone(Struct, frozen=True):
    """A place to drop on."""

    title: str
    words: str


class DropSheet(QWidget):
    """Drawn over everything; it takes neither pointer nor drop itself."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("Drop files here")
        self._over = window
        self._theme = LIGHT
        self.zones: tuple[Zone, ...] = ()
        self.remark = ""
        self.chosen = -1
        self.hide()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self._theme = theme
        self.update()

    def show_zones(self, zones: Sequence[Zone], remark: str, chosen: int) -> None:
        """Show places to drop on, one of them as chosen, over all of the window."""
        self.zones, self.remark, self.chosen = tuple(zones), remark, chosen
        self.setAccessibleDescription(". ".join((*(zone.words for zone in zones), remark)))
        self.setGeometry(self._over.rect())
        self.setVisible(bool(zones or remark))
        self.raise_()
        self.update()

    def zone_at(self, place: QPointF, count: int) -> int:
        """The zone of ``count`` nearest to a place, −1 where there is none."""
        areas = self._areas(count)
        return min(
            range(count), key=lambda number: abs(areas[number].center().x() - place.x()), default=-1
        )

    def _areas(self, count: int) -> list[QRectF]:
        if not count:
            return []
        area = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN - _FOOT)
        width = (area.width() - _GAP * (count - 1)) / count
        return [
            QRectF(area.left() + number * (width + _GAP), area.top(), width, area.height())
            for number in range(count)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the veil, the places and the remark."""
        del event
        theme = self._theme
        with Painting(self) as painter:
            veil = QColor(theme.window)
            veil.setAlpha(_VEIL)
            painter.fillRect(self.rect(), veil)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, area in enumerate(self._areas(len(self.zones))):
                self._paint_zone(painter, area, self.zones[number], number == self.chosen)
            painter.setPen(QColor(theme.text))
            foot = QRectF(self.rect()).adjusted(_MARGIN, 0, -_MARGIN, -_MARGIN / 2)
            if self.zones:
                foot.setTop(foot.bottom() - _FOOT)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(foot, int(flags), self.remark)

    def _paint_zone(self, painter: QPainter, area: QRectF, zone: Zone, chosen: bool) -> None:
        theme = self._theme
        painter.setPen(QPen(QColor(theme.link if chosen else theme.faint), 2, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(theme.selection if chosen else theme.surface))
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        painter.setPen(QColor(theme.text))
        plain = painter.font()
        large = painter.font()
        large.setPointSizeF(plain.pointSizeF() * _LARGE)
        large.setBold(True)
        painter.setFont(large)
        upper = QRectF(area.left(), area.top(), area.width(), area.height() / 2 - 4)
        bottom = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(upper, int(bottom), zone.title)
        painter.setFont(plain)
        lower = QRectF(area.left(), area.center().y() + 4, area.width(), area.height() / 2 - 4)
        top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(lower, int(top | Qt.TextFlag.TextWordWrap), zone.words)
