"""The counts behind the panels: how long a step of each gesture takes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.claims import claims
from benchmarks.gestures import date_drags, toggles
from benchmarks.linked import asked_by_panels
from benchmarks.measuring import Calibration, Durations, peak, resident
from benchmarks.part import Line, Part, Report, Settings
from core.crossfilter import DATES, Workspace
from core.filters import FilterState

MOVES = 300
UNARMED, ARMED, TOGGLE, ACTIVATION = 5e-3, 1e-4, 1e-2, 0.15
"""Seconds asked for: a drag without cube and with it, a toggle, the building of the cube."""
TOGGLED = ("category", "claimant_side", "claimant")


def run(settings: Settings) -> Report:
    calibration = Calibration(settings)
    lines: list[Line] = []
    for rows in settings.rows:
        lines += _at(rows, settings, calibration)
    return Report(tuple(lines), calibration.drift)


def _at(rows: int, settings: Settings, calibration: Calibration) -> Iterator[Line]:
    random = np.random.default_rng(settings.seed)
    opening, arming = Durations(settings), Durations(settings)
    workspace = opening.time(lambda: Workspace(claims(rows, settings.seed)))
    print(f"{rows:,} rows: made and encoded in {opening.worst:.2f} s, {resident():,.0f} MiB")
    replay = _Replay(workspace, settings, calibration)
    drag = replay.step(DATES, date_drags(random, MOVES))
    yield Line(f"drag, {rows:,}", "p95 ≤ 5 ms", drag.summary(), drag.p95 <= UNARMED)
    asked = asked_by_panels(workspace, FilterState(), DATES)
    arming.time(lambda: workspace.counts.arm(DATES, asked))
    took = f"{arming.worst * 1e3:.0f} ms"
    yield Line(f"activation, {rows:,}", "≤ 150 ms", took, arming.worst <= ACTIVATION)
    drag = replay.step(DATES, date_drags(random, MOVES))
    yield Line(f"drag with cube, {rows:,}", "p95 ≤ 0.1 ms", drag.summary(), drag.p95 <= ARMED)
    for key in TOGGLED:
        states = toggles(random, key, workspace.index[key].values, FilterState(), MOVES // 10)
        steps = replay.step(key, states)
        met = steps.p95 <= TOGGLE
        yield Line(f"toggle of {key}, {rows:,}", "p95 ≤ 10 ms", steps.summary(), met)
    print(f"{rows:,} rows: peak {peak():,.0f} MiB")


@dataclass(frozen=True, eq=False)
class _Replay:
    workspace: Workspace
    settings: Settings
    calibration: Calibration

    def step(self, brush: str, states: Iterable[FilterState]) -> Durations:
        """How long every state of a brush takes to be counted for all panels."""
        self.calibration.sample()
        durations = Durations(self.settings)
        for state in states:
            durations.time(
                lambda state=state: self.workspace.counts.ask(
                    asked_by_panels(self.workspace, state, brush)
                )
            )
        return durations


PART = Part("engines", "Counts: this program's own engine", run)
