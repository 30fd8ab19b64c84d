"""The export dialog: choices and checks at the left, the page as it will be at the right."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from core.briefing import made_on
from core.briefing.lints import Broken
from core.summary import title_of
from gui.background import Background, Job
from gui.briefing_settings import BriefingSettings
from gui.dialogs import SideDialog
from gui.errors import Errors
from gui.exporting.asking import Asked
from gui.exporting.checks import Checks
from gui.exporting.choices import Choices
from gui.exporting.doors import STORY
from gui.exporting.preview import Preview
from gui.exporting.product import Leaves, Series, broken_in, leaves_of
from gui.exporting.steps import Issue
from gui.exporting.writing import Writer
from gui.theme import Theme
from gui.widgets.labels import label
from gui.widgets.message_bar import Message, MessageBar
from gui.widgets.progress import ProgressLine

_PAUSE_MS = 120
_LEFT = 380
_GOES_ALONG = (
    "The footer goes with everything: filters, what is hidden and why, dates, counting "
    "basis, sources, grading, coverage, hash of the data, and the checks it left in spite of."
)


class ExportDialog(SideDialog):
    """Exports one state; what happens in the window meanwhile does not change it."""

    jump_wanted = Signal(object, int)
    """A Broken whose place is wanted, and the place of its step in the story, from 0 or -1."""
    saved = Signal(object)
    """The path written."""
    failed = Signal(object)
    """An exception."""

    def __init__(
        self,
        asked: Asked,
        theme: Theme,
        parent: QWidget | None,
        what: str = "",
        settings: BriefingSettings | None = None,
        place_of: Callable[[Broken], str] = lambda _: "",
    ) -> None:
        super().__init__("Export", cast("QWidget", parent))
        self.asked = asked
        self._background = Background(self)
        self._job: Job | None = None
        self._leaves: Leaves = ()
        self._title = ""
        self._wanted: Path | None = None
        steps = len(asked.state.story.steps)
        self.choices = Choices(asked.specs, what, theme, steps=steps)
        self.checks = Checks(settings, place_of)
        self.preview = Preview()
        self.progress = ProgressLine()
        self.writer = Writer(self._background, self)
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_PAUSE_MS)
        self.save = self.buttons.addButton("Save…", QDialogButtonBox.ButtonRole.ActionRole)
        self.save.setDefault(True)
        self._lay_out()
        self._connect()
        self.look()

    def series(self) -> Series:
        """What the choices ask for; raises ValueError where they do not fit."""
        chosen = self.choices
        issue = Issue(made_on(), chosen.marking, chosen.look, chosen.title.text().strip())
        return self.asked.series(chosen.chosen, issue)

    def look(self) -> None:
        """Draw the preview and check anew; the newest choices win."""
        self.pause.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        try:
            series = self.series()
        except ValueError as error:
            self._leaves = ()
            self.choices.tell(str(error))
            self._allow()
            return
        self.choices.tell("")

        def show(made: object) -> None:
            self._job = None
            self._show(cast("Leaves", made), series.title)

        def fail(error: Exception) -> None:
            self._job = None
            self.failed.emit(error)

        self._job = self._background.run(lambda _: leaves_of(series), show, fail)

    def write_to(self, path: Path) -> None:
        """Write what the preview shows; told by ``saved`` or ``failed``."""
        if self.pause.isActive():
            self.look()
        if self._job is not None:
            self._wanted = path
            return
        if self._leaves and not self.checks.blocks:
            self.progress.begin(f"Writing {path.name}")
            self.writer.begin(self._leaves, self._title, path)
            self._allow()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Give up what is being written, then close."""
        self.pause.stop()
        self.writer.stop()
        self._background.stop()
        super().closeEvent(event)

    def _show(self, leaves: Leaves, title: str) -> None:
        self._leaves, self._title = leaves, title
        self.checks.show_broken(list(broken_in(leaves)), several=len(leaves) > 1)
        self.preview.show_leaves(leaves, self.choices.chosen_sight)
        self._allow()
        path, self._wanted = self._wanted, None
        if path is not None:
            self.write_to(path)

    def _allow(self) -> None:
        fits = bool(self._leaves) and not self.checks.blocks
        self.save.setEnabled(fits and not self.writer.busy)

    def _ask(self) -> None:
        form = self.choices.chosen_form
        state, what = self.asked.state, self.choices.chosen
        stem = title_of(state.workspace.dataset) or "export"
        if what == STORY:
            stem = state.story.title or stem
        elif what:
            stem = f"{stem} – {self.choices.what.currentText()}"
        name = f"{stem.replace('/', '-')}{form.suffix}"
        kinds = f"{form.title} (*{form.suffix})"
        chosen, _ = QFileDialog.getSaveFileName(self, "Export", name, kinds)
        if chosen:
            path = Path(chosen)
            same = path.suffix.casefold() == form.suffix
            self.write_to(path if same else path.with_name(f"{path.name}{form.suffix}"))

    def _connect(self) -> None:
        self.pause.timeout.connect(self.look)
        self.choices.changed.connect(self.pause.start)
        self.save.clicked.connect(self._ask)
        self.checks.changed.connect(self._allow)
        self.checks.wanted.connect(self._jump)
        self.writer.progressed.connect(self._tell)
        self.writer.written.connect(self.saved)
        self.writer.failed.connect(self.failed)
        self.writer.ended.connect(self._end)
        self.progress.cancelled.connect(self.writer.stop)

    def _tell(self, done: int, of: int) -> None:
        self.progress.tell(f"Page {min(done + 1, of)} of {of}", done / of)

    def _end(self) -> None:
        self.progress.end()
        self._allow()

    def _jump(self, place: int, broken: Broken) -> None:
        told = self.choices.chosen == STORY
        if told:
            self.preview.turn_to(place)
        elif broken.notice.field == "title":
            self.choices.title.setFocus()
            return
        self.jump_wanted.emit(broken, place if told else -1)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setFixedWidth(_LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.choices)
        column.addWidget(self.checks, stretch=1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(left)
        row.addWidget(self.preview, stretch=1)
        self.body.addLayout(row, stretch=1)
        note = label(_GOES_ALONG, "muted")
        note.setWordWrap(True)
        self.body.addWidget(self.progress)
        self.body.addWidget(note)
        self.resize(1180, 700)


def tell_in(dialog: ExportDialog, messages: MessageBar, errors: Errors) -> None:
    """Have a dialog tell what became of its exports in the window's message bar."""

    def tell_saved(path: Path) -> None:
        messages.say(Message("exported", f"Exported {path}"))

    def tell_failed(error: Exception) -> None:
        errors.report(error, "Exporting")

    dialog.saved.connect(tell_saved)
    dialog.failed.connect(tell_failed)
