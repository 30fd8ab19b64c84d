import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.shipped import SAMPLE
from core.summary import is_open
from gui.application import open_window
from gui.main_window import MainWindow
from gui.settings import Settings, user_store
from gui.theme import theme_of

ROOT = Path(__file__).parents[2]

_PAINT = """
from pathlib import Path
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen, QColor
from gui.application import application

application()
tasks = Path("/proc/self/task")
before = len(list(tasks.iterdir()))
image = QImage(600, 600, QImage.Format.Format_ARGB32_Premultiplied)
with QPainter(image) as painter:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.quadTo(50, 500, 590, 590)
    painter.setPen(QPen(QColor(255, 0, 0, 120), 3))
    painter.drawPath(path)
print(len(list(tasks.iterdir())) - before)
"""


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="no list of threads")
def test_a_shape_is_painted_without_another_thread() -> None:
    """Qt would start some for a pale curve and wait for them."""
    run = subprocess.run(  # noqa: S603 - this interpreter, our own words
        [sys.executable, "-c", _PAINT], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert run.stdout.split() == ["0"]


def the_window() -> MainWindow:
    (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
    return window


def test_the_program_opens_reports_closes_and_remembers(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sys.excepthook
    claims = tmp_path / "april-2016.csv"
    claims.write_bytes((SAMPLE / "claims.csv").read_bytes())

    def use() -> int:
        window = the_window()
        qtbot.waitUntil(lambda: is_open(window.session.state.workspace))
        qtbot.waitUntil(lambda: not window.refresh.busy)
        assert window.windowTitle() == "April 2016 – Counterclaim"
        error = ZeroDivisionError("in a slot")
        sys.excepthook(ZeroDivisionError, error, None)
        assert "ZeroDivisionError" in window.messages.lines[0].sentence.text()
        window.wear(theme_of("briefing"))
        return 0

    monkeypatch.setattr(QApplication, "exec", staticmethod(use))
    assert open_window([claims]) == 0
    assert sys.excepthook is before
    settings = Settings(user_store())
    assert settings.theme == "briefing"
    assert settings.recent.entries == ((claims,),)
    assert settings.geometry is not None
    assert settings.docks is not None
    assert settings.layout("claims")
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    assert "in a slot" in (Path(folder) / "counterclaim.log").read_text("utf-8")


def test_without_a_path_the_welcome_page_is_shown(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def use() -> int:
        window = the_window()
        assert window.pages.currentWidget() is window.welcome
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
        assert not window.isVisible()
        return 0

    monkeypatch.setattr(QApplication, "exec", staticmethod(use))
    assert open_window([]) == 0
