"""The track record of the claimant: counts by category, each leading to its claims."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.index import Rows
from core.messages import numeral, say
from core.panels.card.record import RecordLine, RecordView
from core.wording.counts import counted
from gui.widgets.labels import label, set_tip
from gui.widgets.section import Section


class SidewaysArea(QScrollArea):
    """As high as its content, and scrolled sideways where there is too little room."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._content = content
        self.setWidget(content)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Room for the scroll bar only where it is needed."""
        super().resizeEvent(event)
        least = self._content.minimumSizeHint()
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(least.height() + (bar if least.width() > self.width() else 0))


class RecordSection(Section):
    """A folded section; every count in it can be clicked."""

    opened = Signal(object)
    """The Rows behind a count."""

    def __init__(self) -> None:
        super().__init__("", unfolded=False)
        self.counts: dict[tuple[str, str], QPushButton] = {}
        """The buttons by line and heading, once somebody has unfolded it."""

    def show_record(self, view: RecordView) -> None:
        """Show another claimant's record; nothing is to be seen where it claims nothing."""
        self.fold.setText(say("record.title", claimant=view.claimant or say("record.nobody")))
        self.setVisible(bool(view.headings))
        self.counts = {}
        self.hold(lambda: self._page_of(view))

    def _page_of(self, view: RecordView) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._words(view.about))
        column.addWidget(SidewaysArea(self._table(view)))
        if view.remark:
            column.addWidget(self._words(view.remark))
        for words, rows in view.revisions:
            line = QHBoxLayout()
            line.addWidget(self._words(words), stretch=1)
            line.addWidget(self._button((say("record.revisions"), words), rows, say("record.open")))
            column.addLayout(line)
        return page

    def _table(self, view: RecordView) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        low = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        for column, heading in enumerate(view.headings, start=1):
            head = label(heading.replace(" ", "\n"), "muted")
            head.setAlignment(low)
            grid.addWidget(head, 0, column)
        for place, line in enumerate(view.lines, start=1):
            self._add_line(grid, place, line, view.headings)
        return table

    def _add_line(
        self, grid: QGridLayout, place: int, line: RecordLine, headings: Sequence[str]
    ) -> None:
        name = label(line.label, "muted" if line.few else "")
        few = say("record.line.few", claims=counted(len(line.cells[0]), "claim"))
        set_tip(name, few if line.few else "")
        grid.addWidget(name, place, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column, (heading, rows) in enumerate(zip(headings, line.cells, strict=True), start=1):
            cell: QWidget = label("0", "muted")
            cell.setContentsMargins(0, 0, 7, 0)
            if rows:
                cell = self._button((line.label, heading), rows, numeral(len(rows)))
            grid.addWidget(cell, place, column, right)

    def _button(self, key: tuple[str, str], rows: Rows, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("flat")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        claims, what = counted(len(rows), "claim"), say("filter.joint").join(key)
        button.setAccessibleName(say("record.count", what=what, claims=claims))
        set_tip(button, say("record.look", claims=claims, what=what))
        button.clicked.connect(lambda: self.opened.emit(rows))
        self.counts[key] = button
        return button

    def _words(self, text: str) -> QWidget:
        words = label(text, "muted")
        words.setWordWrap(True)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return words
