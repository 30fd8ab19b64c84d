"""How what the window shows leaves: through the export dialog, or by the clipboard."""

from collections.abc import Callable
from typing import cast

from core.briefing import made_on
from core.briefing.lints import Broken
from core.wording.counts import counted
from gui.exporting.asking import Asked
from gui.exporting.clipboard import copy_picture, copy_table
from gui.exporting.dialog import ExportDialog, tell_in
from gui.exporting.jumping import jump, place_of
from gui.exporting.product import Leaf, Look, leaves_of
from gui.exporting.steps import Issue
from gui.main_window import MainWindow
from gui.widgets.message_bar import Message, Tone

_NAMED = 2
"""Warnings that a message leads to; the export dialog lists all of them."""


def export(window: MainWindow, what: str = "") -> None:
    """Open the export dialog on a panel, on the story, or on the whole view."""
    asked = _asked(window)
    dialog = ExportDialog(
        asked,
        window.theme,
        window,
        what,
        window.settings.briefing,
        lambda broken: place_of(window, broken.notice),
    )
    tell_in(dialog, window.messages, window.errors)

    def show(broken: Broken, place: int) -> None:
        steps = asked.state.story.steps
        step = steps[place].key if 0 <= place < len(steps) else ""
        jump(window, broken.notice, asked.state.workspace, step)

    dialog.jump_wanted.connect(show)
    dialog.pop_up()


def copy_as_picture(window: MainWindow, panel: str = "") -> None:
    """Copy a panel, or the whole view, as a picture with its footer."""
    _copy(window, panel, "picture", copy_picture)


def copy_as_table(window: MainWindow, panel: str = "") -> None:
    """Copy the table behind a panel, or those of the whole view, with the footer."""
    _copy(window, panel, "table", copy_table)


def _asked(window: MainWindow) -> Asked:
    return Asked(window.session.state, window.specs, window.desk.in_sight)


def _copy(window: MainWindow, panel: str, form: str, copy: Callable[[Leaf], None]) -> None:
    """Copy once the views are built, and tell what the checks warn of."""
    series = _asked(window).series(panel, Issue(made_on(), look=Look(window.theme)))

    def done(leaves: object) -> None:
        (leaf,) = cast("tuple[Leaf, ...]", leaves)
        blocked = bool(leaf.sheet.broken) and window.settings.briefing.blocking
        if not blocked:
            copy(leaf)
        window.messages.drop(_KEY)
        if leaf.sheet.broken:
            window.messages.say(_told(window, leaf, form, blocked=blocked))

    def failed(error: Exception) -> None:
        window.errors.report(error, "Copying")

    window.background.run(lambda _: leaves_of(series), done, failed)


_KEY = "copied"


def _told(window: MainWindow, leaf: Leaf, form: str, *, blocked: bool) -> Message:
    broken = leaf.sheet.broken
    workspace = leaf.sheet.state.workspace

    def leads(one: Broken) -> Callable[[], None]:
        return lambda: jump(window, one.notice, workspace)

    warned = f"{counted(len(broken), 'warning')}: {broken[0].notice.sentence}"
    begun = "Not copied, since checks block" if blocked else f"Copied as a {form}, stamped with"
    return Message(
        _KEY,
        f"{begun} {warned}",
        Tone.ERROR if blocked else Tone.NEWS,
        details="\n\n".join(f"{one.notice.sentence}\n{one.lint.reason}" for one in broken),
        actions=tuple(
            (f"Show {place_of(window, one.notice)}", leads(one)) for one in broken[:_NAMED]
        ),
    )
