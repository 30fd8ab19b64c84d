"""The canvas of a graph: camera, geometry and labels of the view it shows, and what lies where."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from core.panels.relations.view import RelationsView
from gui.charts.graph.geometry import Camera, Geometry
from gui.charts.graph.labels import Labels
from gui.charts.graph.laying import Laid, Laying, Room, Words
from gui.charts.graph.looks import Emphasis, Marks
from gui.charts.graph.scene import GraphPainter, Picture
from gui.painting import Painting
from gui.theme import LIGHT, Theme, sized
from gui.typesetting import Typeface, typeface

_NODE_REACH, _EDGE_REACH = 3.0, 5.0
_NODE_POINTS, _EDGE_POINTS = 0.94, 0.86


class Mark(NamedTuple):
    """A node or a line of the view, by its number."""

    part: str
    """``node`` or ``edge``."""
    place: int

    def marks(self) -> Marks:
        """It alone, as what stands out."""
        alone = frozenset({self.place})
        return Marks(nodes=alone) if self.part == "node" else Marks(edges=alone)


class GraphCanvas(QWidget):
    """Draws a graph; keeps its camera while the same actors stand, fits it where they change."""

    def __init__(self) -> None:
        super().__init__()
        self.view: RelationsView | None = None
        self.theme: Theme = LIGHT
        self.emphasis = Emphasis()
        self.camera = Camera()
        self.moved: dict[int, tuple[float, float]] = {}
        """Nodes under the pointer's drag, by number, in points of the sheet."""
        self.walked: Mark | None = None
        """Where the key cursor stands."""
        self._free = False
        self._laying = Laying()
        self._laid: Laid | None = None
        self._faces: tuple[object, tuple[Typeface, Typeface]] | None = None
        self._painter = GraphPainter(self)
        self.setMinimumSize(QSizeF(160, 100).toSize())

    def draw(self, view: RelationsView) -> None:
        """Show a view; the key cursor stays where the view still has its node or line."""
        before, self.view = self.view, view
        self.moved = {}
        if self.walked is not None and not _stays(before, view, self.walked):
            self.walked = None
            self.emphasis = replace(self.emphasis, cursor=Marks())
        if before is None or not _stand_alike(before, view):
            self._free = False
        if before is not None and before.stage is not view.stage:
            self._laying.begin_anew()
        self._laid = None
        part = self._painter.follow(self._picture() if self.isVisible() else None)
        self.update(self.rect() if part is None else part)

    def show_emphasis(self, emphasis: Emphasis) -> None:
        """Have other nodes and lines stand out."""
        if emphasis != self.emphasis:
            self.emphasis = emphasis
            self.update()

    def fit(self) -> None:
        """Bring all nodes into sight."""
        self._free = False
        self.renew()

    def look_through(self, camera: Camera) -> None:
        """Zoom or shift; the camera then stays until ``fit``."""
        self.camera = camera
        self._free = True
        self.renew()

    def renew(self) -> None:
        """Lay the graph out on the canvas anew, and paint it."""
        self._laid = None
        self._painter.follow(None)
        self.update()

    @property
    def drawn(self) -> Geometry | None:
        """The graph on the canvas, None without a view."""
        laid = self._lie()
        return None if laid is None else laid.drawn

    @property
    def labels(self) -> Labels:
        """The labels that found room."""
        laid = self._lie()
        return Labels({}, {}) if laid is None else laid.labels

    def at(self, x: float, y: float) -> Mark | None:
        """The node, or else the line, at a pixel."""
        if self.view is None or self.drawn is None:
            return None
        node = self.drawn.nearest_node(x, y, self.view.shown)
        if node is not None and node[1] <= _NODE_REACH:
            return Mark("node", node[0])
        edge = self.drawn.nearest_edge(x, y)
        return Mark("edge", edge[0]) if edge is not None and edge[1] <= _EDGE_REACH else None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint lines, nodes and labels."""
        picture = self._picture()
        if picture is None:
            return
        with Painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._painter.paint(painter, picture, event.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Use the new room."""
        super().resizeEvent(event)
        self.renew()

    def words(self, lines: Iterable[int]) -> Words:
        """The words of some lines where they find room beside the nodes and their names."""
        laid = self._lie()
        if self.view is None or laid is None:
            return {}
        return self._laying.words(self.view, lines, laid)

    def _picture(self) -> Picture | None:
        """What is to be painted, None without a view."""
        laid = self._lie()
        if self.view is None or laid is None:
            return None
        shown = (self.view, laid.drawn, laid.labels, self.emphasis)
        return Picture(*shown, self.theme, laid.room.faces, self.words)

    def _lie(self) -> Laid | None:
        """The view as it lies on the canvas."""
        if self._laid is None and self.view is not None:
            camera, moved = self.camera if self._free else None, tuple(self.moved.items())
            room = Room(self.size(), camera, moved, self.theme.point_size, self.faces())
            self._laid = self._laying.lay(self.view, room)
            self.camera = self._laid.camera
        return self._laid

    def faces(self) -> tuple[Typeface, Typeface]:
        """The type of names and of the words on lines."""
        worn = (self.font(), self.theme.point_size)
        if self._faces is None or self._faces[0] != worn:
            for_nodes = sized(self.font(), self.theme, _NODE_POINTS)
            for_nodes.setWeight(QFont.Weight.DemiBold)
            for_lines = sized(self.font(), self.theme, _EDGE_POINTS)
            self._faces = worn, (typeface(for_nodes), typeface(for_lines))
        return self._faces[1]


def _stand_alike(one: RelationsView, other: RelationsView) -> bool:
    """Whether the same actors stand in two views, the same way round."""
    if (one.options.level, one.swapped) != (other.options.level, other.swapped):
        return False
    if one.stage is other.stage:
        return one.shown == other.shown
    names = ([view.nodes[place].name for place in view.shown] for view in (one, other))
    return next(names) == next(names)


def _stays(before: RelationsView | None, view: RelationsView, mark: Mark) -> bool:
    """Whether a node or line of one view has its number in another as well."""
    if before is None or before.stage is not view.stage:
        return False
    if mark.part == "node":
        return mark.place in view.shown
    if mark.place >= len(view.edges):
        return False
    one, other = before.edges[mark.place], view.edges[mark.place]
    return (one.source, one.target, one.kind) == (other.source, other.target, other.kind)


CURSOR_SHAPES = {
    None: Qt.CursorShape.ArrowCursor,
    "node": Qt.CursorShape.PointingHandCursor,
    "edge": Qt.CursorShape.PointingHandCursor,
}
"""The pointer over nothing, a node, a line."""
