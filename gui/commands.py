"""COMMANDS: everything a person can ask of the window."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QFileDialog

from core.index import NO_ROWS
from core.panels.losses import Mode
from core.panels.losses.showing import CHOICES, Show, worded
from core.session import Change, clear_filters, hover_claims, select_claims, swap_sides
from core.summary import is_open
from gui.command import Command
from gui.copying import claims_as_text, copy_text, selection_as_text, view_as_text
from gui.exporting.doors import copy_as_picture, copy_as_table, export
from gui.look_commands import LOOK_COMMANDS
from gui.main_window import MainWindow
from gui.mapping_commands import import_table
from gui.panels.changes.panel import KEY as CHANGES
from gui.panels.losses.changes import KEY as LOSSES
from gui.panels.losses.changes import offered, options_of, show_mode, show_only, show_selected
from gui.panels.problems.panel import KEY as PROBLEMS
from gui.recent import recent_name
from gui.shortcut_sheet import ShortcutSheet, keys_of
from gui.telling.arranging import arrangement_of
from gui.telling.commands import STORY_COMMANDS
from gui.widgets.message_bar import Message
from gui.widgets.palette import Entry, Palette

_FORMS = (Mode.BUTTERFLY, Mode.GAP, Mode.OVER_TIME, Mode.TABLE)
"""The forms of the loss comparison in the order in which the panel offers them."""


@runtime_checkable
class Searchable(Protocol):
    """A bar with a search field."""

    def focus_search(self) -> None:
        """Put the cursor in the search field."""
        ...


def _has_data(window: MainWindow) -> bool:
    return is_open(window.session.state.workspace)


def _has_filters(window: MainWindow) -> bool:
    filters = window.session.state.filters
    return bool(filters.clauses) or filters.known_on is not None


def _has_problems(window: MainWindow) -> bool:
    dataset = window.session.state.workspace.dataset
    return bool(dataset.problems or dataset.rejected)


def _has_rejected(window: MainWindow) -> bool:
    return bool(window.session.state.workspace.dataset.rejected)


def _open_files(window: MainWindow) -> None:
    names, _ = QFileDialog.getOpenFileNames(window, "Open files side by side", _folder(window))
    if names:
        window.opening.open([Path(name) for name in names])


def _add_files(window: MainWindow) -> None:
    names, _ = QFileDialog.getOpenFileNames(window, "Add datasets", _folder(window))
    if names:
        window.layering.add([Path(name) for name in names])


def _show_layers(window: MainWindow) -> None:
    from gui.layers_dialog import LayersDialog  # noqa: PLC0415 - a start shows no dialog

    dialog = LayersDialog(window.layering, window)
    dialog.add.clicked.connect(lambda: _add_files(window))
    dialog.pop_up()


def _open_folder(window: MainWindow) -> None:
    name = QFileDialog.getExistingDirectory(window, "Open folder or Data Package", _folder(window))
    if name:
        window.opening.open([Path(name)])


def _folder(window: MainWindow) -> str:
    return window.settings.recent.folder


def _has_selection(window: MainWindow) -> bool:
    return len(window.session.state.selected) > 0


def _clear_recent(window: MainWindow) -> None:
    window.settings.recent.clear()
    window.opening.recent_changed.emit()


def _has_cache(window: MainWindow) -> bool:
    return window.settings.cache is not None


def _empty_cache(window: MainWindow) -> None:
    if window.settings.cache is not None:
        freed = window.settings.cache.size()
        window.settings.cache.empty()
        sentence = f"Datasets kept from before were deleted ({freed / 1e6:,.0f} MB)."
        window.messages.say(Message("cache", sentence))


def _let_go(window: MainWindow) -> None:
    if window.opening.loading.busy:
        window.opening.loading.cancel()
        return
    window.session.apply(hover_claims(NO_ROWS))
    window.session.apply(select_claims(NO_ROWS))


def _find(window: MainWindow) -> None:
    for bar in window.bars:
        if isinstance(bar, Searchable):
            bar.focus_search()


def _show_problems(window: MainWindow) -> None:
    window.desk.bring_forward(PROBLEMS)


def _show_changes(window: MainWindow) -> None:
    window.desk.bring_forward(CHANGES)


def _show_palette(window: MainWindow) -> None:
    Palette(palette_entries(window), window).pop_up()


def _show_sheet(window: MainWindow) -> None:
    ShortcutSheet(commands_of(window), window.specs, window).pop_up()


def _show_about(window: MainWindow) -> None:
    from gui.about import About  # noqa: PLC0415 - a start shows no dialog

    About(window).pop_up()


def _show_losses(mode: Mode, keys: str) -> Command:
    return Command(
        id=f"losses-{mode.name.casefold().replace('_', '-')}",
        title=f"Losses: {mode.value}",
        menu="View/Losses",
        run=lambda window: _change_losses(window, show_mode(mode)),
        shortcuts=(keys,),
        enabled=_has_data,
        checked=lambda window: options_of(window.session.state).mode is mode,
    )


def _show_only(show: Show, factor: float, keys: str) -> Command:
    def chosen(window: MainWindow) -> bool:
        options = options_of(window.session.state)
        return options.show is show and (show is not Show.APART or options.factor == factor)

    name = show.name.casefold().replace("_", "-")
    return Command(
        id=f"losses-{name}-{factor:g}" if show is Show.APART else f"losses-{name}",
        title=f"Losses: {worded(show, factor)}",
        menu="View/Losses",
        run=lambda window: _change_losses(window, show_only(show, factor)),
        shortcuts=(keys,),
        enabled=_has_data,
        checked=chosen,
        group=1,
    )


def _change_losses(window: MainWindow, change: Change) -> None:
    """Bring the loss comparison forward and change it."""
    window.desk.bring_forward(LOSSES)
    window.session.apply(change)


def _show_panel(key: str, title: str) -> Command:
    def toggle(window: MainWindow) -> None:
        dock = window.desk.docks[key]
        if dock.isHidden() or dock.is_behind:
            window.desk.bring_forward(key)
        else:
            dock.hide()

    return Command(
        id=f"panel-{key}",
        title=f"Show {title}",
        menu="View/Panels",
        run=toggle,
        enabled=_has_data,
        checked=lambda window: not window.desk.docks[key].isHidden(),
    )


def commands_of(window: MainWindow) -> tuple[Command, ...]:
    """All commands, with one to show or hide each panel."""
    panels = (spec for spec in window.specs if spec.key in window.desk.docks)
    return (*COMMANDS, *(_show_panel(spec.key, spec.title) for spec in panels))


def palette_entries(window: MainWindow) -> Sequence[Entry]:
    """What the palette offers: every command, and everything opened last."""
    commands = [
        Entry(
            command.words,
            keys_of(command) or command.menu.replace("/", ": "),
            partial(command.run, window),
            command.enabled(window),
        )
        for command in commands_of(window)
        if command.id != "palette"
    ]
    recent = [
        Entry(f"Open recent: {recent_name(entry)}", "", _opens(window, entry))
        for entry in window.settings.recent.entries
    ]
    return (*commands, *recent)


def _opens(window: MainWindow, paths: Sequence[Path]) -> Callable[[], None]:
    return lambda: window.opening.open(paths)


COMMANDS: tuple[Command, ...] = (
    Command("open", "Open file…", "File", _open_files, ("Ctrl+O",)),
    Command("open-folder", "Open folder…", "File", _open_folder, ("Ctrl+Shift+O",)),
    Command("add", "Add dataset…", "File", _add_files, ("Ctrl+Shift+A",), _has_data),
    Command("clear-recent", "Clear the list", "File/Open recent", _clear_recent,
            enabled=lambda window: bool(window.settings.recent.entries)),
    Command("empty-cache", "Delete datasets kept from before", "File", _empty_cache,
            enabled=_has_cache),
    Command("import", "Import a table…", "File", import_table, ("Ctrl+Shift+I",)),
    Command("open-sample", "Open the sample", "File", lambda window: window.opening.open_sample()),
    Command("reload", "Reload", "File", lambda window: window.opening.reload(), ("Ctrl+R",),
            lambda window: bool(window.opening.paths), group=1),
    Command("close-dataset", "Close dataset", "File", lambda window: window.opening.close(),
            ("Ctrl+W",), _has_data, group=1),
    Command("open-view", "Open view…", "File",
            lambda window: window.saving.open_view(window.specs), enabled=_has_data, group=2),
    Command("save-view", "Save view…", "File",
            lambda window: window.saving.save_view(arrangement_of(window)), ("Ctrl+S",), _has_data,
            group=2),
    Command("export", "Export…", "File", export, ("Ctrl+E",), _has_data, group=3),
    Command("save-dataset", "Save dataset as…", "File",
            lambda window: window.saving.save_dataset(), enabled=_has_data, group=3),
    Command("save-rejected", "Save rejected rows…", "File",
            lambda window: window.saving.save_rejected(), enabled=_has_rejected, group=3),
    Command("save-problems", "Save problems…", "File",
            lambda window: window.saving.save_problems(), enabled=_has_problems, group=3),
    Command("quit", "Quit", "File", lambda window: window.close(), ("Ctrl+Q",), group=4),
    Command("undo", "Undo", "Edit", lambda window: window.session.undo(), ("Ctrl+Z",),
            lambda window: window.session.can_undo),
    Command("redo", "Redo", "Edit", lambda window: window.session.redo(),
            ("Ctrl+Shift+Z", "Ctrl+Y"), lambda window: window.session.can_redo),
    Command("copy", "Copy selected claims", "Edit",
            lambda window: copy_text(claims_as_text(window.session.state)), ("Ctrl+C",),
            _has_selection, group=1, yields=True),
    Command("copy-sentence", "Copy selection in words", "Edit",
            lambda window: copy_text(selection_as_text(window.session.state)),
            ("Ctrl+Alt+C",), _has_selection, group=1),
    Command("copy-view", "Copy what is in view in words", "Edit",
            lambda window: copy_text(view_as_text(window.session.state)),
            ("Ctrl+Alt+V",), _has_data, group=1),
    Command("copy-picture", "Copy view as picture", "Edit", copy_as_picture, ("Ctrl+Shift+C",),
            _has_data, group=1, yields=True),
    Command("copy-table", "Copy view as table", "Edit", copy_as_table, ("Ctrl+Alt+T",),
            _has_data, group=1, yields=True),
    Command("find", "Find in claims", "Edit", _find, ("Ctrl+F",), _has_data, group=2),
    Command("clear-filters", "Clear all filters", "Edit",
            lambda window: window.session.apply(clear_filters()),
            ("Ctrl+Backspace",), _has_filters, group=2),
    Command("let-go", "Clear selection, or cancel loading", "Edit", _let_go, ("Esc",),
            group=2, yields=True),
    Command("palette", "Find a command…", "View", _show_palette, ("Ctrl+K",)),
    Command("problems", "Problems", "View", _show_problems, ("Ctrl+Shift+P",), _has_problems),
    Command("changes", "Changes since the last reading", "View", _show_changes,
            ("Ctrl+Shift+R",), lambda window: window.session.state.changes is not None),
    Command("datasets", "Datasets…", "View", _show_layers, ("Ctrl+Shift+L",), _has_data),
    *(_show_losses(mode, f"Alt+{number}") for number, mode in enumerate(_FORMS, 1)),
    *(_show_only(show, factor, f"Alt+Shift+{number}")
      for number, (show, factor) in enumerate(CHOICES, 1)),
    Command("losses-selected", "Losses: over time of what is selected", "View/Losses",
            lambda window: _change_losses(window, show_selected()), ("Alt+0",),
            lambda window: offered(window.session.state) is not None, group=2),
    Command("swap-sides", "Swap sides", "View",
            lambda window: window.session.apply(swap_sides()), ("Ctrl+M",), _has_data,
            checked=lambda window: window.session.state.swapped, group=1),
    *LOOK_COMMANDS,
    Command("reset-layout", "Reset layout", "View", lambda window: window.desk.reset(),
            enabled=_has_data, group=1),
    *STORY_COMMANDS,
    Command("shortcuts", "Keys", "Help", _show_sheet, ("F1",)),
    Command("about", "About Counterclaim", "Help", _show_about),
)  # fmt: skip
