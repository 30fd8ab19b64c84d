"""Which panels of a step stand large: in the room, in its thumbnail, and in what leaves."""

from collections.abc import Sequence

from core.panels.losses import LossesOptions, Mode
from core.session import SessionState
from core.story import MOST_PANELS, Step
from gui.exporting.figures import can_leave
from gui.panel import PanelSpec

LOSSES = "losses"

_USUAL = ("timeline", "losses", "relations", "card")
_BESIDE_A_TABLE = ("timeline", "losses", "card")
"""The usual ones where the losses are a table, whose columns take the whole width."""


def large_panels(
    step: Step, state: SessionState, specs: Sequence[PanelSpec]
) -> tuple[PanelSpec, ...]:
    """The panels chosen for a step; else those of the usual ones that its view had in sight.

    One to three, in the order of the window; a panel that follows the selection only where
    something is selected. Where nothing fits, the first panels that show anything.
    """
    fit = [
        spec
        for spec in specs
        if can_leave(spec) and (not spec.follows_selection or len(state.selected))
    ]
    chosen = [spec for spec in fit if spec.key in step.panels]
    if not chosen:
        arrangement = step.view.arrangement
        shown = arrangement.shown if arrangement is not None else _USUAL[:2]
        usual = _BESIDE_A_TABLE if _is_table(state.options.get(LOSSES)) else _USUAL
        chosen = [spec for spec in fit if spec.key in shown and spec.key in usual]
        chosen = chosen or [spec for spec in fit if spec.key in shown] or fit
    return tuple(chosen[:MOST_PANELS])


def _is_table(options: object) -> bool:
    return isinstance(options, LossesOptions) and options.mode is Mode.TABLE
