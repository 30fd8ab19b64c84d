"""The *as known on* bar: a slider that rebuilds every panel from what had been claimed by a day."""

from itertools import count

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.dates import written
from core.filters import KNOWN_ON
from core.filters.dates import day_number, day_of
from core.panels.known_on import KnownOnView
from core.session import SessionState, set_known_on
from gui.charts.known.slider import KnownSlider
from gui.panel import Panel
from gui.theme import Theme
from gui.widgets.ground import lay_ground
from gui.widgets.labels import label, set_tip

_PACE = 700
"""Milliseconds between two days while it plays."""

_NO_LIMIT = (1 << 24) - 1
"""Qt's QWIDGETSIZE_MAX, which PySide does not name."""


class KnownOnPanel(Panel):
    """Always in sight: the day up to which claims are known, and the slider that chooses it."""

    def __init__(self) -> None:
        super().__init__("As known on")
        self.setObjectName("filterBar")
        self._view: KnownOnView | None = None
        self._plays = count(1)
        self._gesture = ""
        self.caption = label(role="muted")
        self.day = label(role="heading")
        self.slider = KnownSlider()
        self.play = _button("▶", "Play: one day with claims after another")
        self.clear = _button("×", "Show everything ever claimed")
        self.timer = QTimer(self)
        self.timer.setInterval(_PACE)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 12, 2)
        layout.setSpacing(8)
        self.words = QWidget()
        words = QHBoxLayout(self.words)
        words.setContentsMargins(0, 0, 0, 0)
        for part in (self.caption, self.day, self.clear):
            words.addWidget(part)
        words.addStretch(1)
        layout.addWidget(self.words)
        layout.addWidget(self.play)
        layout.addWidget(self.slider, stretch=1)
        self.watch(self.slider, KNOWN_ON)
        self.slider.day_asked.connect(self._ask_day)
        self.clear.clicked.connect(lambda: self._ask_day(None, ""))
        self.play.clicked.connect(self._start_or_stop)
        self.timer.timeout.connect(self._advance)
        self._say(None)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line of controls."""
        return QSize(800, self.slider.sizeHint().height() + 4)

    def show_view(self, view: object) -> None:
        """Draw the days on which claims became known."""
        if not isinstance(view, KnownOnView):
            raise TypeError("the slider draws a KnownOnView")
        self._view = view
        self.slider.show_view(view)
        self.play.setEnabled(view.scale is not None)

    def follow(self, state: SessionState) -> None:
        """Place the handle."""
        known_on = state.filters.known_on
        self._say(None if known_on is None else day_number(known_on))

    def set_low(self, *, low: bool) -> None:
        """Leave the line of dates out."""
        super().set_low(low=low)
        self.slider.set_dated(dated=not low)

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        super().wear(theme)
        lay_ground(self, theme.window)
        self.slider.wear(theme)
        self._fit()

    def _say(self, day: int | None) -> None:
        """Say which day is chosen; without one, and days to choose, there is no bar."""
        bare = self._view is not None and self._view.scale is None and day is None
        self.setMaximumHeight(0 if bare else _NO_LIMIT)
        self.slider.show_day(day)
        self.caption.setText("As known" if day is None else "As known on")
        self.day.setText("today" if day is None else written(day_of(day)))
        self.clear.setVisible(day is not None)
        told = _told(self._view, day)
        set_tip(self.slider, told)
        set_tip(self.day, told)

    def _fit(self) -> None:
        """Room for the longest day, so that the slider never moves under the pointer."""
        parts = self.fontMetrics().horizontalAdvance("As known on"), self._widest_day()
        cross = self.clear.sizeHint()
        height = max(self.day.sizeHint().height(), cross.height())
        self.words.setFixedSize(sum(parts) + cross.width() + 16, height)

    def _widest_day(self) -> int:
        self.day.ensurePolished()
        return self.day.fontMetrics().horizontalAdvance("30 May 2016")

    def _ask_day(self, day: int | None, gesture: str) -> None:
        if gesture != self._gesture:
            self._stop()
        self.ask(set_known_on(None if day is None else day_of(day)), gesture)

    def _start_or_stop(self) -> None:
        if self.timer.isActive():
            self._stop()
            return
        self._gesture = f"known-on-play-{next(self._plays)}"
        self.play.setText("❚❚")
        if self.slider.shown_day is None and self.slider.scale is not None:
            self._ask_day(int(self.slider.scale.days[0]), self._gesture)
        self.timer.start()

    def _advance(self) -> None:
        self.slider.step_said(1, self._gesture)
        if self.slider.shown_day is None:
            self._stop()

    def _stop(self) -> None:
        self.timer.stop()
        self._gesture = ""
        self.play.setText("▶")


def _told(view: KnownOnView | None, day: int | None) -> str:
    if view is None or view.scale is None:
        return "No claim says on which day it was made"
    how = "Drag to rebuild every panel from what had been claimed by a day"
    if day is None:
        return f"Everything ever claimed is shown\n{how}"
    known = f"{view.known(day):,} of {int(view.counts.sum()):,} claims in view had been made by "
    dropped = f"\n{view.undated:,} without a known claim date" if view.undated else ""
    return f"{known}{written(day_of(day))}{dropped}"


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("flat")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAccessibleName(tip)
    set_tip(button, tip)
    return button
