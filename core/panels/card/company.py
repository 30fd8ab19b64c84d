"""What is said of the same thing: by the other sides, and again by the claim's own side."""

import numpy as np
from msgspec import Struct

from core.crossfilter import Workspace
from core.index import BOTH, BoolArray, ClaimIndex, IntArray
from core.panels.card.thread import in_time
from core.wording import Glyph, claim_at, glyph_at
from core.wording.bases import basis
from core.wording.dates import short
from core.wording.nouns import counted

MOST = 30
"""No more claims than this are listed for each of the two; the nearest in time are kept."""


class Saying(Struct, frozen=True):
    """One claim about the same thing."""

    row: int
    side: str
    glyph: Glyph
    date: str
    claimant: str
    figure: str
    basis: str


class Company(Struct, frozen=True):
    """Claims with the same subject side, measure and category; ``*_total`` counts all of them."""

    others: tuple[Saying, ...] = ()
    others_total: int = 0
    own: tuple[Saying, ...] = ()
    own_total: int = 0


def company(workspace: Workspace, row: int, known: BoolArray) -> Company:
    """What else is said of the thing a claim counts; nothing where it counts nothing."""
    index = workspace.index
    if not _value(index, "measure", row) or _value(index, "subject_side", row) == BOTH:
        return Company()
    same = known.copy()
    for key in ("subject_side", "measure", "category"):
        codes = index[key].codes
        same &= codes == codes[row]
    same[row] = False
    speaker = index["claimant_side"].codes
    others = np.flatnonzero(same & (speaker != speaker[row])).astype(np.int32)
    own = np.flatnonzero(same & (speaker == speaker[row])).astype(np.int32)
    return Company(
        tuple(_saying(workspace, number, row) for number in _nearest(workspace, others, row)),
        len(others),
        tuple(_saying(workspace, number, row) for number in _nearest(workspace, own, row)),
        len(own),
    )


def _nearest(workspace: Workspace, rows: IntArray, row: int) -> list[int]:
    if len(rows) > MOST:
        moments = workspace.dataset.claims["claimed_on_from"].to_numpy()
        undated = np.isnat(moments[rows])
        if np.isnat(moments[row]):
            rows = rows[:MOST]
        else:
            away = np.abs(moments[rows] - moments[row]).astype(np.int64)
            away[undated] = np.iinfo(np.int64).max
            rows = np.sort(rows[np.argsort(away, kind="stable")[:MOST]])
    found: list[int] = in_time(workspace, rows).tolist()
    return found


def _saying(workspace: Workspace, row: int, beside: int) -> Saying:
    claim = claim_at(workspace.dataset, row)
    said = basis(claim) if claim.figure.stated else claim.act.label
    victims = claim_at(workspace.dataset, beside).victims
    other_victims = claim.figure.stated and claim.victims is not victims and claim.victims
    return Saying(
        row=row,
        side=_value(workspace.index, "claimant_side", row),
        glyph=glyph_at(workspace.index, row),
        date=short(claim.claimed),
        claimant=claim.claimant,
        figure=claim.figure.short(),
        basis=f"{counted(claim)}, {said}" if other_victims else said,
    )


def _value(index: ClaimIndex, key: str, row: int) -> str:
    dimension = index[key]
    return dimension.values[int(dimension.codes[row])]
