from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from core.exporting import save
from core.layers import load_together
from core.mapping.mapping import Source
from core.mapping.suggest import propose
from core.merges import Decisions, MergeKind, Pair
from core.session import Session
from core.view_file import show_view, view_of
from gui.assembly import assemble
from gui.layers_dialog import LayersDialog
from gui.main_window import MainWindow
from gui.mapping.page import MappingPage
from gui.panels import PANELS
from gui.panels.facets.panel import FacetsPanel
from gui.ticks import as_ticked

HEADER = "claimant,subject,measure,category,claimed_on,best,source\n"
FIRST = "Azerbaijan,Armenia,killed,personnel,2016-04-04,170,Agency\n"
OTHER = (
    "azerbaijan,Armenia,killed,personnel,2016-04-04,170,Paper\n"
    "Armenia,Azerbaijan,killed,personnel,2016-04-05,20,\n"
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text(HEADER + FIRST, encoding="utf-8")
    two.write_text(HEADER + OTHER, encoding="utf-8")
    return one, two


@pytest.fixture
def desk(qtbot: QtBot, files: tuple[Path, Path]) -> MainWindow:
    window = assemble(Session(), PANELS, load_together)
    qtbot.addWidget(window)
    window.show()
    window.opening.open([files[0]])
    qtbot.waitUntil(lambda: shown(window) == (1, 1), timeout=30_000)
    return window


def shown(window: MainWindow) -> tuple[int, int]:
    state = window.session.state
    return len(window.layering.parts), int(state.workspace.mask(state.filters).sum())


def add(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.layering.add([path])
    qtbot.waitUntil(lambda: len(window.layering.parts) == 2, timeout=30_000)
    qtbot.waitUntil(lambda: not window.refresh.busy, timeout=30_000)


def test_a_dataset_is_added_ticked_off_removed_and_all_of_it_undone(
    qtbot: QtBot, desk: MainWindow, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(files[1])], ""))
    qtbot.keyClick(
        desk, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(lambda: shown(desk) == (2, 3), timeout=30_000)
    qtbot.waitUntil(lambda: not desk.refresh.busy, timeout=30_000)
    assert desk.opening.paths == files
    said = desk.messages.lines[-1].sentence.text()
    assert said.startswith("2 datasets side by side: ")
    assert "1 claim repeated across datasets" in said
    panel = desk.refresh.panels["facets"]
    assert isinstance(panel, FacetsPanel)
    section = panel.sections["layer"]
    for name, left in (("one", 2), ("two", 0)):
        section.values.toggled.emit(name)
        qtbot.waitUntil(lambda: not desk.refresh.busy, timeout=30_000)
        assert shown(desk) == (2, left)
    desk.session.undo()
    desk.session.undo()
    assert shown(desk) == (2, 3)
    desk.layering.drop(0)
    qtbot.waitUntil(lambda: shown(desk) == (1, 2), timeout=30_000)
    assert desk.opening.paths == (files[1],)
    desk.session.undo()
    assert shown(desk) == (2, 3)
    desk.session.undo()
    assert shown(desk) == (1, 1)
    assert desk.opening.paths == (files[0],)
    desk.layering.drop(0)
    assert desk.pages.currentWidget() is desk.welcome


def test_a_merge_is_shown_split_by_a_click_and_kept_in_a_view(
    qtbot: QtBot, desk: MainWindow, files: tuple[Path, Path]
) -> None:
    add(qtbot, desk, files[1])
    dialog = LayersDialog(desk.layering, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.layers.item(1).text() == "two  2 claims"
    cells = [dialog.merges.item(0, column).text() for column in range(7)]
    assert cells == ["one", "actor", "azerbaijan", "two", "Azerbaijan", "one", "same name"]
    dialog.merges.selectRow(0)
    assert dialog.decide.text() == "Keep apart"
    before = desk.session.state.workspace
    qtbot.mouseClick(dialog.decide, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.session.state.workspace is not before, timeout=30_000)
    claimants = desk.session.state.workspace.dataset.claims["claimant"]
    assert claimants.tolist() == ["Azerbaijan", "azerbaijan", "Armenia"]
    assert dialog.merges.item(0, 0).text() == "kept apart"
    assert dialog.decide.text() == "Take for one"
    view = view_of(desk.session.state)
    desk.session.undo()
    assert desk.session.state.workspace is before
    assert dialog.merges.item(0, 0).text() == "one"
    desk.session.apply(show_view(view, {}))
    assert desk.session.state.workspace.dataset.claims["claimant"].tolist() == claimants.tolist()
    qtbot.waitUntil(lambda: not desk.refresh.busy, timeout=30_000)


def test_what_cannot_be_added_leaves_what_is_open(
    qtbot: QtBot, desk: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "bad.csv").write_bytes(b"")
    with qtbot.waitSignal(desk.layering.loading.failed, timeout=30_000):
        desk.layering.add([tmp_path / "bad.csv"])
    assert shown(desk) == (1, 1)
    assert "What is open stays as it is." in desk.messages.lines[-1].sentence.text()


def test_a_mapped_file_with_a_layer_beside_it_is_read_again_by_its_mapping(
    qtbot: QtBot, files: tuple[Path, Path], tmp_path: Path
) -> None:
    table = tmp_path / "losses.csv"
    table.write_text("day,tanks\n2022-03-01,5\n2022-03-02,7\n", encoding="utf-8")
    given = {"claimant": "General Staff", "subject": "Red"}
    mapping = propose(table).suggestion.mapping
    for target, constant in given.items():
        mapping = mapping.with_source(Source(target, constant=constant))
    window = assemble(Session(), PANELS, load_together)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.opening.opened, timeout=30_000):
        window.opening.open_mapped(table, mapping)
    add(qtbot, window, files[0])
    split = Decisions(frozenset({Pair(MergeKind.ACTOR, "losses", "A", "B")}), frozenset())
    window.layering.decide(split)
    qtbot.waitUntil(lambda: window.layering.decisions == split, timeout=30_000)
    table.write_text("day,tanks\n2022-03-01,5\n2022-03-02,7\n2022-03-03,9\n", encoding="utf-8")
    with qtbot.waitSignal(window.opening.opened, timeout=30_000):
        window.opening.reload()
    dataset = window.session.state.workspace.dataset
    assert dataset.claims["best"].tolist() == [5, 7, 9, 170]
    assert dataset.claims["claimant"].tolist() == ["General Staff"] * 3 + ["Azerbaijan"]
    assert window.layering.decisions == split


def test_a_tick_box_leaves_a_dataset_out_of_every_panel(
    qtbot: QtBot, desk: MainWindow, files: tuple[Path, Path]
) -> None:
    add(qtbot, desk, files[1])
    dialog = LayersDialog(desk.layering, desk)
    dialog.show()
    assert dialog.heading.text().endswith(" · 1 relay of claims of another dataset, counted once")
    item = dialog.layers.item(0)
    assert item.checkState() == Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked)
    assert shown(desk) == (2, 2)
    assert dialog.layers.item(0).checkState() == Qt.CheckState.Unchecked
    dialog.layers.item(0).setCheckState(Qt.CheckState.Checked)
    assert not desk.session.state.filters.clauses
    desk.session.undo()
    assert dialog.layers.item(0).checkState() == Qt.CheckState.Unchecked


def test_one_dataset_alone_has_no_tick_box(desk: MainWindow) -> None:
    dialog = LayersDialog(desk.layering, desk)
    assert dialog.layers.item(0).data(Qt.ItemDataRole.CheckStateRole) is None
    assert desk.layering.ticks.on == frozenset()


def test_a_file_that_is_not_understood_is_mapped_and_added(
    qtbot: QtBot, desk: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "foreign.csv"
    path.write_text("day,tanks\n2022-03-01,5\n2022-03-02,7\n", encoding="utf-8")
    desk.layering.add([path])
    qtbot.waitUntil(lambda: desk.findChild(MappingPage) is not None, timeout=20_000)
    page = desk.findChild(MappingPage)
    assert page is not None
    qtbot.waitUntil(lambda: page.shown is not None, timeout=20_000)
    mapping = page.mapping.with_source(Source("claimant", constant="Ministry"))
    page.chosen.emit(path, mapping)
    page.reject()
    qtbot.waitUntil(lambda: len(desk.layering.parts) == 2, timeout=30_000)
    claims = desk.session.state.workspace.dataset.claims
    assert claims["claimant"].tolist()[1:] == ["Ministry", "Ministry"]
    with qtbot.waitSignal(desk.opening.opened, timeout=30_000):
        desk.opening.reload()
    assert len(desk.layering.parts) == 2


def test_a_dataset_is_renamed_by_a_double_click_and_all_that_was_decided_stays(
    qtbot: QtBot, desk: MainWindow, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    add(qtbot, desk, files[1])
    dialog = LayersDialog(desk.layering, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    pair = Pair(MergeKind.ACTOR, "two", "azerbaijan", "Azerbaijan")
    desk.layering.decide(Decisions().split(pair))
    qtbot.waitUntil(lambda: dialog.merges.item(0, 0).text() != "one", timeout=30_000)
    desk.layering.ticks.set("one", on=False)
    before = desk.session.state
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (" Events\nof <b>B</b> ", True))
    item = dialog.layers.item(1)
    dialog.layers.setCurrentItem(item)
    place = dialog.layers.visualItemRect(item).center()
    for click in (qtbot.mouseClick, qtbot.mouseDClick):
        click(dialog.layers.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: desk.session.state.workspace is not before.workspace, timeout=30_000)
    assert dialog.layers.item(1).text() == "Events of <b>B</b>  2 claims"
    assert dialog.merges.item(0, 3).text() == "Events of <b>B</b>"
    assert desk.layering.decisions == Decisions().split(pair)
    assert desk.layering.ticks.on == {"two"}
    assert desk.session.state.filters == before.filters
    assert "Read from two.csv" in dialog.layers.item(1).toolTip()
    with qtbot.waitSignal(desk.opening.opened, timeout=30_000):
        desk.opening.reload()
    layers = desk.layering.layers
    assert layers is not None
    assert (layers.keys, layers.names) == (("one", "two"), ("one", "Events of <b>B</b>"))
    assert layers.decisions == Decisions().split(pair)
    qtbot.waitUntil(lambda: not desk.refresh.busy, timeout=30_000)


def test_a_saved_desk_opens_as_it_was_and_a_layer_taken_away_stays_away_when_read_again(
    qtbot: QtBot, desk: MainWindow, files: tuple[Path, Path], tmp_path: Path
) -> None:
    add(qtbot, desk, files[1])
    desk.layering.ticks.set("one", on=False)
    saved = tmp_path / "desk.sqlite"
    save(as_ticked(desk.session.state), saved)
    desk.opening.close()
    with qtbot.waitSignal(desk.opening.opened, timeout=30_000):
        desk.opening.open([saved])
    assert shown(desk) == (2, 2)
    assert desk.layering.ticks.on == {"two"}
    desk.layering.drop(0)
    qtbot.waitUntil(lambda: len(desk.layering.parts) == 1, timeout=30_000)
    with qtbot.waitSignal(desk.opening.opened, timeout=30_000):
        desk.opening.reload()
    assert [part.key for part in desk.layering.parts] == ["two"]
    assert shown(desk) == (1, 2)
    qtbot.waitUntil(lambda: not desk.refresh.busy, timeout=30_000)
