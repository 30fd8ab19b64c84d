"""The thread of a claim: what it answers, what answers it, in the order of time."""

from dataclasses import dataclass

import numpy as np

from core.crossfilter import Workspace
from core.index import BoolArray, ClaimIndex, IntArray
from core.threads import threads_of
from core.vocabulary.terms import Act
from core.wording import Claim, Glyph, claim_at, glyph_at, proposition
from core.wording.dates import delay, short

LONGEST = 40
"""A thread is cut to so many claims around the one looked at."""

_LINKS = {
    Act.DENY: "denies",
    Act.PARTLY_DENY: "partly denies",
    Act.CONFIRM: "confirms",
    Act.REVISE: "revises",
    Act.RETRACT: "withdraws",
}


@dataclass(frozen=True)
class Step:
    """One claim of a thread; ``delay`` is its distance from the claim of the card."""

    row: int
    side: str
    glyph: Glyph
    date: str
    claimant: str
    words: str
    delay: str
    here: bool


def thread(workspace: Workspace, row: int, known: BoolArray) -> tuple[Step, ...]:
    """Every claim linked to one, directly or not, in time order; empty where it stands alone."""
    index = workspace.index
    around = threads_of(index).rows(row).array
    rows = around[known[around] | (around == row)]
    if len(rows) < 1 + 1:
        return ()
    ordered = in_time(workspace, rows)
    here = int(np.flatnonzero(ordered == row)[0])
    start = max(0, min(here - LONGEST // 2, len(ordered) - LONGEST))
    own = claim_at(workspace.dataset, row)
    return tuple(
        _step(index, claim_at(workspace.dataset, number), own)
        for number in ordered[start : start + LONGEST].tolist()
    )


def in_time(workspace: Workspace, rows: IntArray) -> IntArray:
    """Rows by the moment they were claimed; undated ones last, equals as they stand."""
    moments = workspace.dataset.claims["claimed_on_from"].to_numpy()[rows]
    return rows[np.argsort(moments, kind="stable")]


def summary(claim: Claim) -> str:
    """Kind of answer, figure and what is claimed, in few words."""
    said = proposition(claim)
    figure = f"{claim.figure.short()} · " if claim.figure.stated else ""
    return f"{figure}{said}"


def _step(index: ClaimIndex, claim: Claim, own: Claim) -> Step:
    link = _LINKS.get(claim.act, "")
    dimension = index["claimant_side"]
    return Step(
        row=claim.row,
        side=dimension.values[int(dimension.codes[claim.row])],
        glyph=glyph_at(index, claim.row),
        date=short(claim.claimed),
        claimant=claim.claimant,
        words=f"{link}: {summary(claim)}" if link else summary(claim),
        delay="" if claim.row == own.row else delay(own.claimed, claim.claimed),
        here=claim.row == own.row,
    )
