"""Taking up a story: its data is opened where it is not open yet, then a step is shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.session import open_story
from core.story import Story
from core.summary import is_open
from core.view_file import hinted_paths, is_there
from gui.main_window import MainWindow
from gui.telling.steps import show_panel, show_step
from gui.viewing import nothing
from gui.widgets.message_bar import Message


class TakingUp(QObject):
    """Puts stories into the session of a window."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._awaited: tuple[str, Callable[[], object]] | None = None
        window.opening.opened.connect(self._opened)

    def take(self, story: Story, step: str, then: Callable[[], object] = nothing) -> None:
        """Take up a story and show a step of it; ``then`` follows once its data is open."""
        self._window.session.apply(open_story(story))
        told = story.step(step)
        workspace = self._window.session.state.workspace
        if told is None:
            return
        mark = told.view.data
        hints = hinted_paths(mark.paths)
        same = is_open(workspace) and mark.fingerprint == workspace.dataset.fingerprint
        if not same and hints and is_there(hints):
            self._awaited = step, then
            self._window.opening.open(hints)
        elif is_open(workspace):
            self._show(step, then)
        else:
            self._window.messages.say(
                Message(
                    "story data",
                    f"The data of this story, {mark.name}, is not where it was. Open it; "
                    "the story stays.",
                )
            )

    def _show(self, step: str, then: Callable[[], object]) -> None:
        show_panel(self._window)
        show_step(self._window, step, then)

    def _opened(self) -> None:
        if self._awaited is not None:
            (step, then), self._awaited = self._awaited, None
            self._show(step, then)
