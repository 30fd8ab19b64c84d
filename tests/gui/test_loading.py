from pathlib import Path

from pytestqt.qtbot import QtBot

from core.problems import UnreadableError
from gui.loading import Loaded, Loading
from tests.windows import FakeLoader

A, B = Path("/data/a.csv"), Path("/data/b.csv")


def listening(loader: FakeLoader) -> tuple[Loading, list[object]]:
    loading = Loading(loader)
    heard: list[object] = []
    loading.loaded.connect(lambda loaded: heard.append(loaded.paths))
    loading.failed.connect(lambda error, paths: heard.append((str(error), paths)))
    loading.ended.connect(lambda: heard.append("ended"))
    return loading, heard


def test_a_dataset_comes_back_with_its_index_made(qtbot: QtBot, loader: FakeLoader) -> None:
    loading = Loading(loader)
    with qtbot.waitSignal(loading.loaded) as heard:
        loading.start([A])
    loaded = heard.args[0]
    assert isinstance(loaded, Loaded)
    assert loaded.workspace.index.size == 2
    assert not loading.busy


def test_an_error_comes_back_with_the_paths(qtbot: QtBot, loader: FakeLoader) -> None:
    loader.error = UnreadableError("a.csv is empty")
    loading, heard = listening(loader)
    loading.start([A])
    qtbot.waitUntil(lambda: not loading.busy)
    assert heard == ["ended", ("a.csv is empty", (A,))]


def test_it_says_what_it_is_doing(qtbot: QtBot, loader: FakeLoader) -> None:
    loading = Loading(loader)
    told: list[str] = []
    loading.progressed.connect(lambda doing, _: told.append(doing))
    with qtbot.waitSignal(loading.loaded):
        loading.start([A])
    assert told == ["Reading", "Reading rows", "Preparing the panels"]


def test_cancelling_stops_the_loader_and_gives_nothing(qtbot: QtBot, loader: FakeLoader) -> None:
    loader.hold()
    loading, heard = listening(loader)
    loading.start([A])
    qtbot.waitUntil(lambda: loader.running == 1)
    loading.cancel()
    assert not loading.busy
    qtbot.waitUntil(lambda: loader.running == 0)
    loading.stop()
    assert heard == ["ended"]


def test_opening_another_file_cancels_the_first(qtbot: QtBot, loader: FakeLoader) -> None:
    loader.hold()
    loading, heard = listening(loader)
    loading.start([A])
    qtbot.waitUntil(lambda: loader.running == 1)
    loading.start([B])
    qtbot.waitUntil(lambda: loader.calls == [(A,), (B,)])
    loader.release()
    qtbot.waitUntil(lambda: not loading.busy)
    assert heard == ["ended", "ended", (B,)]


def test_an_answer_that_was_on_its_way_when_cancelled_is_dropped(
    qtbot: QtBot, loader: FakeLoader
) -> None:
    loading, heard = listening(loader)
    loading.start([A])
    assert loading._background._pool.waitForDone(5000)
    loading.cancel()
    with qtbot.waitSignal(loading.loaded):
        loading.start([B])
    assert heard == ["ended", "ended", (B,)]


def test_stopping_in_the_middle_waits_for_the_worker(qtbot: QtBot, loader: FakeLoader) -> None:
    loader.hold()
    loading, _ = listening(loader)
    loading.start([A])
    qtbot.waitUntil(lambda: loader.running == 1)
    loading.stop()
    assert loader.running == 0
