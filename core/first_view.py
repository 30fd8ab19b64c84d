"""What a dataset opens on: filters and a selection that its makers put into its folder."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from core.crossfilter import Workspace
from core.saved_view import SavedView
from core.session import Change, SessionState, open_workspace
from core.view_file import read_view, selected_rows

NAME = "opening.view.json"


def first_view(paths: Sequence[Path]) -> SavedView | None:
    """The view that a folder opens on, None where it has none or is opened with others.

    Raises OSError, or ValueError saying what the file has wrong.
    """
    path = paths[0] / NAME if len(paths) == 1 else None
    return read_view(path) if path is not None and path.is_file() else None


def open_on(workspace: Workspace, view: SavedView | None) -> Change:
    """Show another dataset under the filters and the marking and with the selection of a view.

    How panels and window look stays as the person at the screen has it.
    """
    opened = open_workspace(workspace)
    if view is None:
        return opened
    rows, focused = selected_rows(workspace.dataset, view.selection)

    def change(state: SessionState) -> SessionState:
        return replace(
            opened(state),
            filters=view.filters,
            selected=rows,
            focused=focused,
            handling=view.handling,
        )

    return change
