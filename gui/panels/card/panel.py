"""The claim card: the claim in focus, its thread, and what others say of the same thing."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QStackedLayout, QVBoxLayout

from core.accounts import claim_account
from core.index import NO_ROWS, Rows
from core.panels.card.view import CardView
from core.session import SessionState, hover_claims, select_claims
from gui.panel import Panel
from gui.panels.card.page import CardPage
from gui.theme import Theme
from gui.widgets.labels import label, set_tip
from gui.widgets.link_question import LinkQuestion, openable

_HINT = (
    "Nothing is selected.\n"
    "Click a mark in any panel, or a row of the claims table, to read the claim here."
)


class CardPanel(Panel):
    """Reads one claim at a time; several selected ones are leafed through."""

    def __init__(self, browse: Callable[[QUrl], object] = QDesktopServices.openUrl) -> None:
        super().__init__("Claim")
        self._browse = browse
        self._view: CardView | None = None
        self.previous = self._button("◂", "Previous claim selected (Alt+Left)", "Alt+Left")
        self.next = self._button("▸", "Next claim selected (Alt+Right)", "Alt+Right")
        self.copy = self._button("Copy", "Copy the sentence with its citation (Ctrl+C)", "Ctrl+C")
        self.cite = self._button("Cite", "Copy the citation alone (Ctrl+Shift+C)", "Ctrl+Shift+C")
        self.source = self._button("Source…", "", "Ctrl+Return")
        self.page = CardPage()
        self.hint = label(_HINT, "muted")
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(24, 0, 24, 0)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.hint)
        self._stack.addWidget(self.area)
        layout.addLayout(self._stack)
        self.previous.clicked.connect(lambda: self._leaf(-1))
        self.next.clicked.connect(lambda: self._leaf(1))
        self.copy.clicked.connect(lambda: self._copy(cited=True))
        self.cite.clicked.connect(lambda: self._copy(cited=False))
        self.source.clicked.connect(self._ask_to_open)
        self.page.picked.connect(self._pick)
        self.page.pointed.connect(self._point)
        self.page.opened.connect(self._open)
        self._enable()

    def show_view(self, view: object) -> None:
        """Show the claim in focus, or how to choose one."""
        if not isinstance(view, CardView):
            raise TypeError(type(view))
        before = self._view.card.row if self._view and self._view.card else None
        if view.of_one_claimant and not (self._view and self._view.selected == view.selected):
            self.page.record.fold.setChecked(True)
        self._view = view
        self.header.set_subtitle(view.subtitle)
        if view.card is not None:
            self.setUpdatesEnabled(False)
            self.page.show_card(view.card, self.theme, view.sides)
            if view.card.row != before:
                self.area.verticalScrollBar().setValue(0)
            self.setUpdatesEnabled(True)
        self._stack.setCurrentIndex(0 if view.card is None else 1)
        self._enable()

    def follow(self, state: SessionState) -> None:
        """Light the lines of the claims pointed at elsewhere."""
        self.page.light(state.hovered)

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        super().wear(theme)
        for lines in self.page.lists:
            lines.table.wear(theme)
        if self._view is not None and self._view.card is not None:
            self.page.show_card(self._view.card, theme, self._view.sides)

    def _button(self, text: str, tip: str, keys: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("flat")
        set_tip(button, tip)
        button.setAccessibleName(tip or text)
        self.header.add(button)
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(button.click)
        return button

    def _enable(self) -> None:
        view = self._view
        card = view.card if view else None
        several = view is not None and view.neighbour(1) is not None
        self.previous.setVisible(several)
        self.next.setVisible(several)
        self.copy.setEnabled(card is not None)
        self.cite.setEnabled(card is not None)
        link = card.link if card else ""
        self.source.setEnabled(openable(link) is not None)
        why = (
            f"Open {link} (Ctrl+Enter); asks first" if link else "No http or https address is given"
        )
        set_tip(self.source, why)

    def _leaf(self, step: int) -> None:
        row = self._view.neighbour(step) if self._view else None
        if self._view is not None and row is not None:
            self.ask(select_claims(self._view.selected, row), "leaf through claims")

    def _copy(self, *, cited: bool) -> None:
        view = self._view
        if view is None or view.card is None:
            return
        text = (
            claim_account(view.workspace, view.card.row, view.known)
            if cited
            else view.card.citation
        )
        QGuiApplication.clipboard().setText(text)

    def _ask_to_open(self) -> None:
        card = self._view.card if self._view else None
        url = openable(card.link) if card else None
        if url is None:
            return
        question = LinkQuestion(url, self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.accepted.connect(lambda: self._browse(url))
        question.open()

    def _pick(self, row: int) -> None:
        if row >= 0:
            self.ask(select_claims(Rows([row]), row))

    def _open(self, rows: Rows) -> None:
        self.ask(select_claims(rows))

    def _point(self, row: int) -> None:
        self.ask(hover_claims(Rows([row]) if row >= 0 else NO_ROWS))
