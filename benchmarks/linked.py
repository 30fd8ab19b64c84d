"""Everything that follows a brush: what the program's own panels count, and the sums of figures."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from core.crossfilter import DATES, Asked, Axis, CountArray, Sum, Tally, Workspace
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


class Linked:
    """The panels of a workspace, and figures by category and side."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def asked(self, filters: FilterState, brush: str) -> list[Asked]:
        """What the panels that a brush moves count."""
        found: list[Asked] = []
        for key, counted in COUNTED.items():
            brushed = BRUSHES.get(key, frozenset())
            if brush not in brushed:
                found += counted(Question(self.workspace, filters, brushed))
        return [*found, *(Asked(tally, filters) for tally in self._figures)]

    def answer(self, filters: FilterState, brush: str) -> tuple[CountArray, ...]:
        """A step of a gesture: what is asked, and its answers."""
        return self.workspace.counts.ask(self.asked(filters, brush))

    @cached_property
    def _figures(self) -> tuple[Tally, ...]:
        index = self.workspace.index
        axes = tuple(Axis(key, len(index[key].values)) for key in ("category", "subject_side"))
        return tuple(Tally(axes, sum_) for sum_ in (Sum.LOW, Sum.BEST, Sum.HIGH))
