"""Filters by what they do to the losses: many a one lets all of them pass, or none."""

from weakref import WeakKeyDictionary

import numpy as np

from core.comparison.figures import Figures, figures_of
from core.comparison.sight import Sight
from core.comparison.voices import FEW
from core.crossfilter import Workspace
from core.filters import FilterState, OneOf
from core.index import BoolArray, ClaimIndex, CodeArray, IntArray

_COMPARED: WeakKeyDictionary[Figures, IntArray] = WeakKeyDictionary()
"""The claims that a comparison asks whether they are heard."""
_PRESENT: WeakKeyDictionary[Figures, dict[str, CodeArray]] = WeakKeyDictionary()
"""By dimension the codes that claims which bear on a loss have."""


def telling(workspace: Workspace, filters: FilterState) -> FilterState:
    """The filters without those that every claim which bears on a loss passes.

    Nothing that is compared is another with them or without.
    """
    idle = (clause.key for clause in _facets(filters) if _passed(workspace, clause).all())
    return filters.without(idle)


def told_apart(workspace: Workspace, filters: FilterState) -> tuple[object, ...]:
    """Filters as far as the comparison can tell: equal where it is the same under both.

    Facets that let the same of the claims pass which bear on a loss are one.
    """
    passed = {clause.key: _passed(workspace, clause) for clause in _facets(filters)}
    strict = frozenset((key, kept.tobytes()) for key, kept in passed.items() if not kept.all())
    return filters.without(passed), strict


def heard_apart(workspace: Workspace, sight: Sight) -> tuple[object, ...] | None:
    """What a comparison is made of: equal where it is the same; None where claims are many.

    Filters tell claims apart that bear on no loss, and days on which none of those was made that
    do: what counts is which of them are heard, before the window, within it and beyond.
    """
    index, clock, reach = workspace.index, sight.clock, sight.now
    asked = _compared(figures_of(workspace.dataset, index))
    if len(asked) > FEW:
        return None
    if sight.window is None:
        return sight.level, clock, reach.holding(index, clock, asked).tobytes()
    days = sight.window.first, sight.window.last, reach.since
    return sight.level, clock, days, sight.ever.holding(index, clock, asked).tobytes()


def lets_none_pass(workspace: Workspace, filters: FilterState) -> bool:
    """Whether no claim that bears on a loss passes one of the filters."""
    return any(not _passed(workspace, clause).any() for clause in _facets(filters))


def _facets(filters: FilterState) -> list[OneOf]:
    return [clause for clause in filters.clauses if isinstance(clause, OneOf)]


def _passed(workspace: Workspace, clause: OneOf) -> BoolArray:
    """Of the values that such claims have those that a filter lets pass."""
    index = workspace.index
    figures = figures_of(workspace.dataset, index)
    present = _PRESENT.setdefault(figures, {})
    codes = present.get(clause.dimension)
    if codes is None:
        codes = present[clause.dimension] = _codes(figures, index, clause.dimension)
    return clause.among(index[clause.dimension], codes)


def _codes(figures: Figures, index: ClaimIndex, dimension: str) -> CodeArray:
    bears = figures.stated.copy()
    ties = figures.ties
    for pairs in (ties.variants, ties.parts, ties.replaced, ties.retracted, ties.denied):
        bears[pairs.source] = bears[pairs.target] = True
    codes = index[dimension].codes
    return np.flatnonzero(np.bincount(codes[bears])).astype(codes.dtype)


def _compared(figures: Figures) -> IntArray:
    """The claims that a comparison asks for: losses, and what denies or takes back a figure."""
    rows = _COMPARED.get(figures)
    if rows is None:
        asked, ties = figures.stated.copy(), figures.ties
        for pairs in (ties.retracted, ties.denied):
            asked[pairs.source[figures.counted[pairs.target]]] = True
        rows = _COMPARED[figures] = np.flatnonzero(asked).astype(np.int32)
    return rows
