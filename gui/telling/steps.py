"""What is done with the steps of a story: added, updated, moved, shown."""

from collections.abc import Callable

from core import view_file
from core.session import add_step, edit_story
from core.story_file import step_of
from core.view_file import view_of
from gui.main_window import MainWindow
from gui.panel import defaults_of
from gui.telling.arranging import STORY, arrangement_of
from gui.viewing import nothing


def add(window: MainWindow) -> None:
    """Add what is shown as the next step, and show the story."""
    window.session.apply(add_step(step_of(window.session.state, arrangement_of(window))))
    show_panel(window)


def update(window: MainWindow) -> None:
    """Have the step shown last show what is shown now."""
    state = window.session.state
    view = view_of(state, arrangement_of(window))
    window.session.apply(edit_story(lambda story: story.with_view(state.step, view)))


def duplicate(window: MainWindow) -> None:
    """Put a copy of the step behind it."""
    key = window.session.state.step
    window.session.apply(edit_story(lambda story: story.duplicated(key)))


def delete(window: MainWindow) -> None:
    """Take the step out."""
    key = window.session.state.step
    window.session.apply(edit_story(lambda story: story.without(key)))


def move(window: MainWindow, by: int) -> None:
    """Move the step by some places."""
    key = window.session.state.step
    window.session.apply(edit_story(lambda story: story.moved(key, story.place(key) + by)))


def go(window: MainWindow, by: int) -> None:
    """Show the step some places on; at the ends nothing happens."""
    state = window.session.state
    place = state.story.place(state.step) + by
    if 0 <= place < len(state.story.steps):
        show_step(window, state.story.steps[place].key)


def show_step(window: MainWindow, key: str, then: Callable[[], object] = nothing) -> None:
    """Show a step, and let something follow; what does not fit is told."""
    step = window.session.state.story.step(key)
    if step is not None:
        change = view_file.show_step(key, defaults_of(window.specs))
        window.viewing.show(change, step.view.decisions, "Showing the step", then=then)


def show_panel(window: MainWindow) -> None:
    """Bring the story panel in sight."""
    dock = window.desk.docks.get(STORY)
    if dock is not None:
        dock.show()
        dock.raise_()
