"""From nothing to the painted window: the program on its sample, and a bare script beside it.

The bare script imports PySide6, pyqtgraph and pandas and shows an empty plot window. Both are whole
processes, taken in turn; the first of each, which compiles what it imports, is not counted.
"""

import tempfile
from pathlib import Path

from benchmarks.measuring import Calibration
from benchmarks.part import Line, Part, Report, Settings
from benchmarks.processes import Runs
from benchmarks.watched import BARE, SAMPLE

_ROUNDS = 7
_TARGET = 1.3
_CLAIMS = 202


def run(settings: Settings) -> Report:
    calibration = Calibration(settings)
    bare, program = Runs(settings), Runs(settings)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for _ in range(_ROUNDS + 1):
            calibration.sample()
            bare.add(home, BARE)
            said = program.add(home, SAMPLE)
            assert said["rows"] == _CLAIMS, "the sample is not what is in the window"
    del bare.said[0], program.said[0]
    print(f"bare {bare.spread()}, program {program.spread()}")
    ratio = program.seconds() / bare.seconds()
    measured = f"{ratio:.2f} × ({program.seconds():.2f} s against {bare.seconds():.2f} s)"
    line = Line("start to the sample painted", f"≤ {_TARGET} × bare", measured, ratio <= _TARGET)
    return Report((line,), calibration.drift)


PART = Part("start", "Start", run)
