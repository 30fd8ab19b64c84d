"""The shape that stands for a claim: it repeats what colour says, for a print without colour."""

from enum import StrEnum
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from core.index import BoolArray, ClaimIndex, IntArray
from core.messages import say
from core.vocabulary.terms import Act, Topic

_DENIALS = frozenset({Act.DENY, Act.PARTLY_DENY})
_POSITIONS = frozenset({Act.DEMAND, Act.THREATEN, Act.OFFER, Act.SUPPORT, Act.CONDEMN})
_POSITION_TOPICS = frozenset({Topic.STANCE, Topic.CEASEFIRE, Topic.OTHER})


class Glyph(StrEnum):
    """Shapes of claims; ``meaning`` is what each says."""

    FILLED = "filled"
    HOLLOW = "hollow"
    TRIANGLE = "triangle"
    CROSS = "cross"
    DIAMOND = "diamond"

    @property
    def meaning(self) -> str:
        """What the shape says, in words."""
        return say(f"glyph.{self.value}")


GLYPHS = tuple(Glyph)
"""The shapes in the order of their codes."""
_CODES = {glyph: place for place, glyph in enumerate(GLYPHS)}


def glyph_codes(index: ClaimIndex, rows: IntArray) -> npt.NDArray[np.uint8]:
    """The shape of each claim as a place in GLYPHS.

    Denial goes before territory, that before position, that before own side and adversary.
    """
    claimant, subject = index["claimant_side"].codes[rows], index["subject_side"].codes[rows]
    belligerents = len(index.belligerents)
    opposed = (claimant < belligerents) & (subject < belligerents) & (claimant != subject)
    code = _CODES
    found = np.where(opposed, code[Glyph.FILLED], code[Glyph.DIAMOND])
    found[index.admission[rows]] = code[Glyph.HOLLOW]
    position = _among(index, "act", _POSITIONS, rows) | _among(
        index, "topic", _POSITION_TOPICS, rows
    )
    found[position] = code[Glyph.DIAMOND]
    found[_among(index, "topic", frozenset({Topic.TERRITORY}), rows)] = code[Glyph.TRIANGLE]
    found[_among(index, "act", _DENIALS, rows)] = code[Glyph.CROSS]
    return found.astype(np.uint8)


def glyph_at(index: ClaimIndex, row: int) -> Glyph:
    """The shape of one claim."""
    return GLYPHS[int(glyph_codes(index, np.array([row], dtype=np.int32))[0])]


def _among(
    index: ClaimIndex, key: str, terms: frozenset[Act] | frozenset[Topic], rows: IntArray
) -> BoolArray:
    dimension = index[key]
    chosen = _chosen(dimension.values, terms)
    return chosen[dimension.codes[rows]] if len(chosen) else np.zeros(len(rows), dtype=bool)


@lru_cache(maxsize=32)
def _chosen(values: tuple[str, ...], terms: frozenset[Act] | frozenset[Topic]) -> BoolArray:
    return np.array([value in terms for value in values], dtype=bool)
