"""The course of a series: what one claimant said of one loss, statement by statement."""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from core.comparison.arrangement import Arrangement, arranged
from core.comparison.bounds import NOTHING, Amount, Amounts
from core.comparison.figures import BASES, SLOTS, Figures, figures_of
from core.comparison.orders import runs_of
from core.comparison.pauses import Rises, held_since, silence
from core.comparison.series import choose, difference, fell_below
from core.comparison.sight import Sight
from core.comparison.things import Thing
from core.comparison.ties import LongArray, Pairs
from core.comparison.turns import Turn, blank, turns_of
from core.dataset import Dataset
from core.dates import FIRST, LAST
from core.filters.dates import day_number
from core.index import UNDATED, BoolArray, ClaimIndex, IntArray
from core.vocabulary.crosswalk import Split
from core.vocabulary.terms import Basis

_INCREMENTAL = BASES.index(Basis.INCREMENTAL)
_CUMULATIVE = BASES.index(Basis.CUMULATIVE)
_NO_BEGIN, _NO_END = day_number(FIRST.date()), day_number(LAST.date())


class Course(Struct, frozen=True, eq=False):
    """The statements of one series in the order of their days; one entry of a column for each.

    Of several figures of one day (of one period, where periods are counted) the newest stands
    and the others are ``variants``.
    """

    slot: int
    """OWN, ADVERSARY or THIRD_PARTY."""
    claimant: str
    side: str
    """Side of the claimant."""
    about: str
    """Whose loss it is, as the claims name it."""
    basis: Basis
    rows: LongArray
    """The claims."""
    began: LongArray
    """First day of the date of each claim."""
    days: LongArray
    """Last day of it: the day as of which the figure stands."""
    amounts: Amounts
    turns: LongArray
    """A Turn each."""
    changes: Amounts
    """What is new in each: the rise of a running total, the figure of a period; else NaN.

    A total that carries on others (a renamed or merged term) rises from their last sum.
    """
    before: LongArray
    """The day after which ``changes`` counts: that of the statement before, or of the period."""
    joined: BoolArray
    """Whether the figure before holds until this one: no long silence lies between."""
    same_since: LongArray
    """Of a total carried forward, the day since which it was the same: longer than is usual in
    its series, while other totals of its claimant about its subject rose. UNDATED elsewhere."""
    entering: int
    """Statements at the start that lie before the window: 1 or 0."""
    carries_on: tuple[str, ...]
    """Categories whose totals the first one carries on, empty where it is none of these."""
    inherited: Amount
    """The last sum of those totals, nothing stated where there are none."""
    goes_on: tuple[tuple[str, int], ...]
    """Categories whose totals carry on its own, with the first day of each."""
    divided: bool
    """Whether these divide it among them, because its term was split."""
    branch_of: Split | None
    """The split of a term in whose place it stands in part, None where there is none."""
    begins: IntArray
    """Day from which each total counts, UNDATED where nobody said."""
    variants: LongArray
    variant_days: LongArray
    variant_amounts: Amounts

    @property
    def broken(self) -> BoolArray:
        """Which totals count from another day than the one before."""
        return self.turns == int(Turn.BREAK)

    @property
    def stale(self) -> BoolArray:
        """Which totals are carried forward."""
        return self.same_since != UNDATED

    @property
    def running(self) -> bool:
        """Whether it is a running total."""
        return self.basis is Basis.CUMULATIVE


def courses_in(
    dataset: Dataset,
    index: ClaimIndex,
    sight: Sight,
    wanted: Sequence[tuple[str | None, Thing]],
) -> tuple[tuple[Course, ...], ...]:
    """The courses of the wanted losses: a subject's (None: anybody's) of one thing.

    Running totals bring the last statement before the window along, from which their first
    change in it counts. Claims without a date on the clock have no place in a course.
    """
    figures = figures_of(dataset, index)
    arrangement = arranged(figures, index, sight)
    reader = _Reader(figures, index, sight, arrangement)
    rows = reader.rows
    cells = arrangement.key[rows] // SLOTS
    subjects = figures.subjects[sight.level].names
    found: list[tuple[Course, ...]] = []
    for subject, thing in wanted:
        things = [place for place, known in enumerate(figures.things) if known == thing]
        about = [place for place, name in enumerate(subjects) if subject in (None, name)]
        codes = [place * len(figures.things) + code for place in about for code in things]
        found.append(tuple(reader.courses(rows[np.isin(cells, codes)])))
    return tuple(found)


class _Reader:
    def __init__(
        self, figures: Figures, index: ClaimIndex, sight: Sight, arrangement: Arrangement
    ) -> None:
        self._figures, self._index, self._arrangement = figures, index, arrangement
        dates = index.days[sight.clock]
        first, last = dates.first.astype(np.int64), dates.last.astype(np.int64)
        self._began = np.where(first == _NO_BEGIN, last, first)
        self._days = np.where(last == _NO_END, first, last)
        self._first = None if sight.window is None else sight.window.first
        told = replace(figures, ties=replace(figures.ties, replaced=self._replaced(figures)))
        alive = choose(told, arrangement, sight.heard(index)).alive
        if sight.window is not None:
            before = sight.window.earlier & dates.dated & (dates.last < sight.window.first)
            before &= ~figures.counted | (figures.basis == _CUMULATIVE)
            alive = alive | choose(told, arrangement, before).alive
        self._alive: BoolArray = alive & dates.dated
        self.rows: LongArray = np.flatnonzero(self._alive)

    def courses(self, rows: LongArray) -> Iterator[Course]:
        label, order = self._arrangement.label, self._arrangement.order
        rows = rows[np.lexsort((order[rows], self._moments(rows), label[rows]))]
        moment = self._moments(rows)
        newest = np.ones(len(rows), dtype=bool)
        newest[:-1] = (label[rows][1:] != label[rows][:-1]) | (moment[1:] != moment[:-1])
        standing, variants = rows[newest], rows[~newest]
        standing = standing[np.lexsort((order[standing], self._days[standing], label[standing]))]
        labels, starts, ends = runs_of(label[standing])
        for code, start, end in zip(labels.tolist(), starts.tolist(), ends.tolist(), strict=True):
            course = self._course(standing[start:end], variants[label[variants] == code])
            if not course.entering:
                course = self._carried_on(course, code)
            if course.entering < len(course.rows):
                yield course

    def _moments(self, rows: LongArray) -> LongArray:
        counted = self._figures.basis[rows] == _INCREMENTAL
        return np.where(counted, self._arrangement.period[rows], self._days[rows])

    def _course(self, rows: LongArray, variants: LongArray) -> Course:
        longest, same_since = silence(self._days[rows]), self._same_since(rows)
        label, lineage = int(self._arrangement.label[rows[0]]), self._arrangement.lineage
        rows, variants, entering = self._within(rows, variants)
        figures, index, row = self._figures, self._index, int(rows[-1])
        claimant, side, about = (index[key] for key in ("claimant", "claimant_side", "subject"))
        amounts, days, began = figures.amounts.take(rows), self._days[rows], self._began[rows]
        basis = BASES[int(figures.basis[row])]
        broken = self._broken(rows)
        turns, changes = turns_of(amounts, basis, broken)
        joined = (np.diff(days, prepend=days[:1]) <= longest) & ~broken
        joined[:1] = False
        previous = np.concatenate([began[:1] - 1, days[:-1]])
        return Course(
            slot=int(figures.slot[row]),
            claimant=claimant.values[int(claimant.codes[row])],
            side=side.values[int(side.codes[row])],
            about=about.values[int(about.codes[row])],
            basis=basis,
            rows=rows,
            began=began,
            days=days,
            amounts=amounts,
            turns=turns,
            changes=changes,
            before=previous if basis is Basis.CUMULATIVE else began - 1,
            joined=joined & (basis is Basis.CUMULATIVE),
            same_since=same_since[len(same_since) - len(rows) :],
            entering=entering,
            carries_on=(),
            inherited=NOTHING,
            goes_on=self._goes_on(label),
            divided=any(branch.root == label for branch in lineage.branches),
            branch_of=next((one.split for one in lineage.branches if one.label == label), None),
            begins=self._arrangement.begins.first[rows],
            variants=variants,
            variant_days=self._days[variants],
            variant_amounts=figures.amounts.take(variants),
        )

    def _broken(self, rows: LongArray) -> BoolArray:
        apart = self._arrangement.begins.apart(rows[1:], rows[:-1])
        return np.concatenate([[False], apart])

    def _same_since(self, rows: LongArray) -> LongArray:
        basis = BASES[int(self._figures.basis[rows[0]])]
        turns, _ = turns_of(self._figures.amounts.take(rows), basis, self._broken(rows))
        held = turns == int(Turn.HELD)
        if not held.any():
            return np.full(len(rows), UNDATED, dtype=np.int64)
        row = int(rows[0])
        others = self._rises.beside(row, int(self._arrangement.label[row]))
        return held_since(self._days[rows], held, others)

    @cached_property
    def _rises(self) -> Rises:
        days = np.where(self._alive, self._days, UNDATED)
        return Rises(self._figures, self._index, self._arrangement, days)

    def _goes_on(self, label: int) -> tuple[tuple[str, int], ...]:
        lineage, found = self._arrangement.lineage, list[tuple[str, int]]()
        heirs: list[int] = lineage.heir[lineage.predecessor == label].tolist()
        heirs += [branch.label for branch in lineage.branches if branch.root == label]
        for heir in heirs:
            rows = self.rows[self._arrangement.label[self.rows] == heir]
            if len(rows):
                thing = self._figures.things[int(self._figures.thing[rows[0]])]
                found.append((thing.category, int(self._days[rows].min())))
        return tuple(found)

    def _carried_on(self, course: Course, label: int) -> Course:
        """The course with its first total as a rise from the last sum of those it carries on."""
        lineage, arrangement = self._arrangement.lineage, self._arrangement
        if course.basis is not Basis.CUMULATIVE or label not in lineage.heir:
            return course
        rows = arrangement.by_series[self._alive[arrangement.by_series]]
        rows = rows[self._days[rows] < course.days[0]]
        labels, _, ends = runs_of(arrangement.label[rows])
        if not len(labels):
            return course
        last = rows[ends - 1]
        sums, whole = lineage.sums(
            np.array([label], dtype=np.int64), labels, self._figures.amounts.take(last)
        )
        if not bool(whole[0]):
            return course
        first = course.amounts.take(np.array([0], dtype=np.int64))
        rose = ~fell_below(first, sums)
        turn = Turn.RISE if bool(rose[0]) else Turn.FALL
        until = self._days[last[np.isin(labels, lineage.predecessor[lineage.heir == label])]]
        before = course.before.copy()
        before[0] = int(until.max())
        return replace(
            course,
            turns=np.concatenate([[int(turn)], course.turns[1:]]),
            changes=course.changes.where(
                np.arange(len(course.rows)) > 0, blank(difference(first, sums, rose), ~rose)
            ),
            before=before,
            carries_on=lineage.of(label),
            inherited=sums[0],
        )

    def _within(self, rows: LongArray, variants: LongArray) -> tuple[LongArray, LongArray, int]:
        """The statements of the window, the last one before it, and how many that is."""
        if self._first is None:
            return rows, variants, 0
        earlier = int(np.searchsorted(self._days[rows], self._first))
        entering = min(earlier, 1)
        return rows[earlier - entering :], variants[self._days[variants] >= self._first], entering

    def _replaced(self, figures: Figures) -> Pairs:
        """Replacements that take a figure back: a running total of an earlier day is history."""
        pairs = figures.ties.replaced
        source, target = pairs.source, pairs.target
        kept = figures.basis[target] != _CUMULATIVE
        kept |= self._days[source] <= self._days[target]
        return Pairs(source[kept], target[kept])
