"""The ways that lines of a graph take: apart from their parallels, clear of nodes that stand."""

from collections.abc import Hashable, Sequence
from operator import attrgetter

import numpy as np
import numpy.typing as npt

from core.panels.relations.edges import Edge
from core.panels.relations.lines import Lines, whole_lines
from core.panels.relations.view import RelationsView
from gui.charts.graph.geometry import CURVED, FloatArray, Geometry, normal, quadratic, unit

_SPACING, _WIDEST_FAN = 9.0, 40.0
_BENDS = (0.0, 20.0, -20.0, 36.0, -36.0, 56.0, -56.0)
_CLEARANCE, _OVERHANG = 7.0, 10.0
_PASSING = np.linspace(0.1, 0.9, 17)
"""The parts of a line that keep clear of nodes."""
_AT_ONCE = 1 << 13
"""Pairs of ends and nodes that are looked at in one call, which takes a kilobyte for each."""
_LAID, _FANS = 32, 8
"""So many graphs between the same nodes, and choices of kinds, are kept as they lie."""
_NONE: FloatArray = np.zeros(0)
_TOLD = attrgetter("source", "target", "kind", "sign", "directed", "condition")
"""All of a line that says where among its parallels it runs."""


class Course:
    """The ways between nodes that stand still.

    Every line that any filter may leave has a way of its own, so that a filter moves none. They
    hold as long as the nodes keep their places.
    """

    def __init__(self, centres: FloatArray, radii: FloatArray, shown: npt.NDArray[np.intp]) -> None:
        self.centres = centres
        self.radii = radii
        self._shown = shown
        self._fans: dict[tuple[frozenset[str], bool], _Fans] = {}
        self._laid: dict[tuple[bytes, ...], Geometry] = {}

    def lay(self, view: RelationsView) -> Geometry:
        """The graph with the lines of a view; the last ones are kept, of those of many lines one.

        The nodes of the view stand where those of this course do.
        """
        lines = view.edges
        aside = self._aside(view) if 0 < len(lines) <= CURVED else _NONE
        columns = lines.source, lines.target, lines.directed, aside
        drawn_as = tuple(column.tobytes() for column in columns)
        found = self._laid.get(drawn_as)
        if found is None:
            if len(self._laid) == _LAID or len(lines) > CURVED:
                self._laid.clear()
            found = self._laid[drawn_as] = _geometry(lines, self.centres, self.radii, aside)
        return found

    def _aside(self, view: RelationsView) -> FloatArray:
        """How far to the side the middle of each line runs."""
        options, lines = view.options, view.edges
        chosen = options.hidden_kinds, options.bundled
        fans = self._fans.get(chosen)
        if fans is None:
            if len(self._fans) == _FANS:
                self._fans.clear()
            whole = whole_lines(view.stage, options.hidden_kinds)
            fans = self._fans[chosen] = _Fans(whole, self, bundled=options.bundled)
        return fans.aside(lines) if fans.curved else self.offsets(lines.source, lines.target)

    def offsets(self, source: npt.NDArray[np.int64], target: npt.NDArray[np.int64]) -> FloatArray:
        """How far to the side lines run that have no parallels but each other."""
        first, last = np.minimum(source, target), np.maximum(source, target)
        _, at, pair, lines = np.unique(
            first * (int(last.max()) + 1) + last,
            return_index=True,
            return_inverse=True,
            return_counts=True,
        )
        wide = np.minimum(_SPACING * (lines - 1), _WIDEST_FAN)
        order = np.argsort(pair, kind="stable")
        rank = np.empty(len(pair))
        rank[order] = np.arange(len(pair)) - np.repeat(np.cumsum(lines) - lines, lines)
        apart = wide[pair] * (rank / np.maximum(lines - 1, 1)[pair] - 0.5)
        most = max(_AT_ONCE // max(len(self._shown), 1), 1)
        parts = (slice(begin, begin + most) for begin in range(0, len(at), most))
        bases = [self._bends(first[at[part]], last[at[part]], wide[part] / 2) for part in parts]
        return np.asarray(np.concatenate(bases)[pair] + apart)

    def _bends(
        self, first: npt.NDArray[np.int64], last: npt.NDArray[np.int64], half: FloatArray
    ) -> list[float]:
        """The least bends by which lines between two nodes pass all others, on the canvas.

        ``half`` is how far the outer ones of parallel lines run from the middle of them all.
        """
        shown, centres = self._shown, self.centres
        own = (shown == first[:, None]) | (shown == last[:, None])
        begin, end, at = centres[first], centres[last], centres[shown]
        aside = np.multiply.outer(np.array(_BENDS), 2 * normal(begin, end))
        points = quadratic(begin, (begin + end) / 2 + aside, end, _PASSING[:, None, None, None])
        lowest, highest = at.min(axis=0) - _OVERHANG, at.max(axis=0) + _OVERHANG
        within = ((points >= lowest) & (points <= highest)).all(axis=(0, 3))
        across, down = (points[..., axis, None] - at[:, axis] for axis in (0, 1))
        away = np.sqrt((across * across + down * down).min(axis=0))
        room = np.where(own, np.inf, away - self.radii[shown] - half[:, None]).min(axis=2)
        sides = zip(within.T.tolist(), room.T.tolist(), strict=True)
        return [_clearest(able, free) for able, free in sides]


class _Fans:
    """How far aside each line runs that any filter may leave, with its parallels."""

    def __init__(self, whole: Lines, course: Course, *, bundled: bool) -> None:
        self._bundled = bundled
        self._known: dict[Hashable, float] = {}
        stated = dict.fromkeys(map(self._named, (e for e in whole.single if not e.counted)))
        counts = map(self._named, (edge for edge in whole.single if edge.counted))
        names = [*(sorted(stated) if bundled else stated), *counts, *_ends(whole)]
        self.curved = len(names) <= CURVED
        """Whether they are few enough for each to have its way."""
        if names and self.curved:
            source, target = np.array([name[:2] for name in names], dtype=np.int64).T
            found: list[float] = course.offsets(source, target).tolist()
            self._known.update(zip(names, found, strict=True))

    def aside(self, lines: Lines) -> FloatArray:
        """How far to the side the middle of each of some lines runs."""
        known = self._known
        found = list(map(known.get, map(_TOLD, lines.single)))
        for place, edge in enumerate(lines.single):
            if found[place] is None:
                found[place] = known[_TOLD(edge)] = known[self._named(edge)]
        return np.array([*found, *map(known.__getitem__, _ends(lines))], dtype=np.float64)

    def _named(self, edge: Edge) -> tuple[int | str, ...]:
        """What tells a line from its parallels, whatever filters leave of it."""
        ends, conditional = (edge.source, edge.target), bool(edge.condition)
        if edge.counted:
            return (*ends, edge.kind)
        if self._bundled:
            return (*sorted(ends), edge.sign, conditional)
        return (*ends, edge.kind, edge.sign, edge.directed, conditional)


def _ends(lines: Lines) -> list[tuple[int, int]]:
    """Whose claims about whom are counted."""
    return [*zip(lines.pairs.source.tolist(), lines.pairs.target.tolist(), strict=True)]


def _geometry(edges: Lines, centres: FloatArray, radii: FloatArray, aside: FloatArray) -> Geometry:
    """The graph of some lines, which run straight where nobody says how far ``aside``."""
    source, target = edges.source, edges.target
    begin, end = centres[source], centres[target]
    bends = (begin + end) / 2
    if len(aside):
        first, last = np.minimum(source, target), np.maximum(source, target)
        bends += 2 * aside[:, None] * normal(centres[first], centres[last])
        away, back = unit(bends - begin), unit(bends - end)
    else:
        away = unit(end - begin)
        back = -away
    arrow = np.where(edges.directed, 2.0, 0.5)
    starts = begin + away * (radii[source] + 0.5)[:, None]
    ends = end + back * (radii[target] + arrow)[:, None]
    return Geometry(centres, radii, starts, bends, ends)


def _clearest(able: Sequence[bool], free: Sequence[float]) -> float:
    """The first bend with room enough, else the one of clearly most."""
    best, widest = 0.0, -np.inf
    for bend, within, room in zip(_BENDS, able, free, strict=True):
        if not within:
            continue
        if room >= _CLEARANCE:
            return bend
        if room > widest + _CLEARANCE / 2:
            best, widest = bend, room
    return best
