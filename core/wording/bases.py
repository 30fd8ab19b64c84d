"""The counting basis, place and event date of a claim, as a sentence gives them in brackets."""

from core.messages import say
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
            return say("basis.period", event=event) if event else say("basis.period.undated")
        case Basis.SNAPSHOT:
            return say("basis.state", event=event) if event else say("basis.state.undated")
        case Basis.UNKNOWN:
            return say("basis.unknown.dated", event=event) if event else say("basis.unknown")


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
        parts.append(say("basis.loss"))
    if claim.figure.stated:
        parts.append(basis(claim))
        if claim.both_sides:
            parts.append(say("basis.both"))
    elif claim.event.ends and not _same(claim):
        parts.append(say("basis.event", event=words(claim.event)))
    if claim.place:
        parts.append(say("basis.place", place=claim.place))
    return say("basis.brackets", parts=say("basis.joint").join(parts)) if parts else ""


def _running_total(claim: Claim) -> str:
    since = words(claim.since)
    key = "basis.total" if claim.since.ends else "basis.total.unbegun"
    if claim.event.ends is None or ends_with_statement(claim):
        return say(key, since=since)
    until = claim.event.ends[1]
    last = words(type(claim.event)("", until.replace(hour=0, minute=0, second=0), until))
    return say(f"{key}.until", since=since, until=last)


def _same(claim: Claim) -> bool:
    return claim.claimed.ends == claim.event.ends
