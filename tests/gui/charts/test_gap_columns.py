"""How wide the columns of the loss chart are where there are hundreds of lines."""

from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from core.filters import FilterState
from core.panels.losses import LossesView, build
from core.panels.losses.rows import usual_verdicts
from core.panels.question import Question
from gui.charts.gap.layout import ChartRow, GapLines, gap_columns
from gui.charts.gap.paint import BESIDE
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


def test_of_hundreds_of_lines_every_verdict_has_room(qtbot: QtBot) -> None:
    """One row in 600 cannot be compared because its bases differ: its words are not cut."""
    del qtbot
    claims: list[dict[str, object]] = [
        {"claimant": "A MoD", "subject": f"S{side:02}", "measure": "destroyed", "category": kind,
         "topic": "loss", "best": 3, "claimed_on": "2016-04-02", "basis": "incremental"}
        for side in range(SIDES + 2)
        for kind in KINDS
    ]  # fmt: skip
    view = build(Question(workspace(claims), FilterState()))
    assert isinstance(view, LossesView)
    face = typeface(QFont())
    columns = gap_columns(GapLines(view.lines), view.scale, 530.0, face)
    for words in usual_verdicts():
        assert columns.verdicts[0].width() >= face.width(words), words


def test_the_largest_figure_has_room_at_the_right_of_its_mark(qtbot: QtBot) -> None:
    """Gaza at 1280 × 800: 174,364 admitted stands between a third party's 11,525 and the end."""
    del qtbot
    claims: list[dict[str, object]] = [
        {"claimant": claimant, "subject": "Gaza", "measure": measure, "category": "personnel",
         "topic": "loss", "best": best, "claimed_on": "2024-04-02", "basis": "cumulative"}
        for claimant, measure, best in (
            ("Gaza MoH", "wounded", 174_364), ("OCHA", "wounded", 11_525), ("OCHA", "killed", 1),
        )
    ]  # fmt: skip
    view = build(Question(workspace(claims), FilterState()))
    assert isinstance(view, LossesView)
    face = typeface(QFont())
    (field,) = gap_columns(GapLines(view.lines), view.scale, 530.0, face).fields
    assert field.x(174_364) + BESIDE + face.width("174,364") <= field.room[1]


def test_of_hundreds_of_lines_the_longest_figure_and_ratio_are_found(qtbot: QtBot) -> None:
    """One range of 1,040–1,093 and one ratio of 19,999 among 500 lines of 3 against 3."""
    del qtbot
    claims: list[dict[str, object]] = [
        {"claimant": claimant, "subject": f"S{side:02}", "measure": "destroyed", "category": kind,
         "topic": "loss", "best": 3, "claimed_on": "2016-04-02", "basis": "incremental"}
        for claimant in ("S00", "S01")
        for side in range(SIDES)
        for kind in KINDS
    ]  # fmt: skip
    claims[0] |= {"best": None, "low": 1_040, "high": 1_093}
    claims[5] |= {"best": 1}
    claims[5 + SIDES * len(KINDS)] |= {"best": 19_999}
    space = workspace(claims, actors=[{"actor": f"S{n:02}", "side": f"S{n:02}"} for n in range(40)])
    view = build(Question(space, FilterState()))
    assert isinstance(view, LossesView)
    lines = GapLines(view.lines)
    figures, ratios = lines.widest
    face = typeface(QFont())
    rows = [cell for line in lines if isinstance(line, ChartRow) for cell in line.cells if cell]
    said = {mark.text for row in rows for mark in row.marks if mark is not None}
    told = {row.verdict for row in rows if row.comparable}
    assert max(map(face.width, figures)) == max(map(face.width, said))
    assert "1,040–1,093" in figures
    assert "×19,999" in ratios
    assert max(map(face.width, ratios)) == max(map(face.width, told))
