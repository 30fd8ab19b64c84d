"""Which claim of a newer reading is which of the older one."""

import re

import numpy as np
import numpy.typing as npt
import pandas as pd
from msgspec import Struct

from core.arrow import chunked, pa, pc
from core.loading.progress import Progress, silent

Places = npt.NDArray[np.int64]

BY_ID = "their id"
_DOING = "Comparing with what was read before"

_KEYS = (
    (
        "claimant, subject, kind, measure, category, dates, place and source",
        ("statement_id", "claimant", "subject", "act", "topic", "measure", "category",
         "claimed_on", "event_date", "victim_class", "unit", "place", "source"),
    ),
    (
        "claimant, subject, kind, measure, category and dates",
        ("claimant", "subject", "act", "measure", "category", "claimed_on", "event_date"),
    ),
    (
        "claimant, subject, kind, measure, category, figure, source and words",
        ("claimant", "subject", "act", "measure", "category", "value_text", "source", "text"),
    ),
)  # fmt: skip
_MADE = re.compile(r"c-[0-9a-f]{12}(#\d+)?")


class Matches(Struct, frozen=True, eq=False):
    """Pairs of rows of the older and the newer reading, in the order of the newer."""

    old: Places
    new: Places
    by: tuple[tuple[str, int], ...]
    """By what they were matched, and how many."""


def matches(old: pd.DataFrame, new: pd.DataFrame, progress: Progress = silent) -> Matches:
    """Match the claims of two readings: by id, and where ids were made from content by keys.

    A made id changes with its row; such rows are matched by the columns that say which claim it
    is, those of one key in the order of the file. A claim with an id of its own is never matched
    by anything else. ``progress`` may raise to break off.
    """
    place = _places(old["claim_id"], new["claim_id"], progress)
    found = np.flatnonzero(place >= 0)
    pairs = [(place[found], found)]
    by = [(BY_ID, len(found))]
    gone = np.ones(len(old), dtype=bool)
    gone[place[found]] = False
    left_old = _made(old, np.flatnonzero(gone))
    left_new = _made(new, np.flatnonzero(place < 0))
    for words, key in _KEYS:
        if not (len(left_old) and len(left_new)):
            break
        progress(_DOING, 0.0)
        one, other = _keyed(old, left_old, key), _keyed(new, left_new, key)
        at = one.get_indexer(other)
        hit = np.flatnonzero(at >= 0)
        pairs.append((left_old[at[hit]], left_new[hit]))
        by.append((words, len(hit)))
        left_old = np.delete(left_old, at[hit])
        left_new = np.delete(left_new, hit)
    olds, news = (np.concatenate(side) for side in zip(*pairs, strict=True))
    order = np.argsort(news, kind="stable")
    return Matches(olds[order], news[order], tuple(one for one in by if one[1]))


def _places(old: pd.Series, new: pd.Series, progress: Progress) -> Places:
    """For each new id the row of the old one, -1 for none; ids that stay in place come first."""
    before, after = chunked(old), chunked(new)
    shared = min(len(before), len(after))
    progress(_DOING, 0.0)
    stays = pc.equal(before[:shared], after[:shared]).to_numpy()
    place = np.full(len(after), -1, dtype=np.int64)
    place[:shared][stays] = np.flatnonzero(stays)
    rest = np.flatnonzero(place < 0)
    if len(rest):
        progress(_DOING, 0.0)
        left = np.ones(len(before), dtype=bool)
        left[:shared] = ~stays
        known = np.flatnonzero(left)
        found = pc.index_in(after.take(pa.array(rest)), value_set=before.filter(pa.array(left)))
        at = pc.fill_null(found, -1).to_numpy().astype(np.int64)
        place[rest] = np.where(at >= 0, known[at] if len(known) else -1, -1)
    return place


def _made(claims: pd.DataFrame, rows: Places) -> Places:
    ids = claims["claim_id"].take(rows)
    made = np.array([_MADE.fullmatch(str(one)) is not None for one in ids], dtype=bool)
    return rows[made]


def _keyed(claims: pd.DataFrame, rows: Places, key: tuple[str, ...]) -> pd.MultiIndex:
    some = claims.loc[:, list(key)].take(rows)
    hashed = pd.util.hash_pandas_object(some, index=False)
    turn = hashed.groupby(hashed.to_numpy()).cumcount()
    return pd.MultiIndex.from_arrays([hashed.to_numpy(), turn.to_numpy()])
