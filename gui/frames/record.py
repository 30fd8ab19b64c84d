"""What is recorded of a gesture, and what many of them amount to."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

FRAME_MS = 1000 / 60
"""How long a screen of 60 Hz shows one picture."""


class Part(Struct, frozen=True):
    """How one panel came to show a gesture, in ms; moments count from the input event."""

    panel: str
    asked: float
    """When its view was asked for."""
    built: float
    """How long its view took to build, 0 where it only followed."""
    shown: float
    """When it had been handed to its widgets."""
    handing: float
    """How long that took."""
    painting: float
    """How long its widgets painted."""
    painted: float
    """When they had painted."""


class Frame(Struct, frozen=True):
    """One gesture from its input event to the paint of every visible panel, in ms.

    Input events that arrive before the window has come to rest belong to the same frame, which
    counts from the first of them.
    """

    at: float
    """When it began, since the recorder was started."""
    event: str
    events: int
    """Number of changes of state in it."""
    waited: float
    """How long the input event waited in the queue, as far as its time stamp tells."""
    applied: float
    """When the first change of state had been made and told to every panel."""
    total: float
    """When the last panel had painted."""
    parts: tuple[Part, ...]

    def until(self, panels: Iterable[str]) -> float:
        """When the last of some panels had painted."""
        wanted = frozenset(panels)
        return max((part.painted for part in self.parts if part.panel in wanted), default=0.0)


class Spread(Struct, frozen=True):
    """Percentiles of some durations in ms, and the share of them over one picture of 60 Hz."""

    count: int
    p50: float
    p95: float
    worst: float
    late: float

    @classmethod
    def of(cls, durations: Sequence[float]) -> "Spread":
        """Of durations; by the nearest rank, so that each figure is one that was measured."""
        ranked = sorted(durations)
        count = len(ranked)
        if not count:
            return cls(0, 0.0, 0.0, 0.0, 0.0)
        late = sum(duration > FRAME_MS for duration in ranked) / count
        return cls(count, _ranked(ranked, 0.5), _ranked(ranked, 0.95), ranked[-1], late)


def _ranked(ranked: Sequence[float], share: float) -> float:
    return ranked[max(0, -int(-len(ranked) * share // 1) - 1)]


def spreads(frames: Sequence[Frame]) -> dict[str, Spread]:
    """When each panel had painted, over some frames; the slowest panel first."""
    moments: dict[str, list[float]] = {}
    for frame in frames:
        for part in frame.parts:
            moments.setdefault(part.panel, []).append(part.painted)
    found = {panel: Spread.of(painted) for panel, painted in moments.items()}
    return dict(sorted(found.items(), key=lambda item: -item[1].p95))
