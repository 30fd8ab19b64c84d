"""A graph in its layers: bands, stated lines, nodes, names; what is pointed at is above."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from core.panels.relations.view import RelationsView
from gui.charts.graph.composed import Composer
from gui.charts.graph.crowd import Sheets, is_crowd, strokes_of
from gui.charts.graph.discs import Discs
from gui.charts.graph.geometry import FloatArray, Geometry
from gui.charts.graph.labels import Labels
from gui.charts.graph.lines import paint_lines
from gui.charts.graph.looks import (
    BEHIND,
    FULL,
    HALF,
    Emphasis,
    Places,
    line_opacities,
    look_codes,
    node_opacities,
)
from gui.charts.graph.paint import Worded, paint_labels, paint_rings
from gui.charts.graph.placed import Placed, changed_part, draw_placed, meeting
from gui.charts.layers import Layer
from gui.pixels import takes_stamps
from gui.theme import Theme
from gui.typesetting import Typeface

Words = Mapping[int, tuple[QRectF, str]]

_MOST_WORDED = 24
"""With more lines pointed at none says its words."""


class Picture(Struct, frozen=True):
    """Everything a painting of a graph depends on."""

    view: RelationsView
    drawn: Geometry
    labels: Labels
    emphasis: Emphasis
    theme: Theme
    faces: tuple[Typeface, Typeface]
    """Of names, and of the words on lines."""
    words: Callable[[Iterable[int]], Words]
    """Finds room for the words of lines that stand out."""

    @property
    def shown(self) -> tuple[RelationsView, Geometry]:
        """View and geometry."""
        return self.view, self.drawn


class GraphPainter:
    """Paints a graph on its canvas; a layer is painted anew only where what it shows changed."""

    def __init__(self, canvas: QWidget) -> None:
        self._canvas = canvas
        self._bands, self._stated, self._nodes = (Layer(fleeting=True) for _ in range(3))
        self._few = Layer()
        self._crowds = Sheets(), Sheets()
        self._composer = Composer(1.0)
        self._placed: tuple[object, list[Placed] | None] | None = None
        """What a view is made of, and what it depends on besides."""

    def follow(self, picture: Picture | None) -> QRect | None:
        """What part is to be painted where a picture takes the place of the last, None for all.

        Without a picture, whatever comes next is painted whole.
        """
        before, self._placed = self._placed, None
        ratio = self._canvas.devicePixelRatioF()
        if picture is None or picture.emphasis or not ratio.is_integer():
            return None
        after = self._made_of(picture, ratio)
        if before is None or before[0] != self._worn(picture, ratio):
            return None
        return None if before[1] is None or after is None else changed_part(before[1], after)

    def paint(self, painter: QPainter, picture: Picture, part: QRect) -> None:
        """Paint what lies in a part of the canvas."""
        ratio, emphasis = self._canvas.devicePixelRatioF(), picture.emphasis
        placed = self._made_of(picture, ratio) if takes_stamps(painter, ratio) else None
        painter.setOpacity(BEHIND if emphasis.hovered else FULL)
        if placed is None:
            self._paint_many(painter, picture)
        elif emphasis.hovered:
            made_of = tuple(placed)
            self._few.draw(painter, self._canvas, made_of, lambda on: draw_placed(on, made_of))
        else:
            draw_placed(painter, meeting(placed, part))
        painter.setOpacity(FULL)
        _paint_above(painter, picture)
        paint_rings(painter, picture.shown, emphasis, picture.theme)

    def _made_of(self, picture: Picture, ratio: float) -> list[Placed] | None:
        """The few pictures that a view is made of, None where there are many or larger ones."""
        worn = self._worn(picture, ratio)
        if self._placed is None or self._placed[0] != worn:
            made_by, labels = self._composing(ratio), _labels(picture)
            placed = made_by.composed(picture.shown, labels, picture.theme, picture.faces)
            self._placed = worn, placed
        return self._placed[1]

    def _composing(self, ratio: float) -> Composer:
        """Who makes pictures for so many pixels a point."""
        if self._composer.ratio != ratio:
            self._composer = Composer(ratio)
        return self._composer

    def _worn(self, picture: Picture, ratio: float) -> object:
        """What a picture depends on besides its view and where it is laid out."""
        return picture.theme, picture.faces, ratio, self._canvas.size(), picture.view.options

    def _paint_many(self, painter: QPainter, picture: Picture) -> None:
        view = picture.view
        lines, nodes = line_opacities(view), node_opacities(view)
        self._paint_lines(painter, picture, look_codes(view, lines))
        self._paint_nodes(painter, picture, nodes)
        ratio, labels = self._canvas.devicePixelRatioF(), _labels(picture)
        if takes_stamps(painter, ratio):
            dress, strengths = (picture.theme, picture.faces), (lines, nodes)
            draw_placed(painter, self._composing(ratio).worded(labels, strengths, *dress))
        else:
            _write(painter, picture, *_worded(picture, lines, nodes))

    def _paint_lines(self, painter: QPainter, picture: Picture, codes: Places) -> None:
        view, drawn, theme = picture.view, picture.drawn, picture.theme
        stated = view.edges.stated
        ground: QColor | None = QColor(theme.surface)
        kept = zip(self._crowds, (self._bands, self._stated), (~stated, stated), strict=True)
        for crowd, layer, chosen in kept:
            places = np.flatnonzero(chosen)
            if not len(places):
                continue
            if is_crowd(view):
                strokes = strokes_of(view, theme, places, codes)
                crowd.draw(painter, self._canvas, drawn, strokes, ground)
                ground = None
                continue
            drawn_as = (drawn.courses(places).tobytes(), codes[places].tobytes())
            paint = _curved(picture, places, codes)
            layer.draw(painter, self._canvas, (theme.key, *drawn_as), paint)

    def _paint_nodes(
        self, painter: QPainter, picture: Picture, opacity: Mapping[int, float]
    ) -> None:
        discs = Discs(picture.shown, picture.theme, picture.view.shown, opacity)

        def paint(painter: QPainter) -> None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            discs.paint(painter)

        self._nodes.draw(painter, self._canvas, discs.key, paint)


def _labels(picture: Picture) -> tuple[Words, Words]:
    return picture.labels.nodes, picture.labels.edges


def _worded(
    picture: Picture, of_lines: FloatArray, of_nodes: Mapping[int, float]
) -> tuple[list[Worded], list[Worded]]:
    """The words on lines and the names of nodes, each with its strength."""
    labels = picture.labels
    strengths: list[float] = of_lines[list(labels.edges)].tolist()
    lines = [(*label, one) for label, one in zip(labels.edges.values(), strengths, strict=True)]
    nodes = [(*label, max(of_nodes[place], HALF)) for place, label in labels.nodes.items()]
    return lines, nodes


def _curved(picture: Picture, places: Places, codes: Places) -> Callable[[QPainter], None]:
    def paint(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_lines(painter, picture.shown, picture.theme, places, codes)

    return paint


def _paint_above(painter: QPainter, picture: Picture) -> None:
    """What is pointed at, by the pointer anywhere or by the key cursor, at full strength."""
    view, theme, emphasis = picture.view, picture.theme, picture.emphasis
    lines = emphasis.hovered.edges | emphasis.cursor.edges
    nodes = (emphasis.hovered.nodes | emphasis.cursor.nodes) & frozenset(view.shown)
    if not lines and not nodes:
        return
    places = np.array(sorted(lines), dtype=np.int64)
    codes = look_codes(view, np.ones(len(view.edges)))
    paint_lines(painter, picture.shown, theme, places, codes)
    ends = {*view.edges.source[places].tolist(), *view.edges.target[places].tolist()}
    about = sorted(nodes | ends)
    Discs(picture.shown, theme, about, dict.fromkeys(about, FULL)).paint(painter)
    names = [(*picture.labels.nodes[n], FULL) for n in about if n in picture.labels.nodes]
    said = picture.words(lines).values() if len(lines) <= _MOST_WORDED else ()
    _write(painter, picture, [(box, text, FULL) for box, text in said], names)


def _write(
    painter: QPainter, picture: Picture, lines: Sequence[Worded], nodes: Sequence[Worded]
) -> None:
    theme, (for_nodes, for_lines) = picture.theme, picture.faces
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_labels(painter, lines, theme.muted, theme.surface, for_lines)
    paint_labels(painter, nodes, theme.text, theme.surface, for_nodes)
