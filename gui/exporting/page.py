"""One page to be painted: title, figures as the window draws them, footer, marking."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from core.briefing import Footer
from gui.exporting.figures import Figure, Sheet
from gui.exporting.fitting import Ground, below, breadth, end_with_whole, left_out
from gui.exporting.framing import dress, framed, wrapped
from gui.marking import marking
from gui.panel import Area, Panel
from gui.theme import Theme, font_of
from gui.widgets.labels import ElidedLabel, label

_ROWS = (
    ((Area.TOP,), 31),
    ((Area.MIDDLE, Area.MIDDLE_RIGHT), 44),
    ((Area.BOTTOM, Area.BOTTOM_RIGHT), 25),
)
_FOOTER_POINTS = 8.5
_PAIRED = 1100
"""Width in pixels from which short lines of the footer stand two by two."""
_WHOLE_LINES = ("Filters", "Grading", "Coverage", "Checks", "Data")


class Page(QWidget):
    """A page of a chosen size; it is painted and never shown."""

    def __init__(
        self, sheet: Sheet, theme: Theme, size: QSize, ground: Ground = Ground.PAGE
    ) -> None:
        super().__init__()
        self._ground = ground
        self.theme = theme
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, theme, _plain(theme))
        self.sheet = sheet
        self.panels: tuple[Panel, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 10)
        layout.setSpacing(8)
        layout.addLayout(_head(sheet, theme))
        if sheet.headline:
            layout.addWidget(wrapped(sheet.headline, "pageHeadline"))
        self._seat(layout, sheet.figures, theme)
        layout.addWidget(FooterBlock(sheet.footer, theme, paired=size.width() >= _PAIRED))
        self.setFixedSize(size)
        self._settle()

    @property
    def below(self) -> int:
        """Pixels of its charts that lie below what is drawn of them."""
        return max(map(below, self.panels), default=0)

    def paint_on(self, painter: QPainter) -> None:
        """Paint the page; vectors stay vectors."""
        self.render(painter, QPoint())

    def _seat(self, layout: QVBoxLayout, figures: Sequence[Figure], theme: Theme) -> None:
        for areas, share in _ROWS:
            row = [figure for area in areas for figure in figures if figure.spec.area == area]
            if not row:
                continue
            line = QHBoxLayout()
            line.setSpacing(8)
            layout.addLayout(line, stretch=share)
            for figure in row:
                panel = figure.spec.widget()
                line.addWidget(framed(panel, "pageFigure", 1), stretch=breadth(figure.view))
                panel.wear(theme)
                panel.show_view(figure.view)
                panel.follow(self.sheet.state)
                self.panels = (*self.panels, panel)

    def _settle(self) -> None:
        """Let every part take its size, then take away what only a hand can use."""
        for panel in self.panels:
            panel.header.put_away_controls()
        self._lay_out()
        for panel in self.panels:
            lookup = panel.lacking()
            if lookup is not None:
                panel.show_found(lookup(lambda: False))
            panel.follow(self.sheet.state)
            missing = left_out(panel, self._ground)
            if missing:
                panel.header.set_subtitle(
                    " · ".join(filter(None, (*missing, panel.header.subtitle)))
                )
                end_with_whole(panel)
        self._take_buttons_away()
        self._lay_out()
        self._take_buttons_away()

    def _take_buttons_away(self) -> None:
        """Hide every button; the room of those in a layout may bring others back."""
        for panel in self.panels:
            for button in panel.findChildren(QAbstractButton):
                button.hide()

    def _lay_out(self) -> None:
        """Have every pending change of size and style done: Qt does them before it paints."""
        ground = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        for _ in range(2):
            with QPainter(ground) as painter:
                self.render(painter, QPoint())


class FooterBlock(QFrame):
    """The footer in small type, every line of it whole."""

    def __init__(self, footer: Footer, theme: Theme, *, paired: bool) -> None:
        super().__init__()
        self.setObjectName("pageFooter")
        small = font_of(theme)
        small.setPointSizeF(_FOOTER_POINTS)
        self.setFont(small)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        row = column = 0
        named = ""
        for line in footer.lines:
            whole = not paired or line.name in _WHOLE_LINES
            if whole and column:
                row, column = row + 1, 0
            said = wrapped(line.text, "warning" if line.warns else "")
            if line.name != named:
                grid.addWidget(_name(line.name), row, column, Qt.AlignmentFlag.AlignTop)
            said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(said, row, column + 1, 1, 3 if whole and paired else 1)
            named = line.name
            row, column = (row + 1, 0) if whole or column else (row, 2)
        for place in (1, 3) if paired else (1,):
            grid.setColumnStretch(place, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 6, 0, 0)
        outer.addLayout(grid, stretch=1)
        if footer.handling.text:
            mark = marking(footer.handling, theme)
            outer.addWidget(mark, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)


def _head(sheet: Sheet, theme: Theme) -> QHBoxLayout:
    head = QHBoxLayout()
    title = ElidedLabel("pageTitle")
    title.setText(sheet.title)
    head.addWidget(title, stretch=1)
    if sheet.footer.handling.text:
        head.addWidget(marking(sheet.footer.handling, theme))
    return head


def _name(text: str) -> QLabel:
    made = label(text, "muted")
    font = made.font()
    font.setWeight(font.Weight.DemiBold)
    made.setFont(font)
    return made


def _plain(theme: Theme) -> str:
    return f"""
QWidget#page {{ background: {theme.surface}; }}
QFrame#pageFigure {{ background: {theme.surface}; border: 1px solid {theme.border}; }}
QFrame#pageFigure QWidget#panelHeader, QFrame#pageFigure QWidget#card {{ border: none; }}
QFrame#pageFooter {{ border: none; border-top: 1px solid {theme.border}; }}
QFrame#pageFooter QLabel {{ color: {theme.muted}; font-size: {_FOOTER_POINTS}pt; }}
QFrame#pageFooter QLabel#warning {{ color: {theme.warning}; font-weight: 600; }}
QLabel#pageTitle {{ font-weight: 600; font-size: {theme.point_size * 1.5:.2f}pt; }}
QLabel#pageHeadline {{ font-size: {theme.point_size * 1.2:.2f}pt; }}
QScrollBar::handle {{ background: transparent; }}
"""
