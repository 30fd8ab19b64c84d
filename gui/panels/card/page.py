"""The page of a claim card: sentence, figure, thread, fields, others, words, raw row."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from core.index import Rows
from core.messages import numeral, say
from core.panels.card.company import Company
from core.panels.card.thread import Step, Thread
from core.panels.card.view import NO_FIGURE, Card, Field
from gui.charts.thread.strip import ThreadArea, ThreadStrip
from gui.painting import Painting
from gui.panels.card.lists import Line, LineSheet
from gui.panels.card.record import RecordSection
from gui.theme import Theme
from gui.widgets.labels import label
from gui.widgets.list_table import ListTable
from gui.widgets.section import Section

_NAME_WIDTH = 74
_LONG_SENTENCE = 200


class SideDot(QWidget):
    """A dot in the colour of a side."""

    def __init__(self, colour: QColor) -> None:
        super().__init__()
        self._colour = colour
        self.setFixedSize(10, 16)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the dot."""
        del event
        with Painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour)
            painter.drawEllipse(1, 4, 8, 8)


class LineList(QWidget):
    """A heading, and lines under it; not to be seen where there are none."""

    picked = Signal(int)
    """Row of the claim of a line."""
    pointed = Signal(int)
    """Row of the claim of the line under the pointer, −1 for none."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self.heading = _wrapped("heading", name)
        self.table = ListTable(name)
        self.table.picked.connect(self._pick)
        self.table.pointed.connect(self._point)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.heading)
        layout.addWidget(self.table)

    def show_lines(
        self, heading: str, lines: Sequence[Line], theme: Theme, sides: Sequence[str]
    ) -> None:
        """Show other lines."""
        self._lines = tuple(lines)
        self.heading.setText(heading)
        self.heading.setVisible(bool(heading))
        self.table.show_sheet(LineSheet(lines, theme, sides))
        here = [place for place, line in enumerate(lines) if isinstance(line, Step) and line.here]
        self.table.show_chosen(np.array(here, dtype=np.int32))
        self.setVisible(bool(lines))

    def light(self, rows: Rows) -> None:
        """Light the lines of some claims."""
        lit = [place for place, line in enumerate(self._lines) if line.row in rows]
        self.table.show_lit(np.array(lit, dtype=np.int32))

    def _pick(self, places: Sequence[int], focus: int) -> None:
        del focus
        self.picked.emit(self._lines[int(places[0])].row)

    def _point(self, place: int) -> None:
        self.pointed.emit(self._lines[place].row if place >= 0 else -1)


class ThreadBlock(QWidget):
    """The thread of a claim: as a strip in time, in words line by line, and what is missing."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = _wrapped("heading")
        self.area = ThreadArea()
        self.remarks = _wrapped("muted")
        self.lines = LineList(say("card.thread.lines"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        for part in (self.heading, self.area, self.remarks, self.lines):
            layout.addWidget(part)

    @property
    def strip(self) -> ThreadStrip:
        """The strip itself."""
        return self.area.strip

    def show_thread(self, thread: Thread, theme: Theme, sides: Sequence[str]) -> None:
        """Show another thread; nothing is to be seen where there is nothing to say."""
        self.heading.setText(thread.heading)
        self.area.show_thread(thread, theme, sides)
        self.remarks.setText("\n".join(thread.remarks))
        self.remarks.setVisible(bool(thread.remarks))
        self.lines.show_lines("", thread.steps, theme, sides)
        self.setVisible(bool(thread.steps or thread.remarks))


class CardPage(QWidget):
    """Everything the card says of one claim; all of it plain text that can be selected."""

    picked = Signal(int)
    """Row of a claim picked from one of the lists."""
    pointed = Signal(int)
    """Row of the claim under the pointer, −1 for none."""
    opened = Signal(object)
    """The Rows behind a count of the track record."""

    def __init__(self) -> None:
        super().__init__()
        self.status = _wrapped("problem")
        self.sentence = _wrapped("claimSentence")
        self.figure = _wrapped("claimFigure")
        self.counts = _wrapped("heading")
        self.meaning = _wrapped("muted")
        self.fields = QWidget()
        self.thread_block = ThreadBlock()
        self.chain = self.thread_block.lines
        self.others = LineList(say("card.others"))
        self.own = LineList(say("card.own"))
        self.lists = (self.chain, self.others, self.own)
        self.record = RecordSection()
        self.record.opened.connect(self.opened)
        self.words = QWidget()
        self.raw = Section(say("card.raw"), unfolded=False)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 0, 14, 12)
        self._layout.setSpacing(3)
        self._layout.addWidget(self.status)
        self._layout.addWidget(self.sentence)
        self._layout.addLayout(self._figure_line())
        for block in (
            *(self.thread_block, self.fields, self.record),
            *(self.others, self.own, self.words, self.raw),
        ):
            self._layout.addWidget(block)
        self._layout.addStretch(1)
        for lines in (*self.lists, self.thread_block.strip):
            lines.picked.connect(self.picked)
            lines.pointed.connect(self.pointed)

    def show_card(self, card: Card, theme: Theme, sides: Sequence[str]) -> None:
        """Say all that is known of a claim."""
        self.status.setText(card.status)
        self.status.setVisible(bool(card.status))
        self.sentence.setText(card.sentence)
        self.figure.setText(card.headline.figure)
        self.figure.setVisible(card.headline.figure != NO_FIGURE)
        self.counts.setText(card.headline.counts)
        about = (card.headline.meaning, card.headline.basis)
        self.meaning.setText(say("filter.joint").join(filter(None, about)))
        self.meaning.setVisible(any(about))
        self._dress(theme)
        self.fields = self._swap(self.fields, _fields(card.fields, theme, sides))
        self.record.show_record(card.record)
        self.thread_block.show_thread(card.thread, theme, sides)
        self._show_company(card.company, theme, sides)
        self.words = self._swap(self.words, _words(card))
        self.raw.hold(lambda: _grid(card.raw))
        self.raw.setVisible(bool(card.raw))

    def light(self, rows: Rows) -> None:
        """Light the lines of some claims."""
        for lines in (*self.lists, self.thread_block.strip):
            lines.light(rows)

    def _figure_line(self) -> QHBoxLayout:
        self.figure.setWordWrap(False)
        self.figure.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addStretch(1)
        for part in (self.counts, self.meaning):
            column.addWidget(part)
        column.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.figure)
        line.addLayout(column, stretch=1)
        return line

    def _swap(self, old: QWidget, new: QWidget) -> QWidget:
        self._layout.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        new.show()
        return new

    def _show_company(self, company: Company, theme: Theme, sides: Sequence[str]) -> None:
        for lines, heading, shown, total in (
            (self.others, say("card.others"), company.others, company.others_total),
            (self.own, say("card.own"), company.own, company.own_total),
        ):
            number, of = numeral(len(shown)), numeral(total)
            some = say("card.nearest", heading=heading, number=number, total=of)
            lines.show_lines(some if total > len(shown) else heading, shown, theme, sides)

    def _dress(self, theme: Theme) -> None:
        long = len(self.sentence.text()) > _LONG_SENTENCE
        for shown, scale in ((self.sentence, 1.0 if long else 1.15), (self.figure, 2.2)):
            font = self.font()
            font.setPointSizeF(theme.point_size * scale)
            font.setWeight(QFont.Weight.DemiBold)
            shown.setFont(font)


def _wrapped(role: str, text: str = "") -> QLabel:
    made = label(text, role)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return made


def _fields(fields: Sequence[Field], theme: Theme, sides: Sequence[str]) -> QWidget:
    colours = {
        number: theme.side(field.side, sides)
        for number, field in enumerate(fields)
        if field.side is not None
    }
    return _grid([(field.name, field.text) for field in fields], colours)


def _words(card: Card) -> QWidget:
    original = say("card.text.in", language=card.language) if card.language else say("card.text")
    lines = (
        (original, card.text),
        (say("card.translation"), card.translation),
        (say("card.note"), card.note),
    )
    return _grid([line for line in lines if line[1]])


def _grid(lines: Sequence[tuple[str, str]], dots: dict[int, QColor] | None = None) -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(3)
    grid.setColumnMinimumWidth(0, _NAME_WIDTH)
    grid.setColumnStretch(2, 1)
    top = Qt.AlignmentFlag.AlignTop
    for number, (name, text) in enumerate(lines):
        grid.addWidget(label(name, "muted"), number, 0, top)
        if dots and number in dots:
            grid.addWidget(SideDot(dots[number]), number, 1, top)
            grid.addWidget(_wrapped("", text), number, 2)
        else:
            grid.addWidget(_wrapped("", text), number, 1, 1, 2)
    return page
