"""The steps of a story as products that leave together."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct, field

from core.crossfilter import Workspace
from core.handling import UNMARKED, Handling, stricter
from core.headline import shown_headline
from core.session import SessionState
from core.story import Step, Story
from core.story_file import state_of
from gui.exporting.large import large_panels
from gui.exporting.product import Look, Product, Series
from gui.panel import PanelSpec, defaults_of


class Issue(Struct, frozen=True):
    """How a story is handed on: made on a date, under a marking, in a look, under a title."""

    made: date
    handling: Handling = UNMARKED
    """Instead of the story's and the views' own, ``UNMARKED`` for those."""
    look: Look = field(default_factory=Look)
    title: str = ""
    """Instead of the story's own, "" for that one."""

    def marking_of(self, state: SessionState, story: Handling = UNMARKED) -> Handling:
        """The marking of a state, in a story that may have one."""
        return self.handling if self.handling.text else stricter(story, state.handling)


def series_of(
    story: Story, workspace: Workspace, specs: Sequence[PanelSpec], issue: Issue
) -> Series:
    """Every step of a story as it shows some data; raises ValueError where there is none.

    Also where an option of a step's view does not fit.
    """
    if not story.steps:
        raise ValueError("the story has no steps")
    title = issue.title or story.title
    return Series(
        title, tuple(_product(step, story, workspace, specs, issue) for step in story.steps)
    )


def _product(
    step: Step, story: Story, workspace: Workspace, specs: Sequence[PanelSpec], issue: Issue
) -> Product:
    try:
        state = state_of(step, workspace, defaults_of(specs), story)
    except ValueError as error:
        raise ValueError(f"step {story.place(step.key) + 1}, {step.title!r}: {error}") from error
    return Product(
        state=state,
        specs=large_panels(step, state, specs),
        made=issue.made,
        handling=issue.marking_of(state, story.handling),
        title=step.title,
        look=issue.look,
        headline=shown_headline(step.headline, state),
        notes=step.notes,
    )
