"""Clocks, percentiles, memory, and whether the machine kept its pace meanwhile."""

import os
import platform
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from time import thread_time
from typing import Self, TypeVar

import numpy as np
from msgspec import Struct, field

from benchmarks.part import Settings

T = TypeVar("T")

FRAME = 1 / 60
"""Seconds that a frame of the screen takes."""

UNSTEADY = 1.25
"""A machine whose calibration loop drifted by this factor proves nothing."""

_MIB = 2**20


class Durations(Struct):
    """Seconds that the same kind of thing took, again and again."""

    settings: Settings
    taken: list[float] = []
    alone: bool = False
    """Whether only this thread counts where time is the processor's: others have work of theirs."""

    def time(self, run: Callable[[], T]) -> T:
        """Run it and note how long it took."""
        now = thread_time if self.alone and self.settings.cpu else self.settings.now
        begin = now()
        made = run()
        self.taken.append(now() - begin)
        return made

    def percentile(self, share: float) -> float:
        """Seconds that a share (0–100) of them did not exceed."""
        return float(np.percentile(self.taken, share))

    @property
    def p50(self) -> float:
        """The median, in seconds."""
        return self.percentile(50)

    @property
    def p95(self) -> float:
        """The 95th percentile, in seconds."""
        return self.percentile(95)

    @property
    def worst(self) -> float:
        """The longest, in seconds."""
        return max(self.taken)

    @property
    def late(self) -> float:
        """Share of them that took longer than a frame."""
        return sum(seconds > FRAME for seconds in self.taken) / len(self.taken)

    def summary(self) -> str:
        """``p50 0.01 · p95 0.02 · worst 0.31 ms · 0 % over a frame``."""
        shown = " · ".join(
            f"{name} {seconds * 1e3:.3g}"
            for name, seconds in (("p50", self.p50), ("p95", self.p95), ("worst", self.worst))
        )
        return f"{shown} ms · {self.late:.0%} over a frame ({len(self.taken)})"


class Calibration(Struct):
    """A loop that always takes the same work; its drift says what the other figures are worth."""

    settings: Settings
    best: list[float] = []
    _codes: np.ndarray = field(default_factory=lambda: np.arange(1 << 20, dtype=np.uint16) % 997)

    def sample(self) -> None:
        """Time the loop once more, the quickest of five."""
        durations = Durations(self.settings)
        for _ in range(5):
            durations.time(lambda: np.bincount(self._codes, minlength=997))
        self.best.append(min(durations.taken))

    @property
    def drift(self) -> float:
        """The slowest sample as a multiple of the quickest."""
        return max(self.best) / min(self.best) if self.best else 1.0


def resident() -> float:
    """Memory of this process that is held in RAM, MiB."""
    status = Path("/proc/self/status")
    if not status.exists():
        return float("nan")
    held = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(held.split()[1]) / 1024


def peak() -> float:
    """The most memory of this process that ever was in RAM, MiB."""
    status = Path("/proc/self/status")
    if not status.exists():
        return float("nan")
    held = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(held.split()[1]) / 1024


def reset_peak() -> None:
    """Begin the peak anew, where the system lets one."""
    clear = Path("/proc/self/clear_refs")
    if clear.exists():
        clear.write_text("5")


def machine(packages: Iterable[str]) -> str:
    """Processor, cores, memory, system and versions, in one line."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / _MIB / 1024
    versions = ", ".join(f"{package} {version(package)}" for package in packages)
    return (
        f"{_processor()}, {os.cpu_count()} cores, {pages:.0f} GiB, "
        f"{platform.system()}, Python {platform.python_version()}, {versions}"
    )


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    if described.exists():
        for line in described.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


class Ratio(Struct, frozen=True):
    """How many times as long the one takes as the other: median of the steps, and quartiles."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, slow: Durations, quick: Durations) -> Self:
        """Step by step."""
        each = [one / other for one, other in zip(slow.taken, quick.taken, strict=True)]
        return cls(*np.percentile(each, (25, 50, 75)).tolist())

    def __str__(self) -> str:
        return f"{self.middle:,.0f} × ({self.low:,.0f} to {self.high:,.0f})"
