"""How contradictions are listed."""

from msgspec import Struct

from core.contradictions import KINDS, Kind, Order


class ContradictionsOptions(Struct, frozen=True):
    """The kinds shown and the order of the list."""

    kinds: frozenset[Kind] = frozenset(KINDS)
    order: Order = Order.SCORE
