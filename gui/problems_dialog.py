"""What was wrong with the files: every problem, by kind, with the way to its claim."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QPushButton,
    QTableView,
    QWidget,
)

from core.findings import Group, Whereabouts, groups
from core.index import Rows
from core.problems import Problem
from core.session import Session, select_claims
from core.summary import problems_sentence
from gui.dialogs import SideDialog
from gui.problems_table import ProblemsTable
from gui.saving import Saving
from gui.widgets.labels import label

_WIDTHS = (84, 150, 120, 64, 100, 110)
_GROUPS_WIDTH = 200


class ProblemsDialog(SideDialog):
    """The problems of the open dataset."""

    def __init__(self, session: Session, saving: Saving, parent: QWidget) -> None:
        super().__init__("Problems", parent)
        self._session = session
        self._dataset = session.state.workspace.dataset
        self._whereabouts = Whereabouts(self._dataset)
        self._groups: tuple[Group, ...] = groups(self._dataset.problems)
        self.table = ProblemsTable()
        self.view = QTableView()
        self.kinds = QListWidget()
        self.sentence = label(role="problemSentence")
        self.jump = QPushButton("Show the claim")
        self.jump.clicked.connect(self._jump)
        self._list_kinds()
        self._prepare_view()
        self.body.addWidget(label(problems_sentence(self._dataset), "welcomeHeading"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.kinds)
        row.addWidget(self.view, stretch=1)
        self.body.addLayout(row, stretch=1)
        self.sentence.setWordWrap(True)
        self.sentence.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(self.sentence)
        self._add_buttons(saving)
        self.resize(1180, 620)
        self.kinds.setCurrentRow(0)
        self.view.setFocus()

    def _list_kinds(self) -> None:
        self.kinds.setAccessibleName("Kinds of problems")
        self.kinds.setSpacing(3)
        self.kinds.setFixedWidth(_GROUPS_WIDTH)
        self.kinds.addItem(f"All problems  {len(self._dataset.problems):,}")
        for group in self._groups:
            self.kinds.addItem(f"{group.code.replace('_', ' ')}  {group.count:,}")
        self.kinds.currentRowChanged.connect(self._show_kind)

    def _prepare_view(self) -> None:
        view = self.view
        view.setAccessibleName("Problems")
        view.setModel(self.table)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
        for column, width in enumerate(_WIDTHS):
            view.setColumnWidth(column, width)
        view.horizontalHeader().setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        view.selectionModel().currentRowChanged.connect(self._show_problem)
        view.activated.connect(self._jump)

    def _add_buttons(self, saving: Saving) -> None:
        role = self.buttons.ButtonRole.ActionRole
        problems = QPushButton("Save problems…")
        problems.clicked.connect(saving.save_problems)
        rejected = QPushButton("Save rejected rows…")
        rejected.setEnabled(bool(self._dataset.rejected))
        rejected.clicked.connect(saving.save_rejected)
        self.buttons.addButton(self.jump, role)
        for button in (rejected, problems):
            self.buttons.addButton(button, self.buttons.ButtonRole.ResetRole)

    def _show_kind(self, place: int) -> None:
        problems = self._dataset.problems
        if place > 0:
            kind = self._groups[place - 1]
            problems = tuple(
                problem
                for problem in problems
                if (problem.severity, problem.code) == (kind.severity, kind.code)
            )
        self.table.show_problems(problems)
        self.view.setCurrentIndex(self.table.index(0, 0))
        self._show_problem(self.view.currentIndex())

    def _current(self, index: QModelIndex) -> Problem | None:
        return self.table.problem(index.row()) if index.isValid() else None

    def _show_problem(self, index: QModelIndex) -> None:
        problem = self._current(index)
        self.sentence.setText(problem.sentence if problem else "")
        self.jump.setEnabled(problem is not None and self._claim(problem) is not None)

    def _claim(self, problem: Problem) -> int | None:
        if self._session.state.workspace.dataset is not self._dataset:
            return None
        return self._whereabouts.claim(problem)

    def _jump(self) -> None:
        problem = self._current(self.view.currentIndex())
        row = self._claim(problem) if problem else None
        if row is not None:
            self._session.apply(select_claims(Rows([row]), row))
