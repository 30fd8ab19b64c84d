"""What runs in the process of its own: one loader, one file, and a line for every step."""

import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from core.loading import limits
from core.loading.apart.tables import write_tables
from core.loading.formats import LOADERS
from core.loading.rawtable import RawTable
from core.loading.reading import DETECTED, Reading
from core.problems import UnreadableError

_TOLD_EVERY_S = 0.05


class _Teller:
    """Writes what is done as lines of JSON, not too many of them."""

    def __init__(self) -> None:
        self._told, self._told_at = "", 0.0

    def __call__(self, doing: str, fraction: float) -> None:
        now = time.monotonic()
        if doing != self._told or now - self._told_at >= _TOLD_EVERY_S:
            self._told, self._told_at = doing, now
            _say({"doing": doing, "fraction": fraction})


def main(task: str) -> None:
    """Do a task, given as JSON by ``read_apart``."""
    asked: dict[str, Any] = json.loads(task)
    _bound_memory()
    try:
        tables = _read(asked)
        write_tables(tables, Path(asked["folder"]))
    except UnreadableError as error:
        _say({"unreadable": str(error)})
    else:
        _say({"done": True})


def _read(asked: dict[str, Any]) -> tuple[RawTable, ...]:
    loader = next(spec for spec in LOADERS if spec.key == asked["loader"])
    path, reading = Path(asked["path"]), Reading(**asked["reading"])
    if loader.reads_as and reading != DETECTED:
        return loader.reads_as(path, asked["file"], _Teller(), reading)
    return loader.reads(path, asked["file"], _Teller())


def _bound_memory() -> None:
    """Take no more than the limit, on systems that can be told so."""
    if not sys.platform.startswith("win"):
        resource: Any = import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (limits.APART, limits.APART))


def _say(message: dict[str, object]) -> None:
    sys.stdout.write(f"{json.dumps(message)}\n")
    sys.stdout.flush()
