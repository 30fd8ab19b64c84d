"""Threads: claims that answer or replace one another, directly or not."""

from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.index import BoolArray, ClaimIndex, Dimension, IntArray, Links, Rows
from core.threads.answers import ANSWERS, Answer, CodeArray, acts_as_answer, answers_of_links, code
from core.vocabulary.terms import Clock

PATTERNS = 1 << len(ANSWERS)
"""Number of values that ``Threads.became`` can have."""

_IN_PATTERN = np.arange(PATTERNS) >> np.arange(len(ANSWERS))[:, None] & 1
"""Which values of ``became`` hold an answer: a row for each of ANSWERS."""

_KEPT = 4
"""Threads are remembered for so many days *known on* of one dataset, beside those of all."""


class Threads(Struct, frozen=True, eq=False, dict=True):
    """The threads of a dataset as known on a day; each claim stands in exactly one.

    ``links`` hold each pair of claims once, by source and target, and no claim that was not known;
    ``answers`` has one code for each link.
    """

    act: Dimension
    """What kind of statement each claim is."""
    links: Links
    answers: CodeArray

    @cached_property
    def became(self) -> CodeArray:
        """For each row the bit of every Answer that holds of its claim."""
        return _became(self.act, self.links, self.answers)

    @cached_property
    def first(self) -> IntArray:
        """For each row the smallest of its claim's thread."""
        return _components(len(self.act.codes), self.links)

    def rows(self, row: int) -> Rows:
        """The whole thread a claim stands in, itself included."""
        return Rows(
            np.append(self._ends(self.links_of(row)), np.int32(row)).astype(np.int32, copy=False)
        )

    def links_of(self, row: int) -> IntArray:
        """Places in ``links`` of all links of the thread a claim stands in."""
        found = np.flatnonzero(self.first[self.links.source] == self.first[row])
        return found.astype(np.int32)

    def mask(self, *answers: Answer) -> BoolArray:
        """Which claims became any of these."""
        bits = sum(1 << code(answer) for answer in set(answers))
        return (self.became & np.uint8(bits)) != 0

    def counts(self, rows: BoolArray) -> IntArray:
        """Number of the given claims for each of ANSWERS; a claim counts for all it became."""
        return self.counts_of_patterns(np.bincount(self.became[rows], minlength=PATTERNS))

    @cached_property
    def totals(self) -> IntArray:
        """Number of claims of the dataset for each of ANSWERS."""
        return self.counts_of_patterns(np.bincount(self.became, minlength=PATTERNS))

    def counts_of_patterns(self, patterns: npt.NDArray[np.integer]) -> IntArray:
        """Number of claims for each of ANSWERS, out of the number for each value of ``became``."""
        return (_IN_PATTERN @ patterns).astype(np.int32)

    def _ends(self, places: IntArray) -> IntArray:
        return np.concatenate([self.links.source[places], self.links.target[places]])


_MADE: WeakKeyDictionary[ClaimIndex, dict[int | None, Threads]] = WeakKeyDictionary()


def threads_of(index: ClaimIndex, known_on: int | None = None) -> Threads:
    """The threads of a dataset, of what was claimed up to a day (since 1970-01-01) or of all."""
    made = _MADE.setdefault(index, {})
    found = made.get(known_on)
    if found is None:
        if len(made) > _KEPT:
            for day in tuple(made):
                if day is not None:
                    made.pop(day, None)
        found = made[known_on] = _threads(index, known_on)
    return found


def _threads(index: ClaimIndex, known_on: int | None) -> Threads:
    links, answers = _once(index) if known_on is None else _known(index, known_on)
    return Threads(index["act"], links, answers)


def _known(index: ClaimIndex, known_on: int) -> tuple[Links, CodeArray]:
    """The links between claims made by a day; what a link answers, no day changes."""
    whole = threads_of(index)
    links, days = whole.links, index.days[Clock.CLAIMED]
    ends = np.stack((links.source, links.target))
    kept = (days.dated[ends] & (days.last[ends] <= known_on)).all(axis=0)
    subset = Links(links.source[kept], links.target[kept], links.replaces[kept])
    return subset, whole.answers[kept]


def _once(index: ClaimIndex) -> tuple[Links, CodeArray]:
    """Each pair of claims once, under the most telling of its answers."""
    links = index.links
    answers = answers_of_links(index, links)
    order = np.lexsort((answers, links.target, links.source))
    source, target = links.source[order], links.target[order]
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = (source[1:] != source[:-1]) | (target[1:] != target[:-1])
    kept = order[fresh]
    return Links(links.source[kept], links.target[kept], links.replaces[kept]), answers[kept]


def _components(size: int, links: Links) -> IntArray:
    """The smallest row of each row's connected component, by hooking and pointer jumping.

    Every round hooks each root that has a smaller neighbour, so rounds are logarithmic in rows.
    """
    first = np.arange(size, dtype=np.int32)
    source, target = links.source, links.target
    while len(source):
        here, there = first[source], first[target]
        apart = here != there
        source, target = source[apart], target[apart]
        here, there = here[apart], there[apart]
        np.minimum.at(first, np.maximum(here, there), np.minimum(here, there))
        while not np.array_equal(first, jumped := first[first]):
            first = jumped
    return first


def _became(act: Dimension, links: Links, answers: CodeArray) -> CodeArray:
    became = np.zeros(len(act.codes), dtype=np.uint8)
    np.bitwise_or.at(became, links.target, np.left_shift(np.uint8(1), answers))
    became |= (became == 0).view(np.uint8) << np.uint8(code(Answer.NONE))
    is_answer = acts_as_answer(act)
    is_answer[links.source] = True
    became |= is_answer.view(np.uint8) << np.uint8(code(Answer.IS_ANSWER))
    return became
