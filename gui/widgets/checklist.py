"""A list of ticked values with counts and bars, cheap for thousands of values."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QCursor,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QListView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.painting import Painting
from gui.pixels import sharp_ratio
from gui.theme import LIGHT, Theme
from gui.typesetting import typeface
from gui.widgets.check_row import Dress, Entry, Line, RowPainter
from gui.widgets.labels import tip
from gui.widgets.viewport import own_viewport

Index = QModelIndex | QPersistentModelIndex

_MOST_ROWS = 9
_FEW = 2
"""So few lines are painted alone, more of them together with the others."""


def _no_entry(row: int) -> Entry:
    raise IndexError(row)


class Listing(Struct, frozen=True, eq=False):
    """The lines of a list: their values, and the entry of each row, made when it is needed."""

    values: tuple[str, ...] = ()
    most: int = 0
    """The largest total of any entry."""
    entry: Callable[[int], Entry] = _no_entry


class _Entries(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.listing = Listing()

    def show_listing(self, listing: Listing) -> None:
        """Counts of the same values are told only where somebody listens to the list.

        The view would lay out every line anew.
        """
        if listing.values == self.listing.values:
            self.listing = listing
            if listing.values and QAccessible.isActive():
                self.dataChanged.emit(self.index(0), self.index(len(listing.values) - 1))
            return
        self.beginResetModel()
        self.listing = listing
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own
        return 0 if parent.isValid() else len(self.listing.values)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.listing.entry(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.label
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if entry.checked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return tip(f"{entry.label}\n{entry.count:,} of {entry.total:,} claims")
            case Qt.ItemDataRole.AccessibleTextRole:
                state = "chosen" if entry.checked else "not chosen"
                return f"{entry.label}, {entry.count} of {entry.total} claims, {state}"
            case _:
                return None


class _Lines(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        del index
        return QSize(80, option.fontMetrics.height() + 10)  # pyright: ignore[reportAttributeAccessIssue]


class Checklist(QListView):
    """Values with tick boxes; click or Space toggles, Ctrl+click keeps only one."""

    toggled = Signal(str)
    only = Signal(str)
    all_but = Signal(str)
    every = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self._rows = RowPainter()
        self._seen: dict[int, Entry] = {}
        """The lines that were painted, as far as they are in sight."""
        self._dress = Dress(LIGHT, typeface(self.font()))
        self._entries = _Entries()
        self.setModel(self._entries)
        self.setItemDelegate(_Lines(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMinimumWidth(80)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._entries.listing.entry(row)

    @property
    def shown(self) -> tuple[Entry, ...]:
        """Every entry of the list."""
        return tuple(self.entry(row) for row in range(self._entries.rowCount()))

    def show_listing(self, listing: Listing) -> None:
        """Show other lines; ticks and counts of the same values change in place."""
        before, seen = self._entries.listing, self._seen
        same = listing.values == before.values and listing.most == self._dress.most
        if not same:
            self._dress = replace(self._dress, most=listing.most)
        self._entries.show_listing(listing)
        self._seen = {row: listing.entry(row) for row in self._in_sight()} if same else {}
        other = [row for row, entry in self._seen.items() if entry != seen[row]]
        if not self._seen or len(other) > _FEW:
            self.viewport().update()
        else:
            for row in other:
                self.update(self._entries.index(row))
        high = (self.fontMetrics().height() + 10) * min(len(listing.values), _MOST_ROWS) + 2
        if high != self.minimumHeight() or high != self.maximumHeight():
            self.setFixedHeight(high)

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self._dress = replace(self._dress, theme=theme)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the lines in sight and the ground after them, so that nothing below is painted.

        Where lines end between two pixels of the screen the ground is below them too.
        """
        with Painting(self.viewport()) as painter:
            ratio, face = sharp_ratio(painter, self.devicePixelRatioF()), typeface(self.font())
            if face is not self._dress.face or ratio != self._dress.ratio:
                self._dress = replace(self._dress, face=face, ratio=ratio)
            at_hand, rest = self._at_hand(), event.rect()
            lines: list[Line] = []
            for row, area in self._areas(rest):
                entry = self._seen.get(row)
                if entry is None:
                    entry = self._seen[row] = self.entry(row)
                lines.append((area, entry, row in at_hand))
            if lines and ratio and ratio.is_integer():
                rest.setTop(lines[-1][0].bottom() + 1)
            painter.fillRect(rest, QColor(self._dress.theme.surface))
            self._rows.paint(painter, lines, self._dress)

    def _in_sight(self) -> Iterable[int]:
        """The lines that were painted, without those that were scrolled away since."""
        if len(self._seen) <= _MOST_ROWS + 1:
            return self._seen
        return [row for row, _ in self._areas(self.viewport().rect()) if row in self._seen]

    def _areas(self, within: QRect) -> Iterator[tuple[int, QRect]]:
        """The lines that meet a part of the viewport, and where they stand."""
        line, rows = self.visualRect(self._entries.index(0)), self._entries.rowCount()
        if rows:
            first = (within.top() - line.top()) // line.height()
            last = (within.bottom() - line.top()) // line.height()
            for row in range(max(first, 0), min(last, rows - 1) + 1):
                yield row, line.translated(0, row * line.height())

    def _at_hand(self) -> tuple[int, ...]:
        """The lines under the pointer and with the focus, −1 for none."""
        viewport = self.viewport()
        there = viewport.underMouse()
        pointed = viewport.mapFromGlobal(QCursor.pos()) if there else QPoint(-1, -1)
        focus = self.currentIndex().row() if self.hasFocus() else -1
        return self.indexAt(pointed).row(), focus

    def row_of(self, value: str) -> int:
        """The row of a value; raises ValueError where it is not shown."""
        return self._entries.listing.values.index(value)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click toggles, with Ctrl it keeps only this value."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            alone = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.only if alone else self.toggled).emit(self.entry(index.row()).value)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Space or Enter toggles, O keeps only this value, X everything but it, A everything."""
        if not self.currentIndex().isValid():
            super().keyPressEvent(event)
            return
        value = self.entry(self.currentIndex().row()).value
        match Qt.Key(event.key()):
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.toggled.emit(value)
            case Qt.Key.Key_O:
                self.only.emit(value)
            case Qt.Key.Key_X:
                self.all_but.emit(value)
            case Qt.Key.Key_A:
                self.every.emit()
            case _:
                super().keyPressEvent(event)

    def menu_for(self, row: int) -> QMenu:
        """The menu of a row."""
        value = self.entry(row).value
        menu = QMenu(self)
        menu.addAction("Only this", lambda: self.only.emit(value))
        menu.addAction("All except this", lambda: self.all_but.emit(value))
        menu.addSeparator()
        menu.addAction("All", self.every.emit)
        return menu

    def _offer(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            menu = self.menu_for(index.row())
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.viewport().mapToGlobal(place))
