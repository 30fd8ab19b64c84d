"""From the tables of a dataset to codes, day numbers and links."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd

from core.dataset import Dataset
from core.index.claims import BOTH, UNDATED, ClaimIndex, Days, Dimension, Links, side_label
from core.index.rows import BoolArray, CodeArray, IntArray, smallest
from core.merges import COPIES
from core.messages import say
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

_SEARCHED = (
    *("claim_id", "claimant", "subject", "place", "source", "text", "translation", "note"),
    *("value_text", "tags", "category", "measure", "topic", "act"),
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
    row_of = {claim_id: row for row, claim_id in enumerate(claims["claim_id"].tolist())}
    return ClaimIndex(
        size=len(claims),
        sides=sides,
        dimensions=MappingProxyType({dimension.key: dimension for dimension in dimensions}),
        days=MappingProxyType({clock: _days(claims, clock) for clock in Clock}),
        side_of=MappingProxyType(side_of),
        admission=own,
        links=_links(claims, row_of),
        row_of=MappingProxyType(row_of),
        words=_Words(claims),
    )


class _Words:
    def __init__(self, claims: pd.DataFrame) -> None:
        self._claims = claims
        self._words: pd.Series[str] | None = None

    def __call__(self) -> "pd.Series[str]":
        if self._words is None:
            columns = [self._claims[name].astype("str").tolist() for name in _SEARCHED]
            lines = ("\n".join(words).casefold() for words in zip(*columns, strict=True))
            self._words = pd.Series(list(lines), dtype="str")
        return self._words


def _same(column: pd.Series, value: str) -> BoolArray:
    return (column == value).to_numpy(dtype=bool)


def _encode(column: pd.Series) -> tuple[CodeArray, list[str]]:
    category = column.astype("category").cat
    return category.codes.to_numpy(), [str(value) for value in category.categories]


def _ordered(
    key: str,
    column: pd.Series,
    order: Callable[[str], object],
    label: Callable[[str], str],
    missing: str = "value.none",
) -> Dimension:
    codes, values = _encode(column)
    used = np.bincount(codes, minlength=len(values)) > 0
    kept = [value for value, is_used in zip(values, used, strict=True) if is_used]
    placed = sorted(kept, key=lambda value: (not value, order(value) if value else None))
    place_of = {value: place for place, value in enumerate(placed)}
    recode = np.array([place_of.get(value, 0) for value in values], dtype=smallest(len(placed)))
    moved = recode[codes] if len(values) else codes
    return Dimension(
        key,
        say(f"dimension.{key}"),
        moved,
        tuple(placed),
        tuple(label(value) if value else say(missing) for value in placed),
    )


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
    codes = recode[actors.codes] if len(recode) else actors.codes
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
        Dimension("layer", datasets, layers.of.astype(used), layers.names, layers.names),
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
    days = moments.astype("datetime64[D]").astype(np.int32)
    days[undated] = UNDATED
    return days


def _links(claims: pd.DataFrame, row_of: Mapping[str, int]) -> Links:
    found: list[tuple[int, int, bool]] = []
    for column, replaces in (("replies_to", False), ("supersedes", True)):
        written = claims[column]
        for row in np.flatnonzero((written != "").to_numpy(dtype=bool)).tolist():
            for claim_id in str(written.iat[row]).split(";"):
                target = row_of.get(claim_id.strip())
                if target is not None and target != row:
                    found.append((row, target, replaces))
    return Links(
        np.array([link[0] for link in found], dtype=np.int32),
        np.array([link[1] for link in found], dtype=np.int32),
        np.array([link[2] for link in found], dtype=bool),
    )
