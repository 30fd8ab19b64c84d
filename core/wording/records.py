"""The words of a track record: counts with what they are counted of, and never a verdict."""

from core.threads import Revisions
from core.wording.actors import named
from core.wording.counts import counted

FEW = 5
"""Fewer cases than this say too little for a median."""


def about_record(claimant: str, claims: int) -> str:
    """What the counts are of, and what they are not."""
    who = named(claimant) if claimant else "an unnamed claimant"
    few = " Too few to say anything of the claimant." if claims < FEW else ""
    return (
        f"{counted(claims, 'claim')} by {who} in this dataset; its own denials, confirmations and"
        f" retractions are not counted.{few} What others answered does not show who was right,"
        " and no figure here is corrected by it."
    )


def revised(revisions: Revisions, *, totals: bool) -> str:
    """How often and how far a claimant revised its figures; "" where it never did."""
    number = revisions.count
    if not number:
        return ""
    of = "running totals" if totals else "figures that are no running totals"
    ways = ((revisions.up, "up"), (revisions.down, "down"), (revisions.same, "unchanged"))
    went = ", ".join(f"{count:,} {way}" for count, way in ways if count)
    grows = " A running total grows as the count goes on." if totals else ""
    lead = f"{counted(number, 'revision')} of {of} by itself or its side: {went}"
    if number < FEW:
        return f"{lead}; too few to say by how much.{grows}"
    if revisions.ratio is None:
        return f"{lead}.{grows}"
    return f"{lead}; median later ÷ earlier figure ×{revisions.ratio:.2f}.{grows}"
