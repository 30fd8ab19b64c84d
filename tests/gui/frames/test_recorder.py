"""From the click to the painted panels, on the sample."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from core.filters import Words
from core.index import Rows
from core.session import hover_claims, set_clause
from gui.command_line import run
from gui.frames import Frame
from tests.program import Program

_STORM = (date(2016, 4, 2), date(2016, 4, 3), date(2016, 4, 4))


def recorded(program: Program) -> list[Frame]:
    frames: list[Frame] = []
    recorder = program.window.frames.recorder
    recorder.recorded.connect(frames.append)
    recorder.start()
    return frames


def rest(qtbot: QtBot, frames: list[Frame], count: int) -> None:
    qtbot.waitUntil(lambda: len(frames) >= count)


def test_a_click_is_recorded_until_every_panel_it_moves_has_painted(
    qtbot: QtBot, program: Program
) -> None:
    frames = recorded(program)
    program.pick_facet("topic", "loss")
    rest(qtbot, frames, 1)
    found = {part.panel: part for part in frames[-1].parts}
    assert frames[-1].event in {"press", "release"}
    assert {"timeline", "losses", "relations", "claims", "facets"} <= set(found)
    for key in ("timeline", "losses", "relations", "claims"):
        part = found[key]
        assert part.built > 0, key
        assert part.painting > 0, key
        assert part.asked <= part.shown <= part.painted <= frames[-1].total, key


def test_changes_before_the_window_has_come_to_rest_are_one_frame(
    qtbot: QtBot, program: Program
) -> None:
    frames = recorded(program)
    for words in ("k", "ki", "kil"):
        program.session.apply(set_clause(Words(words)), "typing")
    rest(qtbot, frames, 1)
    assert [frame.events for frame in frames] == [3]
    assert frames[0].event == "program"


def test_a_highlight_builds_no_view_and_is_recorded_as_painted(
    qtbot: QtBot, program: Program
) -> None:
    frames = recorded(program)
    program.session.apply(hover_claims(Rows([program.row("NK-0404-08")])))
    rest(qtbot, frames, 1)
    found = {part.panel: part for part in frames[0].parts}
    assert found["timeline"].built == 0
    assert found["timeline"].painting > 0


def test_an_event_is_counted_from_its_first_arrival(qtbot: QtBot, program: Program) -> None:
    frames = recorded(program)
    program.brush(*_STORM)
    rest(qtbot, frames, 1)
    assert {frame.event for frame in frames} <= {"press", "move", "release"}
    assert all(frame.applied <= frame.total for frame in frames)


def test_once_stopped_nothing_is_recorded(qtbot: QtBot, program: Program) -> None:
    frames = recorded(program)
    program.window.frames.recorder.stop()
    assert not program.window.frames.recorder.on
    program.pick_facet("topic", "loss")
    qtbot.wait(0)
    assert frames == []


def test_the_overlay_comes_and_goes_with_its_key(qtbot: QtBot, program: Program) -> None:
    frames = program.window.frames
    program.keys(Qt.Key.Key_F12)
    assert frames.overlay is not None
    assert frames.recorder.on
    program.pick_facet("topic", "loss")
    overlay = frames.overlay
    qtbot.waitUntil(lambda: any("timeline" in line for line in overlay.lines))
    assert overlay.lines[1].startswith("all panels (")
    program.keys(Qt.Key.Key_F12)
    assert frames.overlay is None
    assert not frames.recorder.on


def test_the_overlay_stays_in_the_corner_and_lets_the_pointer_through(
    qtbot: QtBot, program: Program
) -> None:
    window = program.window
    window.frames.show_overlay(shown=True)
    overlay = window.frames.overlay
    assert overlay is not None
    window.resize(1280, 800)

    def stands() -> bool:
        corner = QPoint(window.width() - 12 - 1, window.height() - 12 - 1)
        return window.width() == 1280 and overlay.geometry().bottomRight() == corner

    qtbot.waitUntil(stands)
    assert window.childAt(overlay.geometry().center()) is not overlay


def test_a_trace_is_one_line_of_json_for_each_gesture(qtbot: QtBot, program: Program) -> None:
    class Kept(StringIO):
        def close(self) -> None:
            self.said = self.getvalue()
            super().close()

    file = Kept()
    frames: list[Frame] = []
    program.window.frames.recorder.recorded.connect(frames.append)
    program.window.frames.trace(file)
    program.pick_facet("topic", "loss")
    rest(qtbot, frames, 1)
    program.window.close()
    lines = [json.loads(line) for line in file.said.splitlines()]
    assert [line["total"] for line in lines] == [frame.total for frame in frames]
    assert {part["panel"] for part in lines[0]["parts"]} >= {"timeline", "claims"}


def test_a_trace_that_cannot_be_written_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "nowhere" / "trace.jsonl"
    assert run(["--trace", str(there)]) == 2
    assert "frame times cannot be written there" in capsys.readouterr().err
