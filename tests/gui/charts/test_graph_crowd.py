"""Many lines of a graph: one for each pair of nodes, told apart by rank."""

import numpy as np

from core.filters import FilterState
from core.panels.question import Question
from core.panels.relations.view import Level, RelationsOptions, RelationsView, build
from gui.charts.graph.crowd import bundled
from tests.making import workspace


def test_lines_of_a_crowd_run_once_for_each_pair_the_weightiest_ranked_first() -> None:
    """A claims 3 of B and B 1 of A: 4 between them; A claims 2 of C: rank 2 of 2 and 1 of 2."""
    claims: list[dict[str, object]] = [
        {"claimant": source, "subject": target}
        for source, target in (*[("A1", "B1")] * 3, ("B1", "A1"), *[("A1", "C1")] * 2)
    ]
    options = RelationsOptions(level=Level.ACTORS, hidden_kinds=frozenset())
    view = build(Question(workspace(claims), FilterState(), options=options))
    places, rank = bundled(view, np.arange(len(view.edges)))
    pairs = [{view.nodes[n].name for n in ends_of(view, place)} for place in places.tolist()]
    found = dict(zip(map(frozenset, pairs), rank.tolist(), strict=True))
    assert found == {frozenset({"A1", "B1"}): 1.0, frozenset({"A1", "C1"}): 0.5}


def ends_of(view: RelationsView, place: int) -> tuple[int, int]:
    return view.edges[place].source, view.edges[place].target
