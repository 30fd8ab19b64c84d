"""The loss comparison panel: gap chart, butterfly and table of the same cells."""

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from core.comparison import Behind
from core.index import Rows
from core.panels.losses.scale import ScaleKind
from core.panels.losses.view import LossesOptions, LossesView, Mode
from core.session import SessionState, hover_claims, select_claims, set_option
from gui.panel import Lookup, Panel
from gui.panels.losses.changes import KEY, show_mode
from gui.panels.losses.forms import LossForms
from gui.panels.losses.menu import LossesMenu
from gui.theme import Theme
from gui.widgets.labels import set_tip
from gui.widgets.landmarks import landmark
from gui.widgets.segments import Segments

_ROOMY = 600


class LossesPanel(Panel):
    """Own, adversary and third-party figures of every loss in view."""

    def __init__(self) -> None:
        super().__init__("Loss comparison")
        self.view: LossesView | None = None
        self._fitted: object = None
        self.forms = LossForms()
        self.gap, self.butterfly = self.forms.gap, self.forms.butterfly
        self.table = self.forms.table
        self.mode = Segments(
            [
                (Mode.BUTTERFLY.value, "Butterfly", "Two sides mirrored on one scale"),
                (Mode.GAP.value, "Gap", "The bar between own and claimed is the disagreement"),
                (Mode.OVER_TIME.value, "Over time", "Running totals as steps, increments as bars"),
                (Mode.TABLE.value, "Table", "The numbers, with dates, bases and origins"),
            ],
            "Form of the loss comparison",
        )
        self.more = _flat(None)
        self.more.setAccessibleName("Scale, order and level of the loss comparison")
        set_tip(self.more, "Scale, order and level")
        self.menu = LossesMenu(self.more)
        self.more.setMenu(self.menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.header.add(self.more)
        self.header.add(self.mode)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 4)
        layout.addWidget(self.forms.overlaid)
        self.scale = _flat(self.forms.overlaid)
        landmark(self.scale, "scale")
        self._connect()

    def show_view(self, view: object) -> None:
        """Draw what ``build`` made."""
        if not isinstance(view, LossesView):
            return
        if view is not self.view:
            self.view = view
            self.header.set_subtitle(view.subtitle)
            self.mode.show_choice(view.options.mode.value)
            self.menu.fill(view)
            self.forms.show_view(view)
            self._fit_controls(view)
        self._wonder()

    def lacking(self) -> Lookup | None:
        """Variants, origins and claims of the rows in sight, as far as they are not known."""
        return None if self.view is None else self.forms.lacking(self.view)

    def show_found(self, found: object) -> None:
        """Draw what stands behind rows in sight."""
        if self.view is not None and isinstance(found, Behind):
            self.forms.show_found(self.view, found)

    def follow(self, state: SessionState) -> None:
        """Highlight the claims hovered anywhere, and ring those selected."""
        view = self.view
        if view is not None and view.size == state.workspace.index.size:
            self.forms.follow(view, state)

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        super().wear(theme)
        self.forms.wear(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the controls within the new size."""
        super().resizeEvent(event)
        if self.view is not None:
            self._fit_controls(self.view)

    def _connect(self) -> None:
        self.mode.picked.connect(self._show_mode)
        self.scale.clicked.connect(self._switch_scale)
        self.menu.wanted.connect(self._set)
        self.forms.scale_pressed.connect(self._switch_scale)
        self.forms.wanted.connect(self.ask)
        self.forms.hovered.connect(self._hover)
        self.forms.picked.connect(self._select)
        self.forms.uncovered.connect(self._wonder)

    def _wonder(self) -> None:
        """Have looked up what those in sight lack."""
        lookup = self.lacking() if self.in_sight else None
        if lookup is not None:
            self.wondered.emit(lookup)

    def _show_mode(self, key: str) -> None:
        self.ask(show_mode(Mode(key)))

    def _switch_scale(self) -> None:
        if self.view is not None:
            log = self.view.options.scale is ScaleKind.LOG
            kind = ScaleKind.LINEAR if log else ScaleKind.LOG
            self._set(replace(self.view.options, scale=kind))

    def _set(self, options: LossesOptions) -> None:
        self.ask(set_option(KEY, options))

    def _hover(self, rows: Rows) -> None:
        self.ask(hover_claims(rows))

    def _select(self, rows: Rows) -> None:
        self.ask(select_claims(rows))

    def _fit_controls(self, view: LossesView) -> None:
        """Shorten the menu's button where room is short; seat the scale's beside the axis."""
        log = view.options.scale is ScaleKind.LOG
        seated = view.options.mode in (Mode.GAP, Mode.BUTTERFLY) and not view.message
        room = self.size(), self.forms.overlaid.pos(), self.scale.sizeHint()
        fitted = log, seated, *room
        if fitted == self._fitted:
            return
        self._fitted = fitted
        self.scale.setText("Log scale" if log else "Linear scale")
        self.scale.setAccessibleName(f"{self.scale.text()}; press for the other")
        other = "equal steps as equal numbers" if log else "equal steps as equal ratios"
        set_tip(self.scale, f"{self.scale.text()}; press to draw {other}")
        self.scale.setVisible(seated)
        self.more.setText("View ▾" if self.width() >= _ROOMY else "⋯")
        self.scale.adjustSize()
        corner = self.scale.width() + 8
        below = self.forms.overlaid.mapFrom(self, QPoint(self.width(), self.height()))
        self.scale.move(below - QPoint(corner, self.scale.height() + 2))
        self.scale.raise_()
        self.forms.leave_corner(self.scale.width() if seated else 0)


def _flat(parent: QWidget | None) -> QToolButton:
    button = QToolButton(parent)
    button.setObjectName("flat")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
