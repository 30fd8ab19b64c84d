"""A table of ten million rows under keys, wheel and scroll bar."""

from collections.abc import Sequence

import numpy as np
import pytest
from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.widgets.long_table import STRETCH, LongTable
from gui.widgets.table_marks import TableMark
from gui.widgets.table_model import SheetColumn

MANY = 10_000_000


class Column(Struct, frozen=True):
    key: str = "n"
    title: str = "N"
    meaning: str = "the number"
    sample: str = "10000000"
    right: bool = False
    shrinks: bool = False
    stretches: bool = False


class Numbers:
    columns: Sequence[SheetColumn] = (Column(),)

    def __init__(self, count: int) -> None:
        self.count = count
        self.asked: set[int] = set()

    def text(self, place: int, column: str) -> str:
        del column
        assert 0 <= place < self.count
        self.asked.add(place)
        return f"{place}"

    tip = text

    def mark(self, place: int, column: str) -> TableMark | None:
        del place, column
        return None


class Squares(Numbers):
    def text(self, place: int, column: str) -> str:
        return f"{int(super().text(place, column)) ** 2}"


class Desk:
    def __init__(self, qtbot: QtBot, count: int = MANY) -> None:
        self.qtbot = qtbot
        self.table = LongTable("Numbers")
        qtbot.addWidget(self.table)
        qtbot.addWidget(self.table.bar)
        self.table.resize(300, 400)
        self.sheet = Numbers(count)
        self.picked: list[tuple[list[int], int]] = []
        self.table.picked.connect(self._pick)
        self.table.show_sheet(self.sheet)
        self.table.show()

    def _pick(self, places: "np.ndarray[tuple[int], np.dtype[np.int32]]", focus: int) -> None:
        self.picked.append((places.tolist(), focus))
        self.table.show_chosen(places, focus)

    def painted(self) -> list[int]:
        self.sheet.asked.clear()
        self.table.viewport().grab()
        return sorted(self.sheet.asked)

    def click(self, line: int) -> None:
        index = self.table.indexAt(QPoint(5, 5))
        area = self.table.visualRect(self.table.model().index(index.row() + line, 0))
        self.qtbot.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=area.center())


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_qt_is_shown_a_stretch_and_asked_for_a_page(desk: Desk) -> None:
    assert desk.table.model().rowCount() == STRETCH
    shown = desk.painted()
    assert shown == list(range(len(shown)))
    assert len(shown) < 40


@pytest.mark.parametrize("top", [1, STRETCH - 3, STRETCH // 2, 7_654_321, MANY])
def test_the_bar_goes_to_every_place(desk: Desk, top: int) -> None:
    desk.table.bar.setValue(top)
    shown = desk.painted()
    first = min(top, MANY - desk.table.rows_in_sight)
    assert first in shown[:2], "at the end a part of one more row shows above"
    assert shown == list(range(shown[0], shown[-1] + 1))
    assert (shown[-1] == MANY - 1) == (top == MANY)
    assert desk.table.model().rowCount() == STRETCH


def test_a_click_far_down_picks_the_row_that_is_there(desk: Desk) -> None:
    desk.table.bar.setValue(5_000_000)
    desk.click(3)
    assert desk.picked == [([5_000_003], 5_000_003)]


def test_keys_walk_over_the_end_of_a_stretch(desk: Desk) -> None:
    desk.table.bar.setValue(STRETCH - 40)
    desk.click(2)
    walked = STRETCH - 38
    for _ in range(60):
        desk.qtbot.keyClick(desk.table, Qt.Key.Key_Down)
        walked += 1
        assert desk.picked[-1] == ([walked], walked)
    assert walked in desk.painted()


def test_end_home_and_pages_reach_the_whole_sheet(desk: Desk) -> None:
    desk.click(0)
    desk.qtbot.keyClick(desk.table, Qt.Key.Key_End)
    assert desk.picked[-1][1] == MANY - 1
    assert desk.painted()[-1] == MANY - 1
    desk.qtbot.keyClick(desk.table, Qt.Key.Key_PageUp)
    assert MANY - 60 < desk.picked[-1][1] < MANY - 1
    desk.qtbot.keyClick(desk.table, Qt.Key.Key_Home)
    assert desk.picked[-1][1] == 0
    assert desk.painted()[0] == 0


def test_the_wheel_turns_three_rows_a_notch(desk: Desk) -> None:
    at = QPointF(50, 50)
    for _ in range(2):
        turned = QWheelEvent(
            *(at, desk.table.mapToGlobal(at), QPoint(), QPoint(0, -120)),
            *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier),
            *(Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(desk.table.viewport(), turned)
    assert desk.painted()[0] == 6


def test_a_shorter_sheet_keeps_the_place_if_it_can(desk: Desk) -> None:
    desk.table.bar.setValue(5_000_000)
    desk.sheet = Numbers(6_000_000)
    desk.table.show_sheet(desk.sheet)
    assert desk.painted()[0] == 5_000_000
    desk.sheet = Numbers(100)
    desk.table.show_sheet(desk.sheet)
    assert desk.painted()[-1] == 99
    desk.sheet = Numbers(3)
    desk.table.show_sheet(desk.sheet)
    assert desk.painted() == [0, 1, 2]
    assert not desk.table.bar.isVisible()


def test_a_row_focused_from_elsewhere_comes_into_sight(desk: Desk) -> None:
    desk.table.show_chosen(np.array([8_765_432], dtype=np.int32), 8_765_432)
    assert 8_765_432 in desk.painted()


def test_a_sheet_under_the_same_headings_says_something_else_in_the_same_rows(
    qtbot: QtBot,
) -> None:
    """Qt makes no row and no heading anew; nothing stays at hand of the sheet before."""
    desk = Desk(qtbot, 60)
    desk.table.setCurrentIndex(desk.table.rows.index(3, 0))
    begun: list[int] = []
    desk.table.rows.modelReset.connect(lambda: begun.append(1))
    other = Squares(60)
    desk.table.show_sheet(other)
    assert not begun
    assert desk.table.rows.index(3, 0).data() == "9"
    assert not desk.table.currentIndex().isValid()
    for count in (61, 7, 0, 60):
        desk.table.show_sheet(Squares(count))
        assert desk.table.rows.rowCount() == desk.table.verticalHeader().count() == count
        assert not begun
    assert desk.table.rows.index(59, 0).data() == "3481"
    desk.table.show_sheet(Squares(60), ("place", "↓"))
    assert begun == [1]


def test_a_row_at_hand_that_the_stretch_leaves_is_at_hand_no_more(desk: Desk) -> None:
    """10,000,000 rows in stretches of 20,000."""
    desk.table.setCurrentIndex(desk.table.rows.index(3, 0))
    desk.table.bar.setValue(5_000_000)
    assert desk.table.rows.first > 3
    assert not desk.table.currentIndex().isValid()
