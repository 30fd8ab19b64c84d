"""What comes before the window, so that it is there sooner.

PySide6 reads the source of every module that is imported after it, to see whether it speaks of Qt.
What never does is therefore imported first: the core, and with it pandas and numpy.
"""

import gc
from importlib import import_module
from pkgutil import iter_modules

import core.panels

_NEW_OBJECTS = 100_000
"""New objects between two searches for garbage in circles: importing makes many and drops none."""
_BENEATH = ("core.briefing.lints", "core.layers", "core.mapping", "core.story_file")


def spare_garbage() -> None:
    """Search for garbage rarely from now on; to be called before anything large is imported."""
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])


def keep_imports() -> None:
    """Never search again through what is there now: modules and their classes stay to the end."""
    gc.freeze()


def prepare() -> None:
    """Import what the window stands on; to be called before Qt is imported."""
    spare_garbage()
    for name in _BENEATH:
        import_module(name)
    for found in iter_modules(core.panels.__path__):
        import_module(f"core.panels.{found.name}")
