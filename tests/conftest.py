"""Every test runs on settings of its own and leaves no widget and no thread behind."""

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QStandardPaths, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget

from gui.garbage import sweep

settings.register_profile(
    "here", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("here")

_FAILED = pytest.StashKey[bool]()
_QTS_OWN = frozenset({"QTipLabel", "QRollEffect", "QAlphaWidget"})


def pytest_configure() -> None:
    """Draw into memory unless told otherwise: without a display Qt ends the whole run."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.failed:
        item.stash[_FAILED] = True
    return report


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "home"
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(folder / name))
    QStandardPaths.setTestModeEnabled(True)
    for kind in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(folder / "settings"))


@pytest.fixture(autouse=True)
def garbage_of_the_gui_thread() -> Iterator[None]:
    """No worker of one test ends the widgets of another; the program has a sweeper for that."""
    gc.disable()
    yield
    sweep()


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    before = {_place(widget) for widget in _widgets()}
    threads = set(threading.enumerate())
    yield
    if request.node.stash.get(_FAILED, False):
        return
    assert QThreadPool.globalInstance().waitForDone(5000), "work goes on in the global pool"
    new = [thread for thread in threading.enumerate() if thread not in threads]
    started = [thread for thread in new if not isinstance(thread, threading._DummyThread)]
    assert not started, f"threads go on: {started}"
    left = [widget for widget in _widgets() if _place(widget) not in before]
    if left:
        del left
        gc.collect()
        left = [widget for widget in _widgets() if _place(widget) not in before]
    assert not left, f"widgets were left open: {left}"


def _place(widget: QWidget) -> int:
    """Where it lies in memory; the Python object around it may be made anew."""
    return int(shiboken6.getCppPointer(widget)[0])


def _widgets() -> list[QWidget]:
    if not isinstance(QApplication.instance(), QApplication):
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.metaObject().className() not in _QTS_OWN and widget.parent() is None
    ]
