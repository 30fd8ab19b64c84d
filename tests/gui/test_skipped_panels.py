"""A panel that is left out while the days move shows what it would show if built from scratch."""

from datetime import date, timedelta
from random import Random

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from core.filters import DateSpan, OneOf
from core.session import Change, clear_filters, drop_clause, set_clause, set_known_on
from gui.panel import PanelSpec
from gui.panels import PANELS
from gui.panels.known_on import KnownOnPanel
from tests.gui.test_linked_pointing import Painted
from tests.pictures import EDGE, furthest
from tests.program import Program

FIRST, LAST = date(2016, 3, 25), date(2016, 4, 20)
STEPS = 12


def pictures(program: Program) -> dict[str, QImage]:
    QApplication.processEvents()
    panels = program.window.refresh.panels.items()
    return {key: panel.grab().toImage() for key, panel in panels if panel.in_sight}


def on_screen(program: Program) -> QImage:
    """The window as it stands, after all that was painted of it from step to step."""
    for _ in range(8):
        QApplication.processEvents()
    window = program.window
    return window.screen().grabWindow(window.winId()).toImage()


def beside(one: QImage, other: QImage) -> int:
    """How many pixels of two pictures differ by more than how letters are kept."""
    held = [image.convertToFormat(QImage.Format.Format_RGB32) for image in (one, other)]
    parts = [np.frombuffer(image.constBits(), dtype=np.uint8).astype(np.int16) for image in held]
    return int((np.abs(parts[0] - parts[1]).reshape(-1, 4).max(axis=1) > EDGE).sum())


def build_anew(program: Program, spec: PanelSpec) -> None:
    """Show a panel the view of the very days of the state."""
    panel, state = program.window.refresh.panels[spec.key], program.state
    panel.show_view(spec.build(replace(spec.question(state), filters=state.filters)))
    panel.follow(state)


@pytest.mark.parametrize("seed", range(3))
def test_random_steps_of_the_days_leave_every_panel_as_if_built_from_scratch(
    program: Program, seed: int
) -> None:
    random = Random(seed)
    days = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days)]
    for _ in range(STEPS):
        first, last = sorted(random.choices(days, k=2))
        program.session.apply(set_clause(DateSpan(first, last)))
        program.session.apply(set_known_on(random.choice([None, *days])))
        program.settle()
    assert furthest(on_screen(program), program.window.grab().toImage()) <= EDGE
    followed = pictures(program)
    for spec in PANELS:
        if spec.key in followed:
            build_anew(program, spec)
    for key, picture in pictures(program).items():
        assert picture == followed[key], key


def filtered(program: Program, random: Random) -> Change:
    """A filter of any kind set or dropped; now and then one that no claim passes."""
    key = random.choice(("topic", "claimant_side", "subject_side", "act", "claimant"))
    values = [*program.state.workspace.index[key].values, "nobody"]
    chosen = frozenset(random.sample(values, k=random.randint(1, min(3, len(values)))))
    return random.choice(
        (
            set_clause(OneOf(key, chosen, exclude=random.random() < 1 / 2)),
            drop_clause(key, "dates"),
            set_known_on(random.choice([None, FIRST, date(2016, 4, 4)])),
            set_clause(DateSpan(FIRST, random.choice([FIRST, date(2016, 4, 5), LAST]))),
            clear_filters(),
        )
    )


@pytest.mark.parametrize("seed", range(3))
def test_random_filters_leave_nothing_on_the_screen_that_a_fresh_paint_would_not(
    program: Program, seed: int
) -> None:
    random = Random(seed)
    for _ in range(STEPS):
        program.session.apply(filtered(program, random))
        program.settle()
        shown = on_screen(program)
        assert beside(shown, program.window.grab().toImage()) == 0, program.state.filters


def test_a_step_over_days_without_a_claim_builds_only_who_says_the_days(program: Program) -> None:
    """Something is claimed on 22 and 24 April, nothing on the 23rd."""
    built: list[str] = []
    program.session.apply(set_clause(DateSpan(FIRST, date(2016, 4, 22))))
    program.settle()
    program.window.refresh.shown.connect(
        lambda showing: built.append(showing.key) if showing.building else None
    )
    program.session.apply(set_clause(DateSpan(FIRST, date(2016, 4, 23))))
    program.settle()
    assert built == ["filter_bar"]
    assert program.facets.dates.last.date().toPython() == date(2016, 4, 23)


def test_a_step_over_days_without_a_claim_paints_only_who_shows_the_days(program: Program) -> None:
    """Between 22 and 24 April nothing is claimed: only the lanes' days and the brush move."""
    program.session.apply(set_clause(DateSpan(FIRST, date(2016, 4, 22))))
    program.settle()
    QApplication.processEvents()
    known_on = program.window.refresh.panels["known_on"]
    assert isinstance(known_on, KnownOnPanel)
    painted = Painted(
        lanes=program.timeline.lanes,
        strip=program.timeline.overview,
        losses=program.losses.gap,
        relations=program.relations.graph,
        table=program.claims.table.viewport(),
        known_on=known_on.slider,
        topics=program.facets.sections["topic"].values.viewport(),
    )
    program.session.apply(set_clause(DateSpan(FIRST, date(2016, 4, 23))))
    program.settle()
    QApplication.processEvents()
    assert painted.names == {"lanes", "strip"}
