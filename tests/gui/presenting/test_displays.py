"""Which display is for the room; and two windows on two displays, in a process of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gui.presenting.displays import displays, told_apart

NAMES = ("laptop", "projector", "wall")


@pytest.mark.parametrize(
    ("names", "remembered", "found"),
    [
        (NAMES, "", ("projector", "laptop")),
        (NAMES, "wall", ("wall", "laptop")),
        (NAMES, "laptop", ("laptop", "projector")),
        (NAMES, "gone", ("projector", "laptop")),
        (("laptop",), "", ("laptop", None)),
        (("laptop",), "projector", ("laptop", None)),
        (("projector",), "", ("projector", None)),
    ],
)
def test_the_room_has_the_display_remembered_else_one_that_is_not_the_windows(
    names: tuple[str, ...], remembered: str, found: tuple[str, str | None]
) -> None:
    assert displays([(name, name) for name in names], "laptop", remembered) == found


TOLD = """
import sys
from PySide6.QtTest import QTest
from gui.application import application
app = application()
from core.crossfilter import Workspace
from core.loading import load
from core.session import Session, SessionState
from core.shipped import SAMPLE
from gui.assembly import assemble
from gui.panels import PANELS
from gui.telling import telling_of
from tests.stories import of_sample

session = Session(SessionState(Workspace(load([SAMPLE])), story=of_sample()))
window = assemble(session, PANELS, load)
window.show()
telling = telling_of(window).performing
def told():
    while telling.show_window is None:
        QTest.qWait(20)
    show = telling.show_window
    while show.busy:
        QTest.qWait(20)
    at = {0: 'left', 1280: 'right'}
    seen = (at[w.screen().geometry().x()] for w in (show, show.presenter))
    return *seen, show.presenter.isVisible()
telling.present()
print(told())
from PySide6.QtCore import Qt
QTest.keyClick(telling.show_window, Qt.Key.Key_D)
print(told(), window.settings.briefing.display)
QTest.keyClick(telling.show_window, Qt.Key.Key_Escape)
telling.present()
print(told())
window.close()
"""


def test_displays_of_one_name_are_told_apart() -> None:
    assert told_apart(["DELL", "laptop", "DELL", "DELL"]) == ["DELL", "laptop", "DELL 2", "DELL 3"]


def test_with_two_displays_each_has_its_window_and_the_choice_is_remembered(
    tmp_path: Path,
) -> None:
    facts = {"y": 0, "width": 1280, "height": 800, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [{"name": "laptop", "x": 0, **facts}, {"name": "projector", "x": 1280, **facts}]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    run = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", TOLD], capture_output=True, text=True, env=environment, check=True
    )
    assert run.stdout.splitlines() == [
        "('right', 'left', True)",
        "('left', 'right', True) laptop",
        "('left', 'right', True)",
    ]
