"""The commands of a window as Qt actions in its menus."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from core.session import SessionState
from core.view_file import is_there
from gui.command import Command
from gui.main_window import MainWindow
from gui.recent import Recent, recent_name

RECENT_MENU = "File/Open recent"


class Actions(QObject):
    """Makes the actions and keeps them as enabled and as checked as the window's state says."""

    def __init__(self, window: MainWindow, commands: Sequence[Command]) -> None:
        super().__init__(window)
        self._window = window
        self._commands = tuple(commands)
        self._stood: tuple[bool, ...] = ()
        self.menus: dict[str, QMenu] = {}
        self.by_id: dict[str, QAction] = {
            command.id: self._action(command) for command in self._commands
        }
        self._fill_menus()
        self.menus[RECENT_MENU].aboutToShow.connect(self.list_recent)
        window.key_left.connect(self._take_key)
        window.session.subscribe(self._follow)
        for signal in (
            window.opening.loading.started,
            window.opening.loading.ended,
            window.opening.opened,
            window.opening.recent_changed,
            window.saving.started,
            window.saving.ended,
            window.themed,
        ):
            signal.connect(self.update)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.update)
        window.desk.rearranged.connect(self._soon.start)
        self.update()

    def give(self, command: str) -> None:
        """Give a command by its id, where it can be given."""
        self.by_id[command].trigger()

    def update(self) -> None:
        """Enable and check every action as the state says."""
        for command in self._commands:
            action = self.by_id[command.id]
            enabled = command.enabled(self._window)
            if action.isEnabled() != enabled:
                action.setEnabled(enabled)
            if command.checked is not None:
                action.setChecked(command.checked(self._window))

    def list_recent(self) -> None:
        """List what was opened last, as it now stands."""
        menu = self.menus[RECENT_MENU]
        for action in menu.actions():
            if action not in self.by_id.values():
                menu.removeAction(action)
                action.deleteLater()
        before = menu.actions()[0]
        for entry in self._window.settings.recent.entries:
            menu.insertAction(before, self._recent_action(entry, menu))
        if self._window.settings.recent.entries:
            menu.insertSeparator(before)

    def _recent_action(self, entry: Recent, menu: QMenu) -> QAction:
        gone = "" if is_there(entry) else "   (not there any more)"
        action = QAction(f"{recent_name(entry)}{gone}".replace("&", "&&"), menu)
        action.triggered.connect(lambda: self._window.opening.open(entry))
        return action

    def _follow(self, old: SessionState, new: SessionState) -> None:
        """Ask every command again, but not where filters only move: a drag does so on and on."""
        session, filters = self._window.session, new.filters
        filtered = bool(filters.clauses) or filters.known_on is not None
        stands = filtered, session.can_undo, session.can_redo
        moved = replace(new, hovered=old.hovered, filters=old.filters) != old
        if moved or stands != self._stood:
            self._stood = stands
            self.update()

    def _action(self, command: Command) -> QAction:
        action = QAction(command.title.replace("&", "&&"), self._window)
        action.setObjectName(command.id)
        action.setIconText(command.words)
        action.setCheckable(command.checked is not None)
        keys = [QKeySequence(keys) for keys in command.shortcuts]
        if command.yields and keys:
            shown = keys[0].toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(f"{action.text()}\t{shown}")
        else:
            action.setShortcuts(keys)
        action.setMenuRole(_role(command.id))
        action.triggered.connect(lambda: self._run(command))
        self._window.addAction(action)
        return action

    def _run(self, command: Command) -> None:
        command.run(self._window)
        self.update()

    def _take_key(self, key: QKeySequence) -> None:
        for command in self._commands:
            listed = [QKeySequence(keys) for keys in command.shortcuts]
            if command.yields and key in listed and command.enabled(self._window):
                self._run(command)
                return

    def _fill_menus(self) -> None:
        groups: dict[str, int] = {}
        for command in self._commands:
            menu = self._menu(command.menu)
            if groups.get(command.menu, command.group) != command.group:
                menu.addSeparator()
            groups[command.menu] = command.group
            menu.addAction(self.by_id[command.id])

    def _menu(self, path: str) -> QMenu:
        if path not in self.menus:
            above, _, title = path.rpartition("/")
            if above:
                self.menus[path] = self._menu(above).addMenu(title)
            else:
                self.menus[path] = self._window.top_bar.menus.addMenu(f"&{title}")
        return self.menus[path]


def _role(command: str) -> QAction.MenuRole:
    return {
        "quit": QAction.MenuRole.QuitRole,
        "about": QAction.MenuRole.AboutRole,
    }.get(command, QAction.MenuRole.NoRole)
