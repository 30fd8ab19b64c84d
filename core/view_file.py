"""A saved view: the filters and how each panel shows the claims, as a small JSON file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import cast

from core.filters import FilterState
from core.session import Change, SessionState
from core.view_options import option_serial, read_option

VERSION = 1
LARGEST = 1_000_000
"""Bytes; a view is a few hundred."""


@dataclass(frozen=True)
class SavedView:
    """What a view file says; ``options`` are JSON values by the key of the panel."""

    filters: FilterState = field(default_factory=FilterState)
    options: Mapping[str, Mapping[str, object]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    swapped: bool = False
    dataset: str = ""
    """Name of the dataset it was saved from; only said, never required."""


def view_of(state: SessionState) -> SavedView:
    """The view of a state."""
    options = {key: option_serial(option) for key, option in state.options.items()}
    name = state.workspace.dataset.name
    return SavedView(state.filters, MappingProxyType(options), state.swapped, name)


def show_view(view: SavedView, defaults: Mapping[str, object]) -> Change:
    """Set the filters and options of a view; raises ValueError where an option does not fit.

    ``defaults`` are the default options of the panels there are; options of others are left aside.
    """
    read = read_options(view.options, defaults)

    def change(state: SessionState) -> SessionState:
        options = MappingProxyType({**state.options, **read})
        return replace(state, filters=view.filters, options=options, swapped=view.swapped)

    return change


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
    """Write a view; raises OSError."""
    serial = {
        "version": VERSION,
        "dataset": view.dataset,
        "filters": view.filters.serial(),
        "swapped": view.swapped,
        "options": {key: dict(values) for key, values in view.options.items()},
    }
    path.write_text(json.dumps(serial, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_view(path: Path) -> SavedView:
    """Read a view; raises OSError, or ValueError saying what the file has wrong."""
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ValueError(f"{path.name} is too large to be a saved view")
    try:
        return _parse(json.loads(content))
    except RecursionError:
        raise ValueError(f"{path.name} is not a saved view: nested too deeply") from None
    except ValueError as error:
        raise ValueError(f"{path.name} is not a saved view: {error}") from error


def _parse(serial: object) -> SavedView:
    view = _object("the file", serial)
    version = view.get("version")
    if version != VERSION:
        raise ValueError(f"its version is {version!r}, this program reads {VERSION}")
    options = _object("'options'", view.get("options", {}))
    return SavedView(
        FilterState.from_serial(_object("'filters'", view.get("filters"))),
        MappingProxyType({key: _object(f"{key!r}", one) for key, one in options.items()}),
        view.get("swapped") is True,
        str(view.get("dataset", "")),
    )


def _object(what: str, serial: object) -> dict[str, object]:
    if not isinstance(serial, dict):
        raise ValueError(f"{what} must be an object")  # noqa: TRY004 - one kind for bad content
    return cast("dict[str, object]", serial)
