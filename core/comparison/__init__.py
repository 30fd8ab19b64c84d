"""Honest comparison: what each side says of each loss, and what may be compared with what."""

from core.comparison.bounds import Amount, number
from core.comparison.cells import Cell, Mismatch, State
from core.comparison.comparing import Comparison, compare
from core.comparison.counterparts import Counterpart
from core.comparison.details import Behind
from core.comparison.disagreement import Disagreement, Summary, disagreement, summary_of
from core.comparison.figures import Level
from core.comparison.measured import STATES, Measured
from core.comparison.origins import origins_by
from core.comparison.series import Counting
from core.comparison.sight import Sight, Window
from core.comparison.sighting import prepare, sight_of
from core.comparison.slots import Slot
from core.comparison.telling import heard_apart, telling, told_apart
from core.comparison.things import Thing
from core.comparison.trend import Reach, Trend, TrendLine, TrendPoint, trend_of
from core.comparison.words import counted, explain, short_state, state_words, told_of, verdict

__all__ = [
    "STATES",
    "Amount",
    "Behind",
    "Cell",
    "Comparison",
    "Counterpart",
    "Counting",
    "Disagreement",
    "Level",
    "Measured",
    "Mismatch",
    "Reach",
    "Sight",
    "Slot",
    "State",
    "Summary",
    "Thing",
    "Trend",
    "TrendLine",
    "TrendPoint",
    "Window",
    "compare",
    "counted",
    "disagreement",
    "explain",
    "heard_apart",
    "number",
    "origins_by",
    "prepare",
    "short_state",
    "sight_of",
    "state_words",
    "summary_of",
    "telling",
    "told_apart",
    "told_of",
    "trend_of",
    "verdict",
]
