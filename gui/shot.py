"""Draw the window without a screen."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication

from gui.main_window import MainWindow

_LONGEST_WAIT_MS = 60_000


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
    QApplication.processEvents()
