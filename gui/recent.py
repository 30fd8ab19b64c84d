"""What was opened before: remembered, named, and whether it is still there."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from gui.store import Store, json_of

KEPT_RECENT = 10

_KEY = "recent"

Recent = tuple[Path, ...]
"""Files and folders that were opened together."""


class RecentFiles:
    """A list kept in a store, newest first."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def entries(self) -> tuple[Recent, ...]:
        """What was opened last; absolute paths, which may be gone."""
        listed = json_of(self._store.value(_KEY))
        if not isinstance(listed, list):
            return ()
        entries = [_paths(entry) for entry in cast("list[object]", listed)]
        return tuple(dict.fromkeys(entry for entry in entries if entry))[:KEPT_RECENT]

    @property
    def folder(self) -> str:
        """Where to look for files first: beside what was opened last, "" where nothing was."""
        return next((str(entry[0].parent) for entry in self.entries), "")

    def add(self, paths: Sequence[Path]) -> None:
        """Put what was opened on top of the list."""
        opened = tuple(path.absolute() for path in paths)
        self._keep((opened, *(entry for entry in self.entries if entry != opened)))

    def drop(self, paths: Sequence[Path]) -> None:
        """Take an entry off the list."""
        self._keep(tuple(entry for entry in self.entries if entry != tuple(paths)))

    def clear(self) -> None:
        """Empty the list."""
        self._keep(())

    def _keep(self, entries: Sequence[Recent]) -> None:
        listed = [[str(path) for path in entry] for entry in entries[:KEPT_RECENT]]
        self._store.setValue(_KEY, json.dumps(listed))


def recent_name(entry: Recent) -> str:
    """What a recent entry is called in lists."""
    name = entry[0].name or str(entry[0])
    return name if len(entry) == 1 else f"{name} and {len(entry) - 1} more"


def _paths(entry: object) -> Recent:
    if not isinstance(entry, list):
        return ()
    names = cast("list[object]", entry)
    if not all(isinstance(name, str) and name for name in names):
        return ()
    return tuple(Path(str(name)) for name in names)
