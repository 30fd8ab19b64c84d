"""From state to panels: who must be built anew, off the GUI thread, latest wins, hidden waits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter_ns

from PySide6.QtCore import QEvent, QObject, Signal

from core.session import Session, SessionState
from gui.background import Background, Job
from gui.panel import Panel, PanelSpec

_MANY = 20_000
"""With fewer claims counting anew is as quick as a cube."""


@dataclass(frozen=True)
class Showing:
    """How a panel came to show the present state; moments of ``perf_counter_ns``."""

    key: str
    asked: int
    building: tuple[int, int] | None
    """When its view was begun and done, None where it only followed."""
    came: int
    """When the GUI thread took it up."""
    shown: int
    """When it was handed to the widgets, which then paint."""


@dataclass(frozen=True, eq=False)
class _Built:
    view: object
    began: int
    ended: int


class _Seat(QObject):
    """One panel and the question it was last asked."""

    def __init__(self, spec: PanelSpec, panel: Panel, refresh: "Refresh") -> None:
        super().__init__(refresh)
        self.spec = spec
        self.panel = panel
        self._refresh = refresh
        self.asked: tuple[object, ...] | None = None
        self.asked_at = 0
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

    def ask(self, sees: tuple[object, ...], background: Background) -> None:
        """Have the view built of what the panel sees now, in place of any older question."""
        if self.job is not None:
            self.job.cancel()
        self.asked = sees
        self.asked_at = perf_counter_ns()
        spec, question = self.spec, self.spec.question(self._refresh.state)

        def build(_: Job) -> _Built:
            began = perf_counter_ns()
            return _Built(spec.build(question), began, perf_counter_ns())

        self.job = background.run(build, self._answer, self._fail)

    def follow(self) -> None:
        """Place what the state moves; the view stays."""
        came = perf_counter_ns()
        self.panel.follow(self._refresh.state)
        self._refresh.shown.emit(Showing(self.spec.key, came, None, came, perf_counter_ns()))

    def _answer(self, built: object) -> None:
        """Draw the answer to the newest question."""
        if not isinstance(built, _Built):
            raise TypeError(type(built))
        came = perf_counter_ns()
        self.job = None
        self.panel.show_view(built.view)
        self.panel.follow(self._refresh.state)
        times = (self.asked_at, (built.began, built.ended), came, perf_counter_ns())
        self._refresh.shown.emit(Showing(self.spec.key, *times))
        self._refresh.settle()

    def _fail(self, error: Exception) -> None:
        """Give the error to the one place for errors."""
        self.job = None
        self._refresh.failed.emit(error)
        self._refresh.settle()


class Refresh(QObject):
    """Keeps every visible panel equal to the state."""

    changed = Signal()
    """The state changed; the panels are about to be brought up to date."""
    told = Signal()
    """Every panel in sight was told of the change or asked for its view."""
    shown = Signal(object)
    """A Showing: a panel was handed what it now paints."""
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
            seat.follow()
        else:
            seat.ask(sees, self._background)

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
        self.changed.emit()
        for seat in self._seats:
            if seat.panel.in_sight:
                self.bring(seat)
        self.told.emit()
        self.settle()
        brush = (self._brush,)
        moved = old.filters.without(brush) != new.filters.without(brush)
        if self._brush and (moved or old.workspace is not new.workspace):
            self.arm(self._brush)
