"""Where the actors stand: a force layout that neither filters nor the order of rows can move.

Coordinates are in points of a sheet on which the labels of all nodes find room; y runs down.
"""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin, sqrt

import numpy as np
import numpy.typing as npt
import rustworkx as rx
from msgspec import Struct

BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

_SHEET = (560.0, 225.0)
_ROOMY = 24
_SPRINGS = 500
"""So many nodes at most are laid out by springs: each step looks at every two of them."""
_HOME = 4.0
"""How strongly the anchor of its side pulls a node."""
_SEED = 2016
_REPULSION = 0.45
_LETTER, _LINE, _DISC, _GAP = 6.2, 14.0, 22.0, 4.0
_INNER, _SEAT, _SMALL = 0.5, 0.8, 4
"""How far from the middle sides stand, how far apart the members of a small one are, and how
many it has at most; half a sheet is 1."""
_MIDDLE = 0.72
"""Third parties stay out of an ellipse of this part of the sheet."""
_GOLDEN = 2.399963
_LEAST = 1e-9
_SIDEWAYS = 1e-200
"""Two nodes on one spot part in the order of their numbers."""
_LABELLED = 80
_ROUNDS, _ROUNDS_OF_MANY = 400, 60
_STEPS, _STEPS_OF_MANY = 120, 50


class Scene(Struct, frozen=True, eq=False):
    """What a layout is made from: nodes by number, the side of each, and who is tied to whom."""

    labels: tuple[str, ...]
    sides: tuple[str, ...]
    belligerents: tuple[str, ...]
    pulls: Mapping[tuple[int, int], float]
    """How strongly two nodes are tied, lower number first."""
    core: frozenset[int]
    """The nodes that stand inside; all others stand around them."""


def lay_out(scene: Scene) -> FloatArray:
    """Place of every node, shape (nodes, 2)."""
    places = np.zeros((len(scene.labels), 2))
    inner = _most_tied(scene)
    sheet = np.array(_SHEET) * max(1.0, sqrt(len(inner) / _ROOMY))
    if inner:
        forced = _forced(scene, inner) * sheet / 2
        places[inner] = _apart(forced, _boxes(scene, inner), sheet, _kept_out(scene, inner))
    outer = sorted(set(range(len(scene.labels))).difference(inner))
    if outer:
        places[outer] = _around(scene, places, outer, sheet)
    return places


def anchors(belligerents: Sequence[str]) -> dict[str, tuple[float, float]]:
    """The point that each side is pulled to, from the left clockwise; half a sheet is 1."""
    if len(belligerents) == 1:
        return {belligerents[0]: (0.0, 0.0)}
    turns = {
        side: pi + 2 * pi * place / len(belligerents) for place, side in enumerate(belligerents)
    }
    return {side: (_INNER * cos(turn), _INNER * sin(turn)) for side, turn in turns.items()}


def _most_tied(scene: Scene) -> list[int]:
    """The core, without its least tied nodes where it is too large for the layout."""
    room = _SPRINGS - len(scene.belligerents) - 1
    tied = dict.fromkeys(scene.core, 0.0)
    for pair, pull in scene.pulls.items():
        for node in pair:
            tied[node] = tied.get(node, 0.0) + pull
    return sorted(sorted(scene.core, key=lambda node: (-tied[node], node))[:room])


def _forced(scene: Scene, inner: Sequence[int]) -> FloatArray:
    """Places of some nodes, shape (nodes, 2), within −1 … 1."""
    pulled = anchors(scene.belligerents)
    seated = _seats(scene, inner, pulled)
    at = _starts(scene, inner, pulled) | seated
    starts = [*(at[node] for node in inner), *pulled.values()]
    free = np.array([node not in seated for node in inner], dtype=bool)
    found = rx.spring_layout(
        _ties(scene, inner, frozenset(seated)),
        pos=dict(enumerate(starts)),
        fixed={*np.flatnonzero(~free).tolist(), *range(len(inner), len(starts))} or None,
        k=_REPULSION,
        num_iter=_STEPS if len(inner) <= _LABELLED else _STEPS_OF_MANY,
        weight_fn=float,
        seed=_SEED,
    )
    places = np.array([found[number] for number in range(len(inner))], dtype=np.float64)
    if free.any():
        places[free] /= np.maximum(np.abs(places[free]).max(axis=0), _LEAST)
    return places


def _ties(scene: Scene, inner: Sequence[int], seated: frozenset[int]) -> "rx.PyGraph[int, float]":
    """Nodes by their place, then an anchor for each side; who is pulled by whom, how strongly."""
    graph: rx.PyGraph[int, float] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(inner) + len(scene.belligerents)))
    place = {node: number for number, node in enumerate(inner)}
    anchor = {side: len(inner) + number for number, side in enumerate(scene.belligerents)}
    for (a, b), pull in sorted(scene.pulls.items()):
        if a in place and b in place:
            graph.add_edge(place[a], place[b], 0.3 + 0.25 * sqrt(pull))
    for node in inner:
        if scene.sides[node] in anchor and node not in seated:
            graph.add_edge(place[node], anchor[scene.sides[node]], _HOME)
    return graph


def _seats(
    scene: Scene, inner: Sequence[int], pulled: Mapping[str, tuple[float, float]]
) -> dict[int, tuple[float, float]]:
    """Places of the members of small sides: in a row across the way to the other sides."""
    seats: dict[int, tuple[float, float]] = {}
    for side, (x, y) in pulled.items():
        members = [node for node in inner if scene.sides[node] == side]
        if len(members) > _SMALL:
            continue
        across = (-y / _INNER, x / _INNER) if (x, y) != (0.0, 0.0) else (1.0, 0.0)
        for number, node in enumerate(members):
            aside = (number - (len(members) - 1) / 2) * _SEAT
            seats[node] = (x + aside * across[0], y + aside * across[1])
    return seats


def _starts(
    scene: Scene, inner: Sequence[int], pulled: Mapping[str, tuple[float, float]]
) -> dict[int, tuple[float, float]]:
    """Members of a side at its anchor; third parties beyond the sides that they are tied to.

    Those between the sides start above where they are tied to each other, else below.
    """
    starts: dict[int, tuple[float, float]] = {}
    leaning = {node: np.zeros(2) for node in inner}
    sociable: set[int] = set()
    for a, b in sorted(scene.pulls):
        for one, other in ((a, b), (b, a)):
            if one in leaning and scene.sides[other] in pulled:
                leaning[one] += np.array(pulled[scene.sides[other]])
            elif other in leaning:
                sociable.add(one)
    for number, node in enumerate(inner):
        spread = _GOLDEN * number
        home = pulled.get(scene.sides[node])
        if home is None:
            length = float(np.linalg.norm(leaning[node]))
            above = -1 if node in sociable else 1
            x, y = (leaning[node] / max(length, _INNER)).tolist()
            starts[node] = (x + 0.25 * cos(spread), y + above * (0.7 + 0.2 * sin(spread)))
        else:
            starts[node] = (home[0], home[1] + 0.4 * sin(spread))
    return starts


def _kept_out(scene: Scene, inner: Sequence[int]) -> BoolArray:
    """Third parties stand outside the middle where the sides of a conflict face each other."""
    sides = {scene.sides[node] for node in inner} & set(scene.belligerents)
    return np.array([len(sides) > 1 and scene.sides[node] not in sides for node in inner])


def _boxes(scene: Scene, nodes: Sequence[int]) -> FloatArray:
    labelled = len(nodes) <= _LABELLED
    widths = [max(_DISC, _LETTER * len(scene.labels[node]) if labelled else 0) for node in nodes]
    height = _DISC + (_LINE if labelled else 0)
    return np.array([(width + _GAP, height + _GAP) for width in widths], dtype=np.float64)


def _apart(
    places: FloatArray, boxes: FloatArray, sheet: FloatArray, kept_out: BoolArray
) -> FloatArray:
    """Push boxes apart where they overlap, some out of the middle, and all onto the sheet."""
    at = places.T.copy()
    room = (boxes.T[:, :, None] + boxes.T[:, None, :]) / 2
    for axis in room:
        np.fill_diagonal(axis, -1.0)
    bound = np.maximum(sheet / 2, 1.0)[:, None]
    hole = bound * _MIDDLE
    numbers = np.arange(len(places))
    aside = np.where(numbers[:, None] < numbers[None, :], -_SIDEWAYS, _SIDEWAYS)
    along = np.empty(room.shape, dtype=bool)
    for _ in range(_ROUNDS if len(places) <= _LABELLED else _ROUNDS_OF_MANY):
        away = at[:, :, None] - at[:, None, :]
        overlap = room - np.abs(away)
        least = np.minimum(overlap[0], overlap[1])
        hit = least > 0
        inside = np.hypot(*(at / hole))
        stray = np.flatnonzero(kept_out & (inside < 1))
        if not len(stray) and not hit.any():
            break
        np.logical_and(overlap[0] < overlap[1], hit, out=along[0])
        np.logical_xor(along[0], hit, out=along[1])
        at += 0.3 * (np.copysign(least, away + aside) * along).sum(axis=2)
        if len(stray):
            here = at[:, stray]
            at[:, stray] = here + 0.2 * (here / np.maximum(inside[stray], _LEAST) - here)
        np.maximum(np.minimum(at, bound, out=at), -bound, out=at)
    return at.T


def _around(
    scene: Scene, places: FloatArray, outer: Sequence[int], sheet: FloatArray
) -> FloatArray:
    """An ellipse about the sheet; each as near as its turn allows to those it is tied to."""
    sums = np.zeros((len(places), 2))
    tied = np.zeros(len(places), dtype=bool)
    for (a, b), pull in sorted(scene.pulls.items()):
        for one, other in ((a, b), (b, a)):
            if other in scene.core:
                sums[one] += places[other] * pull
                tied[one] = True
    wanted = np.where(tied, np.arctan2(sums[:, 1], sums[:, 0]), pi).tolist()
    ranked = sorted(outer, key=lambda node: (wanted[node], scene.labels[node], node))
    turn = {node: -pi + 2 * pi * (place + 0.5) / len(ranked) for place, node in enumerate(ranked)}
    radius = sheet / 2 * sqrt(2) + np.array((40.0, 30.0))
    return np.array([(radius[0] * cos(turn[n]), radius[1] * sin(turn[n])) for n in outer])
