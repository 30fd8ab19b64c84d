"""The plain reading of filters: one claim at a time, from what was typed."""

from core.filters import Answered, DateSpan, FilterState, OneOf, Words
from core.vocabulary.terms import Clock

Claim = dict[str, object]


def interval(claim: Claim, clock: Clock) -> tuple[str, str] | None:
    text = str(claim.get(clock.value, ""))
    first, _, last = text.partition("/")
    return (first, last or first) if text else None


def in_span(claim: Claim, clause: DateSpan, clock: Clock) -> bool:
    when = interval(claim, clock)
    first, last = clause.first.isoformat(), clause.last.isoformat()
    if when is None:
        return False
    return (
        first <= when[0] and when[1] <= last
        if clause.inside
        else when[0] <= last and first <= when[1]
    )


def is_one_of(claim: Claim, clause: OneOf) -> bool:
    value = str(claim[clause.dimension.removesuffix("_side")])
    if clause.dimension.endswith("_side") and value:
        value = {"A": "A", "B": "B"}.get(value[0], "third")
    if clause.dimension == "subject_side" and claim["scope"] == "both_sides":
        value = ""
    return (value in clause.values) != clause.exclude


def has_words(claim: Claim, clause: Words) -> bool:
    written = "\n".join(str(cell) for cell in claim.values()).casefold()
    return all(word in written for word in clause.text.casefold().split())


def became(claim: Claim, clause: Answered) -> bool:
    """Claims of these strategies answer by their act alone: none is answered."""
    answering = claim["act"] in ("deny", "partly_deny", "confirm", "revise", "retract")
    return bool(clause.values & ({"none"} | ({"is_answer"} if answering else set()))) != (
        clause.exclude
    )


def passes(claim: Claim, state: FilterState, skipped: str = "") -> bool:
    """The plain reading of a filter state, one claim at a time."""
    claimed = interval(claim, Clock.CLAIMED)
    if state.known_on is not None and (claimed is None or claimed[1] > state.known_on.isoformat()):
        return False
    plain = {
        DateSpan: lambda clause: in_span(claim, clause, state.clock),
        OneOf: lambda clause: is_one_of(claim, clause),
        Words: lambda clause: has_words(claim, clause),
        Answered: lambda clause: became(claim, clause),
    }
    return all(plain[type(clause)](clause) for clause in state.clauses if clause.key != skipped)
