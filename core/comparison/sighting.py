"""What the filters leave to be compared."""

from collections.abc import Callable

from msgspec import Struct

from core.comparison.adding import prepare_list
from core.comparison.figures import Level, figures_of
from core.comparison.register import register_of
from core.comparison.sight import Sieve, Sight, Window
from core.comparison.telling import lets_none_pass, telling
from core.crossfilter import DATES, Workspace
from core.filters import FACETS, KNOWN_ON, DateSpan, FilterState, OneOf
from core.filters.dates import day_number
from core.index import UNDATED, BoolArray
from core.vocabulary.terms import Clock

_WHOLE = ("claimant_side", "subject_side", "claimant", "subject", "category", "measure")
"""Dimensions on which all claims of a series have one value."""

_NEVER = int(UNDATED)

_CUT = ("cut of the comparison",)


class _Cut(Struct, frozen=True, eq=False):
    filters: FilterState
    mask: BoolArray


def sight_of(workspace: Workspace, filters: FilterState, level: Level = Level.SIDE) -> Sight:
    """The claims that pass, on the clock in use; a date filter is the window that is compared."""
    dates, window, others = filters.clause("dates"), None, filters.without(("dates",))
    said = telling(workspace, others)
    if isinstance(dates, DateSpan):
        first, last = day_number(dates.first), day_number(dates.last)
        window = Window(first, last, lambda: workspace.mask(others))
    inside = isinstance(dates, DateSpan) and dates.inside
    return Sight(
        lambda: workspace.mask(filters),
        filters.clock,
        level,
        window,
        Sieve(
            cut=_cut(workspace, said),
            chosen=_whole(said),
            dividing=_dividing(said),
            until=_NEVER if lets_none_pass(workspace, said) else _until(said),
            since=day_number(dates.first) if inside and isinstance(dates, DateSpan) else None,
        ),
        workspace.budget,
    )


def prepare(workspace: Workspace, filters: FilterState, level: Level, brush: str) -> None:
    """Make ready what is read at every step of a brush: while days move, or boxes are ticked."""
    index = workspace.index
    if brush in _WHOLE:
        return
    sight = sight_of(workspace, filters, level)
    register = register_of(figures_of(workspace.dataset, index), index, sight)
    if brush in FACETS:
        prepare_list(register, index[brush], workspace.budget)
    elif brush in (DATES, KNOWN_ON):
        register.prepare()


def _lists(filters: FilterState) -> tuple[OneOf, ...]:
    return tuple(clause for clause in filters.clauses if isinstance(clause, OneOf))


def _whole(filters: FilterState) -> tuple[OneOf, ...]:
    """The lists that take or leave a series as a whole."""
    return tuple(facet for facet in _lists(filters) if facet.dimension in _WHOLE)


def _dividing(filters: FilterState) -> tuple[OneOf, ...]:
    """The lists that let some claims of a series pass and others not."""
    return tuple(facet for facet in _lists(filters) if facet.dimension not in _WHOLE)


def _until(filters: FilterState) -> int | None:
    if filters.known_on is None or filters.clock is not Clock.CLAIMED:
        return None
    return day_number(filters.known_on)


def _cut(workspace: Workspace, filters: FilterState) -> Callable[[], BoolArray] | None:
    """The claims that pass the filters but for lists which divide a series.

    *As known on* is among them where days alone do not tell it: on another clock, and where it
    says what had become of a claim.
    """
    rest = filters.without(clause.key for clause in _lists(filters))
    became = any(clause.as_known(filters.known_on) != clause for clause in rest.clauses)
    told = _until(filters) is not None and not became
    cutting = FilterState(rest.clauses, filters.clock, None if told else filters.known_on)
    if cutting == FilterState(clock=filters.clock):
        return None
    return lambda: _kept(workspace, cutting)


def _kept(workspace: Workspace, cutting: FilterState) -> BoolArray:
    """The mask of such filters; the last one is kept, for the gesture that goes on."""
    held = workspace.budget.find(_CUT, _Cut)
    if held is None or held.filters != cutting:
        held = _Cut(cutting, workspace.mask(cutting))
        workspace.budget.keep(_CUT, held, held.mask.nbytes)
    return held.mask
