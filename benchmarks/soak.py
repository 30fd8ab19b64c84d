"""Thousands of random gestures through the session: memory stays flat, every answer is right."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Self

import numpy as np
from msgspec import Struct

from benchmarks.claims import WORDS, claims
from benchmarks.gestures import day_of, random_span
from benchmarks.linked import Linked
from benchmarks.measuring import Calibration, Durations, resident
from benchmarks.part import Line, Part, Report, Settings
from core.crossfilter import DATES, Workspace
from core.filters import KNOWN_ON, FilterState, OneOf, Words
from core.panels import facets, filter_bar
from core.panels.question import Question
from core.session import (
    Change,
    Session,
    clear_filters,
    drop_clause,
    open_workspace,
    set_clause,
    set_known_on,
)

CHECKED = 50
"""After how many gestures the answers are counted over again."""
KEYS = ("category", "claimant_side", "claimant", "topic", "act", "source", "reliability", "place")
SETTLED = 0.2
"""Share of the gestures after which memory may not grow any more."""
GROWTH = 1.1


def run(settings: Settings) -> Report:
    """A million claims; the smallest size asked for, where that is less."""
    calibration, rows = Calibration(settings), min(1_000_000, *settings.rows)
    durations, memory, wrong = Durations(settings), Memory(), 0
    session, random = Session(), np.random.default_rng(settings.seed)
    workspace = Workspace(claims(rows, settings.seed))
    session.start(open_workspace(workspace))
    linked = Linked(workspace)
    with _Arming(linked) as arming:
        for number, (brush, change) in enumerate(gestures(random, workspace, settings.gestures)):
            session.apply(change)
            if number % 7 == 0 and session.can_undo:
                session.undo()
            state = session.state.filters
            if number % 3 == 0:
                arming.begin(brush, state)
            durations.time(lambda state=state, brush=brush: linked.answer(state, brush))
            if number % CHECKED == 0:
                wrong += not right(workspace, state)
                memory.note()
                calibration.sample()
    checked = f"{wrong} of {len(memory.held)} wrong"
    what = f"{settings.gestures:,} gestures, {rows:,}"
    lines = (
        Line(what, "every answer right", checked, wrong == 0),
        memory.line(),
        Line("a gesture", "", durations.summary()),
    )
    return Report(lines, calibration.drift)


class Memory(Struct):
    """Resident memory in the course of a soak, MiB."""

    held: list[float] = []

    def note(self) -> None:
        """Note how much it is now."""
        self.held.append(resident())

    def line(self) -> Line:
        """Whether it grew once a fifth of the gestures were made, from one half to the other.

        It goes up and down by a tenth as large tables come and go.
        """
        settled = self.held[int(len(self.held) * SETTLED) :]
        half = len(settled) // 2
        growth = float(np.median(settled[half:]) / np.median(settled[:half]))
        said = f"{growth:.3f} × ({min(settled):,.0f} to {max(settled):,.0f} MiB)"
        what = "memory, from the middle of them to the end"
        return Line(what, f"≤ {GROWTH} ×", said, growth <= GROWTH)


class _Arming:
    """Cubes built on a thread of their own while gestures go on; the newest brush wins."""

    def __init__(self, linked: Linked) -> None:
        self._linked = linked
        self._pool = ThreadPoolExecutor(1)
        self._stale = Event()
        self._building: Future[bool] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()
        self._pool.shutdown()

    def begin(self, brush: str, state: FilterState) -> None:
        """Build what a brush is answered from; what was built before is left as far as it came."""
        self._end()
        self._stale = Event()
        asked = self._linked.asked(state, brush)
        arm = self._linked.workspace.counts.arm
        self._building = self._pool.submit(arm, brush, asked, self._stale.is_set)

    def _end(self) -> None:
        self._stale.set()
        if self._building is not None:
            self._building.result()


def gestures(
    random: np.random.Generator, workspace: Workspace, count: int
) -> Iterator[tuple[str, Change]]:
    """What a restless hand does: the brush it moves, and the change."""
    for _ in range(count):
        match int(random.integers(0, 12)):
            case 0:
                yield "", clear_filters()
            case 1:
                yield KNOWN_ON, set_known_on(day_of(int(random.integers(0, 3_652))))
            case 2:
                yield KNOWN_ON, set_known_on(None)
            case 3:
                yield "words", set_clause(Words(WORDS[int(random.integers(0, 20))][:5]))
            case 4:
                yield "", drop_clause("words", str(random.choice(KEYS)))
            case 5 | 6 | 7:
                yield DATES, set_clause(random_span(random))
            case _:
                yield _facet(random, workspace)


def _facet(random: np.random.Generator, workspace: Workspace) -> tuple[str, Change]:
    key = str(random.choice(KEYS))
    values = workspace.index[key].values
    some = random.choice(values, int(random.integers(1, min(8, len(values)))))
    exclude = bool(random.integers(0, 2))
    return key, set_clause(OneOf(key, frozenset(some.tolist()), exclude=exclude))


def right(workspace: Workspace, state: FilterState) -> bool:
    """Whether the panels count what the masks of the clauses, one by one, let through."""
    index = workspace.index
    question = Question(workspace, state)
    shown = np.ones(index.size, dtype=bool)
    for clause in state.clauses:
        shown &= clause.mask(index, state.clock)
    if state.known_on is not None:
        shown &= workspace.known(state)
    bar = filter_bar.build(question)
    right = bar.denominator.shown == int(shown.sum()) == question.shown.count
    for facet in facets.build(question).facets:
        rest = state.without((facet.key,))
        mask = workspace.mask(rest)
        counts = np.bincount(index[facet.key].codes[mask], minlength=len(facet.names))
        right = right and np.array_equal(counts, facet.counts)
    return right


PART = Part("soak", "Random gestures, counted over again", run)
