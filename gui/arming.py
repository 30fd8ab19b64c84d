"""Counts made ahead of the hand: of the brush it arrives at, and of all others once it rests.

Each brush on a thread of its own, so that the panels are answered meanwhile; of the one that the
hand arrived at whatever else the panels read is made ready as well.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from core.crossfilter import Asked, ahead
from core.panels.question import Question
from core.session import SessionState
from gui.background import Background, Job
from gui.panel import PanelSpec

_MANY = 20_000
"""With fewer claims counting anew is as quick as a cube."""
_WORDS = "words"
"""What is made ready last: the texts that a word is looked for in."""
_REST_MS = 300
"""So long no filter changes before anything is counted that nobody arrived at."""

Moved = Sequence[tuple[PanelSpec, Question]]
"""Panels that a brush moves, and what they are asked now."""


class Arming(QObject):
    """Has the cubes of brushes built under the present filters; a newer question drops an older."""

    stood = Signal(object)
    """Whether every cube of the brush approached last stands now."""
    failed = Signal(object)
    """An exception while counting."""

    def __init__(
        self,
        state: Callable[[], SessionState],
        moved_by: Callable[[str], Moved],
        busy: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """While ``busy`` nothing is counted that nobody arrived at."""
        super().__init__(parent)
        self.brush = ""
        """The one approached last."""
        self._state = state
        self._moved_by = moved_by
        self._busy = busy
        self._cubes = Background(self)
        self._job: Job | None = None
        self._left: list[str] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._rested)

    def approach(self, brush: str) -> None:
        """Count what a drag of this brush will be answered from, before all else."""
        self.brush = brush
        self._drop()
        if self._state().workspace.index.size >= _MANY:
            self._run(brush, approached=True)

    def follow(self, old: SessionState, new: SessionState) -> None:
        """Count under the present filters what was counted under others."""
        own, same = (self.brush,), old.workspace is new.workspace
        if same and old.filters == new.filters:
            return
        if not self.brush:
            self._drop()
        elif not same or old.filters.without(own) != new.filters.without(own):
            self.approach(self.brush)
        brushes = ahead(new.workspace.index)
        self._left = [*brushes, _WORDS] if brushes else []
        self._rest.start()

    def covers(self, question: Question, counted: Callable[[Question], Sequence[Asked]]) -> bool:
        """Whether what a view counts stands, or is counted as quickly without."""
        if question.index.size < _MANY:
            return True
        asked, counts = counted(question), question.workspace.counts
        return not asked or counts.stands(self.brush, asked) or counts.near(asked)

    @property
    def resting(self) -> bool:
        """Whether nothing is counted, nor about to be."""
        return self._job is None and not self._left and not self._rest.isActive()

    def stop(self) -> None:
        """Count no more."""
        self._rest.stop()
        self._left = []
        self._cubes.stop()

    def _drop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _rested(self) -> None:
        if self._busy():
            self._rest.start()
        else:
            self._next()

    def _next(self) -> None:
        """Go on to a brush that nobody approached, unless one is counted."""
        while self._left and self._job is None:
            brush = self._left.pop(0)
            if brush != self.brush:
                self._run(brush, approached=False)

    def _run(self, brush: str, *, approached: bool) -> None:
        workspace, moved = self._state().workspace, self._moved_by(brush)

        def build(job: Job) -> bool:
            if brush == _WORDS:
                workspace.index.words.prepare()
                return True
            asked = [one for spec, question in moved for one in spec.counted(question)]
            stand = workspace.counts.arm(brush, asked, lambda: job.cancelled, ahead=not approached)
            for spec, question in moved if approached else ():
                if not job.cancelled:
                    spec.prepare(question, brush)
            return stand

        def done(stand: object) -> None:
            self._job = None
            if approached:
                self.stood.emit(stand)
            self._go_on()

        self._job = self._cubes.run(build, done, self._fail)

    def _fail(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)
        self._go_on()

    def _go_on(self) -> None:
        if not self._rest.isActive():
            self._next()
