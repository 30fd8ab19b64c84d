"""Which dataset is open: reading, reading again, closing, and saying what comes of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.crossfilter import empty_workspace
from core.first_view import first_view, open_on
from core.later import later
from core.loading import Cache
from core.mapping.uncounted import counts_nothing
from core.problems import NotUnderstoodError
from core.saved_view import SavedView
from core.session import Session, open_workspace, reload_workspace
from core.shipped import SAMPLE
from core.story_file import is_story
from core.summary import is_open, title_of
from core.view_file import is_there
from gui.errors import Errors
from gui.loading import Loaded, Loader, Loading, Readers
from gui.opening_messages import (
    CHANGED,
    UNCOUNTED,
    UNREADABLE,
    changed_on_disk,
    not_remembered,
    not_there,
    read_again,
    uncounted,
    unreadable,
)
from gui.recent import recent_name
from gui.settings import Settings
from gui.watch import Watch
from gui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from core.mapping import Mapping

_load_mapped = later("core.mapping", "load_mapped")


class Opening(QObject):
    """Opens datasets into a session; what cannot be read leaves in place what is open."""

    opened = Signal()
    """Another dataset is open, or none."""
    recent_changed = Signal()
    story_wanted = Signal(object)
    """Path of a story that was asked for like a file."""
    changes_wanted = Signal()
    """A person wants to see what a newer reading says otherwise."""
    mapping_wanted = Signal(object)
    """The path of a file whose columns somebody has to explain."""

    def __init__(
        self,
        session: Session,
        loader: Loader,
        settings: Settings,
        messages: MessageBar,
        errors: Errors,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._messages = messages
        self._errors = errors
        self.readers = Readers(loader)
        self.loading = Loading(loader, self)
        self.watch = Watch(self)
        self.loading.loaded.connect(self._take)
        self.loading.failed.connect(self._fail)
        self.watch.changed.connect(self._ask_to_reload)

    @property
    def paths(self) -> tuple[Path, ...]:
        """What is open, as it was asked for."""
        return self._session.state.workspace.dataset.paths

    def open(self, paths: Sequence[Path]) -> None:
        """Read files and folders together and show them; cancels what is being read."""
        if is_there(tuple(paths)) and len(paths) == 1 and is_story(paths[0]):
            self.story_wanted.emit(paths[0])
        elif is_there(tuple(paths)):
            self._messages.drop(UNREADABLE)
            self.loading.start(paths)
        else:
            self._miss(tuple(paths))

    def open_mapped(self, path: Path, mapping: "Mapping") -> None:
        """Read a file the way a mapping says, now and whenever it is read again."""
        self.learn(path, mapping)
        self._messages.drop(UNREADABLE)
        self.loading.start([path], loader=self.readers.of([path]))

    def learn(self, path: Path, mapping: "Mapping") -> None:
        """Keep a mapping for files of its shape, and read a file by it from now on."""
        shelf = self._settings.shelf
        if shelf is not None:
            try:
                shelf.keep(mapping)
            except OSError as error:
                self._messages.say(not_remembered(error))
        self.readers.remember((path,), _mapped(mapping, self._settings.cache))

    def take_as_read(self, path: Path) -> None:
        """What is open was just saved over its own file, which is read as it is from now on."""
        if path in self.paths:
            self.readers.forget(path)
            self.watch.watch(self.paths)

    def open_sample(self) -> None:
        """Show the sample that ships with the program."""
        self.open([SAMPLE])

    def reload(self) -> None:
        """Read again what is open, keeping the filters."""
        if self.paths:
            self._messages.drop(CHANGED)
            loader = self.readers.anew(self._session.state.workspace.dataset)
            self.loading.start(self.paths, before=self._session.state, loader=loader)

    def close(self) -> None:
        """Close the dataset and show the welcome page."""
        self.loading.cancel()
        self.watch.stop()
        for key in (CHANGED, UNREADABLE, UNCOUNTED):
            self._messages.drop(key)
        self._session.start(open_workspace(empty_workspace()))
        self.opened.emit()

    def stop(self) -> None:
        """End cleanly, also in the middle of reading."""
        self.watch.stop()
        self.loading.stop()

    def _take(self, loaded: Loaded) -> None:
        if not loaded.again:
            self.readers.remember(loaded.paths, loaded.loader)
        self._messages.drop(CHANGED)
        self._messages.drop(UNREADABLE)
        workspace, changes = loaded.workspace, loaded.changes
        if changes is not None:
            self._session.start(reload_workspace(workspace, changes))
            self._messages.say(read_again(changes, self.changes_wanted.emit))
        else:
            self._session.start(open_on(workspace, _view_of(loaded.paths, self._errors)))
        if changes is None and loaded.paths != (SAMPLE,):
            self._settings.recent.add(loaded.paths)
            self.recent_changed.emit()
        self._offer_mapping(loaded)
        self.opened.emit()
        self.watch.watch(loaded.paths, loaded.stamps)

    def _offer_mapping(self, loaded: Loaded) -> None:
        self._messages.drop(UNCOUNTED)
        if len(loaded.paths) == 1 and counts_nothing(loaded.workspace.dataset):
            path = loaded.paths[0]
            self._messages.say(uncounted(path, lambda: self.mapping_wanted.emit(path)))

    def _fail(self, error: Exception, paths: tuple[Path, ...]) -> None:
        if isinstance(error, NotUnderstoodError) and len(paths) == 1 and paths[0].is_file():
            self.mapping_wanted.emit(paths[0])
            return
        report = self._errors.note(error, f"Reading {recent_name(paths)}")
        workspace = self._session.state.workspace
        open_still = title_of(workspace.dataset) if is_open(workspace) else ""
        self._messages.say(unreadable(report, open_still, lambda: self.open(paths)))

    def _miss(self, paths: tuple[Path, ...]) -> None:
        gone = next((path for path in paths if not path.exists()), paths[0])
        listed = [path.absolute() for path in paths]

        def forget() -> None:
            self._settings.recent.drop(listed)
            self.recent_changed.emit()

        known = tuple(listed) in self._settings.recent.entries
        self._messages.say(not_there(gone, forget if known else None))

    def _ask_to_reload(self, files: tuple[Path, ...]) -> None:
        if not files:
            self._messages.drop(CHANGED)
            return
        known = any(map(self.watch.knew, files))
        self._messages.say(changed_on_disk(files, known=known, reload=self.reload))


def _mapped(mapping: "Mapping", cache: Cache | None) -> Loader:
    return lambda paths, progress: _load_mapped(paths[0], mapping, progress, cache)


def _view_of(paths: tuple[Path, ...], errors: Errors) -> SavedView | None:
    try:
        return first_view(paths)
    except (OSError, ValueError) as error:
        errors.report(error, "Reading what the dataset opens on")
        return None
