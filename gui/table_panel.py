"""A panel around a table."""

from typing import Generic, Protocol, TypeVar

from gui.panel import Panel
from gui.theme import Theme
from gui.widgets.table_head import TableHead


class _Headed(Protocol):
    head: TableHead

    def wear(self, theme: Theme) -> None: ...


TableT = TypeVar("TableT", bound=_Headed)


class TablePanel(Panel, Generic[TableT]):
    """The table, and what is kept of it with the window."""

    def __init__(self, title: str, table: TableT) -> None:
        super().__init__(title)
        self.table = table

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
