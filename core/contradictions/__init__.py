"""What does not fit: divergent figures, denials, self-contradictions, sums, relays, revisions."""

from typing import TYPE_CHECKING

from core.contradictions.kinds import KINDS, Kind, Note, Order
from core.later import face

if TYPE_CHECKING:
    from core.contradictions.contradictions import (
        Checked,
        Contradictions,
        Finding,
        contradictions_in,
    )
    from core.contradictions.words import cited, told

__all__ = [
    "KINDS",
    "Checked",
    "Contradictions",
    "Finding",
    "Kind",
    "Note",
    "Order",
    "cited",
    "contradictions_in",
    "told",
]

__getattr__ = face(
    __name__,
    {
        "Checked": "contradictions",
        "Contradictions": "contradictions",
        "Finding": "contradictions",
        "cited": "words",
        "contradictions_in": "contradictions",
        "told": "words",
    },
)
