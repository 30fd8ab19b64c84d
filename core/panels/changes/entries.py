"""What a line of the list of changes says."""

from msgspec import Struct

from core.changes import Changes, cells_of_claim
from core.crossfilter import Workspace
from core.index import NO_ROWS, Rows
from core.messages import say
from core.wording import MISSING, claim_at, figure, proposition, sentence


class Entry(Struct, frozen=True):
    """One change; ``rows`` are the claims it is about as they stand now."""

    what: str
    about: str
    before: str = ""
    after: str = ""
    by: str = ""
    sentence: str = ""
    rows: Rows = NO_ROWS
    detail: str = ""
    """All of it on several lines."""


def added(space: Workspace, changes: Changes, number: int) -> Entry:
    """The ``number``-th claim that came."""
    row = int(changes.added.array[number])
    claim = claim_at(space.dataset, row)
    said = sentence(space.dataset, space.index, row)
    return Entry(
        claim.claim_id,
        proposition(claim),
        MISSING,
        figure(claim),
        sentence=said,
        rows=Rows([row]),
        detail=f"{claim.claim_id} · added\n\n{said}",
    )


def withdrawn(space: Workspace, changes: Changes, number: int) -> Entry:
    """The ``number``-th claim that is not there any more."""
    del space
    gone = changes.gone
    claim = claim_at(gone.dataset, number)
    said = sentence(gone.dataset, gone.index, number)
    return Entry(
        claim.claim_id,
        proposition(claim),
        figure(claim),
        MISSING,
        sentence=said,
        detail=f"{claim.claim_id} · withdrawn: no longer in the file\n\n{said}",
    )


def changed(space: Workspace, changes: Changes, number: int) -> Entry:
    """The ``number``-th claim that says something else now."""
    row = int(changes.changed.array[number])
    claim, was = claim_at(space.dataset, row), claim_at(changes.before, number)
    cells = cells_of_claim(changes, space.dataset, number)
    said = sentence(space.dataset, space.index, row)
    lines = [f"  {name}: {before or MISSING} → {after or MISSING}" for name, before, after in cells]
    columns = "\n".join(lines)
    moved = claim.figure != was.figure
    one = cells[0] if len(cells) == 1 and not moved else None
    return Entry(
        claim.claim_id,
        ", ".join(name for name, _, _ in cells),
        figure(was) if moved else one[1] if one else "",
        figure(claim) if moved else one[2] if one else "",
        _by(was.figure.best, claim.figure.best) if moved else "",
        said,
        Rows([row]),
        f"{claim.claim_id} · changed\n\n{columns}\n\n{said}",
    )


def moved(space: Workspace, changes: Changes, number: int) -> Entry:
    """The ``number``-th figure of the comparison that moved."""
    del space
    cell = changes.cells[number]
    about = f"{cell.thing}, {cell.speaker}"
    by = f" ({cell.by})" if cell.by else ""
    said = [f"Losses of {cell.subject}, {about}: {cell.before}, now {cell.after}{by}."]
    keys = ("changes.moved.before", "changes.moved.now")
    said += [say(key, told=told) for key, told in zip(keys, cell.told, strict=True) if told]
    words = say("sentences.joint").join(said)
    return Entry(
        cell.subject, about, cell.before, cell.after, cell.by, words, cell.rows, detail=words
    )


def _by(was: float | None, now: float | None) -> str:
    if was is None or now is None or was == now:
        return ""
    return f"{now - was:+,.10g}".replace("-", "−")
