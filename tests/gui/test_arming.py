"""Counts are made ahead of the hand: first where it arrives, then of all else while it rests."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.crossfilter import DATES, Asked, Counts
from core.filters import OneOf
from core.index import Rows
from core.index.searching import Searchable
from core.panels.question import Question
from core.session import Session, open_workspace, select_claims, set_clause
from gui.arming import Arming
from gui.panel import Area, Panel, PanelSpec
from tests.making import workspace

CLAIMS: list[dict[str, object]] = [
    {"claimant": ("A1", "B1")[day % 2], "topic": "loss", "claimed_on": f"2016-04-0{day}"}
    for day in range(1, 10)
]
AHEAD = [(DATES, True), ("claimant", True)]
"""Of the lists only the one of claimants has something to choose from."""


class Stage:
    def __init__(self, patch: pytest.MonkeyPatch, parent: QObject) -> None:
        self.built: list[tuple[str, bool]] = []
        """The brushes in the order in which they were counted, and whether ahead of the hand."""
        arm = Counts.arm

        def noted(
            counts: Counts,
            brush: str,
            asked: list[Asked],
            stale: Callable[[], bool],
            *,
            ahead: bool,
        ) -> bool:
            self.built.append((brush, ahead))
            return arm(counts, brush, asked, stale, ahead=ahead)

        patch.setattr(Counts, "arm", noted)
        self.session, self.opened = Session(), workspace(CLAIMS)
        self.busy = False
        self.prepared: list[str] = []
        self.arming = Arming(
            lambda: self.session.state,
            lambda _: [(self.spec, self.spec.question(self.session.state))],
            lambda: self.busy,
            parent,
        )
        self.session.subscribe(self.arming.follow)

    @property
    def spec(self) -> PanelSpec:
        """A panel that shows how many claims there are of each kind of statement."""
        return PanelSpec(
            "acts",
            "Acts",
            Area.TOP,
            lambda question: question.count(*self.counted(question)),
            lambda: Panel("Acts"),
            counted=self.counted,
            prepare=lambda _, brush: self.prepared.append(brush),
        )

    def counted(self, question: Question) -> tuple[Asked, ...]:
        return (question.asked(self.opened.tally("act")),)

    def stands(self, brush: str) -> bool:
        return self.opened.counts.stands(
            brush, self.counted(self.spec.question(self.session.state))
        )


@pytest.fixture
def stage(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    for name in ("gui.arming._MANY", "gui.arming._REST_MS", "core.crossfilter.beforehand._MANY"):
        monkeypatch.setattr(name, 0)
    monkeypatch.setattr("core.crossfilter.beforehand.FACETS", ("topic", "claimant"))
    staged = Stage(monkeypatch, qapp)
    yield staged
    staged.arming.stop()


def test_while_the_hand_rests_every_list_is_counted_that_nobody_approached(
    qtbot: QtBot, stage: Stage
) -> None:
    stage.session.apply(open_workspace(stage.opened))
    assert not stage.built
    qtbot.waitUntil(lambda: stage.stands("claimant"))
    assert stage.built == AHEAD
    assert stage.stands(DATES)
    assert not stage.stands("topic")


def test_panels_that_are_still_built_come_before_what_nobody_approached(
    qtbot: QtBot, stage: Stage
) -> None:
    stage.busy = True
    stage.session.apply(open_workspace(stage.opened))
    for _ in range(3):
        with qtbot.waitSignal(stage.arming._rest.timeout):
            pass
    assert not stage.built
    stage.busy = False
    qtbot.waitUntil(lambda: stage.arming.resting)
    assert stage.built == AHEAD


def test_what_the_hand_arrives_at_comes_first_and_is_not_counted_twice(
    qtbot: QtBot, stage: Stage
) -> None:
    stage.session.apply(open_workspace(stage.opened))
    stage.arming.approach("claimant")
    qtbot.waitUntil(lambda: stage.stands(DATES))
    assert stage.built == [("claimant", False), (DATES, True)]
    assert stage.prepared == ["claimant"], "what else is read of a list waits for the hand"


def test_after_another_filter_all_is_counted_again(qtbot: QtBot, stage: Stage) -> None:
    stage.session.apply(open_workspace(stage.opened))
    stage.arming.approach(DATES)
    qtbot.waitUntil(lambda: stage.stands("claimant"))
    stage.built.clear()
    stage.session.apply(set_clause(OneOf("topic", frozenset({"loss"}))))
    assert not stage.stands("claimant")
    qtbot.waitUntil(lambda: stage.stands("claimant"))
    assert stage.built == [(DATES, False), ("claimant", True)]


def test_a_selection_leaves_the_counts_as_they_are(qtbot: QtBot, stage: Stage) -> None:
    stage.session.apply(open_workspace(stage.opened))
    qtbot.waitUntil(lambda: stage.stands("claimant"))
    stage.session.apply(select_claims(Rows([1])))
    stage.arming.approach("topic")
    qtbot.waitUntil(lambda: stage.arming.resting)
    assert stage.built == [*AHEAD, ("topic", False)]


def test_texts_are_made_ready_before_the_first_word_is_typed(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready: list[Searchable] = []

    def prepare(words: Searchable) -> None:
        ready.append(words)

    monkeypatch.setattr(Searchable, "prepare", prepare)
    stage.session.apply(open_workspace(stage.opened))
    qtbot.waitUntil(lambda: bool(ready))
    assert ready == [stage.opened.index.words]
    assert stage.built == AHEAD


def test_what_cannot_be_counted_does_not_keep_the_others_from_it(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    arm, told = Counts.arm, list[object]()

    def failing(counts: Counts, brush: str, *asked: Any, **named: Any) -> bool:
        if brush == DATES:
            raise OSError(brush)
        return arm(counts, brush, *asked, **named)

    monkeypatch.setattr(Counts, "arm", failing)
    stage.arming.failed.connect(told.append)
    stage.session.apply(open_workspace(stage.opened))
    qtbot.waitUntil(lambda: stage.arming.resting)
    assert [str(error) for error in told] == [DATES]
    assert stage.stands("claimant")
    assert stage.built == [("claimant", True)]


@pytest.mark.parametrize("limit", ["_MANY", "_LONGEST"])
def test_few_claims_and_long_lists_are_not_counted_ahead(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    most = {"_MANY": len(CLAIMS) + 1, "_LONGEST": 1}[limit]
    monkeypatch.setattr(f"core.crossfilter.beforehand.{limit}", most)
    stage.session.apply(open_workspace(stage.opened))
    stage.arming.approach("topic")
    with qtbot.waitSignal(stage.arming.stood):
        pass
    qtbot.waitUntil(lambda: stage.arming.resting)
    assert ("claimant", True) not in stage.built
