"""Random gestures in the real window, faster than it can follow: what it shows at rest is right.

Gestures come in bursts of which nothing is awaited, so that answers are overtaken, dropped and
asked for again. After each burst every panel in sight must show the present state: no answer of an
earlier one may have stayed, and none may be missing.
"""

import os
from collections.abc import Callable

import numpy as np
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from benchmarks.claims import claims
from benchmarks.measuring import Calibration, Durations
from benchmarks.part import Line, Part, Report, Settings
from benchmarks.soak import Memory, gestures, right
from core.crossfilter import Workspace
from core.loading import load
from core.panels.question import Question
from core.session import Session, open_workspace
from gui.application import application
from gui.assembly import assemble
from gui.garbage import Sweeper
from gui.main_window import MainWindow
from gui.panel import Panel, PanelSpec
from gui.panels import PANELS
from gui.shot import wait_until_settled

SIZE = (1680, 1000)
BURST = 10
"""Gestures without a rest, at most."""
SHARE = 5
"""One in so many of the gestures of a soak is made in the window."""


def run(settings: Settings) -> Report:
    """A million claims; the smallest size asked for, where that is less."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application()
    sweeper = Sweeper()
    sweeper.start()
    rows, count = min(1_000_000, *settings.rows), max(1, settings.gestures // SHARE)
    calibration, durations, memory = Calibration(settings), Durations(settings), Memory()
    random = np.random.default_rng(settings.seed)
    shown = _Shown(Workspace(claims(rows, settings.seed)))
    rests = wrong = stale = 0
    for brush, change in gestures(random, shown.workspace, count):
        durations.time(lambda change=change: shown.session.apply(change))
        if brush and random.integers(0, 3) == 0:
            shown.window.refresh.arm(brush)
        if random.integers(0, BURST) == 0:
            wait_until_settled(shown.window)
            rests += 1
            stale += len(shown.stale())
            wrong += not right(shown.workspace, shown.session.state.filters)
            memory.note()
            calibration.sample()
        else:
            QApplication.processEvents()
    shown.window.close()
    sweeper.stop()
    what = f"{count:,} gestures in the window, {rows:,}"
    lines = (
        Line(what, "every panel right", f"{wrong} of {rests} rests wrong", wrong == 0),
        Line("panels at rest", "none stale", f"{stale} stale", stale == 0),
        memory.line(),
        Line("a gesture, until the window takes the next", "", durations.summary()),
    )
    return Report(lines, calibration.drift)


class _Shown:
    """A window that notes of which question each view is that a panel was handed."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.session = Session()
        self.session.start(open_workspace(workspace))
        self._asked: dict[str, dict[int, tuple[object, Question]]] = {
            spec.key: {} for spec in PANELS
        }
        self._last: dict[str, object] = {}
        self._specs = {spec.key: self._noted(spec) for spec in PANELS}
        self.window: MainWindow = assemble(self.session, tuple(self._specs.values()), load)
        for key, panel in self.window.refresh.panels.items():
            self._follow(key, panel)
        self.window.seats.made.connect(self._follow)
        self.window.resize(*SIZE)
        self.window.show()
        wait_until_settled(self.window)

    def stale(self) -> list[str]:
        """The panels in sight that show another state than the present one."""
        found: list[str] = []
        for key, panel in self.window.refresh.panels.items():
            spec = self._specs[key]
            if panel.in_sight and not spec.shows_story and not spec.shows_files:
                _, question = self._asked[key][id(self._last[key])]
                seen = question.filters.without(spec.brushes)
                if seen != self.session.state.filters.without(spec.brushes):
                    found.append(key)
        for key, asked in self._asked.items():
            last = id(self._last.get(key))
            self._asked[key] = {last: asked[last]} if last in asked else {}
        return found

    def _noted(self, spec: PanelSpec) -> PanelSpec:
        def build(question: Question) -> object:
            view = spec.build(question)
            self._asked[spec.key][id(view)] = (view, question)
            return view

        return replace(spec, build=build)

    def _follow(self, key: str, panel: Panel) -> None:
        show: Callable[[object], None] = panel.show_view

        def noted(view: object) -> None:
            self._last[key] = view
            show(view)

        panel.show_view = noted


PART = Part("soak-window", "Random gestures in the window", run)
