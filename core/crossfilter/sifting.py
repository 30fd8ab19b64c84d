"""Which claims pass the filters, told of their places in the order of a clock."""

from core.crossfilter.ordered import OrderedColumns, own_size
from core.crossfilter.sieve import Condition, Sieve
from core.crossfilter.tally import Axis
from core.filters import Clause, FilterState, OneOf
from core.filters.dates import day_number
from core.index import BoolArray


def sieve_of(columns: OrderedColumns, filters: FilterState) -> Sieve | None:
    """Which places pass the filters but for the dates; None where none is set."""
    conditions = [
        _condition(columns, clause.as_known(filters.known_on))
        for clause in filters.without(("dates",)).clauses
    ]
    if filters.known_on is not None:
        ranks, days = columns.known_ranks()
        known = columns.claimed().rank(day_number(filters.known_on) + 1)
        conditions.append(Condition.below(ranks, days + 1, known))
    return Sieve(tuple(conditions)) if conditions else None


def _condition(columns: OrderedColumns, clause: Clause) -> Condition:
    if isinstance(clause, OneOf):
        dimension = columns.index[clause.dimension]
        codes = columns.codes(Axis(clause.dimension, len(dimension.values)))
        return Condition.of_values(codes, clause.chosen(dimension))
    clock = columns.arrangement.clock

    def made() -> BoolArray:
        return columns.ordered(columns.row_mask(clause, clock))

    kept = columns.budget.remember((clock, "mask", clause), made, own_size)
    return Condition.of_mask(kept)
