"""The sentence of a claim: date, who says it, what, on what basis, in neutral verbs."""

from collections.abc import Callable

from core.dataset import Dataset
from core.index import ClaimIndex
from core.vocabulary.terms import Act
from core.wording.actors import speaker, spoken_of
from core.wording.bases import basis, brackets, ends_with_statement
from core.wording.claim import Claim, claim_at
from core.wording.dates import opening, state_opening, words
from core.wording.nouns import can_be_clause, clause, matter, nominal, things, topic_name

_LISTED = 3
_QUOTED = 220
_NAMES = {
    Act.DENY: "denial",
    Act.PARTLY_DENY: "partial denial",
    Act.CONFIRM: "confirmation",
    Act.RETRACT: "withdrawal",
    Act.BLAME: "accusation",
    Act.DEMAND: "demand",
    Act.THREATEN: "threat",
    Act.OFFER: "offer",
    Act.SUPPORT: "statement of support",
    Act.CONDEMN: "condemnation",
}


def sentence(dataset: Dataset, index: ClaimIndex, row: int) -> str:
    """A claim as one sentence: who said it and when, and no number without its basis."""
    claim = claim_at(dataset, row)
    answered = [claim_at(dataset, target) for target in _linked(index, row, replaces=False)]
    replaced = [claim_at(dataset, target) for target in _linked(index, row, replaces=True)]
    when = state_opening if claim.figure.stated and ends_with_statement(claim) else opening
    said = _FRAMES[claim.act](claim, answered or replaced, replaced)
    named = answered and all(other.figure.stated for other in answered)
    return f"{when(claim.claimed)} {speaker(claim)} {said}{'' if named else _recorded(claim)}."


def _linked(index: ClaimIndex, row: int, *, replaces: bool) -> list[int]:
    links = index.links
    found = (links.source == row) & (links.replaces == replaces)
    rows: list[int] = links.target[found].tolist()
    return rows


def _assert(claim: Claim, answered: list[Claim], replaced: list[Claim]) -> str:
    del answered
    earlier = f", replacing {_listed(replaced, _earlier(claim))}" if replaced else ""
    if claim.figure.stated:
        return f"claimed {_valued(claim)}{brackets(claim)}{earlier}"
    if can_be_clause(claim):
        missing = ", without giving a figure" if claim.measure else ""
        return f"stated that {clause(claim)}{missing}{brackets(claim)}{earlier}"
    return f"made a statement on {matter(claim)}{brackets(claim)}{earlier}"


def _revise(claim: Claim, answered: list[Claim], replaced: list[Claim]) -> str:
    if replaced:
        said = _assert(claim, answered, [])
        return f"{said}, revising {_listed(replaced, _earlier(claim))}"
    return f"{_assert(claim, answered, replaced)}, revising an earlier claim that is not on record"


def _answer(verb: str) -> Callable[[Claim, list[Claim], list[Claim]], str]:
    def frame(claim: Claim, answered: list[Claim], replaced: list[Claim]) -> str:
        del replaced
        object_ = _listed(answered, _told(claim)) if answered else _untold(claim)
        return f"{verb} {object_}{_own_figure(claim, answered)}"

    return frame


def _retract(claim: Claim, answered: list[Claim], replaced: list[Claim]) -> str:
    del answered
    told = _listed(replaced, _told(claim)) if replaced else f"an earlier claim on {matter(claim)}"
    return f"withdrew {told}{_own_figure(claim, [])}"


def _blame(claim: Claim, answered: list[Claim], replaced: list[Claim]) -> str:
    del answered, replaced
    blamed = spoken_of(claim) if claim.subject or claim.both_sides else "a party not named"
    over = things(claim) if claim.figure.stated else topic_name(claim)
    return f"blamed {blamed}{f' for {over}' if over else ''}{brackets(claim)}"


def _position(verb: str) -> Callable[[Claim, list[Claim], list[Claim]], str]:
    def frame(claim: Claim, answered: list[Claim], replaced: list[Claim]) -> str:
        del answered, replaced
        figure = f", naming {things(claim)}" if claim.figure.stated else ""
        topic = f" on {topic_name(claim)}," if topic_name(claim) else ""
        return f"{verb}{topic} concerning {spoken_of(claim)}{figure}{brackets(claim)}"

    return frame


def _judgement(verb: str) -> Callable[[Claim, list[Claim], list[Claim]], str]:
    def frame(claim: Claim, answered: list[Claim], replaced: list[Claim]) -> str:
        del answered, replaced
        figure = f", naming {things(claim)}" if claim.figure.stated else ""
        topic = f" over {topic_name(claim)}" if topic_name(claim) else ""
        return f"{verb} {spoken_of(claim)}{topic}{figure}{brackets(claim)}"

    return frame


_FRAMES: dict[Act, Callable[[Claim, list[Claim], list[Claim]], str]] = {
    Act.ASSERT: _assert,
    Act.REVISE: _revise,
    Act.DENY: _answer("denied"),
    Act.PARTLY_DENY: _answer("denied in part"),
    Act.CONFIRM: _answer("confirmed"),
    Act.RETRACT: _retract,
    Act.BLAME: _blame,
    Act.DEMAND: _position("demanded action"),
    Act.THREATEN: _position("threatened action"),
    Act.OFFER: _position("offered action"),
    Act.SUPPORT: _judgement("stated support for"),
    Act.CONDEMN: _judgement("condemned"),
}


def _valued(claim: Claim) -> str:
    if claim.measure is not None:
        return nominal(claim)
    topic = f" on {topic_name(claim)}," if topic_name(claim) else ""
    return f"a figure of {things(claim)}{topic} concerning {spoken_of(claim)}"


def _untold(claim: Claim) -> str:
    if can_be_clause(claim):
        bare = f"that {clause(claim)}"
        return bare if claim.figure.stated else f"{bare}{brackets(claim)}"
    return f"{matter(claim)}{brackets(claim)}"


def _told(by: Claim) -> Callable[[Claim], str]:
    """Another claim as the object of *denied* or *confirmed*, as the one who says so tells it."""

    def told(claim: Claim) -> str:
        name = _NAMES.get(claim.act, "claim")
        dated = f"of {words(claim.claimed)}" if claim.claimed.ends else "of an unknown date"
        same = claim.claimant == by.claimant
        lead = f"the {'earlier ' if same else ''}{name}{'' if same else f' by {speaker(claim)}'}"
        if claim.act in (Act.ASSERT, Act.REVISE) and can_be_clause(claim):
            return f"{lead} {dated} that {clause(claim)}{brackets(claim)}"
        if claim.figure.stated:
            return f"{lead} {dated} of {things(claim)}{brackets(claim)}"
        return f"{lead} {dated} on {matter(claim)}"

    return told


def _earlier(claim: Claim) -> Callable[[Claim], str]:
    def told(earlier: Claim) -> str:
        same = earlier.claimant == claim.claimant
        by = "the earlier claim" if same else f"the claim by {speaker(earlier)}"
        dated = f"of {words(earlier.claimed)}" if earlier.claimed.ends else "of an unknown date"
        if not earlier.figure.stated:
            return f"{by} {dated}"
        return f"{by} {dated} ({earlier.figure.words()}; {basis(earlier)})"

    return told


def _own_figure(claim: Claim, answered: list[Claim]) -> str:
    if claim.figure.stated:
        lead = ", and claimed" if answered else "; figure given:"
        return f"{lead} {things(claim)}{brackets(claim)}"
    if any(other.figure.stated for other in answered):
        return ", and gave no figure instead"
    return ""


def _listed(claims: list[Claim], told: Callable[[Claim], str]) -> str:
    parts = list(dict.fromkeys(told(claim) for claim in claims))
    if len(parts) > _LISTED:
        parts = [*parts[:_LISTED], f"{len(parts) - _LISTED} more"]
    return "; and ".join(filter(None, ("; ".join(parts[:-1]), parts[-1])))


def _recorded(claim: Claim) -> str:
    if claim.figure.stated or (claim.measure is not None and claim.act in (Act.ASSERT, Act.REVISE)):
        return ""
    quoted = claim.recorded_words
    if not quoted:
        return ""
    if len(quoted) > _QUOTED:
        quoted = f"{quoted[:_QUOTED].rsplit(' ', 1)[0]} …"
    return f"; recorded as “{quoted.removesuffix('.')}”"
