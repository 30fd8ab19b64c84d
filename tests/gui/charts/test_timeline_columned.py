"""Lanes packed all at once, against one lane after another at one pitch after another."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.index import IntArray
from gui.charts.timeline.columned import PITCHES, packed, pitches_of
from gui.charts.timeline.piles import Piles, dodged, tallest
from gui.charts.timeline.scale import GUTTER, FloatArray, Scale

DAYS = 400


@given(
    days=st.lists(st.lists(st.integers(0, DAYS - 1), max_size=60), min_size=1, max_size=5),
    width=st.integers(100, 2_000),
    heights=st.lists(st.floats(6, 70), min_size=5, max_size=5),
    asked=st.lists(st.booleans(), min_size=5, max_size=5),
)
def test_lanes_are_packed_as_each_would_be_alone(
    days: list[list[int]], width: int, heights: list[float], asked: list[bool]
) -> None:
    scale = Scale(0, DAYS, GUTTER, GUTTER + width)
    lane = np.repeat(np.arange(len(days)), [len(mine) for mine in days]).astype(np.int32)
    x = scale.xs(np.array([day + 0.5 for mine in days for day in sorted(mine)]))
    rows = np.arange(len(lane), dtype=np.int32)
    tall = np.array(heights[: len(days)])
    middles = np.cumsum(tall) - tall / 2
    wanted = np.array(asked[: len(days)])
    pitch = pitches_of(lane, x, tall, scale, wanted)
    found = pitch[lane] > 0
    stand = packed(rows[found], lane[found], x[found], middles, pitch, scale.left)
    for place in range(len(days)):
        mine = lane == place
        expected, alone = one_by_one(rows[mine], x[mine], scale, tall[place])
        expected *= wanted[place]
        assert pitch[place] == expected
        own = stand.lane == place
        assert stand.rows[own].tolist() == (alone.rows.tolist() if expected else [])
        if expected:
            top = middles[place] - alone.lines * expected / 2
            np.testing.assert_allclose(stand.x[own], alone.x)
            np.testing.assert_allclose(stand.y[own], top + (alone.line + 0.5) * expected)


def one_by_one(rows: IntArray, x: FloatArray, scale: Scale, height: float) -> tuple[float, Piles]:
    """The best pitch at which the claims of a lane fit, 0 where none does, and their piles."""
    piles = dodged(rows, x, scale, PITCHES[0])
    for pitch in PITCHES:
        lines = max(1, int((height - 2) // pitch))
        piles = dodged(rows, x, scale, pitch)
        assert tallest(x, scale, pitch) == piles.lines
        if piles.lines <= lines and len(rows) <= lines * ((scale.right - scale.left) // pitch + 2):
            return pitch, piles
    return 0.0, piles


@given(st.lists(st.floats(0, 20), max_size=80), st.sampled_from(PITCHES))
def test_so_many_lines_are_foretold_as_glyphs_side_by_side_take(
    moments: list[float], pitch: float
) -> None:
    """Days of 30 pixels."""
    scale = Scale(0, 21, GUTTER, GUTTER + 630)
    x = scale.xs(np.array(moments, dtype=np.float64))
    piles = dodged(np.arange(len(x), dtype=np.int32), x, scale, pitch)
    assert tallest(x, scale, pitch) == piles.lines
