"""The hand of the benchmark moves a real window."""

import pytest
from pytestqt.qtbot import QtBot

from benchmarks import window
from benchmarks.claims import claims
from benchmarks.part import Settings
from benchmarks.window import Hand
from core.crossfilter import Workspace


def test_every_move_of_a_drag_is_painted_by_every_panel(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "MOVES", 5)
    hand = Hand(Workspace(claims(5_000, seed=1)), Settings())
    qtbot.addWidget(hand.window)
    moves = hand.drag_dates()
    assert len(moves) >= 3
    charts, table = hand.durations(moves)
    assert 0 < charts.p50 <= charts.worst
    assert table.p50 > 0
    painted = {part.panel for part in moves[-1].frame.parts if part.painting > 0}
    assert {"timeline", "losses", "relations", "claims", "facets"} <= painted
