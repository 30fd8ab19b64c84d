"""Thousands of random gestures through the session: memory stays flat, every answer is right."""

from collections.abc import Iterator
from itertools import count

import numpy as np

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

GESTURES, CHECKED = 10_000, 50
"""Gestures that are made, and after how many of them the answers are counted over again."""
KEYS = ("category", "claimant_side", "claimant", "topic", "act", "source", "reliability", "place")
SETTLED = 0.2
"""Share of the gestures after which memory may not grow any more."""
GROWTH = 1.1


def run(settings: Settings) -> Report:
    """A million claims; the smallest size asked for, where that is less."""
    rows = min(1_000_000, *settings.rows)
    random = np.random.default_rng(settings.seed)
    calibration, durations = Calibration(settings), Durations(settings)
    session = Session()
    workspace = Workspace(claims(rows, settings.seed))
    session.start(open_workspace(workspace))
    linked = Linked(workspace)
    memory: list[float] = []
    wrong = 0
    for number, (brush, change) in enumerate(_gestures(random, workspace)):
        session.apply(change)
        if number % 7 == 0 and session.can_undo:
            session.undo()
        state = session.state.filters
        if number % 11 == 0:
            looks, most = count(), int(random.integers(0, 60))
            workspace.counts.arm(
                brush,
                linked.asked(state, brush),
                lambda looks=looks, most=most: next(looks) >= most,
            )
        durations.time(lambda state=state, brush=brush: linked.answer(state, brush))
        if number % CHECKED == 0:
            wrong += not _right(workspace, state)
            memory.append(resident())
            calibration.sample()
    settled = memory[int(len(memory) * SETTLED) :]
    growth = float(np.median(settled[-20:]) / np.median(settled[:20]))
    checked = f"{wrong} of {len(memory)} wrong"
    said = f"{growth:.3f} × ({settled[0]:,.0f} to {settled[-1]:,.0f} MiB)"
    return Report(
        (
            Line(f"{GESTURES:,} gestures, {rows:,}", "every answer right", checked, wrong == 0),
            Line(
                "memory, after a fifth of them to the end", f"≤ {GROWTH} ×", said, growth <= GROWTH
            ),
            Line("a gesture", "", durations.summary()),
        ),
        calibration.drift,
    )


def _gestures(random: np.random.Generator, workspace: Workspace) -> Iterator[tuple[str, Change]]:
    for _ in range(GESTURES):
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
                key = str(random.choice(KEYS))
                values = workspace.index[key].values
                some = random.choice(values, int(random.integers(1, min(8, len(values)))))
                yield (
                    key,
                    set_clause(
                        OneOf(key, frozenset(some.tolist()), exclude=bool(random.integers(0, 2)))
                    ),
                )


def _right(workspace: Workspace, state: FilterState) -> bool:
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


PART = Part("soak", "Ten thousand random gestures", run)
