"""The sentence of a claim: date, who says it, what, on what basis, in neutral verbs."""

from collections.abc import Callable

from core.dataset import Dataset
from core.index import ClaimIndex
from core.messages import say
from core.vocabulary.terms import Act
from core.wording.actors import speaker, spoken_of
from core.wording.bases import basis, brackets, ends_with_statement
from core.wording.claim import Claim, claim_at
from core.wording.dates import opening, state_opening, words
from core.wording.nouns import can_be_clause, clause, matter, nominal, things, topic_name

_LISTED = 3
_QUOTED = 220


def sentence(dataset: Dataset, index: ClaimIndex, row: int) -> str:
    """A claim as one sentence: who said it and when, and no number without its basis."""
    claim = claim_at(dataset, row)
    answered = [claim_at(dataset, target) for target in _linked(index, row, replaces=False)]
    replaced = [claim_at(dataset, target) for target in _linked(index, row, replaces=True)]
    when = state_opening if claim.figure.stated and ends_with_statement(claim) else opening
    said = _FRAMES[claim.act](claim, answered or replaced, replaced)
    named = answered and all(other.figure.stated for other in answered)
    recorded = "" if named else _recorded(claim)
    return say(
        "claim.sentence",
        when=when(claim.claimed),
        speaker=speaker(claim),
        said=said,
        recorded=recorded,
    )


def _linked(index: ClaimIndex, row: int, *, replaces: bool) -> list[int]:
    links = index.links
    found = (links.source == row) & (links.replaces == replaces)
    rows: list[int] = links.target[found].tolist()
    return rows


def _assert(claim: Claim, answered: list[Claim], replaced: list[Claim]) -> str:
    del answered
    told = _listed(replaced, _earlier(claim))
    around = {
        "brackets": brackets(claim),
        "earlier": say("claim.replacing", earlier=told) if replaced else "",
    }
    if claim.figure.stated:
        return say("claim.claimed", what=_valued(claim), **around)
    if can_be_clause(claim):
        key = "claim.stated.unmeasured" if claim.measure else "claim.stated"
        return say(key, what=clause(claim), **around)
    return say("claim.spoke", matter=matter(claim), **around)


def _revise(claim: Claim, answered: list[Claim], replaced: list[Claim]) -> str:
    said, revised = _assert(claim, answered, []), replaced or answered
    if revised:
        return say("claim.revising", said=said, earlier=_listed(revised, _earlier(claim)))
    return say("claim.revising.unknown", said=said)


def _answer(claim: Claim, answered: list[Claim], replaced: list[Claim]) -> str:
    del replaced
    what = _listed(answered, _told(claim)) if answered else _untold(claim)
    return say(f"claim.{claim.act}", what=what, figure=_own_figure(claim, answered))


def _retract(claim: Claim, answered: list[Claim], replaced: list[Claim]) -> str:
    told = _listed(replaced or answered, _told(claim))
    what = told or say("claim.retract.unknown", matter=matter(claim))
    return say("claim.retract", what=what, figure=_own_figure(claim, []))


def _stance(claim: Claim, answered: list[Claim], replaced: list[Claim]) -> str:
    del answered, replaced
    topic = topic_name(claim)
    return say(
        f"claim.{claim.act}" if topic else f"claim.{claim.act}.topicless",
        topic=topic,
        subject=spoken_of(claim),
        figure=say("claim.naming", what=things(claim)) if claim.figure.stated else "",
        brackets=brackets(claim),
    )


def _blame(claim: Claim, answered: list[Claim], replaced: list[Claim]) -> str:
    del answered, replaced
    named = claim.subject or claim.both_sides
    over = things(claim) if claim.figure.stated else topic_name(claim)
    return say(
        "claim.blame" if over else "claim.blame.topicless",
        subject=spoken_of(claim) if named else say("claim.nobody"),
        topic=over,
        brackets=brackets(claim),
    )


_FRAMES: dict[Act, Callable[[Claim, list[Claim], list[Claim]], str]] = {
    Act.ASSERT: _assert,
    Act.REVISE: _revise,
    Act.DENY: _answer,
    Act.PARTLY_DENY: _answer,
    Act.CONFIRM: _answer,
    Act.RETRACT: _retract,
    Act.BLAME: _blame,
    Act.DEMAND: _stance,
    Act.THREATEN: _stance,
    Act.OFFER: _stance,
    Act.SUPPORT: _stance,
    Act.CONDEMN: _stance,
}


def _valued(claim: Claim) -> str:
    if claim.measure is not None:
        return nominal(claim)
    topic = topic_name(claim)
    key = "claim.figure" if topic else "claim.figure.topicless"
    return say(key, what=things(claim), topic=topic, subject=spoken_of(claim))


def _untold(claim: Claim) -> str:
    if not can_be_clause(claim):
        return say("claim.about", matter=matter(claim), brackets=brackets(claim))
    around = "" if claim.figure.stated else brackets(claim)
    return say("claim.that", what=clause(claim), brackets=around)


def _told(by: Claim) -> Callable[[Claim], str]:
    """Another claim as the object of *denied* or *confirmed*, as the one who says so tells it."""

    def told(claim: Claim) -> str:
        whose = "own" if claim.claimant == by.claimant else "other"
        act = Act.ASSERT if claim.act is Act.REVISE else claim.act
        lead = say(f"told.{whose}.{act}", speaker=speaker(claim), dated=_dated(claim))
        if act is Act.ASSERT and can_be_clause(claim):
            return say("told.that", lead=lead, what=clause(claim), brackets=brackets(claim))
        if claim.figure.stated:
            return say("told.of", lead=lead, what=things(claim), brackets=brackets(claim))
        return say("told.on", lead=lead, matter=matter(claim))

    return told


def _earlier(claim: Claim) -> Callable[[Claim], str]:
    def told(earlier: Claim) -> str:
        whose = "own" if earlier.claimant == claim.claimant else "other"
        lead = say(f"earlier.{whose}", speaker=speaker(earlier), dated=_dated(earlier))
        if not earlier.figure.stated:
            return lead
        return say("earlier.of", lead=lead, figure=earlier.figure.words(), basis=basis(earlier))

    return told


def _dated(claim: Claim) -> str:
    dated = claim.claimed.ends
    return say("told.dated", when=words(claim.claimed)) if dated else say("told.undated")


def _own_figure(claim: Claim, answered: list[Claim]) -> str:
    if claim.figure.stated:
        key = "claim.counterfigure" if answered else "claim.figuregiven"
        return say(key, what=things(claim), brackets=brackets(claim))
    if any(other.figure.stated for other in answered):
        return say("claim.nofigure")
    return ""


def _listed(claims: list[Claim], told: Callable[[Claim], str]) -> str:
    parts = list(dict.fromkeys(told(claim) for claim in claims))
    if not parts:
        return ""
    if len(parts) > _LISTED:
        parts = [*parts[:_LISTED], say("list.more", len(parts) - _LISTED)]
    if len(parts) == 1:
        return parts[0]
    return say("list.last", items=say("list.joint").join(parts[:-1]), last=parts[-1])


def _recorded(claim: Claim) -> str:
    if claim.figure.stated or (claim.measure is not None and claim.act in (Act.ASSERT, Act.REVISE)):
        return ""
    quoted = claim.recorded_words
    if not quoted:
        return ""
    if len(quoted) > _QUOTED:
        quoted = say("claim.cut", words=quoted[:_QUOTED].rsplit(" ", 1)[0])
    return say("claim.recorded", words=quoted.removesuffix("."))
