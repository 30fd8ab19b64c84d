"""Which tallies are counted together, in one table of all their axes."""

from collections.abc import Iterable, Mapping
from math import prod
from threading import Lock

from core.crossfilter.tally import DAYS, Axis, Sum, Tally

_JOINT = 1024
"""Tallies are counted together while their joint table has no more cells than this."""

_TABLES = 64
"""Tables remembered for each sum: every day that is dragged over as *known on* makes a new one."""


class Joints:
    """The axes of the tables in which claims are counted: a table that is known is used again.

    So the columns that say where each claim is counted are made once, whichever of the tallies
    are asked for together. Days are numbered by clock: a table that has them serves only those
    asked for together with its days. Safe on several threads.
    """

    def __init__(self) -> None:
        self._known: dict[Sum, list[tuple[Axis, ...]]] = {}
        self._lock = Lock()

    def of(self, tallies: Iterable[Tally]) -> Mapping[Tally, tuple[Axis, ...]]:
        """For each tally the axes of a table that holds it, few tables for all of them."""
        with self._lock:
            return self._tables_of(tallies)

    def _tables_of(self, tallies: Iterable[Tally]) -> Mapping[Tally, tuple[Axis, ...]]:
        found: dict[Tally, tuple[Axis, ...]] = {}
        new: dict[Sum, list[list[Tally]]] = {}
        tallies = tuple(tallies)
        given = {axis for tally in tallies for axis in tally.axes}
        for tally in sorted(tallies, key=lambda tally: (-tally.cells, tally.name)):
            known = [axes for axes in self._known.setdefault(tally.sum, []) if _of(given, axes)]
            used = [axes for other, axes in found.items() if other.sum is tally.sum]
            holds = set(tally.axes).issubset
            axes = _smallest(filter(holds, used)) or _smallest(filter(holds, known))
            if axes is None:
                _pack(new.setdefault(tally.sum, []), tally)
            else:
                found[tally] = axes
        for sum_, groups in new.items():
            for group in groups:
                axes = _axes(group)
                self._known[sum_].append(axes)
                found.update(dict.fromkeys(group, axes))
            del self._known[sum_][:-_TABLES]
        return found


def _of(given: set[Axis], axes: tuple[Axis, ...]) -> bool:
    """Whether all days that a table has are among the axes given."""
    return all(axis in given for axis in axes if axis.dimension in DAYS)


def _smallest(tables: Iterable[tuple[Axis, ...]]) -> tuple[Axis, ...] | None:
    return min(tables, key=lambda axes: prod(axis.size for axis in axes), default=None)


def _pack(groups: list[list[Tally]], tally: Tally) -> None:
    """Put a tally where its axes leave the table small, else into a table of its own."""
    fitting = (group for group in groups if _joint((*group, tally)) <= _JOINT)
    group = next(fitting, None)
    if group is None:
        groups.append([tally])
    else:
        group.append(tally)


def _axes(tallies: Iterable[Tally]) -> tuple[Axis, ...]:
    return tuple(dict.fromkeys(axis for tally in tallies for axis in tally.axes))


def _joint(tallies: Iterable[Tally]) -> int:
    return prod(axis.size for axis in _axes(tallies))
