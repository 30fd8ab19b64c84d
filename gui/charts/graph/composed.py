"""A graph of few marks as pictures at places: a mark that stays is the same as before."""

from collections.abc import Iterable, Mapping
from operator import is_
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF

from core.panels.relations.view import RelationsView
from gui.charts.graph.crowd import is_crowd
from gui.charts.graph.discs import Discs
from gui.charts.graph.geometry import FloatArray, Geometry
from gui.charts.graph.lines import placed_lines, ways_of
from gui.charts.graph.looks import HALF, line_opacities, look_codes, node_opacities
from gui.charts.graph.paint import placed_labels
from gui.charts.graph.placed import Placed
from gui.theme import Theme
from gui.typesetting import Typeface

_FEW = 60
"""So few nodes are pictures of their own."""
_KEPT = 4096
"""Looks of marks that are remembered."""

Labelled = Mapping[int, tuple[QRectF, str]]

K = TypeVar("K")
V = TypeVar("V")


class _Memory(Generic[K, V]):
    """What was made last from the same things, by what tells it from the rest."""

    def __init__(self) -> None:
        self._basis: tuple[object, ...] = ()
        self.known: dict[K, V] = {}

    def of(self, *basis: object) -> dict[K, V]:
        """What is known from these very things; from others nothing is yet."""
        same = len(basis) == len(self._basis) and all(map(is_, basis, self._basis))
        if not same or len(self.known) > _KEPT:
            self._basis, self.known = basis, {}
        return self.known


class Composer:
    """Makes the pictures of views, those of a scale one after another."""

    def __init__(self, ratio: float) -> None:
        self.ratio = ratio
        """Pixels a point of all pictures."""
        self._ways: tuple[Geometry, list[bytes]] | None = None
        self._discs = _Memory[tuple[int, int, float], Placed]()
        self._names = _Memory[tuple[int, float], tuple[Placed, ...]]()
        self._words = _Memory[tuple[int, float], tuple[Placed, ...]]()

    def composed(
        self,
        shown: tuple[RelationsView, Geometry],
        labels: tuple[Labelled, Labelled],
        theme: Theme,
        faces: tuple[Typeface, Typeface],
    ) -> list[Placed] | None:
        """The pictures of a view, the lower first; None where there are many or larger ones.

        Labels and faces are those of nodes and those of lines.
        """
        view, drawn = shown
        if is_crowd(view) or len(view.shown) > _FEW:
            return None
        strong, clear = line_opacities(view), node_opacities(view)
        if self._ways is None or self._ways[0] is not drawn:
            self._ways = drawn, ways_of(drawn)
        codes = look_codes(view, strong)
        found = placed_lines(view, self._ways[1], codes, theme, self.ratio)
        if found is None:
            return None
        found += self._placed_discs(shown, theme, clear)
        found += self.worded(labels, (strong, clear), theme, faces)
        return found

    def worded(
        self,
        labels: tuple[Labelled, Labelled],
        strengths: tuple[FloatArray, Mapping[int, float]],
        theme: Theme,
        faces: tuple[Typeface, Typeface],
    ) -> list[Placed]:
        """The pictures of the words on lines, and of the names of nodes above them.

        ``strengths`` are those of all lines and of the nodes that stand.
        """
        (names, words), (for_names, for_words), (strong, clear) = labels, faces, strengths
        on_lines: list[float] = strong[list(words)].tolist()
        written = self._words.of(words, theme, for_words)
        found = self._labelled(written, words, on_lines, (theme.muted, theme.surface, for_words))
        named = self._names.of(names, theme, for_names)
        beside = [max(clear[place], HALF) for place in names]
        found += self._labelled(named, names, beside, (theme.text, theme.surface, for_names))
        return found

    def _placed_discs(
        self,
        shown: tuple[RelationsView, Geometry],
        theme: Theme,
        opacity: Mapping[int, float],
    ) -> list[Placed]:
        view, drawn = shown
        nodes, known = view.nodes, self._discs.of(drawn.centres, theme)
        looks = [(place, nodes[place].made, opacity[place]) for place in view.shown]
        new = [look for look in looks if look not in known]
        if new:
            discs = Discs(shown, theme, [place for place, _, _ in new], opacity)
            known.update(zip(new, discs.placed(self.ratio), strict=True))
        return [known[look] for look in looks]

    def _labelled(
        self,
        known: dict[tuple[int, float], tuple[Placed, ...]],
        labels: Labelled,
        strengths: Iterable[float],
        look: tuple[str, str, Typeface],
    ) -> list[Placed]:
        found: list[Placed] = []
        for told in zip(labels, strengths, strict=True):
            placed = known.get(told)
            if placed is None:
                place, strength = told
                label = (*labels[place], strength)
                placed = known[told] = tuple(placed_labels((label,), *look, self.ratio))
            found += placed
        return found
