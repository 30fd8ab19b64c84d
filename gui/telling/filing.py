"""The file of a story: new, opened, saved."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from core.session import open_story
from core.story import Story
from core.story_file import SUFFIX, read_story, write_story
from gui.main_window import MainWindow
from gui.telling.taking_up import TakingUp
from gui.widgets.message_bar import Message

_KIND = f"Counterclaim story (*{SUFFIX} *.json)"


class Filing(QObject):
    """Which file the story of a window is, and whether that holds all of it."""

    changed = Signal()
    """Another file, or saved."""

    def __init__(self, window: MainWindow, taking_up: TakingUp, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._session, self._taking_up = window, window.session, taking_up
        self._saved = window.session.state.story
        self.path: Path | None = None

    @property
    def dirty(self) -> bool:
        """Whether the story holds what its file does not."""
        return self._session.state.story != self._saved

    def new(self) -> None:
        """Begin another story; the one before can be taken back."""
        self._session.apply(open_story(Story()))
        self.belong_to(None, Story())

    def choose(self) -> None:
        """Open a story that a person chooses."""
        name, _ = QFileDialog.getOpenFileName(self._window, "Open story", "", _KIND)
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Open a story, with its data where that is not open yet."""
        try:
            story = read_story(path)
        except (OSError, ValueError) as error:
            self._window.errors.report(error, "Opening the story")
            return
        self._list_recent(path)
        self._taking_up.take(story, story.steps[0].key if story.steps else "")
        self.belong_to(path, story)

    def save(self, *, asking: bool = False) -> None:
        """Save the story in its file, or in one that a person chooses."""
        path = self.path
        if path is None or asking:
            title = self._session.state.story.title.replace("/", "-")
            name = f"{title or 'story'}{SUFFIX}"
            chosen, _ = QFileDialog.getSaveFileName(self._window, "Save story", name, _KIND)
            if not chosen:
                return
            path = Path(chosen)
            if not path.name.casefold().endswith(".json"):
                path = path.with_name(f"{path.name}{SUFFIX}")
        story = self._session.state.story
        try:
            write_story(path, story)
        except OSError as error:
            self._window.errors.report(error, "Saving the story")
            return
        self._list_recent(path)
        self._window.messages.say(Message("saved", f"Saved {path}"))
        self.belong_to(path, story)

    def belong_to(self, path: Path | None, saved: Story) -> None:
        """Take a file for that of the story; ``saved`` is what it holds."""
        self.path, self._saved = path, saved
        self.changed.emit()

    def _list_recent(self, path: Path) -> None:
        self._window.settings.recent.add([path])
        self._window.opening.recent_changed.emit()
