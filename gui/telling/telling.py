"""A story in a window: opening, saving, adding views, showing steps, surviving a crash."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from core.session import SessionState, open_story
from core.story import Story
from core.story_file import SUFFIX, read_story, write_story
from core.summary import is_open
from core.view_file import hinted_paths
from gui.main_window import MainWindow
from gui.panels.story import StoryPanel
from gui.presenting.show import Script, Show
from gui.presenting.veil import motion_is_welcome
from gui.recent import is_there
from gui.telling.arranging import STORY, arrange
from gui.telling.keeping import InHand, forget, keep, kept
from gui.telling.steps import defaults_of, show_panel, show_step
from gui.telling.thumbnails import Thumbnails
from gui.widgets.message_bar import Message, Tone

_KIND = f"Counterclaim story (*{SUFFIX} *.json)"
_AUTOSAVE_MS = 800


def _nothing() -> None:
    """What follows where nothing does."""


class Telling(QObject):
    """The story of a window and its file."""

    changed = Signal()
    """Another file, or saved."""

    def __init__(self, window: MainWindow, place: Path | None = None) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._place = place
        self._defaults = defaults_of(window)
        self.path: Path | None = None
        self.show_window: Show | None = None
        self._saved = window.session.state.story
        self._awaited: tuple[str, Callable[[], object]] | None = None
        self.thumbnails = Thumbnails(
            window.specs,
            self._defaults,
            lambda error: window.errors.report(error, "Drawing a thumbnail"),
            self,
        )
        self._autosave = QTimer(self)
        self._autosave.setSingleShot(True)
        self._autosave.setInterval(_AUTOSAVE_MS)
        self._autosave.timeout.connect(self.keep)
        self._connect()

    @property
    def presenting(self) -> bool:
        """Whether the story is before a room."""
        return self.show_window is not None

    @property
    def moving(self) -> bool:
        """Whether one step fades into the next: as set, else as the platform says."""
        chosen = self._window.settings.briefing.motion
        return motion_is_welcome(self._window) if chosen is None else chosen

    @property
    def dirty(self) -> bool:
        """Whether the story holds what its file does not."""
        return self._session.state.story != self._saved

    def new(self) -> None:
        """Begin another story; the one before can be taken back."""
        self._take(Story(), None)

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
        self._window.settings.add_recent([path])
        self._window.opening.recent_changed.emit()
        self._open_data(story, story.steps[0].key if story.steps else "")
        self.path, self._saved = path, story
        self.changed.emit()

    def save(self, *, asking: bool = False) -> None:
        """Save the story in its file, or in one that a person chooses."""
        path = self.path
        if path is None or asking:
            name = f"{self._session.state.story.title or 'story'}{SUFFIX}"
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
        self.path, self._saved = path, story
        self._window.settings.add_recent([path])
        self._window.opening.recent_changed.emit()
        self._window.messages.say(Message("saved", f"Saved {path}"))
        self.keep()
        self.changed.emit()

    def keep(self) -> None:
        """Keep what would be lost by a crash, or nothing where nothing would."""
        if self._place is None:
            return
        state = self._session.state
        if not (self.dirty or self.presenting):
            forget(self._place)
            return
        path = str(self.path) if self.path else ""
        step = self.show_window.step if self.show_window is not None else state.step
        try:
            keep(self._place, InHand(state.story, path, step, self.presenting))
        except OSError as error:
            self._window.errors.report(error, "Keeping the story")

    def present(self) -> None:
        """Tell the story to a room, from the step shown; this window stays as it is."""
        state = self._session.state
        if self.show_window is not None or not state.story.steps:
            return
        script = Script(state.story, state.workspace, self._window.specs, self._defaults)
        try:
            show = Show(script, moving=self.moving)
        except ValueError as error:
            self._fail(error)
            return
        self.show_window = show
        show.pictures = self.thumbnails.pictures
        show.failed.connect(self._fail)
        show.stepped.connect(self.keep)
        show.ended.connect(self._end_show)
        screens = QGuiApplication.screens()
        show.begin(state.step or state.story.steps[0].key, screens, self._window.screen())

    def _fail(self, error: Exception) -> None:
        self._window.errors.report(error, "Presenting the story")

    def _end_show(self) -> None:
        self.show_window = None
        self.keep()

    def offer_restore(self) -> None:
        """Say that a story was in hand when the program last ended, and offer it."""
        found = kept(self._place) if self._place is not None else None
        if found is None or not found.story.steps:
            return

        def again() -> None:
            self._window.messages.drop("kept story")
            self._open_data(found.story, found.step, self.present if found.presenting else _nothing)
            self.path = Path(found.path) if found.path else None
            self._saved = Story()
            self.changed.emit()

        doing = "presented" if found.presenting else "edited"
        count = len(found.story.steps)
        steps = f"{count} step{'' if count == 1 else 's'}"
        name = found.story.title or (Path(found.path).name if found.path else "A story")
        self._window.messages.say(
            Message(
                "kept story",
                f"{name} ({steps}) was being {doing} when the program last ended.",
                Tone.QUESTION,
                actions=(("Take it up again", again),),
            )
        )

    def stop(self) -> None:
        """Keep what is not saved and end every piece of work."""
        self._autosave.stop()
        if self.show_window is not None:
            self.show_window.close()
        self.keep()
        self.thumbnails.stop()

    def _take(self, story: Story, path: Path | None) -> None:
        self._session.apply(open_story(story))
        self.path, self._saved = path, story
        self.changed.emit()

    def _open_data(self, story: Story, step: str, then: Callable[[], object] = _nothing) -> None:
        """Take up a story; where its data is not open but can be, open that first."""
        self._session.apply(open_story(story))
        told = story.step(step)
        workspace = self._session.state.workspace
        if told is None:
            return
        mark = told.view.data
        hints = hinted_paths(mark.paths)
        same = is_open(workspace) and mark.fingerprint == workspace.dataset.fingerprint
        if not same and hints and is_there(hints):
            self._awaited = step, then
            self._window.opening.open(hints)
        elif is_open(workspace):
            self._shown(step, then)
        else:
            self._window.messages.say(
                Message(
                    "story data",
                    f"The data of this story, {mark.name}, is not where it was. Open it; "
                    "the story stays.",
                )
            )

    def _shown(self, step: str, then: Callable[[], object]) -> None:
        show_panel(self._window)
        show_step(self._window, step)
        then()

    def _opened(self) -> None:
        if self._awaited is not None:
            (step, then), self._awaited = self._awaited, None
            self._shown(step, then)

    def _connect(self) -> None:
        self._session.subscribe(self._follow)
        self._window.opening.opened.connect(self._opened)
        self._window.refresh.settled.connect(self._ask_pictures)
        self._window.themed.connect(self._ask_pictures)
        self._window.closing.connect(self.stop)
        panel = self._window.refresh.panels.get(STORY)
        if isinstance(panel, StoryPanel):
            panel.step_wanted.connect(partial(show_step, self._window))
            self.thumbnails.made.connect(panel.show_picture)

    def _follow(self, old: SessionState, new: SessionState) -> None:
        if new.arrangement is not None and new.arrangement is not old.arrangement:
            arrange(self._window, new.arrangement)
        if new.story != old.story or new.step != old.step:
            self._autosave.start()

    def _ask_pictures(self) -> None:
        panel = self._window.refresh.panels.get(STORY)
        state = self._session.state
        if panel is not None and panel.isVisible() and is_open(state.workspace):
            self.thumbnails.ask(state.story.steps, state.workspace, self._window.theme)


def telling_of(window: MainWindow) -> Telling:
    """The story of a window; raises LookupError where none was put into it."""
    for child in window.children():
        if isinstance(child, Telling):
            return child
    raise LookupError("this window tells no story")
