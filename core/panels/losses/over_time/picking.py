"""Which loss is looked at over time: the one picked, the one selected, or the most spoken of."""

from collections.abc import Sequence

from core.comparison import Level
from core.comparison.figures import SLOTS, figures_of
from core.crossfilter import Workspace
from core.index import Rows
from core.messages import say
from core.panels.losses.over_time.options import LossPick
from core.panels.losses.rows import LossRow

_FEW = 64
"""Of many claims that speak of several losses so many mostly tell that they do."""


def pick_of(row: LossRow) -> LossPick:
    """The loss of a row."""
    return LossPick.of(row.cell.subject, row.cell.thing)


def selected_pick(workspace: Workspace, level: Level, selected: Rows) -> LossPick | None:
    """The one loss of which all selected figures speak, None where there is no such one."""
    if not len(selected):
        return None
    figures = figures_of(workspace.dataset, workspace.index)
    rows = selected.array[figures.stated[selected.array]]
    if not len(rows):
        return None
    first = int(figures.key(level, rows[:1])[0]) // SLOTS
    for part in (rows[:_FEW], rows):
        if (figures.key(level, part) // SLOTS != first).any():
            return None
    subject, thing = divmod(first, len(figures.things))
    return LossPick.of(figures.subjects[level].names[subject], figures.things[thing])


def resolved(pick: LossPick, rows: Sequence[LossRow]) -> LossPick | None:
    """The loss to show: the one picked though nothing of it is in view, else the best known."""
    if pick.measure and (any(pick_of(row) == pick for row in rows) or _known(pick, rows)):
        return pick
    best = max(rows, key=_worth, default=None)
    return None if best is None else pick_of(best)


def related(pick: LossPick, rows: Sequence[LossRow]) -> tuple[LossPick, ...]:
    """The other losses of the same subject, those most spoken of first."""
    found = [row for row in rows if row.cell.subject == pick.subject and pick_of(row) != pick]
    return tuple(pick_of(row) for row in sorted(found, key=_worth, reverse=True))


def _known(pick: LossPick, rows: Sequence[LossRow]) -> bool:
    """Whether the subject is one of this level, as far as can be seen."""
    return not rows or any(row.cell.subject == pick.subject for row in rows)


def _worth(row: LossRow) -> tuple[bool, int, int]:
    slots = sum(slot is not None for slot in row.cell.slots)
    return not row.cell.thing.both, min(slots, 2), len(row.rows)


def names_of(pick: LossPick | None) -> tuple[str, ...]:
    """The loss looked at and whose it is, in ever shorter words."""
    if pick is None:
        return (say("overtime.pick.none"),)
    thing, subject = pick.thing, pick.subject
    if not subject:
        return (thing.label,)
    return (
        say("overtime.pick", thing=thing.label, whose=say("overtime.whose", subject=subject)),
        say("overtime.pick.short", thing=thing.label, subject=subject),
        say("overtime.pick.short", thing=thing.labels[-1], subject=subject),
    )
