"""Other clocks on which claims have a date, as an advice."""

from core.index import ClaimIndex, IntArray
from core.messages import say
from core.vocabulary.terms import Clock


def clocks_dating(index: ClaimIndex, claims: IntArray, clock: Clock) -> str:
    """The other clocks on which any of some claims is dated: ``event date or the claim date``.

    "" where there is none.
    """
    found = [
        other.label
        for other in Clock
        if other is not clock and index.days[other].dated[claims].any()
    ]
    return say("clocks.or").join(found)
