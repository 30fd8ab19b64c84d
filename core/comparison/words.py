"""A cell in one sentence: who said what, when, on what basis, and what that allows to be said."""

from core.comparison.cells import Cell, Mismatch, State
from core.comparison.figures import ADVERSARY, OWN, THIRD_PARTY, Level
from core.comparison.series import Counting
from core.comparison.slots import Slot
from core.comparison.things import Thing
from core.dates import written
from core.filters.dates import day_of
from core.index import BOTH, UNDATED
from core.messages import say
from core.vocabulary.categories import category_tree
from core.vocabulary.terms import THIRD, Basis
from core.wording.actors import named

_ROLES = ("own", "adversary", "third")


def explain(cell: Cell) -> str:
    """The cell's figures with claimant, date and basis, and its state, as one sentence."""
    own, adversary, third = cell.compared
    told = [
        told_of(slot, cell, role)
        for slot, role in ((adversary, ADVERSARY), (own, OWN), (third, THIRD_PARTY))
        if slot is not None
    ]
    if not told:
        return say("cell.figureless", len(cell.rows), what=_named(cell))
    text = say("cell", told=say("cell.joint").join(told), verdict=verdict(cell))
    return f"{text[:1].upper()}{text[1:]}"


def told_of(slot: Slot, cell: Cell, role: int) -> str:
    """One slot: ``as of 4 Apr 2016 the NKR Defence Army claimed 300 (running total …)``.

    ``role`` is OWN, ADVERSARY or THIRD_PARTY. A slot lent by other categories is told as what was
    said of these.
    """
    other = cell.counterpart
    if other is not None and slot is other.lent:
        parts = [_told(part, _of(thing, cell), role) for thing, part in other.parts]
        lent = say("cell.parts.joint").join(parts)
        return say("cell.lent", parts=lent, figure=slot.amount.spoken())
    about = _about(cell, role)
    what = _named(cell)
    return _told(slot, say("cell.about", what=what, actor=about) if about else what, role)


def _about(cell: Cell, role: int) -> str:
    """The actor that a figure is about, where the dataset speaks of several of the side's."""
    voices, place = cell.board.voices, int(cell.board.slots[cell.place, role])
    actors = voices.figures.subjects[Level.ACTOR]
    if place < 0 or actors.sides.count(cell.side) == 1:
        return ""
    actor = actors.names[int(actors.codes[cell.board.standing.claim(place)])]
    return "" if actor == cell.subject else actor


def _told(slot: Slot, what: str, role: int) -> str:
    undated = slot.as_of == UNDATED
    return say(
        f"cell.{'relayed' if slot.relayed else 'said'}.{_ROLES[role]}",
        when=say("cell.undated") if undated else say("cell.asof", day=written(day_of(slot.as_of))),
        speaker=named(slot.claimant) if slot.claimant else say("actor.unnamed"),
        side=say("cell.adversary") if slot.side == THIRD else slot.side,
        what=what,
        figure=slot.amount.spoken(),
        basis=counted(slot),
    )


def counted(slot: Slot) -> str:
    """How the figure is counted: ``running total since 1 Apr 2016``, ``sum of 3 periods``."""
    since = "" if slot.since == UNDATED else written(day_of(slot.since))
    begun = ".since" if since else ""
    match slot.counting:
        case Counting.TOTAL:
            words = say(f"counted.total{begun}", since=since)
        case Counting.PERIOD if slot.basis is Basis.CUMULATIVE:
            words = say(f"counted.rise{begun}", since=since)
        case Counting.PERIOD:
            words = say("counted.periods", slot.summed)
        case Counting.MOMENT:
            words = say("counted.moment")
        case Counting.UNKNOWN:
            words = say("basis.unknown")
    if slot.continues:
        tree = category_tree()
        carried = say("counted.and").join(map(tree.label, slot.continues))
        words += say("counted.continues", categories=carried)
    if slot.reaches_back:
        words += say("counted.back")
    if slot.revised_from is not None:
        words += say("counted.revised", figure=slot.revised_from.spoken())
    return words


def verdict(cell: Cell) -> str:
    """What the state of a cell means, in words."""
    side = cell.subject or say("verdict.nobody")
    denied = say("verdict.part" if cell.partial else "verdict.whole", side=side)
    match cell.state:
        case State.DENIED:
            return say("verdict.denied", denied=denied)
        case State.DIVERGENT:
            said = _apart(cell)
        case State.MISMATCH:
            said = say("verdict.mismatch", why=_mismatched(cell))
        case _:
            said = say(f"verdict.{cell.state.name.lower()}", side=side)
    if cell.counterpart is not None and cell.counterpart.lent is not None:
        wider = category_tree().label(cell.thing.category)
        said = say("verdict.at", category=wider, said=said)
    return say("verdict.also", said=said, denied=denied) if len(cell.denials) else said


def short_state(cell: Cell) -> str:
    """The state in two or three words, for the end of a row; a ratio where there is one."""
    if cell.difference is not None:
        lent = cell.counterpart is not None
        times = say("state.agree") if cell.difference.consistent else cell.difference.times
        return say("state.parts", times=times) if lent else times
    match cell.state:
        case State.DENIED:
            return say("state.partly_denied" if cell.partial else "state.denied")
        case State.NO_STATEMENT | State.THIRD_ONLY:
            return say(f"state.{cell.state.name.lower()}")
        case State.MISMATCH:
            return _short_mismatch(cell)
        case _:
            return say("state.one_only")


def state_words() -> tuple[str, ...]:
    """Whatever ``short_state`` may answer, but ratios and words that name a category."""
    return tuple(say(f"state.{key}") for key in _STATE_WORDS)


_STATE_WORDS = (
    *("agree", "denied", "partly_denied", "no_statement", "third_only", "one_only"),
    *Mismatch,
)


def _short_mismatch(cell: Cell) -> str:
    other = cell.counterpart
    if cell.mismatch is Mismatch.CATEGORY and other is not None:
        tree, wider = category_tree(), other.thing.category
        if tree.within(cell.thing.category, wider):
            return say("state.see", category=tree.label(wider))
    return say(f"state.{cell.mismatch or Mismatch.SCOPE}")


def _apart(cell: Cell) -> str:
    difference = cell.difference
    if difference is None or difference.ratio is None:
        return say("verdict.ratioless")
    return say("verdict.apart", times=difference.times)


def _mismatched(cell: Cell) -> str:
    (own, adversary, _), other = cell.compared, cell.counterpart
    match cell.mismatch:
        case Mismatch.FIGURE:
            return say("why.figure")
        case Mismatch.BASIS if own is not None and adversary is not None:
            return say("why.basis", one=_plain(adversary), other=_plain(own))
        case Mismatch.SCOPE:
            if cell.side != BOTH:
                return say("why.both")
            return say("why.unsplit")
        case Mismatch.MEASURE | Mismatch.CATEGORY if other is not None:
            role = OWN if cell.own is None else ADVERSARY
            return _told(other.slot, _of(other.thing, cell), role)
        case _:
            return say("why.unlike")


def _plain(slot: Slot) -> str:
    return say(f"plain.{slot.counting.name.lower()}")


def _named(cell: Cell) -> str:
    return _of(cell.thing, cell)


def _of(thing: Thing, cell: Cell) -> str:
    of = say("actor.both") if thing.both else cell.subject or say("actor.nobody")
    return say("cell.what", thing=_lower(thing), subject=of)


def _lower(thing: Thing) -> str:
    label = thing.label
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"
