import gc
import threading
from datetime import date

import pytest
from msgspec import Struct
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.crossfilter import Asked, Workspace
from core.filters import DateSpan, OneOf, Words
from core.index import Rows
from core.panels.question import Question
from core.session import (
    Session,
    SessionState,
    hover_claims,
    open_workspace,
    select_claims,
    set_clause,
)
from gui import refresh as refresh_module
from gui.background import Background
from gui.panel import Area, Panel, PanelSpec
from gui.refresh import Refresh
from gui.showing import Recent
from tests.making import workspace


class Count(Struct, frozen=True):
    shown: int


class CountPanel(Panel):
    def __init__(self) -> None:
        super().__init__("Count")
        self.shown: list[int] = []
        self.followed: list[SessionState] = []

    def show_view(self, view: object) -> None:
        assert isinstance(view, Count)
        self.shown.append(view.shown)

    def follow(self, state: SessionState) -> None:
        self.followed.append(state)


def build(question: Question) -> Count:
    return Count(int(question.seen.sum()))


_TRIES = 1_000_000
"""So many objects are made at most until one stands where another did, as does after some 500."""

CLAIMS: list[dict[str, object]] = [{"claimant": "A1"}, {"claimant": "B1"}, {"claimant": "B2"}]


class Stage:
    def __init__(self, qtbot: QtBot, spec: PanelSpec | None = None) -> None:
        self.session = Session()
        self.panel = CountPanel()
        self.background = Background()
        qtbot.addWidget(self.panel)
        used = spec or PanelSpec("count", "Count", Area.TOP, build, CountPanel)
        self.refresh = Refresh(self.session, [(used, self.panel)], self.background)
        self.qtbot = qtbot

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.refresh.busy)


def test_a_visible_panel_is_built_anew_when_what_it_sees_changes(qtbot: QtBot) -> None:
    stage = Stage(qtbot)
    stage.panel.show()
    stage.session.apply(open_workspace(workspace(CLAIMS)))
    stage.settle()
    stage.session.apply(set_clause(Words("b")))
    stage.settle()
    assert stage.panel.shown[-2:] == [3, 2]
    stage.background.stop()


def test_a_view_shown_a_short_while_ago_is_shown_again_without_building_it(qtbot: QtBot) -> None:
    built: list[int] = []

    def counted_build(question: Question) -> Count:
        view = build(question)
        built.append(view.shown)
        return view

    stage = Stage(qtbot, PanelSpec("count", "Count", Area.TOP, counted_build, CountPanel))
    stage.panel.show()
    stage.session.apply(open_workspace(workspace(CLAIMS)))
    stage.settle()
    for text in ("b", "b2", "b"):
        stage.session.apply(set_clause(Words(text)))
        stage.settle()
    stage.session.undo()
    assert not stage.refresh.busy
    assert built[-3:] == [3, 2, 1], "built once each: of all, of two, of one"
    assert stage.panel.shown[-5:] == [3, 2, 1, 2, 1]
    stage.session.apply(open_workspace(workspace(CLAIMS[:2])))
    stage.session.apply(set_clause(Words("b")))
    stage.settle()
    assert (built[-1], stage.panel.shown[-1]) == (1, 1), "of another dataset it is another view"
    stage.background.stop()


def test_first_views_of_many_claims_are_built_at_the_same_time(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two panels, each of which waits in its build until the other is building."""
    monkeypatch.setattr(refresh_module, "hands", lambda: 2)
    monkeypatch.setattr(refresh_module, "WORTHWHILE", len(CLAIMS))
    both_build = threading.Barrier(2, timeout=5)

    def build_beside(question: Question) -> Count:
        if question.index.size:
            both_build.wait()
        return build(question)

    session, failed = Session(), list[object]()
    panels = [CountPanel(), CountPanel()]
    specs = [PanelSpec(key, key, Area.TOP, build_beside, CountPanel) for key in ("one", "other")]
    refresh = Refresh(session, list(zip(specs, panels, strict=True)), Background())
    refresh.failed.connect(failed.append)
    for panel in panels:
        qtbot.addWidget(panel)
        panel.show()
    session.apply(open_workspace(workspace(CLAIMS)))
    qtbot.waitUntil(lambda: not refresh.busy)
    assert failed == []
    assert [panel.shown[-1] for panel in panels] == [3, 3]
    refresh.stop()
    refresh.background.stop()


def test_of_views_shown_a_while_ago_a_few_are_kept_and_none_of_many_claims() -> None:
    recent, of_a_dataset = Recent(), ("dataset", "filters")
    recent.keep(of_a_dataset, Count(1), 20_001)
    assert recent.find(of_a_dataset) is None
    recent.keep(of_a_dataset, Count(2), 20_000)
    assert recent.find(("dataset", "filters")) == Count(2)
    for number in range(8):
        recent.keep(("dataset", number), Count(number), 5)
    assert recent.find(of_a_dataset) is None, "the ninth takes its place"
    assert recent.find(("dataset", 7)) == Count(7)
    recent.forget()
    assert recent.find(("dataset", 7)) is None


def test_a_change_the_panel_does_not_see_only_makes_it_follow(qtbot: QtBot) -> None:
    spec = PanelSpec("count", "Count", Area.TOP, build, CountPanel, brushes=frozenset({"words"}))
    stage = Stage(qtbot, spec)
    stage.panel.show()
    stage.session.apply(open_workspace(workspace(CLAIMS)))
    stage.settle()
    built = len(stage.panel.shown)
    for change in (
        set_clause(Words("b")),
        select_claims(Rows([1])),
        hover_claims(Rows([2])),
    ):
        stage.session.apply(change)
        assert not stage.refresh.busy
        assert stage.panel.followed[-1] == stage.session.state
    assert len(stage.panel.shown) == built
    stage.background.stop()


def test_a_panel_that_follows_the_selection_is_built_for_it(qtbot: QtBot) -> None:
    def selected(question: Question) -> Count:
        return Count(len(question.selected))

    spec = PanelSpec("count", "Count", Area.TOP, selected, CountPanel, follows_selection=True)
    stage = Stage(qtbot, spec)
    stage.panel.show()
    stage.session.apply(select_claims(Rows([0, 1])))
    stage.settle()
    assert stage.panel.shown[-1] == 2
    stage.background.stop()


def test_a_hidden_panel_waits_until_it_is_shown(qtbot: QtBot) -> None:
    stage = Stage(qtbot)
    stage.session.apply(open_workspace(workspace(CLAIMS)))
    assert not stage.refresh.busy
    assert stage.panel.shown == []
    stage.panel.show()
    stage.settle()
    assert stage.panel.shown == [3]
    stage.background.stop()


def test_only_the_answer_to_the_newest_question_is_drawn(qtbot: QtBot) -> None:
    gate = threading.Event()

    def slow(question: Question) -> Count:
        gate.wait(timeout=10)
        return build(question)

    stage = Stage(qtbot, PanelSpec("count", "Count", Area.TOP, slow, CountPanel))
    stage.session.apply(open_workspace(workspace(CLAIMS)))
    stage.panel.show()
    for text in ("a", "b", "b2"):
        stage.session.apply(set_clause(Words(text)))
    gate.set()
    stage.settle()
    assert stage.panel.shown == [1]
    stage.background.stop()


def test_an_error_while_building_is_told_and_the_next_question_answered(qtbot: QtBot) -> None:
    def fragile(question: Question) -> Count:
        if question.filters.clauses:
            raise ZeroDivisionError("no claims")
        return build(question)

    stage = Stage(qtbot, PanelSpec("count", "Count", Area.TOP, fragile, CountPanel))
    stage.panel.show()
    stage.session.apply(open_workspace(workspace(CLAIMS)))
    stage.settle()
    with qtbot.waitSignal(stage.refresh.failed) as caught:
        stage.session.apply(set_clause(Words("x")))
    assert isinstance(caught.args[0], ZeroDivisionError)
    stage.session.undo()
    stage.settle()
    assert stage.panel.shown[-1] == 3
    stage.background.stop()


def test_what_a_panel_asks_for_reaches_the_session(qtbot: QtBot) -> None:
    stage = Stage(qtbot)
    stage.panel.ask(set_clause(Words("a")), "typing")
    stage.panel.ask(set_clause(Words("ab")), "typing")
    assert stage.session.state.filters.clause("words") == Words("ab")
    stage.session.undo()
    assert not stage.session.can_undo
    stage.background.stop()


def wait_for_cubes(stage: Stage, brush: str) -> bool:
    stood: list[object] = []
    stage.refresh.armed.connect(stood.append)
    stage.panel.approached.emit(brush)
    stage.qtbot.waitUntil(lambda: bool(stood))
    stage.refresh.armed.disconnect(stood.append)
    return bool(stood[0])


def counted(question: Question) -> tuple[Asked, ...]:
    return (question.asked(question.workspace.tally("claimant")),)


MANY: list[dict[str, object]] = [
    {"claimant": "A1", "claimed_on": "2016-04-02"},
    {"claimant": "B1", "claimed_on": "2016-04-03"},
]


def test_approaching_a_brush_builds_the_cubes_of_the_panels_in_sight(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.arming._MANY", 0)
    spec = PanelSpec("count", "Count", Area.TOP, build, CountPanel, counted=counted)
    stage = Stage(qtbot, spec)
    opened = workspace(MANY)
    stage.session.apply(open_workspace(opened))
    asked = counted(Question(opened, stage.session.state.filters))
    assert wait_for_cubes(stage, "dates")
    assert not opened.counts.stands("dates", asked)
    stage.panel.show()
    stage.settle()
    assert wait_for_cubes(stage, "dates")
    assert opened.counts.stands("dates", asked)
    assert not opened.counts.stands("claimant", asked)


def test_another_filter_builds_the_cubes_of_the_brush_anew(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.arming._MANY", 0)
    spec = PanelSpec("count", "Count", Area.TOP, build, CountPanel, counted=counted)
    stage = Stage(qtbot, spec)
    stage.panel.show()
    opened = workspace(MANY)
    stage.session.apply(open_workspace(opened))
    stage.settle()
    wait_for_cubes(stage, "dates")
    stage.session.apply(set_clause(OneOf("topic", frozenset({"loss"}))))
    asked = counted(Question(opened, stage.session.state.filters))
    qtbot.waitUntil(lambda: opened.counts.stands("dates", asked))
    stage.settle()


def test_a_panel_that_makes_the_brush_itself_needs_no_cube_of_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.arming._MANY", 0)
    spec = PanelSpec(
        *("count", "Count", Area.TOP, build, CountPanel),
        brushes=frozenset({"dates"}),
        counted=counted,
    )
    stage = Stage(qtbot, spec)
    stage.panel.show()
    opened = workspace(MANY)
    stage.session.apply(open_workspace(opened))
    stage.settle()
    wait_for_cubes(stage, "dates")
    asked = counted(Question(opened, stage.session.state.filters))
    assert not opened.counts.stands("dates", asked)


def test_what_stands_ready_is_shown_within_the_change(qtbot: QtBot) -> None:
    stage = Stage(qtbot)
    stage.panel.show()
    stage.session.apply(open_workspace(workspace(CLAIMS)))
    assert stage.refresh.busy
    stage.settle()
    stage.session.apply(set_clause(Words("b")))
    assert not stage.refresh.busy
    assert stage.panel.shown[-1] == 2
    stage.background.stop()


def test_a_slow_view_is_built_on_the_worker_and_the_next_dataset_begins_there(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage(qtbot)
    stage.panel.show()
    stage.session.apply(open_workspace(workspace(CLAIMS)))
    stage.settle()
    stage.session.apply(open_workspace(workspace(MANY)))
    assert stage.refresh.busy
    stage.settle()
    monkeypatch.setattr("gui.refresh._AT_ONCE", 0)
    stage.session.apply(set_clause(Words("b")))
    assert stage.refresh.busy
    stage.settle()
    assert stage.panel.shown[-1] == 1
    stage.background.stop()


@pytest.mark.parametrize("light", [True, False])
def test_of_many_claims_only_a_light_view_or_a_standing_count_is_built_at_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, light: bool
) -> None:
    monkeypatch.setattr("gui.arming._MANY", 0)
    spec = PanelSpec(*("count", "Count", Area.TOP, build, CountPanel), counted=counted, light=light)
    stage = Stage(qtbot, spec)
    stage.panel.show()
    stage.session.apply(open_workspace(workspace(MANY)))
    stage.settle()
    stage.session.apply(set_clause(OneOf("topic", frozenset({"loss"}))))
    assert stage.refresh.busy == (not light)
    stage.settle()
    wait_for_cubes(stage, "dates")
    stage.session.apply(set_clause(DateSpan(date(2016, 4, 3), date(2016, 4, 3))))
    assert not stage.refresh.busy
    stage.background.stop()


def test_an_error_within_the_change_is_told_too(qtbot: QtBot) -> None:
    def fragile(question: Question) -> Count:
        if question.filters.clause("words"):
            raise ZeroDivisionError("no claims")
        return build(question)

    stage = Stage(qtbot, PanelSpec("count", "Count", Area.TOP, fragile, CountPanel))
    stage.panel.show()
    stage.session.apply(open_workspace(workspace(CLAIMS)))
    stage.settle()
    told: list[object] = []
    stage.refresh.failed.connect(told.append)
    stage.session.apply(set_clause(Words("x")))
    assert [type(error) for error in told] == [ZeroDivisionError]
    assert not stage.refresh.busy
    stage.background.stop()


def test_a_dataset_in_the_memory_of_one_that_is_gone_is_not_taken_for_it(qtbot: QtBot) -> None:
    """Opened while the panel was hidden, as a tab that stands behind another one is."""
    stage = Stage(qtbot)
    stage.panel.show()
    first = workspace(CLAIMS)
    stage.session.start(open_workspace(first))
    stage.settle()
    stage.panel.hide()
    stage.panel.followed.clear()
    stage.session.start(open_workspace(workspace(CLAIMS[:1])))
    QApplication.processEvents()
    place = id(first)
    del first
    gc.collect()
    tried = [Workspace.__new__(Workspace)]
    while id(tried[-1]) != place:
        assert len(tried) < _TRIES
        tried.append(Workspace.__new__(Workspace))
    tried[-1].__init__(workspace(CLAIMS[:2]).dataset)
    stage.session.start(open_workspace(tried[-1]))
    stage.panel.show()
    stage.settle()
    assert stage.panel.shown == [3, 0, 2], "nothing in its place while it is out of sight"
    stage.background.stop()


def test_a_view_does_not_wait_for_what_is_looked_up_about_another(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.refresh._AT_ONCE", 0)
    monkeypatch.setattr("gui.looking._REST_MS", 0)
    stage, gate, begun = Stage(qtbot), threading.Event(), threading.Event()
    other = CountPanel()
    qtbot.addWidget(other)
    spec = PanelSpec("other", "Other", Area.TOP, build, CountPanel, brushes=frozenset({"words"}))
    stage.refresh.seat(spec, other)

    def look(_: object) -> None:
        begun.set()
        gate.wait(timeout=10)

    for panel in (stage.panel, other):
        panel.show()
    stage.session.apply(open_workspace(workspace(CLAIMS)))
    stage.settle()
    other.wondered.emit(look)
    qtbot.waitUntil(begun.is_set)
    stage.session.apply(set_clause(Words("b")))
    stage.settle()
    assert stage.panel.shown[-1] == 2
    assert stage.refresh.looking
    gate.set()
    stage.refresh.stop()
    stage.background.stop()
