"""Saved views: taken from a state, shown in one again, and kept as small JSON files."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from weakref import WeakKeyDictionary

import numpy as np
from msgspec.structs import replace

from core.crossfilter import Workspace
from core.dataset import Dataset
from core.digest import digest_of
from core.exporting.atomic import replaced_file
from core.index import NO_ROWS, Rows
from core.layers import combined
from core.merges import Decisions
from core.saved_view import (
    Arrangement,
    DataMark,
    SavedView,
    Selection,
    parse_view,
    view_serial,
)
from core.session import Change, SessionState
from core.shipped import SAMPLE
from core.view_options import option_serial, read_option

LARGEST = 1_000_000
"""Bytes; a view is a few thousand."""
KEPT_CLAIMS = 5_000
"""Claims of a selection that a view keeps; of a larger one it keeps the number."""

_SAMPLE_HINT = "sample:april-2016"


def view_of(
    state: SessionState, arrangement: Arrangement | None = None, *, with_numbers: bool = True
) -> SavedView:
    """The view of a state, with the digest of its numbers unless that is not wanted."""
    dataset = state.workspace.dataset
    options = {key: option_serial(option) for key, option in state.options.items()}
    return SavedView(
        state.filters,
        MappingProxyType(options),
        DataMark(dataset.name, dataset.fingerprint, tuple(map(path_hint, dataset.paths))),
        _selection(state),
        arrangement,
        digest_of(state) if with_numbers and len(dataset.claims) else None,
        state.swapped,
        dataset.layers.decisions if dataset.layers is not None else Decisions(),
        state.handling,
    )


def show_view(view: SavedView, defaults: Mapping[str, object]) -> Change:
    """Show what a view shows; raises ValueError where an option does not fit.

    Where names were decided otherwise the data is put together anew (``as_decided``): a window
    has that done by a worker before.

    ``defaults`` are the default options of the panels there are: a panel that the view does not
    name is shown by its default, a panel that is not there is left aside. Claims selected that
    are not there any more are left out; ``core.digest.drift_of`` says so.
    """
    options = MappingProxyType(read_options(view.options, defaults))

    def change(state: SessionState) -> SessionState:
        workspace = as_decided(state.workspace, view.decisions)
        rows, focused = selected_rows(workspace.dataset, view.selection)
        return replace(
            state,
            workspace=workspace,
            filters=view.filters,
            options=options,
            selected=rows,
            focused=focused,
            hovered=NO_ROWS,
            swapped=view.swapped,
            handling=view.handling,
            arrangement=view.arrangement or state.arrangement,
        )

    return change


def is_decided(workspace: Workspace, decisions: Decisions) -> bool:
    """Whether names are taken for one, and apart, as decided by hand; so it is with one layer."""
    layers = workspace.dataset.layers
    return layers is None or layers.decisions == decisions


def as_decided(workspace: Workspace, decisions: Decisions) -> Workspace:
    """The workspace with names taken for one, and apart, as decided by hand.

    Another one than given is put together anew, which takes as long as opening the layers; it is
    kept for as long as the dataset given is there.
    """
    if is_decided(workspace, decisions):
        return workspace
    with _DECIDING:
        known = _DECIDED.setdefault(workspace.dataset, {})
        if decisions not in known:
            known[decisions] = Workspace(combined(workspace.dataset.parts, decisions))
        return known[decisions]


_DECIDING = Lock()
_DECIDED: WeakKeyDictionary[Dataset, dict[Decisions, Workspace]] = WeakKeyDictionary()


def show_step(key: str, defaults: Mapping[str, object]) -> Change:
    """Show a step of the story; raises ValueError when applied where its view does not fit."""

    def change(state: SessionState) -> SessionState:
        step = state.story.step(key)
        if step is None:
            return state
        return replace(show_view(step.view, defaults)(state), step=key)

    return change


def selected_rows(dataset: Dataset, selection: Selection) -> tuple[Rows, int | None]:
    """Rows of the claims that a view selects, and of the one that the card shows."""
    if not selection.claims:
        return NO_ROWS, None
    ids = dataset.claims["claim_id"]
    found = np.flatnonzero(ids.isin(selection.claims).to_numpy())
    rows = Rows(found.astype(np.int32))
    focused = next((row for row in found.tolist() if str(ids.iat[row]) == selection.focused), None)
    if focused is None and len(rows):
        focused = int(rows.array[0])
    return rows, focused


def read_options(
    serial: Mapping[str, Mapping[str, object]], defaults: Mapping[str, object]
) -> dict[str, object]:
    """Options of the panels that are known; raises ValueError naming the panel that refuses."""
    read: dict[str, object] = {}
    for key, values in serial.items():
        default = defaults.get(key)
        if default is None:
            continue
        try:
            read[key] = read_option(default, values)
        except ValueError as error:
            raise ValueError(f"options of {key!r}: {error}") from error
    return read


def write_view(path: Path, view: SavedView) -> None:
    """Write a view, whole or not at all; raises OSError."""
    write_json(path, view_serial(view))


def read_view(path: Path) -> SavedView:
    """Read a view; raises OSError, or ValueError saying what the file has wrong."""
    serial = read_json(path, LARGEST, "a saved view")
    try:
        return parse_view(serial)
    except ValueError as error:
        raise ValueError(f"{path.name} is not a saved view: {error}") from error


def write_json(path: Path, serial: object) -> None:
    """Write JSON values so that they can be read and compared line by line; raises OSError."""
    text = json.dumps(serial, ensure_ascii=False, indent=1) + "\n"
    with replaced_file(path) as part:
        part.write_text(text, encoding="utf-8")


def read_json(path: Path, largest: int, what: str) -> object:
    """The JSON values of a file; raises OSError, or ValueError saying that it is not ``what``."""
    with path.open("rb") as file:
        content = file.read(largest + 1)
    if len(content) > largest:
        raise ValueError(f"{path.name} is too large to be {what}")
    try:
        return json.loads(content)
    except RecursionError:
        raise ValueError(f"{path.name} is not {what}: nested too deeply") from None
    except ValueError as error:
        raise ValueError(f"{path.name} is not {what}: {error}") from error


def path_hint(path: Path) -> str:
    """Where data was read, as a view keeps it; the sample goes by its name."""
    return _SAMPLE_HINT if path == SAMPLE else str(path.absolute())


def hinted_paths(hints: Sequence[str]) -> tuple[Path, ...]:
    """The paths that a view's hints name, there or not."""
    return tuple(SAMPLE if hint == _SAMPLE_HINT else Path(hint) for hint in hints)


def is_there(paths: Sequence[Path]) -> bool:
    """Whether everything that was opened together still exists."""
    try:
        return all(path.exists() for path in paths)
    except OSError:
        return False


def _selection(state: SessionState) -> Selection:
    if len(state.selected) > KEPT_CLAIMS:
        return Selection(untold=len(state.selected))
    ids = state.workspace.dataset.claims["claim_id"]
    claims = tuple(str(ids.iat[row]) for row in state.selected.array.tolist())
    focused = "" if state.focused is None else str(ids.iat[state.focused])
    return Selection(claims, focused)
