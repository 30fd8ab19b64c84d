"""A short table without a heading, as high as its rows: a list whose lines can be picked."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from gui.widgets.pick_table import PickTable
from gui.widgets.table_head import TableHead
from gui.widgets.table_model import Sheet


class ListTable(PickTable):
    """Lines to pick by a click, Enter or Space; arrows move, and leave the list at its ends."""

    def __init__(self, name: str) -> None:
        super().__init__(name, moving_picks=False)
        self._head = TableHead((), ())
        self.setHorizontalHeader(self._head)
        self._head.hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_sheet(self, sheet: Sheet, arrow: tuple[str, str] = ("", "")) -> None:
        """Show other lines and be as high as they are."""
        super().show_sheet(sheet, arrow)
        self._head.show_columns(sheet.columns, self.viewport().width())
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as all lines together."""
        return QSize(200, self.sheet.count * self.verticalHeader().defaultSectionSize())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as all lines together."""
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Columns share the new width."""
        super().resizeEvent(event)
        self._head.fit(self.viewport().width())
