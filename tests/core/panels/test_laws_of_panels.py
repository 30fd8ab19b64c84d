"""Laws of all that is drawn: sides are labels, and the order of rows is no statement."""

from collections.abc import Callable
from datetime import date
from random import Random

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from core.arithmetic import LongArray
from core.comparison import Level
from core.crossfilter import Workspace
from core.filters import DateSpan, FilterState
from core.index import IntArray, Rows
from core.panels import contradictions, losses, silence, timeline
from core.panels.losses import LossesOptions, Mode
from core.panels.losses.over_time import LossPick, OverTimeOptions, Track
from core.panels.losses.rows import LossRow
from core.panels.question import Question
from core.threads import threads_of, track_record
from core.vocabulary.terms import Clock
from tests.comparing import Claim, killed
from tests.making import workspace

ACTORS = {"Aa": "A", "Ab": "A", "Ba": "B", "Bb": "B", "Press": "third"}
SIDES: list[Claim] = [{"side": "A"}, {"side": "B"}]
OTHER = {"A": "B", "B": "A"}
DAYS = ("2016-04-02", "2016-04-03", "2016-04-05")
WINDOWS = st.sampled_from([None, (date(2016, 4, 3), date(2016, 4, 5))])

CLAIMS = st.lists(
    st.fixed_dictionaries(
        {
            "claimant": st.sampled_from(sorted(ACTORS)),
            "subject": st.sampled_from(["Aa", "Ab", "Ba", ""]),
            "measure": st.sampled_from(["killed", "casualties"]),
            "category": st.just("personnel"),
            "best": st.sampled_from([None, 0, 3, 26]),
            "basis": st.sampled_from(["incremental", "cumulative", "unknown", "snapshot"]),
            "bound": st.sampled_from(["exact", "at_least", "approx"]),
            "act": st.sampled_from(["assert", "deny", "revise", "confirm", "retract"]),
            "scope": st.sampled_from(["one_side", "both_sides"]),
            "claimed_on": st.sampled_from(DAYS),
            "replies_to": st.sampled_from(["", "c0", "c1"]),
            "supersedes": st.sampled_from(["", "c2"]),
            "statement_id": st.sampled_from(["", "s"]),
            "source": st.sampled_from(["", "Agency", "Paper"]),
            "tags": st.sampled_from(["", "part_of:c1", "same_as:c3"]),
        }
    ),
    max_size=8,
)

Told = dict[str, object]

LEVEL: list[Claim] = [
    killed(claimant, "Aa", 3, "2016-04-03", basis="unknown") for claimant in ("Ba", "Bb", "Ba")
]
"""Of three figures that are level in all but who says them one must stand, and always the same."""


def numbered(claims: list[Claim]) -> list[Claim]:
    return [{"claim_id": f"c{number}", **claim} for number, claim in enumerate(claims)]


def opened(claims: list[Claim], *, swap: bool = False) -> Workspace:
    actors: list[Claim] = [
        {"actor": name, "side": OTHER.get(side, side) if swap else side}
        for name, side in ACTORS.items()
    ]
    return workspace(claims, actors=actors, sides=SIDES)


class Teller:
    """What every panel draws, in claim ids; with ``swap`` sides under each other's name."""

    def __init__(
        self, space: Workspace, window: tuple[date, date] | None, *, swap: bool = False
    ) -> None:
        filters = FilterState()
        self.question = Question(
            space, filters if window is None else filters.with_clause(DateSpan(*window))
        )
        self.ids: list[str] = space.dataset.claims["claim_id"].tolist()
        self.side: Callable[[str], str] = (lambda name: OTHER.get(name, name)) if swap else str
        self.swap = swap

    def everything(self) -> Told:
        return {
            "gap, sides": self.gap(Level.SIDE),
            "gap, actors": self.gap(Level.ACTOR),
            "butterfly": self.butterfly(),
            "over time": self.over_time(),
            "disagreement": self.apart(),
            "contradictions": self.contradictions(),
            "silence": self.silence(),
            "timeline": self.timeline(),
            "threads": self.threads(),
        }

    def asked(self, options: object) -> Question:
        return replace(self.question, options=options)

    def named(self, rows: Rows | LongArray) -> list[str]:
        found: list[int] = (rows.array if isinstance(rows, Rows) else rows).tolist()
        return sorted(self.ids[row] for row in found)

    def row(self, row: LossRow | None) -> object:
        if row is None:
            return None
        marks = [
            None
            if mark is None
            else (self.side(mark.side), mark.text, mark.slot.ticks, self.named(mark.rows))
            for mark in row.marks
        ]
        subject = self.side(row.cell.subject), self.side(row.cell.side)
        return subject, row.label, marks, row.verdict, self.named(row.rows)

    def gap(self, level: Level) -> object:
        view = losses.build(self.asked(LossesOptions(level=level)))
        return sorted(map(repr, map(self.row, view.rows))), view.scale, view.coverage

    def butterfly(self) -> object:
        view = losses.build(self.asked(LossesOptions(mode=Mode.BUTTERFLY)))
        pairs = [(pair.left, pair.right) for pair in view.pairs]
        halves = [pair[::-1] if self.swap else pair for pair in pairs]
        return sorted(repr((self.row(left), self.row(right))) for left, right in halves)

    def over_time(self) -> object:
        pick = LossPick("B" if self.swap else "A", "killed", "personnel", "count")
        over_time = OverTimeOptions(pick=pick, related=True)
        options = LossesOptions(mode=Mode.OVER_TIME, over_time=over_time)
        view = losses.build(self.asked(options)).over_time
        assert view is not None
        return sorted(
            repr(
                (
                    *(self.side(plot.side), plot.title, plot.scale, plot.top),
                    *(self.track(track) for track in (*plot.tracks, *plot.both)),
                    sorted(self.ids[one.row] for one in plot.denials),
                )
            )
            for plot in view.plots
        )

    def track(self, track: Track) -> object:
        course = track.course
        rows: list[int] = course.rows.tolist()
        said = course.claimant, self.side(course.side), course.basis
        statements = [self.ids[row] for row in rows], course.days.tolist(), course.turns.tolist()
        return said, statements, self.named(course.variants)

    def apart(self) -> object:
        options = LossesOptions(mode=Mode.OVER_TIME, over_time=OverTimeOptions(apart=True))
        view = losses.build(self.asked(options)).apart
        assert view is not None
        lines = [
            (line.label, [(repr(point.summary), self.named(point.rows)) for point in line.points])
            for line in view.lines
        ]
        return lines, view.days

    def contradictions(self) -> object:
        view = contradictions.build(self.question)
        found = [
            (
                *(one.kind, one.note, round(one.score, 9)),
                *(self.named(one.one), self.named(one.other)),
            )
            for one in view.findings
        ]
        return sorted(map(repr, found)), dict(view.counts)

    def silence(self) -> object:
        view, sides = silence.build(self.question), self.question.index["claimant_side"].values

        def voices(codes: IntArray) -> list[str]:
            spoken: list[int] = codes.tolist()
            return ["" if code < 0 else self.side(sides[code]) for code in spoken]

        return sorted(
            repr(
                (
                    *(self.side(row.side), row.category, row.measures, row.silent, row.spoke),
                    *(row.own.tolist(), row.third.tolist(), row.covered.tolist()),
                    *(voices(row.adversary), voices(row.denied)),
                    self.named(view.rows_of(place)),
                )
            )
            for place, row in enumerate(view.rows)
        )

    def timeline(self) -> object:
        view = timeline.build(self.question)
        rows = np.arange(len(self.ids), dtype=np.int32)
        lane_of: list[int] = view.lanes_of(rows).tolist()
        lanes = {(self.side(lane.side), lane.count, lane.actors) for lane in view.lanes}
        places = {
            name: (self.side(view.lanes[lane].side), kind)
            for name, lane, kind in zip(self.ids, lane_of, view.kinds(rows).tolist(), strict=True)
        }
        return lanes, places

    def threads(self) -> object:
        space, index = self.question.workspace, self.question.index
        threads = threads_of(index)
        best = space.dataset.claims["best"].to_numpy()
        known = np.ones(index.size, dtype=bool)
        records = {
            name: (
                [self.named(rows) for rows in (record.whole.made, *record.whole.became)],
                *(record.figures.count, record.figures.ratio, record.totals.count),
            )
            for name in ACTORS
            for record in [track_record(index, threads, best, known, name)]
        }
        strips = {name: self.named(threads.rows(row)) for row, name in enumerate(self.ids)}
        became = dict(zip(self.ids, threads.became.tolist(), strict=True))
        return records, strips, became


@given(CLAIMS, WINDOWS)
@settings(max_examples=25, deadline=None)
def test_swapping_the_sides_labels_mirrors_every_panel(
    claims: list[Claim], window: tuple[date, date] | None
) -> None:
    typed = numbered(claims)
    plain = Teller(opened(typed), window).everything()
    mirrored = Teller(opened(typed, swap=True), window, swap=True).everything()
    for panel, told in plain.items():
        assert mirrored[panel] == told, panel


@given(CLAIMS, WINDOWS, st.randoms())
@example(LEVEL, None, Random(1))
@settings(max_examples=25, deadline=None)
def test_the_order_of_the_rows_changes_no_panel(
    claims: list[Claim], window: tuple[date, date] | None, random: Random
) -> None:
    typed = numbered(claims)
    shuffled = random.sample(typed, len(typed))
    plain, other = (Teller(opened(some), window).everything() for some in (typed, shuffled))
    for panel, told in plain.items():
        assert other[panel] == told, panel


@given(CLAIMS, st.sampled_from(["Aa", "Ba", "Press"]), st.integers(1, 99))
@settings(max_examples=25, deadline=None)
def test_an_increment_outside_the_window_changes_nothing_inside(
    claims: list[Claim], claimant: str, figure: int
) -> None:
    """Of whatever else is claimed, on whatever basis, beside one of the same series inside it."""
    window = date(2016, 4, 3), date(2016, 4, 5)

    def added(day: str) -> Claim:
        said = {"claim_id": day, "claimant": claimant, "subject": "Aa", "claimed_on": day}
        counts = {"measure": "killed", "category": "personnel", "basis": "incremental"}
        return {**said, **counts, "best": figure}

    inside = [*numbered(claims), added("2016-04-04")]
    outside = [added("2016-04-01"), added("2016-04-06")]
    plain, other = (Teller(opened(some), window) for some in (inside, [*inside, *outside]))
    for tell in (Teller.butterfly, Teller.contradictions):
        assert tell(other) == tell(plain), tell.__name__
    for level in Level:
        assert other.gap(level) == plain.gap(level)


@given(CLAIMS, st.sampled_from(DAYS))
@settings(max_examples=25, deadline=None)
def test_as_known_on_shows_what_a_file_ending_that_day_would(claims: list[Claim], day: str) -> None:
    """Tags set aside: they are the word of whoever made the file, and had read all of it."""
    typed = [{**claim, "tags": ""} for claim in numbered(claims)]
    said = [claim for claim in typed if str(claim["claimed_on"]) <= day]
    known = Teller(opened(typed), None)
    known.question = replace(
        known.question, filters=FilterState(clock=Clock.CLAIMED, known_on=date.fromisoformat(day))
    )
    ended = Teller(opened(said), None)
    assert known.gap(Level.SIDE) == ended.gap(Level.SIDE)
    assert known.butterfly() == ended.butterfly()
    assert known.contradictions() == ended.contradictions()


@given(CLAIMS, st.tuples(st.integers(1, 9), st.integers(1, 9)), st.none() | st.integers(1, 9))
@settings(max_examples=25, deadline=None)
def test_days_on_which_nothing_is_said_change_no_panel_but_those_that_say_them(
    claims: list[Claim], days: tuple[int, int], known: int | None
) -> None:
    space = opened(numbered(claims))
    first, last = (date(2016, 4, day) for day in sorted(days))
    asked = FilterState(known_on=None if known is None else date(2016, 4, known))
    exact, wide = Teller(space, None), Teller(space, None)
    filters = asked.with_clause(DateSpan(first, last))
    exact.question = replace(exact.question, filters=filters)
    wide.question = replace(wide.question, filters=space.widened(filters))
    for tell in (Teller.butterfly, Teller.contradictions, Teller.timeline, Teller.threads):
        assert tell(wide) == tell(exact), tell.__name__
    for level in Level:
        assert wide.gap(level) == exact.gap(level)
