"""What a person can ask of files: data, views, and what is taken out."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from gui.command import Command, has_data
from gui.exporting.doors import export
from gui.main_window import MainWindow
from gui.mapping_commands import import_table
from gui.telling.arranging import arrangement_of
from gui.telling.marking import ask_of_view
from gui.widgets.message_bar import Message


def _open_files(window: MainWindow) -> None:
    names, _ = QFileDialog.getOpenFileNames(window, "Open files side by side", _folder(window))
    if names:
        window.opening.open([Path(name) for name in names])


def add_files(window: MainWindow) -> None:
    """Open files that a person chooses beside what is open."""
    names, _ = QFileDialog.getOpenFileNames(window, "Add datasets", _folder(window))
    if names:
        window.layering.add([Path(name) for name in names])


def _open_folder(window: MainWindow) -> None:
    name = QFileDialog.getExistingDirectory(window, "Open folder or Data Package", _folder(window))
    if name:
        window.opening.open([Path(name)])


def _folder(window: MainWindow) -> str:
    return window.settings.recent.folder


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


def has_problems(window: MainWindow) -> bool:
    """Whether anything was wrong with the files that are open."""
    dataset = window.session.state.workspace.dataset
    return bool(dataset.problems or dataset.rejected)


def _has_rejected(window: MainWindow) -> bool:
    return bool(window.session.state.workspace.dataset.rejected)


FILE_COMMANDS: tuple[Command, ...] = (
    Command("open", "Open file…", "File", _open_files, ("Ctrl+O",)),
    Command("open-folder", "Open folder…", "File", _open_folder, ("Ctrl+Shift+O",)),
    Command("add", "Add dataset…", "File", add_files, ("Ctrl+Shift+A",), has_data),
    Command("clear-recent", "Clear the list", "File/Open recent", _clear_recent,
            enabled=lambda window: bool(window.settings.recent.entries)),
    Command("empty-cache", "Delete datasets kept from before", "File", _empty_cache,
            enabled=_has_cache),
    Command("import", "Import a table…", "File", import_table, ("Ctrl+Shift+I",)),
    Command("open-sample", "Open the sample", "File", lambda window: window.opening.open_sample()),
    Command("reload", "Reload", "File", lambda window: window.opening.reload(), ("Ctrl+R",),
            lambda window: bool(window.opening.paths), group=1),
    Command("close-dataset", "Close dataset", "File", lambda window: window.opening.close(),
            ("Ctrl+W",), has_data, group=1),
    Command("open-view", "Open view…", "File",
            lambda window: window.viewing.choose(), enabled=has_data, group=2),
    Command("save-view", "Save view…", "File",
            lambda window: window.saving.save_view(arrangement_of(window)), ("Ctrl+S",), has_data,
            group=2),
    Command("view-handling", "Handling marking of the view…", "File", ask_of_view,
            enabled=has_data, group=2),
    Command("export", "Export…", "File", export, ("Ctrl+E",), has_data, group=3),
    Command("save-dataset", "Save dataset as…", "File",
            lambda window: window.saving.save_dataset(), enabled=has_data, group=3),
    Command("save-rejected", "Save rejected rows…", "File",
            lambda window: window.saving.save_rejected(), enabled=_has_rejected, group=3),
    Command("save-problems", "Save problems…", "File",
            lambda window: window.saving.save_problems(), enabled=has_problems, group=3),
    Command("quit", "Quit", "File", lambda window: window.close(), ("Ctrl+Q",), group=4),
)  # fmt: skip
"""The commands of the File menu."""
