"""Claims in words, attribution first: who said what, when, and on what counting basis."""

from core.wording.citations import cite
from core.wording.claim import Claim, claim_at, figure
from core.wording.figures import MISSING, Figure, grade, number
from core.wording.glyphs import GLYPHS, Glyph, glyph_at, glyph_codes
from core.wording.nouns import proposition
from core.wording.sentences import sentence

__all__ = [
    "GLYPHS",
    "MISSING",
    "Claim",
    "Figure",
    "Glyph",
    "cite",
    "claim_at",
    "figure",
    "glyph_at",
    "glyph_codes",
    "grade",
    "number",
    "proposition",
    "sentence",
]
