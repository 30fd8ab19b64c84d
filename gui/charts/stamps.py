"""Small pictures painted many times."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter, QPixmap

MANY = 200
"""So few stamps are as quickly drawn one by one."""
_SPARSE = 16
"""A picture with room for so many times its stamps is mostly bare, and not worth the while."""
_LARGEST = 1 << 14
"""Pixels that a picture is tall or wide at most."""
_BESIDE = ((0, 1), (1, -1), (1, 0), (1, 1))
"""Half of the cells around a cell, by row and column: the other half meets it from its own side."""
_HALF = 16
"""Bits for a pixel across; those of a pixel down lie above them."""
_LOW = (1 << _HALF) - 1
_OPAQUE, _OPACITY = 255, 24
"""The largest opacity, and the bits of a pixel below it."""
_FAR = -(1 << 30)
"""A place far above every stamp."""

Pixels = npt.NDArray[np.uint32]
Which = npt.NDArray[np.intp]
Places = npt.NDArray[np.int32]
BoolArray = npt.NDArray[np.bool_]


class Paper(NamedTuple):
    """An opaque picture that is painted on, as pixels, and the colour of its ground."""

    pixels: Pixels
    ground: int


class Stamp:
    """A picture to be painted many times."""

    def __init__(self, picture: QPixmap) -> None:
        self.picture = picture
        image = picture.toImage().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        read = np.frombuffer(image.constBits(), dtype=np.uint32)
        self.pixels: Pixels = read.reshape(image.height(), image.width()).copy()
        """Its pixels with their opacity, the colours weakened by it."""


def stamp_all(
    painter: QPainter,
    stamps: Sequence[Stamp],
    which: Which,
    corners: npt.NDArray[np.floating],
    paper: Paper | None = None,
) -> None:
    """Draw stamps of one size wherever they stand.

    ``corners`` are their left ends and their top ends, ``which`` the place of each in ``stamps``.
    Those of many that overlap no other are written onto the ``paper`` that is painted on, or else
    put together in one picture, where Qt would be called for each.
    """
    rest = slice(None)
    if len(which) >= MANY and stamps[0].picture.devicePixelRatio() == 1:
        nearest = (corners + np.copysign(0.5, corners)).astype(np.int32)
        pixels = [stamp.pixels for stamp in stamps]
        if paper is not None:
            rest = np.flatnonzero(~stamp_on(paper, pixels, which, nearest))
        elif (sheet := sheet_of(pixels, which, nearest)) is not None:
            (left, top), drawn, alone = sheet
            high, wide = drawn.shape
            premultiplied = QImage.Format.Format_ARGB32_Premultiplied
            painter.drawImage(left, top, QImage(drawn.data, wide, high, 4 * wide, premultiplied))
            rest = np.flatnonzero(~alone)
    points = map(QPointF, *corners[:, rest].tolist())
    places: list[int] = which[rest].tolist()
    for place, at in zip(places, points, strict=True):
        painter.drawPixmap(at, stamps[place].picture)


def stamp_on(paper: Paper, stamps: Sequence[Pixels], which: Which, corners: Places) -> BoolArray:
    """Write stamps onto a paper where they overlap no other and lie on it whole; which these are.

    What of them is half clear is mixed with the ground, whatever else is on the paper.
    """
    page = paper.pixels
    none = np.zeros(len(which), dtype=np.bool_)
    begin, ink = _ink_of(stamps)
    high, wide = ink.shape[1:]
    if not ink.size or max(page.shape) + 2 * max(high, wide) > _LARGEST:
        return none
    across, down = (corners + begin[::-1, None]).astype(np.int32)
    inside = (down >= 0) & (down <= page.shape[0] - high)
    inside &= (across >= 0) & (across <= page.shape[1] - wide)
    if inside.all():
        alone = _standing_alone(down, across, high, wide)
    else:
        near = np.clip(down, -high, page.shape[0]), np.clip(across, -wide, page.shape[1])
        alone = _standing_alone(near[0] + high, near[1] + wide, high, wide) & inside
    at = (down[alone] * page.shape[1] + across[alone]).astype(np.intp)
    _write(page, _mixed(ink, paper.ground), ink >> _OPACITY > 0, which[alone], at)
    return alone


def sheet_of(
    stamps: Sequence[Pixels], which: Which, corners: Places
) -> tuple[tuple[int, int], Pixels, BoolArray] | None:
    """A picture of the stamps that overlap no other, where it stands, and which these are.

    None where there are few for its size, or it would be too large to tell them apart.
    What of all stamps is clear around their ink may overlap.
    """
    first, ink = _ink_of(stamps)
    if not ink.size:
        return None
    left, top = corners.min(axis=1).tolist()
    across, down = (corners - [[left], [top]]).astype(np.int32)
    high, wide = ink.shape[1:]
    size = int(down.max()) + high, int(across.max()) + wide
    if max(size) > _LARGEST or size[0] * size[1] > _SPARSE * high * wide * len(which):
        return None
    alone = _standing_alone(down, across, high, wide)
    at, looks = (down * size[1] + across).astype(np.intp), which
    if not alone.all():
        at, looks = at[alone], looks[alone]
    sheet = np.zeros(size, dtype=np.uint32)
    _stamp_rows(sheet, ink, looks, at)
    return (left + int(first[1]), top + int(first[0])), sheet, alone


def _ink_of(stamps: Sequence[Pixels]) -> tuple[Which, Pixels]:
    """What of stamps is not clear in all of them, and its first row and column."""
    inked = np.argwhere(np.bitwise_or.reduce(stamps))
    if not len(inked):
        return np.zeros(2, dtype=np.intp), np.zeros((len(stamps), 0, 0), dtype=np.uint32)
    first, after = inked.min(axis=0), inked.max(axis=0) + 1
    ink = np.array([stamp[first[0] : after[0], first[1] : after[1]] for stamp in stamps])
    return first, ink


def _mixed(ink: Pixels, ground: int) -> Pixels:
    """Pixels, weakened by their opacity, over a ground that is opaque."""
    parts = ink[..., None].view(np.uint8).astype(np.uint16)
    below = np.array([ground], dtype=np.uint32).view(np.uint8).astype(np.uint16)
    clear = _OPAQUE - parts[..., 3:]
    mixed = parts + (below * clear + _OPAQUE // 2) // _OPAQUE
    return mixed.astype(np.uint8).view(np.uint32)[..., 0]


def _write(page: Pixels, inks: Pixels, inked: BoolArray, which: Which, at: Which) -> None:
    """Write stamps from some pixels on: of each row what lies between its first and last ink."""
    order = np.argsort(which.astype(np.min_scalar_type(len(inks))), kind="stable")
    at, ends = at[order], np.searchsorted(which[order], np.arange(len(inks) + 1)).tolist()
    for ink, rows, (first, after) in zip(inks, inked, pairwise(ends), strict=True):
        for row, marked in enumerate(rows):
            columns = np.flatnonzero(marked)
            if after > first and len(columns):
                begin, end = int(columns[0]), int(columns[-1]) + 1
                lines = _lines_of(page, end - begin)
                line = np.ascontiguousarray(ink[row, begin:end]).view(lines.dtype)
                lines[at[first:after] + (row * page.shape[1] + begin)] = line


def _lines_of(page: Pixels, wide: int) -> npt.NDArray[np.void]:
    """Lines of some pixels of a picture, from each of its pixels on."""
    line = np.dtype((np.void, page.itemsize * wide))
    return np.ndarray(page.size - wide + 1, line, page, strides=(page.itemsize,))


def _stamp_rows(sheet: Pixels, ink: Pixels, which: Which, at: Which) -> None:
    """Write stamps into a picture from some pixels on, one line of all of them after another."""
    high, wide = ink.shape[1:]
    lines = _lines_of(sheet, wide)
    written = np.empty(len(at), lines.dtype)
    for row in range(high):
        inks = np.ascontiguousarray(ink[:, row]).view(lines.dtype)[:, 0]
        lines[at + row * sheet.shape[1]] = np.take(inks, which, out=written, mode="clip")


def _standing_alone(down: Places, across: Places, high: int, wide: int) -> BoolArray:
    """Which of some boxes of one size overlap no other.

    They are looked up in cells as large as a box: one overlaps only what stands in the cells
    around its own. Those that share a cell count as overlapping, and all in the cells around it.
    """
    row, column = down // high + 1, across // wide + 1
    columns = int(column.max()) + 2
    cell = row * columns + column
    cells = (int(row.max()) + 2) * columns
    touched = np.bincount(cell, minlength=cells) > 1
    if touched.any():
        touched = _spread(touched.reshape(-1, columns)).ravel()
    at = (down << _HALF) + across
    held = np.full(cells, _FAR, dtype=np.int32)
    held[cell] = at
    at -= ((high - 1) << _HALF) + wide - 1
    for rows, more in _BESIDE:
        beside = cell + (rows * columns + more)
        apart = held.take(beside, mode="clip") - at
        near = (apart & _LOW) <= 2 * wide - 2
        near &= (apart >> _HALF).view(np.uint32) <= 2 * high - 2
        if near.any():
            touched[cell[near]] = touched[beside[near]] = True
    return ~touched.take(cell, mode="clip")


def _spread(marked: BoolArray) -> BoolArray:
    """Cells that are marked or beside one that is; none at the rim is."""
    tall = marked.copy()
    tall[1:] |= marked[:-1]
    tall[:-1] |= marked[1:]
    found = tall.copy()
    found[:, 1:] |= tall[:, :-1]
    found[:, :-1] |= tall[:, 1:]
    return found
