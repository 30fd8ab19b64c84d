"""From a change of the state until it is painted the window has the machine for itself."""

from contextlib import ExitStack

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

from core.crossfilter import Workspace

AFTER_PAINT = Qt.EventPriority.LowEventPriority.value - 1
"""Qt posts the request to paint a window with low priority: what is lower comes after it."""
_PAINTED = QEvent.Type(QEvent.registerEventType())


class Attention(QObject):
    """Has what is counted ahead wait meanwhile: a thread at work makes every call of Qt wait."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held = ExitStack()
        self._of: Workspace | None = None

    def give(self, workspace: Workspace) -> None:
        """Have its counting wait until the window has painted what it is about to be told."""
        if self._of is not None:
            return
        self._of = workspace
        self._held.enter_context(workspace.precedence)
        QCoreApplication.postEvent(self, QEvent(_PAINTED), AFTER_PAINT)

    def end(self) -> None:
        """Let it go on."""
        self._of = None
        self._held.close()

    def customEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The window has painted."""
        if event.type() == _PAINTED:
            self.end()
