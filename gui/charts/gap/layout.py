"""Where the parts of a loss chart stand: lines, fields, columns of words, axis."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple, overload

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from PySide6.QtCore import QRectF

from core.comparison import Thing
from core.once import once
from core.panels.losses.listed import Lines
from core.panels.losses.rows import Heading, LossRow, usual_verdicts
from core.panels.losses.scale import Scale
from gui.typesetting import Typeface

PlaceArray = npt.NDArray[np.int64]

_ROOM = 10.0
_EDGE = 14.0
_GAP = 8.0
_LEAST_LABEL = 84.0
_LEAST_VERDICT = 56.0
_ROOMY = 640.0
_MEASURED, _OF_MANY, _MANY = 24, 8, 500
"""So many lines are read to be measured, and so many where there are hundreds."""
_FIRST = 30.0
"""Most room at a gap chart's start, where figures are small."""
_FEW = 40
"""So few figures are placed one by one as quickly as all together."""
_INNER = 46.0
"""Most room at a butterfly's zero, where figures are small."""


class ChartRow:
    """One line: a row for each field of the chart, None where that subject has none."""

    def __init__(self, cells: tuple[LossRow | None, ...]) -> None:
        self.cells = cells

    @property
    def known(self) -> bool:
        """Whether what stands behind its rows was looked up."""
        return all(cell.known for cell in self.cells if cell is not None)

    @once
    def labels(self) -> tuple[str, ...]:
        """What is counted, in ever shorter words."""
        found = next((cell for cell in self.cells if cell is not None), None)
        return found.cell.thing.labels if found is not None else ("",)


ChartLine = Heading | ChartRow


class Field(Struct, frozen=True, dict=True):
    """A stretch of the chart with a scale; mirrored, it runs from right to left."""

    left: float
    right: float
    scale: Scale
    room: tuple[float, float]
    """First and last pixel that figures beside the marks may use."""
    mirrored: bool = False

    @once
    def _placed(self) -> dict[float, float]:
        return {}

    def x(self, value: float) -> float:
        """The pixel of a figure."""
        found = self._placed.get(value)
        if found is None:
            found = self._placed[value] = self.at(self.scale.place(value))
        return found

    def xs(self, values: Sequence[float]) -> list[float]:
        """The pixels of many figures: ascending, no two of them less than half a pixel apart."""
        if len(values) <= _FEW:
            return [half / 2 for half in sorted({round(self.x(value) * 2) for value in values})]
        shares = self.scale.places(values)
        shares = 1 - shares if self.mirrored else shares
        found = self.left + shares * (self.right - self.left)
        return [float(half) / 2 for half in np.unique(np.rint(found * 2))]

    def at(self, share: float) -> float:
        """The pixel of a share of the scale."""
        if self.mirrored:
            share = 1 - share
        return self.left + share * (self.right - self.left)


class Columns(Struct, frozen=True):
    """Fields and columns of words from left to right, in pixels."""

    fields: tuple[Field, ...]
    label: QRectF
    """Left, width of the labels; its height says nothing."""
    verdicts: tuple[QRectF, ...]
    shortened: int = 0
    """Place of the longest words that any row is labelled with, so that none differ alike."""


def gap_columns(lines: Sequence[ChartLine], scale: Scale, width: float, face: Typeface) -> Columns:
    """Labels at the left, one field, verdicts at the right."""
    label, shortened = _labels(lines, face, width * 0.3)
    figures, verdicts = _words(lines)
    verdict = _width(verdicts, face, _LEAST_VERDICT, width * 0.24)
    pad = _pad(figures, face, width * 0.16)
    left = _EDGE + label + _GAP + min(pad, _FIRST)
    right = max(width - _EDGE - verdict - _GAP - pad, left + 40)
    return Columns(
        (Field(left, right, scale, (_EDGE + label + 2, width - _EDGE - verdict - 2)),),
        QRectF(_EDGE, 0, label, 0),
        (QRectF(width - _EDGE - verdict, 0, verdict, 0),),
        shortened,
    )


def butterfly_columns(
    lines: Sequence[ChartLine], scale: Scale, width: float, face: Typeface
) -> Columns:
    """Two fields mirrored around the labels; ratios at the outer ends where there is room."""
    label, shortened = _labels(lines, face, width * 0.25)
    lines = _sampled(lines)
    figures = _figures(lines)
    verdict = _ratios(lines, face) if width >= _ROOMY else 0.0
    pad = _pad(figures, face, max(width * (0.1 if verdict else 0.12), _INNER))
    inner, outer = (width - label) / 2, _EDGE + verdict + _GAP
    left, right = outer + pad, max(inner - _GAP - min(pad, _INNER), outer + pad + 30)
    room = outer - _GAP / 2, inner - 2
    return Columns(
        (
            Field(left, right, scale, room, mirrored=True),
            Field(width - right, width - left, scale, (width - room[1], width - room[0])),
        ),
        QRectF(inner, 0, label, 0),
        (QRectF(_EDGE, 0, verdict, 0), QRectF(width - _EDGE - verdict, 0, verdict, 0)),
        shortened,
    )


class GapLines(Sequence[ChartLine]):
    """The lines of a comparison, each wrapped when it is first asked for."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._wrapped: dict[int, ChartLine] = {}

    @property
    def headings(self) -> PlaceArray:
        """Places of the headings among the lines."""
        return self._lines.headings

    @property
    def things(self) -> tuple[Thing, ...]:
        """Whatever is compared, shown or not."""
        return self._lines.things

    @property
    def widest(self) -> tuple[frozenset[str], frozenset[str]]:
        """Figures and ratios in print among which the longest of all lines are."""
        return self._lines.widest

    def __len__(self) -> int:
        """Number of lines."""
        return len(self._lines)

    @overload
    def __getitem__(self, place: int) -> ChartLine: ...
    @overload
    def __getitem__(self, place: slice) -> list[ChartLine]: ...
    def __getitem__(self, place: int | slice) -> ChartLine | list[ChartLine]:
        """A line, or some of them."""
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        found = self._wrapped.get(place)
        if found is None:
            line = self._lines[place]
            found = line if isinstance(line, Heading) else ChartRow((line,))
            self._wrapped[place] = found
        return found


def headings_of(lines: Sequence[ChartLine]) -> PlaceArray:
    """Places of the headings among lines."""
    if isinstance(lines, GapLines):
        return lines.headings
    found = [place for place, line in enumerate(lines) if isinstance(line, Heading)]
    return np.array(found, dtype=np.int64)


def _sampled(lines: Sequence[ChartLine]) -> Sequence[ChartLine]:
    """As many lines, evenly, as are measured: the columns of thousands are as wide as theirs."""
    most = _MEASURED if len(lines) < _MANY else _OF_MANY
    step = -(-len(lines) // most) or 1
    return lines[::step]


def _labels(lines: Sequence[ChartLine], face: Typeface, most: float) -> tuple[float, int]:
    """The column of what rows are labelled with; of hundreds it is whatever is compared."""
    if isinstance(lines, GapLines) and len(lines) >= _MANY:
        return _labels_of_all(_Same(lines.things), face, most)
    rows = (line for line in _sampled(lines) if isinstance(line, ChartRow))
    return _label_column([row.labels for row in rows], face, most)


class _Same(NamedTuple):
    """What is compared in a dataset; equal to nothing but itself, for there are thousands."""

    things: tuple[Thing, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.things is other.things

    def __hash__(self) -> int:
        return id(self.things)


@lru_cache(maxsize=8)
def _labels_of_all(same: _Same, face: Typeface, most: float) -> tuple[float, int]:
    return _label_column([thing.labels for thing in same.things], face, most)


def _label_column(
    words: Sequence[tuple[str, ...]], face: Typeface, most: float
) -> tuple[float, int]:
    """Width of the labels, and the place of the longest words that any row has.

    Where those of one row do not fit, all rows take shorter ones.
    """
    longest = {row[0] for row in words}
    full = _width(longest, face, _LEAST_LABEL, most)
    if all(face.width(text) <= full for text in longest):
        return full, 0
    rows = (row[1:] for row in words)
    fitting = (next((text for text in row if face.width(text) <= most), row[-1]) for row in rows)
    return _width(set(fitting), face, _LEAST_LABEL, most), 1


def _ratios(lines: Sequence[ChartLine], face: Typeface) -> float:
    """Width of the longest ratio of any row, of a dash where there is none."""
    rows = (line for line in lines if isinstance(line, ChartRow))
    cells = (cell for row in rows for cell in row.cells if cell is not None and cell.comparable)
    return max((face.width(cell.verdict) for cell in cells), default=face.width("—")) + 2


def _verdicts(lines: Sequence[ChartLine]) -> set[str]:
    return {
        cell.verdict
        for line in lines
        if isinstance(line, ChartRow)
        for cell in line.cells
        if cell is not None
    }


def _words(lines: Sequence[ChartLine]) -> tuple[AbstractSet[str], AbstractSet[str]]:
    """The longest figures and verdicts; of hundreds of lines found without reading each."""
    if isinstance(lines, GapLines) and len(lines) >= _MANY:
        figures, ratios = lines.widest
        return figures, ratios | usual_verdicts()
    lines = _sampled(lines)
    return _figures(lines), _verdicts(lines)


def _figures(lines: Sequence[ChartLine]) -> set[str]:
    return {
        figure
        for line in lines
        if isinstance(line, ChartRow)
        for cell in line.cells
        if cell is not None
        for figure in cell.printed.figures
    }


def _pad(figures: AbstractSet[str], face: Typeface, most: float) -> float:
    """Room for the figure beside a mark that stands at an end of the scale."""
    return min(_width(figures, face, 20, most) + _ROOM, most)


def _width(texts: AbstractSet[str], face: Typeface, least: float, most: float) -> float:
    widest = max((face.width(text) for text in texts), default=0.0)
    return max(min(widest + 2, most), min(least, most))
