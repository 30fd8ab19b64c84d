"""A queue of steps: what is known comes at once, and never for other data."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.loading import load
from core.shipped import SAMPLE
from core.story import Step
from gui.exporting.figures import Sheet
from gui.panel import defaults_of
from gui.panels import PANELS
from gui.telling.step_queue import StepQueue
from gui.theme import LIGHT, Theme
from tests.making import workspace
from tests.stories import of_sample

STEPS = of_sample(3).steps


class Totals(StepQueue):
    """Takes from each sheet how many claims its data has."""

    def identity(self, step: Step, theme: Theme) -> str:
        del theme
        return step.title

    def taken_from(self, sheet: Sheet, theme: Theme) -> int:
        del theme
        return sheet.footer.denominator.total


@pytest.fixture(scope="module")
def sample() -> Workspace:
    return Workspace(load([SAMPLE]))


@pytest.fixture
def queue() -> Iterator[Totals]:
    def raised(error: Exception) -> None:
        raise error

    holder = QObject()
    made = Totals(PANELS, defaults_of(PANELS), raised, holder)
    yield made
    made.stop()


def asked(queue: Totals, qtbot: QtBot, workspace: Workspace) -> list[tuple[str, object]]:
    """What comes of asking once, in its order."""
    told: list[tuple[str, object]] = []
    kept = queue.made.connect(lambda key, made: told.append((key, made)))
    queue.ask(STEPS, workspace, LIGHT)
    qtbot.waitUntil(lambda: not queue.busy, timeout=20_000)
    queue.made.disconnect(kept)
    return told


def test_each_step_is_made_in_its_order(queue: Totals, qtbot: QtBot, sample: Workspace) -> None:
    assert asked(queue, qtbot, sample) == [("s1", 202), ("s2", 202), ("s3", 202)]


def test_what_is_known_comes_at_once(queue: Totals, qtbot: QtBot, sample: Workspace) -> None:
    asked(queue, qtbot, sample)
    queue.ask(STEPS, sample, LIGHT)
    assert not queue.busy


def test_other_data_is_worked_through_anew(queue: Totals, qtbot: QtBot, sample: Workspace) -> None:
    asked(queue, qtbot, sample)
    other = workspace([{"claimant": "A1", "subject": "B1", "best": 3}])
    assert asked(queue, qtbot, other) == [("s1", 1), ("s2", 1), ("s3", 1)]


def test_what_comes_of_data_no_longer_open_is_not_told(
    queue: Totals, qtbot: QtBot, sample: Workspace
) -> None:
    queue.ask(STEPS, sample, LIGHT)
    qtbot.waitUntil(lambda: queue._job is not None, timeout=5_000)
    other = workspace([{"claimant": "A1", "subject": "B1", "best": 3}])
    assert {made for _, made in asked(queue, qtbot, other)} == {1}
