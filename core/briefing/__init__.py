"""What goes with everything that leaves: footer, coverage, handling marking, date made."""

from core.briefing.coverage import Coverage, SideCoverage, coverage_of
from core.briefing.footer import Footer, FooterLine, footer_of
from core.briefing.handling import UNMARKED, Handling, read_handling
from core.briefing.making import made_on

__all__ = [
    "UNMARKED",
    "Coverage",
    "Footer",
    "FooterLine",
    "Handling",
    "SideCoverage",
    "coverage_of",
    "footer_of",
    "made_on",
    "read_handling",
]
