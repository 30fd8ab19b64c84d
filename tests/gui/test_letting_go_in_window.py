"""A window lets go of a dataset once another is open, with all that it drew of it."""

import gc
import weakref
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.filters import DateSpan, OneOf
from core.index import NO_ROWS, Rows
from core.loading import load
from core.panels.losses import LossesOptions, Mode
from core.panels.relations.cast import Level
from core.panels.relations.stage import stage_of
from core.session import (
    hover_claims,
    open_workspace,
    select_claims,
    set_clause,
    set_known_on,
    set_option,
)
from core.shipped import SAMPLE
from gui.panel import Panel, PanelSpec
from gui.panels import PANELS
from gui.seats import needed_at_first
from tests.program import Program


def gone(kept: Sequence[weakref.ref[object]]) -> bool:
    gc.collect()
    return all(part() is None for part in kept)


def parts_of(workspace: Workspace) -> list[weakref.ref[object]]:
    return [weakref.ref(part) for part in (workspace, stage_of(workspace, Level.PARTIES))]


def test_a_window_lets_go_of_a_dataset_once_another_is_open(
    qtbot: QtBot, sample: Workspace
) -> None:
    program = Program(qtbot, Workspace(load([SAMPLE])))
    for change in (
        set_clause(OneOf("topic", frozenset({"loss"}))),
        set_clause(DateSpan(date(2016, 4, 2), date(2016, 4, 5))),
        set_known_on(date(2016, 4, 6)),
        select_claims(Rows([3]), 3),
        hover_claims(Rows([5])),
        hover_claims(NO_ROWS),
    ):
        program.session.apply(change)
        program.settle()
    kept = parts_of(program.state.workspace)
    program.session.start(open_workspace(sample))
    program.settle()
    qtbot.waitUntil(lambda: gone(kept))


@pytest.mark.parametrize("spec", PANELS, ids=lambda spec: spec.key)
def test_a_panel_that_stands_behind_another_lets_go_of_it_too(
    qtbot: QtBot, sample: Workspace, spec: PanelSpec
) -> None:
    program = Program(qtbot, Workspace(load([SAMPLE])))

    def panels() -> Mapping[str, Panel]:
        return program.window.refresh.panels

    def bring_forward(key: str) -> None:
        program.window.desk.bring_forward(key)
        qtbot.waitUntil(lambda: key in panels() and panels()[key].in_sight)
        program.settle()

    for key in (spec.key, *(first.key for first in needed_at_first(PANELS))):
        bring_forward(key)
    kept = parts_of(program.state.workspace)
    program.session.start(open_workspace(sample))
    program.settle()
    qtbot.waitUntil(lambda: gone(kept))


@pytest.mark.parametrize("mode", Mode)
def test_a_form_of_the_losses_out_of_sight_lets_go_of_it_too(
    qtbot: QtBot, sample: Workspace, mode: Mode
) -> None:
    program = Program(qtbot, Workspace(load([SAMPLE])))
    for shown in (mode, next(other for other in Mode if other is not mode)):
        program.session.apply(set_option("losses", LossesOptions(mode=shown)))
        program.settle()
    kept = parts_of(program.state.workspace)
    program.session.start(open_workspace(sample))
    program.settle()
    qtbot.waitUntil(lambda: gone(kept))


def test_what_a_dataset_was_laid_beside_goes_with_it(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    program = Program(qtbot, Workspace(load([SAMPLE])))
    first = weakref.ref(program.state.workspace.dataset)
    path = tmp_path / "other.csv"
    path.write_text("claimant,subject,claimed_on\nA,B,2016-04-02\n", encoding="utf-8")
    program.window.layering.add([path])
    qtbot.waitUntil(lambda: program.state.workspace.dataset is not first(), timeout=10_000)
    program.session.start(open_workspace(sample))
    program.settle()
    qtbot.waitUntil(lambda: gone([first]))
