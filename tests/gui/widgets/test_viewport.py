"""The viewports made here are those that Qt makes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListView, QTableView, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.viewport import own_viewport


def header() -> QHeaderView:
    return QHeaderView(Qt.Orientation.Horizontal)


def looks(viewport: QWidget) -> dict[str, object]:
    worn = {kind for kind in Qt.WidgetAttribute if viewport.testAttribute(kind)}
    return {
        "attributes": worn - {Qt.WidgetAttribute.WA_MouseTracking},
        "name": viewport.objectName(),
        "roles": (viewport.backgroundRole(), viewport.foregroundRole()),
        "filled": viewport.autoFillBackground(),
        "focus": (viewport.focusPolicy(), viewport.focusProxy() is viewport.parentWidget()),
        "drops": viewport.acceptDrops(),
    }


@pytest.mark.parametrize(
    ("made", "role"),
    [
        (QListView, QPalette.ColorRole.Base),
        (QTableView, QPalette.ColorRole.Base),
        (header, QPalette.ColorRole.Button),
    ],
)
def test_a_viewport_made_here_is_like_that_of_qt(
    qtbot: QtBot, made: type[QAbstractItemView], role: QPalette.ColorRole
) -> None:
    ours, theirs = made(), made()
    for view in (ours, theirs):
        qtbot.addWidget(view)
    own_viewport(ours, role)
    assert looks(ours.viewport()) == looks(theirs.viewport())
