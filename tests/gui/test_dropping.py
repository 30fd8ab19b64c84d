import warnings
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from gui.dropping import dragged
from gui.main_window import MainWindow
from gui.widgets.drop_sheet import DropSheet
from tests.windows import FakeLoader

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
COPY = Qt.DropAction.CopyAction


def carrying(*names: str | Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(name)) for name in names])
    return data


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = [tmp_path / name for name in ("a.csv", "b.xlsx", "photo.jpg")]
    for path in made:
        path.write_text("x", encoding="utf-8")
    return made


def enter(window: MainWindow, data: QMimeData, x: int = 10) -> QDragEnterEvent:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Qt 6.11 knows no other form
        event = QDragEnterEvent(QPoint(x, 300), COPY, data, LEFT, NONE)
    QApplication.sendEvent(window, event)
    return event


def drop(
    window: MainWindow,
    data: QMimeData,
    x: int = 10,
    held: Qt.KeyboardModifier = NONE,
) -> QDropEvent:
    event = QDropEvent(QPointF(x, 300), COPY, data, LEFT, held, QEvent.Type.Drop)
    QApplication.sendEvent(window, event)
    return event


def sheet(window: MainWindow) -> DropSheet:
    found = window.findChild(DropSheet)
    assert isinstance(found, DropSheet)
    return found


def test_over_the_welcome_page_there_is_one_place_to_drop(
    window: MainWindow, files: list[Path]
) -> None:
    assert enter(window, carrying(files[0])).isAccepted()
    assert [(zone.title, zone.words) for zone in sheet(window).zones] == [("Open", "a.csv")]
    assert sheet(window).isVisible()
    assert sheet(window).geometry() == window.rect()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert sheet(window).isHidden()


def test_over_open_data_a_drop_opens_instead_or_adds_by_where_it_falls(
    opened: MainWindow, loader: FakeLoader, files: list[Path]
) -> None:
    enter(opened, carrying(files[0]))
    assert [zone.title for zone in sheet(opened).zones] == ["Open", "Add"]
    assert sheet(opened).chosen == 0
    right = opened.width() - 10
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        moved = QDragMoveEvent(QPoint(right, 300), COPY, carrying(files[0]), LEFT, NONE)
    QApplication.sendEvent(opened, moved)
    assert sheet(opened).chosen == 1
    assert not sheet(opened).grab().isNull()
    added: list[object] = []
    opened.layering.loading.started.connect(added.append)
    drop(opened, carrying(files[0]), right)
    assert added == ["a.csv"]
    assert sheet(opened).isHidden()
    loader.release()


def test_with_shift_a_drop_adds_wherever_it_falls(opened: MainWindow, files: list[Path]) -> None:
    added: list[object] = []
    opened.layering.loading.started.connect(added.append)
    enter(opened, carrying(files[0]))
    drop(opened, carrying(files[0]), 10, SHIFT)
    assert added == ["a.csv"]


def test_a_drop_on_the_left_opens_in_place_of_what_is_open(
    opened: MainWindow, files: list[Path]
) -> None:
    begun: list[object] = []
    opened.opening.loading.started.connect(begun.append)
    enter(opened, carrying(*files[:2]))
    assert sheet(opened).zones[0].words.startswith("2 datasets: a.csv, b.xlsx\n")
    drop(opened, carrying(*files[:2]))
    assert begun == ["a.csv, b.xlsx"]


def test_what_cannot_be_opened_is_left_out_and_said(files: list[Path]) -> None:
    found = dragged(carrying(*files))
    assert found.paths == tuple(files[:2])
    assert found.remark.startswith("photo.jpg will be left out. Files that can: .csv, ")


def test_a_drag_of_nothing_that_opens_is_refused_with_a_reason(
    window: MainWindow, loader: FakeLoader, files: list[Path]
) -> None:
    enter(window, carrying(files[2]))
    assert sheet(window).zones == ()
    assert sheet(window).remark.startswith("photo.jpg cannot be opened.")
    assert not drop(window, carrying(files[2])).isAccepted()
    assert loader.calls == []


def test_a_link_to_the_network_is_refused_with_a_reason(window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/claims.csv")])
    enter(window, data)
    assert "nothing is fetched" in sheet(window).remark
    assert not drop(window, data).isAccepted()


def test_a_folder_is_named_as_one(tmp_path: Path) -> None:
    assert dragged(carrying(tmp_path)).words == f"folder {tmp_path.name}"
    many = dragged(carrying(*(f"{tmp_path}/{number}.csv" for number in range(5))))
    assert many.words == "5 datasets: 0.csv, 1.csv, 2.csv, and 2 more"


def test_something_else_altogether_is_passed_by(window: MainWindow) -> None:
    assert not enter(window, QMimeData()).isAccepted()
    assert sheet(window).isHidden()
