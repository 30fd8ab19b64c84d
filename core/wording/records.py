"""The words of a track record: counts with what they are counted of, and never a verdict."""

from core.messages import numeral, say
from core.threads import Revisions
from core.wording.actors import named

FEW = 5
"""Fewer cases than this say too little for a median."""


def about_record(claimant: str, claims: int) -> str:
    """What the counts are of, and what they are not."""
    who = named(claimant) if claimant else say("actor.unnamed")
    few = say("record.few") if claims < FEW else ""
    return say("record.about", claims, who=who, few=few)


def revised(revisions: Revisions, *, totals: bool) -> str:
    """How often and how far a claimant revised its figures; "" where it never did."""
    number = revisions.count
    if not number:
        return ""
    ways = (("up", revisions.up), ("down", revisions.down), ("same", revisions.same))
    went = [say(f"record.{way}", number=numeral(count)) for way, count in ways if count]
    ratio = ""
    if number < FEW:
        ratio = say("record.ratio.few")
    elif revisions.ratio is not None:
        ratio = say("record.ratio", ratio=numeral(revisions.ratio, 2))
    return say(
        "record.revised",
        number,
        what=say("record.totals" if totals else "record.figures"),
        ways=say("record.ways.joint").join(went),
        ratio=ratio,
        grows=say("record.grows") if totals else "",
    )
