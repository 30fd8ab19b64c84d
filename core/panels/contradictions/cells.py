"""The list of what does not fit as a table: its columns, and what each cell says."""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from core.comparison.disagreement import factor_text
from core.contradictions import Finding, Kind, Note, Order, told
from core.crossfilter import Workspace
from core.index import BOTH, side_label
from core.messages import numeral, say
from core.vocabulary.terms import Act
from core.wording import MISSING, Claim, claim_at, figure, proposition
from core.wording.dates import short
from core.wording.delays import delay

_PER_CENT = 100
_NEARLY_ALIKE = 1.1
"""Below this ratio two figures are told apart by what lies between them."""
_NAMED = (
    *(Note.PARTS, Note.FALL, Note.KILLED, Note.WOUNDED, Note.BOTH, Note.CATEGORY, Note.SUM),
    *(Note.PLACE, Note.DIGITS, Note.WITHDRAWN),
)


class ListColumn(Struct, frozen=True):
    """A column; ``order`` is the order of the list that its heading asks for."""

    key: str
    sample: str
    order: Order | None = None
    right: bool = False
    shrinks: bool = False
    stretches: bool = False

    @property
    def title(self) -> str:
        """Its heading."""
        return say(f"contradictions.title.{self.key}")

    @property
    def meaning(self) -> str:
        """What it says, in words."""
        return say(f"contradictions.meaning.{self.key}")


COLUMNS = (
    ListColumn("score", "Rank ↓", Order.SCORE, right=True),
    ListColumn("kind", "self-contradiction", Order.KIND),
    ListColumn("about", "Personnel wounded ·", shrinks=True, stretches=True),
    ListColumn("one", "300 · NKR Defence A", shrinks=True),
    ListColumn("other", "300 · NKR Defence A", Order.SIZE, shrinks=True),
    ListColumn("apart", "+24 days", right=True),
    ListColumn("date", "24 Apr 2016", Order.DATE),
)
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
        return say(
            "findings.rank",
            rank=numeral(finding.score),
            apart=numeral(finding.apart * _PER_CENT),
            graded=numeral(finding.graded * _PER_CENT),
            central=numeral(finding.central * _PER_CENT),
            certain=numeral(finding.certain * _PER_CENT),
            meaning=say("findings.score"),
        )
    text = told(finding, space.dataset, space.index)
    if column != "kind":
        return text
    return say("findings.kind", kind=finding.kind.label, note=finding.note.label, text=text)


def _about(space: Workspace, finding: Finding, claim: Claim) -> str:
    if finding.cell is not None:
        cell = finding.cell
        subject = cell.subject or side_label(BOTH)
        return say("findings.about", what=cell.thing.label, subject=subject)
    subject = space.index["subject_side"].codes[claim.row]
    values = space.index["subject_side"].values
    named = side_label(values[int(subject)]) if claim.both_sides else claim.subject
    return say("findings.about", what=proposition(claim), subject=named or side_label(BOTH))


def _side(finding: Finding, claim: Claim, count: int) -> str:
    claimant = claim.claimant or say("findings.unnamed")
    more = say("findings.more", count - 1) if count > 1 else ""
    if finding.cell is not None:
        own, adversary, _ = finding.cell.compared
        slot = own if claim.row == finding.first else adversary
        if slot is not None:
            speaker = slot.claimant or claimant
            return say("findings.side", figure=slot.amount.written(), claimant=speaker, more="")
    if claim.figure.stated:
        return say("findings.side", figure=figure(claim), claimant=claimant, more=more)
    if claim.act not in (Act.DENY, Act.PARTLY_DENY, Act.RETRACT):
        return f"{claimant}{more}"
    act = say(f"findings.{claim.act}")
    return say("findings.side", figure=act, claimant=claimant, more=more)


def _apart(finding: Finding, one: Claim, other: Claim) -> str:
    if finding.kind is Kind.DENIAL or finding.note is Note.WITHDRAWN:
        return delay(one.claimed, other.claimed) or MISSING
    if not finding.apart:
        return MISSING
    if finding.cell is not None and finding.cell.difference is not None:
        return finding.cell.difference.times
    least, most = sorted((_point(one), _point(other)))
    if finding.note is Note.FALL:
        return f"−{numeral(most - least, 2)}"
    return _times(least, most)


def _times(least: float, most: float) -> str:
    if least <= 0:
        return MISSING
    ratio = most / least
    if ratio < _NEARLY_ALIKE:
        return f"+{numeral(most - least)}"
    return f"×{factor_text(ratio)}"


def _said_at(claim: Claim) -> datetime:
    return claim.claimed.last or datetime.min  # noqa: DTZ901 - wall clock, as every date here


def _point(claim: Claim) -> float:
    told = claim.figure
    given = (told.best, told.low, told.high)
    return next((value for value in given if value is not None), 0.0)
