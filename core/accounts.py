"""What is selected and what is in view, in words that can be pasted: attribution first."""

import numpy as np

from core.comparison import Cell, Comparison, compare, explain, sight_of
from core.crossfilter import Workspace
from core.dates import written_span
from core.filters import FilterState
from core.filters.dates import day_of
from core.index import BOTH, BoolArray, Rows, side_label
from core.messages import numeral, say
from core.vocabulary.terms import Act, Clock
from core.wording import cite, claim_at, sentence
from core.wording.actors import speaker

MOST_CLAIMS = 500
"""No more claims than this are told one by one."""
_FURTHEST = 3


def claim_account(workspace: Workspace, row: int, known: BoolArray) -> str:
    """One claim as a sentence, how it was denied by what is ``known``, and its citation."""
    dataset, index = workspace.dataset, workspace.index
    told = " ".join((sentence(dataset, index, row), *_denials(workspace, row, known)))
    return say("account.claim", sentence=told, citation=cite(dataset, row))


def _denials(workspace: Workspace, row: int, known: BoolArray) -> tuple[str, ...]:
    """Each denial of a claim once: in short, or as its own sentence where it gives a figure."""
    dataset, index = workspace.dataset, workspace.index
    links = index.links
    answers: list[int] = links.source[(links.target == row) & ~links.replaces].tolist()
    found: list[str] = []
    for answer in (answer for answer in answers if known[answer]):
        claim = claim_at(dataset, answer)
        if claim.act not in (Act.DENY, Act.PARTLY_DENY):
            continue
        if claim.figure.stated:
            found.append(sentence(dataset, index, answer))
        else:
            found.append(say(f"account.{claim.act}", speaker=_capital(speaker(claim))))
    return tuple(dict.fromkeys(found))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def selection_account(workspace: Workspace, filters: FilterState, rows: Rows) -> str:
    """Some claims: who makes how many by when, each as a sentence with its citation.

    Claims that are exactly those behind a cell of the loss comparison, or behind one of its
    figures, begin with what the cell says.
    """
    if not len(rows):
        return ""
    told: list[int] = rows.array[:MOST_CLAIMS].tolist()
    known = workspace.known(filters)
    lines = [claim_account(workspace, row, known) for row in told]
    if len(rows) > MOST_CLAIMS:
        lines.append(say("selection.more", len(rows) - MOST_CLAIMS))
    if len(rows) == 1:
        return lines[0]
    lead = " ".join((say("selection.lead", len(rows)), _speakers(workspace, rows)))
    cell = _cell_behind(_compared(workspace, filters), rows)
    return "\n".join((lead, *(() if cell is None else (explain(cell),)), *lines))


def view_account(workspace: Workspace, filters: FilterState) -> str:
    """What is in view: who claims how much by when, coverage, and where they lie furthest apart."""
    rows = Rows.where(workspace.mask(filters))
    named = {"dataset": workspace.dataset.name, "filters": filters.describe(workspace.index)}
    if not len(rows):
        return say("view.nothing", **named)
    compared = _compared(workspace, filters)
    total = numeral(workspace.index.size)
    parts = [say("view.lead", len(rows), total=total, **named), _speakers(workspace, rows)]
    comparable, cells = compared.coverage
    if cells:
        parts.append(say("view.comparable", cells, comparable=numeral(comparable)))
    comparables = (cell for cell in compared.cells if cell.difference is not None)
    apart = sorted(comparables, key=_apart, reverse=True)
    lines = [
        say("view.furthest", sentence=explain(cell)) for cell in apart[:_FURTHEST] if _apart(cell)
    ]
    return "\n".join((" ".join(parts), *lines))


def _compared(workspace: Workspace, filters: FilterState) -> Comparison:
    return compare(workspace.dataset, workspace.index, sight_of(workspace, filters))


def _cell_behind(compared: Comparison, rows: Rows) -> Cell | None:
    def is_behind(cell: Cell) -> bool:
        figures = (slot.rows for slot in cell.slots if slot is not None)
        return rows == cell.rows or any(rows == figure for figure in figures)

    return next((cell for cell in compared.cells if is_behind(cell)), None)


def _apart(cell: Cell) -> float:
    difference = cell.difference
    if difference is None or difference.consistent:
        return 0.0
    return abs(difference.doublings or 0.0)


def _speakers(workspace: Workspace, rows: Rows) -> str:
    side = workspace.index["claimant_side"]
    codes = side.codes[rows.array]
    parts: list[str] = []
    present: list[int] = np.unique(codes).tolist()
    for code in present:
        name = side.values[code]
        speaker = say("side.unstated") if name == BOTH else side_label(name)
        mine = Rows(rows.array[codes == code])
        when = _claimed(workspace, mine)
        parts.append(say("view.speaker", len(mine), speaker=speaker, when=when))
    return say("view.speakers", speakers=say("coverage.joint").join(parts))


def _claimed(workspace: Workspace, rows: Rows) -> str:
    days = workspace.index.days[Clock.CLAIMED]
    dated = rows.array[days.dated[rows.array]]
    if not len(dated):
        return say("account.undated")
    ends = day_of(int(days.first[dated].min())), day_of(int(days.last[dated].max()))
    return say("account.dated", when=written_span(*ends))
