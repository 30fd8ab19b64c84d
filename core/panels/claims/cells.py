"""What each cell of the claims table says of a claim."""

from collections.abc import Callable

from core.merges import Copy
from core.messages import say
from core.wording import Claim, figure, grade, proposition
from core.wording.bases import basis
from core.wording.dates import WrittenDate, precision, short


def said(claim: Claim, column: str) -> str:
    """What a cell says, on one line."""
    return _TEXTS[column](claim)


def shown(claim: Claim, column: str) -> str:
    """What a cell shows: as ``said``, a basis in one word, which its tool tip says in full."""
    if column == "basis" and claim.figure.stated:
        return say(f"cell.basis.short.{claim.basis}")
    return said(claim, column)


def said_in_full(claim: Claim, column: str) -> str:
    """What a cell says with what its signs mean, for a tool tip."""
    more = _TIPS.get(column)
    words = said(claim, column)
    meaning = more(claim) if more else ""
    return f"{words}\n{meaning}" if meaning else words


def _about(claim: Claim) -> str:
    return claim.subject or say("cell.subject.both" if claim.both_sides else "cell.unstated")


def _claim(claim: Claim) -> str:
    words = shortened(proposition(claim))
    return f"{_COPY_SIGNS[claim.copy]}{words}"


_COPY_SIGNS = {Copy.NONE: "", Copy.DUPLICATE: "≡ ", Copy.RELAY: "≈ "}


def _rating(claim: Claim) -> str:
    if claim.reliability is None and claim.credibility is None:
        return "—"
    return f"{claim.reliability or '–'}{claim.credibility or '–'}"


def _basis(claim: Claim) -> str:
    if not claim.figure.stated:
        return ""
    return say(f"cell.basis.{claim.basis}")


def _dated(date: WrittenDate) -> str:
    said = date.text or say("cell.nodate")
    return say("cell.dated", date=said, precision=precision(date))


_LONGEST = 300


def shortened(text: str) -> str:
    """A text cut at 300 characters."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


_TEXTS: dict[str, Callable[[Claim], str]] = {
    "claimed": lambda claim: short(claim.claimed),
    "event": lambda claim: short(claim.event),
    "recorded": lambda claim: short(claim.recorded),
    "claimant": lambda claim: claim.claimant or say("cell.unstated"),
    "subject": _about,
    "claim": _claim,
    "figure": figure,
    "basis": _basis,
    "bound": lambda claim: claim.figure.meaning() if claim.figure.stated else "",
    "rating": _rating,
    "place": lambda claim: claim.place,
    "source": lambda claim: claim.source,
    "topic": lambda claim: claim.topic.label,
    "act": lambda claim: claim.act.label,
    "id": lambda claim: claim.claim_id,
    "dataset": lambda claim: claim.layer,
}

_TIPS: dict[str, Callable[[Claim], str]] = {
    "claimed": lambda claim: _dated(claim.claimed),
    "event": lambda claim: _dated(claim.event),
    "figure": lambda claim: say(
        "cell.figure", meaning=claim.figure.meaning(), written=claim.value_text or "—"
    ),
    "basis": lambda claim: basis(claim) if claim.figure.stated else say("cell.nofigure"),
    "claim": lambda claim: (
        say(f"cell.copy.{claim.copy}", claim=claim.copy_of) if claim.copy else ""
    ),
    "rating": lambda claim: grade(claim.reliability, claim.credibility),
}
