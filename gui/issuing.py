"""What the command line exports: a view, some panels or a story, without a window."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QSize

from core.briefing import made_on
from core.crossfilter import Workspace
from core.handling import read_handling
from core.layers import load_together
from core.session import SessionState, open_workspace
from core.shipped import SAMPLE
from core.story import Story
from core.story_file import data_of, is_story, read_first, read_story
from core.view_file import hinted_paths, show_view
from gui import theme as themes
from gui.application import application
from gui.exporting.figures import can_leave, specs_of_view
from gui.exporting.forms import write_series
from gui.exporting.product import Look, Product, Series
from gui.exporting.steps import Issue, series_of
from gui.panel import PanelSpec, defaults_of
from gui.panels import PANELS
from gui.theme import theme_of


class Draft(Struct, frozen=True):
    """How a product is asked for on the command line, in words."""

    size: tuple[int, int]
    scale: float
    theme: str
    handling: str
    made: str
    title: str
    strict: bool = False
    """Whether nothing leaves that a lint warns of."""


def export(
    out: Path, paths: Sequence[Path], panels: Sequence[str], view: Path | None, made: Draft
) -> tuple[str, ...]:
    """Write what a view or a story shows; raises OSError, ValueError or UnreadableError.

    Returns what the lints warn of. Without ``panels`` the whole view. Reads and writes no
    settings, so that the same arguments make the same bytes.
    """
    app = application()
    themes.wear(app, theme_of(made.theme))
    look = Look(theme_of(made.theme), QSize(*made.size), made.scale)
    issue = Issue(made_on(made.made), read_handling(made.handling), look, made.title)
    stories = [path for path in paths if is_story(path)]
    if stories:
        if len(stories) > 1 or panels or view is not None:
            raise ValueError("a story has its own views and panels, and leaves alone")
        data = [path for path in paths if path not in stories]
        series = _told(stories[0], data, issue)
        return write_series(series, out, strict=made.strict)
    state = open_workspace(Workspace(load_together(data_of(paths, view))))(SessionState())
    if view is not None:
        state = show_view(read_first(view), defaults_of(PANELS))(state)
    chosen = [spec for spec in PANELS if spec.key in panels]
    if len(chosen) < len(panels):
        known = ", ".join(spec.key for spec in PANELS if can_leave(spec))
        raise ValueError(f"there is no panel {', '.join(panels)}; those are {known}")
    product = Product(
        state=state,
        specs=tuple(chosen) or _in_sight(state),
        made=issue.made,
        handling=issue.marking_of(state),
        title=issue.title,
        look=look,
    )
    return write_series(Series(product.title, (product,)), out, strict=made.strict)


def _in_sight(state: SessionState) -> tuple[PanelSpec, ...]:
    """The panels that a view had in sight, else the first of each area."""
    shown = state.arrangement.shown if state.arrangement is not None else ()
    return specs_of_view(PANELS, state, shown) or specs_of_view(PANELS, state)


def _told(path: Path, data: Sequence[Path], issue: Issue) -> Series:
    """A story of the data named, else of the data that it was told of."""
    story = read_story(path)
    workspace = Workspace(load_together(list(data) or _told_of(story)))
    return series_of(story, workspace, PANELS, issue)


def _told_of(story: Story) -> list[Path]:
    hints = next((step.view.data.paths for step in story.steps if step.view.data.paths), ())
    return list(hinted_paths(hints)) or [SAMPLE]
