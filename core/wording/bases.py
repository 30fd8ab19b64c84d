"""The counting basis, place and event date of a claim, as a sentence gives them in brackets."""

from core.vocabulary.terms import Basis, Measure
from core.wording.claim import Claim
from core.wording.dates import same_day, words


def basis(claim: Claim) -> str:
    """The counting basis: ``running total since 1 Apr 2016``, ``counted for 2 Apr 2016``."""
    event = words(claim.event) if claim.event.ends else ""
    match claim.basis:
        case Basis.CUMULATIVE:
            return _running_total(claim)
        case Basis.INCREMENTAL:
            return f"counted for {event}" if event else "counted for a period not stated"
        case Basis.SNAPSHOT:
            return f"as it stood on {event}" if event else "as it stood at that moment"
        case Basis.UNKNOWN:
            return f"counting basis not stated; dated {event}" if event else _NO_BASIS


def ends_with_statement(claim: Claim) -> bool:
    """Whether a total or state runs up to the day it was stated."""
    if claim.claimed.soft or claim.basis not in (Basis.CUMULATIVE, Basis.SNAPSHOT):
        return False
    if claim.claimed.ends is None:
        return False
    return claim.event.ends is None or same_day(claim.event, claim.claimed)


def brackets(claim: Claim) -> str:
    """Basis of the figure, event date and place, in round brackets; "" where there is none."""
    parts: list[str] = []
    if claim.measure is Measure.LOST_UNSPECIFIED:
        parts.append("kind of loss not stated")
    if claim.figure.stated:
        parts.append(basis(claim))
        if claim.both_sides:
            parts.append("one total for both sides")
    elif claim.event.ends and not _same(claim):
        parts.append(f"event dated {words(claim.event)}")
    if claim.place:
        parts.append(f"place: {claim.place}")
    return f" ({'; '.join(parts)})" if parts else ""


_NO_BASIS = "counting basis not stated"


def _running_total(claim: Claim) -> str:
    since = f"since {words(claim.since)}" if claim.since.ends else "from a start not stated"
    if claim.event.ends is None or ends_with_statement(claim):
        return f"running total {since}"
    until = claim.event.ends[1]
    last = words(type(claim.event)("", until.replace(hour=0, minute=0, second=0), until))
    return f"running total {since}, up to {last}"


def _same(claim: Claim) -> bool:
    return claim.claimed.ends == claim.event.ends
