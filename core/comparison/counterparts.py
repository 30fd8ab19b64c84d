"""What the other side says of the same losses in other terms: another grain, another measure."""

from collections.abc import Sequence
from functools import partial, reduce
from operator import add

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from core.comparison.bounds import Amount
from core.comparison.details import Detail, Made
from core.comparison.series import Counting
from core.comparison.slots import Slot
from core.comparison.things import Thing, kin
from core.index import Rows
from core.vocabulary.categories import category_tree

_ADDS_UP = (Counting.PERIOD, Counting.TOTAL)


class Told(Struct, frozen=True):
    """What two sides say of one thing: its own admits it, its adversary claims it."""

    thing: Thing
    own: Slot | None
    adversary: Slot | None


class Counterpart(Struct, frozen=True):
    """What the other side says of the same losses in other terms."""

    thing: Thing
    slot: Slot
    parts: tuple[tuple[Thing, Slot], ...] = ()
    """Where the cell is the common ancestor of both sides' categories: the parts of it named."""
    lent: Slot | None = None
    """The same parts as a figure of the cell: at least so many; None where nothing is lent."""


def counterpart_of(cell: Told, others: Sequence[Told]) -> Counterpart | None:
    """The counterpart of a cell that one side is missing from, among others of its subject.

    They share its unit and victims, and stand in the order in which cells are listed.
    """
    said = [(other.thing, slot) for other in others if (slot := _missing(cell, other)) is not None]
    named = {
        other.thing.category
        for other in others
        if other.thing.measure == cell.thing.measure and _given(cell, other) is not None
    }
    parts = _parts(cell, [(thing, slot) for thing, slot in said if thing.category not in named])
    if parts:
        return Counterpart(*parts[0], parts, _lent(parts))
    for related in (_other_measure, _other_category):
        for thing, slot in said:
            if related(cell.thing, thing):
                return Counterpart(thing, slot)
    return None


def _missing(cell: Told, other: Told) -> Slot | None:
    return other.own if cell.own is None else other.adversary


def _given(cell: Told, other: Told) -> Slot | None:
    return other.adversary if cell.own is None else other.own


def _parts(cell: Told, said: list[tuple[Thing, Slot]]) -> tuple[tuple[Thing, Slot], ...]:
    """The widest categories below the cell's that the other side names, counted as the cell is.

    A category that both sides name is compared there, and a figure without a lower end is at
    least nothing.
    """
    tree, speaks = category_tree(), cell.own or cell.adversary
    below = [
        (thing, slot)
        for thing, slot in said
        if thing.measure == cell.thing.measure
        and thing.category != cell.thing.category
        and tree.within(thing.category, cell.thing.category)
        and slot.amount.low is not None
        and speaks is not None
        and slot.counts_like(speaks)
    ]
    named = {thing.category for thing, _ in below}
    return tuple(
        (thing, slot)
        for thing, slot in below
        if not named.intersection(tree.line(thing.category)[1:])
    )


def _lent(parts: tuple[tuple[Thing, Slot], ...]) -> Slot:
    """Parts as at least so many of the whole; only what counts in time is added up."""
    slots = [slot for _, slot in parts]
    newest = max(slots, key=lambda slot: (slot.as_of, slot.amount.middle))
    if newest.counting not in _ADDS_UP:
        slots = [max(slots, key=lambda slot: slot.amount.middle)]
        newest = slots[0]
    lows = [Amount(slot.amount.low, slot.amount.low, None) for slot in slots]
    return replace(
        newest,
        amount=replace(
            reduce(add, lows),
            strict=any(slot.amount.strict for slot in slots),
            rough=any(slot.amount.rough for slot in slots),
        ),
        made=partial(_made, slots, newest),
        behind=partial(_detail, slots),
        ticked=tuple,
    )


def _made(slots: list[Slot], newest: Slot) -> Made:
    rows = Rows(np.concatenate([slot.rows.array for slot in slots]))
    return Made(rows, newest.summed, newest.reaches_back)


def _detail(slots: list[Slot]) -> Detail:
    return Detail(
        every=Rows(np.concatenate([slot.every.array for slot in slots])),
        ticks=(),
        variants=sum(slot.variants for slot in slots),
        origins=max(slot.origins for slot in slots),
    )


def _other_measure(one: Thing, other: Thing) -> bool:
    return one.category == other.category and kin(one.measure, other.measure)


def _other_category(one: Thing, other: Thing) -> bool:
    if one.measure != other.measure or one.category == other.category:
        return False
    common = category_tree().common(one.category, other.category)
    return common in (one.category, other.category)
