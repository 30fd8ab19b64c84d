"""The menu of the loss comparison: scale, rows, order, level, sides of the butterfly."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from core.comparison import Level
from core.panels.losses.rows import Sort
from core.panels.losses.scale import ScaleKind
from core.panels.losses.showing import CHOICES, worded
from core.panels.losses.view import LossesOptions, LossesView, Mode

_ORDERS = {
    Sort.TREE: "In the order of categories",
    Sort.GAP: "Widest gap first",
    Sort.SHARE: "By S, the share of what was said that is disputed",
    Sort.DOUBLINGS: "By G, the doublings from own to claimed",
    Sort.DISTANCE: "By I, the distance between the two ranges",
    Sort.SIZE: "Largest figure first",
    Sort.NAME: "By name",
}
_SCALES = {ScaleKind.LOG: "Logarithmic scale", ScaleKind.LINEAR: "Linear scale"}
_LEVELS = {Level.SIDE: "Losses of sides", Level.ACTOR: "Losses of single actors"}


class LossesMenu(QMenu):
    """Choices of how losses are looked at; filling it never emits."""

    wanted = Signal(object)
    """The LossesOptions a person chose."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._groups: list[QActionGroup] = []
        self._filled: tuple[object, ...] | None = None

    def fill(self, view: LossesView) -> None:
        """Offer what fits a view."""
        options = view.options
        wanted = options, view.subjects, view.pair
        if wanted == self._filled:
            return
        self._filled = wanted
        self.clear()
        self._groups = []
        self._offer(
            [(words, replace(options, scale=kind)) for kind, words in _SCALES.items()], options
        )
        self._offer(
            [
                (
                    worded(show, factor).capitalize(),
                    replace(options, show=show, factor=factor),
                )
                for show, factor in CHOICES
            ],
            options,
        )
        self._offer(
            [(words, replace(options, sort=sort)) for sort, words in _ORDERS.items()], options
        )
        self._offer(
            [(words, replace(options, level=level, pair=())) for level, words in _LEVELS.items()],
            replace(options, pair=()),
        )
        if options.mode is Mode.BUTTERFLY and len(view.subjects) > len(view.pair):
            for place in range(len(view.pair)):
                self._offer_subjects(view, place)

    def _offer(self, choices: Sequence[tuple[str, LossesOptions]], present: LossesOptions) -> None:
        group = QActionGroup(self)
        self._groups.append(group)
        for words, options in choices:
            self._add(self, group, words, options, checked=options == present)
        self.addSeparator()

    def _offer_subjects(self, view: LossesView, place: int) -> None:
        menu = self.addMenu(("Left half", "Right half")[place])
        group = QActionGroup(self)
        self._groups.append(group)
        for name in view.subjects:
            pair = list(view.pair)
            other = 1 - place
            pair[place] = name
            if pair[other] == name:
                pair[other] = view.pair[place]
            chosen = replace(view.options, pair=tuple(pair))
            self._add(menu, group, name, chosen, checked=view.pair[place] == name)

    def _add(
        self, menu: QMenu, group: QActionGroup, words: str, options: LossesOptions, *, checked: bool
    ) -> None:
        action = QAction(words.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(checked)
        action.setActionGroup(group)
        action.triggered.connect(lambda: self.wanted.emit(options))
        menu.addAction(action)
