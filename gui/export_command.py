"""``counterclaim export``: what a view or a story shows, into files, without a screen."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from core.problems import UnreadableError
from gui.terminal import CLEAN, NO_QT, printable, refuse, size, without_screen

_ABOUT = """\
Write what a view shows into a file, without a screen. The suffix says the form: .png, .svg, .pdf,
.pptx (slides with native charts and tables),
.html (a report with the table behind each figure), .csv, .xlsx, .parquet (the rows shown).
A story (NAME.story.json) has a page for each step; forms of one page are numbered, out-01.png.
Data named beside it is shown instead of the data that the story was told of.
Under everything stands what was filtered, how many claims are shown and why not all, the
dates, the counting basis, the sources, the grading, and the hash of the data. Settings are
neither read nor written: the same arguments make the same bytes, on one machine and one day;
give --made, or SOURCE_DATE_EPOCH in the environment, for the same bytes on any day.

  counterclaim export --to out.pdf                                  the sample
  counterclaim export claims/ --view april.json --to out.svg        a saved view
  counterclaim export claims.csv --panel losses --to out.png --size 1280x720 --scale 2
  counterclaim export claims/ --to out.pdf --handling TLP:GREEN --made 2016-05-01
  counterclaim export april.story.json --to out.pdf                 every step of a story

What may mislead (mixed counting bases, lopsided coverage, …) is told on standard error and stamped
on the footer; --strict writes nothing then.

Exit code 0: written; 2: it could not be written, and a sentence says why."""

_SCALES = 0.25, 8.0


def export(words: Sequence[str]) -> int:
    """Run the command; returns the exit code."""
    options = _parser().parse_intermixed_args(words)
    without_screen()
    try:
        from gui import issuing  # noqa: PLC0415 - Qt only where something is drawn

        draft = issuing.Draft(
            size=options.size,
            scale=options.scale,
            theme=options.theme,
            handling=options.handling,
            made=options.made,
            title=options.title,
            strict=options.strict,
        )
        warnings = issuing.export(options.to, options.path, options.panel, options.view, draft)
    except (OSError, UnreadableError, ValueError) as error:
        return refuse(str(error))
    except ImportError as error:
        return refuse(f"{NO_QT} ({error})")
    for sentence in warnings:
        print(f"counterclaim: warning: {printable(sentence)}", file=sys.stderr)  # noqa: T201
    return CLEAN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="counterclaim export",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("path", nargs="*", type=Path, help="what to open; nothing: the sample")
    parser.add_argument("--to", type=Path, required=True, metavar="OUT", help="file to write")
    parser.add_argument("--view", type=Path, metavar="FILE", help="a saved view to apply")
    parser.add_argument(
        "--panel",
        action="append",
        default=[],
        metavar="KEY",
        help="a panel such as losses; may be given again; none: the whole view",
    )
    parser.add_argument(
        "--size", type=size, default=(1600, 900), help="width x height in points, such as 1600x900"
    )
    parser.add_argument("--scale", type=_scale, default=1.0, help="pixels a point of a .png")
    parser.add_argument("--theme", choices=("light", "dark", "briefing"), default="light")
    parser.add_argument(
        "--handling", default="", metavar="MARKING", help="such as TLP:GREEN, or words of your own"
    )
    parser.add_argument("--made", default="", metavar="DATE", help="date made, such as 2016-05-01")
    parser.add_argument(
        "--strict", action="store_true", help="write nothing where a check finds what misleads"
    )
    parser.add_argument("--title", default="", help="title; nothing: the name of the dataset")
    return parser


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number") from error
    if not _SCALES[0] <= scale <= _SCALES[1]:
        raise argparse.ArgumentTypeError(f"a scale is {_SCALES[0]} to {_SCALES[1]:.0f}")
    return scale
