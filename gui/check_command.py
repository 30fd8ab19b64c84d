"""``counterclaim check``: what the problems panel shows, printed."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import asdict

from core.crossfilter import Workspace
from core.dataset import Dataset
from core.digest import drift_of
from core.findings import Ledger, ledger_of, read_in, remark
from core.layers import load_together
from core.problems import Problem, Severity, UnreadableError
from core.saved_view import SavedView
from core.session import SessionState
from core.story_file import data_of, read_first
from core.view_file import show_view
from gui.terminal import CLEAN, PROBLEMS, printable, refuse

_ABOUT = """\
Print what is wrong with a file or folder, and how its cells were read, without opening a window.

One line for each kind of problem, its cells separated by tabs: severity, code, number of rows,
where the first of them stands, and what is wrong there. A severity of “reading” lists cells that
were read as something else than just what stands in them.

--rows prints every row of every kind: file, row (the header is row 1; 0 is the whole file),
column, severity, code, value, sentence, what the value was read as. --json prints the same as
JSON. Counts go to standard error.

--view looks only at what a saved view, or the first step of a story, shows: refused rows, and the
problems of the claims that its filters let through. What moved since it was saved is told on
standard error. Without a path the data is read where the view says it was.

Exit code 0: clean, or with notes only; 1: errors or warnings, or the view moved; 2: something
could not be read."""


def check(words: Sequence[str]) -> int:
    """Run the command; returns the exit code."""
    parser = _parser()
    options = parser.parse_intermixed_args(words)
    if not options.path and options.view is None:
        parser.error("name a file or folder to check, or a view with --view")
    try:
        view = None if options.view is None else read_first(options.view)
        dataset = load_together(data_of(options.path, options.view))
    except (OSError, UnreadableError, ValueError) as error:
        return refuse(str(error))
    ledger, moved = (ledger_of(dataset), "") if view is None else _seen(dataset, view)
    try:
        if options.json:
            print(_json(dataset, ledger))  # noqa: T201 - the command's output
        else:
            for line in _rows(dataset, ledger) if options.rows else _groups(ledger):
                print("\t".join(map(printable, line)))  # noqa: T201 - the command's output
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    listed = dataset.problems if view is None else ledger.problems
    problems = [one for one in listed if one.severity is not Severity.READING]
    for told in filter(None, (_counts(dataset, problems), printable(moved))):
        print(told, file=sys.stderr)  # noqa: T201 - the command's output
    doubtful = any(one.severity is not Severity.NOTE for one in problems)
    return PROBLEMS if doubtful or moved else CLEAN


def _counts(dataset: Dataset, problems: Sequence[Problem]) -> str:
    kept, rejected = len(dataset.claims), len(dataset.rejected)
    found = sum(one.count for one in problems)
    return f"{kept:,} claims, {rejected:,} rows rejected, {found:,} problems"


def _seen(dataset: Dataset, view: SavedView) -> tuple[Ledger, str]:
    """The problems of what a view shows, and what moved since it was saved, in words."""
    state = show_view(view, {})(SessionState(Workspace(dataset)))
    shown, whole = state.workspace.mask(view.filters), ledger_of(dataset)
    kept = tuple(
        one
        for place, one in enumerate(whole.problems)
        if (row := whole.claim(place)) is None or shown[row]
    )
    return Ledger(kept, whole.whereabouts), drift_of(view, state).sentence


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
    parser.add_argument("path", nargs="*", type=Path, help="file or folder to check")
    parser.add_argument("--view", type=Path, metavar="FILE", help="a saved view to check")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--rows", action="store_true", help="print every row, not only the kinds")
    form.add_argument("--json", action="store_true", help="print every row as JSON")
    return parser
