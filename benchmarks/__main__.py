"""``python -m benchmarks``: run the parts, print what they measured against what is asked."""

import argparse
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context

from benchmarks import engines, loading, paint, soak, soak_window, start, story, table, window
from benchmarks.measuring import UNSTEADY, machine
from benchmarks.part import Line, Part, Report, Settings

PARTS: tuple[Part, ...] = (
    engines.PART,
    table.PART,
    window.PART,
    paint.PART,
    loading.PART,
    start.PART,
    story.PART,
    soak.PART,
    soak_window.PART,
)
"""Every part by the order in which it runs; a new one is a module and an entry here."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for; 1 where a target was missed."""
    asked = _parser().parse_args(arguments)
    settings = Settings(tuple(asked.rows), asked.seed, asked.cpu, asked.gestures)
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC · {machine(('numpy', 'pandas'))}")
    clock = "processor time" if settings.cpu else "time by the clock"
    print(
        f"seed {settings.seed} · {', '.join(f'{rows:,}' for rows in settings.rows)} rows · {clock}"
    )
    reports: dict[str, Report] = {}
    for part in PARTS:
        if part.key in asked.parts:
            print(f"\n== {part.title}", flush=True)
            reports[part.key] = _apart(part, settings)
    print()
    print(tabulated(reports))
    lines = [line for report in reports.values() for line in report.lines]
    return int(any(line.met is False for line in lines))


def tabulated(reports: dict[str, Report]) -> str:
    """What was asked, what was measured, and the verdict, as a Markdown table."""
    rows = [("part", "what", "target", "measured", "verdict"), ("---",) * 5]
    for key, report in reports.items():
        rows += [
            (key, line.what, line.target, line.measured, verdict(line, report.drift))
            for line in report.lines
        ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def verdict(line: Line, drift: float) -> str:
    """``pass``, ``FAIL``, or ``inconclusive`` where the machine did not keep its pace."""
    match line.met:
        case None:
            return ""
        case False:
            return "FAIL"
        case True:
            return "inconclusive" if drift > UNSTEADY else "pass"


def _apart(part: Part, settings: Settings) -> Report:
    """Run a part in a process of its own, so that its memory is its own too."""
    with ProcessPoolExecutor(1, get_context("spawn")) as own:
        report = own.submit(part.run, settings).result()
    drifted = "" if report.drift <= UNSTEADY else ": too much to prove anything"
    print(f"calibration loop drifted by {report.drift:.2f} ×{drifted}")
    return report


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    keys = [part.key for part in PARTS]
    parser.add_argument("--rows", type=int, nargs="+", default=list(Settings().rows))
    parser.add_argument(
        "--seed", type=int, default=time.time_ns() % 2**31, help="default: another each run"
    )
    parser.add_argument("--parts", nargs="+", choices=keys, default=keys)
    parser.add_argument("--gestures", type=int, default=Settings().gestures, help="of a soak")
    parser.add_argument("--cpu", action="store_true", help="processor time instead of the clock's")
    return parser


if __name__ == "__main__":
    sys.exit(main())
