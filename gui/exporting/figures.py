"""What a picture is made of: the views of some panels in a state, and what is written around."""

from collections.abc import Collection, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from core.briefing import Footer, footer_of
from core.briefing.lints import Broken, Case
from core.handling import UNMARKED, Handling
from core.index import NO_ROWS
from core.later import later
from core.session import SessionState
from core.summary import title_of
from gui.panel import Area, PanelSpec

_notices_of = later("core.briefing.lints", "notices_of")

_APART = (Area.BAR, Area.LEFT)
"""Areas of what only filters: the footer says it in words."""


class Figure(Struct, frozen=True, eq=False):
    """The view of one panel."""

    spec: PanelSpec
    view: object


class Sheet(Struct, frozen=True, eq=False):
    """The content of one page: figures of one state under a title, over a footer."""

    title: str
    state: SessionState
    figures: tuple[Figure, ...]
    footer: Footer
    headline: str = ""
    """One sentence under the title, "" for none."""
    notes: str = ""
    """What the speaker says; on no page."""
    broken: tuple[Broken, ...] = ()
    """What a lint finds in it; the footer is stamped with it."""


def sheet_of(
    state: SessionState,
    specs: Sequence[PanelSpec],
    made: date,
    handling: Handling = UNMARKED,
    title: str = "",
    headline: str = "",
    notes: str = "",
) -> Sheet:
    """Build the views of some panels; pure, for any thread. Nothing is shown as hovered."""
    still = replace(state, hovered=NO_ROWS)
    figures = tuple(Figure(spec, spec.build(spec.question(still))) for spec in specs)
    title = title or title_of(state.workspace.dataset)
    views = {figure.spec.key: figure.view for figure in figures}
    broken: tuple[Broken, ...] = _notices_of(Case(still, views, title, headline, notes))
    stamps = tuple(dict.fromkeys(one.lint.title for one in broken if one.lint.key != "lopsided"))
    footer = footer_of(still, made, handling, stamps)
    return Sheet(title, still, figures, footer, headline, notes, broken)


def can_leave(spec: PanelSpec) -> bool:
    """Whether a panel shows something to hand on; bar and sidebar only filter."""
    return spec.area not in _APART


def specs_of_view(
    specs: Sequence[PanelSpec], state: SessionState, shown: Collection[str] | None = None
) -> tuple[PanelSpec, ...]:
    """The panels of the whole view: those ``shown``, else the first of each area.

    A panel that follows the selection is left out while nothing is selected.
    """
    chosen: list[PanelSpec] = []
    for spec in specs:
        if not can_leave(spec) or (spec.follows_selection and not len(state.selected)):
            continue
        if shown is not None:
            fits = spec.key in shown
        else:
            fits = all(other.area != spec.area for other in chosen)
        if fits:
            chosen.append(spec)
    return tuple(chosen)
