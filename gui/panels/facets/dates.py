"""The sidebar's dates: span, clock, interval rule and *as known on*."""

from collections.abc import Callable
from datetime import date
from typing import cast

from PySide6.QtCore import QDate, QSignalBlocker
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QPushButton,
    QWidget,
)

from core.crossfilter import DATES
from core.filters import DateSpan, FilterState
from core.panels.facets import FacetsView
from core.session import Change, drop_clause, set_clause, set_clock, set_known_on
from core.vocabulary.terms import Clock
from gui.widgets.labels import label, set_tip
from gui.widgets.landmarks import landmark
from gui.widgets.section import Section

_RULES = (("overlaps", False), ("lies inside", True))


class DatesSection(Section):
    """Asks for spans, clock and *as known on*; shows the state's own silently."""

    def __init__(self, ask: Callable[[Change], None]) -> None:
        super().__init__("Dates")
        self._ask = ask
        self._extent: tuple[date, date] | None = None
        self._claimed: tuple[date, date] | None = None
        self._followed: tuple[object, ...] = ()
        self.first = _date_field("First day shown")
        self.last = _date_field("Last day shown")
        self.clock = QComboBox()
        self.clock.setAccessibleName("Clock")
        for clock in Clock:
            self.clock.addItem(clock.label, clock.value)
        set_tip(
            self.clock,
            "Which date of a claim filters and orders: when it is said to have "
            "happened, when it was said, or when the dataset took it in",
        )
        self.rule = QComboBox()
        self.rule.setAccessibleName("Interval rule")
        for words, inside in _RULES:
            self.rule.addItem(words, inside)
        set_tip(self.rule, "How a claim about several days meets the span")
        self.whole = QPushButton("All dates")
        self.whole.setObjectName("flat")
        self.is_known_on = QCheckBox("As known on")
        set_tip(self.is_known_on, "Show only what had been claimed by that day")
        self.known_on = _date_field("As known on")
        landmark(self.first, "dates")
        landmark(self.is_known_on, "known_on")
        self._lay_out()
        self.first.dateChanged.connect(self._set_span)
        self.last.dateChanged.connect(self._set_span)
        self.rule.activated.connect(self._set_span)
        self.clock.activated.connect(self._set_clock)
        self.whole.clicked.connect(lambda: self._ask(drop_clause("dates")))
        self.is_known_on.clicked.connect(self._set_known_on)
        self.known_on.dateChanged.connect(self._set_known_on)

    def show_view(self, view: FacetsView) -> None:
        """Offer what the dataset has dates for."""
        self._extent, self._claimed = view.extent, view.claimed_extent
        self.setVisible(view.claimed_extent is not None or view.extent is not None)
        for control in (self.first, self.last, self.rule):
            control.setEnabled(view.extent is not None)

    def follow(self, filters: FilterState) -> None:
        """Show the state's dates without asking for anything, where they are others than before."""
        followed = (filters.clock, filters.clause(DATES), filters.known_on)
        followed = (*followed, self._extent, self._claimed)
        if followed == self._followed:
            return
        self._followed = followed
        controls = (self.first, self.last, self.rule, self.clock, self.is_known_on, self.known_on)
        blockers = [QSignalBlocker(control) for control in controls]
        clause, known_on = filters.clause(DATES), filters.known_on
        self.clock.setCurrentIndex(self.clock.findData(filters.clock.value))
        if self._extent is not None:
            span = DateSpan(*self._extent, self.rule.currentData() is True)
            if isinstance(clause, DateSpan):
                span = clause
            self.rule.setCurrentIndex(int(span.inside))
            _show(self.first, span.first)
            _show(self.last, span.last)
        self.whole.setEnabled(isinstance(clause, DateSpan))
        self.is_known_on.setChecked(known_on is not None)
        self.known_on.setEnabled(known_on is not None)
        self.is_known_on.setEnabled(self._claimed is not None or known_on is not None)
        whole = self._claimed or self._extent
        shown = known_on or (None if whole is None else whole[1])
        if shown is not None:
            _show(self.known_on, shown)
        del blockers

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(4, 0, 4, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("From", self.first),
            ("To", self.last),
            ("Clock", self.clock),
            ("Claim", self.rule),
        )
        for row, (words, control) in enumerate(rows):
            grid.addWidget(label(words, "muted"), row, 0)
            grid.addWidget(control, row, 1)
        grid.addWidget(self.is_known_on, len(rows), 0, 1, 2)
        grid.addWidget(self.known_on, len(rows) + 1, 1)
        grid.setColumnStretch(1, 1)
        self.tools.addWidget(self.whole)
        self.content.addLayout(grid)

    def _set_span(self) -> None:
        first, last = _day(self.first), _day(self.last)
        if last < first:
            moved_last = self.sender() is self.last
            first, last = (last, last) if moved_last else (first, first)
        self._ask(set_clause(DateSpan(first, last, self.rule.currentData() is True)))

    def _set_clock(self) -> None:
        self._ask(set_clock(Clock(str(self.clock.currentData()))))

    def _set_known_on(self) -> None:
        self._ask(set_known_on(_day(self.known_on) if self.is_known_on.isChecked() else None))


def _date_field(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setCalendarPopup(True)
    field.setDisplayFormat("d MMM yyyy")
    field.setDateRange(QDate(1, 1, 1), QDate(9999, 12, 31))
    field.setKeyboardTracking(False)
    field.setAccessibleName(name)
    return field


def _show(field: QDateEdit, day: date) -> None:
    shown = QDate(day.year, day.month, day.day)
    if field.date() != shown:
        field.setDate(shown)


def _day(field: QDateEdit) -> date:
    return cast("date", field.date().toPython())
