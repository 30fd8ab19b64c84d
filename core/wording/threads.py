"""The words of a thread: what one claim does to another, and that nobody replied."""

from datetime import date

from core.dates import written
from core.messages import say
from core.threads import Answer
from core.vocabulary.terms import Act
from core.wording.claim import Claim

_SAID = {
    Act.DENY: Answer.DENIED,
    Act.PARTLY_DENY: Answer.PARTLY_DENIED,
    Act.CONFIRM: Answer.CONFIRMED,
    Act.REVISE: Answer.REVISED,
    Act.RETRACT: Answer.RETRACTED,
}
_STANCES = (Act.BLAME, Act.DEMAND, Act.THREATEN, Act.OFFER, Act.SUPPORT, Act.CONDEMN)
_A_YEAR = 365


def verb(answer: Answer) -> str:
    """What a claim does that gives an answer: ``denies``."""
    return say(f"does.{answer.value}")


def does(claim: Claim, answer: Answer | None) -> str:
    """What a claim does, in one or two words; ``answer`` is what it gives the claim it answers."""
    if answer is not None and answer is not Answer.OTHERWISE:
        return verb(answer)
    if claim.act in _SAID:
        return verb(_SAID[claim.act])
    if claim.act in _STANCES:
        return say(f"does.{claim.act}")
    return say("does.claim") if answer is None else verb(answer)


def no_reply(claim: Claim, until: date | None, *, as_known: bool) -> str:
    """That nothing answers a claim, and up to when the dataset could have held an answer."""
    if until is None:
        return say("reply.none")
    end = say("reply.known" if as_known else "reply.newest", day=written(until))
    if claim.claimed.ends is None:
        return say("reply.none.undated", until=end)
    days = (until - claim.claimed.ends[1].date()).days
    if days <= 0:
        return say("reply.none.until", until=end)
    if days < 2 * _A_YEAR:
        return say("reply.none.after", days, until=end)
    counted = say("delay.days", days)
    return say("reply.none.years", round(days / _A_YEAR), until=end, days=counted)


def not_named(claim: Claim, missing: tuple[str, ...]) -> str:
    """Of an answer whose claim is not in the dataset: that it is not there, and its id if given."""
    if missing:
        ids = say("reply.missing.joint").join(say("reply.missing.id", id=one) for one in missing)
        return say("reply.missing", ids=ids)
    return say("reply.unnamed", does=does(claim, None))
