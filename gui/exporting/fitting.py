"""What of a figure fits where it is drawn: its share of a row, whole rows and columns, the rest."""

from enum import StrEnum
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QTableView, QWidget

from core.messages import say
from core.panels.losses import LossesView, Mode
from core.panels.relations.view import RelationsView
from gui.panel import Panel

_USUAL, _WIDE, _NARROW = 3, 6, 2
_FEW = 3
"""Actors at the utmost of a graph that is narrow."""


class Ground(StrEnum):
    """What a figure is drawn on; each tells in words of its own how much of it is there."""

    PAGE = "page"
    SLIDE = "slide"
    REPORT = "report"


@runtime_checkable
class EndsInRow(Protocol):
    """A chart of rows that scrolls."""

    @property
    def rest(self) -> int:
        """Pixels at its lower end in which the next row does not fit."""
        ...


def breadth(view: object) -> int:
    """How much of a row a figure takes beside others, to be held against theirs."""
    if isinstance(view, LossesView) and view.options.mode is Mode.TABLE:
        return _WIDE
    if isinstance(view, RelationsView) and len(view.shown) <= _FEW:
        return _NARROW
    return _USUAL


def left_out(panel: Panel, ground: Ground) -> tuple[str, ...]:
    """What of the panel is not drawn, in words; empty where all of it is."""
    told: list[str] = []
    bars = _bars(panel)
    if bars:
        shares = [bar.pageStep() / (bar.maximum() - bar.minimum() + bar.pageStep()) for bar in bars]
        whole = int(100 * min(shares))
        share = f"{whole}%" if whole else say("cut.least")
        told.append(say(f"cut.{ground}", share=share))
    for table in _tables(panel):
        all_of = table.model().columnCount()
        drawn = _whole_columns(table)
        if drawn < all_of:
            told.append(say(f"cut.{ground}.columns", drawn=drawn, all=all_of))
    return tuple(told)


def below(panel: Panel) -> int:
    """Pixels of a chart of rows that lie below what is drawn of it; 0 for a table."""
    bars = [bar for bar in _bars(panel) if not isinstance(_area_of(bar, panel), QTableView)]
    return max((bar.maximum() - bar.minimum() for bar in bars), default=0)


def end_with_whole(panel: Panel) -> None:
    """Leave room for what would end in the middle of a row or of a column."""
    layout = panel.layout()
    if layout is None:
        return
    rest = 0
    for area in panel.findChildren(QAbstractScrollArea):
        if area.isVisibleTo(panel):
            if isinstance(area, QTableView):
                row = area.verticalHeader().defaultSectionSize()
                rest = max(rest, area.viewport().height() % row)
            elif isinstance(area, EndsInRow):
                rest = max(rest, area.rest)
    margins = layout.contentsMargins()
    margins.setBottom(margins.bottom() + rest)
    layout.setContentsMargins(margins)
    for table in _tables(panel):
        for column in range(_whole_columns(table), table.model().columnCount()):
            table.setColumnHidden(column, True)


def _tables(panel: Panel) -> list[QTableView]:
    return [table for table in panel.findChildren(QTableView) if table.isVisibleTo(panel)]


def _whole_columns(table: QTableView) -> int:
    """How many columns from the left are drawn from edge to edge; one at least."""
    header, room = table.horizontalHeader(), table.viewport().width()
    ends = [
        header.sectionPosition(column) + header.sectionSize(column)
        for column in range(header.count())
        if not header.isSectionHidden(column)
    ]
    return max(sum(end <= room for end in ends), 1) if ends else 0


def _bars(panel: Panel) -> list[QScrollBar]:
    """The upright bars in sight that have something to scroll."""
    return [
        bar
        for bar in panel.findChildren(QScrollBar)
        if bar.orientation() is Qt.Orientation.Vertical
        and bar.maximum() > bar.minimum()
        and _is_seen(bar, panel)
    ]


def _area_of(bar: QScrollBar, panel: Panel) -> QWidget | None:
    """The area that a bar scrolls."""
    owner: QWidget | None = bar.parentWidget()
    while owner is not None and owner is not panel and not isinstance(owner, QAbstractScrollArea):
        owner = owner.parentWidget()
    return owner


def _is_seen(bar: QScrollBar, panel: Panel) -> bool:
    owner: QWidget | None = bar.parentWidget()
    while owner is not None and owner is not panel:
        if isinstance(owner, QAbstractScrollArea) and not owner.isVisibleTo(panel):
            return False
        owner = owner.parentWidget()
    return True
