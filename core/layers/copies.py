"""Claims of one layer that stand in another one already: duplicates and relays."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from core.merges import COPIES, Copy

_WHO = ("claimant", "subject")
_WHAT = ("act", "topic", "measure", "category", "unit", "scope")
_FIGURE = ("low", "best", "high")
_DAYS = ("claimed_on_from", "event_date_from")
_SHORTEST = 12
"""Letters from which the same words are taken for one text."""

Codes = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Copies:
    """For each claim its place in COPIES, and the row it repeats (−1 for none)."""

    kinds: npt.NDArray[np.int32]
    originals: Codes


def copies_of(claims: pd.DataFrame, layer: npt.NDArray[np.int32]) -> Copies:
    """Find what is said again in a later layer.

    The same: one claimant says of one subject the same thing with the same figure on the same
    day; or one address and the same thing; or the same words. A duplicate names the same source
    or none, a relay another one or another claimant.
    """
    originals = np.full(len(claims), -1, dtype=np.int64)
    if not len(claims):
        return Copies(np.zeros(0, dtype=np.int32), originals)
    codes = {name: _codes(claims[name]) for name in (*_WHO, *_WHAT, *_FIGURE)}
    days = [_days(claims[name]) for name in _DAYS]
    url, text = claims["source_url"].astype("str"), claims["text"].astype("str")
    counted = claims[list(_FIGURE)].notna().any(axis=1).to_numpy(dtype=bool)
    dated = claims[list(_DAYS)].notna().any(axis=1).to_numpy(dtype=bool)
    who = [codes[name] for name in _WHO]
    what = [codes[name] for name in (*_WHAT, *_FIGURE)]
    words = text.str.split().str.join(" ").str.casefold()
    ways: tuple[tuple[Sequence[Codes], Flags], ...] = (
        ([*who, *what, *days], counted & dated),
        ([*who, *what, *days, _codes(url)], (url != "").to_numpy(dtype=bool)),
        ([codes["subject"], *what, _codes(words)], (words.str.len() >= _SHORTEST).to_numpy(bool)),
    )
    for keys, eligible in ways:
        _mark(originals, _groups(keys), eligible, layer)
    return Copies(_kinds(claims, originals), originals)


def _mark(originals: Codes, key: Codes, eligible: Flags, layer: npt.NDArray[np.int32]) -> None:
    rows = np.flatnonzero(eligible)
    _, first, group = np.unique(key[rows], return_index=True, return_inverse=True)
    original = rows[first][group]
    again = (layer[original] != layer[rows]) & (originals[rows] < 0)
    originals[rows[again]] = original[again]


def _kinds(claims: pd.DataFrame, originals: Codes) -> npt.NDArray[np.int32]:
    kinds = np.zeros(len(originals), dtype=np.int32)
    rows = np.flatnonzero(originals >= 0)
    source, claimant = claims["source"].astype("str"), claims["claimant"].astype("str")
    mine, theirs = source.iloc[rows].to_numpy(), source.iloc[originals[rows]].to_numpy()
    speaks, spoke = claimant.iloc[rows].to_numpy(), claimant.iloc[originals[rows]].to_numpy()
    same = ((mine == theirs) | (mine == "") | (theirs == "")) & (speaks == spoke)
    duplicate, relay = COPIES.index(Copy.DUPLICATE), COPIES.index(Copy.RELAY)
    kinds[rows] = np.where(same, duplicate, relay)
    return kinds


def _codes(column: pd.Series) -> Codes:
    return pd.factorize(column)[0].astype(np.int64)


def _days(column: pd.Series) -> Codes:
    return _codes(pd.Series(column.to_numpy().astype("datetime64[D]").astype(np.int64)))


def _groups(keys: Sequence[Codes]) -> Codes:
    """One code for each combination; made dense at every step, so that none overflows."""
    group = keys[0]
    for key in keys[1:]:
        width = int(key.max(initial=0)) + 2
        group = pd.factorize(group * width + key + 1)[0].astype(np.int64)
    return group
