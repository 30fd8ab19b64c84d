"""A fault while painting is told, and the window goes on."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.filters import OneOf
from core.session import set_clause
from gui.errors import Report, catch_everything
from tests.program import Program

GUI = Path(__file__).resolve().parents[2] / "gui"


def painters(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("QPainter", "Painting")):
            yield node


def ended(tree: ast.Module) -> set[ast.expr]:
    """What stands at the head of a ``with``."""
    return {
        item.context_expr
        for node in ast.walk(tree)
        if isinstance(node, ast.With)
        for item in node.items
    }


def test_every_painter_is_ended_whatever_happens() -> None:
    """One left open by an exception ends the program when Qt takes its widget away."""
    found = 0
    for path in sorted(GUI.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        left = [call.lineno for call in painters(tree) if call not in ended(tree)]
        assert not left or path.name == "painting.py", f"{path} {left}"
        found += len(list(painters(tree)))
    assert found > 40


def test_no_paint_event_lets_an_error_out() -> None:
    """One pending in a paint event makes every other widget of the frame fail with it."""
    for path in sorted(GUI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name == "paintEvent":
                assert "QPainter(" not in ast.unparse(node), f"{path} {node.lineno}"


def test_a_chart_that_fails_to_paint_is_told_and_paints_again(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise IndexError("line 7 of 6")

    window, lanes = program.window, program.timeline.lanes
    before = lanes.grab().toImage()
    told: list[Report] = []
    window.errors.reported.connect(told.append)
    with monkeypatch.context() as broken:
        broken.setattr("gui.charts.timeline.canvas.paint_grid", fail)
        undo = catch_everything(window.errors)
        try:
            program.session.apply(set_clause(OneOf("topic", frozenset({"ceasefire"}))))
            program.settle()
            program.qtbot.waitUntil(lambda: bool(told))
        finally:
            undo()
    assert {report.sentence for report in told} == {
        "Something failed (IndexError). The window goes on."
    }
    assert all(report.details.endswith("IndexError: line 7 of 6") for report in told)
    program.session.undo()
    program.settle()
    QApplication.processEvents()
    assert lanes.grab().toImage() == before
