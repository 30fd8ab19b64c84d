"""The verdicts of fact-checkers as what they are: answers to a claim."""

import math
from collections.abc import Mapping
from types import MappingProxyType

from core.loading.figures import read_number
from core.vocabulary.categories import folded
from core.vocabulary.terms import Act

_CONFIRMING = (
    *("true", "correct", "accurate", "verified", "correct attribution", "the geppetto checkmark"),
    *("geppetto checkmark", "vero", "verdadeiro", "verdadero", "vrai", "wahr", "richtig", "правда"),
)
_DENYING = (
    *("false", "pants on fire", "pants on fire!", "incorrect", "inaccurate", "wrong", "fake"),
    *("not true", "untrue", "hoax", "fabricated", "fiction", "debunked", "four pinocchios"),
    *("fake news", "falso", "falsa", "faux", "falsch", "yanlış", "неправда", "ложь", "фейк"),
)
_PARTLY = (
    *("half true", "mostly true", "mostly false", "barely true", "partly true", "partly false"),
    *("partially true", "partially false", "partially correct", "partially incorrect"),
    *("mixture", "mixed", "misleading", "exaggerated", "missing context", "out of context"),
    *("one pinocchio", "two pinocchios", "three pinocchios", "half flip", "needs context"),
    *("distorts the facts", "spins the facts", "cherry picks", "enganoso", "engañoso", "trompeur"),
    *("teils falsch", "größtenteils falsch", "größtenteils richtig", "manipulation"),
)
_VERDICTS: Mapping[str, Act] = MappingProxyType(
    dict.fromkeys(map(folded, _CONFIRMING), Act.CONFIRM)
    | dict.fromkeys(map(folded, _DENYING), Act.DENY)
    | dict.fromkeys(map(folded, _PARTLY), Act.PARTLY_DENY)
)


def act_of(label: str, value: str, best: str, worst: str) -> Act:
    """Confirming, denying, denying in part, or merely saying something.

    The words count first. Without words that are known the place of the number between the worst
    and the best one does; the ends alone are whole verdicts. Without both ends it says nothing.
    """
    verdict = _VERDICTS.get(folded(label).rstrip(".!"))
    if verdict is not None:
        return verdict
    number, top, bottom = _number(value), _number(best), _number(worst)
    if not bottom <= number <= top or bottom == top:
        return Act.ASSERT
    if number in (bottom, top):
        return Act.CONFIRM if number == top else Act.DENY
    return Act.PARTLY_DENY


def _number(text: str) -> float:
    try:
        return read_number(text)
    except ValueError:
        return math.nan
