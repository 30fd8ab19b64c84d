"""A window lets go of a dataset once another is open, with all that it drew of it."""

import gc
import weakref
from datetime import date

from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.filters import DateSpan, OneOf
from core.index import NO_ROWS, Rows
from core.loading import load
from core.panels.relations.cast import Level
from core.panels.relations.stage import stage_of
from core.session import hover_claims, open_workspace, select_claims, set_clause, set_known_on
from core.shipped import SAMPLE
from tests.program import Program


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
    left = program.state.workspace
    kept = [weakref.ref(part) for part in (left, stage_of(left, Level.PARTIES))]
    del left
    program.session.start(open_workspace(sample))
    program.settle()

    def gone() -> bool:
        gc.collect()
        return all(part() is None for part in kept)

    qtbot.waitUntil(gone)
