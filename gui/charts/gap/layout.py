"""Where the parts of a loss chart stand: lines, fields, columns of words, axis."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from core.panels.losses.rows import Heading, LossRow
from core.panels.losses.scale import Scale

_ROOM = 10.0
_EDGE = 14.0
_GAP = 8.0
_LEAST_LABEL = 84.0
_LEAST_VERDICT = 56.0
_ROOMY = 640.0


@dataclass(frozen=True, eq=False)
class ChartRow:
    """One line: a row for each field of the chart, None where that subject has none."""

    labels: tuple[str, ...]
    """What is counted, in ever shorter words."""
    cells: tuple[LossRow | None, ...]


ChartLine = Heading | ChartRow


@dataclass(frozen=True)
class Field:
    """A stretch of the chart with a scale; mirrored, it runs from right to left."""

    left: float
    right: float
    scale: Scale
    room: tuple[float, float]
    """First and last pixel that figures beside the marks may use."""
    mirrored: bool = False

    def x(self, value: float) -> float:
        """The pixel of a figure."""
        return self.at(self.scale.place(value))

    def at(self, share: float) -> float:
        """The pixel of a share of the scale."""
        if self.mirrored:
            share = 1 - share
        return self.left + share * (self.right - self.left)


@dataclass(frozen=True)
class Columns:
    """Fields and columns of words from left to right, in pixels."""

    fields: tuple[Field, ...]
    label: QRectF
    """Left, width of the labels; its height says nothing."""
    verdicts: tuple[QRectF, ...]


def gap_columns(
    lines: Sequence[ChartLine], scale: Scale, width: float, metrics: QFontMetricsF
) -> Columns:
    """Labels at the left, one field, verdicts at the right."""
    label = _width(_labels(lines), metrics, _LEAST_LABEL, width * 0.27)
    verdict = _width(_verdicts(lines), metrics, _LEAST_VERDICT, width * 0.17)
    pad = _pad(lines, metrics, width * 0.09)
    left = _EDGE + label + _GAP + min(pad, 40)
    right = max(width - _EDGE - verdict - _GAP - pad, left + 40)
    return Columns(
        (Field(left, right, scale, (_EDGE + label + 2, width - _EDGE - verdict - 2)),),
        QRectF(_EDGE, 0, label, 0),
        (QRectF(width - _EDGE - verdict, 0, verdict, 0),),
    )


def butterfly_columns(
    lines: Sequence[ChartLine], scale: Scale, width: float, metrics: QFontMetricsF
) -> Columns:
    """Two fields mirrored around the labels; ratios at the outer ends where there is room."""
    label = _width(_labels(lines), metrics, _LEAST_LABEL, width * 0.23)
    verdict = metrics.horizontalAdvance("×88…888") if width >= _ROOMY else 0.0
    pad = _pad(lines, metrics, 46)
    inner, outer = (width - label) / 2, _EDGE + verdict + _GAP
    left, right = outer + pad, max(inner - _GAP - pad, outer + pad + 30)
    room = outer - _GAP / 2, inner - 2
    return Columns(
        (
            Field(left, right, scale, room, mirrored=True),
            Field(width - right, width - left, scale, (width - room[1], width - room[0])),
        ),
        QRectF(inner, 0, label, 0),
        (QRectF(_EDGE, 0, verdict, 0), QRectF(width - _EDGE - verdict, 0, verdict, 0)),
    )


class Lines:
    """Tops and heights of all lines; only those in sight are asked for."""

    def __init__(self, lines: Sequence[ChartLine], row: float, heading: float) -> None:
        heights = [heading if isinstance(line, Heading) else row for line in lines]
        self.tops = np.concatenate([[0.0], np.cumsum(heights)])

    @property
    def height(self) -> float:
        """Height of all lines together."""
        return float(self.tops[-1])

    def at(self, y: float) -> int:
        """The line at a height, −1 beside all of them."""
        place = int(np.searchsorted(self.tops, y, side="right")) - 1
        return place if 0 <= place < len(self.tops) - 1 else -1

    def between(self, top: float, bottom: float) -> range:
        """The lines that show between two heights."""
        first = max(int(np.searchsorted(self.tops, top, side="right")) - 1, 0)
        last = int(np.searchsorted(self.tops, bottom, side="left"))
        return range(first, min(last, len(self.tops) - 1))

    def box(self, place: int, shift: float, width: float) -> QRectF:
        """The frame of a line on the chart."""
        top = float(self.tops[place])
        return QRectF(0, top + shift, width, float(self.tops[place + 1]) - top)


def _labels(lines: Sequence[ChartLine]) -> set[str]:
    return {line.labels[0] for line in lines if isinstance(line, ChartRow)}


def _verdicts(lines: Sequence[ChartLine]) -> set[str]:
    return {
        cell.verdict
        for line in lines
        if isinstance(line, ChartRow)
        for cell in line.cells
        if cell is not None
    }


def _pad(lines: Sequence[ChartLine], metrics: QFontMetricsF, most: float) -> float:
    """Room for the figure beside a mark that stands at an end of the scale."""
    texts = {
        mark.text
        for line in lines
        if isinstance(line, ChartRow)
        for cell in line.cells
        if cell is not None
        for mark in cell.marks
        if mark is not None
    }
    return min(_width(texts, metrics, 20, most) + _ROOM, most)


def _width(texts: set[str], metrics: QFontMetricsF, least: float, most: float) -> float:
    widest = max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
    return max(min(widest + 2, most), min(least, most))
