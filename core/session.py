"""The state of the program and the only door by which it changes."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from core.changes import Changes
from core.crossfilter import Workspace, empty_workspace
from core.filters import Clause, FilterState, OneOf
from core.handling import UNMARKED, Handling
from core.index import NO_ROWS, Rows
from core.saved_view import Arrangement
from core.story import Step, Story
from core.vocabulary.terms import Clock

_KEPT_STATES = 200


class SessionState(Struct, frozen=True):
    """Everything the screen depends on, as one frozen value."""

    workspace: Workspace = field(default_factory=empty_workspace)
    filters: FilterState = field(default_factory=FilterState)
    selected: Rows = NO_ROWS
    focused: int | None = None
    """Row of the claim that the card shows, one of ``selected``."""
    hovered: Rows = NO_ROWS
    options: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    """Frozen view options of each panel by the panel's key."""
    swapped: bool = False
    """Whether every chart shows the belligerent sides in the reverse of their order."""
    story: Story = field(default_factory=Story)
    step: str = ""
    """Key of the story's step that was shown last, "" where there is none."""
    changes: Changes | None = None
    """What the workspace says otherwise than the reading before it, where it was read again."""
    handling: Handling = UNMARKED
    """The handling marking of what is shown."""
    arrangement: Arrangement | None = None
    """How the view shown last wants the window arranged; the window follows it."""


Change = Callable[[SessionState], SessionState]
Listener = Callable[[SessionState, SessionState], None]


class Session:
    """Holds the state, applies changes, remembers them, and tells who listens."""

    def __init__(self, state: SessionState | None = None) -> None:
        self._state = state or SessionState()
        self._past: list[SessionState] = []
        self._future: list[SessionState] = []
        self._gesture = ""
        self._listeners: list[Listener] = []
        self._telling = False

    @property
    def state(self) -> SessionState:
        """The present state."""
        return self._state

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to make again."""
        return bool(self._future)

    def subscribe(self, listener: Listener) -> None:
        """Call ``listener(old, new)`` after every change of state."""
        self._listeners.append(listener)

    def apply(self, change: Change, gesture: str = "") -> None:
        """Change the state; changes of one named gesture in a row are one step of undo.

        Raises RuntimeError when called from a listener: a view never answers a change by a change.
        """
        if self._telling:
            raise RuntimeError("the state was changed while a change was being told")
        old, new = self._state, change(self._state)
        if new == old:
            return
        if replace(new, hovered=old.hovered) != old:
            if not (gesture and gesture == self._gesture and self._past):
                self._past = [*self._past[-_KEPT_STATES + 1 :], replace(old, hovered=NO_ROWS)]
            self._future = []
            self._gesture = gesture
        self._move_to(new)

    def start(self, change: Change) -> None:
        """Change the state and begin the history anew: opening data cannot be taken back."""
        self._past, self._future, self._gesture = [], [], ""
        self._move_to(change(self._state))

    def undo(self) -> None:
        """Take back the last change."""
        if self._past:
            self._future.append(replace(self._state, hovered=NO_ROWS))
            self._gesture = ""
            self._move_to(self._past.pop())

    def redo(self) -> None:
        """Make the change last taken back again."""
        if self._future:
            self._past.append(replace(self._state, hovered=NO_ROWS))
            self._gesture = ""
            self._move_to(self._future.pop())

    def _move_to(self, new: SessionState) -> None:
        old, self._state = self._state, new
        self._telling = True
        try:
            for listener in self._listeners:
                listener(old, new)
        finally:
            self._telling = False


def open_workspace(workspace: Workspace) -> Change:
    """Show another dataset; filters and selection of the old one go, options and story stay.

    Where no claim says when it was made, the clock is that of the events. Layers that were not
    ticked when they were saved are filtered out.
    """
    days = workspace.index.days
    undated = not days[Clock.CLAIMED].dated.any() and days[Clock.EVENT].dated.any()
    filters = FilterState(clock=Clock.EVENT) if undated else FilterState()
    layers = workspace.dataset.layers
    if layers is not None and layers.unticked:
        filters = filters.with_clause(OneOf("layer", frozenset(layers.keys) - layers.unticked))
    return lambda state: SessionState(
        workspace=workspace, filters=filters, options=state.options, story=state.story
    )


def reload_workspace(workspace: Workspace, changes: Changes | None = None) -> Change:
    """Show a newer reading of the same dataset; filters stay, the selection goes."""
    return lambda state: replace(
        state,
        workspace=workspace,
        changes=changes,
        selected=NO_ROWS,
        focused=None,
        hovered=NO_ROWS,
    )


def add_layer(workspace: Workspace) -> Change:
    """Show a dataset with one layer more; filters stay, and it can be taken back."""
    return reload_workspace(workspace)


def drop_layer(workspace: Workspace) -> Change:
    """Show what is left without a layer; a filter by datasets goes, the others stay."""

    def change(state: SessionState) -> SessionState:
        shown = reload_workspace(workspace)(state)
        return replace(shown, filters=shown.filters.without(("layer", "copy")))

    return change


def split_merge(workspace: Workspace) -> Change:
    """Show the same layers with other names taken for one; filters stay."""
    return reload_workspace(workspace)


def rename_layer(workspace: Workspace) -> Change:
    """Show the same layers with one of them called otherwise; filters and selection stay."""
    return lambda state: replace(state, workspace=workspace)


def set_clause(clause: Clause) -> Change:
    """Set the filter of the clause's key."""
    return lambda state: replace(state, filters=state.filters.with_clause(clause))


def drop_clause(*keys: str) -> Change:
    """Drop the filters of these keys."""
    return lambda state: replace(state, filters=state.filters.without(keys))


def clear_filters() -> Change:
    """Drop every filter and *as known on*; the clock stays."""
    return lambda state: replace(state, filters=FilterState(clock=state.filters.clock))


def set_clock(clock: Clock) -> Change:
    """Choose the clock that filters and that the timeline runs on."""
    return lambda state: replace(state, filters=replace(state.filters, clock=clock))


def set_known_on(day: date | None) -> Change:
    """Rebuild everything from what had been claimed by a day; None for all."""
    return lambda state: replace(state, filters=replace(state.filters, known_on=day))


def select_claims(rows: Rows, focused: int | None = None) -> Change:
    """Select claims; the card shows ``focused``, or the first of them."""
    first = int(rows.array[0]) if len(rows) else None
    return lambda state: replace(
        state, selected=rows, focused=focused if focused is not None else first
    )


def hover_claims(rows: Rows) -> Change:
    """Highlight claims in every panel; not a step of undo."""
    return lambda state: replace(state, hovered=rows)


def swap_sides() -> Change:
    """Mirror every chart: the sides change places, their colours stay with them."""
    return lambda state: replace(state, swapped=not state.swapped)


def mark_view(handling: Handling) -> Change:
    """Give what is shown a handling marking; an empty one takes it away."""
    return lambda state: replace(state, handling=handling)


def set_option(panel: str, option: object) -> Change:
    """Set the view options of a panel, a frozen value."""
    return lambda state: replace(state, options=MappingProxyType({**state.options, panel: option}))


def open_story(story: Story) -> Change:
    """Take up a story, none of whose steps is shown yet."""
    return lambda state: replace(state, story=story, step="")


def edit_story(edit: Callable[[Story], Story]) -> Change:
    """Change the story; where the step shown goes, the one that takes its place is the step."""

    def change(state: SessionState) -> SessionState:
        story = edit(state.story)
        step = state.step
        if step and story.step(step) is None:
            step = state.story.neighbour(step)
        return replace(state, story=story, step=step if story.step(step) else "")

    return change


def add_step(step: Step) -> Change:
    """Put a step behind the one shown, or at the end; it is then the one shown."""
    return lambda state: replace(
        state, story=state.story.with_step(step, after=state.step), step=step.key
    )
