"""The story panel: the steps with their thumbnails, and the words of the one shown."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu, QStackedWidget, QToolButton, QVBoxLayout

from core.panels.story import StoryView
from core.session import SessionState, edit_story
from gui.panel import Panel
from gui.panels.story.editor import StepEditor
from gui.panels.story.rows import StepList
from gui.theme import Theme
from gui.widgets.labels import label, set_tip
from gui.widgets.notices import NoticeList, Warned

_MENU = (
    ("story-update", "Update step with what is shown"),
    ("story-duplicate", "Duplicate step"),
    ("story-delete", "Delete step"),
    ("", ""),
    ("story-new", "New story"),
    ("story-open", "Open story…"),
    ("story-save", "Save story"),
    ("story-save-as", "Save story as…"),
    ("story-title", "Title of the story…"),
    ("story-handling", "Handling marking of the story…"),
    ("story-export", "Export the story…"),
)


_WARNING_LINES = 6


class StoryPanel(Panel):
    """Views in order; the window is asked for what only it can do."""

    step_wanted = Signal(str)
    """Key of a step to show."""
    warning_wanted = Signal(str, int)
    """Key of a step, and the place of a warning about it that is to be led to."""

    def __init__(self) -> None:
        super().__init__("Story")
        self.view: StoryView | None = None
        self._step = ""
        self.add = _button("+ Add view", "Add what is shown as the next step (Ctrl+D)")
        self.present = _button("▶", "Present from the step shown (F5)")
        self.present.setAccessibleName("Present")
        self.more = _button("⋯", "What can be done with the step and the story")
        self.more.setAccessibleName("Step and story")
        self.menu = QMenu(self.more)
        for command, title in _MENU:
            if command:
                action = self.menu.addAction(title)
                action.triggered.connect(lambda _=False, name=command: self.commanded.emit(name))
            else:
                self.menu.addSeparator()
        self.more.setMenu(self.menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for control in (self.add, self.present, self.more):
            self.header.add(control)
        self.list, self.editor = StepList(), StepEditor()
        self.warnings = NoticeList("What the checks found in the step", _WARNING_LINES)
        self._warned: dict[str, tuple[Warned, ...]] = {}
        self.message = label(role="muted")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 4)
        layout.setSpacing(0)
        layout.addWidget(self.stack, stretch=1)
        layout.addWidget(self.editor)
        below = QVBoxLayout()
        below.setContentsMargins(10, 0, 4, 0)
        below.addWidget(self.warnings)
        layout.addLayout(below)
        self._connect()

    def show_view(self, view: object) -> None:
        """List the steps."""
        if not isinstance(view, StoryView):
            return
        self.view = view
        self.header.set_subtitle(view.subtitle)
        self.message.setText(view.message)
        self.list.show_cards(view.cards)
        self.present.setEnabled(bool(view.cards))
        self.stack.setCurrentWidget(self.message if view.message else self.list)

    def follow(self, state: SessionState) -> None:
        """Show the words of the step."""
        step = state.story.step(state.step) if state.step else None
        cards = self.view.cards if self.view is not None else ()
        words = next((card.headline for card in cards if card.key == state.step), "")
        self.editor.show_step(step, words)
        self._step = state.step
        self._list_warnings()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        super().wear(theme)
        self.list.delegate.theme = theme
        self.list.viewport().update()

    def offer_panels(self, panels: Sequence[tuple[str, str]]) -> None:
        """Name the panels that can stand large."""
        self.editor.offer_panels(panels)

    def show_picture(self, key: str, picture: QImage) -> None:
        """Show the thumbnail of a step."""
        self.list.delegate.pictures[key] = picture
        self.list.viewport().update()

    def show_warnings(self, key: str, warnings: Sequence[Warned]) -> None:
        """Mark what the checks found in a step; of the step shown it is listed."""
        if self._warned.get(key) == tuple(warnings):
            return
        self._warned[key] = tuple(warnings)
        self.list.delegate.warned[key] = len(warnings)
        self.list.viewport().update()
        self._list_warnings()

    def _list_warnings(self) -> None:
        self.warnings.show_warnings(self._warned.get(self._step, ()))

    def _connect(self) -> None:
        self.add.clicked.connect(lambda: self.commanded.emit("story-add"))
        self.present.clicked.connect(lambda: self.commanded.emit("present"))
        self.list.wanted.connect(self.step_wanted)
        self.list.deleted.connect(self._delete)
        self.list.steps.moved.connect(self._move)
        self.editor.wanted.connect(self.ask)
        self.warnings.wanted.connect(self._want)

    def _want(self, place: int) -> None:
        self.warning_wanted.emit(self._step, place)

    def _move(self, key: str, place: int) -> None:
        self.ask(edit_story(lambda story: story.moved(key, place)))

    def _delete(self, key: str) -> None:
        self.ask(edit_story(lambda story: story.without(key)))


def _button(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName("flat")
    button.setText(text)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    set_tip(button, tip)
    return button
