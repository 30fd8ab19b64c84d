"""From state to panels: who must be built anew, latest wins, hidden waits.

What takes no more than a frame is built in the asking call, all else on a worker: handing a view
over from a thread takes longer than building most of them, and a thread at work holds the
interpreter against the GUI thread, which then paints at half its pace. What may be late is built
once the others have painted, and what stands behind rows is looked up once the hand rests.
"""

from collections.abc import Mapping, Sequence
from time import perf_counter_ns, thread_time_ns

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from core.cores import WORTHWHILE, hands
from core.panels.question import Question
from core.session import Session, SessionState
from gui.arming import Arming, Moved
from gui.attention import AFTER_PAINT, Attention
from gui.background import Background, Job
from gui.looking import Looking
from gui.panel import Lookup, Panel, PanelSpec
from gui.showing import UNKNOWN, Built, Pace, Recent, Showing

_AT_ONCE = 16_000_000
"""Nanoseconds of processor time that views may be built in within the call that asks for them."""
_LATER = QEvent.Type(QEvent.registerEventType())


class _Seat(QObject):
    """One panel and the question it was last asked."""

    def __init__(self, spec: PanelSpec, panel: Panel, refresh: "Refresh") -> None:
        super().__init__(refresh)
        self.spec = spec
        self.panel = panel
        self._refresh = refresh
        self.asked: tuple[object, ...] | None = None
        self.job: Job | None = None
        self.looking = Looking(refresh.lookups, self)
        self.looking.found.connect(self._found)
        self.looking.failed.connect(self._fail)
        self._asked_at = 0
        self.pace = Pace()
        self.recent = Recent()
        panel.installEventFilter(self)
        panel.came_forward.connect(self._catch_up)
        panel.wondered.connect(self._wonder)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A panel that comes into sight is brought up to date."""
        if event.type() == QEvent.Type.Show:
            self._catch_up()
        return super().eventFilter(watched, event)

    def _catch_up(self) -> None:
        if self.panel.in_sight:
            self._refresh.bring(self)

    def ask(self, sees: tuple[object, ...], question: Question, on: Background | None) -> None:
        """Have the view built of what the panel sees now, in place of any older question.

        Without a worker it is built and shown within this call.
        """
        self.put_off(sees)
        if on is not None:
            self.job = on.run(lambda _: self._build(question), self._answer, self._fail)
            return
        try:
            built = self._build(question)
        except Exception as error:  # noqa: BLE001 - everything goes to the one place for errors
            self._refresh.failed.emit(error)
        else:
            self._show(built)

    def recall(self, sees: tuple[object, ...]) -> bool:
        """Show the view again that was built of the same a short while ago; whether there is one.

        A brush goes to and fro, a box is ticked and unticked, a change is taken back.
        """
        view = self.recent.find(sees)
        if view is None:
            return False
        self.put_off(sees)
        self._hand(view, None)
        return True

    def let_go(self) -> None:
        """Show nothing in place of a dataset that is no longer open, nor built until it is seen."""
        if self.asked is None or self.panel.in_sight:
            return
        self.put_off(None)
        nothing = SessionState(options=self._refresh.state.options)
        self.panel.show_view(self.spec.build(self.spec.question(nothing)))

    def put_off(self, sees: tuple[object, ...] | None) -> None:
        """Take up what the panel sees now in place of what was asked before, built or not."""
        if self.job is not None:
            self.job.cancel()
            self.job = None
        self.looking.drop()
        self.asked = sees
        self._asked_at = perf_counter_ns()

    def _build(self, question: Question) -> Built:
        began, spent = perf_counter_ns(), thread_time_ns()
        view = self.spec.build(question)
        return Built(view, began, perf_counter_ns(), thread_time_ns() - spent)

    def follow(self) -> None:
        """Place what the state moves; the view stays."""
        came = perf_counter_ns()
        self.panel.follow(self._refresh.state)
        self._refresh.shown.emit(Showing(self.spec.key, came, None, came, perf_counter_ns()))

    def _answer(self, built: object) -> None:
        """Draw the answer to the newest question."""
        if not isinstance(built, Built):
            raise TypeError(type(built))
        self.job = None
        self._show(built)
        self._refresh.settle()

    def _show(self, built: Built) -> None:
        self._refresh.attention.give(self._refresh.state.workspace)
        self.pace.add(built.cost)
        if self.asked is not None:
            self.recent.keep(self.asked, built.view, self._refresh.state.workspace.index.size)
        self._hand(built.view, (built.began, built.ended))

    def _hand(self, view: object, building: tuple[int, int] | None) -> None:
        """Have the widgets show a view."""
        came = perf_counter_ns()
        self.panel.show_view(view)
        self.panel.follow(self._refresh.state)
        times = (self._asked_at, building, came, perf_counter_ns())
        self._refresh.shown.emit(Showing(self.spec.key, *times))

    def _wonder(self, lookup: Lookup) -> None:
        """Have something looked up about the view shown; nothing while another is under way."""
        if self.job is None:
            self.looking.want(lookup)

    def _found(self, found: object) -> None:
        self.panel.show_found(found)
        self._refresh.settle()

    def _fail(self, error: Exception) -> None:
        """Give the error to the one place for errors."""
        self.job = None
        self.looking.drop()
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
        self.background = background
        self.lookups = Background(self)
        """Of its own: no view is to wait until what is looked up about another comes to its end."""
        self._first = Background(self, hands())
        """For first views of many claims, while nothing is painted that threads could hold up."""
        self._seats: list[_Seat] = []
        self._arming = Arming(lambda: session.state, self._moved_by, lambda: self.busy, self)
        self._arming.stood.connect(self.armed)
        self._arming.failed.connect(self.failed)
        self.attention = Attention(self)
        self._late = False
        for spec, panel in panels:
            self.seat(spec, panel)
        session.subscribe(self._told)

    def seat(self, spec: PanelSpec, panel: Panel) -> None:
        """Keep one more panel equal to the state from now on, once it is in sight."""
        self._seats.append(_Seat(spec, panel, self))
        panel.asked.connect(self._session.apply)
        panel.approached.connect(self.arm)

    @property
    def state(self) -> SessionState:
        """The present state."""
        return self._session.state

    @property
    def busy(self) -> bool:
        """Whether a visible panel still waits for its view."""
        return self._late or any(seat.job is not None for seat in self._seats)

    @property
    def looking(self) -> bool:
        """Whether something is still looked up about a view that is shown."""
        return any(seat.looking.on for seat in self._seats)

    @property
    def panels(self) -> Mapping[str, Panel]:
        """Every panel there is, by its key."""
        return {seat.spec.key: seat.panel for seat in self._seats}

    def bring(self, seat: _Seat, room: int = _AT_ONCE) -> int:
        """Bring one visible panel up to date; how many of ``room`` nanoseconds that takes."""
        sees = seat.spec.sees(self.state)
        if sees == seat.asked:
            seat.follow()
            return 0
        if seat.recall(sees):
            return 0
        question = seat.spec.question(self.state)
        pace = seat.pace.expected(sees[0])
        if pace <= room and (seat.spec.light or self._arming.covers(question, seat.spec.counted)):
            seat.ask(sees, question, None)
            return pace
        is_first = pace == UNKNOWN and question.index.size >= WORTHWHILE
        seat.ask(sees, question, self._first if is_first else self.background)
        return 0

    def arm(self, brush: str) -> None:
        """Have counted what a drag of a brush will be answered from, for the panels in sight."""
        self._arming.approach(brush)

    def _moved_by(self, brush: str) -> Moved:
        """The panels in sight that a brush moves, and what they are asked now."""
        return [
            (seat.spec, seat.spec.question(self.state))
            for seat in self._seats
            if seat.panel.in_sight and brush not in seat.spec.brushes
        ]

    def stop(self) -> None:
        """Build no more cubes, and look nothing up any more."""
        self.attention.end()
        self._arming.stop()
        self.lookups.stop()
        self._first.stop()

    def settle(self) -> None:
        """Say so once nothing is awaited any more."""
        if not self.busy:
            self.settled.emit()

    def _told(self, old: SessionState, new: SessionState) -> None:
        self.attention.give(new.workspace)
        if new.workspace is not old.workspace:
            for seat in self._seats:
                seat.recent.forget()
                seat.let_go()
        self.changed.emit()
        room = _AT_ONCE
        for seat in (seat for seat in self._seats if seat.panel.in_sight):
            if seat.spec.later and seat.asked != seat.spec.sees(new):
                if seat.job is not None:
                    seat.put_off(())
                self._bring_later()
            else:
                room -= self.bring(seat, room)
        self.told.emit()
        self.settle()
        self._arming.follow(old, new)

    def _bring_later(self) -> None:
        """Have what may be late brought up to date once the others have painted."""
        if not self._late:
            self._late = True
            QCoreApplication.postEvent(self, QEvent(_LATER), AFTER_PAINT)

    def customEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The others have painted."""
        if event.type() == _LATER:
            self._late = False
            for seat in self._seats:
                if seat.spec.later and seat.panel.in_sight:
                    self.bring(seat)
            self.settle()
