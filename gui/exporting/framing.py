"""How a panel stands on a page and on a stage: under its own header, in a frame, in one type."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from gui.panel import Panel
from gui.theme import Theme, font_of, palette_of, sheet_of
from gui.widgets.labels import label


def framed(panel: Panel, name: str, edge: int = 0) -> QFrame:
    """A frame with the panel under its header; ``name`` is the frame's in the style sheet."""
    frame = QFrame()
    frame.setObjectName(name)
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(edge, edge, edge, edge)
    inside.setSpacing(0)
    inside.addWidget(panel.header)
    inside.addWidget(panel, stretch=1)
    return frame


def dress(widget: QWidget, theme: Theme, sheet: str) -> None:
    """Dress a widget that is apart from the window in a theme, and in a style sheet of its own."""
    widget.setFont(font_of(theme))
    widget.setPalette(palette_of(theme))
    whole = f"* {{ font-size: {theme.point_size}pt; }}"
    widget.setStyleSheet(f"{whole}\n{sheet_of(theme)}\n{sheet}")


def wrapped(text: str, role: str) -> QLabel:
    """A label of plain text over as many lines as it takes."""
    made = label(text, role)
    made.setWordWrap(True)
    return made
