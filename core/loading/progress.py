"""How loading tells what it does, and how it is stopped."""

from collections.abc import Callable

Progress = Callable[[str, float], None]
"""Receives what is being done and how far it is (0 to 1); may raise Cancelled."""


class Cancelled(Exception):  # noqa: N818 it is a wish, not an error
    """Raised by a Progress to stop loading."""


def silent(_doing: str, _fraction: float) -> None:
    """Tell nobody."""


def part(progress: Progress, start: float, end: float) -> Progress:
    """A progress whose 0 to 1 is a stretch of a longer one."""

    def report(doing: str, fraction: float) -> None:
        progress(doing, start + (end - start) * min(max(fraction, 0.0), 1.0))

    return report
