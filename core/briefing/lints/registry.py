"""Every lint, in the order in which they are told."""

from core.briefing.lints import charts, data, words
from core.briefing.lints.lint import Broken, Case, Lint, Notice


def _colours(case: Case) -> tuple[Notice, ...]:
    return (*data.repeated_colours(case), *words.colours_for_sides(case))


LINTS = (
    Lint(
        "mixed",
        "mixed measures or bases",
        "A running total beside the figure of a period, or killed beside lost, is no comparison.",
        charts.mixed,
    ),
    Lint(
        "summed-totals",
        "running totals summed",
        "A running total holds those before it: added up, the same losses count again.",
        charts.summed_totals,
    ),
    Lint(
        "truncated",
        "bars not from zero",
        "The length of a bar is read as its figure; on an axis that is cut or logarithmic it lies.",
        charts.truncated,
    ),
    Lint(
        "zeros",
        "missing drawn as zero",
        "A 0 says that somebody counted and found none; an empty cell says nothing.",
        charts.zeros,
    ),
    Lint(
        "ungraded",
        "ungraded source as headline",
        "What is said first is remembered as fact, so how far its source is trusted must be known.",
        data.ungraded,
    ),
    Lint(
        "lopsided",
        "lopsided coverage",
        "The side that is heard more seems to claim more; it may only have been collected more.",
        data.lopsided,
    ),
    Lint(
        "likelihood-confidence",
        "likelihood and confidence in one sentence",
        "How likely a thing is and how good its evidence is are two questions (ICD 203).",
        words.likelihood_with_confidence,
    ),
    Lint(
        "likelihood-words",
        "likelihood in other words",
        "Readers take “perhaps” for anything from 10 to 90 %; the seven of ICD 203 have ranges.",
        words.other_likelihoods,
    ),
    Lint(
        "undated",
        "undated claims hidden",
        "A filter of dates drops what has no date, and nobody sees that it is gone.",
        data.undated,
    ),
    Lint(
        "colours",
        "colours alone",
        "One reader in twenty does not see the colours, and a printer makes them grey.",
        _colours,
    ),
)


def notices_of(case: Case) -> tuple[Broken, ...]:
    """Everything that any lint finds, in the order of the lints."""
    return tuple(Broken(lint, notice) for lint in LINTS for notice in lint.find(case))
