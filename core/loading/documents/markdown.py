"""Tables of Markdown and of terminals: cells between bars, a rule below the names."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from core.loading import limits
from core.loading.bytestext import bounded_lines, text_stream
from core.loading.documents.grids import Grid, document, read_grids
from core.loading.progress import Progress, part
from core.loading.rawtable import RawTable, Ticker
from core.loading.reading import DETECTED, Reading

_BARS, _STROKE = re.compile(r"[|+]"), re.compile(r":?[-=]+:?")
_DIVIDERS = re.compile(r"(?<!\\)\|")
_LINK = re.compile(r"!?\[([^\]\[]*)\]\([^)(]*\)")
_NOTE = re.compile(r"\[\^[^\]\[]*\]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HEAD = 16 * limits.KIB
_AROUND = ("**", "__", "*", "_", "`", "~~")


def read_markdown(
    path: Path, file: str, progress: Progress, reading: Reading = DETECTED
) -> tuple[RawTable, ...]:
    """Read one of the tables of a text; UnreadableError where there is none."""
    found = document(path, file, part(progress, 0, 0.1), reading)
    rest = part(progress, 0.1, 0.8)
    ticker = Ticker(rest, f"Reading {file}")
    lines: list[str] = []
    with text_stream(found, lambda done: rest(f"Reading {file}", done)) as stream:
        for line in bounded_lines(stream):
            ticker.tick(0.5)
            lines.append((line or "").rstrip("\r\n"))
    return read_grids(file, list(_grids(lines)), reading, part(progress, 0.8, 1))


def has_bars(path: Path) -> bool:
    """Whether a text begins with a table of bars, a rule below the names of its columns."""
    try:
        if not path.is_file() or path.stat().st_size > limits.PAGE:
            return False
        with path.open("rb") as stream:
            lines = stream.read(_HEAD).decode("utf-8", "replace").splitlines()
    except (OSError, ValueError):
        return False
    return any(_begins(line, rule) for line, rule in pairwise(lines))


def _begins(line: str, rule: str) -> bool:
    """Whether a line and the one below it are names and their rule, over two columns at least."""
    return "|" in line and ("|" in rule or "+" in rule) and _is_rule(rule)


def _is_rule(line: str) -> bool:
    """Whether a line is strokes between bars; those at its ends may be left out."""
    first, *others = _BARS.split(line.strip())
    strokes = [first, *others] if first else others
    strokes = strokes if strokes and strokes[-1] else strokes[:-1]
    return bool(strokes) and all(_STROKE.fullmatch(stroke.strip()) for stroke in strokes)


def _grids(lines: Sequence[str]) -> Iterator[Grid]:
    place, count, heading = 0, 0, ""
    while place < len(lines):
        line = lines[place]
        if line.startswith("#"):
            heading = line.strip("# ")
        if place + 1 == len(lines) or not _begins(line, lines[place + 1]):
            place += 1
            continue
        count += 1
        last = place + 2
        while last < len(lines) and "|" in lines[last]:
            last += 1
        rows = [line, *(one for one in lines[place + 2 : last] if not _is_rule(one))]
        name = f"table {count}: {heading}" if heading else f"table {count}"
        yield Grid(name, list(enumerate(map(_cells, rows), start=1)))
        place = last


def _cells(line: str) -> list[str]:
    cells = [_plain(cell) for cell in _DIVIDERS.split(line.strip())]
    first = 1 if line.lstrip().startswith("|") else 0
    last = len(cells) - 1 if line.rstrip().endswith("|") and len(cells) > 1 else len(cells)
    return cells[first:last]


def _plain(cell: str) -> str:
    """The text of a cell, without marks of links, footnotes and emphasis."""
    text = _BREAK.sub(" ", _NOTE.sub("", _LINK.sub(r"\1", cell))).replace("\\|", "|")
    text = " ".join(text.split())
    for mark in _AROUND:
        if len(text) > 2 * len(mark) and text.startswith(mark) and text.endswith(mark):
            text = text[len(mark) : -len(mark)]
    return text
