"""What the story panel shows beside the words: thumbnails, and what the checks find."""

from functools import partial

from PySide6.QtCore import QObject

from core.briefing.lints import Broken
from core.summary import is_open
from gui.exporting.jumping import jump, place_of
from gui.main_window import MainWindow
from gui.panel import Panel, defaults_of
from gui.panels.story import StoryPanel
from gui.telling.arranging import STORY
from gui.telling.checking import StepChecks
from gui.telling.steps import show_step
from gui.telling.thumbnails import Thumbnails
from gui.widgets.notices import Warned


class Illustrating(QObject):
    """Asks for pictures and checks whenever the window has settled, and gives them to the panel."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        defaults = defaults_of(window.specs)

        def failed(doing: str, error: Exception) -> None:
            window.errors.report(error, doing)

        self.thumbnails = Thumbnails(
            window.specs, defaults, partial(failed, "Drawing a thumbnail"), self
        )
        self.checks = StepChecks(window.specs, defaults, partial(failed, "Checking a step"), self)
        self._found: dict[str, tuple[Broken, ...]] = {}
        window.refresh.settled.connect(self.ask)
        window.themed.connect(self.ask)
        window.seats.meet(self._meet)

    def _meet(self, panel: Panel) -> None:
        if isinstance(panel, StoryPanel):
            panel.step_wanted.connect(partial(show_step, self._window))
            panel.warning_wanted.connect(self._jump)
            self.thumbnails.made.connect(panel.show_picture)
            self.checks.made.connect(partial(self._show, panel))

    @property
    def busy(self) -> bool:
        """Whether a picture or a check is still to come."""
        return self.thumbnails.busy or self.checks.busy

    def ask(self) -> None:
        """Bring pictures and checks up to date where the panel is in sight."""
        panel = self._window.refresh.panels.get(STORY)
        state = self._window.session.state
        if panel is not None and panel.isVisible() and is_open(state.workspace):
            for queue in (self.thumbnails, self.checks):
                queue.ask(state.story.steps, state.workspace, self._window.theme)

    def stop(self) -> None:
        """End every piece of work."""
        self.thumbnails.stop()
        self.checks.stop()

    def _show(self, panel: StoryPanel, key: str, found: tuple[Broken, ...]) -> None:
        self._found[key] = found
        panel.show_warnings(
            key,
            [
                Warned(one.notice.sentence, one.lint.reason, place_of(self._window, one.notice))
                for one in found
            ],
        )

    def _jump(self, key: str, place: int) -> None:
        found = self._found.get(key, ())
        if place < len(found):
            jump(self._window, found[place].notice, self._window.session.state.workspace, key)
