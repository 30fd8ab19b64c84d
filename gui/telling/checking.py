"""What the checks find in each step of a story, looked for off the GUI thread while it is idle."""

from collections.abc import Hashable

from core.briefing.lints import Broken
from core.story import Step
from gui.exporting.figures import Sheet
from gui.telling.step_queue import StepQueue
from gui.theme import Theme

Found = tuple[Broken, ...]


class StepChecks(StepQueue):
    """Checks the steps once somebody has paused in writing them."""

    pause_ms = 300

    def identity(self, step: Step, theme: Theme) -> Hashable:
        """The whole step: its words are checked as well."""
        del theme
        return step

    def taken_from(self, sheet: Sheet, theme: Theme) -> Found:
        """What was found while the sheet was made."""
        del theme
        return sheet.broken
