"""What comes before the window, so that it is there sooner."""

import gc
import sys
from importlib import import_module
from pkgutil import iter_modules

import core.panels

_NEW_OBJECTS = 100_000
"""New objects between two searches for garbage in circles: importing makes many and drops none."""
_BENEATH = ("core.briefing.lints", "core.layers", "core.story_file")


def spare_garbage() -> None:
    """Search for garbage rarely from now on; to be called before anything large is imported."""
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])


def keep_imports() -> None:
    """Never search again through what is there now: modules and their classes stay to the end."""
    gc.freeze()
    gc.enable()


def prepare() -> None:
    """Import what the window stands on; to be called before Qt is imported.

    No garbage is searched for until ``keep_imports``: a search takes 40 ms and finds none.
    """
    spare_garbage()
    gc.disable()
    for name in _BENEATH:
        import_module(name)
    for found in iter_modules(core.panels.__path__):
        import_module(f"core.panels.{found.name}")


def import_qt() -> None:
    """Import Qt, and keep PySide6 from reading the source of every module imported after it.

    It looks whether a module speaks of Qt, to know where names in snake case could be switched on,
    which nobody here does. A version without this habit is left alone. Raises ImportError where
    Qt's own libraries are missing.
    """
    import_module("PySide6.QtCore")
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", _speaks_of_no_qt)  # noqa: B010 - not a name of ours


def _speaks_of_no_qt(*_: object) -> bool:
    return False
