"""From step to step with the brush moving there, and the charts after it."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from core.session import Session, SessionState
from core.story_passage import Passage

_TRAVEL_MS = 650


class Travel(QObject):
    """Moves the dates of a session; a frame for which the charts are not ready is left out."""

    def __init__(self, session: Session, busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._busy = session, busy
        self._way: Passage | None = None
        self._setting_out = False
        self.moving = QVariantAnimation(self)
        self.moving.setStartValue(0.0)
        self.moving.setEndValue(1.0)
        self.moving.setDuration(_TRAVEL_MS)
        self.moving.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self.moving.valueChanged.connect(self._move)
        self.moving.finished.connect(self._arrive)

    @property
    def under_way(self) -> bool:
        """Whether the session is not yet in the state of the step."""
        return self._setting_out or self._way is not None

    def go(self, state: SessionState, way: Passage | None) -> None:
        """Take the session to a state, its dates along a way; None: at once."""
        self.moving.stop()
        self._way = way
        first = state if way is None else replace(state, filters=way.at(0.0))
        self._setting_out = True
        self._session.start(lambda _: first)
        self._setting_out = False
        if way is not None:
            self.moving.start()

    def stop(self) -> None:
        """Stay where it is."""
        self.moving.stop()
        self._way = None

    def _move(self, share: object) -> None:
        way = self._way
        if way is None or not isinstance(share, float) or share >= 1 or self._busy():
            return
        self._session.start(lambda state: replace(state, filters=way.at(share)))

    def _arrive(self) -> None:
        way = self._way
        if way is not None:
            self._session.start(lambda state: replace(state, filters=way.at(1.0)))
            self._way = None
