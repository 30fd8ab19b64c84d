"""COMMANDS: everything a person can ask of the window."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, runtime_checkable

from core.index import NO_ROWS
from core.panels.losses import Mode
from core.panels.losses.showing import CHOICES, Show, worded
from core.session import Change, clear_filters, hover_claims, select_claims, swap_sides
from gui.command import Command, has_data
from gui.copying import claims_as_text, copy_text, selection_as_text, view_as_text
from gui.exporting.doors import copy_as_picture, copy_as_table
from gui.file_commands import FILE_COMMANDS, add_files, has_problems
from gui.look_commands import LOOK_COMMANDS
from gui.main_window import MainWindow
from gui.panels.changes import KEY as CHANGES
from gui.panels.losses.changes import KEY as LOSSES
from gui.panels.losses.changes import offered, options_of, show_mode, show_only, show_selected
from gui.panels.problems import KEY as PROBLEMS
from gui.recent import recent_name
from gui.shortcut_sheet import ShortcutSheet, keys_of
from gui.telling.commands import STORY_COMMANDS
from gui.widgets.palette import Entry, Palette

_FORMS = (Mode.BUTTERFLY, Mode.GAP, Mode.OVER_TIME, Mode.TABLE)
"""The forms of the loss comparison in the order in which the panel offers them."""


@runtime_checkable
class Searchable(Protocol):
    """A bar with a search field."""

    def focus_search(self) -> None:
        """Put the cursor in the search field."""
        ...


def _has_filters(window: MainWindow) -> bool:
    filters = window.session.state.filters
    return bool(filters.clauses) or filters.known_on is not None


def _show_layers(window: MainWindow) -> None:
    from gui.layers_dialog import LayersDialog  # noqa: PLC0415 - a start shows no dialog

    dialog = LayersDialog(window.layering, window)
    dialog.add.clicked.connect(lambda: add_files(window))
    dialog.pop_up()


def _has_selection(window: MainWindow) -> bool:
    return len(window.session.state.selected) > 0


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
        enabled=has_data,
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
        enabled=has_data,
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
        enabled=has_data,
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
    *FILE_COMMANDS,
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
            ("Ctrl+Alt+V",), has_data, group=1),
    Command("copy-picture", "Copy view as picture", "Edit", copy_as_picture, ("Ctrl+Shift+C",),
            has_data, group=1, yields=True),
    Command("copy-table", "Copy view as table", "Edit", copy_as_table, ("Ctrl+Alt+T",),
            has_data, group=1, yields=True),
    Command("find", "Find in claims", "Edit", _find, ("Ctrl+F",), has_data, group=2),
    Command("clear-filters", "Clear all filters", "Edit",
            lambda window: window.session.apply(clear_filters()),
            ("Ctrl+Backspace",), _has_filters, group=2),
    Command("let-go", "Clear selection, or cancel loading", "Edit", _let_go, ("Esc",),
            group=2, yields=True),
    Command("palette", "Find a command…", "View", _show_palette, ("Ctrl+K",)),
    Command("problems", "Problems", "View", _show_problems, ("Ctrl+Shift+P",), has_problems),
    Command("changes", "Changes since the last reading", "View", _show_changes,
            ("Ctrl+Shift+R",), lambda window: window.session.state.changes is not None),
    Command("datasets", "Datasets…", "View", _show_layers, ("Ctrl+Shift+L",), has_data),
    *(_show_losses(mode, f"Alt+{number}") for number, mode in enumerate(_FORMS, 1)),
    *(_show_only(show, factor, f"Alt+Shift+{number}")
      for number, (show, factor) in enumerate(CHOICES, 1)),
    Command("losses-selected", "Losses: over time of what is selected", "View/Losses",
            lambda window: _change_losses(window, show_selected()), ("Alt+0",),
            lambda window: offered(window.session.state) is not None, group=2),
    Command("swap-sides", "Swap sides", "View",
            lambda window: window.session.apply(swap_sides()), ("Ctrl+M",), has_data,
            checked=lambda window: window.session.state.swapped, group=1),
    *LOOK_COMMANDS,
    Command("reset-layout", "Reset layout", "View", lambda window: window.desk.reset(),
            enabled=has_data, group=1),
    *STORY_COMMANDS,
    Command("shortcuts", "Keys", "Help", _show_sheet, ("F1",)),
    Command("about", "About Counterclaim", "Help", _show_about),
)  # fmt: skip
