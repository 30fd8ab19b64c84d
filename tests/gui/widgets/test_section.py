"""A section that folds: what it holds is made when somebody wants to see it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.widgets.section import Section


def held(section: Section) -> list[str]:
    return [shown.text() for shown in section.findChildren(QLabel) if not shown.isHidden()]


def test_a_folded_section_makes_its_page_when_it_is_unfolded(qtbot: QtBot) -> None:
    section = Section("More", unfolded=False)
    qtbot.addWidget(section)
    section.show()
    section.hold(lambda: QLabel("first"))
    section.hold(lambda: QLabel("second"))
    assert held(section) == []
    qtbot.mouseClick(section.fold, Qt.MouseButton.LeftButton)
    assert held(section) == ["second"]
    assert section.findChildren(QLabel)[0].isVisible()


def test_an_unfolded_section_makes_each_page_at_once_and_drops_the_one_before(qtbot: QtBot) -> None:
    section = Section("More")
    qtbot.addWidget(section)
    section.show()
    for text in ("first", "second"):
        section.hold(lambda text=text: QLabel(text))
        assert held(section) == [text]


def test_a_page_is_made_once_however_often_the_section_is_folded(qtbot: QtBot) -> None:
    section, made = Section("More", unfolded=False), list[QLabel]()

    def make() -> QLabel:
        made.append(QLabel("page"))
        return made[-1]

    qtbot.addWidget(section)
    section.hold(make)
    for unfolded in (True, False, True):
        section.fold.setChecked(unfolded)
    assert len(made) == 1
    section.hold(make)
    section.fold.setChecked(False)
    section.hold(make)
    assert len(made) == 2
