"""The sidebar: dates, clock and *as known on*, then every facet with its counts."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from core.crossfilter import DATES, CountArray
from core.filters import KNOWN_ON
from core.panels.facets import Facet, FacetClause, FacetsView, FacetValue, toggled
from core.session import SessionState, drop_clause, set_clause
from gui.panel import Panel
from gui.panels.facets.dates import DatesSection
from gui.theme import Theme
from gui.widgets.check_row import Entry
from gui.widgets.checklist import Checklist, Listing
from gui.widgets.ground import lay_ground
from gui.widgets.labels import label
from gui.widgets.landmarks import landmark
from gui.widgets.section import Section

_SEARCHED_FROM = 10
_UNFOLDED = frozenset(
    {"layer", "claimant_side", "subject_side", "topic", "act", "answer", "category"}
)
_NARROWEST = 210
_BESIDE = 12
"""Scroll bar and frame."""
_SIDES = frozenset({"claimant_side", "subject_side"})


class FacetSection(Section):
    """One facet: a search field where the list is long, and its values."""

    def __init__(self, facet: Facet, panel: "FacetsPanel") -> None:
        super().__init__(facet.title, panel.inside, unfolded=facet.key in _UNFOLDED)
        self._panel = panel
        self._facet = facet
        self._length = -1
        self._listed: tuple[object, ...] = ()
        self._codes: tuple[int, ...] = ()
        self._totals: CountArray | None = None
        self._most = 0
        self._values: tuple[str, ...] = ()
        self.search: QLineEdit | None = None
        """The field to search in, once the list was long."""
        self.values = Checklist(facet.title, self._body)
        landmark(self.values, facet.key)
        self.values.toggled.connect(self._toggle)
        self.values.only.connect(self._only)
        self.values.all_but.connect(self._all_but)
        self.values.every.connect(lambda: self._set(None))
        self.fold.toggled.connect(self._list)
        self.content.addWidget(self.values)
        for part in (self, self.values):
            panel.watch(part, facet.key)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What can have the focus, from the top down."""
        return (self.fold, *([] if self.search is None else [self.search]), self.values)

    def show_facet(self, facet: Facet) -> None:
        """Show new counts."""
        self._facet = facet
        if len(facet) != self._length:
            self._length = len(facet)
            self._offer_search(facet)
        self._list()

    def _offer_search(self, facet: Facet) -> None:
        """A field to search in where the list is long."""
        is_long = len(facet) >= _SEARCHED_FROM
        if is_long and self.search is None:
            self.search = self._search_field(facet)
        if self.search is not None:
            self.search.setPlaceholderText(f"Search {len(facet):,}")
            self.search.setVisible(is_long)

    def _search_field(self, facet: Facet) -> QLineEdit:
        field = QLineEdit(self._body)
        field.setClearButtonEnabled(True)
        field.setMinimumWidth(80)
        field.setAccessibleName(f"Search in {facet.title}")
        field.textChanged.connect(self._list)
        self.content.insertWidget(0, field)
        self._panel.watch(field, facet.key)
        return field

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self.values.wear(theme)
        self._list()

    def _list(self) -> None:
        """Show what is unfolded; a line is made when it comes into sight."""
        facet = self._facet
        if not self.fold.isChecked():
            return
        wanted = "" if self.search is None else self.search.text()
        listed = (facet.names, facet.labels, facet.order, wanted)
        if listed != self._listed or facet.totals is not self._totals:
            self._listed, self._totals, self._codes = listed, facet.totals, facet.found(wanted)
            self._values = tuple(map(facet.names.__getitem__, self._codes))
            self._most = int(facet.totals.take(self._codes).max()) if self._codes else 0
        codes = self._codes

        def entry(row: int) -> Entry:
            return self._entry(facet.value_of(codes[row]))

        self.values.show_listing(Listing(self._values, self._most, entry))

    def _entry(self, value: FacetValue) -> Entry:
        colour = ""
        if self._facet.key in _SIDES:
            colour = self._panel.theme.side(value.value, self._panel.sides).name()
        return Entry(value.value, value.label, value.count, value.total, value.chosen, colour)

    def _toggle(self, value: str) -> None:
        self._set(toggled(self._facet, value))

    def _only(self, value: str) -> None:
        self._set(self._facet.clause_of(frozenset({value})))

    def _all_but(self, value: str) -> None:
        self._set(self._facet.clause_of(frozenset({value}), exclude=True))

    def _set(self, clause: FacetClause | None) -> None:
        self._panel.ask(drop_clause(self._facet.key) if clause is None else set_clause(clause))


class FacetsPanel(Panel):
    """The sidebar."""

    def __init__(self) -> None:
        super().__init__("Filters")
        self.sides: tuple[str, ...] = ()
        self.dates = DatesSection(self.ask)
        self.sections: dict[str, FacetSection] = {}
        for part in (self.dates, self.dates.first, self.dates.last):
            self.watch(part, DATES)
        for part in (self.dates.is_known_on, self.dates.known_on):
            self.watch(part, KNOWN_ON)
        self._hint = label("Open a file to filter its claims.", "muted")
        self._hint.setWordWrap(True)
        self.inside = QWidget()
        self._list = QVBoxLayout(self.inside)
        self._list.setContentsMargins(12, 4, 8, 12)
        self._list.setSpacing(8)
        self._list.addWidget(self._hint)
        self._list.addWidget(self.dates)
        self._list.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(self.inside)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName("Filters")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.addWidget(scroll)
        self.inside.installEventFilter(self)
        self._widen()

    def show_view(self, view: object) -> None:
        """Show other counts; sections appear and go with the facets of the dataset."""
        if not isinstance(view, FacetsView):
            raise TypeError("the sidebar draws a FacetsView")
        self.sides = view.sides
        filling = not self.sections
        if filling:
            # What is put into a window in sight lays the whole of it out, one part after the other.
            self.inside.hide()
        self._hint.setVisible(not view.facets)
        self.dates.show_view(view)
        before = self._parts()
        self._drop(self.sections.keys() - {facet.key for facet in view.facets})
        for place, facet in enumerate(view.facets):
            section = self.sections.get(facet.key)
            if section is None:
                section = self.sections[facet.key] = FacetSection(facet, self)
                section.wear(self.theme)
                self._list.insertWidget(2 + place, section)
            section.show_facet(facet)
        if filling:
            self.inside.show()
        if self._parts() != before:
            self._chain()

    def follow(self, state: SessionState) -> None:
        """Show the state's dates; the sidebar shows neither selection nor highlight."""
        self.dates.follow(state.filters)

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        super().wear(theme)
        lay_ground(self.dates, theme.surface)
        for section in self.sections.values():
            section.wear(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Other type and other sections need other room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._widen()
        return super().eventFilter(watched, event)

    def _parts(self) -> list[tuple[FacetSection, bool]]:
        """The sections, and whether each has a field to search in."""
        return [(section, section.search is not None) for section in self.sections.values()]

    def _chain(self) -> None:
        """Tab goes down the sidebar, also where sections were added late."""
        before: QWidget = self.dates.known_on
        for section in self.sections.values():
            for control in section.controls:
                QWidget.setTabOrder(before, control)
                before = control

    def _widen(self) -> None:
        """Never narrower than the dates in the type of the theme."""
        least = self.inside.minimumSizeHint().width() + _BESIDE
        self.setMinimumWidth(max(_NARROWEST, least))

    def _drop(self, keys: Iterable[str]) -> None:
        for key in keys:
            section = self.sections.pop(key)
            section.hide()
            section.deleteLater()
