"""A cell in one sentence: who said what, when, on what basis, and what that allows to be said."""

from core.comparison.cells import Cell, Mismatch, State
from core.comparison.figures import ADVERSARY, OWN, THIRD_PARTY
from core.comparison.series import Counting
from core.comparison.slots import Slot
from core.comparison.things import Thing
from core.dates import written
from core.filters.dates import day_of
from core.index import BOTH, UNDATED
from core.vocabulary.categories import category_tree
from core.vocabulary.terms import THIRD, Basis
from core.wording.actors import named

_VERDICTS = {
    State.NO_STATEMENT: "no figure was given",
    State.OWN_ONLY: "the other side gave no figure",
    State.ADVERSARY_ONLY: "{side} gave no figure of its own",
    State.THIRD_ONLY: "neither side gave a figure",
    State.CONSISTENT: "the figures do not contradict each other",
}
_VERBS = ("admitted", "claimed", "reported")
_RELAYED = ("passed on as admitted by {side}", "passed on as claimed by {side}")


def explain(cell: Cell) -> str:
    """The cell's figures with claimant, date and basis, and its state, as one sentence."""
    own, adversary, third = cell.compared
    told = [
        told_of(slot, cell, role)
        for slot, role in ((adversary, ADVERSARY), (own, OWN), (third, THIRD_PARTY))
        if slot is not None
    ]
    if not told:
        return f"{_count(len(cell.rows))} of {_named(cell)}, none with a figure."
    text = "; ".join((*told, verdict(cell)))
    return f"{text[:1].upper()}{text[1:]}."


def told_of(slot: Slot, cell: Cell, role: int) -> str:
    """One slot: ``as of 4 Apr 2016 the NKR Defence Army claimed 300 (running total …)``.

    ``role`` is OWN, ADVERSARY or THIRD_PARTY. A slot lent by other categories is told as what was
    said of these.
    """
    other = cell.counterpart
    if other is not None and slot is other.lent:
        parts = [_told(part, _of(thing, cell), role) for thing, part in other.parts]
        return f"{', '.join(parts)}: here {slot.amount.spoken()}"
    return _told(slot, _named(cell), role)


def _told(slot: Slot, what: str, role: int) -> str:
    when = "at an unknown date" if slot.as_of == UNDATED else f"as of {written(day_of(slot.as_of))}"
    speaker = named(slot.claimant) if slot.claimant else "an unnamed claimant"
    verb = _VERBS[role]
    if slot.relayed:
        whose = "the adversary" if slot.side == THIRD else slot.side
        verb = _RELAYED[role].format(side=whose)
    return f"{when} {speaker} {verb} {what}: {slot.amount.spoken()} ({counted(slot)})"


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
    side = cell.subject or "nobody named"
    denied = f"{side} denied {'a part of it' if cell.partial else 'it'}"
    match cell.state:
        case State.DENIED:
            return f"{denied} and gave no figure of its own"
        case State.DIVERGENT:
            said = _apart(cell)
        case State.MISMATCH:
            said = f"not comparable: {_mismatched(cell)}"
        case _:
            said = _VERDICTS[cell.state].format(side=side)
    if cell.counterpart is not None and cell.counterpart.lent is not None:
        said = f"compared at {category_tree().label(cell.thing.category)}, {said}"
    return f"{said}; {denied}" if len(cell.denials) else said


def short_state(cell: Cell) -> str:
    """The state in two or three words, for the end of a row; a ratio where there is one."""
    if cell.difference is not None:
        lent = cell.counterpart is not None
        times = cell.difference.times if not cell.difference.consistent else "agree"
        return f"{times} (parts)" if lent else times
    match cell.state:
        case State.DENIED:
            return "denied in part" if cell.partial else "denied"
        case State.NO_STATEMENT:
            return "no figure"
        case State.THIRD_ONLY:
            return "third party only"
        case State.MISMATCH:
            return _short_mismatch(cell)
        case _:
            return "one side only"


_SHORT = {
    Mismatch.BASIS: "basis differs",
    Mismatch.CATEGORY: "category differs",
    Mismatch.MEASURE: "measure differs",
    Mismatch.SCOPE: "both sides",
}


def _short_mismatch(cell: Cell) -> str:
    other = cell.counterpart
    if cell.mismatch is Mismatch.CATEGORY and other is not None:
        tree, wider = category_tree(), other.thing.category
        if tree.within(cell.thing.category, wider):
            return f"see {tree.label(wider)}"
    return _SHORT[cell.mismatch or Mismatch.SCOPE]


def _apart(cell: Cell) -> str:
    difference = cell.difference
    if difference is None or difference.ratio is None:
        return "the two differ and no ratio can be given"
    return f"claim and admission differ by {difference.times}"


def _mismatched(cell: Cell) -> str:
    (own, adversary, _), other = cell.compared, cell.counterpart
    match cell.mismatch:
        case Mismatch.BASIS if own is not None and adversary is not None:
            return f"one is {_plain(adversary)}, the other {_plain(own)}"
        case Mismatch.SCOPE:
            if cell.side != BOTH:
                return "it is a total of both sides"
            return "a total of both sides is never split between them"
        case Mismatch.MEASURE | Mismatch.CATEGORY if other is not None:
            role = OWN if cell.own is None else ADVERSARY
            return _told(other.slot, _of(other.thing, cell), role)
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
    return _of(cell.thing, cell)


def _of(thing: Thing, cell: Cell) -> str:
    of = "both sides" if thing.both else cell.subject or "a side not stated"
    return f"{_lower(thing)}, {of}"


def _lower(thing: Thing) -> str:
    label = thing.label
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"


def _count(claims: int) -> str:
    return f"{claims:,} claim" if claims == 1 else f"{claims:,} claims"
