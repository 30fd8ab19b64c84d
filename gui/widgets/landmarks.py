"""Controls with a name, so that a sentence elsewhere can lead to the very one it speaks of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from gui.widgets.section import Section

_NAME = "landmark"


def landmark(widget: QWidget, name: str) -> None:
    """Give a control a name."""
    widget.setProperty(_NAME, name)


def lead_to(name: str, *within: QWidget) -> bool:
    """Bring a control in sight and give it the focus; whether there is one of that name."""
    for root in within:
        for widget in root.findChildren(QWidget):
            if widget.property(_NAME) == name:
                _unfold(widget, root)
                if widget.isVisibleTo(root):
                    _bring(widget, root)
                    return True
    return False


def _unfold(widget: QWidget, root: QWidget) -> None:
    for section in root.findChildren(Section):
        if section.isAncestorOf(widget):
            section.fold.setChecked(True)


def _bring(widget: QWidget, root: QWidget) -> None:
    for area in root.findChildren(QScrollArea):
        inside = area.widget()
        if inside is not None and inside.isAncestorOf(widget):
            area.ensureWidgetVisible(widget)
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
