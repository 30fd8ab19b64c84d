"""Small pictures of steps, drawn off the window from the views they keep, while it is idle."""

from collections.abc import Hashable

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from core.story import Step
from gui.exporting.figures import Sheet
from gui.telling.step_queue import StepQueue
from gui.theme import Theme

_PAGE = QSize(1280, 720)
_KEPT = QSize(480, 270)


class Thumbnails(StepQueue):
    """Draws one picture after another; each view, dataset and theme is drawn once."""

    def identity(self, step: Step, theme: Theme) -> Hashable:
        """What is drawn large, and how."""
        return step.view.identity, step.title, step.panels, theme.key

    def taken_from(self, sheet: Sheet, theme: Theme) -> QImage:
        """The page without its headline, small."""
        from gui.exporting.page import Page  # noqa: PLC0415 - a start has no story to draw
        from gui.exporting.pictures import image_of  # noqa: PLC0415 - the same

        page = Page(replace(sheet, headline=""), theme, _PAGE)
        try:
            return image_of(page).scaled(
                _KEPT,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        finally:
            page.deleteLater()
