"""What a person can ask of the story."""

from gui.briefing_settings import Motion
from gui.command import Command, has_data
from gui.exporting.doors import STORY, export
from gui.main_window import MainWindow
from gui.telling import steps
from gui.telling.filing import Filing
from gui.telling.marking import ask_of_story
from gui.telling.naming import ask_for_title
from gui.telling.performing import Performing
from gui.telling.telling import telling_of


def _has_steps(window: MainWindow) -> bool:
    return bool(window.session.state.story.steps)


def _has_step(window: MainWindow) -> bool:
    return has_data(window) and bool(window.session.state.step)


def _can_present(window: MainWindow) -> bool:
    return has_data(window) and _has_steps(window)


def _filing(window: MainWindow) -> Filing:
    return telling_of(window).filing


def _performing(window: MainWindow) -> Performing:
    return telling_of(window).performing


def _move(motion: Motion) -> Command:
    def choose(window: MainWindow) -> None:
        window.settings.briefing.motion = motion

    return Command(
        id=f"motion-{motion.name.casefold()}",
        title=f"Motion between steps: {motion.value[:1].lower()}{motion.value[1:]}",
        menu="Story/Motion between steps",
        run=choose,
        checked=lambda window: window.settings.briefing.motion is motion,
        group=2,
    )


STORY_COMMANDS: tuple[Command, ...] = (
    Command("story-add", "Add view to the story", "Story",
            steps.add, ("Ctrl+D",), has_data),
    Command("story-update", "Update step with what is shown", "Story",
            steps.update, ("Ctrl+Shift+D",), _has_step),
    Command("story-duplicate", "Duplicate step", "Story",
            steps.duplicate, enabled=_has_step),
    Command("story-delete", "Delete step", "Story",
            steps.delete, enabled=_has_step),
    Command("story-up", "Move step up", "Story", lambda window: steps.move(window, -1),
            ("Alt+Up",), _has_step, group=1, yields=True),
    Command("story-down", "Move step down", "Story", lambda window: steps.move(window, 1),
            ("Alt+Down",), _has_step, group=1, yields=True),
    Command("story-before", "Show the step before", "Story",
            lambda window: steps.go(window, -1), ("Ctrl+PgUp",), _has_steps, group=1),
    Command("story-next", "Show the next step", "Story",
            lambda window: steps.go(window, 1), ("Ctrl+PgDown",), _has_steps, group=1),
    Command("present", "Present the story", "Story", lambda window: _performing(window).present(),
            ("F5",), _can_present, group=2),
    *(_move(motion) for motion in Motion),
    Command("story-export", "Export the story…", "Story",
            lambda window: export(window, STORY), ("Ctrl+Alt+E",), _can_present, group=2),
    Command("story-title", "Title of the story…", "Story", ask_for_title,
            enabled=_has_steps, group=2),
    Command("story-handling", "Handling marking of the story…", "Story", ask_of_story,
            enabled=_has_steps, group=2),
    Command("story-new", "New story", "Story", lambda window: _filing(window).new(),
            enabled=_has_steps, group=2),
    Command("story-open", "Open story…", "Story", lambda window: _filing(window).choose(),
            group=2),
    Command("story-save", "Save story", "Story", lambda window: _filing(window).save(),
            ("Ctrl+Shift+S",), _has_steps, group=2),
    Command("story-save-as", "Save story as…", "Story",
            lambda window: _filing(window).save(asking=True), enabled=_has_steps, group=2),
)  # fmt: skip
"""The commands of the Story menu."""
