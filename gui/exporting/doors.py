"""How a person's wish to take something out reaches what does it, imported by the first of them."""

from gui.main_window import MainWindow

WHOLE, STORY = "", "story"
"""What leaves where it is no single panel: the whole view, or every step of the story."""


def export(window: MainWindow, what: str = WHOLE) -> None:
    """Open the export dialog on a panel, on the story, or on the whole view."""
    from gui.exporting import leaving  # noqa: PLC0415 - a start needs no form of export

    leaving.export(window, what)


def copy_as_picture(window: MainWindow, panel: str = WHOLE) -> None:
    """Copy a panel, or the whole view, as a picture with its footer."""
    from gui.exporting import leaving  # noqa: PLC0415 - a start needs no form of export

    leaving.copy_as_picture(window, panel)


def copy_as_table(window: MainWindow, panel: str = WHOLE) -> None:
    """Copy the table behind a panel, or those of the whole view, with the footer."""
    from gui.exporting import leaving  # noqa: PLC0415 - a start needs no form of export

    leaving.copy_as_table(window, panel)
