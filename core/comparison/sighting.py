"""What the filters leave to be compared."""

from core.comparison.figures import Level
from core.comparison.series import Sight, Window
from core.crossfilter import Workspace
from core.filters import DateSpan, FilterState
from core.filters.dates import day_number


def sight_of(workspace: Workspace, filters: FilterState, level: Level = Level.SIDE) -> Sight:
    """The claims that pass, on the clock in use; a date filter is the window that is compared."""
    dates = filters.clause("dates")
    window = None
    if isinstance(dates, DateSpan):
        earlier = workspace.mask(filters, without=("dates",))
        window = Window(day_number(dates.first), day_number(dates.last), earlier)
    return Sight(workspace.mask(filters), filters.clock, level, window)
