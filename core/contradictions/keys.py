"""What is the same and what is not: codes of who says a figure, of what, for when and where."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from msgspec import Struct

from core.arithmetic import LongArray
from core.comparison.figures import Figures, figures_of
from core.comparison.ties import components
from core.dataset import Dataset
from core.index import BoolArray, ClaimIndex, CodeArray
from core.vocabulary.terms import Clock

_ASPECTS = frozenset({"gain", "loss", "non_combat", "volunteers", "visual"})
_FIGURE_OF = "figure_of:"
_WIDEST = 1 << 61
_CLOSE = 4
"""Values are looked up in a table of at most so many entries for each of them."""


class Keys(Struct, frozen=True, eq=False):
    """Codes of who says it, of what, for when, since when and where, in several compositions."""

    thing: LongArray
    account: LongArray
    account_since: LongArray
    local: LongArray
    place_since: LongArray
    series: LongArray
    loose: LongArray
    bare: LongArray
    reading: LongArray
    tied: BoolArray


def keys_of(dataset: Dataset, index: ClaimIndex, when: LongArray, start: LongArray) -> Keys:
    """The codes of a dataset; ``when`` names the time each figure is meant for, −1 for none."""
    figures = figures_of(dataset, index)
    loose, bare, thing = _things(dataset.claims, index)
    claimant, place = index["claimant"].codes, index["place"].codes
    time = (figures.basis, when + 1)
    heard = (*time, start, place)
    account = paired(_authorities(dataset, index), thing, *time)
    local = paired(account, place)
    reading, tied = _readings(dataset, index, figures, paired(thing, *time, place))
    return Keys(
        thing=thing,
        account=account,
        account_since=paired(account, start),
        local=local,
        place_since=paired(local, start),
        series=paired(claimant, thing, figures.basis, start, place),
        loose=paired(claimant, loose, *heard),
        bare=paired(claimant, bare, *heard),
        reading=reading,
        tied=tied,
    )


def paired(*columns: CodeArray) -> LongArray:
    """One code for each combination of codes."""
    key = np.zeros(len(columns[0]), dtype=np.int64)
    width = 1
    for column in columns:
        size = int(column.max(initial=0)) + 1
        if width > _WIDEST // size:
            key, distinct = pd.factorize(key)
            key, width = key.astype(np.int64), len(distinct) + 1
        if width > _WIDEST // size:
            column, distinct = pd.factorize(column)  # noqa: PLW2901 - a denser code of the same
            size = len(distinct) + 1
        key = key * size + column
        width *= size
    return dense(key)


def dense(values: LongArray) -> LongArray:
    """Values as codes from 0 on: looked up where they lie close together, else hashed."""
    if not len(values):
        return values.astype(np.int64)
    least = int(values.min())
    span = int(values.max()) - least + 1
    if span > len(values) * _CLOSE:
        return pd.factorize(values)[0].astype(np.int64)
    from_least = values - least
    given = np.zeros(span, dtype=bool)
    given[from_least] = True
    code = np.cumsum(given) - 1
    return code[from_least]


def coded(column: pd.Series) -> LongArray:
    """The codes of a categorical column, 0 where it says nothing."""
    codes: npt.NDArray[np.integer] = column.cat.codes.to_numpy()
    return codes.astype(np.int64) + 1


def _aspects(tags: pd.Series) -> LongArray:
    """Which part of a thing a claim speaks of, by its tags."""
    places: dict[frozenset[str], int] = {frozenset(): 0}
    recode = [0]
    for text in tags.cat.categories.tolist():
        given = {tag.strip() for tag in str(text).split(";")}
        told = frozenset(tag for tag in given if tag in _ASPECTS or tag.startswith(_FIGURE_OF))
        recode.append(places.setdefault(told, len(places)))
    return np.array(recode, dtype=np.int64)[coded(tags)]


def _authorities(dataset: Dataset, index: ClaimIndex) -> LongArray:
    """For each claim the topmost actor its claimant is part of, within one side."""
    actors = dataset.actors
    parents = dict(zip(actors["actor"].tolist(), actors["parent"].tolist(), strict=True))
    claimant = index["claimant"]
    found: dict[str, int] = {}
    codes: list[int] = []
    for name in claimant.values:
        top, passed = name, {name}
        while (above := str(parents.get(top, ""))) and above not in passed:
            if index.side_of.get(above) != index.side_of.get(top):
                break
            top = above
            passed.add(top)
        codes.append(found.setdefault(top, len(found)))
    return np.array([*codes, -1], dtype=np.int64)[claimant.codes]


def _things(claims: pd.DataFrame, index: ClaimIndex) -> tuple[LongArray, LongArray, LongArray]:
    """What each claim counts, without its measure, without its category, and with both."""
    frame_of = [index[key].codes for key in ("subject", "topic", "scope", "victim_class")]
    frame = paired(*frame_of, coded(claims["unit"]), _aspects(claims["tags"]))
    loose = paired(frame, index["category"].codes)
    measure = index["measure"].codes
    return loose, paired(frame, measure), paired(loose, measure)


def _readings(
    dataset: Dataset, index: ClaimIndex, figures: Figures, meant: LongArray
) -> tuple[LongArray, BoolArray]:
    """One code for the readings of one statement; a statement without an id is one day's."""
    named = (dataset.claims["statement_id"] != "").to_numpy(dtype=bool)
    ties = figures.ties
    said = index.days[Clock.CLAIMED].last.astype(np.int64)
    alone = paired(index["claimant"].codes, dense(said))
    utterance = np.where(named, ties.statement, int(ties.statement.max(initial=0)) + 1 + alone)
    reading = paired(dense(utterance), meant)
    same = paired(
        *(index[key].codes for key in ("measure", "category")), coded(dataset.claims["unit"])
    )
    one, other = ties.variants.source, ties.variants.target
    alike = same[one] == same[other]
    tied = np.zeros(index.size, dtype=bool)
    tied[one[alike]] = tied[other[alike]] = True
    joined = components(int(reading.max(initial=0)) + 1, reading[one[alike]], reading[other[alike]])
    return joined[reading] if index.size else reading, tied
