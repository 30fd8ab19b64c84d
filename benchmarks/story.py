"""A story before a room and on its way out: steps against filter changes, exports of 12 steps."""

import statistics
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from benchmarks.measuring import Calibration, Durations
from benchmarks.part import Line, Part, Report, Settings
from core.crossfilter import Workspace
from core.filters import DateSpan, FilterState
from core.loading import load
from core.session import SessionState, set_clause
from core.shipped import SAMPLE
from core.story import Step, Story
from core.view_file import view_of
from gui.application import application
from gui.briefing_settings import BriefingSettings
from gui.exporting.forms import FORMS, write_series
from gui.exporting.steps import Issue, series_of
from gui.panels import PANELS
from gui.presenting.script import Script
from gui.presenting.show import Show
from gui.store import Memory

STEPS, ROUNDS = 12, 4
LIKE = 1.1
"""Times as long as a filter change that a step may take: as long, but for what cannot be told."""
PPTX = 10.0
"""Seconds that a story of 12 steps may take to slides."""


def run(settings: Settings) -> Report:
    app = application()
    calibration = Calibration(settings)
    workspace = Workspace(load([SAMPLE]))
    story = Story("Twelve days", tuple(_step(workspace, number) for number in range(STEPS)))
    lines = [*_presented(app, workspace, story, settings), *_exported(workspace, story, settings)]
    calibration.sample()
    return Report(tuple(lines), calibration.drift)


def _step(workspace: Workspace, number: int) -> Step:
    state = SessionState(workspace, FilterState().with_clause(_days(number)))
    return Step(f"s{number + 1}", f"To day {number + 1}", view_of(state))


def _days(number: int) -> DateSpan:
    return DateSpan(date(2016, 4, 2), date(2016, 4, 2 + number))


def _presented(
    app: QApplication, workspace: Workspace, story: Story, settings: Settings
) -> Iterator[Line]:
    """The same spans of dates as filter changes and as steps, until every panel is drawn."""
    defaults = {spec.key: spec.options for spec in PANELS if spec.options is not None}
    script = Script(story, workspace, PANELS, defaults)
    show = Show(script, BriefingSettings(Memory()), moving=False)
    show.begin("s1", QGuiApplication.screens(), None)

    def settled() -> None:
        while show.busy:
            app.processEvents()
        show.grab()

    def filtered(number: int) -> None:
        show.session.apply(set_clause(_days(number)))
        settled()

    def stepped(number: int) -> None:
        show.go_to(f"s{number + 1}")
        settled()

    settled()
    filters, steps = Durations(settings), Durations(settings)
    for _ in range(ROUNDS):
        for number in range(STEPS):
            filters.time(lambda number=number: filtered(number))
        for number in range(STEPS):
            steps.time(lambda number=number: stepped(number))
    show.close()
    ratio = _ratio(steps, filters)
    yield Line("a filter change while presenting", "", filters.summary())
    yield Line("a step of a story", "", steps.summary())
    yield Line(
        "a step against a filter change", f"≤ {LIKE} times", f"{ratio:.2f} times", ratio <= LIKE
    )


def _ratio(steps: Durations, filters: Durations) -> float:
    """The median of what each step took against the filter change to the same dates."""
    return statistics.median(
        step / change for step, change in zip(steps.taken, filters.taken, strict=True)
    )


def _exported(workspace: Workspace, story: Story, settings: Settings) -> Iterator[Line]:
    issue = Issue(datetime.now(UTC).date())
    series = series_of(story, workspace, PANELS, issue)
    with tempfile.TemporaryDirectory() as folder:
        for form in FORMS:
            took = Durations(settings)
            out = Path(folder) / f"out{form.suffix}"
            for _ in range(2):
                took.time(lambda out=out: write_series(series, out))
            seconds = min(took.taken)
            asked = form.suffix == ".pptx"
            yield Line(
                f"{STEPS} steps to {form.suffix}",
                f"< {PPTX:.0f} s" if asked else "",
                f"{seconds:.2f} s",
                seconds < PPTX if asked else None,
            )


PART = Part("story", "A story: steps before a room, and exports of the sample", run)
