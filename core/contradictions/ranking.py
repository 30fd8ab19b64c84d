"""How much each finding weighs: how far apart, how well graded, how central, how sure."""

import numpy as np
from msgspec import Struct

from core.arithmetic import FloatArray, LongArray
from core.contradictions.found import Found
from core.contradictions.ledger import Ledger
from core.index import BoolArray, ClaimIndex, Dimension
from core.vocabulary.terms import Credibility, Reliability

_APART, _GRADED, _CENTRAL = 0.5, 0.25, 0.25
_UNJUDGED = 0.5
_WORTH = {
    str(term): worth
    for grades in (Reliability, Credibility)
    for term, worth in zip(grades, (1.0, 0.8, 0.6, 0.4, 0.2, _UNJUDGED), strict=True)
}


class Weights(Struct, frozen=True, eq=False):
    """The parts of the score of each finding, 0 to 1, and the score, 0 to 100."""

    apart: FloatArray
    graded: FloatArray
    central: FloatArray
    certain: FloatArray
    score: FloatArray


def weigh(found: tuple[Found, ...], ledger: Ledger, index: ClaimIndex, mask: BoolArray) -> Weights:
    """The score of findings, one after the other.

    ``central`` is log(1 + claims in view about the same side, topic, measure and category) as a
    share of the highest such number in view.
    """
    one, other = joined([each.one for each in found]), joined([each.other for each in found])
    apart = np.concatenate([np.zeros(0), *(each.apart for each in found)])
    certain = np.concatenate([np.zeros(0), *(each.certain for each in found)])
    grade = (_worth(index["reliability"]) + _worth(index["credibility"])) / 2
    graded = np.minimum(grade[one], grade[other])
    counts = np.bincount(ledger.matter[mask], minlength=int(ledger.matter.max(initial=0)) + 1)
    common = np.log1p(np.maximum(counts[ledger.matter[one]], counts[ledger.matter[other]]))
    central = common / np.log1p(max(int(counts.max(initial=0)), 1))
    score = 100 * certain * (_APART * apart + _GRADED * graded + _CENTRAL * central)
    return Weights(apart, graded, central, certain, score)


def joined(columns: list[LongArray]) -> LongArray:
    """Columns one after the other."""
    return np.concatenate([np.zeros(0, dtype=np.int64), *columns])


def _worth(grade: Dimension) -> FloatArray:
    known = [_WORTH.get(value, _UNJUDGED) for value in (*grade.values, "")]
    return np.array(known)[grade.codes]
