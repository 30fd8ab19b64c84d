"""A panel that is a list of headings and rows, with a page about the line at hand."""

from gui.table_panel import TablePanel
from gui.widgets.fold_table import FoldTable
from gui.widgets.list_and_page import ListAndPage
from gui.widgets.plain_page import PlainPage


class ListPanel(TablePanel[FoldTable]):
    """The list and the page."""

    def __init__(self, title: str, table: FoldTable, page: PlainPage) -> None:
        super().__init__(title, table)
        self.page = page
        self.body = ListAndPage(table, page)
        self.body.fill(self)

    @property
    def line(self) -> int:
        """The line at hand, −1 where there is none."""
        return self.table.currentIndex().row()
