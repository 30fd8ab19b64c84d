"""Steps of a story worked through one after another, off the GUI thread while it is idle."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal

from core.briefing import made_on
from core.crossfilter import Workspace
from core.headline import shown_headline
from core.story import Step
from core.story_file import state_of
from gui.background import Background, Job
from gui.exporting.figures import Sheet, sheet_of
from gui.exporting.large import large_panels
from gui.panel import PanelSpec
from gui.theme import Theme

_MOST = 200


class StepQueue(QObject):
    """What comes of each step is made once for each dataset, and kept."""

    pause_ms = 0
    """How long nothing further may be asked before work begins."""
    made = Signal(str, object)
    """Key of a step and what came of it."""

    def __init__(
        self,
        specs: Sequence[PanelSpec],
        defaults: Mapping[str, object],
        failed: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._specs, self._defaults, self._failed = tuple(specs), dict(defaults), failed
        self._background = Background(self)
        self._job: Job | None = None
        self._workspace: Workspace | None = None
        self._queue: list[tuple[Step, Theme]] = []
        self._known: dict[Hashable, object] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(self.pause_ms)
        self._pause.timeout.connect(self._next)

    @property
    def busy(self) -> bool:
        """Whether something is still to come."""
        return bool(self._queue) or self._job is not None

    def ask(self, steps: Sequence[Step], workspace: Workspace, theme: Theme) -> None:
        """Work through the steps on some data; what is known comes through ``made`` at once."""
        if workspace is not self._workspace:
            self._workspace = workspace
            self._known.clear()
        self._queue = []
        for step in steps:
            known = self._known.get(self.identity(step, theme))
            if known is None:
                self._queue.append((step, theme))
            else:
                self.made.emit(step.key, known)
        if self._queue and self._job is None:
            self._pause.start()

    def stop(self) -> None:
        """Work on nothing any more."""
        self._pause.stop()
        self._queue = []
        self._background.stop()
        self._job = None

    def identity(self, step: Step, theme: Theme) -> Hashable:
        """What makes another one of a step; of the same identity one is made."""
        raise NotImplementedError

    def taken_from(self, sheet: Sheet, theme: Theme) -> object:
        """What is wanted of a step's sheet; on the GUI thread."""
        raise NotImplementedError

    def _next(self) -> None:
        workspace = self._workspace
        if not self._queue or self._job is not None or workspace is None:
            return
        step, theme = self._queue.pop(0)

        def done(sheet: object) -> None:
            self._job = None
            if workspace is self._workspace:
                self._keep(step, theme, cast("Sheet", sheet))
            self._next()

        def fail(error: Exception) -> None:
            self._job = None
            self._failed(error)
            self._next()

        self._job = self._background.run(lambda _: self._sheet(step, workspace), done, fail)

    def _sheet(self, step: Step, workspace: Workspace) -> Sheet:
        state = state_of(step, workspace, self._defaults)
        specs = large_panels(step, state, self._specs)
        headline = shown_headline(step.headline, state)
        return sheet_of(
            state, specs, made_on(), title=step.title, headline=headline, notes=step.notes
        )

    def _keep(self, step: Step, theme: Theme, sheet: Sheet) -> None:
        while len(self._known) >= _MOST:
            self._known.pop(next(iter(self._known)))
        made = self.taken_from(sheet, theme)
        self._known[self.identity(step, theme)] = made
        self.made.emit(step.key, made)
