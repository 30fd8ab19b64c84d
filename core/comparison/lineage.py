"""Which running totals carry on others: terms that were renamed, merged or split."""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from core.comparison.begins import Begins
from core.comparison.bounds import Amounts
from core.comparison.figures import BASES, Figures
from core.comparison.orders import runs_of
from core.comparison.things import Thing
from core.comparison.ties import LongArray
from core.filters.dates import day_number
from core.index import BoolArray, ClaimIndex, CodeArray, Days
from core.vocabulary.crosswalk import Split, crosswalk
from core.vocabulary.terms import Basis

_CUMULATIVE = BASES.index(Basis.CUMULATIVE)


class Branch(Struct, frozen=True):
    """A series that carries on a part of another, whose term was split: no rise is known of it."""

    label: int
    root: int
    """Label of the series that was split."""
    split: Split


class Lineage(Struct, frozen=True, eq=False):
    """Series by label: ``heir[i]`` carries on ``predecessor[i]`` and those beside it."""

    heir: LongArray
    predecessor: LongArray
    categories: tuple[str, ...]
    """Category of each predecessor."""
    branches: tuple[Branch, ...] = ()

    def of(self, label: int) -> tuple[str, ...]:
        """The categories a series carries on."""
        return tuple(self.categories[at] for at in np.flatnonzero(self.heir == label).tolist())

    def sums(
        self, labels: LongArray, earlier: LongArray, amounts: Amounts
    ) -> tuple[Amounts, BoolArray]:
        """Of each label the ``earlier`` amounts of those it carries on, and where all are there.

        Neither a lineage nor ``earlier`` may be empty.
        """
        place = np.minimum(np.searchsorted(earlier, self.predecessor), len(earlier) - 1)
        there = earlier[place] == self.predecessor
        heirs, starts = np.unique(self.heir, return_index=True)
        sums = amounts.take(place).summed(starts)
        at = np.minimum(np.searchsorted(heirs, labels), len(heirs) - 1)
        whole = np.logical_and.reduceat(there, starts)[at] & (heirs[at] == labels)
        return sums.take(at), whole


def lineage_of(
    figures: Figures,
    index: ClaimIndex,
    days: Days,
    begins: Begins,
    label: CodeArray,
    rows: CodeArray,
) -> Lineage:
    """Read who carries on whom from the dated crosswalk.

    ``rows`` are the claims that state a number, by series. A series carries on others of its
    claimant, subject, slot, measure and unit if it begins when or after its term came into use and
    after all of theirs had ended, counting from the same day.
    """
    spans = _spans(figures, index, days, label, rows)
    found: list[tuple[int, int, str]] = []
    for succession in crosswalk().successions():
        starts = day_number(succession.starts)
        for (who, thing), heir in spans.items():
            if thing.category == succession.category and heir.first >= starts:
                others = [
                    (spans.get((who, replace(thing, category=category))), category)
                    for category in succession.predecessors
                ]
                if all(other and _follows(begins, heir, other) for other, _ in others):
                    found += [(heir.label, other.label, name) for other, name in others if other]
    found.sort()
    return Lineage(
        np.array([heir for heir, _, _ in found], dtype=np.int64),
        np.array([other for _, other, _ in found], dtype=np.int64),
        tuple(category for _, _, category in found),
        tuple(_branches(spans)),
    )


def _branches(spans: "dict[tuple[_Who, Thing], _Span]") -> Iterator[Branch]:
    for split in crosswalk().splits():
        starts = day_number(split.starts)
        for (who, thing), root in spans.items():
            if thing.category == split.predecessor:
                for category in split.categories:
                    heir = spans.get((who, replace(thing, category=category)))
                    if heir is not None and heir.first >= starts and root.last < heir.first:
                        yield Branch(heir.label, root.label, split)


def _follows(begins: Begins, heir: "_Span", other: "_Span") -> bool:
    one, its = np.array([heir.head]), np.array([other.tail])
    return other.last < heir.first and not bool(begins.apart(one, its)[0])


class _Span(Struct, frozen=True):
    label: int
    first: int
    last: int
    head: int
    """The first claim and the last."""
    tail: int


_Who = tuple[int, int, int]


def _spans(
    figures: Figures, index: ClaimIndex, days: Days, label: CodeArray, rows: CodeArray
) -> dict[tuple[_Who, Thing], _Span]:
    """First and last day of each running total whose category has a part in any succession."""
    named = {
        category
        for succession in crosswalk().successions()
        for category in (succession.category, *succession.predecessors)
    }
    for split in crosswalk().splits():
        named |= {split.predecessor, *split.categories}
    codes = [code for code, thing in enumerate(figures.things) if thing.category in named]
    rows = rows[np.isin(figures.thing[rows], codes)]
    rows = rows[(figures.basis[rows] == _CUMULATIVE) & days.dated[rows]]
    labels, starts, ends = runs_of(label[rows])
    if not len(rows):
        return {}
    heads = rows[starts]
    first = np.minimum.reduceat(days.last[rows], starts)
    last = np.maximum.reduceat(days.last[rows], starts)
    claimant, subject = index["claimant"].codes[heads], index["subject"].codes[heads]
    columns = (labels, first, last, heads, rows[ends - 1])
    spans = [_Span(*(int(part[place]) for part in columns)) for place in range(len(labels))]
    return {
        ((int(who), int(about), int(slot)), figures.things[int(thing)]): span
        for who, about, slot, thing, span in zip(
            claimant, subject, figures.slot[heads], figures.thing[heads], spans, strict=True
        )
    }
