"""Which claims belong together: one statement read twice, parts of a total, replaced figures."""

import re

import numpy as np
import numpy.typing as npt
import pandas as pd
from msgspec import Struct

from core.dataset import Dataset
from core.index import BoolArray, ClaimIndex, IntArray
from core.vocabulary.terms import Act

LongArray = npt.NDArray[np.int64]

_TAG = re.compile(r"(variant_of|same_as|part_of):([^;]+)")


class Pairs(Struct, frozen=True, eq=False):
    """Links between claims: ``source[i]`` refers to ``target[i]``."""

    source: IntArray
    target: IntArray

    def within(self, seen: BoolArray, key: LongArray) -> "Pairs":
        """The links between seen claims that stand under the same key."""
        kept = seen[self.source] & seen[self.target] & (key[self.source] == key[self.target])
        return Pairs(self.source[kept], self.target[kept])

    def one_way(self) -> "Pairs":
        """Without links that are also made the other way round."""
        width = int(max(self.source.max(initial=0), self.target.max(initial=0))) + 1
        source, target = self.source.astype(np.int64), self.target.astype(np.int64)
        kept = ~np.isin(source * width + target, target * width + source)
        return Pairs(self.source[kept], self.target[kept])


class Ties(Struct, frozen=True, eq=False):
    """The ties of a dataset's claims that counting must respect."""

    variants: Pairs
    """One statement: ``variant_of:ID`` and ``same_as:ID`` tags."""
    parts: Pairs
    """A part and its total: ``part_of:ID`` tags."""
    replaced: Pairs
    """A claim and the one it replaces."""
    retracted: Pairs
    """A retraction and what its own side takes back."""
    denied: Pairs
    """A denial and the claim it answers."""
    partial: BoolArray
    """Of each denial whether it denies only in part."""
    origin: LongArray
    """Code of each claim's source with relays followed to the first; −1 where not stated."""
    statement: LongArray
    """Code of each claim's statement: what was said in one breath, however often it was read."""


def ties_of(dataset: Dataset, index: ClaimIndex) -> Ties:
    """Read the ties of a dataset; the cost is linear in its rows and paid once."""
    variants, parts = _tagged(dataset, index)
    acts = index["act"]
    links, act = index.links, np.array(acts.values, dtype=object)[acts.codes[index.links.source]]
    side = index["claimant_side"].codes
    retracts = (act == Act.RETRACT) & (side[links.source] == side[links.target])
    replaces = links.replaces & (act != Act.RETRACT)
    denies = ~links.replaces & np.isin(act, (Act.DENY, Act.PARTLY_DENY))
    return Ties(
        variants,
        parts,
        Pairs(links.source[replaces], links.target[replaces]).one_way(),
        Pairs(links.source[retracts], links.target[retracts]),
        Pairs(links.source[denies], links.target[denies]),
        act[denies] == Act.PARTLY_DENY,
        _origins(dataset),
        _statements(dataset, variants),
    )


def components(size: int, one: LongArray, other: LongArray) -> LongArray:
    """The least node of each node's connected component, edges given as two columns."""
    label = np.arange(size, dtype=np.int64)
    while len(one):
        least = np.minimum(label[one], label[other])
        before = label.copy()
        np.minimum.at(label, one, least)
        np.minimum.at(label, other, least)
        label = label[label]
        if np.array_equal(label, before):
            break
    return label


def _tagged(dataset: Dataset, index: ClaimIndex) -> tuple[Pairs, Pairs]:
    tags = dataset.claims["tags"].cat
    found: dict[str, list[tuple[int, int]]] = {"variant_of": [], "same_as": [], "part_of": []}
    codes = tags.codes.to_numpy()
    telling = {
        code: links
        for code, text in enumerate(tags.categories.tolist())
        if ":" in str(text) and (links := _TAG.findall(str(text)))
    }
    index.row_of.find(claim_id.strip() for links in telling.values() for _, claim_id in links)
    for row in np.flatnonzero(np.isin(codes, np.array(list(telling), dtype=np.int64))).tolist():
        for kind, claim_id in telling[int(codes[row])]:
            target = index.row_of.get(claim_id.strip())
            if target is not None and target != row:
                found[kind].append((row, target))
    return _pairs([*found["variant_of"], *found["same_as"]]), _pairs(found["part_of"])


def _pairs(found: list[tuple[int, int]]) -> Pairs:
    return Pairs(
        np.array([source for source, _ in found], dtype=np.int32),
        np.array([target for _, target in found], dtype=np.int32),
    )


def _origins(dataset: Dataset) -> LongArray:
    relays = {
        str(source): str(origin)
        for source, origin in zip(
            dataset.sources["source"].tolist(), dataset.sources["relays"].tolist(), strict=True
        )
        if origin
    }
    sources = dataset.claims["source"].cat
    roots: dict[str, int] = {"": -1}
    root_of: list[int] = []
    for source in sources.categories.tolist():
        root, passed = str(source), {str(source)}
        while (origin := relays.get(root)) and origin not in passed:
            root = origin
            passed.add(root)
        root_of.append(roots.setdefault(min(passed) if origin else root, len(roots)))
    return np.array([*root_of, -1], dtype=np.int64)[sources.codes.to_numpy()]


def _statements(dataset: Dataset, variants: Pairs) -> LongArray:
    codes = dataset.claims["statement_id"].cat.codes.to_numpy().astype(np.int64)
    names: pd.Index[str] = dataset.claims["statement_id"].cat.categories
    stated = codes >= 0
    if "" in names:
        stated &= codes != names.get_loc("")
    size = len(codes)
    rows = np.flatnonzero(stated)
    return components(
        size + len(names),
        np.concatenate([rows, variants.source.astype(np.int64)]),
        np.concatenate([codes[rows] + size, variants.target.astype(np.int64)]),
    )[:size]
