"""What is looked up about a view shown: the newest only, and only once the hand rests."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.background import Background
from gui.looking import Looking


def test_of_lookups_wanted_in_a_row_only_the_last_is_made(qtbot: QtBot) -> None:
    background, owner = Background(), QObject()
    looking = Looking(background, owner)
    made: list[int] = []

    def lookup(number: int) -> Callable[[Callable[[], bool]], object]:
        def work(stale: Callable[[], bool]) -> object:
            assert not stale()
            made.append(number)
            return number

        return work

    found: list[object] = []
    looking.found.connect(found.append)
    for number in range(5):
        looking.want(lookup(number))
    assert looking.on
    assert not made
    qtbot.waitUntil(lambda: not looking.on)
    assert made == found == [4]
    background.stop()


def test_a_lookup_dropped_is_never_answered(qtbot: QtBot) -> None:
    background, owner = Background(), QObject()
    looking = Looking(background, owner)
    found: list[object] = []
    looking.found.connect(found.append)
    looking.want(lambda _: "first")
    looking.drop()
    assert not looking.on
    looking.want(lambda _: "second")
    qtbot.waitUntil(lambda: bool(found))
    assert found == ["second"]
    background.stop()


def test_an_error_is_told_and_the_next_lookup_made(qtbot: QtBot) -> None:
    background, owner = Background(), QObject()
    looking = Looking(background, owner)
    told: list[object] = []
    looking.failed.connect(told.append)

    def fail(_: Callable[[], bool]) -> object:
        raise ZeroDivisionError("nothing there")

    looking.want(fail)
    qtbot.waitUntil(lambda: bool(told))
    assert not looking.on
    assert isinstance(told[0], ZeroDivisionError)
    background.stop()


def test_nothing_is_looked_up_while_the_hand_moves(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is asked of the one worker afterwards is done first."""
    monkeypatch.setattr("gui.looking._REST_MS", 3_600_000)
    background, owner = Background(), QObject()
    looking = Looking(background, owner)
    done: list[object] = []
    looking.want(lambda _: done.append("looked up"))
    background.run(lambda _: "after", done.append, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["after"]
    background.stop()
