"""How the silence map is looked at."""

from enum import StrEnum

from msgspec import Struct

from core.panels.bins import Unit


class Order(StrEnum):
    """The order of the rows of a side."""

    TREE = "tree"
    SILENT = "silent"


class SilenceOptions(Struct, frozen=True):
    """Columns, rows and their order; ``unit`` None is what suits the span."""

    unit: Unit | None = None
    expanded: frozenset[str] = frozenset()
    """Categories whose parts have rows of their own."""
    order: Order = Order.TREE
    only_silent: bool = False
    """Only rows in which a side is silent where its adversary spoke."""
