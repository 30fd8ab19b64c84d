"""Writing files: asked for by a dialog, done on a worker thread, told in the message bar."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.dataset import Dataset
from core.exporting import EXPORTERS, save, save_rejected
from core.later import later
from core.saved_view import Arrangement
from core.session import Session
from core.view_file import view_of, write_view
from gui.background import Background
from gui.errors import Errors
from gui.ticks import as_ticked
from gui.widgets.message_bar import Message, MessageBar

_CSV = "CSV table (*.csv)"
_DATASETS = ";;".join(
    f"{spec.title} (*{spec.suffix})" if spec.suffix else f"{spec.title} (*)" for spec in EXPORTERS
)
_save_problems = later("core.findings", "save_problems")
VIEW = "Counterclaim view (*.json)"


class Saving(QObject):
    """Saves the dataset, its problems and views of it."""

    started = Signal(str)
    ended = Signal()
    saved = Signal(object)
    """The path of what was written."""

    def __init__(
        self, session: Session, messages: MessageBar, errors: Errors, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._errors = errors
        self._window = window
        self._background = Background(self)
        self.busy = False

    def save_dataset(self) -> None:
        """Save the whole dataset in the format chosen, or in the one the name ends with."""
        whole = as_ticked(self._session.state)

        def write(_: Dataset, path: Path) -> None:
            save(whole, path)

        self._save("Save dataset", f"{self._dataset.name}-package", _DATASETS, write, "")

    def save_rejected(self) -> None:
        """Save the rows that could not become claims, with the reasons."""
        name = f"{self._dataset.name}-rejected.csv"
        self._save("Save rejected rows", name, _CSV, save_rejected, ".csv")

    def save_problems(self) -> None:
        """Save the list of problems."""
        name = f"{self._dataset.name}-problems.csv"
        self._save("Save problems", name, _CSV, _save_problems, ".csv")

    def save_view(self, arrangement: Arrangement | None = None) -> None:
        """Save the filters and how each panel shows the claims; a worker adds up its numbers."""
        state = self._session.state

        def write(_: Dataset, path: Path) -> None:
            write_view(path, view_of(state, arrangement))

        self._save("Save view", f"{self._dataset.name}-view.json", VIEW, write, ".json")

    def stop(self) -> None:
        """Wait until what is being written is whole."""
        self._background.stop()

    @property
    def _dataset(self) -> Dataset:
        return self._session.state.workspace.dataset

    def _save(
        self,
        title: str,
        name: str,
        kinds: str,
        write: Callable[[Dataset, Path], None],
        suffix: str,
    ) -> None:
        chosen, kind = QFileDialog.getSaveFileName(self._window, title, name, kinds)
        if not chosen:
            return
        path = _ending(Path(chosen), suffix or _suffix_in(kind))
        dataset = self._dataset
        self.busy = True
        self.started.emit(f"{title}: {path.name}")

        def saved(_: object) -> None:
            self._end()
            self.saved.emit(path)
            self._messages.say(Message("saved", f"Saved {path}"))

        def failed(error: Exception) -> None:
            self._end()
            self._errors.report(error, title)

        self._background.run(lambda _: write(dataset, path), saved, failed)

    def _end(self) -> None:
        self.busy = False
        self.ended.emit()


def _suffix_in(kind: str) -> str:
    return kind.rpartition("(*")[2].removesuffix(")")


def _ending(path: Path, suffix: str) -> Path:
    """The path with the suffix of the chosen format, unless the name says a format itself."""
    known = {spec.suffix for spec in EXPORTERS} | {suffix}
    if not suffix or path.suffix.casefold() in known - {""}:
        return path
    return path.with_name(f"{path.name}{suffix}")
