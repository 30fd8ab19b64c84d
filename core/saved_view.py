"""A saved view: everything that was on the screen, as frozen values and as JSON."""

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import cast

from msgspec import Struct, field

from core.filters import FilterState
from core.handling import UNMARKED, Handling, read_handling
from core.merges import Decisions, decisions_serial, parse_decisions

VERSION = 3
"""Of the serial form: 1 had filters, options and the dataset's name; 3 added the marking."""

Options = Mapping[str, Mapping[str, object]]
"""View options as JSON values by the key of the panel."""


class DataMark(Struct, frozen=True):
    """Which data a view was saved from."""

    name: str = ""
    fingerprint: str = ""
    """SHA-256 of the bytes read, in hex; "" for a dataset made in memory."""
    paths: tuple[str, ...] = ()
    """Where it was read: a hint, never relied upon."""


class Selection(Struct, frozen=True):
    """The claims selected, by their ids; ``untold`` counts those of a selection too large."""

    claims: tuple[str, ...] = ()
    focused: str = ""
    untold: int = 0


class Arrangement(Struct, frozen=True):
    """How a window was arranged; the bytes are the window's own, as base64."""

    theme: str = ""
    docks: str = ""
    shown: tuple[str, ...] = ()
    """Keys of the panels in sight."""
    panels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Sizes set by hand within a panel."""


class DigestCell(Struct, frozen=True):
    """The figures of one cell of the loss comparison as they stood; None = no statement."""

    subject: str
    thing: str
    own: str | None = None
    adversary: str | None = None
    third: str | None = None
    claims: tuple[str, ...] = ()
    """Ids of claims behind them."""


class Digest(Struct, frozen=True):
    """The numbers that a view showed, so that it can be said what moved since."""

    shown: int = 0
    total: int = 0
    cells: tuple[DigestCell, ...] = ()
    untold: int = 0
    """Cells beyond those listed."""


class SavedView(Struct, frozen=True, dict=True):
    """The whole state of the screen."""

    filters: FilterState = field(default_factory=FilterState)
    options: Options = field(default_factory=lambda: MappingProxyType({}))
    data: DataMark = DataMark()
    selection: Selection = Selection()
    arrangement: Arrangement | None = None
    digest: Digest | None = None
    swapped: bool = False
    """Whether the belligerent sides stand in the reverse of their order."""
    decisions: Decisions = field(default_factory=Decisions)
    """What was decided by hand about names of several datasets."""
    handling: Handling = UNMARKED

    @cached_property
    def identity(self) -> str:
        """A hash of what it shows; how the window was arranged and dressed does not count."""
        serial = {**view_serial(self), "arrangement": None, "digest": None}
        return hashlib.sha256(json.dumps(serial, sort_keys=True).encode()).hexdigest()

    def __hash__(self) -> int:
        return hash(self.identity)


def view_serial(view: SavedView) -> dict[str, object]:
    """A view as JSON values."""
    made: dict[str, object] = {
        "version": VERSION,
        "handling": view.handling.text,
        "data": {
            "name": view.data.name,
            "sha256": view.data.fingerprint,
            "paths": list(view.data.paths),
        },
        "filters": view.filters.serial(),
        "swapped": view.swapped,
        "selection": {
            "claims": list(view.selection.claims),
            "focused": view.selection.focused,
            "untold": view.selection.untold,
        },
        "options": {key: dict(values) for key, values in view.options.items()},
    }
    if view.decisions != Decisions():
        made["merges"] = decisions_serial(view.decisions)
    if view.arrangement is not None:
        made["arrangement"] = {
            "theme": view.arrangement.theme,
            "shown": list(view.arrangement.shown),
            "docks": view.arrangement.docks,
            "panels": dict(view.arrangement.panels),
        }
    if view.digest is not None:
        made["numbers"] = _digest_serial(view.digest)
    return made


def parse_view(serial: object) -> SavedView:
    """Read ``view_serial`` back, of this version or an older; raises ValueError in words."""
    view = _of_this_version(as_object("the file", serial))
    options = as_object("'options'", view.get("options", {}))
    arrangement, numbers = view.get("arrangement"), view.get("numbers")
    return SavedView(
        FilterState.from_serial(as_object("'filters'", view.get("filters"))),
        MappingProxyType({key: as_object(f"{key!r}", one) for key, one in options.items()}),
        _data(as_object("'data'", view.get("data", {}))),
        _selection(as_object("'selection'", view.get("selection", {}))),
        None if arrangement is None else _arrangement(as_object("'arrangement'", arrangement)),
        None if numbers is None else _digest(as_object("'numbers'", numbers)),
        view.get("swapped") is True,
        parse_decisions(as_object("'merges'", view.get("merges", {}))),
        read_handling(as_text("its handling marking", view.get("handling", ""))),
    )


def as_object(what: str, serial: object) -> dict[str, object]:
    """A JSON object; raises ValueError naming what is none."""
    if not isinstance(serial, dict):
        raise ValueError(f"{what} must be an object")  # noqa: TRY004 - one kind for bad content
    return cast("dict[str, object]", serial)


def as_list(what: str, serial: object) -> list[object]:
    """A JSON list; raises ValueError naming what is none."""
    if not isinstance(serial, list):
        raise ValueError(f"{what} must be a list")  # noqa: TRY004 - one kind for bad content
    return cast("list[object]", serial)


def as_text(what: str, serial: object) -> str:
    """A JSON string; raises ValueError naming what is none."""
    if not isinstance(serial, str):
        raise ValueError(f"{what} must be text")  # noqa: TRY004 - one kind for bad content
    return serial


def as_count(what: str, serial: object) -> int:
    """A whole number that is not negative; raises ValueError naming what is none."""
    if not isinstance(serial, int) or isinstance(serial, bool) or serial < 0:
        raise ValueError(f"{what} must be a count")
    return serial


def as_texts(what: str, serial: object) -> tuple[str, ...]:
    """A JSON list of strings; raises ValueError naming what is none."""
    return tuple(as_text(what, one) for one in as_list(what, serial))


def _of_this_version(view: dict[str, object]) -> dict[str, object]:
    """A view of any version there was as one of this; each step leads to the version after."""
    version = view.get("version")
    if not isinstance(version, int) or not 1 <= version <= VERSION or version is True:
        raise ValueError(f"its version is {version!r}, this program reads 1 to {VERSION}")
    for number in range(version, VERSION):
        view = {**view, **_SINCE[number](view), "version": number + 1}
    return view


def _named(view: dict[str, object]) -> dict[str, object]:
    """What version 2 has: version 1 named its dataset and knew no more of it."""
    name = view.get("dataset", "")
    return {"data": {"name": name if isinstance(name, str) else ""}}


def _unmarked(_: dict[str, object]) -> dict[str, object]:
    """What version 3 has: a view of version 2 had no marking of its own."""
    return {"handling": ""}


_SINCE = {1: _named, 2: _unmarked}
"""What is new in the version after each."""


def _data(serial: dict[str, object]) -> DataMark:
    return DataMark(
        as_text("the name of the data", serial.get("name", "")),
        as_text("'sha256'", serial.get("sha256", "")),
        as_texts("'paths'", serial.get("paths", [])),
    )


def _selection(serial: dict[str, object]) -> Selection:
    return Selection(
        as_texts("the claims selected", serial.get("claims", [])),
        as_text("'focused'", serial.get("focused", "")),
        as_count("'untold'", serial.get("untold", 0)),
    )


def _arrangement(serial: dict[str, object]) -> Arrangement:
    panels = as_object("'panels'", serial.get("panels", {}))
    return Arrangement(
        as_text("'theme'", serial.get("theme", "")),
        as_text("'docks'", serial.get("docks", "")),
        as_texts("'shown'", serial.get("shown", [])),
        MappingProxyType({key: as_text(f"{key!r}", one) for key, one in panels.items()}),
    )


def _digest_serial(digest: Digest) -> dict[str, object]:
    cells = [
        {
            "subject": cell.subject,
            "of": cell.thing,
            "own": cell.own,
            "adversary": cell.adversary,
            "third": cell.third,
            "claims": list(cell.claims),
        }
        for cell in digest.cells
    ]
    numbers = {"shown": digest.shown, "total": digest.total}
    return {**numbers, "cells": cells, "untold": digest.untold}


def _digest(serial: dict[str, object]) -> Digest:
    return Digest(
        as_count("'shown'", serial.get("shown")),
        as_count("'total'", serial.get("total")),
        tuple(_cell(as_object("a cell", one)) for one in as_list("'cells'", serial.get("cells"))),
        as_count("'untold'", serial.get("untold", 0)),
    )


def _cell(serial: dict[str, object]) -> DigestCell:
    figure = _optional(as_text)
    return DigestCell(
        as_text("'subject'", serial.get("subject")),
        as_text("'of'", serial.get("of")),
        figure("'own'", serial.get("own")),
        figure("'adversary'", serial.get("adversary")),
        figure("'third'", serial.get("third")),
        as_texts("the claims of a cell", serial.get("claims", [])),
    )


def _optional(read: Callable[[str, object], str]) -> Callable[[str, object], str | None]:
    return lambda what, serial: None if serial is None else read(what, serial)
