"""Which things may speak of the same losses in other terms: another grain, another measure."""

from collections import defaultdict

from msgspec import Struct

from core.comparison.things import Thing, kin
from core.vocabulary.categories import category_tree

Codes = tuple[int, ...]


class Akin(Struct, frozen=True):
    """What one thing is akin to, by code, in the order of the category tree."""

    every: Codes
    parts: Codes
    """Categories below its own, of the same measure."""


def akin_of(things: tuple[Thing, ...]) -> tuple[Akin, ...]:
    """What each of some things is akin to; totals of both sides to nothing."""
    tree = category_tree()
    by_category: dict[tuple[object, ...], list[int]] = defaultdict(list)
    by_measure: dict[tuple[object, ...], dict[str, int]] = defaultdict(dict)
    for code, thing in enumerate(things):
        if not thing.both:
            by_category[thing.unit, thing.civilian, thing.category].append(code)
            by_measure[thing.unit, thing.civilian, thing.measure][thing.category] = code
    above: list[set[int]] = [set() for _ in things]
    parts: list[set[int]] = [set() for _ in things]
    for group in by_measure.values():
        for category, code in group.items():
            for wider in tree.line(category)[1:]:
                if wider in group:
                    above[code].add(group[wider])
                    parts[group[wider]].add(code)
    found: list[Akin] = []
    for code, thing in enumerate(things):
        others = by_category.get((thing.unit, thing.civilian, thing.category), ())
        others = () if thing.both else others
        same = {other for other in others if kin(things[other].measure, thing.measure)}
        found.append(
            Akin(_placed(things, same | above[code] | parts[code]), _placed(things, parts[code]))
        )
    return tuple(found)


def _placed(things: tuple[Thing, ...], codes: set[int]) -> Codes:
    return tuple(sorted(codes, key=lambda code: (things[code].place, code)))
