"""What holds for every panel, whatever it shows."""

from datetime import date

import pytest
from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.filters import DateSpan, FilterState, OneOf, Words
from core.index import NO_ROWS, Rows
from core.loading import load
from core.session import SessionState
from core.shipped import SAMPLE
from gui.panel import PanelHeader, PanelSpec
from gui.panels import PANELS
from gui.theme import DARK, THEMES
from tests.making import workspace

SIZES = (QSize(1680, 1000), QSize(300, 180), QSize(640, 360))
MARKUP = "<img src=x><b>bold</b> =cmd|' /C calc'!A0"

every_panel = pytest.mark.parametrize("spec", PANELS, ids=lambda spec: spec.key)


@pytest.fixture(scope="module")
def sample() -> Workspace:
    return Workspace(load([SAMPLE]))


@pytest.fixture(scope="module")
def states(sample: Workspace) -> dict[str, SessionState]:
    one = workspace(
        [
            {
                "claimant": "A1",
                "subject": "B1",
                "claimed_on": "2016-04-02",
                "measure": "killed",
                "category": "personnel",
                "best": 3,
            }
        ]
    )
    undated = workspace([{"claimant": "A1", "subject": "B1", "best": 3, "measure": "killed"}])
    markup = dict.fromkeys(
        ("claimant", "subject", "category", "place", "source", "text", "note", "tags"), MARKUP
    )
    april = DateSpan(date(2016, 4, 2), date(2016, 4, 5))
    one_side = FilterState().with_clause(OneOf("claimant_side", frozenset({"Azerbaijan"})))
    return {
        "nothing": SessionState(),
        "no claims": SessionState(workspace([])),
        "one claim": SessionState(one, selected=Rows([0]), focused=0),
        "undated": SessionState(undated, FilterState().with_clause(april), Rows([0]), 0),
        "markup": SessionState(
            workspace([{**markup, "claimed_on": "2016-04-02", "best": 3, "measure": "killed"}]),
            selected=Rows([0]),
            focused=0,
            hovered=Rows([0]),
        ),
        "the sample": SessionState(sample),
        "brushed": SessionState(sample, FilterState().with_clause(april), hovered=Rows([60])),
        "selected": SessionState(sample, selected=Rows(range(40, 60)), focused=44),
        "one side": SessionState(sample, one_side),
        "as known": SessionState(sample, FilterState(known_on=date(2016, 4, 3))),
        "filtered to nothing": SessionState(sample, FilterState().with_clause(Words("zzzz"))),
    }


@every_panel
def test_every_panel_draws_every_state_at_every_size_without_asking_for_anything(
    spec: PanelSpec, states: dict[str, SessionState], qtbot: QtBot
) -> None:
    panel = spec.widget()
    qtbot.addWidget(panel)
    asked: list[object] = []
    panel.asked.connect(lambda change, _gesture: asked.append(change))
    panel.show()
    for name, state in states.items():
        panel.show_view(spec.build(spec.question(state)))
        panel.follow(state)
        for size in SIZES:
            panel.resize(size)
            assert not panel.grab().isNull(), name
        panel.follow(replace(state, hovered=NO_ROWS, selected=NO_ROWS, focused=None))
    for theme in THEMES:
        panel.wear(theme)
        panel.grab()
    assert asked == []


@every_panel
def test_every_view_is_frozen_and_every_option_a_value(
    spec: PanelSpec, states: dict[str, SessionState]
) -> None:
    view = spec.build(spec.question(states["the sample"]))
    assert isinstance(view, Struct)
    with pytest.raises(AttributeError, match="immutable"):
        setattr(view, view.__struct_fields__[0], None)
    if spec.options is not None:
        assert isinstance(spec.options, Struct)
        assert replace(spec.options) == spec.options
        assert hash(spec.options) == hash(replace(spec.options))


@every_panel
def test_a_panel_is_asked_about_the_claims_selected_only_where_it_follows_them(
    spec: PanelSpec, states: dict[str, SessionState]
) -> None:
    asked = spec.question(states["selected"])
    rows, focused = (Rows(range(40, 60)), 44) if spec.follows_selection else (NO_ROWS, None)
    assert (asked.selected, asked.focused) == (rows, focused)


@every_panel
def test_no_panel_is_filtered_by_its_own_brush(
    spec: PanelSpec, states: dict[str, SessionState]
) -> None:
    state = states["brushed"]
    question = spec.question(state)
    blind = "dates" in spec.brushes
    everything = state.workspace.index.size
    assert (int(question.seen.sum()) == everything) == blind


@every_panel
def test_no_label_of_any_panel_reads_markup(
    spec: PanelSpec, states: dict[str, SessionState], qtbot: QtBot
) -> None:
    panel = spec.widget()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_view(spec.build(spec.question(states["markup"])))
    panel.follow(states["markup"])
    for label in (*panel.findChildren(QLabel), *panel.header.findChildren(QLabel)):
        if "<img" in label.text() or "<b>" in label.text():
            assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
        assert "<img src=x>" not in label.toolTip()


@every_panel
def test_every_panel_has_a_name_for_those_who_do_not_see_it(spec: PanelSpec, qtbot: QtBot) -> None:
    panel = spec.widget()
    qtbot.addWidget(panel)
    assert panel.accessibleName()
    panel.wear(DARK)
    assert panel.theme is DARK


def test_panels_have_keys_of_their_own() -> None:
    keys = [spec.key for spec in PANELS]
    assert len(keys) == len(set(keys))


def test_a_header_without_room_shortens_its_title_and_not_its_controls(qtbot: QtBot) -> None:
    header = PanelHeader("A title of rather many letters")
    button = QPushButton("Control")
    header.add(button)
    qtbot.addWidget(header)
    header.show()
    wide = header.sizeHint().width()
    header.resize(header.minimumSizeHint().width(), 40)
    qtbot.waitUntil(lambda: header.width() < wide)
    assert button.width() >= button.sizeHint().width()
