"""From a warning to its place: the step, the panel, the control, the claims, the words."""

from PySide6.QtCore import Qt

from core import view_file
from core.briefing.lints import Notice
from core.crossfilter import Workspace
from core.index import NO_ROWS
from core.layers import decisions_of
from core.session import SessionState, select_claims
from gui.main_window import MainWindow
from gui.panel import defaults_of
from gui.panels.story import StoryPanel
from gui.widgets.landmarks import lead_to

_WORDS = "story"
_GESTURE = "jump"
_TRIES = 4
"""How often the window may settle before the control that was wanted is there."""


def place_of(window: MainWindow, notice: Notice) -> str:
    """Where ``jump`` leads, in words."""
    if notice.field:
        return f"the {notice.field}"
    titles = {spec.key: spec.title for spec in window.specs}
    return titles.get(notice.panel, "the claims behind it")


def jump(window: MainWindow, notice: Notice, workspace: Workspace, step: str = "") -> None:
    """Show the place in the window; what is selected there is one step of undo.

    Claims of other data than are open now cannot be selected; the panel is shown nevertheless.
    """
    state = window.session.state
    told = state.story.step(step) if step and step != state.step else None
    decisions = decisions_of(state.workspace.dataset) if told is None else told.view.decisions
    rows = notice.rows if state.workspace is workspace else NO_ROWS

    def change(now: SessionState) -> SessionState:
        shown = now
        if told is not None:
            shown = view_file.show_step(step, defaults_of(window.specs))(now)
        return select_claims(rows)(shown) if len(rows) else shown

    doing = "Showing the step"
    window.viewing.show(change, decisions, doing, _GESTURE, lambda: _land(window, notice, step))


def _land(window: MainWindow, notice: Notice, step: str) -> None:
    state = window.session.state
    if notice.field and state.story.step(step or state.step) is not None:
        _bring(window, _WORDS)
        panel = window.seats.panel(_WORDS)
        if isinstance(panel, StoryPanel):
            panel.editor.take_focus(notice.field)
    elif notice.panel:
        _bring(window, notice.panel)
    window.activateWindow()
    if notice.setting:
        _open_setting(window, notice)


def _open_setting(window: MainWindow, notice: Notice, tries: int = _TRIES) -> None:
    """Lead to the control, as soon as its panel shows what the step says."""
    panel = window.seats.panel(notice.panel)
    if panel is None or tries == 0:
        return
    if window.refresh.busy or not lead_to(notice.setting, panel, panel.header):
        window.refresh.settled.connect(
            lambda: _open_setting(window, notice, tries - 1),
            Qt.ConnectionType.SingleShotConnection,
        )


def _bring(window: MainWindow, key: str) -> None:
    dock = window.desk.docks.get(key)
    if dock is not None:
        dock.show()
        dock.raise_()
