"""The list of what does not fit as a table: its columns, and what each cell says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from core.contradictions import SCORE, Finding, Kind, Note, Order, told
from core.crossfilter import Workspace
from core.index import BOTH, side_label
from core.vocabulary.terms import Act
from core.wording import MISSING, Claim, claim_at, figure, proposition
from core.wording.dates import short
from core.wording.delays import delay

_PER_CENT = 100
_SMALL = 10
_NAMED = (
    *(Note.PARTS, Note.FALL, Note.KILLED, Note.WOUNDED, Note.BOTH, Note.CATEGORY, Note.SUM),
    *(Note.PLACE, Note.DIGITS, Note.WITHDRAWN),
)


@dataclass(frozen=True)
class ListColumn:
    """A column; ``order`` is the order of the list that its heading asks for."""

    key: str
    title: str
    meaning: str
    sample: str
    order: Order | None = None
    right: bool = False
    shrinks: bool = False
    stretches: bool = False


COLUMNS = (
    ListColumn("score", "Rank", SCORE, "Rank ↓", Order.SCORE, right=True),
    ListColumn("kind", "Kind", "what sort of finding it is", "self-contradic", Order.KIND,
               shrinks=True),
    ListColumn("about", "About", "what is counted, and whose loss or deed it is",
               "Personnel wounded ·", shrinks=True, stretches=True),
    ListColumn("one", "One side", "what was admitted, denied, said first, or lower",
               "300 · NKR Defence A", shrinks=True),
    ListColumn("other", "Against it", "what was claimed, answered, said next, or higher",
               "300 · NKR Defence A", Order.SIZE, shrinks=True),
    ListColumn("apart", "Apart", "how many times the one is the other; of an answer the delay",
               "+24 days", right=True),
    ListColumn("date", "Last said", "when the later of the two was claimed", "24 Apr 2016",
               Order.DATE, shrinks=True),
)  # fmt: skip
"""The columns, from left to right."""


def said(space: Workspace, finding: Finding, column: str) -> str:
    """What a cell says, on one line."""
    one, other = (claim_at(space.dataset, row) for row in (finding.first, finding.second))
    words: dict[str, Callable[[], str]] = {
        "score": lambda: f"{finding.score:.0f}",
        "kind": lambda: finding.note.label if finding.note in _NAMED else finding.kind.label,
        "about": lambda: _about(space, finding, one),
        "one": lambda: _side(finding, one, len(finding.one)),
        "other": lambda: _side(finding, other, len(finding.other)),
        "apart": lambda: _apart(finding, one, other),
        "date": lambda: short(max((one, other), key=_said_at).claimed),
    }
    return words[column]()


def said_in_full(space: Workspace, finding: Finding, column: str) -> str:
    """What a cell says in full: of the rank its parts, of all others the sentence."""
    if column == "score":
        return (
            f"Rank {finding.score:.0f} of 100: apart {finding.apart * _PER_CENT:.0f}, graded "
            f"{finding.graded * _PER_CENT:.0f}, central {finding.central * _PER_CENT:.0f}, sure "
            f"{finding.certain * _PER_CENT:.0f} of 100 each.\n{SCORE}"
        )
    text = told(finding, space.dataset, space.index)
    return f"{finding.kind.label} – {finding.note.label}\n{text}" if column == "kind" else text


def _about(space: Workspace, finding: Finding, claim: Claim) -> str:
    if finding.cell is not None:
        cell = finding.cell
        subject = cell.subject or side_label(BOTH)
        return f"{cell.thing.label} · {subject}"
    subject = space.index["subject_side"].codes[claim.row]
    values = space.index["subject_side"].values
    named = side_label(values[int(subject)]) if claim.both_sides else claim.subject
    return f"{proposition(claim)} · {named or side_label(BOTH)}"


def _side(finding: Finding, claim: Claim, count: int) -> str:
    claimant = claim.claimant or "unnamed claimant"
    more = f" and {count - 1:,} more" if count > 1 else ""
    if finding.cell is not None:
        slot = finding.cell.own if claim.row == finding.first else finding.cell.adversary
        if slot is not None:
            return f"{slot.amount.written()} · {slot.claimant or claimant}"
    if claim.figure.stated:
        return f"{figure(claim)} · {claimant}{more}"
    acts = {Act.DENY: "denies", Act.PARTLY_DENY: "denies in part", Act.RETRACT: "withdraws"}
    return f"{acts[claim.act]} · {claimant}{more}" if claim.act in acts else f"{claimant}{more}"


def _apart(finding: Finding, one: Claim, other: Claim) -> str:
    if finding.kind is Kind.DENIAL or finding.note is Note.WITHDRAWN:
        return delay(one.claimed, other.claimed) or MISSING
    if not finding.apart:
        return MISSING
    if finding.cell is not None and finding.cell.difference is not None:
        return finding.cell.difference.times
    least, most = sorted((_point(one), _point(other)))
    if least <= 0:
        return MISSING
    ratio = most / least
    if ratio < 1 + 1 / _PER_CENT:
        return f"+{most - least:,.0f}"
    return f"×{ratio:,.0f}" if ratio >= _SMALL else f"×{ratio:.2g}"


def _said_at(claim: Claim) -> datetime:
    return claim.claimed.last or datetime.min  # noqa: DTZ901 - wall clock, as every date here


def _point(claim: Claim) -> float:
    told = claim.figure
    given = (told.best, told.low, told.high)
    return next((value for value in given if value is not None), 0.0)
