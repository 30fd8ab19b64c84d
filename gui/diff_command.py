"""``counterclaim diff``: what a newer dataset says otherwise than an older one."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.changes import Changes, changes_between, matched_words, told
from core.crossfilter import Workspace
from core.layers import load_together
from core.panels.changes import ChangesView, Kind
from core.panels.changes.view import listed
from core.problems import UnreadableError
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

Exit code 0: both say the same; 1: they do not; 2: one of them could not be read."""


def diff(words: Sequence[str]) -> int:
    """Run the command; returns the exit code."""
    options = _parser().parse_intermixed_args(words)
    try:
        old, new = (Workspace(load_together([path])) for path in (options.old, options.new))
    except UnreadableError as error:
        return refuse(str(error))
    changes = changes_between(old, new, Clock(options.clock))
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
        default=Clock.CLAIMED.value,
        help="the dates by which the latest figure is told",
    )
    return parser
