"""Sums that do not work out: totals below parts, falling totals, killed above casualties."""

import numpy as np

from core.arithmetic import FloatArray, LongArray, falls, overruns
from core.comparison.figures import BASES
from core.contradictions.found import Found, Sides, apartness, noted, rows_of
from core.contradictions.kinds import Kind, Note
from core.contradictions.ledger import Ledger
from core.contradictions.orders import Sorted
from core.contradictions.standing import Standing
from core.index import UNDATED, BoolArray, ClaimIndex, Rows
from core.vocabulary.terms import Basis, Measure

_CUMULATIVE = BASES.index(Basis.CUMULATIVE)


def low_totals(ledger: Ledger, index: ClaimIndex, standing: Standing) -> Found:
    """Totals below the sum of the parts tagged as theirs, of one measure and unit."""
    inside, measure = ledger.figures.ties.parts, index["measure"].codes
    kept = standing.alive[inside.source] & standing.alive[inside.target]
    kept &= measure[inside.source] == measure[inside.target]
    part, total = (ends[kept].astype(np.int64) for ends in (inside.source, inside.target))
    floor = ledger.low[part]
    order = np.lexsort((ledger.figures.rank[part], -floor, total))
    part, total, floor = part[order], total[order], floor[order]
    low, sums = overruns(total, floor, ledger.high)
    begin, end = np.searchsorted(total, low, "left"), np.searchsorted(total, low, "right")

    def sides(place: int) -> tuple[Rows, Rows]:
        return rows_of(low[place : place + 1]), rows_of(part[begin[place] : end[place]])

    far = apartness((ledger.low[low], ledger.high[low]), (sums, sums))
    return _found(low, part[begin], far, Note.PARTS, sides)


def falling_totals(ledger: Ledger, standing: Standing) -> Found:
    """Running totals that fall without saying so."""
    running = standing.alive & (ledger.figures.basis == _CUMULATIVE) & (ledger.until != UNDATED)
    group = ledger.orders.by_series.within(running)
    rows = group.rows
    low, high = ledger.low[rows], ledger.high[rows]
    place = falls(group.code, ledger.until[rows], low, high)
    place = place[~_replaces(ledger, rows[place], rows[place - 1])]
    far = apartness((low[place], high[place]), (low[place - 1], high[place - 1]))
    before, after = rows[place - 1], rows[place]
    return _found(before, after, far, Note.FALL, _single(before, after))


def _replaces(ledger: Ledger, later: LongArray, earlier: LongArray) -> BoolArray:
    replaced, size = ledger.figures.ties.replaced, len(ledger.stated)
    told = replaced.source.astype(np.int64) * size + replaced.target
    return np.isin(later * size + earlier, told)


def above_casualties(ledger: Ledger, index: ClaimIndex, standing: Standing) -> tuple[Found, ...]:
    """Killed or wounded above the casualties that one claimant gives for the same; then both.

    Casualties are killed and wounded: where neither is above them, the two together may be.
    """
    group = ledger.orders.by_frame.within(standing.whole)
    return (
        _beyond(ledger, index, group, Measure.KILLED, Note.KILLED),
        _beyond(ledger, index, group, Measure.WOUNDED, Note.WOUNDED),
        _together(ledger, index, group),
    )


def _together(ledger: Ledger, index: ClaimIndex, group: Sorted) -> Found:
    told, measured = index["measure"], index["measure"].codes[group.rows]

    def of(measure: Measure) -> BoolArray:
        return measured == told.code_of.get(measure, -1)

    total = ledger.orders.heights.first(group, of(Measure.CASUALTIES))
    killed, wounded = (
        ledger.orders.depths.first(group, of(measure))
        for measure in (Measure.KILLED, Measure.WOUNDED)
    )
    there = (total >= 0) & (killed >= 0) & (wounded >= 0)
    total, killed, wounded = total[there], killed[there], wounded[there]
    most, floors = ledger.most[total], (ledger.least[killed], ledger.least[wounded])
    beyond = (floors[0] + floors[1] > most) & (floors[0] <= most) & (floors[1] <= most)
    total, killed, wounded = total[beyond], killed[beyond], wounded[beyond]

    def sides(place: int) -> tuple[Rows, Rows]:
        return rows_of(total[place : place + 1]), rows_of(
            np.array([killed[place], wounded[place]], dtype=np.int64)
        )

    sums = ledger.low[killed] + ledger.low[wounded]
    far = apartness((ledger.low[total], ledger.high[total]), (sums, sums))
    return _found(total, killed, far, Note.BOTH, sides)


def _beyond(
    ledger: Ledger, index: ClaimIndex, group: Sorted, measure: Measure, note: Note
) -> Found:
    told, measured = index["measure"], index["measure"].codes[group.rows]
    one = ledger.orders.heights.first(group, measured == told.code_of.get(Measure.CASUALTIES, -1))
    other = ledger.orders.depths.first(group, measured == told.code_of.get(measure, -1))
    both = (one >= 0) & (other >= 0)
    total, piece = one[both], other[both]
    beyond = ledger.least[piece] > ledger.most[total]
    total, piece = total[beyond], piece[beyond]
    far = apartness(
        (ledger.low[total], ledger.high[total]), (ledger.low[piece], ledger.high[piece])
    )
    return _found(total, piece, far, note, _single(total, piece))


def _single(one: LongArray, other: LongArray) -> Sides:
    def sides(place: int) -> tuple[Rows, Rows]:
        return rows_of(one[place : place + 1]), rows_of(other[place : place + 1])

    return sides


def _found(one: LongArray, other: LongArray, far: FloatArray, note: Note, sides: Sides) -> Found:
    return Found(Kind.ARITHMETIC, one, other, far, np.ones(len(one)), noted(note, len(one)), sides)
