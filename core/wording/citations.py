"""Where a claim is to be found: claimant, date, source and id."""

from core.dataset import Dataset
from core.wording.claim import Claim, claim_at
from core.wording.dates import words

_UNKNOWN_DATE = "at an unknown date"


def cite(dataset: Dataset, row: int) -> str:
    """``NKR Defence Army, claimed 4 Apr 2016; reported by Interfax, <url>; claim … in …``."""
    claim = claim_at(dataset, row)
    when = words(claim.claimed) if claim.claimed.ends else _UNKNOWN_DATE
    parts = [
        f"{claim.claimant or 'unnamed claimant'}, claimed {when}",
        _reported(claim),
        f"claim {claim.claim_id} in {dataset.name or 'an unnamed dataset'}",
    ]
    return "; ".join(parts)


def _reported(claim: Claim) -> str:
    named = ", ".join(part for part in (claim.source, claim.source_url) if part)
    return f"reported by {named}" if named else "source not stated"
