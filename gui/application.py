"""The composition root: the only module that knows every part."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TextIO

from PySide6.QtCore import QLocale, QSize, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication

from core.briefing import made_on, read_handling
from core.crossfilter import Workspace
from core.layers import load_together
from core.loading import Cache
from core.mapping.shelf import Shelf
from core.messages import use_locale
from core.session import Session, SessionState, open_workspace
from core.shipped import SAMPLE
from core.story import Story
from core.story_file import is_story, read_first, read_story
from core.version import VERSION
from core.view_file import hinted_paths, show_view
from gui import theme as themes
from gui.assembly import assemble, theme_at_first
from gui.errors import catch_everything, start_log, stop_log
from gui.exporting.figures import can_leave, specs_of_view
from gui.exporting.forms import write_series
from gui.exporting.product import Look, Product, Series
from gui.exporting.steps import Issue, series_of
from gui.main_window import MainWindow
from gui.panel import PanelSpec
from gui.panels import PANELS
from gui.recent import is_there
from gui.settings import Settings, user_store
from gui.shot import take
from gui.telling import telling_of
from gui.telling.arranging import arrange
from gui.telling.keeping import NAME as KEPT_STORY
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
    config = QStandardPaths.StandardLocation.AppConfigLocation
    shelf = Shelf(Path(QStandardPaths.writableLocation(config)) / "mappings")
    kept = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)
    cache = Cache(Path(kept) / "datasets")
    settings = Settings(user_store(), shelf, cache)
    session = Session(SessionState(options=MappingProxyType(settings.options(_defaults()))))
    is_dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    theme = theme_at_first(settings, is_dark=is_dark)
    window = assemble(
        session,
        PANELS,
        partial(load_together, cache=cache),
        settings,
        theme,
        Path(place) / KEPT_STORY,
    )
    log = start_log(Path(place))
    undo = catch_everything(window.errors)
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
        window.close()
        window.deleteLater()
        undo()
        stop_log(log)


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
        found = _data_of(paths, view)
    except (OSError, ValueError) as error:
        window.errors.report(error, "Opening the view")
        return
    window.opening.opened.connect(
        lambda: window.saving.show_view(view, window.specs),
        Qt.ConnectionType.SingleShotConnection,
    )
    window.opening.open(found)


def shot(
    out: Path, paths: Sequence[Path], size: tuple[int, int], theme: str, view: Path | None
) -> None:
    """Draw the window into a picture; raises OSError, ValueError or UnreadableError.

    Reads and writes no settings, so that the same arguments draw the same picture.
    """
    application().setCursorFlashTime(0)
    session = Session()
    session.start(open_workspace(Workspace(load_together(_data_of(paths, view)))))
    if view is not None:
        session.apply(show_view(read_first(view), _defaults()))
    window = assemble(session, PANELS, load_together, theme=theme_of(theme))
    if session.state.arrangement is not None:
        arrange(window, replace(session.state.arrangement, theme=theme))
    try:
        take(window, QSize(*size), out)
    finally:
        window.close()
        window.deleteLater()


@dataclass(frozen=True)
class Draft:
    """How a product is asked for on the command line, in words."""

    size: tuple[int, int]
    scale: float
    theme: str
    handling: str
    made: str
    title: str
    strict: bool = False
    """Whether nothing leaves that a lint warns of."""


def export(
    out: Path, paths: Sequence[Path], panels: Sequence[str], view: Path | None, made: Draft
) -> tuple[str, ...]:
    """Write what a view or a story shows; raises OSError, ValueError or UnreadableError.

    Returns what the lints warn of. Without ``panels`` the whole view. Reads and writes no
    settings, so that the same arguments make the same bytes.
    """
    app = application()
    themes.wear(app, theme_of(made.theme))
    look = Look(theme_of(made.theme), QSize(*made.size), made.scale)
    issue = Issue(made_on(made.made), read_handling(made.handling), look, made.title)
    stories = [path for path in paths if is_story(path)]
    if stories:
        if len(stories) > 1 or panels or view is not None:
            raise ValueError("a story has its own views and panels, and leaves alone")
        data = [path for path in paths if path not in stories]
        series = _told(stories[0], data, issue)
        return write_series(series, out, strict=made.strict)
    state = open_workspace(Workspace(load_together(_data_of(paths, view))))(SessionState())
    if view is not None:
        state = show_view(read_first(view), _defaults())(state)
    chosen = [spec for spec in PANELS if spec.key in panels]
    if len(chosen) < len(panels):
        known = ", ".join(spec.key for spec in PANELS if can_leave(spec))
        raise ValueError(f"there is no panel {', '.join(panels)}; those are {known}")
    product = Product(
        state=state,
        specs=tuple(chosen) or _in_sight(state),
        made=issue.made,
        handling=issue.handling,
        title=issue.title,
        look=look,
    )
    return write_series(Series(product.title, (product,)), out, strict=made.strict)


def _in_sight(state: SessionState) -> tuple[PanelSpec, ...]:
    """The panels that a view had in sight, else the first of each area."""
    shown = state.arrangement.shown if state.arrangement is not None else ()
    return specs_of_view(PANELS, state, shown) or specs_of_view(PANELS, state)


def _told(path: Path, data: Sequence[Path], issue: Issue) -> Series:
    """A story of the data named, else of the data that it was told of."""
    story = read_story(path)
    workspace = Workspace(load_together(list(data) or _told_of(story)))
    return series_of(story, workspace, PANELS, issue)


def _told_of(story: Story) -> list[Path]:
    hints = next((step.view.data.paths for step in story.steps if step.view.data.paths), ())
    return list(hinted_paths(hints)) or [SAMPLE]


def _data_of(paths: Sequence[Path], view: Path | None) -> list[Path]:
    """What to open: the paths given, else where the view says its data was, else the sample."""
    if paths or view is None:
        return list(paths) or [SAMPLE]
    hints = hinted_paths(read_first(view).data.paths)
    return list(hints) if hints and is_there(hints) else [SAMPLE]


def _defaults() -> dict[str, object]:
    return {spec.key: spec.options for spec in PANELS if spec.options is not None}
