"""A finding in one sentence: both sides with claimant, date and basis, then why they do not fit."""

from core.comparison import explain
from core.contradictions.contradictions import Finding
from core.contradictions.kinds import Kind, Note
from core.dataset import Dataset
from core.index import ClaimIndex
from core.messages import say
from core.vocabulary.terms import Basis
from core.wording import Claim, cite, claim_at, sentence
from core.wording.delays import later_or_earlier

_PARTS = 3
_SUMS = (Note.PARTS, Note.BOTH, Note.SUM)


def told(finding: Finding, dataset: Dataset, index: ClaimIndex) -> str:
    """The sentence of a finding; no number without claimant, date and basis."""
    if finding.cell is not None:
        return explain(finding.cell)
    first, second = (_said(dataset, index, row) for row in (finding.first, finding.second))
    match finding.kind:
        case Kind.DENIAL | Kind.REVISION:
            return say("finding.answer", said=second, delay=_delay(finding, dataset))
        case Kind.RELAY:
            one, other = (claim_at(dataset, row) for row in (finding.first, finding.second))
            first, second = f"{first}{_read(one)}", f"{second}{_read(other)}"
        case Kind.ARITHMETIC if finding.note in _SUMS:
            return _parts(finding, dataset, index)
        case _:
            pass
    return say(
        "finding",
        first=first,
        second=_inside(second),
        verdict=say(f"finding.{finding.note.value}"),
        hedge=_hedge(finding, dataset),
    )


def cited(finding: Finding, dataset: Dataset, index: ClaimIndex) -> str:
    """The sentence with the citation of every claim behind it."""
    lines = [cite(dataset, row) for row in finding.rows.array.tolist()]
    return "\n".join((told(finding, dataset, index), *(f"  {line}" for line in lines)))


def _said(dataset: Dataset, index: ClaimIndex, row: int) -> str:
    return sentence(dataset, index, row).removesuffix(".")


def _inside(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def _read(claim: Claim) -> str:
    return say("finding.read", source=claim.source) if claim.source else say("finding.unread")


def _parts(finding: Finding, dataset: Dataset, index: ClaimIndex) -> str:
    rows = finding.other.array.tolist()
    parts = [_inside(_said(dataset, index, row)) for row in rows[:_PARTS]]
    if len(rows) > _PARTS:
        parts.append(say("list.more", len(rows) - _PARTS))
    total = _said(dataset, index, finding.first)
    listed, hedge = say("list.joint").join(parts), _hedge(finding, dataset)
    return say(f"finding.{finding.note.value}", total=total, parts=listed, hedge=hedge)


def _hedge(finding: Finding, dataset: Dataset) -> str:
    if finding.certain == 1:
        return ""
    if finding.note is Note.SUM:
        return say("finding.unless.kinds")
    if finding.note is Note.ONE_PLACE:
        return say("finding.unless.part")
    counted = claim_at(dataset, finding.first).basis is Basis.INCREMENTAL
    return say("finding.unless.events") if counted else ""


def _delay(finding: Finding, dataset: Dataset) -> str:
    one, other = (claim_at(dataset, row).claimed for row in (finding.first, finding.second))
    words = later_or_earlier(one, other)
    return say("finding.delay", delay=words) if words else ""
