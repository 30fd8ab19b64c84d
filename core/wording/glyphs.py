"""The shape that stands for a claim: it repeats what colour says, for a print without colour."""

from enum import StrEnum
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from core.index import ClaimIndex, IntArray
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
    at = rows.astype(np.intp)
    claimant, subject = (index[f"{one}_side"].codes.take(at) for one in ("claimant", "subject"))
    belligerents = len(index.belligerents)
    opposed = (claimant < belligerents) & (subject < belligerents) & (claimant != subject)
    act, topic = index["act"], index["topic"]
    said = act.codes.take(at).astype(np.intp) * len(topic.values) + topic.codes.take(at)
    said += (index.admission.take(at) * 2 + opposed) * (len(act.values) * len(topic.values))
    return _shapes(act.values, topic.values)[said]


def glyph_at(index: ClaimIndex, row: int) -> Glyph:
    """The shape of one claim."""
    return GLYPHS[int(glyph_codes(index, np.array([row], dtype=np.int32))[0])]


@lru_cache(maxsize=8)
def _shapes(acts: tuple[str, ...], topics: tuple[str, ...]) -> npt.NDArray[np.uint8]:
    """Shapes by whether a claim is an admission (2) and of the adversary (1) × act × topic."""
    code = _CODES
    position = np.isin(acts, list(_POSITIONS))[:, None] | np.isin(topics, list(_POSITION_TOPICS))
    found = np.empty((4, len(acts), len(topics)), dtype=np.uint8)
    found[0], found[1], found[2:] = code[Glyph.DIAMOND], code[Glyph.FILLED], code[Glyph.HOLLOW]
    found[:, position] = code[Glyph.DIAMOND]
    found[:, :, np.isin(topics, [Topic.TERRITORY])] = code[Glyph.TRIANGLE]
    found[:, np.isin(acts, list(_DENIALS))] = code[Glyph.CROSS]
    return found.ravel()
