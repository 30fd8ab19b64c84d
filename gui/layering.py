"""Putting datasets beside what is open, taking them away, and deciding which names are one."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QObject, Signal

from core.crossfilter import Workspace
from core.dataset import Dataset
from core.layers import beside, combined, decisions_of, parts_of, with_name
from core.loading import Progress
from core.merges import COPIES, Copy, Decisions, Layers
from core.problems import NotUnderstoodError
from core.session import (
    Change,
    Session,
    SessionState,
    add_layer,
    drop_layer,
    rename_layer,
    split_merge,
)
from core.summary import is_open
from core.wording.counts import counted
from gui.errors import Errors
from gui.loading import Loaded, Loading
from gui.opening import Opening
from gui.ticks import Ticks, differ
from gui.widgets.message_bar import Message, MessageBar, Tone

if TYPE_CHECKING:
    from core.mapping import Mapping

Plan = Callable[[Progress], Dataset]
"""Makes the dataset that is to be shown, on the worker thread."""


class Layering(QObject):
    """Changes the layers of the open dataset; each change can be taken back."""

    changed = Signal()
    """Another dataset is shown, or other datasets are ticked, for whatever reason."""
    wanted = Signal()
    """A person wants to see the datasets and what was merged."""
    mapping_wanted = Signal(object)
    """The path of a file to be added whose columns somebody has to explain."""

    def __init__(
        self,
        session: Session,
        opening: Opening,
        messages: MessageBar,
        errors: Errors,
    ) -> None:
        super().__init__(opening)
        self._session = session
        self._opening = opening
        self._messages = messages
        self._errors = errors
        self._plan: Plan | None = None
        self._change: Callable[[Workspace], Change] = add_layer
        self._base = ref(session.state.workspace)
        self.ticks = Ticks(session)
        self.loading = Loading(self._make, self)
        self.loading.loaded.connect(self._take)
        self.loading.failed.connect(self._fail)
        session.subscribe(self._follow)

    @property
    def parts(self) -> tuple[Dataset, ...]:
        """The datasets that are open."""
        return parts_of(self._session.state.workspace.dataset)

    @property
    def layers(self) -> Layers | None:
        """How they were put together; None where it is only one."""
        return self._session.state.workspace.dataset.layers

    @property
    def decisions(self) -> Decisions:
        """What was decided about names by hand."""
        return decisions_of(self._session.state.workspace.dataset)

    def add(self, paths: Sequence[Path]) -> None:
        """Read files and folders, each path beside what is open; open them where nothing is."""
        if not is_open(self._session.state.workspace):
            self._opening.open(paths)
            return
        there = self._session.state.workspace.dataset
        reader = self._opening.readers.of(paths)

        def plan(progress: Progress) -> Dataset:
            return beside((there, reader(paths, progress)), progress)

        self._start(plan, add_layer, paths)

    def add_mapped(self, path: Path, mapping: "Mapping") -> None:
        """Read a file the way a mapping says, beside what is open."""
        self._opening.learn(path, mapping)
        self.add([path])

    def drop(self, place: int) -> None:
        """Take one of the datasets away; with the last one everything is closed."""
        rest = tuple(part for number, part in enumerate(self.parts) if number != place)
        decisions = self.decisions
        if rest:
            self._start(lambda progress: combined(rest, decisions, progress), drop_layer)
        else:
            self._opening.close()

    def rename(self, place: int, name: str) -> None:
        """Call one of the datasets otherwise."""
        there = self._session.state.workspace.dataset
        self._start(lambda progress: with_name(there, place, name, progress), rename_layer)

    def decide(self, decisions: Decisions) -> None:
        """Take names for one, or apart, as decided by hand."""
        parts = self.parts
        self._start(lambda progress: combined(parts, decisions, progress), split_merge)

    def stop(self) -> None:
        """End cleanly, also in the middle of work."""
        self.loading.stop()

    def _start(
        self, plan: Plan, change: Callable[[Workspace], Change], paths: Sequence[Path] = ()
    ) -> None:
        self.loading.cancel()
        self._plan, self._change = plan, change
        self._base = ref(self._session.state.workspace)
        self.loading.start(paths)

    def _make(self, _: Sequence[Path], progress: Progress) -> Dataset:
        if self._plan is None:
            raise RuntimeError("nothing was planned")
        return self._plan(progress)

    def _take(self, loaded: Loaded) -> None:
        self._plan = None
        if self._session.state.workspace is not self._base():
            return
        self._session.apply(self._change(loaded.workspace))
        layers = loaded.workspace.dataset.layers
        if loaded.paths and layers is not None:
            actions = (("Show what was merged", self.wanted.emit),)
            self._messages.say(Message("layers", _side_by_side(layers), actions=actions))

    def _fail(self, error: Exception, paths: tuple[Path, ...]) -> None:
        if isinstance(error, NotUnderstoodError) and len(paths) == 1 and paths[0].is_file():
            self.mapping_wanted.emit(paths[0])
            return
        report = self._errors.note(error, "Adding " + ", ".join(path.name for path in paths))
        sentence = f"{report.sentence} What is open stays as it is."
        self._messages.say(Message("layers", sentence, Tone.ERROR, report.details))

    def _follow(self, old: SessionState, new: SessionState) -> None:
        if old.workspace is new.workspace:
            if differ(old, new):
                self.changed.emit()
            return
        paths = new.workspace.dataset.paths
        if paths != old.workspace.dataset.paths:
            self._opening.watch.watch(paths)
        self.changed.emit()


def _side_by_side(layers: Layers) -> str:
    merged = sum(merge.applied for merge in layers.merges)
    alike = sum(merge.suggested for merge in layers.merges)
    again = int((layers.copies != COPIES.index(Copy.NONE)).sum())
    parts = [f"{counted(merged, 'name')} merged"]
    if alike:
        parts.append(f"{counted(alike, 'name')} spelled alike, not merged")
    parts.append(f"{counted(again, 'claim')} repeated across datasets, counted once")
    return f"{counted(len(layers.names), 'dataset')} side by side: {'; '.join(parts)}."
