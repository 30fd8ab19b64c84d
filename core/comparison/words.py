"""A cell in one sentence: who said what, when, on what basis, and what that allows to be said."""

from core.comparison.cells import Cell, Mismatch, State
from core.comparison.series import Counting
from core.comparison.slots import Slot
from core.comparison.things import Thing
from core.dates import written
from core.filters.dates import day_of
from core.index import BOTH, UNDATED
from core.vocabulary.categories import category_tree
from core.vocabulary.terms import Basis
from core.wording.actors import named

_VERDICTS = {
    State.NO_STATEMENT: "no figure was given",
    State.OWN_ONLY: "the other side gave no figure",
    State.ADVERSARY_ONLY: "{side} gave no figure of its own",
    State.THIRD_ONLY: "neither side gave a figure",
    State.CONSISTENT: "the figures do not contradict each other",
    State.DENIED: "{side} denied it and gave no figure of its own",
}
_VERBS = ("admitted", "claimed", "reported")


def explain(cell: Cell) -> str:
    """The cell's figures with claimant, date and basis, and its state, as one sentence."""
    own, adversary, third = cell.slots
    told = [
        told_of(slot, cell, verb)
        for slot, verb in ((adversary, _VERBS[1]), (own, _VERBS[0]), (third, _VERBS[2]))
        if slot is not None
    ]
    if not told:
        return f"{_count(len(cell.rows))} of {_named(cell)}, none with a figure."
    text = "; ".join((*told, verdict(cell)))
    return f"{text[:1].upper()}{text[1:]}."


def told_of(slot: Slot, cell: Cell, verb: str = "stated") -> str:
    """One slot: ``as of 4 Apr 2016 the NKR Defence Army claimed 300 (running total …)``."""
    when = "at an unknown date" if slot.as_of == UNDATED else f"as of {written(day_of(slot.as_of))}"
    speaker = named(slot.claimant) if slot.claimant else "an unnamed claimant"
    figure = f"{slot.amount.spoken()} ({counted(slot)})"
    return f"{when} {speaker} {verb} {_named(cell)}: {figure}"


def counted(slot: Slot) -> str:
    """How the figure is counted: ``running total since 1 Apr 2016``, ``sum of 3 periods``."""
    since = "" if slot.since == UNDATED else f" since {written(day_of(slot.since))}"
    match slot.counting:
        case Counting.TOTAL:
            words = f"running total{since}"
        case Counting.PERIOD if slot.basis is Basis.CUMULATIVE:
            words = f"rise of a running total{since} within the dates shown"
        case Counting.PERIOD:
            words = "counted for a period" if slot.summed == 1 else f"sum of {slot.summed} periods"
        case Counting.MOMENT:
            words = "state at a moment"
        case Counting.UNKNOWN:
            words = "counting basis not stated"
    if slot.continues:
        tree = category_tree()
        words += f", which carries on {' and '.join(map(tree.label, slot.continues))}"
    if slot.reaches_back:
        words += ", begun before the dates shown"
    if slot.revised_from is not None:
        words += f", revised down from {slot.revised_from.spoken()}"
    return words


def verdict(cell: Cell) -> str:
    """What the state of a cell means, in words."""
    if cell.state is State.DIVERGENT:
        return _apart(cell)
    if cell.state is State.MISMATCH:
        return f"not comparable: {_mismatched(cell)}"
    return _VERDICTS[cell.state].format(side=cell.subject or "nobody named")


def short_state(cell: Cell) -> str:
    """The state in two or three words, for the end of a row; a ratio where there is one."""
    if cell.difference is not None:
        return cell.difference.times if not cell.difference.consistent else "agree"
    match cell.state:
        case State.DENIED:
            return "denied"
        case State.NO_STATEMENT:
            return "no figure"
        case State.THIRD_ONLY:
            return "third party only"
        case State.MISMATCH:
            return _SHORT[cell.mismatch or Mismatch.SCOPE]
        case _:
            return "one side only"


_SHORT = {
    Mismatch.BASIS: "basis differs",
    Mismatch.CATEGORY: "category differs",
    Mismatch.MEASURE: "measure differs",
    Mismatch.SCOPE: "both sides",
}


def _apart(cell: Cell) -> str:
    difference = cell.difference
    if difference is None or difference.ratio is None:
        return "the two differ and no ratio can be given"
    return f"claim and admission differ by {difference.times}"


def _mismatched(cell: Cell) -> str:
    own, adversary, other = cell.own, cell.adversary, cell.counterpart
    match cell.mismatch:
        case Mismatch.BASIS if own is not None and adversary is not None:
            return f"one is {_plain(adversary)}, the other {_plain(own)}"
        case Mismatch.SCOPE:
            if cell.side != BOTH:
                return "it is a total of both sides"
            return "a total of both sides is never split between them"
        case Mismatch.MEASURE | Mismatch.CATEGORY if other is not None:
            slot, thing = other.slot, other.thing
            verb = _VERBS[0] if cell.own is None else _VERBS[1]
            when = "" if slot.as_of == UNDATED else f" as of {written(day_of(slot.as_of))}"
            said = f"{slot.amount.spoken()} ({counted(slot)})"
            return f"{named(slot.claimant)}{when} {verb} {_lower(thing)}: {said}"
        case _:
            return "the two do not count the same"


def _plain(slot: Slot) -> str:
    return {
        Counting.TOTAL: "a running total",
        Counting.PERIOD: "counted for a period",
        Counting.MOMENT: "a state at a moment",
        Counting.UNKNOWN: "on a counting basis not stated",
    }[slot.counting]


def _named(cell: Cell) -> str:
    of = "both sides" if cell.thing.both else cell.subject or "a side not stated"
    return f"{_lower(cell.thing)}, {of}"


def _lower(thing: Thing) -> str:
    label = thing.label
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"


def _count(claims: int) -> str:
    return f"{claims:,} claim" if claims == 1 else f"{claims:,} claims"
