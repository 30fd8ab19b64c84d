"""The legend of a graph: only the signs, strengths and shapes that are drawn."""

from collections.abc import Sequence
from weakref import ref

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.panels.relations.edges import DENIALS
from core.panels.relations.lines import Lines, whole_lines
from core.panels.relations.view import Edge, RelationsView
from core.vocabulary.terms import Strength
from gui.charts.graph.lines import paint_cross
from gui.charts.graph.looks import Look, edge_look
from gui.painting import Painting
from gui.pixels import sharp_ratio
from gui.theme import LIGHT, Theme, sized
from gui.typesetting import Lettering, Typeface, typeface

_SWATCH, _GAP, _BETWEEN, _MARGIN = 17.0, 4.0, 10.0, 14.0
_SIGNS = ((1, "supportive"), (-1, "hostile"), (0, "neutral"))
_CONFIRMED, _TENTATIVE = Strength.CONFIRMED.value, Strength.TENTATIVE.value
_STRENGTHS = ((_CONFIRMED, "confirmed"), (_TENTATIVE, "tentative, if"))


class GraphLegend(QWidget):
    """One or more lines of swatches with their words."""

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme = LIGHT
        self.items: tuple[tuple[Look, str, str], ...] = ()
        """Look, shape ("line", "arrow", "cross") and wording of each entry."""
        self._all: tuple[tuple[Look, str, str], ...] = ()
        """Those of all lines that any filter may leave: their room is kept."""
        self._whole: ref[Lines] | None = None
        self._traits: frozenset[object] = frozenset()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Legend of the actor graph")

    def show_items(self, view: RelationsView, theme: Theme) -> None:
        """Explain what a view has drawn, in the room of all that a filter may bring back."""
        whole = whole_lines(view.stage, view.options.hidden_kinds)
        stands = self._whole is not None and self._whole() is whole and self.theme is theme
        alike = {_traits(edge): edge for edge in view.edges.kinds()}
        if stands and alike.keys() == self._traits:
            return
        before = self.theme.key, self.items
        high = 0 if stands else self.heightForWidth(self.width())
        if not stands:
            self._all = legend_items(whole.kinds(), theme)
        self._whole, self._traits = ref(whole), frozenset(alike)
        self.theme, self.items = theme, legend_items([*alike.values()], theme)
        if not stands and self.heightForWidth(self.width()) != high:
            self.updateGeometry()
        if (theme.key, self.items) != before:
            self.setAccessibleDescription(", ".join(words for _, _, words in self.items))
            self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """It does: the lines break by the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """What all lines take at a width."""
        bottoms = (
            box.bottom()
            for items in (self.items, self._all)
            for box in self._boxes(width, items)[-1:]
        )
        return round(max(bottoms, default=0.0) + 6)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two lines, roughly."""
        return QSize(320, self.heightForWidth(320))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the entries."""
        del event
        with Painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            face, ink, surface = self._face(), QColor(self.theme.muted), QColor(self.theme.surface)
            ratio = sharp_ratio(painter, self.devicePixelRatioF())
            written = Lettering(painter, ratio, surface)
            for (look, shape, words), box in zip(
                self.items, self._boxes(self.width(), self.items), strict=True
            ):
                middle = box.center().y()
                left, right = QPointF(box.left(), middle), QPointF(box.left() + _SWATCH, middle)
                painter.setPen(look.pen())
                painter.drawLine(left, right)
                if shape == "arrow":
                    _tip(painter, right, QColor(look.colour))
                if shape == "cross":
                    painter.setPen(QPen(QColor(look.colour), 1.6))
                    paint_cross(painter, (left + right) / 2, 3.5)
                room = box.width() - _SWATCH - _GAP + 2
                written.write(face, words, ink, box.left() + _SWATCH + _GAP, room, middle)

    def _face(self) -> Typeface:
        return typeface(sized(self.font(), self.theme, 0.86))

    def _boxes(self, across: int, items: Sequence[tuple[Look, str, str]]) -> list[QRectF]:
        face = self._face()
        x, y, height = _MARGIN, 0.0, face.height + 3
        boxes: list[QRectF] = []
        for _, _, words in items:
            width = _SWATCH + _GAP + face.width(words)
            if x + width > across - _MARGIN / 2 and x > _MARGIN:
                x, y = _MARGIN, y + height
            boxes.append(QRectF(x, y, width, height))
            x += width + _BETWEEN
        return boxes


def legend_items(edges: Sequence[Edge], theme: Theme) -> tuple[tuple[Look, str, str], ...]:
    """An entry for each sign, strength and shape that some lines have."""
    stated = [edge for edge in edges if not edge.counted]
    items: list[tuple[Look, str, str]] = []
    for sign, words in _SIGNS:
        like = next((edge for edge in stated if edge.sign == sign), None)
        if like is not None:
            look = edge_look(replace(like, strength="confirmed", condition="", weight=0), theme)
            items.append((replace(look, width=2.0), "line", words))
    ink = Look(theme.muted, (), 1.6, 1.0)
    strengths = {_drawn_as(edge) for edge in stated}
    for strength, words in (*_STRENGTHS, ("", "unconfirmed")):
        like = next((edge for edge in stated if _drawn_as(edge) == strength), None)
        if like is not None and strengths != {_CONFIRMED}:
            look = edge_look(replace(like, condition="", strength=strength), theme)
            items.append((replace(ink, dashes=look.dashes), "line", words))
    if any(edge.directed for edge in stated):
        items.append((ink, "arrow", "to whom"))
    for kind_words, shape, chosen in (
        ("claims", "line", [e for e in edges if e.by_pair]),
        ("denials", "cross", [e for e in edges if e.kind == DENIALS]),
    ):
        if chosen:
            look = edge_look(replace(chosen[0], weight=8), theme)
            items.append((replace(look, width=4.0 if shape == "line" else 2.0), shape, kind_words))
    return tuple(items)


def _traits(edge: Edge) -> tuple[object, ...]:
    """All that the legend says of a line."""
    return edge.sign, edge.strength, bool(edge.condition), edge.directed, edge.kind


def _drawn_as(edge: Edge) -> str:
    if edge.condition:
        return _TENTATIVE
    return edge.strength if edge.strength in (_CONFIRMED, _TENTATIVE) else ""


def _tip(painter: QPainter, at: QPointF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon([at, at + QPointF(-7, -3.2), at + QPointF(-7, 3.2)])
