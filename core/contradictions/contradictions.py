"""All that does not fit in view, ranked."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

import numpy as np
from msgspec import Struct

from core.arithmetic import FloatArray, LongArray
from core.comparison import Cell, Sight, compare
from core.contradictions.answers import denials, revisions
from core.contradictions.clashes import clashes, partial_clashes
from core.contradictions.found import Found
from core.contradictions.gaps import divergences
from core.contradictions.kinds import KINDS, NOTES, Kind, Note, Order
from core.contradictions.ledger import Ledger, ledger_of
from core.contradictions.ranking import Weights, joined, weigh
from core.contradictions.relays import relays
from core.contradictions.standing import standing
from core.contradictions.sums import above_casualties, falling_totals, low_totals
from core.contradictions.wholes import above_category, above_place
from core.dataset import Dataset
from core.index import ClaimIndex, Rows
from core.vocabulary.terms import Clock


class Finding(Struct, frozen=True, eq=False):
    """Two sides that do not fit."""

    kind: Kind
    note: Note
    score: float
    """0 to 100; the four parts are 0 to 1."""
    apart: float
    graded: float
    central: float
    certain: float
    one: Rows
    """Claims on the one side: the admission, the claim denied, the lower or earlier figure."""
    other: Rows
    """Claims on the other."""
    first: int
    """The claim that speaks for the one side."""
    second: int
    """The claim that speaks for the other."""
    cell: Cell | None = None

    @property
    def rows(self) -> Rows:
        """The claims of both sides."""
        return Rows(np.concatenate([self.one.array, self.other.array]))


class Checked(Struct, frozen=True):
    """What was looked at: nothing found means little where little could be compared."""

    claims: int
    figures: int
    comparable: int
    cells: int
    statements: int
    """Statements read in several sources."""


class Contradictions(Struct, frozen=True, eq=False):
    """Every finding in view; only those listed are made into words."""

    found: tuple[Found, ...]
    weights: Weights
    checked: Checked
    day: LongArray
    """Day of the later of the two claims, or UNDATED."""
    size: FloatArray
    """The largest figure of the two claims, 0 where neither has one."""
    rank: LongArray
    """An order of the findings that is the same whatever the order of the rows."""

    @property
    def counts(self) -> Mapping[Kind, int]:
        """Number of findings of each kind."""
        counted = dict.fromkeys(KINDS, 0)
        for each in self.found:
            counted[each.kind] += len(each)
        return MappingProxyType(counted)

    def ranked(self, kinds: Collection[Kind], order: Order, most: int) -> tuple[Finding, ...]:
        """The first ``most`` findings of some kinds."""
        kind = joined([np.full(len(each), KINDS.index(each.kind)) for each in self.found])
        wanted = np.isin(kind, [KINDS.index(each) for each in kinds])
        places = np.flatnonzero(wanted)
        by_score = (self.rank[places], -np.round(self.weights.score[places], 9))
        first = {
            Order.SCORE: (),
            Order.KIND: (kind[places],),
            Order.DATE: (-self.day[places],),
            Order.SIZE: (-self.size[places],),
        }[order]
        listed = places[np.lexsort((*by_score, *first))][:most].tolist()
        _look_behind([each.cells[at] for each, at in map(self._where, listed) if each.cells])
        return tuple(map(self._finding, listed))

    def _where(self, place: int) -> tuple[Found, int]:
        """The kind that a finding is one of, and its place among those."""
        starts = np.cumsum([0, *(len(each) for each in self.found)])
        number = int(np.searchsorted(starts, place, "right")) - 1
        return self.found[number], place - int(starts[number])

    def _finding(self, place: int) -> Finding:
        (each, at), weights = self._where(place), self.weights
        one, other = each.sides(at)
        return Finding(
            each.kind,
            NOTES[int(each.note[at])],
            score=float(weights.score[place]),
            apart=float(weights.apart[place]),
            graded=float(weights.graded[place]),
            central=float(weights.central[place]),
            certain=float(weights.certain[place]),
            one=one,
            other=other,
            first=int(each.one[at]),
            second=int(each.other[at]),
            cell=each.cells[at] if each.cells else None,
        )


def _look_behind(cells: Sequence[Cell]) -> None:
    """Look behind all cells at once: one by one each would look behind its neighbours too."""
    if cells:
        leaning = (place for cell in cells for place in cell.leans_on)
        cells[0].board.backing.look_behind(leaning)


def contradictions_in(dataset: Dataset, index: ClaimIndex, sight: Sight) -> Contradictions:
    """Find what does not fit among the claims in view; no row is visited in Python."""
    ledger, mask = ledger_of(dataset, index, sight.budget), sight.mask
    comparison = compare(dataset, index, sight)
    stand = standing(ledger, mask)
    found = (
        divergences(comparison, ledger),
        denials(ledger, index, mask),
        clashes(ledger, stand),
        *partial_clashes(ledger, stand),
        low_totals(ledger, index, stand),
        falling_totals(ledger, stand),
        *above_casualties(ledger, index, stand),
        *above_category(ledger, index, stand),
        above_place(dataset, ledger, index, stand),
        relays(ledger, stand),
        *revisions(ledger, stand, mask),
    )
    one, other = joined([each.one for each in found]), joined([each.other for each in found])
    days = index.days[Clock.CLAIMED].last.astype(np.int64)
    rank = ledger.figures.rank
    order = np.lexsort((rank[other], rank[one]))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    comparable, cells = comparison.coverage
    return Contradictions(
        found=found,
        weights=weigh(found, ledger, index, mask),
        checked=Checked(
            *(int(mask.sum()), int(stand.stated.sum()), comparable, cells),
            statements=len(stand.starts) - 1,
        ),
        day=np.maximum(days[one], days[other]),
        size=np.maximum(_size(ledger, one), _size(ledger, other)),
        rank=place,
    )


def _size(ledger: Ledger, rows: LongArray) -> FloatArray:
    amounts = ledger.figures.amounts
    told = np.where(np.isnan(amounts.best[rows]), amounts.high[rows], amounts.best[rows])
    told = np.where(np.isnan(told), amounts.low[rows], told)
    return np.where(ledger.stated[rows], np.nan_to_num(told), 0.0)
