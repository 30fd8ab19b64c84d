"""The words of a thread: what one claim does to another, and that nobody replied."""

from datetime import date

from core.dates import written
from core.threads import Answer
from core.vocabulary.terms import Act
from core.wording.claim import Claim

VERBS = {
    Answer.DENIED: "denies",
    Answer.PARTLY_DENIED: "partly denies",
    Answer.CONFIRMED: "confirms",
    Answer.REVISED: "revises",
    Answer.RETRACTED: "retracts",
    Answer.OTHERWISE: "replies",
}
"""What a claim does that gives one of these answers."""

_ACTS = {
    Act.DENY: "denies",
    Act.PARTLY_DENY: "partly denies",
    Act.CONFIRM: "confirms",
    Act.REVISE: "revises",
    Act.RETRACT: "retracts",
    Act.BLAME: "accuses",
    Act.DEMAND: "demands",
    Act.THREATEN: "threatens",
    Act.OFFER: "offers",
    Act.SUPPORT: "supports",
    Act.CONDEMN: "condemns",
}
_A_YEAR = 365


def does(claim: Claim, answer: Answer | None) -> str:
    """What a claim does, in one or two words; ``answer`` is what it gives the claim it answers."""
    if answer is not None and answer is not Answer.OTHERWISE:
        return VERBS[answer]
    return _ACTS.get(claim.act, "claims" if answer is None else VERBS[answer])


def no_reply(claim: Claim, until: date | None, *, as_known: bool) -> str:
    """That nothing answers a claim, and up to when the dataset could have held an answer."""
    if until is None:
        return "No reply in this dataset."
    end = (
        f"as known on {written(until)}" if as_known else f"up to its newest claim, {written(until)}"
    )
    if claim.claimed.ends is None:
        return f"No reply in this dataset {end}; the claim is undated."
    days = (until - claim.claimed.ends[1].date()).days
    if days <= 0:
        return f"No reply in this dataset {end}."
    return f"No reply in this dataset {end}: {_long(days)} on."


def not_named(claim: Claim, missing: tuple[str, ...]) -> str:
    """Of an answer whose claim is not in the dataset: that it is not there, and its id if given."""
    if missing:
        named = ", ".join(f"“{claim_id}”" for claim_id in missing)
        return f"Refers to {named}, which is not in this dataset."
    return f"What it {does(claim, None)} is not named in this dataset."


def _long(days: int) -> str:
    plural = "day" if days == 1 else "days"
    years = f" (about {days / _A_YEAR:.0f} years)" if days >= 2 * _A_YEAR else ""
    return f"{days:,} {plural}{years}"
