"""What a person can ask of the window; menus, palette and the sheet of keys come from these."""

from collections.abc import Callable

from msgspec import Struct

from core.summary import is_open
from gui.main_window import MainWindow


def always(_: MainWindow) -> bool:
    """A command that can always be given."""
    return True


def has_data(window: MainWindow) -> bool:
    """Whether a dataset is open."""
    return is_open(window.session.state.workspace)


class Command(Struct, frozen=True):
    """One thing to ask for."""

    id: str
    title: str
    menu: str
    """The menu it stands in; ``View/Theme`` is a menu in a menu."""
    run: Callable[[MainWindow], object]
    shortcuts: tuple[str, ...] = ()
    """Keys in Qt's portable spelling; the first is the one that is shown."""
    enabled: Callable[[MainWindow], bool] = always
    """Asked after every change, but while filters only move: of these whether there is any."""
    checked: Callable[[MainWindow], bool] | None = None
    """For what can be on or off, whether it is on."""
    group: int = 0
    """Commands of one group stand between two lines of the menu."""
    yields: bool = False
    """Whether the widget with the focus may take the key for itself."""

    @property
    def words(self) -> str:
        """The title without what only a menu needs."""
        return self.title.removesuffix("…")
