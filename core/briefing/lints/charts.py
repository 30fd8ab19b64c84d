"""Lints on charts: what is set side by side, where axes begin, what a zero stands for."""

import re
from collections.abc import Sequence
from itertools import combinations

import numpy as np

from core.briefing.lints.lint import Case, Notice
from core.comparison.cells import Mismatch
from core.index import IntArray, Rows
from core.messages import numeral, say
from core.panels.losses import LossesView, Mode
from core.panels.losses.rows import LossMark, LossRow
from core.panels.losses.scale import ScaleKind
from core.vocabulary.terms import Basis

_SAYS_NONE = re.compile(r"\b(0|no|none|nobody|not|zero|without|never)\b|n't", re.IGNORECASE)


def mixed(case: Case) -> tuple[Notice, ...]:
    """Figures of other measures or counting bases in one chart of losses."""
    found: list[Notice] = []
    for key, view in _losses(case):
        if view.over_time is not None:
            for plot in view.over_time.plots:
                bases = dict.fromkeys(track.course.basis.label for track in plot.tracks)
                if len(bases) > 1:
                    rows = _joined([track.rows.array for track in plot.tracks])
                    listed = say("coverage.comma").join(bases)
                    said = say("lint.mixed.over_time", what=plot.title, bases=listed)
                    found.append(Notice(said, key, rows))
            continue
        for what, is_mixed in (("measures", _measures_differ), ("bases", _bases_differ)):
            rows = [row for row in view.rows if is_mixed(row)]
            if rows:
                said = say(f"lint.mixed.{what}", len(rows), first=_named(rows[0]))
                found.append(Notice(said, key, _joined([row.rows.array for row in rows])))
    return tuple(found)


def summed_totals(case: Case) -> tuple[Notice, ...]:
    """Figures added up among which one is, or may be, a running total."""
    basis = case.state.workspace.index["basis"]
    periods = basis.code_of.get(Basis.INCREMENTAL.value, -1)
    found: list[Notice] = []
    for key, view in _losses(case):
        for mark in _marks(view):
            if mark.slot.summed > 1 and bool((basis.codes[mark.rows.array] != periods).any()):
                said = say("lint.summed.found", figure=_figure(mark))
                found.append(Notice(said, key, mark.rows))
    return tuple(found)


def truncated(case: Case) -> tuple[Notice, ...]:
    """Bars whose axis does not begin at 0, so that their length is not their figure."""
    return tuple(
        Notice(
            say("lint.truncated.log")
            if view.scale.kind is ScaleKind.LOG
            else say("lint.truncated.cut", low=numeral(view.scale.low, 2)),
            key,
            setting="scale",
        )
        for key, view in _losses(case)
        if view.options.mode is Mode.BUTTERFLY
        and view.pairs
        and (view.scale.kind is ScaleKind.LOG or view.scale.low > 0)
    )


def zeros(case: Case) -> tuple[Notice, ...]:
    """Figures of 0 whose claims do not say in words that there was none."""
    texts = case.state.workspace.dataset.claims["text"]
    found: list[Notice] = []
    for key, view in _losses(case):
        for mark in _marks(view):
            rows = mark.rows.array.tolist()
            if mark.amount.best == 0 and not any(
                _SAYS_NONE.search(str(texts.iat[r])) for r in rows
            ):
                said = say("lint.zeros.found", figure=_figure(mark))
                found.append(Notice(said, key, mark.rows))
    return tuple(found)


def _measures_differ(row: LossRow) -> bool:
    drawn = row.marks[0] is not None and row.marks[1] is not None
    return drawn and row.cell.mismatch is Mismatch.MEASURE


def _bases_differ(row: LossRow) -> bool:
    drawn = [mark.slot for mark in row.marks if mark is not None]
    return any(not one.counts_like(other) for one, other in combinations(drawn, 2))


def _losses(case: Case) -> list[tuple[str, LossesView]]:
    return [(key, view) for key, view in case.views.items() if isinstance(view, LossesView)]


def _marks(view: LossesView) -> list[LossMark]:
    return [mark for row in view.rows for mark in row.marks if mark is not None]


def _named(row: LossRow) -> str:
    subject = row.cell.subject or say("lint.nobody")
    return say("lint.row", row=row.label.lower(), subject=subject)


def _figure(mark: LossMark) -> str:
    nobody = say("lint.nobody")
    return say(
        "lint.figure",
        claimant=mark.slot.claimant or nobody,
        thing=mark.cell.thing.label,
        subject=mark.cell.subject or nobody,
    )


def _joined(parts: Sequence[IntArray]) -> Rows:
    return Rows(np.concatenate([np.zeros(0, dtype=np.int32), *parts]).astype(np.int32))
