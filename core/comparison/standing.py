"""The figure that stands for each slot in view: found by search, without a look at the others."""

from functools import cached_property

import numpy as np
from msgspec import Struct

from core.comparison.adding import adding, by_value
from core.comparison.bounds import Amounts
from core.comparison.orders import LongArray, Passes, last_passing, marked
from core.comparison.register import CUMULATIVE, INCREMENTAL, Register
from core.comparison.runs import between
from core.comparison.series import COUNTING_OF, COUNTINGS, Counting, difference, fell_below
from core.comparison.voices import Voices
from core.index import UNDATED, BoolArray, CodeArray, IntArray

_PERIOD = COUNTINGS.index(Counting.PERIOD)


class Standing(Struct, frozen=True, eq=False, dict=True):
    """The standing figures, one entry for each slot that has one, by voice."""

    slot: LongArray
    """Place of the cell × SLOTS + slot."""
    place: LongArray
    """Where the newest claim of the figure stands in ``claims``."""
    claims: IntArray
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
    def row(self) -> LongArray:
        """The newest claim of each figure."""
        return self.claims[self.place].astype(np.int64)

    def claim(self, place: int) -> int:
        """The newest claim of one figure."""
        return int(self.claims[self.place[place]])

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
    newest, said = _last_of_voices(voices)
    spoken = marked(register.cell_of[said], len(register.cells))
    relayed, first_hand = register.relays
    newest[relayed[newest[first_hand] >= 0]] = -1
    stands = np.flatnonzero(newest >= 0)
    standing = _standing(voices, register.slot_of[stands], newest[stands])
    return standing, _with_silent(voices, spoken)


def _last_of_voices(voices: Voices) -> tuple[LongArray, LongArray]:
    """Of each voice the place of its newest standing claim, −1 without; and who is heard at all."""
    register, count = voices.register, len(voices.register.voices)
    if voices.few and count:
        return _last_of_few(voices)
    runs, series, wanted = register.voices, voices.series, np.arange(count)
    if series is not None and count:
        wanted = np.flatnonzero(np.logical_or.reduceat(series, register.first_series[:-1]))
    heard = _heard(voices, voices.passes)
    known = None
    if series is None and voices.alive is None:
        known = by_value(register, voices.index, voices.sight)
    if known is not None:
        found = known[0].last(known[1])
        return found, np.flatnonzero(found >= 0)
    begin, end = between(runs, wanted, voices.sight.now)
    found = np.full(count, -1, dtype=np.int64)
    found[wanted] = last_passing(begin, end, heard)
    said = found >= 0
    if voices.alive is not None:
        mute = found[wanted] < 0
        uttered = last_passing(begin[mute], end[mute], _heard(voices, voices.passing))
        said[wanted[mute]] = uttered >= 0
    return found, np.flatnonzero(said)


def _last_of_few(voices: Voices) -> tuple[LongArray, LongArray]:
    """The same where all figures are looked at at once."""
    runs, heard = voices.register.voices, voices.heard
    stands = heard if voices.alive is None else heard & voices.alive(runs.rows)
    newest = np.where(stands, np.arange(len(stands)), -1)
    said = np.logical_or.reduceat(heard, runs.starts[:-1])
    return np.maximum.reduceat(newest, runs.starts[:-1]), np.flatnonzero(said)


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
    quiet = np.flatnonzero(~spoken & voices.register.has_silent)
    if not len(quiet):
        return spoken
    begin, end = between(silent, quiet, voices.sight.now)
    shown = spoken.copy()
    heard = last_passing(begin, end, lambda places: voices.passing(silent.rows[places]))
    shown[quiet] = heard >= 0
    return shown


def _standing(voices: Voices, slots: LongArray, places: LongArray) -> Standing:
    register, figures = voices.register, voices.figures
    links = register.links.take(places, axis=0)
    series: LongArray = links[:, 0].astype(np.int64)
    counted = register.basis.take(series) == INCREMENTAL
    single = np.flatnonzero(~counted)
    said = figures.amounts.take(register.voices.rows[places[single]])
    if len(single) == len(places):
        return figured(voices, slots, places, series, said)
    amounts = register.increments.amounts(
        figures,
        series,
        np.where(counted, links[:, 1] + np.int64(1), 0),
        voices.sight.now,
        voices.passes,
        adding(register, voices.index, voices.sight),
    )
    return figured(voices, slots, places, series, amounts.put(single, said))


def figured(
    voices: Voices, slots: LongArray, places: LongArray, series: LongArray, amounts: Amounts
) -> Standing:
    """The figures of some series, ascending, as far as the window goes.

    ``places`` are those of their newest claims among all that are counted, and ``amounts`` what
    they say: the newest running total, the sum of the increments.
    """
    register, window = voices.register, voices.sight.window
    basis = register.basis.take(series)
    whole, counting = basis == CUMULATIVE, COUNTING_OF.take(basis)
    differenced, inherited = np.zeros((2, len(series)), dtype=bool)
    revised_from = Amounts.nothing(len(series))
    running = np.flatnonzero(whole)
    if window is not None and len(running):
        rows = register.voices.rows[places[running]].astype(np.int64)
        end = amounts.take(running)
        start, based, carried = totals_before(voices, series[running], rows)
        fell = based & fell_below(end, start)
        risen = based & ~fell
        since = voices.figures.since[rows]
        begun = ~based & (since != UNDATED) & (since >= window.first)
        counting[running[risen | begun]] = _PERIOD
        amounts = amounts.put(running, difference(end, start, risen))
        if fell.any():
            revised_from = revised_from.put(running[fell], start.take(np.flatnonzero(fell)))
        differenced[running], inherited[running] = risen, carried & risen
        whole[running] = ~risen
    return Standing(
        slot=slots,
        place=places,
        claims=register.voices.rows,
        series=series,
        amounts=amounts,
        counting=counting,
        differenced=differenced,
        inherited=inherited,
        revised_from=revised_from,
        whole=whole,
    )


def totals_before(
    voices: Voices, series: LongArray, rows: LongArray
) -> tuple[Amounts, BoolArray, BoolArray]:
    """The last total of some series, ascending, before the window if there is one, and whose it is.

    A series that had not begun takes the sum of those it carries on. One whose newest claim, in
    ``rows``, counts from another day than the one before takes neither.
    """
    register, lineage, begins = voices.register, voices.register.lineage, voices.register.begins
    asked = np.union1d(series, lineage.predecessor) if len(lineage.heir) else series
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
