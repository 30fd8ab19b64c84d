"""Walking over a graph by keys: to the next node, the node that way, the next line."""

import numpy as np
from PySide6.QtCore import Qt

from core.panels.relations.view import RelationsView
from gui.charts.graph.canvas import Mark
from gui.charts.graph.geometry import Geometry

ZOOMS = {Qt.Key.Key_Plus: 1.25, Qt.Key.Key_Equal: 1.25, Qt.Key.Key_Minus: 0.8}
"""Zoom of each key."""

PANS = 40.0
"""Pixels that an arrow with Ctrl shifts the canvas."""


def node_after(view: RelationsView | None, node: int | None, *, forward: bool) -> int | None:
    """The node after (or before) one in the order of sides and names; None past the end."""
    if view is None or not view.shown:
        return None
    order = view.shown if forward else tuple(reversed(view.shown))
    place = order.index(node) + 1 if node in order else 0
    return order[place] if place < len(order) else None


def node_towards(
    view: RelationsView, drawn: Geometry, node: int | None, step: tuple[int, int]
) -> int | None:
    """The node that lies nearest in a direction, the first of all without one to start from."""
    if node is None:
        return view.shown[0] if view.shown else None
    best, least = None, np.inf
    for other in view.shown:
        dx, dy = (drawn.centres[other] - drawn.centres[node]).tolist()
        ahead = dx * step[0] + dy * step[1]
        aside = abs(dx * step[1] - dy * step[0])
        if other != node and ahead > 0 and ahead + 2 * aside < least:
            best, least = other, ahead + 2 * aside
    return best


def line_after(view: RelationsView, mark: Mark | None) -> Mark | None:
    """The next line: of the node that a mark is, else of the source of the line it is."""
    if mark is None:
        return Mark("edge", 0) if len(view.edges) else None
    if mark.part == "node":
        own = view.edges.touching(mark.place).tolist()
        return Mark("edge", own[0]) if own else None
    own = view.edges.touching(int(view.edges.source[mark.place])).tolist()
    return Mark("edge", own[(own.index(mark.place) + 1) % len(own)])
