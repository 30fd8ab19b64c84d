"""From the tables of a dataset to codes, day numbers and links."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from core.arrow import chunked, pa, pc, stated
from core.dataset import Dataset
from core.index.claims import (
    BOTH,
    DAY,
    PART,
    UNDATED,
    ClaimIndex,
    Days,
    Dimension,
    Links,
    side_label,
)
from core.index.ids import ClaimIds
from core.index.rows import BoolArray, CodeArray, IntArray, smallest
from core.index.searching import Searchable
from core.merges import COPIES
from core.messages import say
from core.ordering import occurring
from core.vocabulary.categories import category_tree
from core.vocabulary.terms import (
    THIRD,
    Act,
    Basis,
    Bound,
    Clock,
    Credibility,
    Measure,
    Reliability,
    Scope,
    Term,
    Topic,
    VictimClass,
)

_VOCABULARIES: Mapping[str, type[Term]] = MappingProxyType(
    {
        "topic": Topic,
        "act": Act,
        "measure": Measure,
        "basis": Basis,
        "bound": Bound,
        "scope": Scope,
        "victim_class": VictimClass,
        "reliability": Reliability,
        "credibility": Credibility,
    }
)


def index_claims(dataset: Dataset) -> ClaimIndex:
    """Encode a dataset; the cost is linear in its rows and paid once per dataset."""
    claims = dataset.claims
    belligerents = tuple(str(side) for side in dataset.sides["side"])
    sides = (*belligerents, THIRD)
    side_of = _sides_of_actors(dataset, belligerents)
    claimant = _names(claims, "claimant")
    subject = _names(claims, "subject")
    both = _same(claims["scope"], Scope.BOTH_SIDES)
    claimant_side = _side_dimension("claimant_side", claimant, side_of, sides)
    subject_side = _side_dimension("subject_side", subject, side_of, sides, both)
    own = (claimant_side.codes == subject_side.codes) & (claimant_side.codes < len(belligerents))
    dimensions = (
        _meant(subject, both),
        claimant_side,
        subject_side,
        claimant,
        subject,
        _categories(claims),
        _names(claims, "place"),
        _names(claims, "source"),
        *_of_layers(dataset),
        *(_terms(claims, key, terms) for key, terms in _VOCABULARIES.items()),
    )
    row_of = ClaimIds(claims["claim_id"])
    return ClaimIndex(
        size=len(claims),
        sides=sides,
        dimensions=MappingProxyType({dimension.key: dimension for dimension in dimensions}),
        days=MappingProxyType({clock: _days(claims, clock) for clock in Clock}),
        side_of=MappingProxyType(side_of),
        admission=own,
        links=_links(claims, row_of),
        row_of=row_of,
        words=Searchable(claims),
    )


def _same(column: pd.Series, value: str) -> BoolArray:
    return (column == value).to_numpy(dtype=bool)


def _encode(column: pd.Series) -> tuple[CodeArray, list[str]]:
    category = cast("pd.Categorical", column.astype("category").array)
    return category.codes, [str(value) for value in category.categories]


def _ordered(
    key: str,
    column: pd.Series,
    order: Callable[[str], object],
    label: Callable[[str], str],
    missing: str = "value.none",
) -> Dimension:
    codes, values = _encode(column)
    used = occurring(codes, len(values)).tolist()
    kept = [value for value, is_used in zip(values, used, strict=True) if is_used]
    placed = sorted(kept, key=lambda value: (not value, order(value) if value else None))
    place_of = {value: place for place, value in enumerate(placed)}
    recode = np.array([place_of.get(value, 0) for value in values], dtype=smallest(len(placed)))
    moved = _recoded(codes, recode)
    return Dimension(
        key,
        say(f"dimension.{key}"),
        moved,
        tuple(placed),
        tuple(label(value) if value else say(missing) for value in placed),
    )


def _recoded(codes: CodeArray, recode: CodeArray) -> CodeArray:
    """Codes as others; the same memory where none changes."""
    unsigned = codes.view(f"u{codes.itemsize}")
    if np.array_equal(recode, np.arange(len(recode))) and unsigned.dtype == recode.dtype:
        return unsigned
    return np.take(recode, codes) if len(recode) else unsigned


def _names(claims: pd.DataFrame, key: str) -> Dimension:
    return _ordered(key, claims[key], str.casefold, str)


def _terms(claims: pd.DataFrame, key: str, terms: type[Term]) -> Dimension:
    place = {term.value: number for number, term in enumerate(terms)}
    graded = terms in (Reliability, Credibility)

    def label(value: str) -> str:
        wording = terms(value).label
        return say("value.graded", grade=value, meaning=wording) if graded else wording

    missing = "value.ungraded" if graded else "value.none"
    return _ordered(key, claims[key], place.__getitem__, label, missing)


def _categories(claims: pd.DataFrame) -> Dimension:
    tree = category_tree()
    return _ordered(
        "category",
        claims["category"],
        lambda key: (tree.place(key), key.casefold()),
        tree.label,
    )


def _side_dimension(
    key: str,
    actors: Dimension,
    side_of: Mapping[str, str],
    sides: tuple[str, ...],
    both: BoolArray | None = None,
) -> Dimension:
    values = (*sides, BOTH)
    place = {side: number for number, side in enumerate(values)}
    recode = np.array(
        [place[side_of[actor]] if actor else place[BOTH] for actor in actors.values],
        dtype=smallest(len(values)),
    )
    codes = np.take(recode, actors.codes) if len(recode) else actors.codes
    if both is not None:
        codes = np.where(both, recode.dtype.type(place[BOTH]), codes)
    labels = tuple(side_label(side) for side in values)
    return Dimension(key, say(f"dimension.{key}"), codes, values, labels)


def _meant(subject: Dimension, both: BoolArray) -> Dimension:
    """Whom a claim speaks of alone: "" (the last value) of both sides and where not stated."""
    values = (*(value for value in subject.values if value), BOTH)
    labels = tuple(subject.labels[: len(values) - 1])
    nobody = smallest(len(values))(len(values) - 1)
    codes = np.where(both, nobody, subject.codes.astype(smallest(len(values))))
    title = say("dimension.meant")
    return Dimension("meant", title, codes, values, (*labels, side_label(BOTH)))


def _of_layers(dataset: Dataset) -> tuple[Dimension, Dimension]:
    """Which dataset each claim came from, and whether it repeats a claim of another."""
    layers, datasets, repeats = dataset.layers, say("dimension.layer"), say("dimension.copy")
    if layers is None:
        nowhere = np.zeros(len(dataset.claims), dtype=np.int8)
        alone = ("",), (say("value.none"),)
        return (
            Dimension("layer", datasets, nowhere, *alone),
            Dimension("copy", repeats, nowhere, *alone),
        )
    used = smallest(len(layers.names))
    return (
        Dimension("layer", datasets, layers.of.astype(used), layers.keys, layers.names),
        Dimension(
            "copy",
            repeats,
            layers.copies.astype(np.int8),
            tuple(copy.value for copy in COPIES),
            tuple(say(f"copy.{copy.name.lower()}") for copy in COPIES),
        ),
    )


def _sides_of_actors(dataset: Dataset, belligerents: tuple[str, ...]) -> dict[str, str]:
    actors = dataset.actors
    known = set(belligerents)
    side_of: dict[str, str] = {}
    for actor, side in zip(actors["actor"].tolist(), actors["side"].tolist(), strict=True):
        side_of[actor] = side if side in known else THIRD
    for table, column in (
        (dataset.claims, "claimant"),
        (dataset.claims, "subject"),
        (dataset.relations, "source"),
        (dataset.relations, "target"),
    ):
        for actor in table[column].cat.categories.tolist():
            if actor:
                side_of.setdefault(actor, THIRD)
    return side_of


def _days(claims: pd.DataFrame, clock: Clock) -> Days:
    first = claims[f"{clock}_from"].to_numpy()
    last = claims[f"{clock}_to"].to_numpy()
    undated = np.isnat(first)
    if undated.all():
        nowhere = np.broadcast_to(np.int32(UNDATED), len(claims))
        return Days(nowhere, nowhere, claims[f"{clock}_soft"].to_numpy(dtype=bool))
    begins, ends = _day_numbers(first, undated), _day_numbers(last, undated)
    return Days(
        first=begins,
        last=begins if np.array_equal(begins, ends) else ends,
        soft=claims[f"{clock}_soft"].to_numpy(dtype=bool),
    )


def _day_numbers(moments: npt.NDArray[np.datetime64], undated: BoolArray) -> IntArray:
    seconds = moments.astype("datetime64[s]", copy=False).view(np.int64)
    days = np.empty(len(seconds), dtype=np.int32)
    for begin in range(0, len(days), PART):
        part = slice(begin, begin + PART)
        days[part] = seconds[part] // DAY
    days[undated] = UNDATED
    return days


def _links(claims: pd.DataFrame, row_of: ClaimIds) -> Links:
    sources: list[IntArray] = []
    targets: list[IntArray] = []
    replaces: list[BoolArray] = []
    for column, replacing in (("replies_to", False), ("supersedes", True)):
        texts = chunked(claims[column].array)
        rows = stated(texts)
        listed = pc.split_pattern(texts.take(pa.array(rows)), ";").combine_chunks()
        named = pc.utf8_trim_whitespace(pc.list_flatten(listed))
        source = rows[pc.list_parent_indices(listed).to_numpy()].astype(np.int32)
        target = row_of.rows_of(named)
        meant = (target >= 0) & (target != source)
        sources.append(source[meant])
        targets.append(target[meant])
        replaces.append(np.full(int(meant.sum()), replacing))
    return Links(np.concatenate(sources), np.concatenate(targets), np.concatenate(replaces))
