"""Which ways the lines of a graph take: a filter moves none of them."""

from datetime import date

import numpy as np
import pytest

from core.crossfilter import Workspace
from core.filters import Clause, DateSpan, FilterState, OneOf
from core.panels.question import Question
from core.panels.relations.view import RelationsOptions, RelationsView, build
from gui.charts.graph.course import Course
from tests.making import workspace
from tests.relations_bench import ACTORS, CLAIMS_TYPED, RELATIONS

CENTRES = np.array([(100.0, 100.0), (500.0, 100.0), (300.0, 20.0), (300.0, 180.0)])
MEETING: list[dict[str, object]] = [
    *RELATIONS,
    {**RELATIONS[2], "type": "alliance", "sign": 1, "valid_to": "2016-04-02"},
    {**RELATIONS[2], "type": "accuses", "valid_from": "2016-04-04"},
]


@pytest.fixture(scope="module")
def space() -> Workspace:
    """A1 and B1 with three relations, two of a sign, and claims of both about each other."""
    return workspace(CLAIMS_TYPED, actors=ACTORS, relations=MEETING)


def seen(space: Workspace, *clauses: Clause, bundled: bool = True) -> RelationsView:
    filters = FilterState()
    for clause in clauses:
        filters = filters.with_clause(clause)
    return build(Question(space, filters, options=RelationsOptions(bundled=bundled)))


def ways(course: Course, view: RelationsView) -> dict[tuple[object, ...], tuple[float, ...]]:
    """Start, bend and end of each line, by its ends, its sign and its kind; bundled have none."""
    found: list[list[float]] = course.lay(view).courses(range(len(view.edges))).tolist()
    kinds = ["" if view.options.bundled and not e.counted else e.kind for e in view.edges]
    lines = zip(view.edges, kinds, found, strict=True)
    return {(e.source, e.target, e.sign, kind): tuple(way) for e, kind, way in lines}


FILTERS: dict[str, tuple[Clause, ...]] = {
    "one claimant": (OneOf("claimant", frozenset({"B1"})),),
    "no denial": (OneOf("act", frozenset({"claim"})),),
    "after the alliance": (DateSpan(date(2016, 4, 4), date(2016, 4, 5)),),
    "nothing": (OneOf("claimant", frozenset()),),
}


@pytest.mark.parametrize("bundled", [True, False])
@pytest.mark.parametrize("clauses", FILTERS.values(), ids=FILTERS.keys())
def test_a_filter_moves_no_line(
    space: Workspace, clauses: tuple[Clause, ...], *, bundled: bool
) -> None:
    view, filtered = seen(space, bundled=bundled), seen(space, *clauses, bundled=bundled)
    course = Course(CENTRES, np.full(4, 8.0), np.array(view.shown))
    whole, left = ways(course, view), ways(course, filtered)
    assert 0 < len(left) < len(whole)
    assert left == {name: whole[name] for name in left}
    afresh = Course(CENTRES, np.full(4, 8.0), np.array(view.shown))
    assert ways(afresh, filtered) == left
