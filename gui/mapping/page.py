"""The mapping page: settings, columns, words and terms, with a live preview."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.loading.formats import loader_for
from core.loading.reading import DETECTED, Reading
from core.mapping import Mapping
from core.mapping.mapping import Source, Style
from core.mapping.preview import Preview, preview
from core.mapping.shelf import Shelf
from core.mapping.suggest import Proposal, propose
from core.problems import UnreadableError
from gui.background import Background, Job
from gui.mapping.changes import with_role
from gui.mapping.editors import Editors
from gui.mapping.files import MappingFiles
from gui.mapping.preview import PreviewTabs
from gui.mapping.reading import ReadingForm
from gui.widgets.labels import label


class MappingPage(QDialog):
    """Changes the mapping of one file until it is opened or let go."""

    chosen = Signal(object, object)
    """The path and the Mapping to open it with."""

    def __init__(self, path: Path, shelf: Shelf | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Map the columns of {path.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.path, self._shelf = path, shelf
        self.proposal: Proposal | None = None
        self.mapping = Mapping()
        self._shape = ""
        self.shown: Preview | None = None
        self._background = Background(self)
        self._job: Job | None = None
        self.heading = label(f"What do the columns of {path.name} mean?", "welcomeHeading")
        self.hint = label("Looking at the file…", "muted")
        self.hint.setWordWrap(True)
        self.reading, self.editors, self.tabs = ReadingForm(), Editors(), PreviewTabs()
        self.files = MappingFiles(path, lambda: self.mapping, self)
        self.sentence = label("", "muted")
        self.sentence.setWordWrap(True)
        self._build()
        self._connect()
        self.resize(_SMALLEST.expandedTo(parent.window().size() * _SHARE))
        self.suggest(DETECTED)

    def _build(self) -> None:
        upper = QWidget()
        row = QHBoxLayout(upper)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        self.reading.setFixedWidth(210)
        row.addWidget(self.reading)
        row.addWidget(self.editors, stretch=1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(upper)
        split.addWidget(self.tabs)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([_UPPER, _LOWER])
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.opener = QPushButton("Open as claims")
        self.opener.setObjectName("primary")
        self.opener.setDefault(True)
        self.opener.setEnabled(False)
        self.again = QPushButton("Suggest again")
        self.buttons.addButton(self.opener, QDialogButtonBox.ButtonRole.AcceptRole)
        for button in (self.files.save, self.files.load, self.again):
            button.setAutoDefault(False)
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ResetRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 12)
        layout.setSpacing(8)
        for widget in (self.heading, self.hint):
            layout.addWidget(widget)
        layout.addWidget(split, stretch=1)
        layout.addWidget(self.sentence)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.buttons.rejected.connect(self.reject)
        self.opener.clicked.connect(self._open)
        self.files.loaded.connect(self.use)
        self.files.told.connect(self.sentence.setText)
        self.again.clicked.connect(lambda: self.suggest(self.mapping.reading, remembered=False))
        self.reading.reading_changed.connect(partial(self.suggest, remembered=False))
        self.reading.style_changed.connect(self._style)
        self.editors.columns.chosen.connect(self._assign)
        self.editors.constants.changed.connect(self._fill)
        self.editors.changed.connect(self.show_mapping)

    def suggest(self, reading: Reading, *, remembered: bool = True) -> None:
        """Read the file and begin with a mapping for it: the remembered one, or a suggestion."""
        self._read(reading, lambda found: self._begin(found, remembered=remembered))

    def use(self, mapping: Mapping) -> None:
        """Show a mapping made elsewhere; the file is read again where it reads it another way."""
        if mapping.reading == self.mapping.reading:
            self.show_mapping(mapping)
            return
        self._read(mapping.reading, lambda found: self._begin(found, mapping))

    def _read(self, reading: Reading, begin: Callable[[Proposal], None]) -> None:
        def done(found: object) -> None:
            if isinstance(found, Proposal):
                begin(found)

        self._run(lambda job: propose(self.path, reading, job.tell), done)

    def show_mapping(self, mapping: Mapping) -> None:
        """Show a mapping, and what it makes of the first rows."""
        self.mapping = mapping
        self.reading.show_mapping(mapping)
        self.editors.show_mapping(mapping)
        if (proposal := self.proposal) is None:
            return

        def show(found: object) -> None:
            if isinstance(found, Preview):
                self.shown = found
                self.tabs.show_preview(found)
                self.sentence.setText(found.sentence)
                self.opener.setEnabled(found.opens)

        self._run(lambda _job: preview(proposal.table, mapping), show)

    def done(self, result: int) -> None:
        """End the work, then close."""
        self._background.stop()
        super().done(result)

    def _begin(
        self, proposal: Proposal, kept: Mapping | None = None, *, remembered: bool = False
    ) -> None:
        suggestion = proposal.suggestion
        found = suggestion.mapping.reading
        if remembered:
            self._shape = suggestion.mapping.shape
            kept = self._shelf.find(self._shape) if self._shelf is not None else None
            if kept is not None and not kept.columns() <= set(proposal.table.headers):
                own = kept
                found = replace(kept.reading, encoding=found.encoding, delimiter=found.delimiter)
                self._read(found, lambda again: self._begin(again, own))
                return
        self.proposal = proposal
        loader = loader_for(self.path)
        self.reading.show_file(loader.key if loader else "", proposal.table.siblings)
        self.hint.setText(_hint(proposal, kept=kept is not None))
        self.editors.columns.show_proposal(proposal)
        self.tabs.show_suggestion(suggestion)
        self.show_mapping(replace(kept, reading=found) if kept else suggestion.mapping)

    def _run(self, work: Callable[[Job], object], done: Callable[[object], None]) -> None:
        if self._job is not None:
            self._job.cancel()

        def told(doing: str, fraction: float) -> None:
            self.sentence.setText(f"{doing}… {fraction:.0%}")

        self._job = self._background.run(work, done, self._fail, told)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UnreadableError):
            raise error
        self.sentence.setText(str(error))
        self.opener.setEnabled(False)

    def _style(self, style: Style, strict: bool) -> None:
        if (style, strict) != (self.mapping.style, self.mapping.refuse_unread):
            self.show_mapping(replace(self.mapping, style=style, refuse_unread=strict))

    def _assign(self, column: str, role: str) -> None:
        self.show_mapping(with_role(self.mapping, column, role))

    def _fill(self, target: str, text: str) -> None:
        self.show_mapping(self.mapping.with_source(Source(target, constant=text)))

    def _open(self) -> None:
        self.chosen.emit(self.path, replace(self.mapping, shape=self._shape))
        self.accept()


_SMALLEST = QSize(1180, 740)
_SHARE = 0.9
_UPPER, _LOWER = 300, 200


def _hint(proposal: Proposal, *, kept: bool) -> str:
    rows = f"{len(proposal.table.rows):,} rows."
    other = proposal.suggestion.looks_like
    if kept:
        return f"{rows} A mapping you used for a file of this shape is filled in."
    if other:
        return (
            f"{rows} Nothing here says who claims what: it looks like a table of {other}. "
            f"Call it {other} and open it together with a table of claims."
        )
    return f"{rows} Everything below was detected or guessed; what is wrong can be changed."
