"""The one place for errors: a sentence for the person, the whole story for the log file."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from msgspec import Struct
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from core.problems import UnreadableError

_LOG = logging.getLogger("counterclaim")
_LOG.addHandler(logging.NullHandler())
_QT_LOG = logging.getLogger("counterclaim.qt")
_LARGEST_LOG = 1_000_000
_OLD_LOGS = 3

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Report(Struct, frozen=True):
    """What went wrong in words, and where there is more to say, the details."""

    sentence: str
    details: str = ""


class Errors(QObject):
    """Takes every error, writes it down and tells the window."""

    reported = Signal(object)
    """A Report."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._telling = threading.local()

    def report(self, error: BaseException, doing: str = "") -> None:
        """Take an error; ``doing`` says in words what failed. Safe from any thread."""
        report = self.note(error, doing)
        if getattr(self._telling, "now", False):
            return
        self._telling.now = True
        try:
            self.reported.emit(report)
        finally:
            self._telling.now = False

    def note(self, error: BaseException, doing: str = "") -> Report:
        """Write an error to the log alone, for one that is told in another way."""
        report = explain(error, doing)
        _LOG.error("%s", report.sentence, exc_info=error)
        return report


def explain(error: BaseException, doing: str = "") -> Report:
    """An error in words; only what is our own fault has details for an engineer."""
    before = f"{doing}: " if doing else ""
    if isinstance(error, UnreadableError):
        return Report(str(error))
    if isinstance(error, OSError) and error.strerror:
        named = f"{error.filename}: " if error.filename else ""
        return Report(f"{before}{named}{error.strerror}")
    if isinstance(error, (OSError, ValueError)) and doing:
        return Report(f"{before}{error}")
    details = "".join(traceback.format_exception(error)).rstrip()
    kind = type(error).__name__
    return Report(f"{doing or 'Something'} failed ({kind}). The window goes on.", details)


def escaped(text: str) -> str:
    """Text with every character that does not print (line ends, too) written as an escape."""
    return "".join(
        letter
        if letter.isprintable()
        else letter.encode("unicode_escape", "surrogatepass").decode("ascii")
        for letter in text
    )


class PlainFormatter(logging.Formatter):
    """One record, one line; further lines are set in, so that no text can forge a record."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The record with control characters escaped."""
        return "\n  | ".join(escaped(line) for line in super().format(record).split("\n"))


def start_log(folder: Path) -> logging.Handler | None:
    """Write the log to ``folder``; None where that cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "counterclaim.log",
            maxBytes=_LARGEST_LOG,
            backupCount=_OLD_LOGS,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except OSError:
        return None
    handler.setFormatter(PlainFormatter())
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    return handler


def stop_log(handler: logging.Handler | None) -> None:
    """Close what ``start_log`` gave."""
    if handler is not None:
        _LOG.removeHandler(handler)
        handler.close()


def catch_everything(errors: Errors) -> Callable[[], None]:
    """Send uncaught exceptions and Qt's own messages to ``errors``; returns how to undo that."""
    before, before_threads = sys.excepthook, threading.excepthook

    def uncaught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            before(kind, error, trace)
        else:
            errors.report(error)

    def uncaught_in_thread(hooked: threading.ExceptHookArgs) -> None:
        if hooked.exc_value is not None:
            errors.report(hooked.exc_value)

    def undo() -> None:
        sys.excepthook, threading.excepthook = before, before_threads
        qInstallMessageHandler(before_qt)

    sys.excepthook, threading.excepthook = uncaught, uncaught_in_thread
    before_qt = qInstallMessageHandler(note_message)
    return undo


def note_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Write one of Qt's own messages to the log."""
    level = _LEVELS.get(kind, logging.WARNING)
    _QT_LOG.log(level, "%s [%s]", message, context.category)
    if kind == QtMsgType.QtFatalMsg:
        sys.stderr.write(f"{escaped(message)}\n")
