"""Parts of a picture that are painted once and then stand until what they show changes."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from gui.pixels import takes_stamps


class Layer:
    """One part of what a widget paints, kept as pixels of the screen.

    A vector painter, and one of another scale, gets it painted anew. A ``fleeting`` part, which
    changes at every step of a drag, is kept only once it is wanted a second time.
    """

    def __init__(self, *, fleeting: bool = False) -> None:
        self._fleeting = fleeting
        self._seen: object = None
        self._key: object = None
        self._still: QPixmap | None = None

    def draw(
        self, painter: QPainter, widget: QWidget, key: object, paint: Callable[[QPainter], None]
    ) -> None:
        """Draw the part; it is painted anew when ``key``, size or scale differ from before."""
        ratio = widget.devicePixelRatioF()
        whole = (key, widget.size(), ratio)
        if not takes_stamps(painter, ratio) or self._flies_by(whole, painter):
            painter.save()
            paint(painter)
            painter.restore()
            return
        if self._still is None or whole != self._key:
            self._still = _painted(self._still, widget, ratio, paint)
            self._key = whole
        painter.drawPixmap(QPointF(0, 0), self._still)

    def _flies_by(self, whole: object, painter: QPainter) -> bool:
        """Whether it may never be wanted again: seen for the first time, and at full strength.

        Marks painted pale one by one would show through each other.
        """
        if not self._fleeting or whole in (self._key, self._seen) or painter.opacity() < 1:
            return False
        self._seen = whole
        return True


def _painted(
    before: QPixmap | None, widget: QWidget, ratio: float, paint: Callable[[QPainter], None]
) -> QPixmap:
    """The part as it looks now, on the picture of before where it has the size."""
    size, still = widget.size() * ratio, before
    if still is None or still.size() != size or still.devicePixelRatio() != ratio:
        still = QPixmap(size)
        still.setDevicePixelRatio(ratio)
    still.fill(Qt.GlobalColor.transparent)
    with QPainter(still) as painter:
        painter.setFont(widget.font())
        paint(painter)
    return still
