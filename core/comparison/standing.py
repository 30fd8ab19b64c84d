"""The figure that stands for each slot in view: found by search, without a look at the others."""

from functools import cached_property

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from core.comparison.adding import adding
from core.comparison.bounds import Amounts
from core.comparison.figures import SLOTS
from core.comparison.orders import LongArray, Passes, last_passing
from core.comparison.register import CUMULATIVE, INCREMENTAL, Register
from core.comparison.runs import between
from core.comparison.series import COUNTING_OF, COUNTINGS, Counting, difference, fell_below
from core.comparison.voices import Voices
from core.index import UNDATED, BoolArray, CodeArray

_PERIOD = COUNTINGS.index(Counting.PERIOD)


class Standing(Struct, frozen=True, eq=False, dict=True):
    """The standing figures, one entry for each slot that has one, by voice."""

    slot: LongArray
    """Place of the cell × SLOTS + slot."""
    row: LongArray
    """The newest claim of the figure."""
    series: LongArray
    amounts: Amounts
    counting: LongArray
    """Place in COUNTINGS."""
    differenced: BoolArray
    """Whether the figure is a running total less its value before the window."""
    inherited: BoolArray
    """Whether that value is the sum of the series it carries on."""
    revised_from: Amounts
    """Where a running total fell: what it was before the window, else nothing stated."""
    whole: BoolArray
    """Whether it is a running total as it was stated."""

    @cached_property
    def revised(self) -> BoolArray:
        """Which running totals fell."""
        return self.revised_from.stated

    @cached_property
    def by_slot(self) -> LongArray:
        """The places of the figures in the order of their slots."""
        return np.argsort(self.slot)

    @cached_property
    def slot_order(self) -> LongArray:
        """The slots, ascending."""
        return self.slot[self.by_slot]


def standing_in(voices: Voices) -> tuple[Standing, BoolArray]:
    """The standing figures in view, and which cells are in view."""
    register = voices.register
    at, said = _last_of_voices(voices)
    by_slot = register.voice_of.reshape(-1, 2)
    found = np.append(at, -1)[by_slot]
    chosen = np.where(found[:, 1] >= 0, 1, 0)
    place = found[np.arange(len(found)), chosen]
    slots = np.flatnonzero(place >= 0)
    slots = slots[np.argsort(by_slot[slots, chosen[slots]])]
    by_cell = np.append(said, [False])[register.voice_of]
    spoken = np.logical_or.reduce(by_cell.reshape(len(by_cell), 2 * SLOTS), axis=1)
    return _standing(voices, slots, place[slots]), _with_silent(voices, spoken)


def _last_of_voices(voices: Voices) -> tuple[LongArray, BoolArray]:
    """Of each voice the place of its newest standing claim, and whether any claim is heard."""
    register, series = voices.register, voices.series
    runs, count = register.voices, len(register.voices)
    wanted = np.arange(count)
    if series is not None and count:
        wanted = np.flatnonzero(np.logical_or.reduceat(series, register.first_series[:-1]))
    found, heard = np.full(count, -1, dtype=np.int64), _heard(voices, voices.passes)
    if heard is None:
        end = runs.until(voices.sight.now.high, wanted)
        newest = np.maximum(end - 1, runs.starts[:-1])
        found = np.where(end > runs.starts[:-1], newest, -1)
        found[runs.day[newest] < voices.sight.now.low] = -1
        return found, found >= 0
    begin, end = between(runs, wanted, voices.sight.now)
    found[wanted] = last_passing(begin, end, heard)
    said = found >= 0
    if voices.alive is not None:
        mute = found[wanted] < 0
        uttered = last_passing(begin[mute], end[mute], _heard(voices, voices.passing))
        said[wanted[mute]] = uttered >= 0
    return found, said


def _heard(voices: Voices, passes: Passes | None) -> Passes | None:
    """The same of places in the runs of all voices, of series that pass; None for all."""
    rows, series_of, series = voices.register.voices.rows, voices.register.series, voices.series

    def heard(places: CodeArray) -> BoolArray:
        kept = np.ones(places.shape, dtype=bool) if series is None else series[series_of[places]]
        return kept if passes is None else kept & passes(rows[places])

    return None if series is None and passes is None else heard


def _with_silent(voices: Voices, spoken: BoolArray) -> BoolArray:
    """Cells in view: also those of which nobody in view says a number."""
    silent = voices.register.silent
    quiet = np.flatnonzero(~spoken & (np.diff(silent.starts) > 0))
    begin, end = between(silent, quiet, voices.sight.now)
    shown = spoken.copy()
    heard = last_passing(begin, end, lambda places: voices.passing(silent.rows[places]))
    shown[quiet] = heard >= 0
    return shown


def _standing(voices: Voices, slots: LongArray, places: LongArray) -> Standing:
    register, figures, sight = voices.register, voices.figures, voices.sight
    rows = register.voices.rows[places].astype(np.int64)
    series = register.series[places].astype(np.int64)
    basis = figures.basis[rows]
    added, single = np.flatnonzero(basis == INCREMENTAL), np.flatnonzero(basis != INCREMENTAL)
    amounts = Amounts.nothing(len(rows)).put(single, figures.amounts.take(rows[single]))
    if len(added):
        sums = register.increments.amounts(
            figures,
            series[added],
            sight.now,
            voices.passes,
            adding(register, voices.index, sight),
        )
        amounts = amounts.put(added, sums)
    return figured(voices, slots, rows, series, amounts)


def figured(
    voices: Voices, slots: LongArray, rows: LongArray, series: LongArray, amounts: Amounts
) -> Standing:
    """The figures of some series, whose newest claims are ``rows``, as far as the window goes.

    ``amounts`` are what they say: the newest running total, the sum of the increments.
    """
    figures, window = voices.figures, voices.sight.window
    basis = figures.basis[rows]
    total, counting = basis == CUMULATIVE, COUNTING_OF[basis]
    nobody = np.zeros(len(rows), dtype=bool)
    made = Standing(
        slot=slots,
        row=rows,
        series=series,
        amounts=amounts,
        counting=counting,
        differenced=nobody,
        inherited=nobody,
        revised_from=amounts.only(nobody),
        whole=total,
    )
    running = np.flatnonzero(total)
    if window is None or not len(running):
        return made
    end = amounts.take(running)
    start, based, carried = totals_before(voices, series[running], rows[running])
    fell = based & fell_below(end, start)
    risen = based & ~fell
    since = figures.since[rows[running]]
    begun = ~based & (since != UNDATED) & (since >= window.first)
    counting[running[risen | begun]] = _PERIOD
    return replace(
        made,
        amounts=amounts.put(running, difference(end, start, risen)),
        differenced=_set(nobody, running, risen),
        inherited=_set(nobody, running, carried & risen),
        revised_from=made.revised_from.put(running, start.only(fell)),
        whole=_set(total, running, ~risen),
    )


def totals_before(
    voices: Voices, series: LongArray, rows: LongArray
) -> tuple[Amounts, BoolArray, BoolArray]:
    """The last running total of some series before the window, where there is one, and whose it is.

    A series that had not begun takes the sum of those it carries on. One whose newest claim, in
    ``rows``, counts from another day than the one before takes neither.
    """
    register, lineage, begins = voices.register, voices.register.lineage, voices.register.begins
    asked = np.union1d(series, lineage.predecessor) if len(lineage.heir) else np.unique(series)
    if voices.series is not None:
        asked = asked[voices.series[asked]]
    running, passes = register.running, voices.passed_before
    begin, end = between(running, asked, voices.sight.earlier)
    at = last_passing(
        begin, end, None if passes is None else lambda places: passes(running.rows[places])
    )
    known, before = asked[at >= 0], running.rows[at[at >= 0]].astype(np.int64)
    nobody = np.zeros(len(series), dtype=bool)
    if not len(known):
        return voices.figures.amounts.take(rows), nobody, nobody
    totals = voices.figures.amounts.take(before)
    place = np.minimum(np.searchsorted(known, series), len(known) - 1)
    found, own = known[place] == series, totals.take(place)
    begun_anew = found & begins.apart(before[place], rows)
    if not len(lineage.heir):
        return own, found & ~begun_anew, nobody
    inherited, carried = lineage.sums(series, known, totals)
    carried &= ~found & ~_begun_anew(register, (series, rows), (known, before))
    return own.where(found, inherited), (found & ~begun_anew) | carried, carried


_Newest = tuple[LongArray, LongArray]
"""Some series, ascending, and a claim of each."""


def _begun_anew(register: Register, now: _Newest, before: _Newest) -> BoolArray:
    """Of each series whether it counts from another day than one that it carries on."""
    lineage, (series, rows), (known, earlier) = register.lineage, now, before
    heir = np.minimum(np.searchsorted(series, lineage.heir), len(series) - 1)
    other = np.minimum(np.searchsorted(known, lineage.predecessor), len(known) - 1)
    apart = register.begins.apart(rows[heir], earlier[other])
    apart &= (series[heir] == lineage.heir) & (known[other] == lineage.predecessor)
    anew = np.zeros(len(series), dtype=bool)
    anew[heir[apart]] = True
    return anew


def _set(column: BoolArray, places: LongArray, values: BoolArray) -> BoolArray:
    changed = column.copy()
    changed[places] = values
    return changed
