"""Viewports that Python knows from the beginning."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QWidget


def own_viewport(
    view: QAbstractItemView, role: QPalette.ColorRole = QPalette.ColorRole.Base
) -> None:
    """Give a list or a table a viewport made here, the same as Qt's; before anything else.

    Asked for a widget that it has not made, PySide first makes the classes of all widgets there
    are, to find out of which this one is: forty of them, 8 ms of a start.
    """
    made = QWidget()
    made.setObjectName("qt_scrollarea_viewport")
    made.setBackgroundRole(role)
    made.setAutoFillBackground(True)
    made.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    view.setViewport(made)
