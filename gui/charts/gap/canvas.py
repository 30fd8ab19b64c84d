"""The canvas of the loss charts: lines that scroll over a pinned axis."""

from collections.abc import Callable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent

from core.index import NO_ROWS, Rows
from core.panels.losses.scale import Scale
from gui.charts.gap.axis import paint_axis, paint_titles
from gui.charts.gap.layout import ChartLine, ChartRow, Columns, headings_of
from gui.charts.gap.paint import Brushwork, Faces, RowBrush
from gui.charts.gap.pointer import Cursor
from gui.charts.gap.seen import Seen
from gui.charts.gap.tops import Tops
from gui.charts.layers import Layer
from gui.charts.scrolled import BAR, ScrolledCanvas
from gui.painting import Painting
from gui.pixels import sharp_ratio
from gui.theme import Theme
from gui.typesetting import Typeface

Measure = Callable[[Sequence[ChartLine], Scale, float, Typeface], Columns]


class Drawing(Struct, frozen=True, eq=False):
    """What a loss chart is given: lines on a scale, in the colours of the sides in their order."""

    lines: Sequence[ChartLine] = ()
    scale: Scale = field(default_factory=Scale)
    sides: tuple[str, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    """Names of two fields, each with its side."""


class GapCanvas(ScrolledCanvas):
    """Draws lines of losses; only those in sight are painted."""

    uncovered = Signal()
    """Other lines of those shown may have come into sight."""

    def __init__(self, name: str, measure: Measure) -> None:
        super().__init__(name)
        self.lines: Sequence[ChartLine] = ()
        self._drawing = Drawing()
        self.cursor_at: Cursor | None = None
        self._measure = measure
        self._marked = (NO_ROWS, NO_ROWS)
        self._corner = 0
        self._axis = Layer(fleeting=True)
        self._faces = Faces(self.font())
        self._work: Brushwork | None = None
        self._places: Tops | None = None

    def show_drawing(self, drawing: Drawing) -> None:
        """Draw something else; what looks the same where it was is not painted again."""
        plain = self.cursor_at is None and not any(map(len, self._marked))
        before = self._seen(self._work) if self._work is not None and plain else None
        self.lines, self._drawing = drawing.lines, drawing
        self.cursor_at = None
        self._lay_out(before)

    def show_marked(self, hovered: Rows, selected: Rows) -> None:
        """Emphasise the claims hovered anywhere, and ring those selected."""
        if self._marked != (hovered, selected):
            self._marked = (hovered, selected)
            if self._work is not None:
                self._work = replace(self._work, hovered=hovered, selected=selected)
            self.update()

    def leave_corner(self, width: int) -> None:
        """Write no figure of the axis in so many pixels at its right end."""
        if width != self._corner:
            self._corner, self._work = width, None
            self.update()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        super().wear(theme)
        self._lay_out()
        self.uncovered.emit()

    @property
    def work(self) -> Brushwork:
        """What painting a line needs; kept until something changes."""
        if self._work is None:
            width = float(self.width() - (0 if self.bar.isHidden() else BAR))
            columns = self._measure(self.lines, self._drawing.scale, width, self._faces.plain)
            self._work = Brushwork(
                self.theme,
                self._drawing.sides,
                columns,
                self._faces,
                *self._marked,
                corner=self._corner,
            )
        return self._work

    @property
    def places(self) -> Tops:
        """Where all lines stand; kept until something changes."""
        if self._places is None:
            height = self._faces.plain.height
            self._places = Tops(len(self.lines), headings_of(self.lines), height + 7, height + 13)
        return self._places

    @property
    def area(self) -> QRectF:
        """The part of the canvas in which the lines scroll."""
        height = self._faces.plain.height
        top = height + 8 if self._drawing.titles else 0.0
        return QRectF(0, top, self.width(), max(self.height() - height - 12 - top, 1))

    @property
    def rest(self) -> int:
        """Pixels at the lower end of the area in which the next line does not fit."""
        area = self.area
        ends = self.places.tops[1:] + area.top() - self.bar.value()
        if not len(ends) or ends[-1] <= area.bottom():
            return 0
        above = ends[ends <= area.bottom()]
        return int(area.bottom() - above[-1]) if len(above) else 0

    def box(self, place: int) -> QRectF:
        """The frame of a line, in pixels."""
        return self.places.box(place, self.area.top() - self.bar.value(), float(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the axis and those of the lines in sight that are asked for."""
        if not self.lines:
            return
        with Painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            work, area, first = self.work, self.area, float(self.bar.value())
            titles = self._drawing.titles
            key = work.theme.key, work.columns, work.corner, work.faces, titles, work.sides
            self._axis.draw(painter, self, key, _pinned(work, area, self.height(), titles))
            painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
            brush = RowBrush(painter, work, sharp_ratio(painter, self.devicePixelRatioF()))
            shift, width, wanted = area.top() - first, float(self.width()), event.region()
            for place in self.places.between(first, first + area.height()):
                line, box = self.lines[place], self.places.box(place, shift, width)
                if not wanted.intersects(self.places.ink(place, shift, width)):
                    continue
                if isinstance(line, ChartRow):
                    cursor = self.cursor_at
                    here = cursor is not None and cursor.line == place
                    if here:
                        _paint_ground(painter, self.theme, box, focus=self.hasFocus())
                    brush.paint_row(line, box, cursor.slot if cursor and here else None)
                else:
                    brush.paint_heading(line, box)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Use the new room."""
        super().resizeEvent(event)
        self._lay_out()
        self.uncovered.emit()

    def scrolled(self) -> None:
        """Other lines came into sight."""
        super().scrolled()
        self.uncovered.emit()

    def _lay_out(self, before: Seen | None = None) -> None:
        """Fit the scroll bar to lines and size; nothing is reported.

        ``before`` is what was in sight, where some of it may look the same now.
        """
        self._work = self._places = None
        self._faces = self._faces.of(self.font())
        self.fit_bar(self.places.height)
        changed = None if before is None else before.changed(self._seen(self.work))
        if changed is None:
            self.update()
        for box in changed or ():
            self.update(box)

    def _seen(self, work: Brushwork) -> Seen:
        """What is in sight, laid out in some way."""
        ink, beside = (work.theme.key, work.sides, work.faces), (work.corner, self._drawing.titles)
        frame = len(self.lines) > 0, work.columns, ink, beside
        return Seen(self.lines, self.places, self.area, float(self.bar.value()), frame)


def _pinned(
    work: Brushwork, area: QRectF, height: float, titles: tuple[tuple[str, str], ...]
) -> Callable[[QPainter], None]:
    """Paints what lies still while lines change on the same scale."""

    def paint(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_axis(painter, work, area, height)
        paint_titles(painter, work, titles, area.top())

    return paint


def _paint_ground(painter: QPainter, theme: Theme, box: QRectF, *, focus: bool) -> None:
    """Paint the ground of the line under the key cursor."""
    painter.setBrush(QColor(theme.hover))
    painter.setPen(QPen(QColor(theme.link), 1.0) if focus else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box.adjusted(4.5, 0.5, -4.5 - BAR, -0.5), 4, 4)
