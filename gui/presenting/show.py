"""A story told to a room: full screen, by keys and clicker, live, and without touching the window.

It has a session of its own. Whatever is clicked or drilled into while presenting, the window that
it was started from keeps its state, its history and its panels.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QResizeEvent,
    QScreen,
    QShortcut,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.session import Session, SessionState
from core.story_passage import passage
from gui.background import Background
from gui.briefing_settings import BriefingSettings
from gui.presenting.displays import displays, fill, named, show_in_the_middle
from gui.presenting.pointer import Pointer
from gui.presenting.presenter import PresenterWindow
from gui.presenting.saying import Said, Saying
from gui.presenting.script import Script
from gui.presenting.stage import Stage
from gui.presenting.travel import Travel
from gui.presenting.veil import Veil
from gui.refresh import Refresh
from gui.theme import BRIEFING


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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pictures: dict[str, QImage] = {}
        self.step, self._drilled = "", False
        self.session = Session(SessionState(workspace=script.workspace, story=script.story))
        keys = {spec.key for step in script.story.steps for spec in script.large(step)}
        self._seats = [(spec, spec.widget()) for spec in script.specs if spec.key in keys]
        self.stage = Stage(self._seats, BRIEFING, script.handling)
        self._background = Background(self)
        self.refresh = Refresh(self.session, self._seats, self._background)
        self.refresh.failed.connect(self.failed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stage)
        self.stage.wear()
        self.veil = Veil(self, BRIEFING)
        self.pointer = Pointer(self.veil)
        self.presenter = PresenterWindow()
        self.travel = Travel(self.session, lambda: self.refresh.busy, self)
        self.saying = Saying(script, self)
        self._moving = moving
        self.saying.said.connect(self._say)
        self.saying.footed.connect(self.stage.show_footer)
        self.saying.failed.connect(self.failed)
        self.session.subscribe(self._follow)
        for window in (self, self.presenter):
            _listen(window, self)

    @property
    def busy(self) -> bool:
        """Whether the stage is not yet as the step says."""
        return self.travel.under_way or self.refresh.busy or self.saying.busy

    def begin(self, key: str, screens: Sequence[QScreen], home: QScreen | None) -> None:
        """Fill the display remembered, else one that is not the window's; begin at a step."""
        known = named(screens)
        at_home = next((name for name, screen in known if screen is home), "")
        room, speaker = displays(known, at_home, self._settings.display)
        fill(self, room)
        if speaker is not None:
            show_in_the_middle(self.presenter, speaker)
        self.activateWindow()
        self.setFocus()
        self.go_to(key)

    def go_to(self, key: str) -> None:
        """Show a step; where motion is welcome the brush moves there, and all else fades."""
        step = self.script.story.step(key)
        if step is None:
            return
        old, state = self.session.state, self.script.states[key]
        seats = tuple(spec.key for spec in self.script.large(step))
        moves = self._moving and bool(self.step)
        fades = moves and (seats != self.stage.seated or _but_dates(old) != _but_dates(state))
        before = self.stage.grab() if fades else None
        way = passage(old.filters, state.filters, state.workspace) if moves else None
        self.step, self._drilled = key, False
        self.stage.show_title(step.title)
        self.travel.go(state, way)
        self.stage.seat(seats)
        place = self.script.story.place(key)
        following = self.script.story.steps[place + 1 : place + 2]
        if not self.saying.say(step, following):
            self.stage.show_words("", "")
        after = following[0].key if following else ""
        self.presenter.show_step(self.script.story, key, self._pictures.get(after))
        if before is not None:
            self.veil.fade_from(before)
        self.stepped.emit(key)

    def show_picture(self, key: str, picture: QImage) -> None:
        """Take the thumbnail of a step, which the speaker sees before it comes."""
        self._pictures[key] = picture
        place = self.script.story.place(self.step)
        if place >= 0 and self.script.story.place(key) == place + 1:
            self.presenter.show_following(picture)

    def go(self, by: int) -> None:
        """Show the step some places on; at the ends nothing happens."""
        place = self.script.story.place(self.step) + by
        if 0 <= place < len(self.script.story.steps):
            self.go_to(self.script.story.steps[place].key)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The veil covers everything."""
        super().resizeEvent(event)
        self.veil.setGeometry(self.rect())
        self.veil.raise_()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """End every piece of work."""
        self.pointer.set_on(on=False)
        self.veil.fading.stop()
        self.travel.stop()
        self.saying.stop()
        self.refresh.stop()
        self._background.stop()
        self.presenter.close()
        self.presenter.deleteLater()
        super().closeEvent(event)
        self.ended.emit()
        self.deleteLater()

    def _follow(self, old: SessionState, new: SessionState) -> None:
        if new.filters != old.filters and not self.travel.under_way:
            self._drilled = True
            self.saying.foot(new)

    def _say(self, key: str, said: Said) -> None:
        step = self.script.story.step(key)
        if step is not None and key == self.step:
            origin = " · ".join(filter(None, (f"Headline {step.headline.origin}", said.moved)))
            self.stage.show_words(said.headline, origin)
            if not self._drilled:
                self.stage.show_footer(said.footer)

    def leave(self) -> None:
        """Take the black away, else end."""
        if self.veil.black:
            self.veil.set_black(black=False)
        else:
            self.close()

    def change_display(self) -> None:
        """Let the room and the speaker take each other's display, and remember it."""
        known = named(QGuiApplication.screens())
        if len(known) > 1:
            at = next((at for at, (_, screen) in enumerate(known) if screen is self.screen()), 0)
            name, room = known[(at + 1) % len(known)]
            fill(self, room)
            show_in_the_middle(self.presenter, known[at][1])
            self._settings.display = name


def _listen(window: QWidget, show: Show) -> None:
    """Have the keys of a clicker and of a keyboard tell the show, in one of its two windows."""
    steps = show.script.story.steps
    keys: Sequence[tuple[Sequence[str], Callable[[], object]]] = (
        (("PgDown", "Space", "Right", "Down", "N"), lambda: show.go(1)),
        (("PgUp", "Left", "Up", "Backspace"), lambda: show.go(-1)),
        (("Home",), lambda: show.go_to(steps[0].key)),
        (("End",), lambda: show.go_to(steps[-1].key)),
        (("B", "."), lambda: show.veil.set_black(black=not show.veil.black)),
        (("L",), show.pointer.toggle),
        (("D",), show.change_display),
        (("P",), lambda: show.presenter.setVisible(show.presenter.isHidden())),
        (("Esc", "F5"), show.leave),
    )
    for spelled, act in keys:
        for key in spelled:
            shortcut = QShortcut(QKeySequence(key), window)
            shortcut.activated.connect(act)


def _but_dates(state: SessionState) -> tuple[object, ...]:
    """What a step shows but for the dates, which move by themselves."""
    return (
        state.filters.without(("dates",)),
        state.options,
        state.selected,
        state.focused,
        state.swapped,
    )
