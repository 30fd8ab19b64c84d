"""From the file to the drawn panel: the sample and public files through every panel."""

import os
from functools import cache
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.index import Rows
from core.loading import load
from core.panels.losses import LossesOptions, Mode
from core.panels.losses.over_time import OverTimeOptions
from core.panels.losses.rows import LossRow
from core.panels.losses.view import LossesView
from core.session import Session, SessionState, open_workspace, select_claims, set_option
from core.shipped import SAMPLE
from gui.panel import PanelSpec
from gui.panels import PANELS

FOLDER = os.environ.get("COUNTERCLAIM_DATA", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="COUNTERCLAIM_DATA is not set")
FILES = {
    "sample": SAMPLE,
    "april 2016": Path(FOLDER) / "apr2016_claims" / "claims.csv",
    "events": Path(FOLDER) / "ucdp_ged_sample1000" / "ucdp_ged_v23_1_sample1000.csv",
    "general staff": Path(FOLDER) / "ua_generalstaff_claims",
    "gaza": Path(FOLDER) / "gaza_casualties" / "casualties_daily.json",
    "oryx": Path(FOLDER) / "oryx_ukraine_scarnecchia" / "event_captured.csv",
    "conflicts": Path(FOLDER) / "ucdp_prio_acd" / "ucdp-prio-acd-221.csv",
}
LOSSES = next(spec for spec in PANELS if spec.key == "losses")
FORMS = [
    *(LossesOptions(mode=mode) for mode in Mode),
    LossesOptions(mode=Mode.OVER_TIME, over_time=OverTimeOptions(related=True)),
    LossesOptions(mode=Mode.OVER_TIME, over_time=OverTimeOptions(table=True)),
    LossesOptions(mode=Mode.OVER_TIME, over_time=OverTimeOptions(apart=True)),
]


@cache
def space(name: str) -> Workspace:
    return Workspace(load([FILES[name]]))


def state(name: str) -> SessionState:
    session = Session()
    session.apply(open_workspace(space(name)))
    session.apply(select_claims(Rows([0])))
    return session.state


def drawn(qtbot: QtBot, spec: PanelSpec, seen: SessionState) -> object:
    """The view of a panel after it was drawn and followed."""
    panel = spec.widget()
    qtbot.addWidget(panel)
    panel.resize(620, 300)
    panel.show()
    view = spec.build(spec.question(seen))
    panel.show_view(view)
    panel.follow(seen)
    assert not panel.grab().isNull()
    return view


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("spec", PANELS, ids=[spec.key for spec in PANELS])
def test_every_panel_draws_every_file(qtbot: QtBot, spec: PanelSpec, name: str) -> None:
    assert drawn(qtbot, spec, state(name)) is not None


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("form", FORMS, ids=range(len(FORMS)))
def test_every_form_of_the_losses_draws_every_file(
    qtbot: QtBot, form: LossesOptions, name: str
) -> None:
    session = Session()
    session.apply(open_workspace(space(name)))
    session.apply(set_option("losses", form))
    assert isinstance(drawn(qtbot, LOSSES, session.state), LossesView)


def row(name: str, subject: str, label: str) -> LossRow:
    view = LOSSES.build(LOSSES.question(state(name)))
    assert isinstance(view, LossesView)
    (found,) = (one for one in view.rows if one.cell.subject == subject and one.label == label)
    return found


@pytest.mark.parametrize(
    ("name", "subject", "label", "texts"),
    [
        ("sample", "Azerbaijan", "Personnel killed", ("31", "558", "> 270")),
        ("events", "Government of Syria", "Personnel killed", (None, None, "203")),
        ("conflicts", "", "Personnel killed", (None, None, "≥ 699,900")),
        ("general staff", "Russia", "Tank lost (not specified)", (None, "12,251", "1,673")),
        ("general staff", "Russia", "Personnel lost (not specified)", (None, "~1,456,610", None)),
        ("gaza", "Palestine", "Personnel killed", ("73,419", None, None)),
    ],
)
def test_the_figures_are_those_of_the_files(
    name: str, subject: str, label: str, texts: tuple[str | None, ...]
) -> None:
    """Syria's 203 added up with csv alone; 1916 conflict years of ≥ 25 and 652 of ≥ 1000.

    The last day of the general staff says tank 12251 and personnel "about" 1456610; the last
    killed_cum of Gaza is 73419.
    """
    found = row(name, subject, label)
    assert tuple(mark and mark.text for mark in found.marks) == texts
    assert 1916 * 25 + 652 * 1000 == 699_900
