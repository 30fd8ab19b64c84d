"""What a start brings up, told by processes of their own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

SAMPLE = str(ROOT / "assets" / "samples" / "april-2016")

PREPARED = """
import sys
import gui.command_line
from gui.starting import prepare
prepare()
print(*sys.modules, sep="\\n")
"""

PAINTED = """
import os, sys
from gui import application, command_line

assemble = application.assemble

def watched(*words):
    window = assemble(*words)
    shown = set()
    def note(showing):
        if showing.building is not None:
            shown.add(showing.key)
    def settled():
        seen = {key for key, panel in window.refresh.panels.items() if panel.in_sight}
        if seen and seen <= shown and not window.refresh.busy:
            window.repaint()
            print(*sys.modules, sep="\\n")
            print(*(f"panel {key}" for key in window.refresh.panels), sep="\\n")
            made = sys.modules["PySide6.QtWidgets"].__dict__
            print(*(f"class {name}" for name in made), sep="\\n", flush=True)
            application.application().quit()
    window.refresh.shown.connect(note)
    window.refresh.settled.connect(settled)
    return window

application.assemble = watched
command_line.run([sys.argv[1]])
"""

UNUSED = (
    *("duckdb", "edtf", "fontTools", "jinja2", "polars", "pptx"),
    *("pyqtgraph", "rapidfuzz", "xlsxwriter"),
)
"""What only some files, exports and benchmarks need."""

ASKED_FOR = (
    "core.briefing.lints.registry",
    "core.contradictions.contradictions",
    "core.findings",
    "core.panels.changes.view",
    "core.panels.contradictions.view",
    "core.panels.problems.view",
    "core.panels.silence.view",
    "gui.about",
    "gui.check_command",
    "gui.diff_command",
    "gui.export_command",
    "gui.exporting.dialog",
    "gui.exporting.forms",
    "gui.exporting.page",
    "gui.import_command",
    "gui.layers_dialog",
    "gui.mapping.page",
    "gui.charts.steps.chart",
    "gui.panels.changes.panel",
    "gui.panels.contradictions.panel",
    "gui.panels.losses.over_time",
    "gui.panels.problems.panel",
    "gui.panels.silence.panel",
    "gui.presenting.show",
)
"""What comes when a person asks for it."""

AT_FIRST = {
    *("card", "claims", "facets", "filter_bar", "known_on"),
    *("losses", "relations", "story", "timeline"),
}
"""The panels in front, and the story beside the filters."""


def modules_of(program: str, home: Path, *words: str) -> set[str]:
    folders = {f"XDG_{kind}_HOME": str(home) for kind in ("CONFIG", "DATA", "CACHE")}
    done = subprocess.run(  # noqa: S603 - this interpreter, these words
        [sys.executable, "-c", program, *words],
        cwd=ROOT,
        env={**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.splitlines())


def test_what_the_window_stands_on_is_there_before_qt(tmp_path: Path) -> None:
    there = modules_of(PREPARED, tmp_path)
    assert {"pandas", "core.session", "core.panels.losses", "core.story_file"} <= there
    assert not [name for name in there if name.startswith("PySide6")]


IMPORTED = """
import inspect
from gui.starting import import_qt, prepare
prepare()
read = []
source = inspect.getsource
inspect.getsource = lambda module: read.append(module.__name__) or source(module)
import_qt()
import gui.widgets.chips
print(*read, sep="\\n")
"""


def test_pyside_reads_no_source_of_what_is_imported_after_it(tmp_path: Path) -> None:
    assert not [name for name in modules_of(IMPORTED, tmp_path) if name.startswith("gui.")]


def test_the_painted_sample_needs_no_library_of_exports_or_rare_files(tmp_path: Path) -> None:
    there = modules_of(PAINTED, tmp_path, SAMPLE)
    assert {"gui.panels.losses.panel", "PySide6.QtWidgets"} <= there
    assert there.isdisjoint(UNUSED)
    assert there.isdisjoint(ASKED_FOR)
    assert {name.removeprefix("panel ") for name in there if name.startswith("panel ")} == AT_FIRST


READING = {
    *("core.loading.anew", "core.loading.delimited", "core.loading.figures"),
    *("core.loading.known", "core.loading.known.registry", "core.loading.tables"),
}
"""What understands a file that nobody has read before."""

NEVER = {
    *("core.layers.uniting", "core.loading.archives", "core.loading.documents.webpages"),
    *("core.loading.sheets", "core.mapping.mapping", "core.mapping.suggest.names", "html.parser"),
}
"""What neither reading the sample needs nor finding it in the cache."""


def test_the_painted_sample_needs_no_class_of_widgets_that_are_not_there(tmp_path: Path) -> None:
    there = modules_of(PAINTED, tmp_path, SAMPLE)
    assert {"class QMainWindow", "class QTableView"} <= there
    assert there.isdisjoint({"class QWizard", "class QTextBrowser", "class QStyle"})


def test_a_dataset_read_before_brings_no_format_and_no_suggestion(tmp_path: Path) -> None:
    once, again = (modules_of(PAINTED, tmp_path, SAMPLE) for _ in range(2))
    assert once >= READING
    assert once.isdisjoint(NEVER)
    assert again.isdisjoint(READING | NEVER)


NOTEBOOK = """
import sys
import counterclaim
before = "pandas" in sys.modules
assert callable(counterclaim.load)
print(before, "pandas" in sys.modules)
"""


def test_the_public_face_brings_tables_only_where_something_is_loaded(tmp_path: Path) -> None:
    assert modules_of(NOTEBOOK, tmp_path) == {"False True"}
