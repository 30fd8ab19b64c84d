"""Everything that follows a brush: what the program's own panels count, and the sums of figures."""

from collections.abc import Mapping
from types import MappingProxyType

from core.crossfilter import DATES, Asked, Axis, Sum, Tally, Workspace
from core.filters import FilterState
from core.panels import claims, facets, filter_bar, relations, timeline
from core.panels.question import Question

BRUSHES: Mapping[str, frozenset[str]] = MappingProxyType({"timeline": frozenset({DATES})})
"""The clauses that a panel makes itself, by its key; the others make none."""

COUNTED = MappingProxyType(
    {
        "filter_bar": filter_bar.counted,
        "facets": facets.counted,
        "timeline": timeline.counted,
        "relations": relations.counted,
        "claims": claims.counted,
    }
)


def asked_by_panels(workspace: Workspace, filters: FilterState, brush: str) -> list[Asked]:
    """What the panels that a brush moves count, and figures by category and side."""
    found: list[Asked] = []
    for key, counted in COUNTED.items():
        brushed = BRUSHES.get(key, frozenset())
        if brush not in brushed:
            found += counted(Question(workspace, filters, brushed))
    return [*found, *(Asked(tally, filters) for tally in figures(workspace))]


def figures(workspace: Workspace) -> tuple[Tally, ...]:
    """Low, best and high added up by category and side."""
    axes = tuple(
        Axis(key, len(workspace.index[key].values)) for key in ("category", "subject_side")
    )
    return tuple(Tally(axes, sum_) for sum_ in (Sum.LOW, Sum.BEST, Sum.HIGH))
