"""What fits where a figure is drawn: shares of a row, whole columns, and the words for the rest."""

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.loading import load
from core.panels.losses import LossesOptions, Mode
from core.saved_view import Arrangement
from core.session import SessionState, set_option
from core.shipped import SAMPLE
from core.story import Step
from core.view_file import view_of
from gui.exporting.figures import sheet_of
from gui.exporting.fitting import Ground
from gui.exporting.large import large_panels
from gui.exporting.page import Page
from gui.exporting.report import report
from gui.panels import PANELS
from gui.theme import LIGHT
from tests.making import workspace

MADE = date(2016, 5, 1)
TABLE = LossesOptions(mode=Mode.TABLE)
SIZE = QSize(1600, 900)
SHOWN = ("timeline", "losses", "relations")


@pytest.fixture(scope="module")
def sample() -> Workspace:
    return Workspace(load([SAMPLE]))


def page(
    qtbot: QtBot,
    state: SessionState,
    *keys: str,
    size: QSize = SIZE,
    ground: Ground = Ground.PAGE,
) -> Page:
    specs = tuple(spec for spec in PANELS if spec.key in keys)
    made = Page(sheet_of(state, specs, MADE), LIGHT, size, ground)
    qtbot.addWidget(made)
    return made


def test_a_table_takes_two_thirds_of_a_row_and_ends_in_a_whole_column(
    sample: Workspace, qtbot: QtBot
) -> None:
    state = set_option("losses", TABLE)(SessionState(sample))
    made = page(qtbot, state, *SHOWN)
    losses, relations = (
        next(p for p in made.panels if p.accessibleName() == name)
        for name in ("Loss comparison", "Actor relations")
    )
    assert losses.width() == pytest.approx(2 * relations.width(), abs=8)
    table = losses.findChild(QTableView)
    assert isinstance(table, QTableView)
    columns = table.model().columnCount()
    seen = [column for column in range(columns) if not table.isColumnHidden(column)]
    assert 6 <= len(seen) < columns == 15
    edges = [table.columnViewportPosition(c) + table.columnWidth(c) for c in seen]
    assert max(edges) <= table.viewport().width()
    assert f"{len(seen)} of 15 columns on this page" in losses.header.subtitle


def test_a_graph_of_two_actors_takes_less_of_a_row(qtbot: QtBot) -> None:
    said: dict[str, object] = {"measure": "killed", "category": "personnel", "best": 3}
    few = workspace([{**said, "claimant": "A1", "subject": "B1", "claimed_on": "2016-04-02"}])
    made = page(qtbot, SessionState(few), "losses", "relations")
    losses, relations = made.panels
    assert losses.width() == pytest.approx(1.5 * relations.width(), abs=8)


@pytest.mark.parametrize(
    ("ground", "words"),
    [
        (Ground.PAGE, "% of it on this page, the rest lies below · "),
        (Ground.SLIDE, "% of it on this slide · "),
        (Ground.REPORT, "% of it in this picture, all of it in the table · "),
    ],
)
def test_what_is_cut_is_said_in_words_of_what_it_is_drawn_on(
    sample: Workspace, qtbot: QtBot, ground: Ground, words: str
) -> None:
    made = page(qtbot, SessionState(sample), "losses", size=QSize(1200, 500), ground=ground)
    assert words in made.panels[0].header.subtitle
    assert made.below > 0


def test_a_report_draws_every_row_of_a_chart_and_keeps_dates_whole(
    sample: Workspace, qtbot: QtBot
) -> None:
    del qtbot
    losses = next(spec for spec in PANELS if spec.key == "losses")
    told = report(sheet_of(SessionState(sample), (losses,), MADE)).decode()
    assert "of it in this picture" not in told
    for label in ("Losses of Azerbaijan", "Both sides together"):
        assert label in told
    assert "<span class=date>2016-04-05</span>" in told
    assert "&lt;span" not in told


def test_a_table_of_losses_leaves_no_room_for_the_graph_in_a_step(sample: Workspace) -> None:
    state = SessionState(sample)
    for options, keys in ((LossesOptions(), SHOWN), (TABLE, SHOWN[:2])):
        shown = set_option("losses", options)(state)
        step = Step("s1", "", view_of(shown, Arrangement(shown=SHOWN)))
        assert tuple(spec.key for spec in large_panels(step, shown, PANELS)) == keys
    chosen = replace(step, panels=("losses", "relations"))
    assert [spec.key for spec in large_panels(chosen, shown, PANELS)] == ["losses", "relations"]
