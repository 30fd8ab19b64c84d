"""Claims of one layer that stand in another one already: duplicates and relays."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from msgspec import Struct

from core.arrow import chunked, pc
from core.loading.progress import Progress, silent
from core.merges import COPIES, Copy
from core.vocabulary.terms import Scope
from core.vocabulary.units import unit_of

_WHO = ("claimant", "subject")
_WHAT = ("act", "topic", "measure", "category")
_FIGURE = ("low", "best", "high")
_DAYS = ("claimed_on_from", "event_date_from")
_DOING = "Looking for claims told twice"
_SPACES = r"[\s\p{Z}]+"
_LARGEST = 1 << 62
_SHORTEST = 12
"""Letters from which the same words are taken for one text."""

Codes = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Copies(Struct, frozen=True, eq=False):
    """For each claim its place in COPIES, and the row it repeats (−1 for none)."""

    kinds: npt.NDArray[np.int32]
    originals: Codes


def copies_of(
    claims: pd.DataFrame, layer: npt.NDArray[np.int32], progress: Progress = silent
) -> Copies:
    """Find what is said again in a later layer.

    The same: one claimant says of one subject the same thing with the same figure on the same
    day; or one address and the same thing; or the same words. 6, and 6 to 6, are one figure, and
    so are 6 without a unit and 6 pieces. A duplicate names the same source or none, a relay another
    one or another claimant. ``progress`` may raise to break off.
    """
    originals = np.full(len(claims), -1, dtype=np.int64)
    if not len(claims):
        return Copies(np.zeros(0, dtype=np.int32), originals)
    codes: dict[str, Codes] = {}
    for name in (*_WHO, *_WHAT):
        progress(_DOING, 0.0)
        codes[name] = _codes(claims[name])
    both = (claims["scope"] == Scope.BOTH_SIDES.value).to_numpy().astype(np.int64)
    said = [*(codes[name] for name in _WHAT), both, _units(claims["unit"]), *_figures(claims)]
    days = [_days(claims[name]) for name in _DAYS]
    url = claims["source_url"].cat
    addressed = np.asarray(url.categories != "")[url.codes.to_numpy()]
    progress(_DOING, 0.2)
    words = _plain(claims["text"])
    counted = claims[list(_FIGURE)].notna().any(axis=1).to_numpy(dtype=bool)
    dated = claims[list(_DAYS)].notna().any(axis=1).to_numpy(dtype=bool)
    who = [codes[name] for name in _WHO]
    ways: tuple[tuple[Sequence[Codes], Flags], ...] = (
        ([*who, *said, *days], counted & dated),
        ([*who, *said, *days, _codes(claims["source_url"])], addressed),
        ([codes["subject"], *said, words.codes], words.told),
    )
    for place, (keys, eligible) in enumerate(ways):
        progress(_DOING, 0.4 + 0.6 * place / len(ways))
        rows = np.flatnonzero(eligible)
        groups = _groups([key[rows] for key in keys], len(rows))
        progress(_DOING, 0.5 + 0.5 * place / len(ways))
        _mark(originals, rows, groups, layer)
    progress(_DOING, 1.0)
    return Copies(_kinds(claims, originals), originals)


def _figures(claims: pd.DataFrame) -> list[Codes]:
    """Codes of the ends and the figure, the same for a range without width and its one number."""
    low, best, high = (claims[name].to_numpy(dtype=float) for name in _FIGURE)
    point = (low == high) & (np.isnan(best) | (best == low))
    open_end = ~point & (((best == low) & np.isnan(high)) | ((best == high) & np.isnan(low)))
    best = np.where(point, low, np.where(open_end, np.nan, best))
    ends = (np.where(point, np.nan, low), np.where(point, np.nan, high))
    return [_codes(pd.Series(column)) for column in (ends[0], best, ends[1])]


def _units(column: pd.Series) -> Codes:
    units = pd.factorize(column.cat.categories.map(unit_of))[0]
    return units[column.cat.codes.to_numpy()].astype(np.int64)


class _Words(Struct, frozen=True, eq=False):
    """Texts without case and with single spaces: a code for each, and which are long enough."""

    codes: Codes
    told: Flags


def _plain(column: pd.Series) -> _Words:
    spaced = pc.replace_substring_regex(chunked(column), pattern=_SPACES, replacement=" ")
    plain = pc.utf8_lower(pc.utf8_trim_whitespace(spaced)).combine_chunks()
    coded = plain.dictionary_encode()
    told = pc.greater_equal(pc.utf8_length(plain), _SHORTEST)
    codes = coded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    return _Words(codes, told.to_numpy(zero_copy_only=False))


def _mark(originals: Codes, rows: Codes, key: Codes, layer: npt.NDArray[np.int32]) -> None:
    _, first, group = np.unique(key, return_index=True, return_inverse=True)
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
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy().astype(np.int64)
    return pd.factorize(column)[0].astype(np.int64)


def _days(column: pd.Series) -> Codes:
    return _codes(pd.Series(column.to_numpy().astype("datetime64[D]").astype(np.int64)))


def _groups(keys: Sequence[Codes], rows: int) -> Codes:
    """One code for each combination; made dense before it would overflow."""
    group, kinds = np.zeros(rows, dtype=np.int64), 1
    for key in keys:
        width = int(key.max(initial=0)) + 2
        if kinds * width > _LARGEST:
            group, found = pd.factorize(group)
            group, kinds = group.astype(np.int64), len(found)
        group = group * width + key + 1
        kinds *= width
    return group
