"""The command line: open the window, check or import a file, draw or export."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from core.later import later
from core.problems import UnreadableError
from core.version import VERSION
from gui.starting import import_qt, keep_imports, prepare
from gui.terminal import (
    CLEAN,
    INTERRUPTED,
    NO_QT,
    refuse,
    size,
    without_screen,
)

Command = Callable[[Sequence[str]], int]
"""The words after its name → an exit code."""

_ABOUT = """\
Counterclaim compares what the parties to a conflict claim: who said what, about whom,
when, and how well it is supported. It never says what happened.

  counterclaim                        open the window on its welcome page
  counterclaim claims.csv             open a file, a folder of tables or a Data Package
  counterclaim a.csv b.csv            open several datasets side by side
  counterclaim check claims.csv       print what is wrong with a file and where
  counterclaim diff old.csv new.csv   print what came, changed and went, and what moved
  counterclaim shot out.png claims/   draw the window into a picture, without a screen
  counterclaim export claims/ --to out.pdf   write what a view shows into a file
  counterclaim import table.csv --suggest m.json   map a table of another form to claims

A file that is itself called check, diff, shot, export or import opens as ./check, ./shot, …
"""

_SHOT = """\
Draw the window into a PNG, without a screen. Settings are neither read nor written, so the
same arguments draw the same picture.

  counterclaim shot out.png                                     the sample
  counterclaim shot out.png claims.csv --theme dark             a file
  counterclaim shot out.png claims/ --view april-2016-view.json with saved filters

Exit code 0: drawn; 2: it could not be drawn, and a sentence says why."""


_NO_SCREEN = (
    "there is no screen to open a window on; counterclaim shot out.png draws it into a picture"
)


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    words = list(arguments)
    command = _COMMANDS.get(words[0]) if words else None
    try:
        if command is not None:
            return command(words[1:])
        return _open(_open_parser().parse_intermixed_args(words))
    except KeyboardInterrupt:
        return INTERRUPTED


def _open_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="counterclaim",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="check, diff, shot, export and import say more after: counterclaim COMMAND --help",
    )
    parser.add_argument("path", nargs="*", type=Path, help="file or folder to open, or a story")
    parser.add_argument("--view", type=Path, metavar="FILE", help="a saved view or a story to show")
    parser.add_argument(
        "--trace",
        type=Path,
        metavar="FILE",
        help="write frame times: one line of JSON for each gesture, from input event to paint",
    )
    parser.add_argument("--version", action="version", version=f"counterclaim {VERSION}")
    return parser


def _shot_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="counterclaim shot",
        description=_SHOT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("out", type=_picture, help="picture to write, ending in .png")
    parser.add_argument("path", nargs="*", type=Path, help="what to open; nothing: the sample")
    parser.add_argument(
        "--size", type=size, default=(1680, 1000), help="width x height, such as 1680x1000"
    )
    parser.add_argument("--theme", choices=("light", "dark", "briefing"), default="light")
    parser.add_argument("--view", type=Path, metavar="FILE", help="a saved view to apply")
    return parser


def _picture(text: str) -> Path:
    path = Path(text)
    if path.suffix.casefold() != ".png":
        raise argparse.ArgumentTypeError(f"{text!r} does not end in .png")
    return path


def _shot(words: Sequence[str]) -> int:
    options = _shot_parser().parse_intermixed_args(words)
    without_screen()
    try:
        from gui.application import shot  # noqa: PLC0415 - Qt only where a window is drawn

        shot(options.out, options.path, options.size, options.theme, options.view)
    except (OSError, UnreadableError, ValueError) as error:
        return refuse(str(error))
    except ImportError as error:
        return refuse(f"{NO_QT} ({error})")
    return CLEAN


_COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "check": later("gui.check_command", "check"),
        "diff": later("gui.diff_command", "diff"),
        "shot": _shot,
        "export": later("gui.export_command", "export"),
        "import": later("gui.import_command", "bring_in"),
    }
)


def _open(options: argparse.Namespace) -> int:
    if not _has_screen():
        return refuse(_NO_SCREEN)
    prepare()
    try:
        import_qt()
        from gui.application import open_window  # noqa: PLC0415 - Qt only where a window is drawn
    except ImportError as error:
        return refuse(f"{NO_QT} ({error})")
    keep_imports()
    try:
        trace = options.trace and options.trace.open("w", encoding="utf-8", buffering=1)
    except OSError as error:
        return refuse(f"{options.trace}: frame times cannot be written there ({error.strerror})")
    return open_window(options.path, options.view, trace)


def _has_screen() -> bool:
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)
