"""What a person can ask of the window's looks, whatever it shows."""

from PySide6.QtCore import Qt

from gui.command import Command
from gui.main_window import MainWindow
from gui.theme import THEMES, Theme


def _toggle_full_screen(window: MainWindow) -> None:
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)


def _toggle_frame_times(window: MainWindow) -> None:
    window.frames.show_overlay(shown=window.frames.overlay is None)


def _next_theme(window: MainWindow) -> None:
    window.wear(THEMES[(THEMES.index(window.theme) + 1) % len(THEMES)])


def _wear(theme: Theme) -> Command:
    return Command(
        id=f"theme-{theme.key}",
        title=f"{theme.title} theme",
        menu="View/Theme",
        run=lambda window: window.wear(theme),
        checked=lambda window: window.theme == theme,
        group=2,
    )


LOOK_COMMANDS: tuple[Command, ...] = (
    Command("next-theme", "Next theme", "View/Theme", _next_theme, ("Ctrl+Shift+T",), group=1),
    *(_wear(theme) for theme in THEMES),
    Command("full-screen", "Full screen", "View", _toggle_full_screen, ("F11",),
            checked=lambda window: window.isFullScreen(), group=1),
    Command("frame-times", "Frame times", "View", _toggle_frame_times, ("F12",),
            checked=lambda window: window.frames.overlay is not None, group=1),
)  # fmt: skip
