"""What the benchmark times has been painted when it stops."""

from PySide6.QtCore import QEvent, QObject
from pytestqt.qtbot import QtBot

from benchmarks.watched import once_painted
from core.layers import load_together
from core.session import Session
from core.shipped import SAMPLE
from gui.application import PANELS
from gui.assembly import assemble


class Painted(QObject):
    """Notes by its key which panel, or part of one, is asked to paint."""

    def __init__(self, panels: dict[QObject, str]) -> None:
        super().__init__()
        self.keys, self._panels = set[str](), panels

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self.keys.add(self._panels[watched])
        return False


def test_every_panel_in_sight_has_painted_its_view(qtbot: QtBot) -> None:
    window = assemble(Session(), PANELS, load_together)
    qtbot.addWidget(window)
    window.show()
    ended: list[set[str]] = []
    panels = window.refresh.panels
    painted = Painted({panel: key for key, panel in panels.items()})
    for panel in panels.values():
        panel.installEventFilter(painted)
    window.refresh.shown.connect(lambda showing: painted.keys.discard(showing.key))
    once_painted(window, lambda: ended.append(set(painted.keys)))
    window.opening.open([SAMPLE])
    qtbot.waitUntil(lambda: bool(ended))
    in_sight = {key for key, panel in panels.items() if panel.in_sight}
    assert {"timeline", "losses", "relations", "claims", "facets"} <= in_sight
    assert in_sight <= ended[0]
