"""What the checks find in a product, where each leads, and whether it may leave nevertheless."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from core.briefing.lints import LINTS, Broken
from core.wording.counts import counted
from gui.briefing_settings import BriefingSettings
from gui.store import Memory
from gui.widgets.labels import label
from gui.widgets.notices import NoticeList, Warned

NONE_FOUND = f"{len(LINTS)} checks, nothing found"
BLOCKED = "Nothing leaves that a check warns of"


class Checks(QWidget):
    """A heading, the warnings, and the setting that makes them block."""

    changed = Signal()
    """Whether it blocks may be otherwise now."""
    wanted = Signal(int, object)
    """The place of a product and a Broken in it whose place is wanted."""

    def __init__(
        self, settings: BriefingSettings | None, place_of: Callable[[Broken], str]
    ) -> None:
        super().__init__()
        self._settings = settings or BriefingSettings(Memory())
        self._place_of = place_of
        self._found: tuple[tuple[int, Broken], ...] = ()
        self.summary = label(role="heading")
        self.summary.setWordWrap(True)
        self.list = NoticeList("What the checks found")
        self.block = QCheckBox(BLOCKED)
        self.block.setChecked(self._settings.blocking)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.summary)
        column.addWidget(self.list, stretch=100)
        column.addWidget(self.block)
        column.addStretch(1)
        self.block.toggled.connect(self._set_blocking)
        self.list.wanted.connect(self._want)
        self.show_broken(())

    @property
    def blocks(self) -> bool:
        """Whether what was found keeps it from leaving."""
        return bool(self._found) and self._settings.blocking

    def show_broken(self, found: Sequence[tuple[int, Broken]], *, several: bool = False) -> None:
        """List what was found, each with the place of its product; of ``several`` it is named."""
        self._found = tuple(found)
        self.list.show_warnings(
            [
                Warned(
                    f"{f'Step {place + 1}: ' if several else ''}{broken.notice.sentence}",
                    broken.lint.reason,
                    self._place_of(broken),
                )
                for place, broken in found
            ]
        )
        self._tell()

    def _want(self, at: int) -> None:
        self.wanted.emit(*self._found[at])

    def _set_blocking(self, blocking: bool) -> None:
        self._settings.blocking = blocking
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        if not self._found:
            self.summary.setText(NONE_FOUND)
        elif self.blocks:
            self.summary.setText(f"{counted(len(self._found), 'warning')}: it cannot leave")
        else:
            self.summary.setText(f"{counted(len(self._found), 'warning')}, stamped on the footer")
