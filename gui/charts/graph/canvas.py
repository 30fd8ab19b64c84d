"""The canvas of a graph: camera, geometry and labels of the view it shows, and what lies where."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from core.panels.relations.view import RelationsView
from gui.charts.graph.course import Course
from gui.charts.graph.geometry import Camera, FloatArray, Geometry, radii
from gui.charts.graph.labels import (
    Board,
    Labels,
    Rested,
    Texts,
    place_lines,
    place_nodes,
    texts_of,
)
from gui.charts.graph.looks import Emphasis, Marks
from gui.charts.graph.scene import GraphPainter, Picture
from gui.painting import Painting
from gui.theme import LIGHT, Theme, sized
from gui.typesetting import Typeface, typeface

_NODE_REACH, _EDGE_REACH = 3.0, 5.0
_MARGINS = 44.0, 14.0, 26.0
"""At each side, above and below, in pixels."""
_GROUNDS = 8
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


class Ground(Struct, frozen=True, eq=False):
    """What stands as long as the nodes do: the camera, the ways around them, and their names."""

    camera: Camera
    course: Course
    names: Mapping[int, tuple[QRectF, str]]
    board: Board


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
        self._drawn: Geometry | None = None
        self._ground: Ground | None = None
        self._grounds: dict[object, Ground] = {}
        """The last ones of one stage, the latest at the end."""
        self._labels = Labels({}, {})
        self._faces: tuple[object, tuple[Typeface, Typeface]] | None = None
        self._rested = Rested()
        self._said_of: object = None
        self._said: dict[int, tuple[QRectF, str]] = {}
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
            self._grounds.clear()
        self._drawn = None
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
        self._drawn = None
        self._painter.follow(None)
        self.update()

    @property
    def drawn(self) -> Geometry | None:
        """The graph on the canvas, None without a view."""
        if self._drawn is None and self.view is not None:
            self._lay(self.view)
        return self._drawn

    @property
    def labels(self) -> Labels:
        """The labels that found room."""
        return self._labels if self.drawn is not None else Labels({}, {})

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

    def _picture(self) -> Picture | None:
        """What is to be painted, None without a view."""
        if self.view is None or self.drawn is None:
            return None
        shown = (self.view, self.drawn, self._labels, self.emphasis)
        return Picture(*shown, self.theme, self.faces(), self.words)

    def _lay(self, view: RelationsView) -> None:
        self._ground = self._stand(view)
        self.camera = self._ground.camera
        self._drawn = self._ground.course.lay(view)
        words = self._place(self._rested.texts(view))
        if self._ground.names is not self._labels.nodes or words != self._labels.edges:
            self._labels = Labels(self._ground.names, words)

    def _stand(self, view: RelationsView) -> Ground:
        """What depends on the places of the nodes alone: kept while they stand."""
        face, _ = self.faces()
        camera = self.camera if self._free else None
        placed = view.stage, view.options.pins, view.swapped, tuple(self.moved.items())
        key = (*placed, view.shown, camera, self.theme.point_size, face, self.size())
        ground = self._grounds.pop(key, None)
        if ground is None:
            ground = self._grounded(view, camera, face)
        self._grounds[key] = ground
        if len(self._grounds) > _GROUNDS:
            del self._grounds[next(iter(self._grounds))]
        return ground

    def _grounded(self, view: RelationsView, camera: Camera | None, face: Typeface) -> Ground:
        places = np.array([(node.x, node.y) for node in view.nodes]).reshape(-1, 2)
        factor = self.theme.point_size / LIGHT.point_size
        factor *= float(np.clip(min(self.width() / 560, self.height() / 280), 0.75, 1.3))
        shown, made = np.array(view.shown, dtype=np.intp), view.stage.made
        discs = radii(made, int(made.max(initial=0)), factor)
        if camera is None:
            size = (float(self.width()), float(self.height()))
            camera = Camera.fitting(_extent(view, places), discs[shown], size, _MARGINS)
        for place, at in self.moved.items():
            places[place] = at
        course = Course(camera.pixels(places), discs, shown)
        names, board = place_nodes(view, course, QRectF(self.rect()), face.metrics)
        return Ground(camera, course, names, board)

    def words(self, lines: Iterable[int]) -> dict[int, tuple[QRectF, str]]:
        """The words of some lines where they find room beside the nodes and their names."""
        return {} if self.view is None else self._place(texts_of(self.view, lines))

    def _place(self, texts: Texts) -> dict[int, tuple[QRectF, str]]:
        if self._drawn is None or self._ground is None:
            return {}
        drawn, board = self._drawn, self._ground.board
        key = (texts, drawn.courses([place for place, _ in texts]).tobytes(), board)
        if key != self._said_of:
            self._said_of, self._said = key, place_lines(texts, drawn, board, self.faces()[1])
        return self._said

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


def _extent(view: RelationsView, places: FloatArray) -> FloatArray:
    """Where the layout itself has the nodes that stand: a pin moves no other node."""
    if not view.shown:
        return places[:0]
    found = np.asarray(view.stage.places[list(view.shown)])
    return found * (-1.0, 1.0) if view.swapped else found


CURSOR_SHAPES = {
    None: Qt.CursorShape.ArrowCursor,
    "node": Qt.CursorShape.PointingHandCursor,
    "edge": Qt.CursorShape.PointingHandCursor,
}
"""The pointer over nothing, a node, a line."""
