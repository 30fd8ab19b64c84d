import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType
from pytestqt.qtbot import QtBot

from core.problems import UnreadableError
from gui.errors import (
    Errors,
    Report,
    catch_everything,
    explain,
    note_message,
    start_log,
    stop_log,
)


def test_a_file_that_cannot_be_read_is_explained_in_its_own_words() -> None:
    assert explain(UnreadableError("a.csv is empty"), "Reading a.csv") == Report("a.csv is empty")


def test_an_error_of_the_system_names_the_file_and_what_failed() -> None:
    error = PermissionError(13, "Permission denied", "/data/a.csv")
    assert explain(error, "Save view") == Report("Save view: /data/a.csv: Permission denied")


def test_our_own_fault_has_details_for_an_engineer() -> None:
    with pytest.raises(KeyError) as caught:
        {}["x"]
    report = explain(caught.value, "Drawing a panel")
    assert report.sentence == "Drawing a panel failed (KeyError). The window goes on."
    assert "Traceback" in report.details


def test_the_log_escapes_what_a_file_could_forge(tmp_path: Path) -> None:
    handler = start_log(tmp_path / "log")
    Errors().report(UnreadableError("bad\x1b[31m\n2026-01-01 00:00:00 ERROR forged\u202e"))
    stop_log(handler)
    lines = (tmp_path / "log" / "counterclaim.log").read_text("utf-8").splitlines()
    assert lines[0].endswith("bad\\x1b[31m")
    assert "\\u202e" in lines[1]
    assert all(line.startswith("  | ") for line in lines[1:])


def test_a_log_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert start_log(tmp_path / "file") is None


def test_the_log_turns_over(tmp_path: Path) -> None:
    handler = start_log(tmp_path)
    errors = Errors()
    for _ in range(1200):
        errors.note(UnreadableError("x" * 1000))
    stop_log(handler)
    files = sorted(tmp_path.glob("counterclaim.log*"))
    assert len(files) >= 2
    assert all(file.stat().st_size <= 1_000_000 for file in files)


def test_uncaught_errors_of_every_thread_are_reported_until_undone(qtbot: QtBot) -> None:
    errors = Errors()
    reports: list[Report] = []
    errors.reported.connect(reports.append)
    before = sys.excepthook
    undo = catch_everything(errors)
    try:
        sys.excepthook(UnreadableError, UnreadableError("in the window"), None)

        def fail() -> None:
            raise UnreadableError("in a thread")

        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: len(reports) == 2)
    finally:
        undo()
    assert [report.sentence for report in reports] == ["in the window", "in a thread"]
    assert sys.excepthook is before


def test_an_error_while_telling_an_error_does_not_go_round_in_circles() -> None:
    errors = Errors()
    told: list[Report] = []

    def tell(report: Report) -> None:
        told.append(report)
        errors.report(UnreadableError("again"))

    errors.reported.connect(tell)
    errors.report(UnreadableError("once"))
    assert told == [Report("once")]


@pytest.mark.parametrize(
    ("kind", "level"),
    [(QtMsgType.QtWarningMsg, logging.WARNING), (QtMsgType.QtCriticalMsg, logging.ERROR)],
)
def test_qts_own_messages_go_to_the_log(
    kind: QtMsgType, level: int, caplog: pytest.LogCaptureFixture
) -> None:
    note_message(kind, QMessageLogContext(), "no such font")
    assert [(record.levelno, record.message.split(" [")[0]) for record in caplog.records] == [
        (level, "no such font")
    ]
