"""Which display is for the room, which for the speaker, and windows put on them."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

T = TypeVar("T")


def displays(named: Sequence[tuple[str, T]], home: str, remembered: str) -> tuple[T, T | None]:
    """The room's display and the speaker's, None where there is one display only.

    The room's is the one remembered, where it is there; else the first that is not the window's
    ``home``. The speaker keeps the window's, or takes another where the room has that.
    """
    names = [name for name, _ in named]
    by_name = dict(named)
    others = [name for name in names if name != home]
    room = remembered if remembered in by_name else next(iter(others), home)
    room = room if room in by_name else names[0]
    left = [name for name in (home, *names) if name != room and name in by_name]
    return by_name[room], by_name[left[0]] if left else None


def told_apart(names: Sequence[str]) -> list[str]:
    """Names of which no two are alike: of displays of one name the later ones are numbered."""
    return [
        f"{name} {before + 1}" if (before := names[:at].count(name)) else name
        for at, name in enumerate(names)
    ]


def named(screens: Sequence[QScreen]) -> list[tuple[str, QScreen]]:
    """Each display with a name of its own."""
    names = told_apart([screen.name() for screen in screens])
    return list(zip(names, screens, strict=True))


def fill(window: QWidget, screen: QScreen) -> None:
    """Show a window over all of a display."""
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()


def show_in_the_middle(window: QWidget, screen: QScreen) -> None:
    """Show a window in the middle of a display, as large as it is."""
    window.setScreen(screen)
    middle = screen.availableGeometry().center()
    window.move(middle - window.rect().center())
    window.show()
