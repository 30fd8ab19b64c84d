import gc
import threading
import weakref

from pytestqt.qtbot import QtBot

from gui.background import Background, Job, _Runner


def test_what_came_of_work_arrives_though_nobody_keeps_the_job_and_more_follows(
    qtbot: QtBot,
) -> None:
    background = Background()
    told: list[object] = []
    failed: list[Exception] = []
    background.run(lambda _: "first", told.append, failed.append)
    background._pool.waitForDone()
    background.run(lambda _: "second", told.append, failed.append)
    gc.collect()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["first", "second"]
    background.run(lambda _: None, told.append, failed.append)
    assert len(background._jobs) == 1
    background.stop()


def test_work_that_was_cancelled_tells_nothing(qtbot: QtBot) -> None:
    background = Background()
    told: list[object] = []
    job = background.run(lambda _: "first", told.append, lambda _: None)
    job.cancel()
    background.run(lambda _: "second", told.append, lambda _: None)
    qtbot.waitUntil(lambda: "second" in told)
    assert told == ["second"]
    background.stop()


class Held(threading.Event):
    """Keeps the worker where it says that it is through, until somebody has gone on."""

    def __init__(self) -> None:
        super().__init__()
        self.gone_on = threading.Event()

    def set(self) -> None:
        super().set()
        assert self.gone_on.wait(5)


def test_a_job_that_was_cancelled_ends_on_the_gui_thread(qtbot: QtBot) -> None:
    background = Background()
    begun, go = threading.Event(), threading.Event()
    told: list[object] = []
    ended: list[threading.Thread] = []
    held = Held()

    def work(_: object) -> None:
        begun.set()
        assert go.wait(5)

    def start() -> None:
        """Hold the job no longer than the call: nobody but the worker and the list do then."""
        job = Job(told.append, told.append)
        job.ended = held
        weakref.finalize(job, lambda: ended.append(threading.current_thread()))
        background._jobs = [job]
        background._pool.start(_Runner(job, work))
        assert begun.wait(5)
        job.cancel()

    start()
    go.set()
    assert held.wait(5)
    background.run(lambda _: "second", told.append, told.append)
    held.gone_on.set()
    qtbot.waitUntil(lambda: told == ["second"])
    assert ended == [threading.main_thread()]
    background.stop()
