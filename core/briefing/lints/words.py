"""Lints on words: likelihood, confidence, and colours that stand for sides.

Likelihood and confidence: Office of the Director of National Intelligence, Intelligence Community
Directive 203, "Analytic Standards", 2 January 2015, D.6.e(2): the seven expressions of likelihood,
and that a confidence level and a degree of likelihood do not stand in one sentence. Colours: W3C,
Web Content Accessibility Guidelines 2.1, success criterion 1.4.1, "Use of Color".
"""

import re

from core.briefing.lints.lint import Case, Notice
from core.messages import say

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
    *("plausible", "plausibly", "potentially", "seemingly", "supposedly", "possible that"),
    *("undoubtedly", "doubtless", "certainly", "no doubt", "a good chance", "a fair chance"),
    *("in all likelihood", "in all probability", "chances are", "more likely than not"),
    *("fairly likely", "quite likely", "somewhat likely", "highly likely", "most likely"),
    *("extremely likely", "less likely", "highly unlikely", "extremely unlikely"),
    *("might have", "may have", "could have", "cannot be ruled out", "can not be ruled out"),
)
_COLOURS = (
    *("red", "blue", "orange", "green", "purple", "yellow", "violet", "pink", "brown"),
    *("grey", "gray"),
)


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)


_SEVEN = frozenset(word for degree in LIKELIHOODS for word in degree)
_LIKELY = _any_of((*_SEVEN, *_OTHERS))
"""Words of likelihood; where one holds another, “almost certainly” and “certainly”, the longer."""
_CONFIDENCE = re.compile(
    r"\b(?:low|moderate|medium|high)(?:\s+level\s+of)?[\s-]+confidence\b"
    r"|\bconfidence\s+is\s+(?:low|moderate|high)\b",
    re.IGNORECASE,
)
_COLOUR = re.compile(
    rf"\b(?:in|the)\s+(?:{'|'.join(_COLOURS)})\b(?!\s+(?:cross|crescent|army|zone)\b)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def likelihood_with_confidence(case: Case) -> tuple[Notice, ...]:
    """A likelihood and a confidence in one sentence."""
    return tuple(
        _notice("lint.likelihood_confidence.found", field, sentence=sentence)
        for field, sentence in _sentences(case)
        if _CONFIDENCE.search(sentence) and _LIKELY.search(sentence)
    )


def other_likelihoods(case: Case) -> tuple[Notice, ...]:
    """Likelihood in other words than the seven."""
    return tuple(
        _notice("lint.likelihood_words.found", field, word=found[0])
        for field, sentence in _sentences(case)
        if (found := [word for word in _LIKELY.findall(sentence) if word.casefold() not in _SEVEN])
    )


def colours_for_sides(case: Case) -> tuple[Notice, ...]:
    """Words that point at a mark by its colour alone."""
    return tuple(
        _notice("lint.colours.word", field, word=found[0])
        for field, sentence in _sentences(case)
        if (found := _COLOUR.search(sentence)) and not _names_a_side(case, sentence)
    )


def _notice(key: str, field: str, **values: str) -> Notice:
    return Notice(say(key, field=say(f"lint.field.{field}"), **values), field=field)


def _names_a_side(case: Case, sentence: str) -> bool:
    return any(side in sentence for side in case.state.workspace.index.belligerents)


def _sentences(case: Case) -> list[tuple[str, str]]:
    return [
        (place, sentence.strip())
        for place, text in case.words
        for sentence in _SENTENCE.split(text)
        if sentence.strip()
    ]
