"""A window with one small panel and a loader that tests can hold and break."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from core.dataset import Dataset
from core.loading import Progress
from core.panels.question import Question
from core.session import Session, SessionState
from gui.assembly import assemble
from gui.main_window import MainWindow
from gui.panel import Area, Panel, PanelSpec
from gui.settings import Settings
from gui.theme import LIGHT, Theme
from gui.widgets.fold_table import FoldTable
from tests.making import dataset


class CountOptions(Struct, frozen=True):
    words: str = "claims"


class CountPanel(Panel):
    """Shows how many claims there are."""

    def __init__(self) -> None:
        super().__init__("Count")
        self.shown: object = None

    def show_view(self, view: object) -> None:
        self.shown = view

    def follow(self, state: SessionState) -> None:
        del state


class SearchBar(CountPanel):
    def __init__(self) -> None:
        super().__init__()
        self.searches = 0

    def focus_search(self) -> None:
        self.searches += 1


def count(question: Question) -> int:
    return int(question.seen.sum())


SPECS = (
    PanelSpec("bar", "Bar", Area.BAR, count, SearchBar),
    PanelSpec("side", "Side", Area.LEFT, count, CountPanel),
    PanelSpec("count", "Count", Area.TOP, count, CountPanel, options=CountOptions()),
)


class FakeLoader:
    """Loads ``claims`` claims at once, waits while held, or raises ``error``."""

    def __init__(self) -> None:
        self.claims = 2
        self.error: Exception | None = None
        self.calls: list[tuple[Path, ...]] = []
        self.running = 0
        self._go = threading.Event()
        self._go.set()

    def hold(self) -> None:
        self._go.clear()

    def release(self) -> None:
        self._go.set()

    def __call__(self, paths: Sequence[Path], progress: Progress) -> Dataset:
        self.calls.append(tuple(paths))
        self.running += 1
        try:
            progress("Reading rows", 0.25)
            while not self._go.wait(0.005):
                progress("Reading rows", 0.5)
            if self.error is not None:
                raise self.error
            made = dataset([{"claimant": "A", "text": f"claim {n}"} for n in range(self.claims)])
            return replace(made, name=paths[0].stem, paths=tuple(paths))
        finally:
            self.running -= 1


Maker = Callable[..., MainWindow]


def small_window(
    loader: FakeLoader, settings: Settings | None = None, theme: Theme = LIGHT
) -> MainWindow:
    return assemble(Session(), SPECS, loader, settings, theme)


def widths_in(table: FoldTable, width: int) -> dict[str, int]:
    """The widths of the columns that a list shows in a room of so many pixels."""
    table.resize(table.width() - table.viewport().width() + width, table.height())
    head, columns = table.head, table.sheet.columns
    return {
        column.key: head.sectionSize(place)
        for place, column in enumerate(columns)
        if not head.isSectionHidden(place)
    }
