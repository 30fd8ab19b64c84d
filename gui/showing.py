"""How views come to be shown, and those that were shown a short while ago."""

from collections import deque

from msgspec import Struct

_RECALLED, _FEW = 8, 20_000
_REMEMBERED = 3
"""The slowest of so many builds is what the next one is expected to take."""
UNKNOWN = 1 << 62
"""What the first view of a dataset is expected to take."""


class Showing(Struct, frozen=True):
    """How a panel came to show the present state; moments of ``perf_counter_ns``."""

    key: str
    asked: int
    building: tuple[int, int] | None
    """When its view was begun and done, None where it only followed or was shown again."""
    came: int
    """When the GUI thread took it up."""
    shown: int
    """When it was handed to the widgets, which then paint."""


class Built(Struct, frozen=True, eq=False):
    """A view, and what it took to build it; moments of ``perf_counter_ns``."""

    view: object
    began: int
    ended: int
    cost: int
    """Nanoseconds of processor time that it took."""


class Recent:
    """The last few views of a panel, for when a hand goes back to what it came from.

    Only those of a dataset of few claims, which take a step's time to build and next to no memory.
    """

    def __init__(self) -> None:
        self._kept: deque[tuple[tuple[object, ...], object]] = deque(maxlen=_RECALLED)

    def find(self, sees: tuple[object, ...]) -> object | None:
        """The view that was built where the panel saw the same, None where there is none."""
        return next((view for seen, view in self._kept if seen == sees), None)

    def keep(self, sees: tuple[object, ...], view: object, claims: int) -> None:
        """Keep a view of a dataset of so many claims; the one kept longest goes."""
        if claims <= _FEW:
            self._kept.append((sees, view))

    def forget(self) -> None:
        """Let go of all of them: another dataset is open."""
        self._kept.clear()


class Pace:
    """How long the views of a panel take to build."""

    def __init__(self) -> None:
        self._of: object = None
        self._costs: deque[int] = deque(maxlen=_REMEMBERED)

    def expected(self, dataset: object) -> int:
        """Nanoseconds of processor time for the next one; of another dataset nobody knows."""
        if dataset != self._of:
            self._of = dataset
            self._costs.clear()
        return max(self._costs, default=UNKNOWN)

    def add(self, cost: int) -> None:
        """Take note of what one took, in nanoseconds of processor time."""
        self._costs.append(cost)
