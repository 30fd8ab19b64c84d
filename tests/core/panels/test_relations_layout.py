"""Where the actors stand: the same places for the same dataset, whatever is asked of it."""

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from core.filters import FilterState, OneOf
from core.panels.question import Question
from core.panels.relations.layout import Scene, anchors, lay_out
from core.panels.relations.stage import stage_of
from core.panels.relations.view import Level, RelationsOptions, RelationsView, build
from tests.making import workspace

NAMES = ("A1", "A2", "B1", "B2", "C1", "C2", "C3", "C4")


def claims() -> list[dict[str, object]]:
    pairs = [("A1", "B1"), ("B1", "A1"), ("A2", "B1"), ("B2", "A1"), ("C1", "A1"), ("C2", "B1")]
    return [{"claimant": claimant, "subject": subject} for claimant, subject in pairs * 2]


def relations() -> list[dict[str, object]]:
    pairs = [("C1", "A1"), ("C2", "B1"), ("C3", "A1"), ("C3", "B1"), ("C4", "B2")]
    return [
        {"source": source, "target": target, "type": "alliance", "sign": 1, "directed": "yes"}
        for source, target in pairs
    ]


def actors() -> list[dict[str, object]]:
    return [{"actor": name, "side": name[0] if name[0] in "AB" else "third"} for name in NAMES]


def places(view: RelationsView) -> dict[str, tuple[float, float]]:
    return {node.name: (node.x, node.y) for node in view.nodes}


def view(seed: int | None = None) -> RelationsView:
    tables = [claims(), relations(), actors()]
    if seed is not None:
        for table in tables:
            random.Random(seed).shuffle(table)
    made = workspace(
        tables[0], relations=tables[1], actors=tables[2], sides=[{"side": "A"}, {"side": "B"}]
    )
    return build(Question(made, FilterState(), options=RelationsOptions()))


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 1000))
def test_the_order_of_rows_moves_nobody(seed: int) -> None:
    assert places(view(seed)) == places(view())


def test_filters_kinds_and_attention_move_nobody() -> None:
    made = workspace(claims(), relations=relations(), actors=actors())
    options = RelationsOptions()
    filtered = FilterState((OneOf("claimant", frozenset({"A1"})),))
    first = build(Question(made, FilterState(), options=options))
    second = build(
        Question(
            made,
            filtered,
            options=RelationsOptions(hidden_kinds=frozenset({"alliance"}), ego="A1"),
        )
    )
    assert places(first) == places(second)


def test_the_layout_is_made_once_for_a_dataset_and_level() -> None:
    made = workspace(claims(), relations=relations(), actors=actors())
    assert stage_of(made, Level.PARTIES).places is stage_of(made, Level.PARTIES).places
    assert stage_of(made, Level.PARTIES) is not stage_of(made, Level.ACTORS)


def test_a_pinned_actor_stands_where_it_was_put_and_moves_no_other() -> None:
    made = workspace(claims(), relations=relations(), actors=actors())
    free = places(build(Question(made, FilterState(), options=RelationsOptions())))
    options = RelationsOptions().pinned("A1", 1.0, 2.0).pinned("A1", 30.0, 40.0)
    pinned = build(Question(made, FilterState(), options=options))
    assert places(pinned) == free | {"A1": (30.0, 40.0)}
    assert [node.name for node in pinned.nodes if node.pinned] == ["A1"]
    assert options.unpinned("A1") == RelationsOptions()


def test_a_pin_belongs_to_its_level() -> None:
    options = RelationsOptions().pinned("A1", 1.0, 2.0)
    elsewhere = RelationsOptions(level=Level.ACTORS, pins=options.pins)
    made = workspace(claims(), relations=relations(), actors=actors())
    actors_view = build(Question(made, FilterState(), options=elsewhere))
    assert not any(node.pinned for node in actors_view.nodes)
    assert elsewhere.unpinned().pins == options.pins


def test_each_side_has_a_region_of_its_own() -> None:
    shown = view()
    by_side = {side: [node.x for node in shown.nodes if node.side == side] for side in ("A", "B")}
    assert max(by_side["A"]) < 0 < min(by_side["B"])


def test_two_sides_face_each_other_and_three_stand_apart() -> None:
    assert np.allclose(anchors(("A", "B"))["A"], (-0.5, 0.0))
    assert np.allclose(anchors(("A", "B"))["B"], (0.5, 0.0))
    assert anchors(("A",)) == {"A": (0.0, 0.0)}
    assert len({(round(x, 6), round(y, 6)) for x, y in anchors(("A", "B", "C")).values()}) == 3


def test_labels_of_no_two_actors_overlap_on_the_sheet() -> None:
    shown = view()
    at = list(places(shown).values())
    for number, (x, y) in enumerate(at):
        for other_x, other_y in at[number + 1 :]:
            assert abs(x - other_x) >= 22 or abs(y - other_y) >= 34


def test_five_hundred_actors_and_one_find_places() -> None:
    for count in (1, 500):
        scene = Scene(
            labels=tuple(f"n{number}" for number in range(count)),
            sides=tuple("AB"[number % 2] for number in range(count)),
            belligerents=("A", "B"),
            pulls={(number, number + 1): 1.0 for number in range(count - 1)},
            core=frozenset(range(count)),
        )
        found = lay_out(scene)
        assert found.shape == (count, 2)
        assert np.isfinite(found).all()
        assert len(np.unique(found, axis=0)) == count


def test_an_actor_that_nothing_ties_stands_outside() -> None:
    scene = Scene(
        ("a", "b", "alone"), ("A", "B", "third"), ("A", "B"), {(0, 1): 1.0}, frozenset({0, 1})
    )
    found = lay_out(scene)
    assert np.hypot(*found[2]) > max(np.hypot(*found[0]), np.hypot(*found[1]))
