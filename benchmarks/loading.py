"""From a csv to the painted window, against pyarrow's csv reader alone; and from the cache again.

Every run is a whole process, the kinds taken in turn. First it is checked that what is in the
window, read and found again, is what was written.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.claims import claims, write_csv
from benchmarks.measuring import Calibration
from benchmarks.part import Line, Part, Report, Settings
from benchmarks.processes import Runs
from benchmarks.watched import ARROW, OPENED

_ROUNDS = 3
_TIMES, _MORE, _MEMORY, _AGAIN = 2.0, 2.0, 3.0, 0.5
_MIB = 2**20


def run(settings: Settings) -> Report:
    calibration = Calibration(settings)
    rows = min(settings.rows)
    made = claims(rows, settings.seed)
    expected = {"rows": len(made.claims), "best": float(made.claims["best"].sum())}
    arrow, read, found = Runs(settings), Runs(settings), Runs(settings)
    with tempfile.TemporaryDirectory() as folder:
        path = write_csv(made, Path(folder) / "claims.csv")
        del made
        size = path.stat().st_size / _MIB
        for number in range(_ROUNDS):
            calibration.sample()
            home = Path(folder) / f"home-{number}"
            arrow.add(home, ARROW, str(path))
            for runs in (read, found):
                said = runs.add(home, OPENED, str(path))
                assert {name: said[name] for name in expected} == expected, "other claims"
    print(f"{rows:,} rows, {size:.0f} MiB: pyarrow {arrow.spread()}, read {read.spread()}")
    return Report(tuple(_lines(size, arrow, read, found)), calibration.drift)


def _lines(size: float, arrow: Runs, read: Runs, found: Runs) -> Iterator[Line]:
    limit = _TIMES * arrow.seconds() + _MORE
    measured = f"{read.seconds():.2f} s (pyarrow {arrow.seconds():.2f} s, so ≤ {limit:.2f} s)"
    target = "≤ 2 × pyarrow.csv + 2 s"
    yield Line("csv to the window", target, measured, read.seconds() <= limit)
    for what, until, target in (
        ("memory while it is read", "reading", "< 3 × the file"),
        ("memory until it is painted", "peak", ""),
    ):
        more = read.median(until) - read.median("idle")
        times = f"{more / size:.1f} × ({more:,.0f} MiB over the idle program)"
        yield Line(what, target, times, more < _MEMORY * size if target else None)
    share = found.seconds() / read.seconds()
    again = f"{share:.2f} × ({found.seconds():.2f} s)"
    yield Line("the same again, from the cache", "≤ 0.5 × the first", again, share <= _AGAIN)


PART = Part("loading", "Loading", run)
