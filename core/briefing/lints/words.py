"""Lints on words: likelihood, confidence, and colours that stand for sides.

Likelihood and confidence: Office of the Director of National Intelligence, Intelligence Community
Directive 203, "Analytic Standards", 2 January 2015, D.6.e(2): the seven expressions of likelihood,
and that a confidence level and a degree of likelihood do not stand in one sentence. Colours: W3C,
Web Content Accessibility Guidelines 2.1, success criterion 1.4.1, "Use of Color".
"""

import re

from core.briefing.lints.lint import Case, Notice

LIKELIHOODS = (
    ("almost no chance", "remote"),
    ("very unlikely", "highly improbable"),
    ("unlikely", "improbable"),
    ("roughly even chance", "roughly even odds"),
    ("likely", "probable", "probably"),
    ("very likely", "highly probable"),
    ("almost certain", "almost certainly", "nearly certain"),
)
"""The seven degrees of ICD 203, each with its two expressions and the adverbs made from them."""

_OTHERS = (
    *("perhaps", "maybe", "possibly", "conceivably", "presumably", "apparently", "arguably"),
    *("undoubtedly", "doubtless", "certainly", "no doubt", "a good chance", "a fair chance"),
    *("in all likelihood", "fairly likely", "quite likely", "somewhat likely", "might have"),
    *("may have", "could have", "cannot be ruled out", "can not be ruled out"),
)
_COLOURS = (
    *("red", "blue", "orange", "green", "purple", "yellow", "violet", "pink", "brown"),
    *("grey", "gray"),
)


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)


_LIKELIHOOD = _any_of(tuple(word for degree in LIKELIHOODS for word in degree))
_CONFIDENCE = re.compile(
    r"\b(?:low|moderate|medium|high)(?:\s+level\s+of)?[\s-]+confidence\b"
    r"|\bconfidence\s+is\s+(?:low|moderate|high)\b",
    re.IGNORECASE,
)
_OUTSIDE = _any_of(_OTHERS)
_COLOUR = re.compile(
    rf"\b(?:in|the)\s+(?:{'|'.join(_COLOURS)})\b(?!\s+(?:cross|crescent|army|zone)\b)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def likelihood_with_confidence(case: Case) -> tuple[Notice, ...]:
    """A likelihood and a confidence in one sentence."""
    return tuple(
        Notice(f"“{sentence}” ({place}) says how likely and how confident at once.", field=place)
        for place, sentence in _sentences(case)
        if _CONFIDENCE.search(sentence)
        and (_LIKELIHOOD.search(sentence) or _OUTSIDE.search(sentence))
    )


def other_likelihoods(case: Case) -> tuple[Notice, ...]:
    """Likelihood in other words than the seven."""
    found: list[Notice] = []
    for place, sentence in _sentences(case):
        # “Almost certainly” is one of the seven, “certainly” is not.
        outside = _OUTSIDE.search(_LIKELIHOOD.sub("", sentence))
        qualified = re.search(r"\b(?:fairly|quite|somewhat) likely\b", sentence, re.IGNORECASE)
        word = qualified or outside
        if word is not None:
            said = f"“{word[0]}” ({place}) is none of the seven likelihoods of ICD 203."
            found.append(Notice(said, field=place))
    return tuple(found)


def colours_for_sides(case: Case) -> tuple[Notice, ...]:
    """Words that point at a mark by its colour alone."""
    return tuple(
        Notice(f"“{word[0]}” ({place}) points by colour alone; name the side as well.", field=place)
        for place, sentence in _sentences(case)
        for word in (_COLOUR.search(sentence),)
        if word is not None and not _names_a_side(case, sentence)
    )


def _names_a_side(case: Case, sentence: str) -> bool:
    return any(side in sentence for side in case.state.workspace.index.belligerents)


def _sentences(case: Case) -> list[tuple[str, str]]:
    return [
        (place, sentence.strip())
        for place, text in case.words
        for sentence in _SENTENCE.split(text)
        if sentence.strip()
    ]
