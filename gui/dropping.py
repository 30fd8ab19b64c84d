"""Files dragged over the window: what they are, and what a drop would do with them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from core.loading.formats import LOADERS, loader_for
from core.story_file import is_story
from core.wording.counts import counted
from gui.widgets.drop_sheet import DropSheet, Zone

_NAMED = 3
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Dragged(Struct, frozen=True):
    """What a drag brings."""

    paths: tuple[Path, ...] = ()
    """Files and folders that may be opened."""
    refused: tuple[str, ...] = ()
    """Names of what may not."""
    foreign: bool = False
    """Whether it is nothing of this computer's disks."""

    @property
    def words(self) -> str:
        """What may be opened: ``claims.csv``, ``3 files: a.csv, b.csv, …``, ``folder losses``."""
        if len(self.paths) == 1:
            folder = "folder " if self.paths[0].is_dir() else ""
            return f"{folder}{self.paths[0].name}"
        return f"{counted(len(self.paths), 'dataset')}: {_listed([p.name for p in self.paths])}"

    @property
    def remark(self) -> str:
        """Why some of it, or all, may not be opened; "" where all may."""
        if self.foreign:
            return "Only files and folders of this computer can be opened; nothing is fetched."
        if not self.refused:
            return ""
        known = ", ".join(suffix for spec in LOADERS for suffix in spec.suffixes)
        left = "cannot be opened" if not self.paths else "will be left out"
        return f"{_listed(self.refused)} {left}. Files that can: {known}."


def dragged(data: QMimeData) -> Dragged:
    """What a drag brings: local files and folders by what they are, in their order."""
    if not data.hasUrls():
        return Dragged()
    local = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    good = [path for path in local if _can_open(path)]
    refused = [path.name for path in local if path not in good]
    return Dragged(tuple(good), tuple(refused), foreign=not local)


def _can_open(path: Path) -> bool:
    return path.is_dir() or loader_for(path) is not None or is_story(path)


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join((*names[:_NAMED], *((f"and {more:,} more",) if more > 0 else ())))


class Dropping(QObject):
    """Shows over a window what a drop would do, and asks for it."""

    open_wanted = Signal(object)
    """Paths to open in place of what is open."""
    add_wanted = Signal(object)
    """Paths to open beside it."""

    def __init__(self, window: QWidget, is_open: Callable[[], bool]) -> None:
        super().__init__(window)
        self._is_open = is_open
        self._window = window
        self._dragged = Dragged()
        self.sheet = DropSheet(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take files and folders of this computer, and say what becomes of anything else."""
        kind = event.type()
        if isinstance(event, QDropEvent):
            if kind == QEvent.Type.DragEnter:
                self._dragged = dragged(event.mimeData())
            if kind == QEvent.Type.Drop:
                self._drop(event)
            else:
                self._hover(event)
            return True
        if kind == QEvent.Type.DragLeave:
            self.sheet.hide()
        if kind == QEvent.Type.Resize:
            self.sheet.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def _hover(self, event: QDropEvent) -> None:
        zones = self._zones()
        self.sheet.show_zones(zones, self._dragged.remark, self._chosen(zones, event))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(bool(self._dragged.paths or self._dragged.remark))

    def _drop(self, event: QDropEvent) -> None:
        self.sheet.hide()
        self._dragged = dragged(event.mimeData())
        if not self._dragged.paths:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        beside = self._chosen(self._zones(), event) == 1
        (self.add_wanted if beside else self.open_wanted).emit(self._dragged.paths)

    def _zones(self) -> tuple[Zone, ...]:
        if not self._dragged.paths:
            return ()
        words = self._dragged.words
        if not self._is_open():
            return (Zone("Open", words),)
        return (
            Zone("Open", f"{words}\nin place of what is open"),
            Zone("Add", f"{words}\nbeside what is open, or hold Shift"),
        )

    def _chosen(self, zones: Sequence[Zone], event: QDropEvent) -> int:
        if len(zones) > 1 and event.modifiers() & _SHIFT:
            return 1
        return self.sheet.zone_at(QPointF(event.position()), len(zones))
