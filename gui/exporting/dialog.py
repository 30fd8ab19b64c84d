"""The export dialog: choices at the left, the page as it will be at the right."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QHBoxLayout, QLabel, QWidget

from core.briefing import made_on
from core.session import SessionState
from core.summary import title_of
from gui.background import Background, Job
from gui.dialogs import SideDialog
from gui.errors import Errors
from gui.exporting.choices import Choices
from gui.exporting.figures import Sheet, specs_of_view
from gui.exporting.page import Page
from gui.exporting.pictures import image_of
from gui.exporting.product import Product, sheet_for, write
from gui.exporting.sight import seen
from gui.panel import PanelSpec
from gui.theme import Theme
from gui.widgets.labels import label
from gui.widgets.message_bar import Message, MessageBar

_PAUSE_MS = 120
_LEAST = QSize(480, 300)


class ExportDialog(SideDialog):
    """Exports one state; what happens in the window meanwhile does not change it."""

    def __init__(
        self,
        state: SessionState,
        specs: Sequence[PanelSpec],
        shown: Collection[str],
        theme: Theme,
        parent: QWidget,
        panel: str = "",
    ) -> None:
        super().__init__("Export", parent)
        self._state, self._specs, self._shown = state, tuple(specs), frozenset(shown)
        self._background = Background(self)
        self._job: Job | None = None
        self._sheet: Sheet | None = None
        self._image: QImage | None = None
        self.on_saved: Callable[[Path], None] | None = None
        self.on_failed: Callable[[Exception], None] | None = None
        self.choices = Choices(specs, panel, theme)
        self.preview = QLabel()
        self.preview.setAccessibleName("Preview of the page")
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setMinimumSize(_LEAST)
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_PAUSE_MS)
        self.pause.timeout.connect(self.look)
        self.choices.changed.connect(self.pause.start)
        self.save = self.buttons.addButton("Save…", QDialogButtonBox.ButtonRole.ActionRole)
        self.save.setDefault(True)
        self.save.clicked.connect(self._ask)
        self._lay_out()
        self.look()

    def product(self) -> Product:
        """What the choices ask for; raises ValueError on a marking there is none of."""
        chosen = self.choices
        return Product(
            state=self._state,
            specs=chosen.specs or specs_of_view(self._specs, self._state, self._shown),
            made=made_on(),
            handling=chosen.marking,
            title=chosen.title.text().strip(),
            look=chosen.look,
        )

    def look(self) -> None:
        """Draw the preview anew; the newest choices win."""
        try:
            product = self.product()
        except ValueError as error:
            self.choices.tell(str(error))
            self.save.setEnabled(False)
            return
        self.choices.tell("")
        self.save.setEnabled(True)
        if self._job is not None:
            self._job.cancel()

        def show(sheet: object) -> None:
            self._job = None
            if isinstance(sheet, Sheet):
                self._draw(sheet, product)

        self._job = self._background.run(lambda _: sheet_for(product), show, self._fail)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the preview to the new room."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Let what is being written end, then close."""
        self.pause.stop()
        self._background.stop()
        super().closeEvent(event)

    def write_to(self, path: Path) -> None:
        """Write the product; told by ``on_saved`` or ``on_failed``."""
        try:
            product = self.product()
            form = self.choices.chosen_form
            if form.draws:
                write(product, path)
                self._saved(path)
                return
        except (OSError, ValueError) as error:
            self._fail(error)
            return
        self.save.setEnabled(False)

        def done(_: object) -> None:
            self.save.setEnabled(True)
            self._saved(path)

        def failed(error: Exception) -> None:
            self.save.setEnabled(True)
            self._fail(error)

        self._background.run(lambda _: write(product, path), done, failed)

    def _ask(self) -> None:
        form = self.choices.chosen_form
        what = self.choices.specs
        stem = title_of(self._state.workspace.dataset).replace("/", "-") or "export"
        name = f"{stem} – {what[0].title}" if what else stem
        kinds = f"{form.title} (*{form.suffix})"
        chosen, _ = QFileDialog.getSaveFileName(self, "Export", f"{name}{form.suffix}", kinds)
        if chosen:
            path = Path(chosen)
            same = path.suffix.casefold() == form.suffix
            self.write_to(path if same else path.with_name(f"{path.name}{form.suffix}"))

    def _saved(self, path: Path) -> None:
        if self.on_saved is not None:
            self.on_saved(path)

    def _fail(self, error: Exception) -> None:
        if self.on_failed is not None:
            self.on_failed(error)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(20)
        left = QWidget()
        left.setMaximumWidth(360)
        column = QHBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choices, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(left)
        row.addWidget(self.preview, stretch=1)
        self.body.addLayout(row, stretch=1)
        note = label(
            "The footer goes with everything: filters, what is hidden and why, dates, counting "
            "basis, sources, grading, coverage, hash of the data.",
            "muted",
        )
        note.setWordWrap(True)
        self.body.addWidget(note)
        self.resize(1120, 640)

    def _draw(self, sheet: Sheet, product: Product) -> None:
        self._sheet = sheet
        look = replace(product.look, scale=1.0)
        page = Page(sheet, look.theme, look.size)
        try:
            self._image = seen(image_of(page), self.choices.chosen_sight)
        finally:
            page.deleteLater()
        self._fit()

    def _fit(self) -> None:
        if self._image is None:
            return
        ratio = self.devicePixelRatioF()
        fitted = self._image.scaled(
            self.preview.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        self.preview.setPixmap(QPixmap.fromImage(fitted))


def tell_in(dialog: ExportDialog, messages: MessageBar, errors: Errors) -> None:
    """Have a dialog tell what became of its exports in the window's message bar."""

    def saved(path: Path) -> None:
        messages.say(Message("exported", f"Exported {path}"))

    def failed(error: Exception) -> None:
        errors.report(error, "Exporting")

    dialog.on_saved = saved
    dialog.on_failed = failed
