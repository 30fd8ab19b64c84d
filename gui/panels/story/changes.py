"""What the gestures on the story panel ask of the session."""

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from core.handling import Handling
from core.session import Change, edit_story
from core.story import MOST_PANELS, Filling, Headline, Step, Story


def mark_story(handling: Handling) -> Change:
    """Give the story a handling marking; an empty one takes it away."""
    return edit_story(lambda story: replace(story, handling=handling))


def title_story(title: str) -> Change:
    """Give the story a title; an empty one takes it away."""
    return edit_story(lambda story: replace(story, title=title))


def retitle(key: str, title: str) -> Change:
    """Give a step another title."""
    return _altered(key, lambda step: replace(step, title=title))


def annotate(key: str, notes: str) -> Change:
    """Give a step other notes."""
    return _altered(key, lambda step: replace(step, notes=notes))


def headline(key: str, made: Headline) -> Change:
    """Give a step another headline."""
    return _altered(key, lambda step: replace(step, headline=made))


def fill_headline(key: str, filling: Filling, written: str, today: date) -> Change:
    """Take a headline's words from somewhere else; ``written`` are those it has now."""
    match filling:
        case Filling.FRESH:
            return headline(key, Headline())
        case Filling.FROZEN:
            return headline(key, Headline(filling, written, today))
        case Filling.OWN:
            return headline(key, Headline(filling, written))


def enlarge(key: str, panel: str) -> Change:
    """Show a panel large in a step, or not any more; beyond three the first gives way."""

    def toggled(step: Step) -> Step:
        kept = tuple(other for other in step.panels if other != panel)
        large = kept if panel in step.panels else (*kept, panel)
        return replace(step, panels=large[-MOST_PANELS:])

    return _altered(key, toggled)


def _altered(key: str, alter: Callable[[Step], Step]) -> Change:
    def edit(story: Story) -> Story:
        step = story.step(key)
        return story if step is None else story.edited(alter(step))

    return edit_story(edit)
