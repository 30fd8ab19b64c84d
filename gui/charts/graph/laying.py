"""Where the marks of a graph lie on its canvas; what stands while the nodes do is kept."""

from collections.abc import Iterable, Mapping

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QRectF, QSize

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
from gui.theme import LIGHT
from gui.typesetting import Typeface

_MARGINS = 44.0, 14.0, 26.0
"""At each side, above and below, in pixels."""
_GROUNDS = 8

Words = Mapping[int, tuple[QRectF, str]]


class Room(Struct, frozen=True):
    """All that a graph is laid out by besides its view."""

    size: QSize
    camera: Camera | None
    """The one that a person chose, None to have all nodes in sight."""
    moved: tuple[tuple[int, tuple[float, float]], ...]
    """Nodes under the pointer's drag, by number, in points of the sheet."""
    point_size: float
    faces: tuple[Typeface, Typeface]
    """Of names, and of the words on lines."""


class _Ground(Struct, frozen=True, eq=False):
    """What stands as long as the nodes do: the camera, the ways around them, and their names."""

    camera: Camera
    course: Course
    names: Words
    board: Board


class Laid(Struct, frozen=True, eq=False):
    """A graph as it lies, and in what room."""

    room: Room
    camera: Camera
    drawn: Geometry
    labels: Labels
    board: Board
    """What nodes and names take of the canvas."""


class Laying:
    """Lays out views of a graph, one after another."""

    def __init__(self) -> None:
        self._grounds: dict[object, _Ground] = {}
        """The last ones of one stage, the latest at the end."""
        self._rested = Rested()
        self._labels = Labels({}, {})
        self._said_of: object = None
        self._said: Words = {}

    def begin_anew(self) -> None:
        """Keep nothing of the datasets before."""
        self._grounds.clear()

    def lay(self, view: RelationsView, room: Room) -> Laid:
        """Lay out a view."""
        ground = self._stand(view, room)
        drawn = ground.course.lay(view)
        words = self._place(self._rested.texts(view), drawn, ground.board, room)
        if ground.names is not self._labels.nodes or words != self._labels.edges:
            self._labels = Labels(ground.names, words)
        return Laid(room, ground.camera, drawn, self._labels, ground.board)

    def words(self, view: RelationsView, lines: Iterable[int], laid: Laid) -> Words:
        """The words of some lines where they find room beside the nodes and their names."""
        return self._place(texts_of(view, lines), laid.drawn, laid.board, laid.room)

    def _stand(self, view: RelationsView, room: Room) -> _Ground:
        """What depends on the places of the nodes alone: kept while they stand."""
        placed = view.stage, view.options.pins, view.swapped, view.shown
        key = (*placed, room.size, room.camera, room.moved, room.point_size, room.faces)
        ground = self._grounds.pop(key, None)
        if ground is None:
            ground = _grounded(view, room)
        self._grounds[key] = ground
        if len(self._grounds) > _GROUNDS:
            del self._grounds[next(iter(self._grounds))]
        return ground

    def _place(self, texts: Texts, drawn: Geometry, board: Board, room: Room) -> Words:
        key = (texts, drawn.courses([place for place, _ in texts]).tobytes(), board)
        if key != self._said_of:
            self._said_of, self._said = key, place_lines(texts, drawn, board, room.faces[1])
        return self._said


def _grounded(view: RelationsView, room: Room) -> _Ground:
    places = np.array([(node.x, node.y) for node in view.nodes]).reshape(-1, 2)
    width, height = float(room.size.width()), float(room.size.height())
    factor = room.point_size / LIGHT.point_size
    factor *= float(np.clip(min(width / 560, height / 280), 0.75, 1.3))
    shown, made = np.array(view.shown, dtype=np.intp), view.stage.made
    discs, camera = radii(made, int(made.max(initial=0)), factor), room.camera
    if camera is None:
        extent = _extent(view, places)
        camera = Camera.fitting(extent, discs[shown], (width, height), _MARGINS)
    for place, at in room.moved:
        places[place] = at
    course = Course(camera.pixels(places), discs, shown)
    canvas = QRectF(0, 0, width, height)
    names, board = place_nodes(view, course, canvas, room.faces[0].metrics)
    return _Ground(camera, course, names, board)


def _extent(view: RelationsView, places: FloatArray) -> FloatArray:
    """Where the layout itself has the nodes that stand: a pin moves no other node."""
    if not view.shown:
        return places[:0]
    found = np.asarray(view.stage.places[list(view.shown)])
    return found * (-1.0, 1.0) if view.swapped else found
