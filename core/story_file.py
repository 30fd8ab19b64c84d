"""Stories as files, and the states of their steps for whoever shows or exports them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from core.crossfilter import Workspace
from core.saved_view import Arrangement, SavedView
from core.session import SessionState
from core.shipped import SAMPLE
from core.story import Step, Story, parse_story, story_serial
from core.summary import title_of
from core.view_file import (
    hinted_paths,
    is_there,
    read_json,
    read_view,
    show_view,
    view_of,
    write_json,
)

SUFFIX = ".story.json"
LARGEST = 64_000_000
"""Bytes; a step is a few thousand."""


def is_story(path: Path) -> bool:
    """Whether a file is a story by its name."""
    return path.name.casefold().endswith(SUFFIX)


def write_story(path: Path, story: Story) -> None:
    """Write a story, whole or not at all; raises OSError."""
    write_json(path, story_serial(story))


def read_story(path: Path) -> Story:
    """Read a story; raises OSError, or ValueError saying what the file has wrong."""
    serial = read_json(path, LARGEST, "a story")
    try:
        return parse_story(serial)
    except ValueError as error:
        raise ValueError(f"{path.name} is not a story: {error}") from error


def read_first(path: Path) -> SavedView:
    """The view of a file, or the first one of a story; raises OSError or ValueError."""
    if not is_story(path):
        return read_view(path)
    steps = read_story(path).steps
    if not steps:
        raise ValueError(f"{path.name} has no steps")
    return steps[0].view


def data_of(paths: Sequence[Path], view: Path | None) -> list[Path]:
    """What to open: the paths given, else where the view says its data was, else the sample.

    Raises OSError, or ValueError saying what the view's file has wrong.
    """
    if paths or view is None:
        return list(paths) or [SAMPLE]
    hints = hinted_paths(read_first(view).data.paths)
    return list(hints) if hints and is_there(hints) else [SAMPLE]


def step_of(state: SessionState, arrangement: Arrangement | None = None) -> Step:
    """A new step that shows a state, under a key of its own and a title to start from."""
    return Step(state.story.next_key, first_title(state), view_of(state, arrangement))


def state_of(
    step: Step, workspace: Workspace, defaults: Mapping[str, object], story: Story | None = None
) -> SessionState:
    """The state that a step shows of some data, whatever stood there before.

    Raises ValueError where an option of the view does not fit.
    """
    state = show_view(step.view, defaults)(SessionState(workspace=workspace))
    return replace(state, story=story or Story(steps=(step,)), step=step.key)


def first_title(state: SessionState) -> str:
    """A title to start from: the filters in words, or the name of the data."""
    index, filters = state.workspace.index, state.filters
    described = [clause.describe(index) for clause in filters.clauses]
    return " · ".join(described) or title_of(state.workspace.dataset)
