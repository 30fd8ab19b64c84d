"""Every engine gives the same tables at every gesture; a wrong cell would be seen."""

from importlib import import_module
from importlib.util import find_spec

import numpy as np
import pytest

from benchmarks.claims import claims
from benchmarks.columns import columns_of, differing
from benchmarks.gestures import (
    date_drags,
    known_on_drag,
    random_span,
    three_in_turn,
    toggles,
    typed,
)
from benchmarks.linked import Linked
from benchmarks.peers.grouping import Grouping
from benchmarks.peers.peer import Peer
from core.crossfilter import DATES, Workspace
from core.filters import KNOWN_ON, FilterState

ROWS = 100_000


@pytest.fixture(scope="module")
def linked() -> Linked:
    return Linked(Workspace(claims(ROWS, 11)))


def gestures(linked: Linked) -> list[tuple[str, FilterState]]:
    random, index = np.random.default_rng(3), linked.workspace.index
    values = {key: index[key].values for key in ("category", "claimant")}
    drags = [(DATES, state) for state in date_drags(random, 40)][::13]
    turns = [("", state) for state in three_in_turn(random, values, 2)][2:]
    ticked = toggles(random, "claimant_side", index["claimant_side"].values, FilterState(), 4)
    return [
        *drags,
        *turns,
        *[("claimant_side", state) for state in ticked],
        ("words", [*typed(random)][-1]),
        *[(KNOWN_ON, state) for state in known_on_drag(random, 2)],
    ]


def peers(linked: Linked) -> list[Peer]:
    columns = columns_of(linked.workspace, linked.asked(FilterState(), ""))
    made: list[Peer] = [Grouping(columns)]
    installed = (
        ("polars", "lazy", "Lazy"),
        ("duckdb", "sql", "Aggregated"),
        ("numba", "single_pass", "SinglePass"),
    )
    for package, module, name in installed:
        if find_spec(package) is not None:
            made.append(getattr(import_module(f"benchmarks.peers.{module}"), name)(columns))
    return made


@pytest.mark.parametrize("armed", [False, True], ids=("counted", "from cubes"))
def test_every_table_of_every_gesture_is_that_of_a_plain_group_by(
    linked: Linked, *, armed: bool
) -> None:
    others = peers(linked)
    for brush, state in gestures(linked):
        linked.workspace.budget.shrink(0)
        if armed and brush not in ("", "words"):
            linked.workspace.counts.arm(brush, linked.asked(state, brush))
        own = linked.answer(state, brush)
        for peer in others:
            assert differing(own, peer.answer(linked.asked(state, brush))) == [], (peer.name, state)


def test_a_planted_error_is_seen(linked: Linked) -> None:
    state = FilterState((random_span(np.random.default_rng(1)),))
    own = linked.answer(state, DATES)
    planted = [table.copy() for table in own]
    assert differing(own, planted) == []
    planted[3].reshape(-1)[0] += 1
    assert differing(own, planted) == [3]
