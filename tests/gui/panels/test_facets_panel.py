from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.filters import Answered, DateSpan, OneOf
from core.panels import facets
from core.session import Session, open_workspace, set_clause, set_known_on
from core.vocabulary.terms import Clock
from gui.background import Background
from gui.panel import Area, PanelSpec
from gui.panels.facets import FacetsPanel
from gui.refresh import Refresh
from gui.theme import DARK, LIGHT
from gui.widgets.check_row import Entry
from gui.widgets.checklist import Checklist, Listing
from tests.making import workspace
from tests.pictures import EDGE, furthest

CLAIMS: list[dict[str, object]] = [
    {"claimant": "A1", "subject": "B1", "topic": "loss", "claimed_on": "2016-04-02"},
    {"claimant": "A1", "subject": "A1", "topic": "loss", "claimed_on": "2016-04-03"},
    {"claimant": "B1", "subject": "A1", "topic": "territory", "claimed_on": "2016-04-04"},
    *({"claimant": f"Third {n}", "topic": "stance", "claimed_on": "2016-04-09"} for n in range(12)),
]


class Sidebar:
    def __init__(self, qtbot: QtBot, claims: list[dict[str, object]] = CLAIMS) -> None:
        self.qtbot = qtbot
        self.session = Session()
        self.panel = FacetsPanel()
        qtbot.addWidget(self.panel)
        spec = PanelSpec("facets", "Filters", Area.LEFT, facets.build, FacetsPanel)
        self.background = Background()
        self.refresh = Refresh(self.session, [(spec, self.panel)], self.background)
        self.panel.resize(260, 900)
        self.panel.show()
        self.session.apply(open_workspace(workspace(claims)))
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.refresh.busy)

    def place(self, key: str, value: str) -> QPoint:
        values = self.panel.sections[key].values
        return values.visualRect(values.model().index(values.row_of(value), 0)).center()

    def click(
        self,
        key: str,
        value: str,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        viewport = self.panel.sections[key].values.viewport()
        place = self.place(key, value)
        self.qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, modifiers, place)
        self.settle()

    def clause(self, key: str) -> object:
        return self.session.state.filters.clause(key)


@pytest.fixture
def sidebar(qtbot: QtBot) -> Iterator[Sidebar]:
    made = Sidebar(qtbot)
    yield made
    made.background.stop()


def test_a_click_leaves_a_value_out_and_a_second_takes_it_in_again(sidebar: Sidebar) -> None:
    sidebar.click("topic", "loss")
    assert sidebar.clause("topic") == OneOf("topic", frozenset({"loss"}), exclude=True)
    sidebar.click("topic", "loss")
    assert sidebar.clause("topic") is None


def test_a_click_with_ctrl_keeps_only_that_value(sidebar: Sidebar) -> None:
    sidebar.click("topic", "territory", Qt.KeyboardModifier.ControlModifier)
    assert sidebar.clause("topic") == OneOf("topic", frozenset({"territory"}))
    counts = {
        entry.value: entry.count for entry in sidebar.panel.sections["claimant_side"].values.shown
    }
    assert counts == {"A": 0, "B": 1, "third": 0}


@pytest.mark.parametrize(
    ("key", "clause"),
    [
        (Qt.Key.Key_Space, OneOf("topic", frozenset({"loss"}), exclude=True)),
        (Qt.Key.Key_O, OneOf("topic", frozenset({"loss"}))),
        (Qt.Key.Key_X, OneOf("topic", frozenset({"loss"}), exclude=True)),
    ],
)
def test_every_gesture_of_a_facet_has_a_key(sidebar: Sidebar, key: Qt.Key, clause: OneOf) -> None:
    values = sidebar.panel.sections["topic"].values
    values.setCurrentIndex(values.model().index(values.row_of("loss"), 0))
    sidebar.qtbot.keyClick(values, key)
    sidebar.settle()
    assert sidebar.clause("topic") == clause
    sidebar.qtbot.keyClick(values, Qt.Key.Key_A)
    assert sidebar.clause("topic") is None


def test_the_menu_of_a_value_offers_only_this_and_all_except_this(sidebar: Sidebar) -> None:
    values = sidebar.panel.sections["claimant_side"].values
    menu = values.menu_for(values.row_of("B"))
    only, all_but, _, every = menu.actions()
    only.trigger()
    assert sidebar.clause("claimant_side") == OneOf("claimant_side", frozenset({"B"}))
    all_but.trigger()
    assert sidebar.clause("claimant_side") == OneOf("claimant_side", frozenset({"B"}), exclude=True)
    every.trigger()
    assert sidebar.clause("claimant_side") is None


def test_a_long_facet_can_be_searched(sidebar: Sidebar) -> None:
    section = sidebar.panel.sections["claimant"]
    section.fold.click()
    assert section.search.isVisible()
    sidebar.qtbot.keyClicks(section.search, "third 11")
    assert [entry.label for entry in section.values.shown] == ["Third 11"]
    assert sidebar.panel.sections["topic"].search is None


def test_a_folded_facet_lists_its_newest_counts_when_it_is_unfolded(sidebar: Sidebar) -> None:
    section = sidebar.panel.sections["claimant"]
    assert section.values.shown == ()
    sidebar.click("topic", "territory", Qt.KeyboardModifier.ControlModifier)
    assert section.values.shown == ()
    section.fold.click()
    counts = {entry.value: entry.count for entry in section.values.shown if entry.count}
    assert counts == {"B1": 1}


def test_of_a_long_list_only_the_lines_in_sight_are_made(qtbot: QtBot) -> None:
    made: set[int] = set()

    def entry(row: int) -> Entry:
        made.add(row)
        return Entry(str(row), f"Place {row}", 1, 2, checked=True)

    values = Checklist("Place")
    qtbot.addWidget(values)
    values.show_listing(Listing(tuple(map(str, range(5_000))), 2, entry))
    values.show()
    values.grab()
    assert {0, 1} <= made
    assert max(made) < 20


def test_lines_scrolled_out_of_sight_are_not_made_anew_at_every_step(qtbot: QtBot) -> None:
    names, made = tuple(map(str, range(500))), list[int]()

    def listing(count: int) -> Listing:
        def entry(row: int) -> Entry:
            made.append(row)
            return Entry(str(row), f"Place {row}", count, 9, checked=True)

        return Listing(names, 9, entry)

    values = Checklist("Place")
    qtbot.addWidget(values)
    values.show_listing(listing(1))
    values.show()
    for row in range(0, 500, 5):
        values.scrollTo(values.model().index(row, 0))
        values.grab()
    made.clear()
    values.show_listing(listing(2))
    values.grab()
    assert min(made) > 480
    assert len(made) < 20


@pytest.mark.usefixtures("qapp")
@given(st.lists(st.tuples(st.lists(st.integers(0, 3), min_size=6, max_size=6), st.integers(3, 4))))
def test_lines_painted_where_counts_changed_look_as_if_all_were_painted(
    steps: list[tuple[list[int], int]],
) -> None:
    followed, fresh = Checklist("Topic"), Checklist("Topic")
    try:
        for values in (followed, fresh):
            values.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            values.setGeometry(300, 300, 160, 200)
        followed.show_listing(counted([1] * 6, 3))
        followed.show()
        QApplication.processEvents()
        for counts, most in steps:
            followed.show_listing(counted(counts, most))
            QApplication.processEvents()
        fresh.show_listing(counted(*(steps[-1] if steps else ([1] * 6, 3))))
        seen = followed.screen().grabWindow(followed.winId()).toImage()
        fresh.show()
        QApplication.processEvents()
        whole = fresh.screen().grabWindow(fresh.winId()).toImage()
        assert furthest(seen, whole) <= EDGE
    finally:
        for values in (followed, fresh):
            values.close()
            values.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_line_under_the_pointer_and_that_with_the_focus_lie_on_a_ground_of_their_own(
    qtbot: QtBot,
) -> None:
    """The third of thirty lines, and what comes below the pointer when the list is scrolled.

    The viewport is told that the pointer is in it: which window has it is not for a test to say.
    """
    values = Checklist("Topic")
    qtbot.addWidget(values)
    values.show_listing(counted([1] * 30, 3))
    values.setGeometry(300, 300, 200, values.height())
    values.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    QCursor.setPos(0, 0)
    values.show()
    qtbot.waitExposed(values)
    assert grounds(values) == []
    third = values.visualRect(values.model().index(2, 0)).center()
    values.viewport().setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QCursor.setPos(values.viewport().mapToGlobal(third))
    assert grounds(values) == [2]
    values.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    values.activateWindow()
    values.setFocus()
    qtbot.waitUntil(values.hasFocus)
    values.setCurrentIndex(values.model().index(4, 0))
    assert grounds(values) == [2, 4]
    values.clearFocus()
    values.scrollToBottom()
    QApplication.processEvents()
    there = values.indexAt(third).row()
    assert there > 20
    assert grounds(values) == [there]


def grounds(values: Checklist) -> list[int]:
    """The lines in sight that are painted on another ground than the list."""
    picture, high = values.viewport().grab().toImage(), values.viewport().height()
    plain, found = QColor(LIGHT.surface).name(), []
    for row in range(values.model().rowCount()):
        area = values.visualRect(values.model().index(row, 0))
        middle = area.center().y()
        if 0 <= middle < high and picture.pixelColor(area.left() + 1, middle).name() != plain:
            found.append(row)
    return found


def counted(counts: list[int], most: int) -> Listing:
    """Lines of some counts, each of ``most`` claims."""
    return Listing(
        tuple(map(str, range(len(counts)))),
        most,
        lambda row: Entry(str(row), f"Place {row}", counts[row], 3, checked=row % 2 == 0),
    )


def test_the_date_fields_set_the_span_and_all_dates_drops_it(sidebar: Sidebar) -> None:
    dates = sidebar.panel.dates
    assert dates.first.date() == QDate(2016, 4, 2)
    assert dates.last.date() == QDate(2016, 4, 9)
    dates.last.setDate(QDate(2016, 4, 4))
    sidebar.settle()
    span = DateSpan(date(2016, 4, 2), date(2016, 4, 4))
    assert sidebar.clause("dates") == span
    sidebar.qtbot.mouseClick(dates.whole, Qt.MouseButton.LeftButton)
    sidebar.settle()
    assert sidebar.clause("dates") is None
    assert dates.last.date() == QDate(2016, 4, 9)


def test_a_first_day_after_the_last_moves_the_other_end(sidebar: Sidebar) -> None:
    sidebar.panel.dates.last.setDate(QDate(2016, 4, 3))
    sidebar.settle()
    sidebar.panel.dates.first.setDate(QDate(2016, 4, 8))
    sidebar.settle()
    assert sidebar.clause("dates") == DateSpan(date(2016, 4, 8), date(2016, 4, 8))


def test_a_brush_elsewhere_is_shown_without_an_echo(sidebar: Sidebar) -> None:
    asked: list[object] = []
    sidebar.panel.asked.connect(lambda change, _gesture: asked.append(change))
    sidebar.session.apply(set_clause(DateSpan(date(2016, 4, 3), date(2016, 4, 4), inside=True)))
    sidebar.settle()
    dates = sidebar.panel.dates
    assert dates.first.date() == QDate(2016, 4, 3)
    assert dates.rule.currentData() is True
    assert asked == []


def test_the_clock_and_as_known_on_are_set_here(sidebar: Sidebar) -> None:
    dates = sidebar.panel.dates
    dates.clock.setCurrentIndex(dates.clock.findData(Clock.EVENT.value))
    dates.clock.activated.emit(dates.clock.currentIndex())
    sidebar.settle()
    assert sidebar.session.state.filters.clock is Clock.EVENT
    sidebar.qtbot.mouseClick(
        dates.is_known_on, Qt.MouseButton.LeftButton, pos=QPoint(8, dates.is_known_on.height() // 2)
    )
    sidebar.settle()
    assert sidebar.session.state.filters.known_on == date(2016, 4, 9)
    dates.known_on.setDate(QDate(2016, 4, 3))
    sidebar.settle()
    assert sidebar.session.state.filters.known_on == date(2016, 4, 3)


def test_as_known_on_is_offered_where_claims_have_dates_or_to_be_taken_back(
    sidebar: Sidebar,
) -> None:
    """The field never keeps the day of a dataset that is closed: it has the last event's here."""
    dates, day = sidebar.panel.dates, "2016-05-01"
    sidebar.session.apply(set_known_on(date(2016, 4, 3)))
    sidebar.session.start(open_workspace(workspace([{"claimant": "A1", "event_date": day}])))
    sidebar.settle()
    assert dates.known_on.date() == QDate(2016, 5, 1)
    assert not dates.is_known_on.isEnabled()
    sidebar.session.apply(set_known_on(date(2016, 4, 30)))
    sidebar.settle()
    assert dates.is_known_on.isEnabled()
    assert dates.known_on.date() == QDate(2016, 4, 30)


def test_another_dataset_brings_its_own_facets(sidebar: Sidebar) -> None:
    sidebar.session.apply(open_workspace(workspace([])))
    sidebar.settle()
    assert sidebar.panel.sections == {}
    assert sidebar.panel.dates.isHidden()


def test_the_search_of_a_facet_says_how_many_values_another_dataset_has(sidebar: Sidebar) -> None:
    search = sidebar.panel.sections["claimant"].search
    assert search is not None
    assert search.placeholderText() == "Search 14"
    sidebar.session.apply(open_workspace(workspace(CLAIMS[:-1])))
    sidebar.settle()
    assert sidebar.panel.sections["claimant"].search is search
    assert search.placeholderText() == "Search 13"


def test_the_theme_changes_live(sidebar: Sidebar) -> None:
    sidebar.panel.wear(DARK)
    entry = sidebar.panel.sections["claimant_side"].values.shown[0]
    assert entry.colour.lower() == DARK.sides[0].lower()


def test_tab_goes_from_the_dates_down_the_facets(sidebar: Sidebar) -> None:
    panel = sidebar.panel
    panel.activateWindow()
    panel.dates.is_known_on.setFocus()
    facets_by_key = list(panel.sections.values())
    for control in (facets_by_key[0].fold, facets_by_key[0].values, facets_by_key[1].fold):
        sidebar.qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
        assert panel.focusWidget() is control


def test_large_type_widens_the_sidebar_until_its_dates_fit(sidebar: Sidebar) -> None:
    panel = sidebar.panel
    font = panel.font()
    font.setPointSizeF(20)
    panel.setFont(font)
    panel.dates.setFont(font)
    field = panel.dates.first
    sidebar.qtbot.waitUntil(lambda: panel.minimumWidth() > field.minimumSizeHint().width() + 40)
    assert field.width() >= field.minimumSizeHint().width()


def test_what_became_of_claims_is_filtered_like_any_other_value(qtbot: QtBot) -> None:
    denial: dict[str, object] = {"claimant": "A1", "act": "deny", "replies_to": "c2"}
    sidebar = Sidebar(qtbot, [*CLAIMS, denial])
    try:
        sidebar.click("answer", "denied", Qt.KeyboardModifier.ControlModifier)
        assert sidebar.clause("answer") == Answered(frozenset({"denied"}))
        sidebar.click("answer", "none")
        assert sidebar.clause("answer") == Answered(frozenset({"denied", "none"}))
    finally:
        sidebar.background.stop()
