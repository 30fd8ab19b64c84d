import gc

from pytestqt.qtbot import QtBot

from gui.background import Background


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
