"""What the room sees of a step: its headline, one to three large panels, a footer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.briefing import Footer
from core.handling import Handling
from gui.exporting.framing import dress, framed, wrapped
from gui.marking import marking
from gui.panel import Area, Panel, PanelSpec
from gui.theme import Theme, font_of

_BELOW_TOP = 3
_SMALL = 0.72
_EDGE = 28
_SHARES, _LINES = (1.15, 1.0, 0.85), 3
"""Sizes of a headline against the theme's type, and the most lines in the larger ones."""
_RAGGED = 1.12
"""How much longer words are for the ends of lines that stay empty."""


class Stage(QWidget):
    """Large panels under a title, live: they are the window's own kinds of panels.

    They wear their theme once the stage stands in its window: ``wear``.
    """

    def __init__(
        self, seats: Sequence[tuple[PanelSpec, Panel]], theme: Theme, handling: Handling
    ) -> None:
        super().__init__()
        self.setObjectName("stage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, theme, _sheet(theme))
        self.title, self.headline = wrapped("", "stageTitle"), wrapped("", "stageHeadline")
        self.origin, self.footer = wrapped("", "stageOrigin"), wrapped("", "stageFooter")
        self.seated: tuple[str, ...] = ()
        """Keys of the panels that stand large."""
        self._theme, self._panels = theme, [panel for _, panel in seats]
        self._frames: dict[str, QFrame] = {}
        self._areas: dict[str, Area] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, 18, _EDGE, 14)
        layout.setSpacing(8)
        layout.addLayout(_marked(self.title, handling, theme))
        layout.addWidget(self.headline)
        layout.addWidget(self.origin)
        layout.addLayout(self._grid, stretch=1)
        layout.addLayout(_marked(self.footer, handling, theme))
        for spec, panel in seats:
            frame = framed(panel, "stageFigure")
            frame.setParent(self)
            frame.hide()
            self._frames[spec.key], self._areas[spec.key] = frame, spec.area

    def wear(self) -> None:
        """Dress the panels in the theme of the stage."""
        for panel in self._panels:
            panel.wear(self._theme)

    def show_title(self, title: str) -> None:
        """Show the title of a step; an empty one takes no room."""
        _say(self.title, title)

    def show_words(self, headline: str, origin: str) -> None:
        """Show the headline of a step and where it comes from; what is empty takes no room."""
        _say(self.headline, headline)
        _say(self.origin, origin)
        self._fit_headline()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the headline anew in the width there is."""
        super().resizeEvent(event)
        self._fit_headline()

    def _fit_headline(self) -> None:
        """Set the headline in the largest type in which it takes few enough lines."""
        size = self._theme.point_size
        font = font_of(self._theme)
        font.setPointSizeF(size)
        length = QFontMetrics(font, self).horizontalAdvance(self.headline.text()) * _RAGGED
        room = _LINES * (self.width() - 2 * _EDGE)
        share = next((share for share in _SHARES if length * share <= room), _SHARES[-1])
        sheet = f"font-size: {size * share:.2f}pt;"
        if self.headline.styleSheet() != sheet:
            self.headline.setStyleSheet(sheet)

    def show_footer(self, footer: Footer) -> None:
        """Say what is shown, of how much, as of when, and from whom."""
        self.footer.setText("   ".join(f"{line.name}: {line.text}" for line in footer.lines))

    def seat(self, keys: Sequence[str]) -> None:
        """Let these panels stand large: what runs over time on top, the others side by side."""
        if tuple(keys) == self.seated:
            return
        self.seated = tuple(keys)
        for frame in self._frames.values():
            self._grid.removeWidget(frame)
            frame.hide()
        top = [key for key in keys if self._areas[key] == Area.TOP]
        below = [key for key in keys if key not in top]
        wide = max(1, len(below))
        for row, key in enumerate(top):
            self._grid.addWidget(self._frames[key], row, 0, 1, wide)
        for column, key in enumerate(below):
            self._grid.addWidget(self._frames[key], len(top), column)
        for row in range(self._grid.rowCount()):
            is_below = bool(below) and row == len(top)
            self._grid.setRowStretch(row, _BELOW_TOP if is_below else 2 * (row < len(top)))
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < wide else 0)
        for key in keys:
            self._frames[key].show()


def _marked(words: QLabel, handling: Handling, theme: Theme) -> QHBoxLayout:
    """Words with the handling marking at their right, which stays where they are empty."""
    line = QHBoxLayout()
    line.addWidget(words, stretch=1)
    if handling.text:
        at = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        line.addWidget(marking(handling, theme), 0, at)
    return line


def _say(part: QLabel, text: str) -> None:
    part.setText(text)
    part.setVisible(bool(text))


def _sheet(theme: Theme) -> str:
    size = theme.point_size
    return f"""
QWidget#stage {{ background: {theme.window}; }}
QLabel#stageTitle {{ color: {theme.text}; font-weight: 700; font-size: {size * 1.75:.2f}pt; }}
QLabel#stageHeadline {{ color: {theme.text}; }}
QLabel#stageOrigin {{ color: {theme.muted}; font-size: {size * _SMALL:.2f}pt; }}
QLabel#stageFooter {{ color: {theme.muted}; font-size: {size * _SMALL:.2f}pt; }}
"""
