"""What springs do to nodes, told by distances that can be worked out by hand."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from core.panels.relations.springs import FloatArray, settled

FREE = np.zeros(2, dtype=bool)


def pair(tie: float) -> FloatArray:
    return np.array([[0.0, tie], [tie, 0.0]])


def apart(places: FloatArray) -> float:
    return float(np.hypot(*(places[0] - places[1])))


@pytest.mark.parametrize("begin", [0.1, 3.0])
def test_two_nodes_tied_by_one_rest_a_length_apart(begin: float) -> None:
    starts = np.array([[0.0, 0.0], [begin, 0.0]])
    places = settled(starts, pair(1.0), FREE, length=0.5, steps=400)
    assert apart(places) == pytest.approx(0.5, abs=0.02)


def test_a_tie_of_eight_halves_the_distance() -> None:
    """Push ``length² / d²`` and pull ``8 d / length`` are equal at ``d = length / 2``."""
    starts = np.array([[0.0, 0.0], [1.0, 0.0]])
    places = settled(starts, pair(8.0), FREE, length=0.5, steps=400)
    assert apart(places) == pytest.approx(0.25, abs=0.02)


def test_nodes_that_nothing_ties_only_move_away() -> None:
    starts = np.array([[0.0, 0.0], [0.3, 0.4]])
    assert apart(settled(starts, pair(0.0), FREE, length=0.5, steps=20)) > 0.5


def test_a_node_that_is_held_stays_and_the_starts_are_left_alone() -> None:
    starts = np.array([[0.0, 0.0], [1.0, 0.0]])
    places = settled(starts, pair(1.0), np.array([True, False]), length=0.5, steps=400)
    assert_allclose(places[0], (0.0, 0.0))
    assert places[1, 0] == pytest.approx(0.5, abs=0.02)
    assert_allclose(starts, [[0.0, 0.0], [1.0, 0.0]])


def test_a_node_alone_stays() -> None:
    alone = np.array([[2.0, 3.0]])
    held = np.zeros(1, dtype=bool)
    assert_allclose(settled(alone, np.zeros((1, 1)), held, length=0.5, steps=5), alone)
