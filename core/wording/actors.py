"""Names of actors inside a sentence."""

import re

from core.messages import ENGLISH, catalogue, say
from core.wording.claim import Claim

_WITH_ARTICLE = re.compile(
    "Administration|Agency|Alliance|Army|Assembly|Authority|Battalion|Brigade|Bureau|"
    "Cabinet|Coalition|Command|Commission|Committee|Confederation|Congress|Corps|Council|"
    "Court|Department|Directorate|Division|Duma|Embassy|Emirates|Federation|Fleet|Force|"
    "Forces|Government|Group|Guard|Institute|Kingdom|Knesset|League|MFA|Ministry|MoD|"
    "MoFA|Mission|Movement|Nations|Navy|Office|Organisation|Organization|Parliament|"
    "Parties|Party|Police|Presidency|Regiment|Republic|Secretariat|Senate|Service|"
    "Society|Staff|States|Union"
)
_OF = re.compile(r" (?:of|to|for) ")


def named(actor: str) -> str:
    """A name with its article where English asks for one: ``the NKR Defence Army``."""
    if catalogue().language != ENGLISH:
        return actor
    head = _OF.split(actor, maxsplit=1)[0].split()
    article = (
        bool(head) and head[0].casefold() != "the" and _WITH_ARTICLE.fullmatch(head[-1]) is not None
    )
    return f"the {actor}" if article else actor


def speaker(claim: Claim) -> str:
    """The claimant inside a sentence."""
    return named(claim.claimant) if claim.claimant else say("actor.unnamed")


def spoken_of(claim: Claim) -> str:
    """Whom the claim is about, inside a sentence."""
    if claim.both_sides:
        return say("actor.both")
    return named(claim.subject) if claim.subject else say("actor.nobody")
