"""A story told to a room: full screen, by keys and clicker, live, and without touching the window.

It has a session of its own. Whatever is clicked or drilled into while presenting, the window that
it was started from keeps its state, its history and its panels.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QScreen,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.crossfilter import Workspace
from core.digest import drift_of
from core.headline import shown_headline
from core.session import Session, SessionState
from core.story import Step, Story
from core.story_file import state_of
from gui.background import Background
from gui.briefing_settings import BriefingSettings
from gui.panel import PanelSpec
from gui.presenting.choice import large_panels
from gui.presenting.presenter import PresenterWindow
from gui.presenting.stage import Stage
from gui.presenting.veil import Veil
from gui.refresh import Refresh
from gui.theme import BRIEFING


@dataclass(frozen=True, eq=False)
class Script:
    """What is to be told, on which data."""

    story: Story
    workspace: Workspace
    specs: tuple[PanelSpec, ...]
    defaults: Mapping[str, object]

    def state(self, step: Step) -> SessionState:
        """The state that a step shows; raises ValueError where its view does not fit."""
        return state_of(step, self.workspace, self.defaults, self.story)

    def large(self, step: Step) -> tuple[PanelSpec, ...]:
        """The panels of a step that stand large."""
        return large_panels(step, self.state(step), self.specs)


class Show(QWidget):
    """The window in front of the room."""

    stepped = Signal(str)
    """Key of the step now shown."""
    ended = Signal()
    failed = Signal(object)
    """An exception while drawing."""

    def __init__(self, script: Script, settings: BriefingSettings, *, moving: bool) -> None:
        super().__init__()
        self.setWindowTitle("Presenting – Counterclaim")
        self.script, self._settings = script, settings
        self.pictures: Mapping[str, QImage] = {}
        self.step = ""
        self.session = Session(SessionState(workspace=script.workspace, story=script.story))
        keys = {spec.key for step in script.story.steps for spec in script.large(step)}
        self._seats = [(spec, spec.widget()) for spec in script.specs if spec.key in keys]
        self.stage = Stage(self._seats, BRIEFING)
        self._background = Background(self)
        self.refresh = Refresh(self.session, self._seats, self._background)
        self.refresh.failed.connect(self.failed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stage)
        self.veil = Veil(self, BRIEFING)
        self.presenter = PresenterWindow()
        self._moving = moving
        self._pointing = False
        self.session.subscribe(self._follow)
        for window in (self, self.presenter):
            self._listen(window)

    def begin(self, key: str, screens: Sequence[QScreen], home: QScreen | None) -> None:
        """Fill a display that is not the window's own, where there is one, and begin at a step."""
        others = [screen for screen in screens if screen is not home]
        self._put_on(others[0] if others else home)
        if others and home is not None:
            self.presenter.move(home.availableGeometry().center() - self.presenter.rect().center())
            self.presenter.show()
        self.activateWindow()
        self.go_to(key)

    def go_to(self, key: str) -> None:
        """Show a step."""
        step = self.script.story.step(key)
        if step is None:
            return
        before = self.stage.grab() if self._moving and self.step else None
        self.step = key
        state = self.script.state(step)
        moved = drift_of(step.view, state).sentence
        origin = " · ".join(filter(None, (f"Headline {step.headline.origin}", moved)))
        self.stage.show_words(step.title, shown_headline(step.headline, state), origin)
        self.session.start(lambda _: state)
        self.stage.seat([spec.key for spec in self.script.large(step)])
        place = self.script.story.place(key) + 1
        after = self.script.story.steps[place].key if place < len(self.script.story.steps) else ""
        self.presenter.show_step(self.script.story, key, self.pictures.get(after))
        if before is not None:
            self.veil.fade_from(before)
        self.stepped.emit(key)

    def go(self, by: int) -> None:
        """Show the step some places on; at the ends nothing happens."""
        place = self.script.story.place(self.step) + by
        if 0 <= place < len(self.script.story.steps):
            self.go_to(self.script.story.steps[place].key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The pointer follows the mouse wherever it is."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self.veil.point_at(self.mapFromGlobal(event.globalPosition().toPoint()))
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The veil covers everything."""
        super().resizeEvent(event)
        self.veil.setGeometry(self.rect())
        self.veil.raise_()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """End every piece of work."""
        self._point(pointing=False)
        self.veil.fading.stop()
        self.refresh.stop()
        self._background.stop()
        self.presenter.close()
        self.presenter.deleteLater()
        super().closeEvent(event)
        self.ended.emit()
        self.deleteLater()

    def _follow(self, old: SessionState, new: SessionState) -> None:
        if (new.workspace, new.filters) != (old.workspace, old.filters) or not old.step:
            self.stage.show_footer(new)

    def _listen(self, window: QWidget) -> None:
        last = len(self.script.story.steps) - 1
        keys: Sequence[tuple[Sequence[str], Callable[[], object]]] = (
            (("PgDown", "Space", "Right", "Down", "N"), lambda: self.go(1)),
            (("PgUp", "Left", "Up", "Backspace"), lambda: self.go(-1)),
            (("Home",), lambda: self.go_to(self.script.story.steps[0].key)),
            (("End",), lambda: self.go_to(self.script.story.steps[last].key)),
            (("B", "."), lambda: self.veil.set_black(black=not self.veil.black)),
            (("L",), lambda: self._point(pointing=not self._pointing)),
            (("D",), self._change_display),
            (("P",), lambda: self.presenter.setVisible(self.presenter.isHidden())),
            (("Esc", "F5"), self._leave),
        )
        for spelled, act in keys:
            for key in spelled:
                shortcut = QShortcut(QKeySequence(key), window)
                shortcut.activated.connect(act)

    def _point(self, *, pointing: bool) -> None:
        app = QApplication.instance()
        if app is None or pointing == self._pointing:
            return
        self._pointing = pointing
        if pointing:
            app.installEventFilter(self)
            self.veil.point_at(self.mapFromGlobal(self.cursor().pos()))
        else:
            app.removeEventFilter(self)
            self.veil.point_at(None)

    def _leave(self) -> None:
        if self.veil.black:
            self.veil.set_black(black=False)
        else:
            self.close()

    def _change_display(self) -> None:
        screens = QGuiApplication.screens()
        if len(screens) > 1:
            old = self.screen()
            self._put_on(screens[(screens.index(old) + 1) % len(screens)])
            self.presenter.move(old.availableGeometry().topLeft())
            self.presenter.show()

    def _put_on(self, screen: QScreen | None) -> None:
        if screen is not None:
            self.setGeometry(screen.geometry())
        self.showFullScreen()
