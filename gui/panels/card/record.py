"""The track record of the claimant: counts by category, each leading to its claims."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from core.index import Rows
from core.panels.card.record import HEADINGS, RecordLine, RecordView
from core.wording.counts import counted
from gui.widgets.labels import label, set_tip
from gui.widgets.section import Section

_FEW = "Too few to say"


class RecordSection(Section):
    """A folded section; every count in it can be clicked."""

    opened = Signal(object)
    """The Rows behind a count."""

    def __init__(self) -> None:
        super().__init__("Track record", unfolded=False)
        self._rows = QWidget()
        self.counts: dict[tuple[str, str], QPushButton] = {}
        """The buttons by line and heading."""
        self.content.addWidget(self._rows)

    def show_record(self, view: RecordView) -> None:
        """Show another claimant's record."""
        self.fold.setText(f"Track record of {view.claimant or 'an unnamed claimant'}")
        self.setVisible(bool(len(view.lines[0].cells[0])))
        old, self._rows = self._rows, QWidget()
        self.content.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()
        self.counts = {}
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        self._fill(grid, view)
        self._rows.setVisible(True)

    def _fill(self, grid: QGridLayout, view: RecordView) -> None:
        wide = len(HEADINGS) + 1
        grid.addWidget(self._words(view.about), 0, 0, 1, wide)
        for column, heading in enumerate(HEADINGS, start=1):
            head = label(heading.replace(" ", "\n"), "muted")
            head.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(head, 1, column)
        for place, line in enumerate(view.lines, start=2):
            self._add_line(grid, place, line)
        place = grid.rowCount()
        if view.remark:
            grid.addWidget(self._words(view.remark), place, 0, 1, wide)
        for number, (words, rows) in enumerate(view.revisions, start=place + 1):
            grid.addWidget(self._words(words), number, 0, 1, wide - 1)
            self._add_button(grid, (number, wide - 1), ("revisions", words), rows, "open")

    def _add_line(self, grid: QGridLayout, place: int, line: RecordLine) -> None:
        name = label(line.label, "muted" if line.few else "")
        name.setWordWrap(True)
        set_tip(name, f"{_FEW}: {counted(len(line.cells[0]), 'claim')}" if line.few else "")
        grid.addWidget(name, place, 0)
        for column, (heading, rows) in enumerate(zip(HEADINGS, line.cells, strict=True), start=1):
            if rows:
                self._add_button(
                    grid, (place, column), (line.label, heading), rows, f"{len(rows):,}"
                )
            else:
                none = label("0", "muted")
                none.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                none.setContentsMargins(0, 0, 7, 0)
                grid.addWidget(none, place, column)

    def _add_button(
        self, grid: QGridLayout, at: tuple[int, int], key: tuple[str, str], rows: Rows, text: str
    ) -> None:
        button = QPushButton(text)
        button.setObjectName("flat")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(f"{' · '.join(key)}: {counted(len(rows), 'claim')}")
        set_tip(button, f"Look at the {counted(len(rows), 'claim')}: {' · '.join(key)}")
        button.clicked.connect(lambda: self.opened.emit(rows))
        self.counts[key] = button
        grid.addWidget(button, *at, Qt.AlignmentFlag.AlignRight)

    def _words(self, text: str) -> QWidget:
        words = label(text, "muted")
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return words
