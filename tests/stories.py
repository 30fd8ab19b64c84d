"""Stories of the sample, told as a person would click them."""

from datetime import date

from core.crossfilter import Workspace
from core.filters import DateSpan, FilterState
from core.loading import load
from core.session import SessionState
from core.shipped import SAMPLE
from core.story import Filling, Headline, Step, Story
from core.view_file import view_of


def of_sample(steps: int = 2) -> Story:
    """Steps of one day more each from 2 April 2016; the first in own words, the others fresh."""
    workspace = Workspace(load([SAMPLE]))
    made: list[Step] = []
    for number in range(steps):
        days = DateSpan(date(2016, 4, 2), date(2016, 4, 2 + number))
        state = SessionState(workspace, FilterState().with_clause(days))
        headline = Headline() if number else Headline(Filling.OWN, "Both sides name each other.")
        panels = ("losses",) if number else ("timeline", "losses")
        made.append(
            Step(
                f"s{number + 1}", f"Day {number + 1}", view_of(state), "Breathe.", headline, panels
            )
        )
    return Story("Four days in April", tuple(made))
