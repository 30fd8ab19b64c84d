"""Panels that may follow a change one frame after the others."""

import threading

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.filters import Words
from core.index import Rows
from core.panels.question import Question
from core.session import hover_claims, open_workspace, set_clause
from gui.panel import Area, PanelSpec
from tests.gui.test_refresh import CLAIMS, Count, CountPanel, Stage, build
from tests.making import workspace


def test_a_panel_that_may_be_late_follows_once_the_others_have_painted(qtbot: QtBot) -> None:
    spec = PanelSpec("count", "Count", Area.TOP, build, CountPanel, later=True)
    stage = Stage(qtbot, spec)
    painted: list[int] = []

    class Picture(QWidget):
        def paintEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
            del event
            painted.append(len(stage.panel.shown))

    beside = Picture(stage.panel)
    stage.panel.show()
    stage.session.apply(open_workspace(workspace(CLAIMS)))
    stage.settle()
    before = len(stage.panel.shown)
    QApplication.processEvents()
    painted.clear()
    beside.update()
    stage.session.apply(set_clause(Words("a")))
    stage.session.apply(set_clause(Words("b")))
    assert stage.refresh.busy
    assert len(stage.panel.shown) == before
    stage.settle()
    assert stage.panel.shown[before:] == [2]
    assert painted[0] == before
    stage.background.stop()


def test_a_panel_that_may_be_late_draws_no_answer_about_what_it_saw_before(qtbot: QtBot) -> None:
    """The view of three claims comes when two are open, and again when all are seen once more."""
    gate, begun, ended = threading.Event(), threading.Event(), threading.Event()

    def slow(question: Question) -> Count:
        if question.index.size == len(CLAIMS):
            begun.set()
            gate.wait(timeout=10)
        return build(question)

    stage = Stage(qtbot, PanelSpec("count", "Count", Area.TOP, slow, CountPanel, later=True))
    every = workspace(CLAIMS)
    stage.panel.show()
    stage.session.apply(open_workspace(every))
    qtbot.waitUntil(begun.is_set)
    stage.session.apply(open_workspace(workspace(CLAIMS[:2])))
    gate.set()
    stage.background.run(lambda _: ended.set(), lambda _: None, pytest.fail)
    assert ended.wait(timeout=10), "the view of three is built"
    stage.settle()
    assert stage.panel.shown[-1] == 2
    assert 3 not in stage.panel.shown
    gate.clear()
    begun.clear()
    stage.session.apply(open_workspace(every))
    qtbot.waitUntil(begun.is_set)
    stage.session.apply(set_clause(Words("b")))
    stage.session.undo()
    gate.set()
    stage.settle()
    assert stage.panel.shown[-1] == 3
    stage.background.stop()


def test_a_panel_that_may_be_late_follows_the_pointer_at_once(qtbot: QtBot) -> None:
    spec = PanelSpec("count", "Count", Area.TOP, build, CountPanel, later=True)
    stage = Stage(qtbot, spec)
    stage.panel.show()
    stage.session.apply(open_workspace(workspace(CLAIMS)))
    stage.settle()
    stage.session.apply(hover_claims(Rows([1])))
    assert stage.panel.followed[-1].hovered == Rows([1])
    assert not stage.refresh.busy
    stage.background.stop()
