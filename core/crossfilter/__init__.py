"""Every count on the screen: claims seen through all filters, or through all but one's own."""

from core.crossfilter.beforehand import ahead
from core.crossfilter.counts import Asked, Counts
from core.crossfilter.ordered import GIVEN, became_by
from core.crossfilter.passing import Passing
from core.crossfilter.source import DATES, Source, Stale
from core.crossfilter.tally import FIRST_DAY, KNOWN_DAY, LAST_DAY, Axis, CountArray, Sum, Tally
from core.crossfilter.workspace import Denominator, Workspace, empty_workspace

__all__ = [
    "DATES",
    "FIRST_DAY",
    "GIVEN",
    "KNOWN_DAY",
    "LAST_DAY",
    "Asked",
    "Axis",
    "CountArray",
    "Counts",
    "Denominator",
    "Passing",
    "Source",
    "Stale",
    "Sum",
    "Tally",
    "Workspace",
    "ahead",
    "became_by",
    "empty_workspace",
]
