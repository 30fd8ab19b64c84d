"""Denials, and figures openly replaced or withdrawn: what one claim says of another."""

import numpy as np

from core.arithmetic import FloatArray, LongArray
from core.comparison.ties import Pairs, components
from core.contradictions.found import Found, apartness, noted, rows_of
from core.contradictions.keys import paired
from core.contradictions.kinds import NOTES, Kind, Note
from core.contradictions.ledger import Ledger
from core.contradictions.orders import runs
from core.contradictions.standing import Standing
from core.index import BoolArray, ClaimIndex, Rows
from core.vocabulary.terms import Act

_PARTLY = 0.5
"""How far a partial denial counts as apart; a denial counts as wholly so."""


def denials(ledger: Ledger, index: ClaimIndex, mask: BoolArray) -> Found:
    """Denials with what they deny, both in view; denials of one claim in one breath are one."""
    one, other = _seen(ledger.figures.ties.denied, mask)
    statement = ledger.figures.ties.statement
    _, answering = np.unique(other, return_inverse=True)
    breath = paired(statement[other], statement[one]) + len(answering)
    whole = components(2 * len(answering), answering.astype(np.int64), breath)[answering]
    grouped = _Grouped(ledger, one, other, whole)
    act = index["act"]
    partly = act.codes[grouped.other] == act.code_of.get(Act.PARTLY_DENY, -1)
    note = noted(Note.DENIED, len(partly))
    note[partly] = NOTES.index(Note.PARTLY)
    return Found(
        *(Kind.DENIAL, grouped.one, grouped.other, np.where(partly, _PARTLY, 1.0)),
        certain=np.ones(len(partly)),
        note=note,
        sides=grouped.sides,
    )


def revisions(ledger: Ledger, standing: Standing, mask: BoolArray) -> tuple[Found, Found]:
    """Figures replaced by others of the same measure, and claims withdrawn; half as weighty."""
    ties, things = ledger.figures.ties, ledger.figures.thing
    one, other = _seen(ties.replaced, standing.stated)
    changed = (ledger.number[one] != ledger.number[other]) & (things[one] == things[other])
    one, other = one[changed], other[changed]
    replaced = _Grouped(ledger, one, other, other)
    far = apartness(
        (ledger.low[replaced.one], ledger.high[replaced.one]),
        (ledger.low[replaced.other], ledger.high[replaced.other]),
    )
    one, other = _seen(ties.retracted, mask)
    withdrawn = _Grouped(ledger, one, other, other)
    return (
        _revised(replaced, far, Note.REVISED),
        _revised(withdrawn, np.ones(len(withdrawn.one)), Note.WITHDRAWN),
    )


def _revised(grouped: "_Grouped", far: FloatArray, note: Note) -> Found:
    count = len(grouped.one)
    return Found(
        *(Kind.REVISION, grouped.one, grouped.other, far),
        certain=np.full(count, 0.5),
        note=noted(note, count),
        sides=grouped.sides,
    )


def _seen(pairs: Pairs, seen: BoolArray) -> tuple[LongArray, LongArray]:
    """Both ends of the links in view: what is spoken of, and who speaks of it."""
    kept = seen[pairs.source] & seen[pairs.target]
    return pairs.target[kept].astype(np.int64), pairs.source[kept].astype(np.int64)


class _Grouped:
    """Links with one code are one finding; the claims first said speak for its sides."""

    def __init__(self, ledger: Ledger, one: LongArray, other: LongArray, code: LongArray) -> None:
        rank = ledger.figures.rank
        order = np.lexsort((rank[other], rank[one], ledger.stated[one] < 1, code))
        self._one, self._other = one[order], other[order]
        self._starts = runs(code[order])
        self.one: LongArray = self._one[self._starts[:-1]]
        self.other: LongArray = self._other[self._starts[:-1]]

    def sides(self, place: int) -> tuple[Rows, Rows]:
        run = slice(int(self._starts[place]), int(self._starts[place + 1]))
        return rows_of(self._one[run]), rows_of(self._other[run])
