"""Putting the window together: the wires between its parts."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer

from core.session import Session, SessionState
from core.summary import is_open, title_of
from gui.actions import Actions
from gui.caching import Caching
from gui.commands import commands_of
from gui.dropping import Dropping
from gui.errors import Report
from gui.exporting.doors import copy_as_picture, copy_as_table, export
from gui.exporting.figures import can_leave
from gui.loading import Loader
from gui.main_window import MainWindow
from gui.mapping_commands import show_mapping_page
from gui.panel import Panel, PanelSpec
from gui.panels.story import StoryPanel
from gui.settings import Settings
from gui.telling import Telling
from gui.theme import LIGHT, THEMES, Theme
from gui.widgets.message_bar import Message, Tone

_BUTTONS = (
    ("open", "Open…"),
    ("undo", "Undo"),
    ("redo", "Redo"),
    ("export", "Export…"),
    ("palette", "Commands"),
)

_LONGEST_MS = 100
"""Milliseconds that cards wait for each other, so that they are not painted empty first."""


def assemble(
    session: Session,
    specs: Sequence[PanelSpec],
    loader: Loader,
    settings: Settings | None = None,
    theme: Theme = LIGHT,
    in_hand: Path | None = None,
) -> MainWindow:
    """A window with all its commands, not yet shown.

    The story in hand is kept in the file ``in_hand``, so that a crash does not lose it.
    """
    window = MainWindow(session, specs, loader, settings, theme)
    telling = Telling(window, in_hand)
    actions = Actions(window, commands_of(window))
    for command, text in _BUTTONS:
        window.top_bar.add(actions.by_id[command], text)
    window.top_bar.set_themes(actions.menus["View/Theme"])
    _wire_opening(window)
    _wire_story(window, telling, actions)
    _wire_leaving(window)
    _wire_messages(window)
    _wire_cache(window)
    window.status_line.problems_wanted.connect(actions.by_id["problems"].trigger)
    window.opening.changes_wanted.connect(actions.by_id["changes"].trigger)
    window.layering.wanted.connect(actions.by_id["datasets"].trigger)
    window.welcome.open_wanted.connect(actions.by_id["open"].trigger)
    window.welcome.folder_wanted.connect(actions.by_id["open-folder"].trigger)
    window.wear(theme)
    _restore(window)
    _describe(window)
    window.welcome.show_recent(window.settings.recent.entries)
    window.setFocus()
    return window


def theme_at_first(settings: Settings, *, is_dark: bool) -> Theme:
    """The theme chosen before, or the one that suits the rest of the screen."""
    key = settings.theme or ("dark" if is_dark else "light")
    return next(theme for theme in THEMES if theme.key == key)


def _wire_opening(window: MainWindow) -> None:
    opening, loading = window.opening, window.opening.loading
    welcome = window.welcome

    def list_recent() -> None:
        welcome.show_recent(window.settings.recent.entries)

    def open_together(paths: tuple[Path, ...]) -> None:
        opening.open(paths)

    def begin(name: str) -> None:
        window.progress.begin(f"Opening {name}" if name else "Putting the datasets together")

    def follow(old: SessionState, new: SessionState) -> None:
        if old.workspace is not new.workspace:
            _describe(window)
            if not is_open(old.workspace) and window.refresh.busy:
                _paint_together(window)

    window.session.subscribe(follow)
    for work in (loading, window.layering.loading):
        work.started.connect(begin)
        work.progressed.connect(window.progress.tell)
        work.ended.connect(window.progress.end)
        window.progress.cancelled.connect(work.cancel)
    window.saving.saved.connect(opening.take_as_read)
    for quiet in (window.saving, window.viewing):
        quiet.started.connect(window.saving_line.begin)
        quiet.ended.connect(window.saving_line.end)
    dropping = Dropping(window, lambda: is_open(window.session.state.workspace))
    dropping.open_wanted.connect(opening.open)
    dropping.add_wanted.connect(window.layering.add)
    window.themed.connect(dropping.sheet.wear)
    opening.mapping_wanted.connect(partial(show_mapping_page, window))
    window.layering.mapping_wanted.connect(partial(show_mapping_page, window, beside=True))
    opening.recent_changed.connect(list_recent)
    opening.opened.connect(list_recent)
    welcome.sample_wanted.connect(opening.open_sample)
    welcome.recent_wanted.connect(open_together)


def _paint_together(window: MainWindow) -> None:
    """Paint the cards once all of them have something to show, or those that have it by then.

    Otherwise they are painted empty first, all of them: 12 ms of a start.
    """

    def paint() -> None:
        window.pages.setUpdatesEnabled(True)

    window.pages.setUpdatesEnabled(False)
    window.refresh.settled.connect(paint, Qt.ConnectionType.SingleShotConnection)
    QTimer.singleShot(_LONGEST_MS, window, paint)


def _wire_leaving(window: MainWindow) -> None:
    ways = {"export": export, "copy-picture": copy_as_picture, "copy-table": copy_as_table}

    def leave(what: str, panel: str) -> None:
        ways[what](window, panel)

    def show_marking() -> None:
        window.status_line.show_marking(window.session.state.handling, window.theme)

    def follow(old: SessionState, new: SessionState) -> None:
        if old.handling != new.handling:
            show_marking()

    window.desk.wanted.connect(leave)
    window.session.subscribe(follow)
    window.themed.connect(show_marking)


def _wire_story(window: MainWindow, telling: Telling, actions: Actions) -> None:
    window.opening.story_wanted.connect(telling.filing.open)

    def meet(panel: Panel) -> None:
        panel.commanded.connect(actions.give)
        if isinstance(panel, StoryPanel):
            panel.offer_panels([(spec.key, spec.title) for spec in window.specs if can_leave(spec)])

    window.seats.meet(meet)


def _wire_cache(window: MainWindow) -> None:
    if window.settings.cache is not None:

        def note(error: Exception) -> None:
            window.errors.note(error, "Keeping what was read")

        caching = Caching(window.settings.cache, window)
        window.refresh.settled.connect(caching.keep)
        caching.failed.connect(note)
        window.closing.connect(caching.stop)


def _wire_messages(window: MainWindow) -> None:
    def say(report: Report) -> None:
        message = Message(report.sentence, report.sentence, Tone.ERROR, report.details)
        window.messages.say(message)

    def fail(error: Exception) -> None:
        window.errors.report(error, "Drawing a panel")

    window.errors.reported.connect(say)
    window.refresh.failed.connect(fail)
    window.closing.connect(lambda: _remember(window))


def _describe(window: MainWindow) -> None:
    workspace = window.session.state.workspace
    if is_open(workspace):
        title = title_of(workspace.dataset)
        window.setWindowTitle(f"{title} – Counterclaim")
        window.top_bar.set_title(title)
        window.status_line.describe(workspace.dataset)
    else:
        window.setWindowTitle("Counterclaim")
        window.top_bar.set_title("")
        window.status_line.clear()
    window.show_page(is_open=is_open(workspace))


def _restore(window: MainWindow) -> None:
    settings = window.settings
    if settings.geometry is None or not window.restoreGeometry(settings.geometry):
        window.resize(1480, 920)
    if settings.docks is not None:
        window.desk.restore(settings.docks)
    for spec in window.specs:
        window.seats.restore_sizes(spec.key, settings.layout(spec.key))


def _remember(window: MainWindow) -> None:
    settings = window.settings
    settings.geometry = window.saveGeometry()
    settings.docks = window.desk.remember()
    for key, sizes in window.seats.sizes.items():
        settings.set_layout(key, sizes)
    settings.theme = window.theme.key
    settings.set_options(window.session.state.options)
