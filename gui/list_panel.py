"""A panel that is a list of headings and rows, with a page about the line at hand."""

from gui.panel import Panel
from gui.theme import Theme
from gui.widgets.fold_table import FoldTable
from gui.widgets.list_and_page import ListAndPage
from gui.widgets.plain_page import PlainPage


class ListPanel(Panel):
    """The list, the page, and what is kept of them with the window."""

    def __init__(self, title: str, table: FoldTable, page: PlainPage) -> None:
        super().__init__(title)
        self.table, self.page = table, page
        self.body = ListAndPage(table, page)
        self.body.fill(self)

    @property
    def line(self) -> int:
        """The line at hand, −1 where there is none."""
        return self.table.currentIndex().row()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        super().wear(theme)
        self.table.wear(theme)

    def layout_state(self) -> bytes:
        """The widths of the columns, to be kept with the window."""
        return self.table.head.layout_state()

    def restore_layout_state(self, state: bytes) -> None:
        """Set the widths kept."""
        self.table.head.restore_layout_state(state)
