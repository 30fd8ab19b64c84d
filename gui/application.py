"""The composition root: the only module that knows every part."""

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TextIO

from msgspec.structs import replace
from PySide6.QtCore import QLocale, QSize, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication

from core.crossfilter import Workspace
from core.first_view import first_view, open_on
from core.layers import load_together
from core.loading import Cache
from core.mapping.shelf import Shelf
from core.messages import use_locale
from core.session import Session, SessionState
from core.story_file import data_of, is_story, read_first
from core.version import VERSION
from core.view_file import show_view
from gui.assembly import assemble, theme_at_first
from gui.errors import catch_everything, start_log, stop_log
from gui.garbage import Sweeper
from gui.main_window import MainWindow
from gui.panel import defaults_of
from gui.panels import PANELS
from gui.settings import Settings, user_store
from gui.shot import take
from gui.telling import telling_of
from gui.telling.arranging import arrange
from gui.telling.keeping import NAME as KEPT_STORY
from gui.theme import theme_of

_STYLE = "Fusion"
_NO_POOL = "QT_NO_GUI_THREADPOOL"
"""The variable by which Qt fills shapes itself: a window here is many small ones, each of which
Qt would hand to sleeping threads that it then waits for."""


def application() -> QApplication:
    """The one QApplication, made when first needed; what a user sets for Qt stays."""
    os.environ.setdefault(_NO_POOL, "1")
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setStyle(_STYLE)
    else:
        app = QApplication([*sys.argv[:1], "-style", _STYLE])
    app.setApplicationName("Counterclaim")
    app.setApplicationVersion(VERSION)
    app.setDesktopFileName("counterclaim")
    use_locale(QLocale.system().name())
    return app


def open_window(
    paths: Sequence[Path], view: Path | None = None, trace: TextIO | None = None
) -> int:
    """Open the window on files, or on its welcome page, and run until it is closed.

    A view is shown in it once its data is open: of the files, or where the view says it was.
    Frame times are written to ``trace``, one gesture a line.
    """
    app = application()
    place = _folder(QStandardPaths.StandardLocation.AppDataLocation)
    window = _user_window(app, place / KEPT_STORY)
    log = start_log(place)
    undo = catch_everything(window.errors)
    sweeper = Sweeper(window)
    sweeper.start()
    try:
        window.show()
        if trace is not None:
            window.frames.trace(trace)
        telling_of(window).offer_restore()
        if view is not None:
            show_at_first(window, paths, view)
        elif paths:
            window.opening.open(paths)
        return app.exec()
    finally:
        sweeper.stop()
        window.close()
        window.deleteLater()
        undo()
        stop_log(log)


def _user_window(app: QApplication, kept_story: Path) -> MainWindow:
    """The window as the person at this machine left it."""
    settings = _user_settings()
    session = Session(SessionState(options=MappingProxyType(settings.options(defaults_of(PANELS)))))
    theme = theme_at_first(settings, is_dark=app.styleHints().colorScheme() == Qt.ColorScheme.Dark)
    loader = partial(load_together, cache=settings.cache)
    return assemble(session, PANELS, loader, settings, theme, kept_story)


def _user_settings() -> Settings:
    """What the person at this machine set before, with their mappings and datasets kept."""
    shelf = Shelf(_folder(QStandardPaths.StandardLocation.AppConfigLocation) / "mappings")
    cache = Cache(_folder(QStandardPaths.StandardLocation.CacheLocation) / "datasets")
    return Settings(user_store(), shelf, cache)


def _folder(location: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(location))


def show_at_first(window: MainWindow, paths: Sequence[Path], view: Path) -> None:
    """Open data and show a view or a story on it; what is wrong with the file is told."""
    if is_story(view):
        if paths:
            window.opening.opened.connect(
                lambda: telling_of(window).filing.open(view), Qt.ConnectionType.SingleShotConnection
            )
            window.opening.open(paths)
        else:
            telling_of(window).filing.open(view)
        return
    try:
        found = data_of(paths, view)
    except (OSError, ValueError) as error:
        window.errors.report(error, "Opening the view")
        return
    window.opening.opened.connect(
        lambda: window.viewing.open(view),
        Qt.ConnectionType.SingleShotConnection,
    )
    window.opening.open(found)


def shot(
    out: Path, paths: Sequence[Path], size: tuple[int, int], theme: str, view: Path | None
) -> None:
    """Draw the window into a picture; raises OSError, ValueError or UnreadableError.

    Reads and writes no settings, so that the same arguments draw the same picture, but for a
    trace at the edges of letters: a word is set at its first sight, and then kept.
    """
    application().setCursorFlashTime(0)
    session = Session()
    data = data_of(paths, view)
    session.start(open_on(Workspace(load_together(data)), first_view(data)))
    if view is not None:
        session.apply(show_view(read_first(view), defaults_of(PANELS)))
    window = assemble(session, PANELS, load_together, theme=theme_of(theme))
    if session.state.arrangement is not None:
        arrange(window, replace(session.state.arrangement, theme=theme))
    try:
        take(window, QSize(*size), out)
    finally:
        window.close()
        window.deleteLater()
