"""Where the camera puts a graph: discs whole on the canvas, as large as their claims say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.charts.graph.geometry import Camera, radii

MARGINS = 44.0, 14.0, 26.0


def test_the_area_of_a_disc_grows_with_its_claims() -> None:
    """6 + 1.4 √claims: 6, 7.4, 8.8, 18.98 at 86 claims; twice as large in a large panel."""
    found = radii(np.array([0, 1, 4, 86]), 86, 1.0)
    assert found.tolist() == pytest.approx([6, 7.4, 8.8, 18.983], abs=1e-3)
    assert radii(np.array([4]), 86, 2.0).tolist() == pytest.approx([17.6])


def test_where_there_are_more_claims_all_discs_say_their_share_of_the_most() -> None:
    """The most is drawn as 86 would be, a quarter of it as 21.5: 6 + 1.4 √21.5 = 12.49."""
    found = radii(np.array([0, 50_000, 200_000]), 200_000, 1.0)
    assert found.tolist() == pytest.approx([6, 12.492, 18.983], abs=1e-3)


def test_small_discs_stand_at_the_margins() -> None:
    """100 points of the sheet to 560 − 2 × 44 = 472 pixels across and 280 − 14 − 26 = 240 down.

    More than 2 pixels a point enlarge nothing: the 200 pixels stand in the middle of both.
    """
    places, discs = np.array([[0.0, 0.0], [100.0, 100.0]]), np.array([6.0, 6.0])
    far = Camera.fitting(places * 10, discs, (560, 280), MARGINS).pixels(places * 10)
    near = Camera.fitting(places, discs, (560, 280), MARGINS).pixels(places)
    assert far.ravel().tolist() == pytest.approx([44, 14, 516, 254])
    assert near.ravel().tolist() == pytest.approx([180, 34, 380, 234])


def test_a_large_disc_at_the_rim_is_given_its_room_and_a_small_one_beside_it_none() -> None:
    """The upper disc of 25 stands 25 + 3 below the edge, the lower of 6 at the margin of 26."""
    places, discs = np.array([[0.0, 0.0], [900.0, 1000.0]]), np.array([25.0, 6.0])
    found = Camera.fitting(places, discs, (560, 280), MARGINS).pixels(places)
    assert found[:, 1].tolist() == pytest.approx([28, 254])


nodes = st.tuples(st.floats(-500, 500), st.floats(-500, 500), st.floats(6, 36))


@given(st.lists(nodes, min_size=1, max_size=40))
def test_no_disc_is_cut_by_the_edge_of_the_canvas(drawn: list[tuple[float, float, float]]) -> None:
    places, discs = np.array(drawn)[:, :2], np.array(drawn)[:, 2]
    camera = Camera.fitting(places, discs, (560, 280), MARGINS)
    x, y = camera.pixels(places).T
    assert (x - discs).min() >= 3 - 1e-6
    assert (y - discs).min() >= 3 - 1e-6
    assert (x + discs).max() <= 557 + 1e-6
    assert (y + discs).max() <= 277 + 1e-6
