"""What does not fit: divergent figures, denials, self-contradictions, sums, relays, revisions."""

from core.contradictions.contradictions import (
    Checked,
    Contradictions,
    Finding,
    Order,
    contradictions_in,
)
from core.contradictions.kinds import KINDS, Kind, Note
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
