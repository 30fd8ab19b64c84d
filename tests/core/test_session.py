from datetime import date

import pytest

from core.filters import FilterState, Words
from core.index import NO_ROWS, Rows
from core.session import (
    Session,
    SessionState,
    clear_filters,
    drop_clause,
    hover_claims,
    open_workspace,
    reload_workspace,
    select_claims,
    set_clause,
    set_clock,
    set_known_on,
    set_option,
)
from core.vocabulary.terms import Clock
from tests.making import workspace


def test_a_change_is_told_with_the_old_and_the_new_state() -> None:
    session = Session()
    told: list[tuple[FilterState, FilterState]] = []
    session.subscribe(lambda old, new: told.append((old.filters, new.filters)))
    session.apply(set_clause(Words("tank")))
    assert told == [(FilterState(), FilterState((Words("tank"),)))]


def test_a_change_that_changes_nothing_is_neither_told_nor_remembered() -> None:
    session = Session()
    told: list[object] = []
    session.subscribe(lambda old, new: told.append((old, new)))
    session.apply(drop_clause("words"))
    session.apply(set_clock(Clock.CLAIMED))
    assert told == []
    assert not session.can_undo


def test_a_listener_that_changes_the_state_is_stopped() -> None:
    session = Session()
    session.subscribe(lambda _old, _new: session.apply(set_clause(Words("loop"))))
    with pytest.raises(RuntimeError, match="while a change was being told"):
        session.apply(set_clause(Words("tank")))


def test_everything_but_hovering_can_be_undone_and_redone() -> None:
    session = Session()
    states = [session.state]
    for change in (
        open_workspace(workspace([{"claimant": "A1"}, {"claimant": "B1"}])),
        set_clause(Words("a1")),
        set_clock(Clock.EVENT),
        set_known_on(date(2016, 4, 4)),
        select_claims(Rows([0, 1])),
        set_option("losses", "table"),
        clear_filters(),
        set_clause(Words("b1")),
    ):
        session.apply(change)
        states.append(session.state)
        session.apply(hover_claims(Rows([1])))
        session.apply(hover_claims(NO_ROWS))
    for state in reversed(states[:-1]):
        session.undo()
        assert session.state == state
    assert not session.can_undo
    for state in states[1:]:
        session.redo()
        assert session.state == state
    assert not session.can_redo


def test_one_gesture_is_one_step_of_undo() -> None:
    session = Session()
    for text in ("t", "ta", "tan"):
        session.apply(set_clause(Words(text)), "typing")
    session.apply(select_claims(Rows([0])))
    session.apply(set_clause(Words("tank")), "typing")
    session.undo()
    assert session.state.filters.clause("words") == Words("tan")
    session.undo()
    session.undo()
    assert session.state == SessionState()


def test_a_gesture_after_undo_is_a_step_of_its_own() -> None:
    session = Session()
    session.apply(set_clause(Words("a")), "typing")
    session.apply(set_clock(Clock.EVENT))
    session.undo()
    session.apply(set_clause(Words("ab")), "typing")
    session.undo()
    assert session.state.filters.clause("words") == Words("a")


def test_a_new_change_ends_what_could_be_redone() -> None:
    session = Session()
    session.apply(set_clause(Words("a")))
    session.undo()
    session.apply(set_clause(Words("b")))
    assert not session.can_redo


def test_opening_another_dataset_drops_filters_and_selection_and_keeps_options() -> None:
    session = Session()
    session.apply(set_option("losses", "table"))
    session.apply(set_clause(Words("a")))
    session.apply(select_claims(Rows([0])))
    opened = workspace([{"claimant": "A1"}])
    session.apply(open_workspace(opened))
    assert session.state.workspace is opened
    assert session.state.filters == FilterState()
    assert session.state.selected == NO_ROWS
    assert session.state.options == {"losses": "table"}


def test_reloading_keeps_the_filters() -> None:
    session = Session()
    session.apply(set_clause(Words("a")))
    session.apply(select_claims(Rows([0])))
    session.apply(reload_workspace(workspace([])))
    assert session.state.filters.clause("words") == Words("a")
    assert session.state.selected == NO_ROWS
    assert session.state.focused is None


def test_the_card_shows_the_first_of_the_selected_claims_unless_told() -> None:
    session = Session()
    session.apply(select_claims(Rows([4, 2])))
    assert session.state.focused == 2
    session.apply(select_claims(Rows([4, 2]), focused=4))
    assert session.state.focused == 4
    session.apply(select_claims(NO_ROWS))
    assert session.state.focused is None


def test_only_so_many_steps_are_remembered() -> None:
    session = Session()
    for number in range(300):
        session.apply(set_clause(Words(str(number))))
    steps = 0
    while session.can_undo:
        session.undo()
        steps += 1
    assert steps == 200


def test_what_is_started_cannot_be_taken_back_and_is_told_once() -> None:
    session = Session()
    told: list[SessionState] = []
    session.apply(set_clause(Words("x")))
    session.undo()
    session.subscribe(lambda _, new: told.append(new))
    session.start(open_workspace(workspace([{}])))
    assert (session.can_undo, session.can_redo) == (False, False)
    assert told == [session.state]


def test_claims_that_are_dated_by_their_events_alone_open_on_the_event_clock() -> None:
    session = Session()
    session.apply(open_workspace(workspace([{"claimant": "A", "event_date": "2016-04-02"}])))
    assert session.state.filters == FilterState(clock=Clock.EVENT)
    said = {"claimant": "A", "claimed_on": "2016-04-03", "event_date": "2016-04-02"}
    session.apply(open_workspace(workspace([said])))
    assert session.state.filters == FilterState()
