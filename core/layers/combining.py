"""One dataset from several."""

from collections.abc import Collection, Sequence
from itertools import chain, count

from msgspec.structs import replace

from core.dataset import Dataset
from core.loading.patience import patiently
from core.loading.progress import Progress, silent
from core.merges import Decisions


def combined(
    parts: Sequence[Dataset], decisions: Decisions | None = None, progress: Progress = silent
) -> Dataset:
    """The datasets as layers of one, the first one's names standing where two mean the same.

    Nothing is deleted: a claim that repeats one of an earlier layer is tagged ``same_as:ID`` and
    is so a reading of that statement, no voice of its own. A single dataset is itself.
    ``progress`` may raise to break off.
    """
    if len(parts) == 1:
        return parts[0]
    # Start-up time: most windows hold one dataset.
    from core.layers.uniting import united  # noqa: PLC0415

    chosen = decisions or Decisions()
    return patiently(lambda tell: united(keyed(parts), chosen, tell), progress)


def keyed(parts: Sequence[Dataset]) -> tuple[Dataset, ...]:
    """The datasets, each with a key of its own: the one it has, else one made from its name."""
    taken = {part.key for part in parts if part.key}
    used: set[str] = set()
    found: list[Dataset] = []
    for part in parts:
        key = part.key
        if not key or key in used:
            key = free_name(part.key or part.name, taken)
        taken.add(key)
        used.add(key)
        found.append(part if key == part.key else replace(part, key=key))
    return tuple(found)


def free_name(name: str, taken: Collection[str]) -> str:
    """The name, or the first with a number behind it that is not taken."""
    return next(
        one for one in chain((name,), (f"{name} ({n})" for n in count(2))) if one not in taken
    )
