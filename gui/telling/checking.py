"""What the checks find in each step of a story, looked for off the GUI thread while it is idle."""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal

from core.briefing import made_on
from core.briefing.lints import Broken
from core.crossfilter import Workspace
from core.headline import shown_headline
from core.story import Step
from core.story_file import state_of
from gui.background import Background, Job
from gui.exporting.figures import sheet_of
from gui.exporting.large import large_panels
from gui.panel import PanelSpec

_PAUSE_MS = 300
_MOST = 200

Found = tuple[Broken, ...]


class StepChecks(QObject):
    """Checks one step after another; each step is checked once for each dataset."""

    made = Signal(str, object)
    """Key of a step and what was found in it."""

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
        self._queue: list[tuple[Step, Workspace]] = []
        self._known: dict[tuple[int, Step], Found] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._next)

    @property
    def busy(self) -> bool:
        """Whether something is still to be checked."""
        return bool(self._queue) or self._job is not None

    def ask(self, steps: Sequence[Step], workspace: Workspace) -> None:
        """Check the steps; what is found comes through ``made``, at once where it is known."""
        self._queue = []
        for step in steps:
            known = self._known.get((id(workspace), step))
            if known is None:
                self._queue.append((step, workspace))
            else:
                self.made.emit(step.key, known)
        if self._queue and self._job is None:
            self._pause.start()

    def stop(self) -> None:
        """Check nothing any more."""
        self._pause.stop()
        self._queue = []
        self._background.stop()
        self._job = None

    def _next(self) -> None:
        if self._queue and self._job is None:
            self._check(*self._queue.pop(0))

    def _check(self, step: Step, workspace: Workspace) -> None:
        def find(_: Job) -> Found:
            state = state_of(step, workspace, self._defaults)
            specs = large_panels(step, state, self._specs)
            headline = shown_headline(step.headline, state)
            return sheet_of(
                state, specs, made_on(), title=step.title, headline=headline, notes=step.notes
            ).broken

        def done(found: object) -> None:
            self._job = None
            self._keep((id(workspace), step), cast("Found", found))
            self._next()

        def fail(error: Exception) -> None:
            self._job = None
            self._failed(error)
            self._next()

        self._job = self._background.run(find, done, fail)

    def _keep(self, key: tuple[int, Step], found: Found) -> None:
        while len(self._known) >= _MOST:
            self._known.pop(next(iter(self._known)))
        self._known[key] = found
        self.made.emit(key[1].key, found)
