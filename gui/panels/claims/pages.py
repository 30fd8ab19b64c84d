"""The two pages of the claims panel: the table, and why it is empty."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from core.panels.claims.view import ClaimsView
from gui.panels.claims.table import ClaimsTable
from gui.widgets.labels import label


class ClaimsPages(QStackedWidget):
    """Shows the table where a view has any claim, else says why there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.table = ClaimsTable()
        self.message = label(role="muted")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.clear = QPushButton("Clear all filters")
        self._row = QHBoxLayout()
        self.page = self._laid_out()
        self.addWidget(self.page)
        self.addWidget(self._empty())

    def show_view(self, view: ClaimsView) -> None:
        """Show the rows, or say why there is none.

        Where the scroll bar comes or goes the table takes its new width before it is painted.
        """
        self.table.show_view(view)
        nothing_open = not view.total
        self.message.setText(
            "No claims are open. Open a file, or drop one on the window."
            if nothing_open
            else "No claim passes the filters."
        )
        self.clear.setVisible(not nothing_open)
        self.setCurrentIndex(0 if view.count else 1)
        self._row.activate()

    def _laid_out(self) -> QWidget:
        page = QWidget()
        page.setLayout(self._row)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.table, stretch=1)
        self._row.addWidget(self.table.bar)
        return page

    def _empty(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addStretch(1)
        layout.addWidget(self.message)
        layout.addWidget(self.clear, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        return page
