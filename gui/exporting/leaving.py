"""How what the window shows leaves: through the export dialog, or by the clipboard."""

from core.briefing import made_on
from gui.exporting.clipboard import copy_picture, copy_table
from gui.exporting.dialog import ExportDialog, tell_in
from gui.exporting.figures import specs_of_view
from gui.exporting.product import Look, Product
from gui.main_window import MainWindow


def export(window: MainWindow, panel: str = "") -> None:
    """Open the export dialog on a panel, or on the whole view."""
    state, shown = window.session.state, window.desk.in_sight
    dialog = ExportDialog(state, window.specs, shown, window.theme, window, panel)
    tell_in(dialog, window.messages, window.errors)
    dialog.pop_up()


def copy_as_picture(window: MainWindow, panel: str = "") -> None:
    """Copy a panel, or the whole view, as a picture with its footer."""
    copy_picture(product_of(window, panel))


def copy_as_table(window: MainWindow, panel: str = "") -> None:
    """Copy the table behind a panel, or those of the whole view, with the footer."""
    copy_table(product_of(window, panel))


def product_of(window: MainWindow, panel: str = "") -> Product:
    """A panel, or the whole view, as the window shows it now."""
    state = window.session.state
    alone = tuple(spec for spec in window.specs if spec.key == panel)
    specs = alone or specs_of_view(window.specs, state, window.desk.in_sight)
    return Product(state, specs, made_on(), look=Look(window.theme))
