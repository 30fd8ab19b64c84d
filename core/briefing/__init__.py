"""What goes with everything that leaves: footer, coverage, date made."""

from core.briefing.coverage import Coverage, SideCoverage, coverage_of
from core.briefing.footer import Footer, FooterLine, footer_of
from core.briefing.making import made_on

__all__ = [
    "Coverage",
    "Footer",
    "FooterLine",
    "SideCoverage",
    "coverage_of",
    "footer_of",
    "made_on",
]
