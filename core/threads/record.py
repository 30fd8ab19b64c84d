"""What became of one claimant's claims, category by category: counts and revisions, no verdict."""

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.index import BoolArray, ClaimIndex, IntArray, Rows
from core.threads.answers import Answer, code
from core.threads.thread import Threads
from core.vocabulary.terms import Act, Basis

FloatArray = npt.NDArray[np.float64]

TALLIED = (
    Answer.DENIED,
    Answer.PARTLY_DENIED,
    Answer.CONFIRMED,
    Answer.REVISED,
    Answer.RETRACTED,
    Answer.NONE,
)
"""What is counted for each category."""

_NO_CLAIMS = frozenset({Act.DENY, Act.PARTLY_DENY, Act.CONFIRM, Act.RETRACT})


class Revisions(Struct, frozen=True):
    """One's own revisions of figures: how many went up, down, nowhere, and by how much.

    ``ratio`` is the median of later figure ÷ earlier figure, None where no earlier one is above 0.
    """

    rows: Rows
    """The claims revised and those that revise them."""
    up: int
    down: int
    same: int
    ratio: float | None

    @property
    def count(self) -> int:
        """Pairs of an earlier and a later figure."""
        return self.up + self.down + self.same


class Tally(Struct, frozen=True):
    """Claims of one category ("" = of none) and what became of them; one claim may become more."""

    category: str
    made: Rows
    became: tuple[Rows, ...]
    """Those that became each of TALLIED."""


class Record(Struct, frozen=True):
    """The track record of a claimant: all its claims, then by category, the most frequent first.

    Revisions of running totals stand apart: such a total grows without being corrected.
    """

    whole: Tally
    categories: tuple[Tally, ...]
    figures: Revisions
    totals: Revisions


def track_record(
    index: ClaimIndex, threads: Threads, best: FloatArray, known: BoolArray, claimant: str
) -> Record:
    """The record of a claimant over known claims; ``best`` is each claim's figure, else NaN.

    Its own denials, confirmations and retractions are answers and no claims.
    """
    mine = known & _is(index, "claimant", frozenset({claimant}))
    rows = np.flatnonzero(mine & ~_is(index, "act", _NO_CLAIMS)).astype(np.int32)
    category = index["category"]
    used, counts = np.unique(category.codes[rows], return_counts=True)
    order = np.lexsort((used, -counts))
    pairs = _revised(index, threads, best, mine)
    running = _is(index, "basis", frozenset({Basis.CUMULATIVE}))
    total = running[pairs[0]] & running[pairs[1]]
    return Record(
        _tally(threads, "", rows),
        tuple(
            _tally(threads, category.values[int(place)], rows[category.codes[rows] == place])
            for place in used[order]
        ),
        _revisions(best, *(rows[~total] for rows in pairs)),
        _revisions(best, *(rows[total] for rows in pairs)),
    )


def _is(index: ClaimIndex, key: str, values: frozenset[str]) -> BoolArray:
    dimension = index[key]
    chosen = np.array([value in values for value in dimension.values], dtype=bool)
    return chosen[dimension.codes] if len(chosen) else np.zeros(index.size, dtype=bool)


def _tally(threads: Threads, category: str, rows: IntArray) -> Tally:
    bits = threads.became[rows]
    return Tally(
        category,
        Rows(rows),
        tuple(Rows(rows[(bits >> code(answer) & 1).astype(bool)]) for answer in TALLIED),
    )


def _revised(
    index: ClaimIndex, threads: Threads, best: FloatArray, mine: BoolArray
) -> tuple[IntArray, IntArray]:
    """Earlier and later claim of each revision of the same measure and category, both counted."""
    links = threads.links
    revises = threads.answers == code(Answer.REVISED)
    alike = revises & mine[links.target]
    for key in ("measure", "category", "subject_side"):
        codes = index[key].codes
        alike &= codes[links.source] == codes[links.target]
    alike &= np.isfinite(best[links.source]) & np.isfinite(best[links.target])
    return links.target[alike], links.source[alike]


def _revisions(best: FloatArray, earlier: IntArray, later: IntArray) -> Revisions:
    change = np.sign(best[later] - best[earlier])
    above = best[earlier] > 0
    ratios = best[later][above] / best[earlier][above]
    return Revisions(
        Rows(np.concatenate([earlier, later]).astype(np.int32)),
        up=int((change > 0).sum()),
        down=int((change < 0).sum()),
        same=int((change == 0).sum()),
        ratio=float(np.median(ratios)) if len(ratios) else None,
    )
