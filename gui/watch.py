"""Noticing that files changed on disk after they were read."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

Stamps = Mapping[Path, tuple[int, int]]
"""Size and time of change (ns) of each file when it was read."""

_MOST_FILES = 200
_SETTLING_MS = 300


def stamps_of(paths: Iterable[Path]) -> Stamps:
    """How files look now; of a folder, the files in it. Those that cannot be seen are left out."""
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
            return sorted(file for file in path.iterdir() if file.is_file())[:_MOST_FILES]
    except OSError:
        return []
    return [path]


class Watch(QObject):
    """Tells once when a watched file differs from what was read."""

    changed = Signal(object)
    """The files that changed or went, as a tuple of paths."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stamps: Stamps = {}
        self._told: Stamps = {}
        self._watcher = QFileSystemWatcher(self)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING_MS)
        self._watcher.fileChanged.connect(self._settling.start)
        self._watcher.directoryChanged.connect(self._settling.start)
        self._settling.timeout.connect(self.look)

    def watch(self, stamps: Stamps) -> None:
        """Watch these files, and no others, from the state in which they were read."""
        self.stop()
        self._stamps = self._told = stamps
        names = [str(path) for path in stamps]
        folders = sorted({str(path.parent) for path in stamps})
        if names:
            self._watcher.addPaths([*names, *folders])
            self.look()

    def stop(self) -> None:
        """Watch nothing."""
        self._settling.stop()
        self._stamps = self._told = {}
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)

    def look(self) -> None:
        """Compare the files with what was read; a replaced file is watched again."""
        now = stamps_of(self._stamps)
        unwatched = {str(path) for path in now} - set(self._watcher.files())
        if unwatched:
            self._watcher.addPaths(sorted(unwatched))
        differ = tuple(path for path, looks in self._stamps.items() if now.get(path) != looks)
        if now != self._told:
            self._told = now
            self.changed.emit(differ)
