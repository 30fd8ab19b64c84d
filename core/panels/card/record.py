"""The track record on the card: how the claimant's claims were answered, as context."""

from collections.abc import Sequence

from msgspec import Struct

from core.index import Rows
from core.messages import say
from core.panels.question import Question
from core.threads import TALLIED, Tally, track_record
from core.vocabulary.categories import category_tree
from core.wording.records import FEW, about_record, revised

MOST_LINES = 8
"""No more categories than this are listed; the others are counted in the first line."""


class RecordLine(Struct, frozen=True):
    """One category: the claims made, then those that became each of the headings."""

    label: str
    cells: tuple[Rows, ...]
    few: bool
    """Whether there are too few claims to say anything."""


class RecordView(Struct, frozen=True):
    """The track record of the card's claimant."""

    claimant: str
    about: str
    headings: tuple[str, ...]
    """Claims, then every answer that any of them was given."""
    lines: tuple[RecordLine, ...]
    """None where the claimant claims nothing."""
    remark: str
    """Which answers there were none of, which lines say too little, how many are not listed."""
    revisions: tuple[tuple[str, Rows], ...]
    """How far it revised its own figures, with the claims behind it."""


def record(question: Question, claimant: str) -> RecordView:
    """The track record of a claimant as known on the day asked for; filters do not narrow it."""
    best = question.workspace.dataset.claims["best"].to_numpy(dtype="float64")
    found = track_record(question.index, question.threads, best, question.known, claimant)
    kept = [place for place, rows in enumerate((found.whole.made, *found.whole.became)) if rows]
    lines = [_line(say("record.all"), found.whole, kept)] if kept else []
    if len(found.categories) > 1:
        lines += [
            _line(_category(tally.category), tally, kept) for tally in found.categories[:MOST_LINES]
        ]
    spoken = (
        (revised(found.figures, totals=False), found.figures.rows),
        (revised(found.totals, totals=True), found.totals.rows),
    )
    return RecordView(
        claimant,
        about_record(claimant, len(found.whole.made)),
        tuple(_headings()[place] for place in kept),
        tuple(lines),
        _remark(lines, kept, len(found.categories) - MOST_LINES),
        tuple((words, rows) for words, rows in spoken if words),
    )


def _remark(lines: Sequence[RecordLine], kept: Sequence[int], omitted: int) -> str:
    said: list[str] = []
    never = [heading for place, heading in enumerate(_headings()) if place not in kept]
    if never and kept:
        said.append(say("record.never", answers=say("record.never.joint").join(never)))
    if any(line.few for line in lines):
        said.append(say("record.grey", FEW))
    if omitted > 0:
        said.append(say("record.more", omitted))
    return say("sentences.joint").join(said)


def _headings() -> tuple[str, ...]:
    return say("record.claims"), *(answer.label for answer in TALLIED)


def _line(label: str, tally: Tally, kept: Sequence[int]) -> RecordLine:
    cells = (tally.made, *tally.became)
    return RecordLine(label, tuple(cells[place] for place in kept), len(tally.made) < FEW)


def _category(key: str) -> str:
    return category_tree().label(key) if key else say("record.none")
