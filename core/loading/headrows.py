"""Names of columns that stand over several rows: a side over its measures, a name over its unit."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from msgspec.structs import replace

from core.loading.rawtable import RawTable, header_names, note
from core.problems import Problem, UnreadableError

JOINT = " › "
"""Stands between the parts of a name that was put together from several rows."""

_LOOKED_AT = 50

MOST = 5
"""Rows that the names of columns may stand over."""

Cells = Sequence[str]


def levels(header: str) -> tuple[str, ...]:
    """The parts of a name, one for each row it stood over."""
    return tuple(header.split(JOINT))


def stacked(rows: Sequence[Cells]) -> list[str]:
    """One name for each column from the rows that the names stand over, the upper ones first.

    A name of an upper row holds to its right until the next one, unless nothing stands under it:
    then the column is only called that. What follows the last of several groups and stands in none
    of the others is outside it. A row in which names are repeated, as merged cells are read, says
    itself how far they reach.
    """
    if len(rows) == 1:
        return list(rows[0])
    width = max(map(len, rows), default=0)
    grid = [[_plain(row[n]) if n < len(row) else "" for n in range(width)] for row in rows]
    for place in range(len(grid) - 1):
        if not any(one and one == two for one, two in pairwise(grid[place])):
            grid[place] = _spread(grid, place)
    _without_followers(grid)
    columns = [[row[place] for row in grid] for place in range(width)]
    return [JOINT.join(dict.fromkeys(text for text in column if text)) for column in columns]


def _plain(text: str) -> str:
    return " ".join(text.replace(JOINT.strip(), " ").split())


def _spread(grid: list[list[str]], place: int) -> list[str]:
    """A row of names, each held to its right where something stands under it."""
    found: list[str] = []
    held = ""
    for column, text in enumerate(grid[place]):
        above = [row[column] for row in grid[:place]]
        begins = column > 0 and above != [row[column - 1] for row in grid[:place]]
        under = any(row[column] for row in grid[place + 1 :])
        held = text or ("" if begins else held)
        found.append(held if under or text else "")
        held = held if under else ""
    return found


def _without_followers(grid: list[list[str]]) -> None:
    """Take what follows the last group out of it, where its names stand in no other group."""
    if len(grid) < _TWO:
        return
    groups: dict[str, list[int]] = {}
    for column, text in enumerate(grid[0]):
        if text:
            groups.setdefault(text, []).append(column)
    if len(groups) < _TWO:
        return
    *others, last = groups.values()
    known = {grid[1][column] for group in others for column in group}
    if not any(grid[1][column] in known for column in last):
        return
    for column in reversed(last):
        if grid[1][column] in known:
            return
        grid[0][column] = ""


_TWO = 2


def titles(rows: Sequence[Cells]) -> int:
    """How many rows stand above the names of a table: titles and remarks of one cell each.

    None in a table of fewer than three columns, whose first row may well have one filled cell,
    and none in running text, whose lines have as many commas as they like.
    """
    filled = [sum(bool(text.strip()) for text in row) for row in rows]
    widths = [len(row) for row, count in zip(rows, filled, strict=True) if count > 1]
    usual = Counter(widths).most_common(1)
    if not usual or usual[0][0] <= _TWO or usual[0][1] * 2 < sum(map(bool, filled)):
        return 0
    first = next(place for place, count in enumerate(filled) if count > 1)
    return first if any(filled[:first]) else 0


def titled(file: str, row: int) -> Problem:
    """The remark that the rows above the names were passed over."""
    sentence = f"{file}: the names of the columns stand in row {row}; what is above is no data."
    return note(file, "titles", sentence)


def headed(table: RawTable, row: int = 0, count: int = 1) -> RawTable:
    """A table read without names, its columns called by the rows from the first filled one on.

    Rows above ``row`` are passed over. UnreadableError where no row holds a name.
    """
    first = int(np.searchsorted(table.rows, row or _untitled(table)))
    while first < len(table.rows) and not any(map(str.strip, _cells(table, first))):
        first += 1
    if first == len(table.rows):
        raise UnreadableError(f"{table.file} is empty: it has no row with column names.")
    last = int(np.searchsorted(table.rows, int(table.rows[first]) + max(1, count)))
    rows = [_cells(table, place) for place in range(first, last)]
    above = bool(_untitled(table)) and not row
    told = (titled(table.file, int(table.rows[first])),) if above else ()
    names, problems = header_names(table.file, stacked(rows))
    return replace(
        table,
        headers=names,
        columns=tuple(column.slice(last) for column in table.columns),
        rows=table.rows[last:],
        problems=(*table.problems, *told, *problems),
    )


def _untitled(table: RawTable) -> int:
    """The number of the first row below titles."""
    count = min(_LOOKED_AT, len(table.rows))
    above = titles([_cells(table, place) for place in range(count)])
    return int(table.rows[above]) if above else 0


def _cells(table: RawTable, place: int) -> list[str]:
    return [str(column[place].as_py()) for column in table.columns]
