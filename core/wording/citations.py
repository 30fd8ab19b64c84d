"""Where a claim is to be found: claimant, date, source and id."""

from core.dataset import Dataset
from core.messages import say
from core.wording.claim import Claim, claim_at
from core.wording.dates import words


def cite(dataset: Dataset, row: int) -> str:
    """``NKR Defence Army, claimed 4 Apr 2016; reported by Interfax, <url>; claim … in …``."""
    claim = claim_at(dataset, row)
    return say(
        "cite",
        claimant=claim.claimant or say("cite.unnamed"),
        when=words(claim.claimed) if claim.claimed.ends else say("cite.undated"),
        reported=_reported(claim),
        claim=claim.claim_id,
        dataset=dataset.name or say("cite.dataset"),
    )


def _reported(claim: Claim) -> str:
    named = ", ".join(part for part in (claim.source, claim.source_url) if part)
    return say("cite.reported", source=named) if named else say("cite.unsourced")
