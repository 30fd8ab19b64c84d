"""``counterclaim check``: what the problems panel shows, printed."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from core.dataset import Dataset
from core.findings import Ledger, ledger_of, read_in, remark
from core.layers import load_together
from core.problems import Severity, UnreadableError
from gui.terminal import CLEAN, PROBLEMS, printable, refuse

_ABOUT = """\
Print what is wrong with a file or folder, and how its cells were read, without opening a window.

One line for each kind of problem, its cells separated by tabs: severity, code, number of rows,
where the first of them stands, and what is wrong there. A severity of “reading” lists cells that
were read as something else than just what stands in them.

--rows prints every row of every kind: file, row (the header is row 1; 0 is the whole file),
column, severity, code, value, sentence, what the value was read as. --json prints the same as
JSON. Counts go to standard error.

Exit code 0: clean, or with notes only; 1: errors or warnings; 2: the file could not be read."""


def check(words: Sequence[str]) -> int:
    """Run the command; returns the exit code."""
    options = _parser().parse_intermixed_args(words)
    try:
        dataset = load_together(options.path)
    except UnreadableError as error:
        return refuse(str(error))
    ledger = ledger_of(dataset)
    try:
        if options.json:
            print(_json(dataset, ledger))  # noqa: T201 - the command's output
        else:
            for line in _rows(dataset, ledger) if options.rows else _groups(ledger):
                print("\t".join(map(printable, line)))  # noqa: T201 - the command's output
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    rejected, kept = len(dataset.rejected), len(dataset.claims)
    found = sum(one.count for one in dataset.problems)
    counts = f"{kept:,} claims, {rejected:,} rows rejected, {found:,} problems"
    print(counts, file=sys.stderr)  # noqa: T201 - the command's output
    doubtful = any(problem.severity is not Severity.NOTE for problem in dataset.problems)
    return PROBLEMS if doubtful else CLEAN


def _groups(ledger: Ledger) -> Iterator[tuple[str, ...]]:
    for group in ledger.groups:
        first = ledger.problems[group.first]
        row = f"row {first.row}" if first.row else ""
        place = ", ".join(filter(None, (first.file, row, first.column)))
        yield group.severity.value, group.code, str(group.count), place, remark(first)


def _rows(dataset: Dataset, ledger: Ledger) -> Iterator[tuple[str, ...]]:
    for place, one in enumerate(ledger.problems):
        where = (one.file, str(one.row), one.column)
        what = (one.severity.value, one.code, one.value, one.sentence)
        yield *where, *what, read_in(dataset, ledger, place)


def _json(dataset: Dataset, ledger: Ledger) -> str:
    found = [
        asdict(problem) | {"read_as": read_in(dataset, ledger, place)}
        for place, problem in enumerate(ledger.problems)
    ]
    return json.dumps(found, indent=1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="counterclaim check",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("path", nargs="+", type=Path, help="file or folder to check")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--rows", action="store_true", help="print every row, not only the kinds")
    form.add_argument("--json", action="store_true", help="print every row as JSON")
    return parser
