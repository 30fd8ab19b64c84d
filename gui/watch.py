"""Noticing that files changed on disk after they were read."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from core.loading import files_in

Stamps = Mapping[Path, tuple[int, int]]
"""Size and time of change (ns) of each file when it was read."""

_MOST_FILES = 200
_SETTLING_MS = 300


def stamps_of(paths: Iterable[Path]) -> Stamps:
    """How files look now; of a folder, those that opening it would look at.

    What cannot be seen is left out.
    """
    found: dict[Path, tuple[int, int]] = {}
    for path in paths:
        for file in _files(path):
            try:
                looks = file.stat()
            except OSError:
                continue
            found[file] = (looks.st_size, looks.st_mtime_ns)
    return found


def _files(path: Path) -> list[Path]:
    try:
        if path.is_dir():
            return files_in(path)[:_MOST_FILES]
    except OSError:
        return []
    return [path]


class Watch(QObject):
    """Tells once when a watched file differs from what was read, or a folder has another file."""

    changed = Signal(object)
    """The files that changed, came or went, as a tuple of paths."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths: tuple[Path, ...] = ()
        self._stamps: Stamps = {}
        self._told: Stamps = {}
        self._watcher = QFileSystemWatcher(self)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING_MS)
        self._watcher.fileChanged.connect(self._settling.start)
        self._watcher.directoryChanged.connect(self._settling.start)
        self._settling.timeout.connect(self.look)

    def watch(self, paths: Sequence[Path], stamps: Stamps | None = None) -> None:
        """Watch these files and folders, and no others.

        ``stamps`` is how they looked when they were read, if that was not just now.
        """
        self.stop()
        self._paths = tuple(paths)
        self._stamps = self._told = stamps_of(paths) if stamps is None else stamps
        files = {str(path) for path in self._stamps}
        folders = {str(path if path.is_dir() else path.parent) for path in paths}
        folders |= {str(path.parent) for path in self._stamps}
        if files:
            self._watcher.addPaths(sorted(files | folders))
            self.look()

    def knew(self, path: Path) -> bool:
        """Whether a file was there when the data was read."""
        return path in self._stamps

    def stop(self) -> None:
        """Watch nothing."""
        self._settling.stop()
        self._paths = ()
        self._stamps = self._told = {}
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)

    def look(self) -> None:
        """Compare the files with what was read; a replaced file is watched again."""
        now = stamps_of(self._paths)
        unwatched = {str(path) for path in now} - set(self._watcher.files())
        if unwatched:
            self._watcher.addPaths(sorted(unwatched))
        both = dict.fromkeys((*self._stamps, *now))
        differ = tuple(path for path in both if now.get(path) != self._stamps.get(path))
        if now != self._told:
            self._told = now
            self.changed.emit(differ)
