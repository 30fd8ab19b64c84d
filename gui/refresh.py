"""From state to panels: who must be built anew, off the GUI thread, latest wins, hidden waits."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Signal

from core.session import Session, SessionState
from gui.background import Background, Job
from gui.panel import Panel, PanelSpec

_MANY = 20_000
"""With fewer claims counting anew is as quick as a cube."""


class _Seat(QObject):
    """One panel and the question it was last asked."""

    def __init__(self, spec: PanelSpec, panel: Panel, refresh: "Refresh") -> None:
        super().__init__(refresh)
        self.spec = spec
        self.panel = panel
        self._refresh = refresh
        self.asked: tuple[object, ...] | None = None
        self.job: Job | None = None
        panel.installEventFilter(self)
        panel.came_forward.connect(self._catch_up)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A panel that comes into sight is brought up to date."""
        if event.type() == QEvent.Type.Show:
            self._catch_up()
        return super().eventFilter(watched, event)

    def _catch_up(self) -> None:
        if self.panel.in_sight:
            self._refresh.bring(self)

    def answer(self, view: object) -> None:
        """Draw the answer to the newest question."""
        self.job = None
        self.panel.show_view(view)
        self.panel.follow(self._refresh.state)
        self._refresh.settle()

    def fail(self, error: Exception) -> None:
        """Give the error to the one place for errors."""
        self.job = None
        self._refresh.failed.emit(error)
        self._refresh.settle()


class Refresh(QObject):
    """Keeps every visible panel equal to the state."""

    settled = Signal()
    """Every visible panel shows the present state."""
    failed = Signal(object)
    """An exception while building a view."""
    armed = Signal(object)
    """Whether every cube of the brush approached last stands now."""

    def __init__(
        self, session: Session, panels: Sequence[tuple[PanelSpec, Panel]], background: Background
    ) -> None:
        super().__init__()
        self._session = session
        self._background = background
        self._seats = [_Seat(spec, panel, self) for spec, panel in panels]
        self._cubes = Background(self)
        self._armed: Job | None = None
        self._brush = ""
        for _, panel in panels:
            panel.asked.connect(session.apply)
            panel.approached.connect(self.arm)
        session.subscribe(self._told)

    @property
    def state(self) -> SessionState:
        """The present state."""
        return self._session.state

    @property
    def busy(self) -> bool:
        """Whether a visible panel still waits for its view."""
        return any(seat.job is not None for seat in self._seats)

    @property
    def panels(self) -> Mapping[str, Panel]:
        """Every panel by its key."""
        return {seat.spec.key: seat.panel for seat in self._seats}

    def bring(self, seat: _Seat) -> None:
        """Bring one visible panel up to date."""
        sees = seat.spec.sees(self.state)
        if sees == seat.asked:
            seat.panel.follow(self.state)
            return
        if seat.job is not None:
            seat.job.cancel()
        seat.asked = sees
        spec, question = seat.spec, seat.spec.question(self.state)
        seat.job = self._background.run(lambda _: spec.build(question), seat.answer, seat.fail)

    def arm(self, brush: str) -> None:
        """Build what a drag of a brush will be answered from, for the panels in sight.

        On a thread of its own, so that the panels are answered meanwhile.
        """
        workspace = self.state.workspace
        self._brush = brush
        if self._armed is not None:
            self._armed.cancel()
            self._armed = None
        if workspace.index.size < _MANY:
            return
        wanted = [
            (seat.spec, seat.spec.question(self.state))
            for seat in self._seats
            if seat.panel.in_sight and brush not in seat.spec.brushes
        ]

        def build(job: Job) -> bool:
            asked = [one for spec, question in wanted for one in spec.counted(question)]
            return workspace.counts.arm(brush, asked, lambda: job.cancelled)

        self._armed = self._cubes.run(build, self.armed.emit, self.failed.emit)

    def stop(self) -> None:
        """Build no more cubes."""
        self._cubes.stop()

    def settle(self) -> None:
        """Say so once nothing is awaited any more."""
        if not self.busy:
            self.settled.emit()

    def _told(self, old: SessionState, new: SessionState) -> None:
        for seat in self._seats:
            if seat.panel.in_sight:
                self.bring(seat)
        self.settle()
        brush = (self._brush,)
        moved = old.filters.without(brush) != new.filters.without(brush)
        if self._brush and (moved or old.workspace is not new.workspace):
            self.arm(self._brush)
