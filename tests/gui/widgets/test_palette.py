import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.palette import Entry, Palette, matching


def nothing() -> None:
    pass


def entry(title: str) -> Entry:
    return Entry(title, "", nothing)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Open file", "Reopen", "Save as", "Open the sample"]),
        ("open", ["Open file", "Open the sample", "Reopen"]),
        ("FILE op", ["Open file"]),
        ("sa", ["Save as", "Open the sample"]),
        ("  save   AS ", ["Save as"]),
        ("nope", []),
    ],
)
def test_every_word_typed_must_be_there_and_beginnings_come_first(
    typed: str, found: list[str]
) -> None:
    entries = [entry(title) for title in ("Open file", "Reopen", "Save as", "Open the sample")]
    assert [one.title for one in matching(entries, typed)] == found


@pytest.fixture
def ran() -> list[str]:
    return []


@pytest.fixture
def palette(qtbot: QtBot, ran: list[str]) -> Palette:
    parent = QWidget()
    parent.resize(800, 600)
    qtbot.addWidget(parent)
    parent.show()
    made = Palette(
        [
            Entry("First", "", lambda: ran.append("first"), enabled=False),
            Entry("Second", "Ctrl+2", lambda: ran.append("second")),
            Entry("<b>Third</b>", "", lambda: ran.append("third")),
        ],
        parent,
    )
    made.pop_up()
    return made


def test_enter_runs_the_first_line_that_can_be_run(
    qtbot: QtBot, palette: Palette, ran: list[str]
) -> None:
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert ran == ["second"]


def test_arrows_move_while_the_field_keeps_the_cursor(
    qtbot: QtBot, palette: Palette, ran: list[str]
) -> None:
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert ran == ["third"]


def test_what_cannot_be_done_now_is_not_run(qtbot: QtBot, palette: Palette, ran: list[str]) -> None:
    qtbot.keyClicks(palette.field, "first")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert ran == []
    assert palette.isVisible()


def test_nothing_found_is_said(qtbot: QtBot, palette: Palette, ran: list[str]) -> None:
    qtbot.keyClicks(palette.field, "zzz")
    assert palette.nothing.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert ran == []


def test_escape_closes_it(qtbot: QtBot, palette: Palette, ran: list[str]) -> None:
    with qtbot.waitSignal(palette.destroyed):
        qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert ran == []
