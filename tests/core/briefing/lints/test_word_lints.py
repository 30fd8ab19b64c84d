"""Lints on words: a sentence that trips each and one that does not."""

import pytest

from core.briefing.lints import LINTS, Case
from core.session import SessionState
from tests.making import workspace

SPACE = workspace([{"claimant": "A1"}, {"claimant": "B1"}])


def trips(key: str, words: str) -> bool:
    case = Case(SessionState(SPACE), {}, notes=words)
    return bool(next(lint for lint in LINTS if lint.key == key).find(case))


def test_likelihood_and_confidence_in_one_sentence_are_told() -> None:
    key = "likelihood_confidence"
    assert trips(key, "We say with high confidence that A very likely lost more.")
    assert not trips(key, "A very likely lost more. We have high confidence in that source.")
    assert not trips(key, "Confidence-building measures are unlikely to come.")


@pytest.mark.parametrize(
    "words",
    [
        "A perhaps lost more.",
        "It is fairly likely.",
        "It is highly likely.",
        "It is more likely than not.",
        "A certainly lost more.",
        "It may have been.",
        "In all probability A lost more.",
        "It is very likely, and perhaps certain.",
    ],
)
def test_likelihood_in_other_words_than_the_seven_is_told(words: str) -> None:
    assert trips("likelihood_words", words)


@pytest.mark.parametrize(
    "words",
    [
        "There is almost no chance of it; it is remote.",
        "It is highly improbable, or unlikely.",
        "There are roughly even odds.",
        "It is very likely; it is probable.",
        "A almost certainly lost more, on 2 May 2016.",
    ],
)
def test_the_seven_likelihoods_pass(words: str) -> None:
    assert not trips("likelihood_words", words)


def test_words_that_point_by_colour_alone_are_told() -> None:
    assert trips("colours", "See how far the red reaches.")
    assert not trips("colours", "What A claims, in red, lies higher.")
    assert not trips("colours", "The Red Cross says 12.")


def test_the_word_that_is_found_is_the_one_that_is_none_of_the_seven() -> None:
    case = Case(SessionState(SPACE), {}, headline="A almost certainly lost more, and B possibly.")
    (notice,) = next(lint for lint in LINTS if lint.key == "likelihood_words").find(case)
    said = "“possibly” (headline) is none of the seven likelihoods of ICD 203."
    assert notice.sentence == said
