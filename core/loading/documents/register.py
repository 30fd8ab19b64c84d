"""A trade register of SIPRI as its text: deals under their supplier and recipient."""

import re
from collections.abc import Sequence

import numpy as np

from core.loading.rawtable import RawTable, RecordColumns, Rejections, finished

_HEADERS = (
    *("Supplier", "Recipient", "Number ordered", "Weapon designation", "Weapon description"),
    *("Year of order", "Year(s) of delivery", "Number delivered"),
    *("Numbers delivered is estimate", "Comments"),
)
_HEADING = ("recipient (r)", "designation", "delivered", "comments")
_MARK = re.compile(r"\s*([RL]):")
_LICENSED = "produced under licence"
_CELLS = 8
"""Recipient, number, designation, description, years of order and delivery, number, comments."""
_LOOKED_AT = 60


def is_register(lines: Sequence[str]) -> bool:
    """Whether the names of its columns stand at the beginning, as SIPRI prints them."""
    return _heading(lines) > 0


def deals(file: str, lines: Sequence[str]) -> RawTable:
    """A row for each deal, with the supplier and recipient it stands under.

    A number in brackets is an estimate. Rows that do not have the cells of a deal are refused.
    """
    columns = RecordColumns(file, _HEADERS)
    refused = Rejections(file)
    supplier = recipient = ""
    licensed = False
    for row, line in enumerate(lines[_heading(lines) :], start=_heading(lines) + 1):
        if not line.strip():
            continue
        mark = _MARK.match(line)
        if "\t" not in line and not mark:
            supplier, recipient, licensed = line.strip(), "", False
            continue
        licensed = mark[1] == "L" if mark else licensed
        cells = [cell.strip() for cell in line[mark.end() if mark else 0 :].split("\t")]
        recipient = cells[0] or recipient
        if not cells[0] and len(cells) > _CELLS and not cells[1]:
            del cells[1]
        if len(cells) != _CELLS or not (supplier and recipient):
            sentence = f"{file}, row {row}: this line has not the {_CELLS} cells of a deal."
            refused.add(row, ("ragged_row", sentence), [("line", line)])
            continue
        columns.add_cells(row, _deal(supplier, recipient, cells, licensed=licensed))
    headers, arrays = columns.columns()
    rows = np.array(columns.rows, dtype=np.int64)
    return finished(RawTable(file, "", headers, arrays, rows, (), tuple(refused.rows)))


def _heading(lines: Sequence[str]) -> int:
    """How many lines stand up to the names of the columns, 0 where there are none."""
    for place, line in enumerate(lines[:_LOOKED_AT]):
        cells = [cell.strip().casefold() for cell in line.split("\t")]
        if all(any(name in cell for cell in cells) for name in _HEADING):
            return place + 1
    return 0


def _deal(supplier: str, recipient: str, cells: Sequence[str], *, licensed: bool) -> list[str]:
    _, ordered, designation, description, order, delivery, delivered, comments = cells
    estimated = delivered.startswith("(")
    said = "; ".join(filter(None, (_LICENSED if licensed else "", comments)))
    return [
        *(supplier, recipient, ordered, designation, description, order, delivery),
        *(delivered.strip("()"), "Yes" if estimated else "No", said),
    ]
