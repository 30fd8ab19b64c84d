"""How wide the columns of the loss chart are where there are hundreds of lines."""

from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from core.filters import FilterState
from core.panels.losses import LossesView, build
from core.panels.question import Question
from gui.charts.gap.layout import ChartRow, GapLines, gap_columns
from gui.typesetting import typeface
from tests.making import workspace

KINDS = (
    *("tank", "artillery", "helicopter", "uav", "aircraft", "drone", "truck", "ship", "radar"),
    *("mortar", "infantry_fighting_vehicle", "multiple_rocket_launcher", "armoured_vehicle"),
)
SIDES = 40


def test_of_hundreds_of_lines_the_longest_label_has_room(qtbot: QtBot) -> None:
    del qtbot
    claims: list[dict[str, object]] = [
        {"claimant": "A MoD", "subject": f"S{side:02}", "measure": "destroyed", "category": kind,
         "topic": "loss", "best": 3, "claimed_on": "2016-04-02", "basis": "incremental"}
        for side in range(SIDES)
        for kind in KINDS
    ]  # fmt: skip
    view = build(Question(workspace(claims), FilterState()))
    assert isinstance(view, LossesView)
    lines = GapLines(view.lines)
    assert len(lines) == SIDES * (len(KINDS) + 1), "a heading for each side"
    face = typeface(QFont())
    longest = max(
        face.width(line.labels[0]) for line in lines[: len(KINDS) + 1] if isinstance(line, ChartRow)
    )
    columns = gap_columns(lines, view.scale, 1200.0, face)
    assert columns.label.width() >= longest
