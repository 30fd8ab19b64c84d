"""Numbers that stand for ids: the same for the same text, in whatever row and dataset it stands."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from core.arrow import chunked
from core.cores import shared

Hashes = npt.NDArray[np.uint64]

_WORD = 8
"""Bytes that are taken up at a time."""
_KEPT = np.array([(1 << 8 * count) - 1 for count in range(_WORD + 1)], dtype=np.uint64)
"""Keeps as many bytes of a word."""
_SOME = 1 << 16
_MIXING = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 0x9E3779B97F4A7C15))
"""How SplitMix64 (Steele, Lea and Flood, 2014) spreads a number over its bits, and its increment,
by which one word is told from the next."""


def identities(ids: "pd.Series[str]") -> Hashes:
    """A number of 64 bits for each id."""
    chunks = chunked(ids.array).chunks
    parts = [chunk[at : at + _SOME] for chunk in chunks for at in range(0, len(chunk), _SOME)]
    return np.concatenate([np.zeros(0, dtype=np.uint64), *shared(_of_part, parts, len(ids))])


def _of_part(texts: Any) -> Hashes:
    _, offsets, content = texts.buffers()
    bounds = np.frombuffer(offsets, dtype=np.int64)[texts.offset :][: len(texts) + 1]
    letters = np.zeros(int(bounds[-1] - bounds[0]) + _WORD, dtype=np.uint8)
    letters[:-_WORD] = np.frombuffer(content or b"", dtype=np.uint8)[bounds[0] : bounds[-1]]
    words = np.ndarray(len(letters) - _WORD + 1, np.dtype("<u8"), letters, strides=(1,))
    place, left = bounds[:-1] - bounds[0], np.diff(bounds)
    found = left.astype(np.uint64)
    rows = np.arange(len(found))
    while len(rows):
        word = words[place[rows]] & _KEPT[np.minimum(left[rows], _WORD)]
        found[rows] = _mixed(found[rows] ^ word)
        place += _WORD
        left -= _WORD
        rows = rows[left[rows] > 0]
    return found


def _mixed(numbers: Hashes) -> Hashes:
    for shift, factor in _MIXING:
        numbers ^= numbers >> np.uint64(shift)
        numbers *= np.uint64(factor)
    return numbers
