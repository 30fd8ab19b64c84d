"""What nobody holds any more ends on the GUI thread, whatever workers do meanwhile."""

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.garbage import Sweeper, sweep


class Circle:
    """Held by nobody but itself; says on which thread it ends."""

    def __init__(self, ended: list[threading.Thread]) -> None:
        self.itself = self
        self.ended = ended

    def __del__(self) -> None:
        self.ended.append(threading.current_thread())


@pytest.fixture
def as_python_does() -> Iterator[None]:
    thresholds = gc.get_threshold()
    gc.collect()
    gc.enable()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*thresholds)
    gc.disable()


def work_beside() -> list[list[int]]:
    """What a worker made: many objects, which somebody holds."""
    made: list[list[int]] = []
    worker = threading.Thread(target=lambda: made.extend([number] for number in range(20_000)))
    worker.start()
    worker.join()
    return made


@pytest.mark.usefixtures("as_python_does")
def test_a_circle_ends_on_the_gui_thread_though_a_worker_makes_many_objects(qtbot: QtBot) -> None:
    sweeper = Sweeper()
    sweeper.start()
    ended: list[threading.Thread] = []
    Circle(ended)
    held = work_beside()
    assert held
    assert not ended
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [threading.main_thread()]
    sweeper.stop()
    assert gc.isenabled()


@pytest.mark.usefixtures("as_python_does")
def test_without_it_a_circle_ends_on_the_worker() -> None:
    """The reason for all this; where Python changes it, the sweeper may go."""
    ended: list[threading.Thread] = []
    Circle(ended)
    assert work_beside()
    assert ended
    assert ended[0] is not threading.main_thread()


@pytest.mark.usefixtures("as_python_does")
def test_nothing_is_searched_before_it_is_due() -> None:
    gc.disable()
    gc.set_threshold(100_000, 10, 10)
    ended: list[threading.Thread] = []
    Circle(ended)
    sweep()
    assert not ended
    gc.set_threshold(1, 10, 10)
    sweep()
    assert ended == [threading.main_thread()]
