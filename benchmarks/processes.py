"""Whole processes, one after the other, and what each says of itself."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from benchmarks.part import Settings

_ROOT = Path(__file__).resolve().parents[1]


class Runs(Struct):
    """What processes of one kind said."""

    settings: Settings
    said: list[dict[str, float]] = []

    def add(self, home: Path, *words: str) -> dict[str, float]:
        """Start ``benchmarks.watched`` with these words and note what it says."""
        folders = {name: str(home / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME")}
        environment = {
            **os.environ,
            **folders,
            "XDG_CACHE_HOME": str(home / "cache"),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPYCACHEPREFIX": str(home / "compiled"),
            "PYTHONDONTWRITEBYTECODE": "",
        }
        done = subprocess.run(  # noqa: S603 - this interpreter, our own words
            [sys.executable, "-m", "benchmarks.watched", *words],
            cwd=_ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        self.said.append(json.loads(done.stdout.splitlines()[0]))
        return self.said[-1]

    def seconds(self) -> float:
        """The median of the time taken, by the clock in use."""
        return self.median("cpu" if self.settings.cpu else "clock")

    def median(self, name: str) -> float:
        """The median of what was said of something."""
        return statistics.median(one[name] for one in self.said)

    def spread(self, of: Sequence[float] = ()) -> str:
        """The least and the most of the time taken."""
        name = "cpu" if self.settings.cpu else "clock"
        values = of or [one[name] for one in self.said]
        return f"{min(values):.2f}–{max(values):.2f} s"
