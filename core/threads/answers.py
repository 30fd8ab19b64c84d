"""What a claim can be answered with, read off the act of the claim that refers to it."""

from enum import StrEnum
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from core.index import BoolArray, ClaimIndex, Dimension, Links
from core.messages import say
from core.vocabulary.terms import Act

CodeArray = npt.NDArray[np.uint8]


class Answer(StrEnum):
    """What became of a claim in its dataset; one claim can have several of them."""

    DENIED = "denied"
    PARTLY_DENIED = "partly_denied"
    CONFIRMED = "confirmed"
    REVISED = "revised"
    RETRACTED = "retracted"
    OTHERWISE = "otherwise"
    NONE = "none"
    IS_ANSWER = "is_answer"

    @property
    def label(self) -> str:
        """The answer in words."""
        return say(f"term.answer.{self.value}")


ANSWERS = tuple(Answer)
"""Answers in the order of their codes and of lists."""

SPOKEN = MappingProxyType(
    {
        Act.DENY: Answer.DENIED,
        Act.PARTLY_DENY: Answer.PARTLY_DENIED,
        Act.CONFIRM: Answer.CONFIRMED,
        Act.REVISE: Answer.REVISED,
        Act.RETRACT: Answer.RETRACTED,
    }
)
"""The answer each act of answering gives."""

_OWN = (Answer.REVISED, Answer.RETRACTED)


def code(answer: Answer) -> int:
    """Place of an answer in ANSWERS."""
    return ANSWERS.index(answer)


def answers_of_links(index: ClaimIndex, links: Links) -> CodeArray:
    """The answer that each link's source gives its target, as a code.

    Revised and retracted can only be one's own word: by the same claimant or, among belligerents,
    the same side. A claim that replaces another by any act but the five is a revision of it.
    """
    act = index["act"]
    spoken = np.array(
        [
            code(SPOKEN[Act(value)]) if value in SPOKEN else code(Answer.OTHERWISE)
            for value in act.values
        ],
        dtype=np.uint8,
    )
    if not len(links.source):
        return np.zeros(0, dtype=np.uint8)
    found = spoken[act.codes[links.source]]
    found[(found == code(Answer.OTHERWISE)) & links.replaces] = code(Answer.REVISED)
    own = np.isin(found, [code(answer) for answer in _OWN])
    found[own & ~_one_voice(index, links)] = code(Answer.OTHERWISE)
    return found


def acts_as_answer(act: Dimension) -> BoolArray:
    """Which claims answer by their act, whether or not they name what they answer."""
    answering = np.array([value in SPOKEN for value in act.values], dtype=bool)
    return answering[act.codes] if len(answering) else np.zeros(len(act.codes), dtype=bool)


def _one_voice(index: ClaimIndex, links: Links) -> BoolArray:
    claimant, side = index["claimant"].codes, index["claimant_side"].codes
    belligerent = side[links.source] < len(index.belligerents)
    return (claimant[links.source] == claimant[links.target]) | (
        belligerent & (side[links.source] == side[links.target])
    )
