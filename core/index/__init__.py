"""A dataset encoded for counting: dimensions as small int codes, clocks as day numbers."""

from core.index.claims import BOTH, UNDATED, ClaimIndex, Days, Dimension, Links, side_label
from core.index.encoding import index_claims
from core.index.rows import NO_ROWS, BoolArray, CodeArray, IntArray, Rows, smallest

__all__ = [
    "BOTH",
    "NO_ROWS",
    "UNDATED",
    "BoolArray",
    "ClaimIndex",
    "CodeArray",
    "Days",
    "Dimension",
    "IntArray",
    "Links",
    "Rows",
    "index_claims",
    "side_label",
    "smallest",
]
