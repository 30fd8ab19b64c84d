"""What is to be told, on which data: the state of every step, found out once."""

from collections.abc import Mapping
from functools import cached_property, reduce

from msgspec import Struct

from core.crossfilter import Workspace
from core.handling import Handling, stricter
from core.session import SessionState
from core.story import Step, Story
from core.story_file import state_of
from gui.exporting.large import large_panels
from gui.panel import PanelSpec


class Script(Struct, frozen=True, eq=False, dict=True):
    """A story with the data and the panels to tell it."""

    story: Story
    workspace: Workspace
    specs: tuple[PanelSpec, ...]
    defaults: Mapping[str, object]

    @cached_property
    def states(self) -> Mapping[str, SessionState]:
        """The state of each step by its key; raises ValueError where a view does not fit."""
        return {
            step.key: state_of(step, self.workspace, self.defaults, self.story)
            for step in self.story.steps
        }

    @cached_property
    def handling(self) -> Handling:
        """The strictest marking of the story and its views."""
        told = (step.view.handling for step in self.story.steps)
        return reduce(stricter, told, self.story.handling)

    def large(self, step: Step) -> tuple[PanelSpec, ...]:
        """The panels of a step that stand large."""
        return large_panels(step, self.states[step.key], self.specs)
