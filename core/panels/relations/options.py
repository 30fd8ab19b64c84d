"""How a person wants the actor relations shown."""

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from core.panels.relations.cast import Level
from core.panels.relations.edges import THIRD_CLAIMS


class Form(StrEnum):
    """How the relations are drawn."""

    GRAPH = "graph"
    MATRIX = "matrix"


class Pin(NamedTuple):
    """Where a person put a node of a level, in points of the layout's sheet."""

    level: Level
    name: str
    x: float
    y: float


class RelationsOptions(Struct, frozen=True):
    """How the panel shows the relations."""

    form: Form = Form.GRAPH
    level: Level = Level.PARTIES
    hidden_kinds: frozenset[str] = frozenset({THIRD_CLAIMS})
    bundled: bool = True
    """Whether relations of one sign between two actors are one line, whatever their kinds."""
    alone: bool = False
    """Whether actors without any line stand too."""
    ego: str = ""
    """The actor whose neighbours alone are in full colour, "" for none."""
    pins: tuple[Pin, ...] = ()

    def pinned(self, name: str, x: float, y: float) -> "RelationsOptions":
        """With a node of this level put somewhere."""
        return replace(self, pins=(*self.unpinned(name).pins, Pin(self.level, name, x, y)))

    def unpinned(self, *names: str) -> "RelationsOptions":
        """With nodes of this level, or without names all of them, where the layout has them."""
        kept = tuple(
            pin
            for pin in self.pins
            if pin.level is not self.level or (names and pin.name not in names)
        )
        return replace(self, pins=kept)
