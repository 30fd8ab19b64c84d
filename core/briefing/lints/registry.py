"""Every lint, in the order in which they are told."""

from core.briefing.lints import charts, data, words
from core.briefing.lints.lint import Broken, Case, Lint, Notice


def _colours(case: Case) -> tuple[Notice, ...]:
    return (*data.repeated_colours(case), *words.colours_for_sides(case))


LINTS = (
    Lint("mixed", charts.mixed),
    Lint("summed", charts.summed_totals),
    Lint("truncated", charts.truncated),
    Lint("zeros", charts.zeros),
    Lint("ungraded", data.ungraded),
    Lint("lopsided", data.lopsided),
    Lint("likelihood_confidence", words.likelihood_with_confidence),
    Lint("likelihood_words", words.other_likelihoods),
    Lint("undated", data.undated),
    Lint("colours", _colours),
)


def notices_of(case: Case) -> tuple[Broken, ...]:
    """Everything that any lint finds, in the order of the lints."""
    return tuple(Broken(lint, notice) for lint in LINTS for notice in lint.find(case))
