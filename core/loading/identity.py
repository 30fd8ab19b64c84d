"""Claim ids that come twice."""

import re
from typing import Any

import pandas as pd

from core.arrow import chunked
from core.loading.arrow import pc, whole
from core.loading.rawtable import shown
from core.loading.tables import Built
from core.problems import Problem, Severity

_MADE = re.compile(r"c-[0-9a-f]{12}")


def with_unique_ids(claims: Built) -> Built:
    """The claims with #2, #3, … behind an id that was used before."""
    ids = claims.frame["claim_id"]
    if _ascend(ids):
        return claims
    again = ids.duplicated()
    if not again.any():
        return claims
    taken = set(ids[~again].tolist())
    new: dict[int, str] = {}
    problems: list[Problem] = []
    counts: dict[str, int] = {}
    for place, text in ids[again].items():
        claim, row = str(text), int(str(place))
        counts[claim] = counts.get(claim, 1) + 1
        while (name := f"{claim}#{counts[claim]}") in taken:
            counts[claim] += 1
        taken.add(name)
        new[row] = name
        if not _MADE.fullmatch(claim):
            problems.append(_reused(claims.raw, row, claim, name))
    changed: Any = ids.astype(object).to_numpy().copy()
    changed[list(new)] = list(new.values())
    frame = claims.frame.assign(claim_id=pd.Series(changed, dtype="str"))
    return Built(frame, claims.raw, (*claims.problems, *problems), claims.rejected)


def _ascend(ids: "pd.Series[str]") -> bool:
    """Whether each id is greater than the one before, as those that a program counted up are."""
    texts = whole(chunked(ids.array))
    return bool(pc.all(pc.greater(texts[1:], texts[:-1])).as_py())


def _reused(raw: pd.DataFrame, row: int, claim: str, name: str) -> Problem:
    file, number = str(raw["_file"].iloc[row]), int(raw["_row"].iloc[row])
    sentence = (
        f"{file}, row {number}, claim_id: “{shown(claim)}” was used before; "
        f"this row is called {shown(name)}. Give every claim its own id."
    )
    return Problem("reused_id", Severity.WARNING, file, number, "claim_id", claim, sentence)
