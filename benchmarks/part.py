"""The contract of a part of the benchmark."""

import time
from collections.abc import Callable

from msgspec import Struct


class Settings(Struct, frozen=True):
    """What a run was asked for; handed to every part."""

    rows: tuple[int, ...] = (1_000_000, 10_000_000)
    seed: int = 1
    cpu: bool = False
    """Whether time is the processor's and not the clock's: for machines that others use too."""
    gestures: int = 10_000
    """How many of them a soak makes."""

    def now(self) -> float:
        """Seconds on the clock in use, from any beginning."""
        return time.process_time() if self.cpu else time.perf_counter()


class Line(Struct, frozen=True):
    """A row of the table at the end: what was asked, and whether it was reached."""

    what: str
    target: str
    measured: str
    met: bool | None = None
    """None where nothing is asked of the figure."""


class Report(Struct, frozen=True):
    """The lines of a part, and how far its calibration loop drifted meanwhile (1.0: not at all)."""

    lines: tuple[Line, ...]
    drift: float = 1.0


class Part(Struct, frozen=True):
    """One module of the benchmark; ``run`` is called in a process of its own and may print."""

    key: str
    title: str
    run: Callable[[Settings], Report]
