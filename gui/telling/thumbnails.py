"""Small pictures of steps, drawn off the window from the views they keep, while it is idle."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from core.briefing import made_on
from core.crossfilter import Workspace
from core.story import Step
from core.story_file import state_of
from gui.background import Background, Job
from gui.exporting.figures import Sheet, sheet_of
from gui.exporting.large import large_panels
from gui.panel import PanelSpec
from gui.theme import Theme

_PAGE = QSize(1280, 720)
_KEPT = QSize(480, 270)
_MOST = 200


class Thumbnails(QObject):
    """Draws one picture after another; each view, dataset and theme is drawn once."""

    made = Signal(str, QImage)
    """Key of a step and its picture."""

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
        self._queue: list[tuple[Step, Workspace, Theme]] = []
        self._cache: dict[tuple[object, ...], QImage] = {}
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._next)

    @property
    def busy(self) -> bool:
        """Whether a picture is still to come."""
        return bool(self._queue) or self._job is not None

    def ask(self, steps: Sequence[Step], workspace: Workspace, theme: Theme) -> None:
        """Draw the steps that have no picture yet; pictures come through ``made``."""
        self._queue = [(step, workspace, theme) for step in steps]
        if self._job is None:
            self._idle.start()

    def stop(self) -> None:
        """Draw nothing any more."""
        self._idle.stop()
        self._queue = []
        self._background.stop()
        self._job = None

    def _next(self) -> None:
        while self._queue:
            step, workspace, theme = self._queue.pop(0)
            key = (id(workspace), step.view.identity, step.panels, theme.key)
            known = self._cache.get(key)
            if known is not None:
                self.made.emit(step.key, known)
                continue
            self._draw(step, workspace, theme, key)
            return

    def _draw(
        self, step: Step, workspace: Workspace, theme: Theme, key: tuple[object, ...]
    ) -> None:
        def build(_: Job) -> Sheet:
            state = state_of(step, workspace, self._defaults)
            specs = large_panels(step, state, self._specs)
            return sheet_of(state, specs, made_on(), title=step.title)

        def draw(sheet: object) -> None:
            self._job = None
            if isinstance(sheet, Sheet):
                self._keep(key, _picture(sheet, theme))
                self.made.emit(step.key, self._cache[key])
            self._idle.start()

        def fail(error: Exception) -> None:
            self._job = None
            self._failed(error)
            self._idle.start()

        self._job = self._background.run(build, draw, fail)

    def _keep(self, key: tuple[object, ...], picture: QImage) -> None:
        while len(self._cache) >= _MOST:
            self._cache.pop(next(iter(self._cache)))
        self._cache[key] = picture


def _picture(sheet: Sheet, theme: Theme) -> QImage:
    from gui.exporting.page import Page  # noqa: PLC0415 - a start has no story to draw
    from gui.exporting.pictures import image_of  # noqa: PLC0415 - the same

    page = Page(sheet, theme, _PAGE)
    try:
        return image_of(page).scaled(
            _KEPT,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    finally:
        page.deleteLater()
