"""Draw the window without a screen."""

from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication

from gui.main_window import MainWindow

_LONGEST_WAIT_MS = 60_000
_ROUNDS = 20
"""A window that asks for another layout so many times in a row never comes to rest."""


def take(window: MainWindow, size: QSize, out: Path) -> None:
    """Show the window at a size, wait until every panel stands, and save it as PNG.

    Raises OSError where the picture cannot be written, a panel fails or does not come to rest.
    """
    failures: list[Exception] = []
    window.refresh.failed.connect(failures.append)
    window.resize(size)
    window.show()
    wait_until_settled(window)
    if failures:
        raise OSError(f"a panel could not be drawn: {failures[0]}") from failures[0]
    if not out.parent.is_dir():
        raise FileNotFoundError(f"{out}: there is no folder {out.parent}")
    if not window.grab().save(str(out), "PNG"):
        raise OSError(f"{out}: the picture could not be written")


def wait_until_settled(window: MainWindow) -> None:
    """Let the window work until every visible panel shows the present state."""
    QApplication.processEvents()
    if window.refresh.busy or window.refresh.looking:
        loop = QEventLoop()

        def rest() -> None:
            if not window.refresh.looking:
                loop.quit()

        window.refresh.settled.connect(rest)
        QTimer.singleShot(_LONGEST_WAIT_MS, loop, loop.quit)
        loop.exec()
        window.refresh.settled.disconnect(rest)
    if window.refresh.busy:
        raise OSError("the panels did not come to rest")
    _lay_out()


class _Layouts(QObject):
    """Notes whether any widget asks for another layout."""

    asked = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take note, and let the event go on."""
        self.asked = self.asked or event.type() == QEvent.Type.LayoutRequest
        return super().eventFilter(watched, event)


def _lay_out() -> None:
    """Let the window lay itself out: a card that needs less room now leaves it to another."""
    app, layouts = QApplication.instance(), _Layouts()
    if app is None:
        return
    app.installEventFilter(layouts)
    for _ in range(_ROUNDS):
        layouts.asked = False
        QApplication.processEvents()
        if not layouts.asked:
            break
    app.removeEventFilter(layouts)
