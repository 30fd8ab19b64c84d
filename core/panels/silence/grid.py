"""The rows of the silence map: who spoke in which column of one category of a side's losses."""

from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.index import BoolArray, IntArray
from core.messages import say
from core.panels.question import Question
from core.panels.silence.columns import Columns, coverage
from core.panels.silence.entries import Entries
from core.panels.silence.options import Order, SilenceOptions
from core.vocabulary.categories import category_tree

NOBODY = -1

Counts = npt.NDArray[np.int64]


class SilenceRow(Struct, frozen=True, eq=False, dict=True):
    """One category of a side's losses; arrays have one entry for each column."""

    side: str
    category: str
    label: str
    depth: int
    parts: int
    """Categories below it that somebody spoke of."""
    expanded: bool
    measures: str
    """What was counted, in words: ``killed, wounded``."""
    own: BoolArray
    adversary: IntArray
    """Code of the adversary side that spoke most, or NOBODY."""
    third: BoolArray
    denied: IntArray
    """Code of the side that denied, the subject's own first, or NOBODY."""
    covered: BoolArray
    """Whether the dataset holds claims by the side around that time."""

    @cached_property
    def spoken(self) -> BoolArray:
        """Columns in which anybody spoke."""
        return self.own | self.third | (self.adversary != NOBODY) | (self.denied != NOBODY)

    @cached_property
    def spoke(self) -> int:
        """Covered columns in which the adversary spoke."""
        return int((self.covered & (self.adversary != NOBODY)).sum())

    @cached_property
    def silent(self) -> int:
        """Those of them in which the side itself neither admitted nor denied."""
        quiet = ~self.own & (self.denied == NOBODY)
        return int((self.covered & (self.adversary != NOBODY) & quiet).sum())

    @property
    def mute(self) -> bool:
        """Whether the dataset holds nothing by the side in any column."""
        return not self.covered.any()


class _Sheet(Struct, frozen=True, eq=False):
    """Everything counted, from which the rows are read."""

    sides: tuple[str, ...]
    categories: tuple[str, ...]
    measures: tuple[str, ...]
    counts: Counts
    """Denial × speaker × subject × category × column."""
    kinds: Counts
    """Subject × category × measure, denials last."""
    covered: BoolArray
    expanded: frozenset[str]


def grid_of(
    question: Question, entries: Entries, columns: Columns, options: SilenceOptions
) -> tuple[SilenceRow, ...]:
    """The rows of the map, side after side as charts show them, in the order of the tree."""
    index = question.index
    counts = _counts(entries, columns, len(index.sides) + 1, len(index.belligerents))
    covered = coverage(question.workspace, question.known, question.filters.clock, columns)
    found: list[SilenceRow] = []
    sheet = _Sheet(
        *(index.belligerents, entries.categories, index["measure"].labels),
        *(counts, _kinds(question, entries), covered, options.expanded),
    )
    for subject in map(index.belligerents.index, question.order):
        said: list[int] = np.flatnonzero(sheet.kinds[subject].any(axis=1)).tolist()
        spoken = [entries.categories[code] for code in said]
        mine = [_row(sheet, subject, category) for category in _shown(spoken, options.expanded)]
        found += _ordered(mine, options)
    return tuple(found)


def _counts(entries: Entries, columns: Columns, speakers: int, subjects: int) -> Counts:
    """Number of entries: denial × speaker × subject × category × column."""
    first, last = columns.first[entries.row], columns.last[entries.row]
    placed = first <= last
    shape = (2, speakers, subjects, len(entries.categories), columns.size + 1)
    group = np.ravel_multi_index(
        (
            *(entries.denial[placed].astype(np.int64), entries.speaker[placed]),
            *(entries.subject[placed], entries.category[placed], first[placed]),
        ),
        shape,
    )
    size = int(np.prod(shape))
    after = group + (last - first + 1)[placed]
    steps = np.bincount(group, minlength=size) - np.bincount(after, minlength=size)
    return steps.reshape(shape).cumsum(axis=-1)[..., :-1]


def _row(
    sheet: _Sheet,
    code: int,
    category: str,
) -> SilenceRow:
    """One category of one side: what is told of its parts, taken together."""
    parts = parts_of(sheet.categories, category)
    stated, denied = sheet.counts[:, :, code, parts].sum(axis=2)
    belligerents = len(sheet.sides)
    others = stated[:belligerents].copy()
    others[code] = 0
    denials = denied.copy()
    denials[code] *= 1 + int(denied.max(initial=0))
    kinds = sheet.kinds[code, parts]
    spoken: list[int] = parts[kinds.any(axis=1)].tolist()
    below = {sheet.categories[one] for one in spoken}
    return SilenceRow(
        side=sheet.sides[code],
        category=category,
        label=_label(category),
        depth=len(category_tree().line(category)) - 1,
        parts=len(below - {category}),
        expanded=category in sheet.expanded,
        measures=_measures(sheet.measures, kinds.sum(axis=0)),
        own=stated[code] > 0,
        adversary=np.where(others.any(axis=0), others.argmax(axis=0), NOBODY).astype(np.int32),
        third=stated[belligerents:].any(axis=0),
        denied=np.where(denials.any(axis=0), denials.argmax(axis=0), NOBODY).astype(np.int32),
        covered=sheet.covered[code],
    )


def _shown(spoken: list[str], expanded: frozenset[str]) -> list[str]:
    """The categories that have rows: the topmost, and the parts of those expanded."""
    tree = category_tree()
    nodes = {node for category in spoken for node in tree.line(category)}
    open_ = [node for node in nodes if all(above in expanded for above in tree.line(node)[1:])]
    return sorted(open_, key=lambda node: (node == "", *_path(node)))


def _path(node: str) -> tuple[tuple[int, str], ...]:
    tree = category_tree()
    return tuple((tree.place(above), above) for above in reversed(tree.line(node)))


def _ordered(rows: list[SilenceRow], options: SilenceOptions) -> list[SilenceRow]:
    if options.only_silent:
        rows = [row for row in rows if row.silent]
    if options.order is Order.SILENT:
        rows = sorted(rows, key=lambda row: -row.silent)
    return rows


@lru_cache(maxsize=4096)
def parts_of(categories: tuple[str, ...], category: str) -> IntArray:
    """Places in ``categories`` of a category and everything below it."""
    tree = category_tree()
    within = [code for code, key in enumerate(categories) if tree.within(key, category)]
    return np.array(within, dtype=np.int32)


def _label(category: str) -> str:
    name = category_tree().label(category) if category else say("silence.category.none")
    return f"{name[:1].upper()}{name[1:]}"


def _measures(labels: tuple[str, ...], counts: Counts) -> str:
    """The measures stated, the most frequent first; the last count is of denials."""
    order: list[int] = np.argsort(-counts[:-1], kind="stable").tolist()
    return ", ".join(labels[code] for code in order if counts[code])


def _kinds(question: Question, entries: Entries) -> Counts:
    """Number of entries: subject × category × measure, denials as one more measure."""
    measure = question.index["measure"]
    shape = (
        *(len(question.index.belligerents), len(entries.categories)),
        len(measure.values) + 1,
    )
    kind = np.where(entries.denial, len(measure.values), measure.codes[entries.row])
    group = np.ravel_multi_index((entries.subject, entries.category, kind), shape)
    return np.bincount(group, minlength=int(np.prod(shape))).reshape(shape)
