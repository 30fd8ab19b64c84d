"""The composition root: the only module that knows every part."""

import sys
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication

from core.crossfilter import Workspace
from core.loading import load
from core.session import Session, SessionState, open_workspace
from core.shipped import SAMPLE
from core.version import VERSION
from core.view_file import read_view, show_view
from gui.assembly import assemble, theme_at_first
from gui.errors import catch_everything, start_log, stop_log
from gui.panels import PANELS
from gui.settings import Settings, user_store
from gui.shot import take
from gui.theme import theme_of


def application() -> QApplication:
    """The one QApplication, made when first needed."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("Counterclaim")
    app.setApplicationVersion(VERSION)
    app.setDesktopFileName("counterclaim")
    app.setStyle("Fusion")
    return app


def open_window(paths: Sequence[Path]) -> int:
    """Open the window on files, or on its welcome page, and run until it is closed."""
    app = application()
    settings = Settings(user_store())
    session = Session(SessionState(options=MappingProxyType(settings.options(_defaults()))))
    is_dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    window = assemble(session, PANELS, load, settings, theme_at_first(settings, is_dark=is_dark))
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    log = start_log(Path(place))
    undo = catch_everything(window.errors)
    try:
        window.show()
        if paths:
            window.opening.open(paths)
        return app.exec()
    finally:
        window.close()
        window.deleteLater()
        undo()
        stop_log(log)


def shot(
    out: Path, paths: Sequence[Path], size: tuple[int, int], theme: str, view: Path | None
) -> None:
    """Draw the window into a picture; raises OSError, ValueError or UnreadableError.

    Reads and writes no settings, so that the same arguments draw the same picture.
    """
    application().setCursorFlashTime(0)
    session = Session()
    session.start(open_workspace(Workspace(load(list(paths) or [SAMPLE]))))
    if view is not None:
        session.apply(show_view(read_view(view), _defaults()))
    window = assemble(session, PANELS, load, theme=theme_of(theme))
    try:
        take(window, QSize(*size), out)
    finally:
        window.close()
        window.deleteLater()


def _defaults() -> dict[str, object]:
    return {spec.key: spec.options for spec in PANELS if spec.options is not None}
