"""What is not as it was: two readings of a dataset, claim by claim and cell by cell."""

from core.changes.changes import COMPARED, Changes, part_of
from core.changes.finding import changes_between
from core.changes.moved import MovedCell, moved_cells
from core.changes.words import cells_of_claim, matched_words, told

__all__ = [
    "COMPARED",
    "Changes",
    "MovedCell",
    "cells_of_claim",
    "changes_between",
    "matched_words",
    "moved_cells",
    "part_of",
    "told",
]
