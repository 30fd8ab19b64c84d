"""A palette: type a few letters, pick a line, it runs."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.widgets.labels import label

_WIDTH, _HEIGHT = 560, 420
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Entry(Struct, frozen=True):
    """One line: what it does, a word on where it belongs or its key, and the doing."""

    title: str
    hint: str
    run: Callable[[], object]
    enabled: bool = True


def matching(entries: Sequence[Entry], typed: str) -> tuple[Entry, ...]:
    """Entries with every word typed: titles that begin so first, then those with such words."""
    sought = typed.casefold().split()

    def rank(entry: Entry) -> int | None:
        title = entry.title.casefold()
        if not all(word in title for word in sought):
            return None
        if title.startswith(" ".join(sought)):
            return 0
        starts = title.replace("…", " ").replace(":", " ").split()
        whole = all(any(start.startswith(word) for start in starts) for word in sought)
        return 1 if whole else 2

    ranked = [(rank(entry), place, entry) for place, entry in enumerate(entries)]
    found = [(order, place, entry) for order, place, entry in ranked if order is not None]
    return tuple(entry for _, _, entry in sorted(found, key=lambda one: one[:2]))


class Palette(QFrame):
    """A list over the window that narrows while one types."""

    def __init__(
        self, entries: Sequence[Entry], parent: QWidget, asking: str = "Type what you want to do"
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._over = parent
        self._entries = entries
        self._shown: tuple[Entry, ...] = ()
        self.field = QLineEdit()
        self.field.setPlaceholderText(asking)
        self.field.setAccessibleName(asking)
        self.list = QTreeWidget()
        self.list.setAccessibleName("Commands")
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.nothing = label("No command has these words", "muted")
        self.nothing.setContentsMargins(8, 2, 8, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self.field)
        layout.addWidget(self.list, stretch=1)
        layout.addWidget(self.nothing)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.narrow)
        self.list.itemClicked.connect(self._run)
        self.narrow("")

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The entries in sight, best first."""
        return self._shown

    def pop_up(self, at: QPoint | None = None) -> None:
        """Come up at a place on the screen, or over the upper part of the parent."""
        window = self._over.window()
        width, height = min(_WIDTH, window.width() - 40), min(_HEIGHT, window.height() - 120)
        self.resize(width, height)
        self.move(at or window.mapToGlobal(QPoint((window.width() - width) // 2, 64)))
        self.show()
        self.field.setFocus()

    def narrow(self, typed: str) -> None:
        """Show the entries that have the words typed."""
        self._shown = matching(self._entries, typed)
        self.list.clear()
        usable: list[QTreeWidgetItem] = []
        for entry in self._shown:
            item = QTreeWidgetItem([entry.title, entry.hint])
            usable += [item] if entry.enabled else []
            item.setDisabled(not entry.enabled)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
        if usable:
            self.list.setCurrentItem(usable[0])
        self.nothing.setVisible(not self._shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrow keys move in the list while the field keeps the cursor; Enter runs."""
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (
                Qt.Key.Key_Return,
                Qt.Key.Key_Enter,
            ):
                self._run()
                return True
        return super().eventFilter(watched, event)

    def _run(self) -> None:
        place = self.list.currentIndex().row()
        if 0 <= place < len(self._shown) and self._shown[place].enabled:
            entry = self._shown[place]
            self.close()
            entry.run()
