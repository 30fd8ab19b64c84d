"""``counterclaim diff``: what a newer dataset says otherwise than an older one."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from core.changes import Changes, changes_between, matched_words, part_of, told
from core.crossfilter import Workspace
from core.filters import FilterState
from core.layers import load_together
from core.panels.changes import ChangesView, Kind
from core.panels.changes.view import listed
from core.problems import UnreadableError
from core.story_file import read_first
from core.vocabulary.terms import Clock
from gui.terminal import CLEAN, PROBLEMS, printable, refuse

_ABOUT = """\
Print what a newer file or folder says otherwise than an older one: figures of the loss comparison
that moved and by how much, and claims changed, added and withdrawn.

One line for each, its cells separated by tabs: moved, changed, added or withdrawn; the claim's id
(of a figure, whose losses); what is counted or which columns changed; before; now; by how much;
the claim as a sentence. How claims were matched goes to standard error.

Claims are matched by their id. Ids made from the content of a row change with it: such claims are
matched by claimant, subject, measure, category, dates and source.

--view compares only what the filters of a saved view, or of the first step of a story, let
through on either side, on the view's clock: a claim that no longer passes them is withdrawn.

Exit code 0: both say the same; 1: they do not; 2: one of them could not be read."""


def diff(words: Sequence[str]) -> int:
    """Run the command; returns the exit code."""
    options = _parser().parse_intermixed_args(words)
    try:
        filters = FilterState() if options.view is None else read_first(options.view).filters
        old, new = (_read(path, filters) for path in (options.old, options.new))
    except (OSError, UnreadableError, ValueError) as error:
        return refuse(str(error))
    clock = filters.clock if options.clock is None else Clock(options.clock)
    changes = changes_between(old, new, clock)
    view = listed(new, changes)
    try:
        if options.json:
            print(json.dumps(_objects(view), indent=1))  # noqa: T201 - the command's output
        else:
            for line in _lines(view):
                print("\t".join(map(printable, line)))  # noqa: T201 - the command's output
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    print(_summary(changes), file=sys.stderr)  # noqa: T201 - the command's output
    return CLEAN if changes.nothing else PROBLEMS


def _read(path: Path, filters: FilterState) -> Workspace:
    """What some filters let through of a file or folder."""
    whole = Workspace(load_together([path]))
    if filters == FilterState(clock=filters.clock):
        return whole
    passed = np.flatnonzero(whole.mask(filters)).astype(np.int32)
    return Workspace(part_of(whole.dataset, passed))


def _summary(changes: Changes) -> str:
    said = told(changes)
    return " ".join(filter(None, (f"{said[:1].upper()}{said[1:]}.", matched_words(changes))))


def _lines(view: ChangesView) -> Iterator[tuple[str, ...]]:
    for kind, entry in view.entries():
        cells = (entry.what, entry.about, entry.before, entry.after, entry.by, entry.sentence)
        yield kind.value, *cells


def _objects(view: ChangesView) -> list[dict[str, str]]:
    names = ("change", "id", "about", "before", "now", "by", "sentence")
    return [
        {
            ("subject" if name == "id" and line[0] == Kind.MOVED else name): cell
            for name, cell in zip(names, line, strict=True)
        }
        for line in _lines(view)
    ]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="counterclaim diff",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("old", type=Path, help="file or folder as it was")
    parser.add_argument("new", type=Path, help="file or folder as it is")
    parser.add_argument("--json", action="store_true", help="print the changes as JSON")
    parser.add_argument(
        "--clock",
        choices=[clock.value for clock in Clock],
        help="the dates by which the latest figure is told; else those of the view, or of saying",
    )
    parser.add_argument("--view", type=Path, metavar="FILE", help="a saved view to compare within")
    return parser
