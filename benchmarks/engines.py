"""The counts behind the panels: this program's and those of other engines, step by step."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from threading import Event, Thread
from time import sleep

import numpy as np

from benchmarks.claims import claims
from benchmarks.gestures import date_drags, known_on_drag, three_in_turn, toggles, typed
from benchmarks.linked import Linked
from benchmarks.measuring import Calibration, Durations, peak, reset_peak, resident
from benchmarks.part import Line, Part, Report, Settings
from core.crossfilter import DATES, Workspace, ahead
from core.filters import KNOWN_ON, FilterState

MOVES, TURNS, TURN = 480, 4, 8
"""Steps of a gesture that this program takes, in how many turns every engine takes so many."""
POINTED, BEFORE_CLICK = 12, 0.15
"""Clicks on a list, and the seconds that the pointer takes from arriving there to each."""
TOGGLED = ("category", "claimant_side", "claimant")
MEMORY = 2_560
"""MiB that ten million claims may take."""
TEN_MILLION = 10_000_000
GROWTH, ACTIVATION = 1.2, 0.15
"""The drag at the largest size as a multiple of the smallest; seconds to build a cube of dates."""
DRAG = {
    "single pass": 20,
    "pandas": 1_000,
    "polars": 200,
    "duckdb": 200,
    "duckdb, aggregated": None,
}
"""How many times as long as this program each engine should take for a drag; None: no matter."""

States = Iterable[FilterState]


def run(settings: Settings) -> Report:
    """Every size in turn."""
    calibration = Calibration(settings)
    lines: list[Line] = []
    drags: list[Durations] = []
    for rows in settings.rows:
        size = _Size(rows, settings, calibration)
        for line in size.lines():
            print(f"{line.what}: {line.measured}", flush=True)
            lines.append(line)
        drags.append(size.drag)
    if len(drags) > 1:
        growth = drags[-1].p50 / drags[0].p50
        lines.append(Line("growth of the drag", "≤ 1.2 ×", f"{growth:.2f} ×", growth <= GROWTH))
    return Report(tuple(lines), calibration.drift)


@dataclass
class _Size:
    """One size of the dataset."""

    rows: int
    settings: Settings
    calibration: Calibration
    drag: Durations = field(init=False)

    def lines(self) -> Iterator[Line]:
        """Every gesture, the memory they took, then the same beside the other engines."""
        made = claims(self.rows, self.settings.seed)
        reset_peak()
        opening = Durations(self.settings)
        workspace = opening.time(lambda: Workspace(made))
        self.linked = Linked(workspace)
        self.values = {key: workspace.index[key].values for key in TOGGLED}
        first = Durations(self.settings)
        first.time(lambda: self.linked.answer(FilterState(), ""))
        yield Line(f"encoding, {self.rows:,}", "", f"{opening.worst:.2f} s")
        yield Line(f"first answer, {self.rows:,}", "", f"{first.worst:.2f} s")
        yield from self._alone()
        held = resident()
        met = held <= MEMORY if self.rows == TEN_MILLION else None
        said = f"{held:,.0f} MiB (peak {peak():,.0f})"
        yield Line(f"memory, {self.rows:,}", f"≤ {MEMORY:,} MiB", said, met)
        yield from self._beside()

    def _alone(self) -> Iterator[Line]:
        random = np.random.default_rng(self.settings.seed)
        building = self._while_building(random)
        yield self._line("drag, cube being built", building, 5.0)
        yield self._armed(DATES)
        self.drag = self._step(DATES, date_drags(random, MOVES))
        yield self._line("drag, cube standing", self.drag, 0.1)
        for key in TOGGLED:
            states = toggles(random, key, self.values[key], FilterState(), 24)
            yield self._line(f"{key} toggle, at once", self._step(key, states))
        for key in TOGGLED:
            yield self._line(f"{key} toggle, pointed at before", self._pointed(random, key), 10.0)
        yield self._at_rest()
        for key in TOGGLED:
            states = toggles(random, key, self.values[key], FilterState(), MOVES // 4)
            yield self._line(f"{key} toggle", self._step(key, states), 10.0)
        for key in TOGGLED:
            self.linked.workspace.budget.drop(("cubes", key, FilterState()))
            yield self._armed(key)
        chosen = {key: self.values[key] for key in ("category", "claimant")}
        turns = self._step("", three_in_turn(random, chosen, 16))
        yield self._line("three filters in turn", turns, 20.0)
        yield self._line("a word typed", self._step("words", typed(random)))
        yield self._armed(KNOWN_ON)
        yield self._line("as known on", self._step(KNOWN_ON, known_on_drag(random, MOVES // 4)))

    def _while_building(self, random: np.random.Generator) -> Durations:
        """Steps of a drag, again and again until the cube that is built meanwhile stands."""
        workspace, durations = self.linked.workspace, Durations(self.settings, alone=True)
        asked = self.linked.asked(FilterState(), DATES)
        builder = Thread(target=lambda: workspace.counts.arm(DATES, asked))
        builder.start()
        for state in date_drags(random, MOVES):
            if not builder.is_alive():
                break
            durations.time(lambda state=state: self.linked.answer(state, DATES))
        builder.join()
        workspace.budget.shrink(0)
        self.linked.answer(FilterState(), DATES)
        return durations

    def _pointed(self, random: np.random.Generator, key: str) -> Durations:
        """A box is ticked soon after the pointer arrived at its list, another list just changed."""
        self.calibration.sample()
        durations = Durations(self.settings, alone=True)
        other = TOGGLED[TOGGLED.index(key) - 1]
        for begin in toggles(random, other, self.values[other], FilterState(), POINTED):
            (state,) = toggles(random, key, self.values[key], begin, 1)
            self.linked.answer(begin, other)
            with self._pointing(key, begin):
                durations.time(lambda state=state: self.linked.answer(state, key))
        return durations

    @contextmanager
    def _pointing(self, key: str, filters: FilterState) -> Generator[None]:
        """The pointer has just come to a list, whose counts are begun meanwhile."""
        over, asked = Event(), self.linked.asked(filters, key)
        arm = self.linked.workspace.counts.arm
        arming = Thread(target=lambda: arm(key, asked, over.is_set))
        arming.start()
        sleep(BEFORE_CLICK)
        yield
        over.set()
        arming.join()

    def _armed(self, brush: str) -> Line:
        counts, arming = self.linked.workspace.counts, Durations(self.settings)
        asked, answering = self.linked.asked(FilterState(), brush), list[float]()
        begin = self.settings.now()

        def stale() -> bool:
            if not answering and counts.stands(brush, asked):
                answering.append(self.settings.now() - begin)
            return False

        arming.time(lambda: counts.arm(brush, asked, stale))
        whole = f"{arming.worst * 1e3:.0f} ms"
        first = answering[0] if answering else arming.worst
        took = f"{first * 1e3:.0f} ms, of every day {whole}" if answering else whole
        asked_of = "≤ 150 ms" if brush == DATES else ""
        met = first <= ACTIVATION if asked_of else None
        return Line(f"activation of {brush}, {self.rows:,}", asked_of, took, met)

    def _at_rest(self) -> Line:
        """What the window counts ahead while the hand rests."""
        workspace, resting = self.linked.workspace, Durations(self.settings)
        index = workspace.index

        def count() -> None:
            for brush in ahead(index):
                workspace.counts.arm(brush, self.linked.asked(FilterState(), brush), ahead=True)
            index.words.prepare()

        resting.time(count)
        return Line(f"counted ahead, {self.rows:,}", "", f"{resting.worst:.2f} s")

    def _step(self, brush: str, states: States) -> Durations:
        self.calibration.sample()
        durations = Durations(self.settings)
        for state in states:
            durations.time(lambda state=state: self.linked.answer(state, brush))
        return durations

    def _line(self, what: str, taken: Durations, most: float | None = None) -> Line:
        asked = f"p95 ≤ {most:g} ms" if most else ""
        met = taken.p95 * 1e3 <= most if most else None
        return Line(f"{what}, {self.rows:,}", asked, taken.summary(), met)

    def _beside(self) -> Iterator[Line]:
        """Every engine on the same steps, first for equality, then for time."""
        from benchmarks.beside import Beside  # noqa: PLC0415 - only the bench has the peers

        beside = Beside(self.linked, self.settings, self.calibration)
        random = np.random.default_rng(self.settings.seed + 1)
        yield beside.equal(self._mixed(random))
        category = partial(toggles, random, "category", self.values["category"], FilterState())
        chosen = {key: self.values[key] for key in ("category", "claimant")}
        yield from beside.compare(
            f"date drag, {self.rows:,}",
            DATES,
            _turns(date_drags(random, MOVES), MOVES // TURNS),
            DRAG,
        )
        yield from beside.compare(
            f"category toggle, {self.rows:,}", "category", _turns(category(TURN), 4), {"pandas": 40}
        )
        yield from beside.compare(
            f"three filters, {self.rows:,}",
            "",
            _turns(three_in_turn(random, chosen, 3), 3),
            {"pandas": 20},
        )

    def _mixed(self, random: np.random.Generator) -> list[tuple[str, FilterState]]:
        chosen = {key: self.values[key] for key in ("category", "claimant")}
        return [
            (DATES, [*date_drags(random, 20)][-1]),
            (
                "category",
                [*toggles(random, "category", self.values["category"], FilterState(), 5)][-1],
            ),
            ("", [*three_in_turn(random, chosen, 2)][-1]),
            ("words", [*typed(random)][-1]),
            (KNOWN_ON, [*known_on_drag(random, 3)][-1]),
        ]


def _turns(states: States, every: int) -> list[list[FilterState]]:
    """A turn of steps at the beginning of each stretch of so many."""
    listed = list(states)
    return [listed[begin : begin + every][:TURN] for begin in range(0, len(listed), every)]


PART = Part("engines", "Counts: this program and other engines", run)
