"""What is to be told, on which data: the state of every step, found out once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from core.briefing import Handling, read_handling
from core.crossfilter import Workspace
from core.session import SessionState
from core.story import Step, Story
from core.story_file import state_of
from gui.exporting.large import large_panels
from gui.panel import PanelSpec


@dataclass(frozen=True, eq=False)
class Script:
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
        """The marking of the story; raises ValueError where its label is none of TLP 2.0."""
        return read_handling(self.story.handling)

    def large(self, step: Step) -> tuple[PanelSpec, ...]:
        """The panels of a step that stand large."""
        return large_panels(step, self.states[step.key], self.specs)
