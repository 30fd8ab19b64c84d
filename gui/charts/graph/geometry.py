"""Where nodes and lines of a graph come to lie on the canvas, in logical pixels; y runs down."""

from collections.abc import Sequence
from typing import Self

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.panels.relations.stage import CountArray

FloatArray = npt.NDArray[np.float64]
Places = Sequence[int] | npt.NDArray[np.integer]

CURVED = 300
"""Up to this number lines are curved around nodes and drawn apart; beyond they are straight."""

_STEPS = 17
_SMALLEST, _GROWTH, _TOLD = 6.0, 1.4, 86
"""Radius of who makes no claim, what it grows by, and for how many claims it does."""
_RIM = 3.0
"""Pixels that a disc is away from the edge of the canvas."""
_NARROWEST, _LEAST_ROOM, _TRIES = 40.0, 20.0, 16
_STRETCH = 2.6


class Camera(Struct, frozen=True):
    """From points of the sheet to pixels of the canvas."""

    scale_x: float = 1.0
    scale_y: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def pixels(self, places: FloatArray) -> FloatArray:
        """Sheet to canvas, shape (n, 2)."""
        return places * (self.scale_x, self.scale_y) + (self.left, self.top)

    def sheet(self, x: float, y: float) -> tuple[float, float]:
        """Canvas to sheet."""
        return (x - self.left) / self.scale_x, (y - self.top) / self.scale_y

    def moved(self, dx: float, dy: float) -> Self:
        """Shifted by pixels."""
        return type(self)(self.scale_x, self.scale_y, self.left + dx, self.top + dy)

    def zoomed(self, factor: float, x: float, y: float) -> Self:
        """Zoomed about a pixel that stays in place."""
        return type(self)(
            self.scale_x * factor,
            self.scale_y * factor,
            x + (self.left - x) * factor,
            y + (self.top - y) * factor,
        )

    @classmethod
    def fitting(
        cls,
        places: FloatArray,
        radii: FloatArray,
        size: tuple[float, float],
        margins: tuple[float, float, float],
    ) -> Self:
        """All places with their discs within a canvas.

        ``margins`` are what stays free beside a place, above and below it, at the least. Breadth
        and height may be scaled apart, by up to ``_STRETCH``, to use the whole canvas.
        """
        if not len(places):
            return cls(left=size[0] / 2, top=size[1] / 2)
        aside, above, below = (np.maximum(margin, radii + _RIM) for margin in margins)
        x, y = places.T
        across, down = _scale(x, aside, aside, size[0]), _scale(y, above, below, size[1])
        across = min(across, down * _STRETCH, 2.0)
        down = min(down, across * _STRETCH, 2.0)
        left = _centred(x * across, aside, aside, size[0])
        return cls(across, down, left, _centred(y * down, above, below, size[1]))


def _scale(at: FloatArray, before: FloatArray, after: FloatArray, room: float) -> float:
    """Pixels a point at which places fill a room, with what is free before and after each.

    Newton's method: what they fill is convex and made of straight pieces, and begun from above it
    ends on the right one.
    """
    scale = room / max(float(np.ptp(at)), _NARROWEST)
    for _ in range(_TRIES):
        first, last = int(np.argmin(at * scale - before)), int(np.argmax(at * scale + after))
        free = max(room - float(before[first] + after[last]), _LEAST_ROOM)
        found = free / max(float(at[last] - at[first]), _NARROWEST)
        if found == scale:
            break
        scale = found
    return scale


def _centred(at: FloatArray, before: FloatArray, after: FloatArray, room: float) -> float:
    """By how much places, with what is free before and after each, are moved to a room's middle."""
    return (room - float((at - before).min() + (at + after).max())) / 2


def radii(claims: CountArray, most: int, factor: float) -> FloatArray:
    """Radii of nodes that make some claims: their areas grow with them.

    Where somebody makes more than ``_TOLD``, up to ``most``, all are as much smaller. ``factor``
    enlarges them.
    """
    told = claims * min(1.0, _TOLD / max(most, 1))
    return np.asarray(factor * (_SMALLEST + _GROWTH * np.sqrt(told)))


class Geometry(Struct, frozen=True, eq=False):
    """A graph on the canvas."""

    centres: FloatArray
    """Of every node, shape (nodes, 2)."""
    radii: FloatArray
    starts: FloatArray
    """Where each line leaves its source, shape (edges, 2)."""
    bends: FloatArray
    """Control point of its quadratic curve."""
    ends: FloatArray
    """Where it reaches its target."""

    def along(self, edge: int, part: float) -> tuple[float, float]:
        """A point of a line, from 0 at its source to 1 at its target."""
        x, y = self.points((edge,), (part,))[0, 0].tolist()
        return x, y

    def points(self, places: Places, parts: Sequence[float]) -> FloatArray:
        """Some points of some lines, shape (lines, parts, 2)."""
        chosen = np.asarray(places, dtype=np.intp)
        start, bend, end = (
            column[chosen][:, None] for column in (self.starts, self.bends, self.ends)
        )
        return quadratic(start, bend, end, np.asarray(parts)[:, None])

    def courses(self, places: Places) -> FloatArray:
        """Start, bend and end of some lines, shape (lines, 6)."""
        chosen = np.asarray(places, dtype=np.intp)
        return np.hstack((self.starts[chosen], self.bends[chosen], self.ends[chosen]))

    def nearest_edge(self, x: float, y: float) -> tuple[int, float] | None:
        """The line nearest to a pixel and its distance."""
        if not len(self.starts):
            return None
        steps = _STEPS if len(self.starts) <= CURVED else 2
        parts = np.linspace(0.0, 1.0, steps)[:, None, None]
        points = (
            (1 - parts) ** 2 * self.starts
            + 2 * parts * (1 - parts) * self.bends
            + parts**2 * self.ends
        )
        first, step = points[:-1], np.diff(points, axis=0)
        length = np.maximum((step**2).sum(axis=2), 1e-9)
        share = np.clip(((np.array((x, y)) - first) * step).sum(axis=2) / length, 0.0, 1.0)
        away = np.hypot(*np.moveaxis(first + share[:, :, None] * step - (x, y), 2, 0)).min(axis=0)
        found = int(np.argmin(away))
        return found, float(away[found])

    def nearest_node(self, x: float, y: float, nodes: Sequence[int]) -> tuple[int, float] | None:
        """The node, of some, nearest to a pixel, and the distance from its rim (≤ 0: inside)."""
        if not nodes:
            return None
        chosen = np.asarray(nodes)
        gap = np.hypot(*(self.centres[chosen] - (x, y)).T) - self.radii[chosen]
        found = int(np.argmin(gap))
        return int(chosen[found]), float(gap[found])


def quadratic(start: FloatArray, bend: FloatArray, end: FloatArray, t: FloatArray) -> FloatArray:
    """Points of curves of second degree at the parts ``t`` of them, from 0 to 1."""
    return np.asarray((1 - t) ** 2 * start + 2 * t * (1 - t) * bend + t**2 * end)


def unit(vectors: FloatArray) -> FloatArray:
    """Vectors of the same directions one pixel long."""
    length = np.hypot(vectors[:, 0], vectors[:, 1])
    return np.asarray(vectors / np.maximum(length, 1e-9)[:, None])


def normal(first: FloatArray, last: FloatArray) -> FloatArray:
    """Vectors one pixel long at right angles to the ways from some places to others."""
    return np.asarray(unit(last - first)[:, ::-1] * (-1.0, 1.0))
