"""What the commands share: exit codes, sentences, sizes, and Qt without a screen."""

import argparse
import os
import sys

CLEAN, PROBLEMS, UNREADABLE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes."""

NO_QT = "the window needs system libraries of Qt that are not there"

_EDGES = 64, 16384
"""What Qt can paint, in pixels."""


def size(text: str) -> tuple[int, int]:
    """A size such as ``1680x1000``; raises ArgumentTypeError."""
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1680x1000")
    found = int(width), int(height)
    if not all(_EDGES[0] <= edge <= _EDGES[1] for edge in found):
        raise argparse.ArgumentTypeError(f"each edge must be {_EDGES[0]} to {_EDGES[1]} pixels")
    return found


def printable(text: str) -> str:
    """The text with a sign for every letter that a terminal would act on or cannot write."""
    encoding = sys.stdout.encoding or "utf-8"
    shown = "".join(letter if letter.isprintable() else "�" for letter in text)
    return shown.encode(encoding, "replace").decode(encoding)


def refuse(sentence: str) -> int:
    """Say why a command cannot be done; its exit code."""
    print(f"counterclaim: {printable(sentence)}", file=sys.stderr)  # noqa: T201
    return UNREADABLE


def without_screen() -> None:
    """Have Qt draw without a screen, the same on every machine; before Qt is imported."""
    os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
    os.environ["QT_FONT_DPI"] = "96"
    os.environ["QT_SCALE_FACTOR"] = "1"
