"""The list of steps: thumbnails with titles and headlines, dragged to reorder."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from core.panels.story import StoryCard
from gui.theme import LIGHT, Theme
from gui.widgets.labels import tip
from gui.widgets.viewport import own_viewport

AnyIndex = QModelIndex | QPersistentModelIndex

THUMBNAIL = QSize(96, 54)
CARD = int(Qt.ItemDataRole.UserRole)
_MIME = "application/x-counterclaim-step"
_EDGE, _GAP, _LINES = 8, 10, 3


class StepModel(QAbstractListModel):
    """The cards; a drop is told, never done: the session moves the step."""

    moved = Signal(str, int)
    """Key of a step and the place it is to have."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: tuple[StoryCard, ...] = ()

    def show_cards(self, cards: Sequence[StoryCard]) -> None:
        """List other cards."""
        self.beginResetModel()
        self.cards = tuple(cards)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:  # noqa: N802 - Qt's name
        """One row for each step."""
        return 0 if parent is not None and parent.isValid() else len(self.cards)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The card, and its words for those who do not see it."""
        if not index.isValid():
            return None
        card = self.cards[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{card.number}. {card.title}"
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return " ".join(filter(None, (card.headline, card.origin, card.moved)))
            case Qt.ItemDataRole.ToolTipRole:
                said = card.headline and f"{card.headline} ({card.origin})"
                return tip("\n".join(filter(None, (card.title, said, card.moved))))
            case _:
                return card if role == CARD else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A step can be dragged; it is dropped between two others."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return enabled | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Steps move."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """A step of this list and nothing else."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """The key of the step dragged."""
        carried = QMimeData()
        for index in indexes:
            carried.setData(_MIME, self.cards[index.row()].key.encode())
        return carried

    def dropMimeData(  # noqa: N802 - Qt's name
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: AnyIndex,
    ) -> bool:
        """Tell where the step is to stand."""
        del column
        if action is not Qt.DropAction.MoveAction or not data.hasFormat(_MIME):
            return False
        key = bytes(data.data(_MIME).data()).decode()
        place = row if row >= 0 else (parent.row() if parent.isValid() else len(self.cards))
        old = next((at for at, card in enumerate(self.cards) if card.key == key), -1)
        if old >= 0:
            self.moved.emit(key, place - 1 if place > old else place)
        return False


class StepDelegate(QStyledItemDelegate):
    """Paints a step: thumbnail, number and title, headline in two lines, marks."""

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme = LIGHT
        self.pictures: dict[str, QImage] = {}
        self.warned: dict[str, int] = {}
        """Warnings about a step by its key."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802
        """As high as the thumbnail or four lines of type."""
        del index
        line = option.fontMetrics.height()  # type: ignore[attr-defined] # missing in Qt's stubs
        below = max(THUMBNAIL.height(), _LINES * line)
        return QSize(200, line + below + 2 * _EDGE + _EDGE // 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one step."""
        card = index.data(CARD)
        area = option.rect  # type: ignore[attr-defined] # missing in Qt's stubs
        if not isinstance(card, StoryCard):
            return
        painter.save()
        if card.shown:
            painter.fillRect(area, QColor(self.theme.selection))
        inner = area.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        bold = QFont(painter.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(self.theme.text))
        metrics = painter.fontMetrics()
        room = inner.width() - self._mark(painter, inner, card)
        title = f"{card.number}  {card.title}{'  ✎' if card.has_notes else ''}"
        elided = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner.x(), inner.y() + metrics.ascent(), elided)
        inner.setTop(inner.y() + metrics.height() + _EDGE // 2)
        self._picture(painter, QRect(inner.topLeft(), THUMBNAIL), card)
        bold.setWeight(QFont.Weight.Normal)
        painter.setFont(bold)
        painter.setPen(QColor(self.theme.warning if card.moved else self.theme.muted))
        words = inner.adjusted(THUMBNAIL.width() + _GAP, -2, 0, 0)
        _lines(painter, words, card.moved or card.headline or "No figure to lead with", _LINES)
        painter.restore()

    def _mark(self, painter: QPainter, inner: QRect, card: StoryCard) -> int:
        """Say at the right end how many warnings there are; returns the room that takes."""
        count = self.warned.get(card.key, 0)
        if not count:
            return 0
        metrics, text = painter.fontMetrics(), f"⚠ {count}"
        wide = metrics.horizontalAdvance(text)
        painter.setPen(QColor(self.theme.warning))
        painter.drawText(inner.right() - wide, inner.y() + metrics.ascent(), text)
        painter.setPen(QColor(self.theme.text))
        return wide + _GAP

    def _picture(self, painter: QPainter, frame: QRect, card: StoryCard) -> None:
        picture = self.pictures.get(card.key)
        painter.fillRect(frame, QColor(self.theme.track))
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(frame, picture)
        painter.setPen(QColor(self.theme.text if card.shown else self.theme.border))
        painter.drawRect(frame.adjusted(0, 0, -1, -1))


class StepList(QListView):
    """The steps; a click or Enter asks for one, Alt with the arrows moves it, Delete takes it."""

    wanted = Signal(str)
    """Key of the step to show."""
    deleted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        own_viewport(self)
        self.steps = StepModel()
        self.delegate = StepDelegate()
        self.setModel(self.steps)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("Steps of the story")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.clicked.connect(self._want)

    @property
    def current_key(self) -> str:
        """Key of the current row, "" where there is none."""
        row = self.currentIndex().row()
        return self.steps.cards[row].key if 0 <= row < len(self.steps.cards) else ""

    def show_cards(self, cards: Sequence[StoryCard]) -> None:
        """List the cards; the one shown is the current row."""
        kept = self.current_key
        if tuple(cards) != self.steps.cards:
            self.steps.show_cards(cards)
        shown = next((at for at, card in enumerate(cards) if card.shown), -1)
        if shown < 0:
            shown = next((at for at, card in enumerate(cards) if card.key == kept), -1)
        self.setCurrentIndex(self.steps.index(shown) if shown >= 0 else QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows, Home and End show other steps; with Alt they move the step."""
        row, last = self.currentIndex().row(), len(self.steps.cards) - 1
        places = {
            Qt.Key.Key_Up: max(0, row - 1),
            Qt.Key.Key_Down: min(last, row + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        moving = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if last >= 0 and key in places and moving and row >= 0:
            if places[key] != row:
                self.steps.moved.emit(self.current_key, places[key])
        elif last >= 0 and key in places and not event.modifiers():
            if places[key] != row:
                self._want(self.steps.index(places[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and row >= 0:
            self._want(self.currentIndex())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and row >= 0:
            self.deleted.emit(self.current_key)
        else:
            super().keyPressEvent(event)

    def _want(self, index: QModelIndex) -> None:
        self.wanted.emit(self.steps.cards[index.row()].key)


def _lines(painter: QPainter, area: QRect, text: str, most: int) -> None:
    """Plain text in a few lines, the last ended by an ellipsis where it does not fit."""
    layout = QTextLayout(text, painter.font())
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    metrics, y = painter.fontMetrics(), area.y()
    for number in range(1, most + 1):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(area.width())
        start, length = line.textStart(), line.textLength()
        said = text[start:] if number == most else text[start : start + length]
        said = metrics.elidedText(said.strip(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area.x(), y + metrics.ascent(), said)
        y += metrics.height()
    layout.endLayout()
