"""Who denies whom, wholly or in part, as lines of the relations."""

from core.filters import FilterState, OneOf
from core.panels.question import Question
from core.panels.relations.cast import Level
from core.panels.relations.edges import DENIALS, Edge
from core.panels.relations.options import RelationsOptions
from core.panels.relations.view import RelationsView, build
from core.panels.relations.words import edge_label, edge_words
from tests.making import workspace


def said(act: str, replies_to: str = "", by: str = "B MoD") -> dict[str, object]:
    return {"claimant": by, "subject": "B army", "act": act, "replies_to": replies_to}


def denials(*claims: dict[str, object], filters: FilterState | None = None) -> RelationsView:
    told = [said("assert", by="A MoD"), said("assert", by="A MoD"), *claims]
    options = RelationsOptions(level=Level.SIDES, hidden_kinds=frozenset())
    return build(Question(workspace(told), filters or FilterState(), options=options))


def line(view: RelationsView) -> Edge:
    (edge,) = (edge for edge in view.edges if edge.kind == DENIALS)
    return edge


def test_a_partial_denial_is_a_denial_and_is_told_apart() -> None:
    view = denials(said("deny", "c0"), said("partly_deny", "c1"))
    edge = line(view)
    assert (edge.weight, edge.partial, edge.rows.array.tolist()) == (2, 1, [2, 3])
    assert edge_label(edge) == "denies 2"
    assert edge_words(view, edge) == "B denies 2 claims of A in view, 1 of them only in part"


def test_where_all_denials_are_partial_the_line_says_so() -> None:
    view = denials(said("partly_deny", "c1"))
    assert edge_label(line(view)) == "partly denies 1"
    assert edge_words(view, line(view)) == "B denies in part 1 claim of A in view"


def test_only_partial_denials_in_view_are_counted_as_such() -> None:
    whole = FilterState().with_clause(OneOf("act", frozenset({"deny", "assert"})))
    view = denials(said("deny", "c0"), said("partly_deny", "c1"), filters=whole)
    assert (line(view).weight, line(view).partial) == (1, 0)
    assert edge_words(view, line(view)) == "B denies 1 of 2 claims of A in view"
