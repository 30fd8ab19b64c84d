"""What the gestures on the loss comparison ask of the session."""

from msgspec.structs import replace

from core.panels.losses.over_time import LossPick, OverTimeOptions
from core.panels.losses.over_time.picking import selected_pick
from core.panels.losses.showing import Show
from core.panels.losses.view import LossesOptions, Mode
from core.session import Change, SessionState, set_option

KEY = "losses"
"""Key of the panel and of its options."""


def show_mode(mode: Mode) -> Change:
    """Draw the comparison in another form; over time it begins with the loss selected."""

    def change(state: SessionState) -> SessionState:
        options = options_of(state)
        made = replace(options, mode=mode)
        if mode is Mode.OVER_TIME and options.mode is not mode:
            pick = selected_pick(state.workspace, options.level, state.selected)
            made = replace(
                made, over_time=replace(options.over_time, pick=pick or options.over_time.pick)
            )
        return set_option(KEY, made)(state)

    return change


def show_selected() -> Change:
    """Draw the loss over time of which the selected figures speak, where that is one."""

    def change(state: SessionState) -> SessionState:
        pick = offered(state)
        if pick is None:
            return state
        options = options_of(state)
        over_time = replace(options.over_time, pick=pick, apart=False)
        return set_option(KEY, replace(options, mode=Mode.OVER_TIME, over_time=over_time))(state)

    return change


def show_only(show: Show, factor: float) -> Change:
    """Show only the rows of a choice."""
    return lambda state: set_option(KEY, replace(options_of(state), show=show, factor=factor))(
        state
    )


def offered(state: SessionState) -> LossPick | None:
    """The one loss of which the selected figures speak, None where there is no such one."""
    return selected_pick(state.workspace, options_of(state).level, state.selected)


def set_over_time(over_time: OverTimeOptions) -> Change:
    """Look at losses over time in another way."""
    return lambda state: set_option(KEY, replace(options_of(state), over_time=over_time))(state)


def options_of(state: SessionState) -> LossesOptions:
    """The options in use."""
    options = state.options.get(KEY)
    return options if isinstance(options, LossesOptions) else LossesOptions()
