"""``python -m benchmarks.watched WHAT [PATH]``: one process of the parts ``loading`` and ``start``.

Prints a line of JSON as soon as it has painted what it was asked for: seconds since its work began,
by the clock and of processor time, its peak memory in MiB, and what it read.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.measuring import peak

BARE, SAMPLE, OPENED, ARROW = "bare", "sample", "opened", "arrow"


def main(what: str, path: str = "") -> None:
    """Do what is asked."""
    {BARE: _bare, SAMPLE: _sample, OPENED: _opened, ARROW: _arrow}[what](Path(path))


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _tell(begin: tuple[float, float], **more: object) -> None:
    clock, cpu = _now()
    took = {"clock": clock - begin[0], "cpu": cpu - begin[1], "peak": peak()}
    print(json.dumps(took | more), flush=True)


def _bare(_: Path) -> None:
    """An empty plot window, by the libraries that the program stands on."""
    begin = _now()
    widgets: Any = import_module("PySide6.QtWidgets")
    pyqtgraph: Any = import_module("pyqtgraph")
    import_module("pandas")
    app = widgets.QApplication([])
    window = pyqtgraph.PlotWidget()
    window.resize(1480, 920)
    window.show()
    app.processEvents()
    window.repaint()
    _tell(begin)


def _arrow(path: Path) -> None:
    reader: Any = import_module("pyarrow.csv")
    begin = _now()
    table = reader.read_csv(path)
    _tell(begin, rows=table.num_rows)


def _sample(_: Path) -> None:
    """The program from its first import until every visible panel shows the sample.

    What the console entry imports comes in its order, as ``counterclaim.main`` does it.
    """
    begin = _now()
    import_module("counterclaim")
    starting: Any = import_module("gui.starting")
    starting.spare_garbage()
    import_module("gui.command_line")
    starting.prepare()
    starting.import_qt()
    window, app, cache = _window()
    sample: Any = import_module("core.shipped").SAMPLE

    def tell() -> None:
        _tell(begin, **_read(window))
        app.quit()

    once_painted(window, tell)
    window.opening.open([sample])
    app.exec()
    window.close()
    cache.keep_promised()


def _opened(path: Path) -> None:
    """The program on a file, from asking for it until the window is painted with it."""
    window, app, cache = _window()
    idle = peak()
    begin = _now()
    reading: list[float] = []

    def tell() -> None:
        _tell(begin, idle=idle, reading=reading[0], **_read(window))
        app.quit()

    once_painted(window, tell)
    window.opening.opened.connect(lambda: reading.append(peak()))
    window.opening.open([path])
    app.exec()
    window.close()
    cache.keep_promised()


def _window() -> tuple[Any, Any, Any]:
    """The window of the program, painted without data, its application, and its cache."""
    application: Any = import_module("gui.application")
    import_module("gui.starting").keep_imports()
    assembly: Any = import_module("gui.assembly")
    layers: Any = import_module("core.layers")
    loading: Any = import_module("core.loading")
    session: Any = import_module("core.session")
    app = application.application()
    cache = loading.Cache(Path(os.environ["XDG_CACHE_HOME"]))
    loader = partial(layers.load_together, cache=cache)
    window = assembly.assemble(session.Session(), application.PANELS, loader)
    window.show()
    app.processEvents()
    return window, app, cache


def once_painted(window: Any, then: Callable[[], None]) -> None:
    """Call ``then`` once every panel in sight has been handed a view of claims and has painted.

    A window that rests while its panels are still out of sight is not meant, and what the window
    itself does when it rests comes first: cards that waited for each other may paint from then on.
    """
    qt: Any = import_module("PySide6.QtCore")
    shown: set[str] = set()

    def note(showing: Any) -> None:
        if showing.building is not None:
            shown.add(showing.key)

    def look() -> None:
        panels = window.refresh.panels.items()
        in_sight = {key for key, panel in panels if panel.in_sight}
        if in_sight and in_sight <= shown and not window.refresh.busy:
            window.refresh.settled.disconnect(look)
            window.repaint()
            then()

    window.refresh.shown.connect(note)
    window.refresh.settled.connect(look, qt.Qt.ConnectionType.QueuedConnection)


def _read(window: Any) -> dict[str, object]:
    claims = window.session.state.workspace.dataset.claims
    return {"rows": len(claims), "best": float(claims["best"].sum())}


if __name__ == "__main__":
    main(*sys.argv[1:])
