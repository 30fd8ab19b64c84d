"""What an export dialog is asked for: one state, and everything needed to make products of it."""

from collections.abc import Collection

from msgspec import Struct

from core.session import SessionState
from gui.exporting.doors import STORY, WHOLE
from gui.exporting.figures import specs_of_view
from gui.exporting.product import Product, Series
from gui.exporting.steps import Issue, series_of
from gui.panel import PanelSpec


class Asked(Struct, frozen=True):
    """One state of the window; what happens there afterwards does not change it."""

    state: SessionState
    specs: tuple[PanelSpec, ...]
    shown: Collection[str]
    """Keys of the panels in sight."""

    def series(self, what: str, issue: Issue) -> Series:
        """A panel, the whole view or the story as products; raises ValueError as ``series_of``."""
        if what == STORY:
            return series_of(self.state.story, self.state.workspace, self.specs, issue)
        return Series(issue.title, (self._product(what, issue),))

    def _product(self, what: str, issue: Issue) -> Product:
        whole = specs_of_view(self.specs, self.state, self.shown) if what == WHOLE else ()
        return Product(
            state=self.state,
            specs=whole or tuple(spec for spec in self.specs if spec.key == what),
            made=issue.made,
            handling=issue.marking_of(self.state),
            title=issue.title,
            look=issue.look,
        )
