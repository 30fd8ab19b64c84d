"""What survives a crash: the story in hand, kept soon after every change and offered again."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from core.session import SessionState
from core.story import Story
from core.wording.counts import counted
from gui.main_window import MainWindow
from gui.telling.filing import Filing
from gui.telling.keeping import InHand, forget, keep, kept
from gui.telling.performing import Performing
from gui.telling.taking_up import TakingUp
from gui.viewing import nothing
from gui.widgets.message_bar import Message, Tone

_AUTOSAVE_MS = 800


class Surviving(QObject):
    """Keeps the story in a file of the program's own while it would be lost; None: nowhere."""

    def __init__(
        self, window: MainWindow, place: Path | None, filing: Filing, performing: Performing
    ) -> None:
        super().__init__(filing)
        self._window, self._place = window, place
        self._filing, self._performing = filing, performing
        self._autosave = QTimer(self)
        self._autosave.setSingleShot(True)
        self._autosave.setInterval(_AUTOSAVE_MS)
        self._autosave.timeout.connect(self.keep)
        window.session.subscribe(self._follow)
        filing.changed.connect(self.keep)
        performing.changed.connect(self._follow_show)

    def keep(self) -> None:
        """Keep what would be lost by a crash, or nothing where nothing would."""
        self._autosave.stop()
        if self._place is None:
            return
        filing, performing = self._filing, self._performing
        if not (filing.dirty or performing.presenting):
            forget(self._place)
            return
        path = str(filing.path) if filing.path else ""
        story = self._window.session.state.story
        try:
            keep(self._place, InHand(story, path, performing.step, performing.presenting))
        except OSError as error:
            self._window.errors.report(error, "Keeping the story")

    def offer(self, taking_up: TakingUp) -> None:
        """Say that a story was in hand when the program last ended, and offer it."""
        found = kept(self._place) if self._place is not None else None
        if found is None or not found.story.steps:
            return

        def again() -> None:
            self._window.messages.drop("kept story")
            then = self._performing.present if found.presenting else nothing
            taking_up.take(found.story, found.step, then)
            self._filing.belong_to(Path(found.path) if found.path else None, Story())

        doing = "presented" if found.presenting else "edited"
        name = found.story.title or (Path(found.path).name if found.path else "A story")
        steps = counted(len(found.story.steps), "step")
        self._window.messages.say(
            Message(
                "kept story",
                f"{name} ({steps}) was being {doing} when the program last ended.",
                Tone.QUESTION,
                actions=(("Take it up again", again),),
            )
        )

    def _follow_show(self) -> None:
        """Keep the step once its motion is over; the end of the show at once."""
        if self._performing.presenting:
            self._autosave.start()
        else:
            self.keep()

    def _follow(self, old: SessionState, new: SessionState) -> None:
        if new.story != old.story or new.step != old.step:
            self._autosave.start()
