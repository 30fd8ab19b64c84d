"""Wholes and parts that no tag ties: categories of the tree, and places that lie in each other."""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from core.arithmetic import FloatArray, LongArray
from core.comparison.figures import BASES
from core.contradictions.found import Found, apartness, noted, rows_of
from core.contradictions.kinds import Kind, Note
from core.contradictions.ledger import Ledger
from core.contradictions.orders import Sorted
from core.contradictions.standing import Standing
from core.dataset import Dataset
from core.index import BoolArray, ClaimIndex, CodeArray, Dimension, Rows
from core.vocabulary.categories import CategoryTree, category_tree
from core.vocabulary.terms import Basis

_CUMULATIVE = BASES.index(Basis.CUMULATIVE)
_OVERLAPPING = ("personnel", "starved")
"""Nodes whose children are no kinds that exclude each other: a woman may be of the press."""
_NARROWER = 0.5
"""How sure it is of a sum: the whole may have been counted over fewer kinds than the tree has."""
_PART_OF = "part_of"
_MOST_NESTED = 500
"""No more pairs of places that lie in each other are looked at."""


def above_category(ledger: Ledger, index: ClaimIndex, standing: Standing) -> tuple[Found, ...]:
    """Figures of a category above those of one it lies in, for the same time and claimant.

    First single ones, the highest below each node; then sums of the children of a node, where
    none of them is above it alone.
    """
    group, tree = ledger.orders.by_tree.within(standing.whole), category_tree()
    codes = index["category"].codes[group.rows]
    single, sums = [list[LongArray](), list[LongArray]()], list[_Summed]()
    for node in _with_children(tree):
        inside = np.isin(codes, _below(index["category"], tree, node))
        whole = ledger.orders.heights.first(group, _is(index["category"], node, codes))
        part = ledger.orders.depths.first(group, inside)
        there = (whole >= 0) & (part >= 0)
        beyond = there & (ledger.least[part] > ledger.most[whole])
        single[0].append(whole[beyond])
        single[1].append(part[beyond])
        if node not in _OVERLAPPING:
            parts = _children(ledger, index["category"], tree, node, group)
            sums.append(_summed(ledger, np.where(there & ~beyond, whole, -1), parts))
    one, other = (np.concatenate([_NOBODY, *side]) for side in single)
    return _found(ledger, one, other, Note.CATEGORY), _sums(ledger, sums)


def above_place(dataset: Dataset, ledger: Ledger, index: ClaimIndex, standing: Standing) -> Found:
    """Running totals of a place above those of one it lies in, by one claimant for one day.

    That a place lies in another is only known where the table of relations says ``part_of``.
    """
    group = ledger.orders.by_since.within(standing.whole & (ledger.figures.basis == _CUMULATIVE))
    place, codes = index["place"], index["place"].codes[group.rows]
    found = [_NOBODY], [_NOBODY]
    for inner, outer in _nested(dataset, place):
        whole = ledger.orders.heights.first(group, codes == place.code_of[outer])
        part = ledger.orders.depths.first(group, codes == place.code_of[inner])
        beyond = (whole >= 0) & (part >= 0)
        beyond &= ledger.least[part] > ledger.most[whole]
        found[0].append(whole[beyond])
        found[1].append(part[beyond])
    return _found(ledger, np.concatenate(found[0]), np.concatenate(found[1]), Note.PLACE)


_NOBODY = np.zeros(0, dtype=np.int64)


class _Summed(Struct, frozen=True):
    """Wholes below the sum of their parts; a part that is not there is −1."""

    whole: LongArray
    parts: LongArray
    """A row for each whole, a column for each child of its node."""
    sums: FloatArray


def _with_children(tree: CategoryTree) -> tuple[str, ...]:
    return tuple(dict.fromkeys(node.parent for node in tree if node.parent))


def _below(category: Dimension, tree: CategoryTree, node: str) -> list[int]:
    return [
        code for code, key in enumerate(category.values) if key != node and tree.within(key, node)
    ]


def _is(category: Dimension, node: str, codes: CodeArray) -> BoolArray:
    return codes == category.code_of.get(node, -1)


def _children(
    ledger: Ledger, category: Dimension, tree: CategoryTree, node: str, group: Sorted
) -> list[LongArray]:
    """Of each child of a node the highest figure of each group in it, −1 where there is none."""
    codes = category.codes[group.rows]
    found: list[LongArray] = []
    for child in tree:
        if child.parent == node:
            own = category.code_of.get(child.key, -1)
            inside = np.isin(codes, [own, *_below(category, tree, child.key)])
            found.append(ledger.orders.depths.first(group, inside))
    return found


def _summed(ledger: Ledger, whole: LongArray, parts: list[LongArray]) -> _Summed:
    table = np.stack(parts, axis=1) if len(whole) else np.zeros((0, len(parts)), dtype=np.int64)
    floors = np.where(table >= 0, ledger.least[table], 0.0).sum(axis=1)
    above = (whole >= 0) & (floors > np.where(whole >= 0, ledger.most[whole], np.inf))
    return _Summed(whole[above], table[above], floors[above])


def _sums(ledger: Ledger, several: list[_Summed]) -> Found:
    whole = np.concatenate([_NOBODY, *(one.whole for one in several)])
    sums = np.concatenate([np.zeros(0), *(one.sums for one in several)])
    parts = [row[row >= 0] for one in several for row in one.parts]
    head = np.array([part[0] for part in parts], dtype=np.int64)
    far = apartness((ledger.low[whole], ledger.high[whole]), (sums, sums))
    certain = np.full(len(whole), _NARROWER)

    def sides(place: int) -> tuple[Rows, Rows]:
        return rows_of(whole[place : place + 1]), rows_of(parts[place])

    return Found(Kind.ARITHMETIC, whole, head, far, certain, noted(Note.SUM, len(whole)), sides)


def _found(ledger: Ledger, one: LongArray, other: LongArray, note: Note) -> Found:
    def sides(place: int) -> tuple[Rows, Rows]:
        return rows_of(one[place : place + 1]), rows_of(other[place : place + 1])

    far = apartness((ledger.low[one], ledger.high[one]), (ledger.low[other], ledger.high[other]))
    certain = np.ones(len(one))
    return Found(Kind.ARITHMETIC, one, other, far, certain, noted(note, len(one)), sides)


def _nested(dataset: Dataset, place: Dimension) -> Iterator[tuple[str, str]]:
    """Places of claims that lie in others, each with every one that it lies in."""
    relations = dataset.relations
    tied = relations[(relations["type"] == _PART_OF).to_numpy(dtype=bool)]
    above: dict[str, set[str]] = {}
    for inner, outer in zip(tied["source"].tolist(), tied["target"].tolist(), strict=True):
        above.setdefault(str(inner), set()).add(str(outer))
    told = 0
    for inner in (name for name in place.values if name in above):
        passed, coming = {inner}, list(above[inner])
        while coming:
            outer = coming.pop()
            if outer in passed:
                continue
            passed.add(outer)
            coming += above.get(outer, ())
            if outer in place.code_of and told < _MOST_NESTED:
                told += 1
                yield inner, outer
