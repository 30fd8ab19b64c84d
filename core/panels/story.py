"""What the story panel shows: the steps in order, each with its headline on the open data."""

from msgspec import Struct
from msgspec.structs import replace

from core.crossfilter import Workspace
from core.digest import drift_of
from core.headline import shown_headline
from core.messages import say
from core.panels.question import Question
from core.story import Step
from core.story_file import state_of
from core.summary import is_open
from core.wording.counts import counted

_SIZE = 1 << 14
"""About the bytes of a step and of what is told of it."""


class StoryCard(Struct, frozen=True):
    """One step as it stands in the list."""

    key: str
    number: int
    title: str
    headline: str
    """Its words on the open data; "" where the data gives none."""
    origin: str
    """Where the words come from: own, kept fresh, frozen on a day."""
    moved: str
    """What is not as it was when the view was saved, "" where nothing moved."""
    identity: str
    """Hash of what the view shows."""
    shown: bool
    """Whether it is the step shown last."""
    has_notes: bool


class StoryView(Struct, frozen=True):
    """The story as it is listed; ``message`` says what to do while it is empty."""

    title: str
    cards: tuple[StoryCard, ...]
    message: str = ""

    @property
    def subtitle(self) -> str:
        """How many steps there are, and the title."""
        steps = counted(len(self.cards), "step") if self.cards else ""
        return say("filter.joint").join(filter(None, (steps, self.title)))


def build(question: Question) -> StoryView:
    """List the steps; a headline is written once for each view and dataset."""
    story, workspace = question.story, question.workspace
    cards = tuple(
        _card(step, number, workspace, shown=step.key == question.step)
        for number, step in enumerate(story.steps, 1)
    )
    return StoryView(story.title, cards, "" if cards else _message(workspace))


def _message(workspace: Workspace) -> str:
    if not is_open(workspace):
        return "Open a dataset or a story to begin."
    return "No steps yet.\nSet the panels as you want to show them, then press “Add view”."


def _card(step: Step, number: int, workspace: Workspace, *, shown: bool) -> StoryCard:
    headline, moved = told(workspace, step)
    return StoryCard(
        key=step.key,
        number=number,
        title=step.title,
        headline=headline,
        origin=step.headline.origin,
        moved=moved,
        identity=step.view.identity,
        shown=shown,
        has_notes=bool(step.notes.strip()),
    )


def told(workspace: Workspace, step: Step) -> tuple[str, str]:
    """The headline of a step on some data, and what moved since its view was saved.

    It is found out once for each view and dataset.
    """
    plain = replace(step, title="", notes="")
    return workspace.budget.remember(
        ("told", plain), lambda: _told(workspace, plain), lambda _: _SIZE
    )


def _told(workspace: Workspace, step: Step) -> tuple[str, str]:
    try:
        state = state_of(step, workspace, {})
    except ValueError as error:
        return step.headline.text, f"This view does not fit: {error}."
    if not is_open(workspace):
        return step.headline.text, ""
    return shown_headline(step.headline, state), drift_of(step.view, state).sentence
