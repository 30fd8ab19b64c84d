"""The claims table sorted: its first page, all of it, and its first page once the order stands."""

from collections.abc import Iterator

from benchmarks.claims import claims
from benchmarks.measuring import FRAME, Calibration, Durations
from benchmarks.part import Line, Part, Report, Settings
from core.crossfilter import Workspace
from core.filters import FilterState, OneOf
from core.panels.claims import ClaimsOptions, ClaimsView, build
from core.panels.question import Question

SORTED = ("claimed", "claimant", "claim", "figure", "place", "rating", "id")
FILTERED = "topic"


def run(settings: Settings) -> Report:
    """Every size in turn."""
    calibration = Calibration(settings)
    lines = [line for rows in settings.rows for line in _at(rows, settings, calibration)]
    return Report(tuple(lines), calibration.drift)


def _at(rows: int, settings: Settings, calibration: Calibration) -> Iterator[Line]:
    workspace = Workspace(claims(rows, settings.seed))
    half = frozenset(workspace.index[FILTERED].values[:2])
    states = (FilterState(), FilterState((OneOf(FILTERED, half),)))
    first, every, again = (Durations(settings) for _ in range(3))
    for state in states:
        workspace.count(state)
    for column in SORTED:
        for descending in (False, True):
            calibration.sample()
            options = ClaimsOptions(sort=column, descending=descending)
            views = [
                first.time(lambda state=state, options=options: _view(workspace, state, options))
                for state in states
            ]
            every.time(views[-1].find)
            for state in states:
                again.time(lambda state=state, options=options: _view(workspace, state, options))
    yield Line(f"a heading clicked, first page, {rows:,}", "on the worker", first.summary())
    yield Line(f"all rows in the new order, {rows:,}", "on the worker", every.summary())
    within = again.p95 <= FRAME
    yield Line(f"first page of that order again, {rows:,}", "a frame", again.summary(), within)


def _view(workspace: Workspace, state: FilterState, options: ClaimsOptions) -> ClaimsView:
    return build(Question(workspace, state, options=options))


PART = Part("table", "The claims table in another order", run)
