"""Numbers of a whole column at once: bare digits by arrow, all other spellings one by one."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, TypeVar

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from core.loading.arrow import pa, pc

Read = TypeVar("Read")
_BARE = r"^-?[0-9]{1,15}(?:\.[0-9]{1,15})?$"


class Numerals(Struct, Generic[Read], frozen=True, eq=False, dict=True):
    """The words of a column: the bare numbers among them, and how each of the others reads."""

    words: Any
    values: NDArray[np.float64]
    """The number of each word, NaN where it is not bare."""
    places: NDArray[np.int64]
    """Where the words that are not bare stand."""
    kinds: NDArray[np.int32]
    """Which of ``read`` each of them is."""
    read: tuple[Read, ...]
    faults: dict[str, str]
    """Why a word cannot be read, by the word."""

    @cached_property
    def is_bad(self) -> NDArray[np.bool_]:
        """Which of the words cannot be read."""
        bad = np.zeros(len(self.words), dtype=bool)
        if self.faults:
            texts: list[str] = self.words.take(pa.array(self.places)).to_pylist()
            bad[self.places] = [text in self.faults for text in texts]
        return bad

    def why(self, code: int) -> str:
        """Why the word of a code cannot be read."""
        return self.faults[self.words[code].as_py()]


def numerals(words: Any, read: Callable[[str], Read], nothing: Read) -> Numerals[Read]:
    """Read an arrow array of texts; where ``read`` raises ValueError stands ``nothing``."""
    bare = pc.match_substring_regex(words, pattern=_BARE)
    numbers = pc.if_else(bare, words, pa.scalar(None, words.type)).cast(pa.float64())
    values = numbers.to_numpy(zero_copy_only=False)
    places = np.flatnonzero(~bare.to_numpy(zero_copy_only=False))
    others = words.take(pa.array(places)).dictionary_encode()
    found: list[Read] = []
    faults: dict[str, str] = {}
    for text in others.dictionary.to_pylist():
        try:
            found.append(read(text))
        except ValueError as error:
            found.append(nothing)
            faults[text] = str(error)
    kinds = others.indices.to_numpy(zero_copy_only=False)
    return Numerals(words, values, places, kinds, tuple(found), faults)
