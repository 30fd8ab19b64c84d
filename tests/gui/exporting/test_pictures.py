"""Pages as PNG, SVG and PDF: the same figures as the window, vectors as vectors, text as text."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.filters import DateSpan, FilterState
from core.handling import read_handling
from core.index import Rows
from core.loading import load
from core.panels.losses import LossesOptions, Mode
from core.session import SessionState, set_option
from core.shipped import SAMPLE
from gui.exporting.figures import can_leave, sheet_of, specs_of_view
from gui.exporting.page import Page
from gui.exporting.pictures import image_of, pdf, png
from gui.exporting.vectors import svg
from gui.panel import PanelSpec
from gui.panels import PANELS
from gui.theme import BRIEFING, DARK, LIGHT, Theme, wear
from tests.making import workspace
from tests.pdfs import facts_of, size_of, text_of

MADE = date(2016, 5, 1)
SIZE = QSize(1600, 1000)
LEAVING = [spec for spec in PANELS if can_leave(spec)]
SVG = "{http://www.w3.org/2000/svg}"

every_panel = pytest.mark.parametrize("spec", LEAVING, ids=lambda spec: spec.key)


@pytest.fixture(scope="module")
def state() -> SessionState:
    april = FilterState().with_clause(DateSpan(date(2016, 4, 2), date(2016, 4, 8)))
    sample = Workspace(load([SAMPLE]))
    return SessionState(sample, april, selected=Rows([44]), focused=44, hovered=Rows([3]))


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    wear(qapp, DARK)
    yield
    wear(qapp, LIGHT)


def page_for(
    state: SessionState,
    specs: tuple[PanelSpec, ...],
    theme: Theme = LIGHT,
    handling: str = "TLP:GREEN",
    size: QSize = SIZE,
) -> Page:
    return Page(sheet_of(state, specs, MADE, read_handling(handling)), theme, size)


def svg_text(content: bytes) -> str:
    root = ET.fromstring(content)  # noqa: S314 - our own file
    return " ".join(" ".join(text.itertext()) for text in root.iter(f"{SVG}text"))


@every_panel
def test_a_vector_of_a_panel_holds_its_words_as_text_and_no_raster(
    spec: PanelSpec, state: SessionState, qtbot: QtBot
) -> None:
    page = page_for(state, (spec,))
    qtbot.addWidget(page)
    drawn, printed = svg(page), pdf(page)
    assert b"<image" not in drawn
    assert b"/Subtype /Image" not in printed
    for text in (svg_text(drawn), text_of(printed)):
        assert spec.title in text
        assert "2 – 8 Apr 2016 · by claim date" in text
        assert "167 of 202 claims (34 filtered · 1 undated)" in text
        assert text.count("TLP:GREEN") == 2


@pytest.mark.parametrize("mode", list(Mode))
def test_every_form_of_the_losses_comes_out_as_vectors(
    mode: Mode, state: SessionState, qtbot: QtBot
) -> None:
    losses = next(spec for spec in LEAVING if spec.key == "losses")
    page = page_for(set_option("losses", LossesOptions(mode=mode))(state), (losses,))
    qtbot.addWidget(page)
    assert b"<image" not in svg(page)


def test_the_words_of_every_chart_of_a_view_can_be_found_in_pdf_and_svg(
    state: SessionState, qtbot: QtBot
) -> None:
    page = page_for(state, specs_of_view(PANELS, state))
    qtbot.addWidget(page)
    for text in (svg_text(svg(page)), text_of(pdf(page))):
        for words in ("Loss comparison", "Personnel killed", "OSCE Minsk Group", "Undated"):
            assert words in text


@pytest.mark.parametrize("draw", [png, svg, pdf], ids=["png", "svg", "pdf"])
def test_two_runs_make_the_same_bytes(
    draw: Callable[[Page], bytes], state: SessionState, qtbot: QtBot
) -> None:
    made: list[bytes] = []
    for _ in range(2):
        page = page_for(state, specs_of_view(PANELS, state))
        qtbot.addWidget(page)
        made.append(draw(page))
    assert made[0] == made[1]


def test_another_marking_makes_another_document(state: SessionState, qtbot: QtBot) -> None:
    names: set[bytes] = set()
    for marking in ("TLP:GREEN", "TLP:RED", ""):
        page = page_for(state, (LEAVING[0],), handling=marking)
        qtbot.addWidget(page)
        names.update(re.findall(rb"uuid:[0-9a-f-]{36}", pdf(page)))
    assert len(names) == 3


def test_a_pdf_is_dated_by_its_footer_and_has_the_size_asked_for(
    state: SessionState, qtbot: QtBot
) -> None:
    page = page_for(state, (LEAVING[0],))
    qtbot.addWidget(page)
    content = pdf(page)
    facts, (width, height) = facts_of(content), size_of(content)
    assert facts["CreationDate"].startswith("D:20160501000000")
    assert facts["ModDate"].startswith("D:20160501000000")
    assert facts["Title"] == "April 2016"
    inch = page.logicalDpiX()
    assert (width, height) == pytest.approx((1600 * 72 / inch, 1000 * 72 / inch), abs=0.5)


def test_an_svg_brings_its_typefaces_and_asks_for_nothing_else(
    state: SessionState, qtbot: QtBot
) -> None:
    page = page_for(state, (LEAVING[0],))
    qtbot.addWidget(page)
    drawn = svg(page).decode()
    assert "@font-face" in drawn
    addresses = re.findall(r'(?:url\("?|href=")([^")]{1,24})', drawn)
    assert addresses
    assert all(one.startswith(("data:font/woff", "#")) for one in addresses)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.key)
def test_a_vector_lies_on_the_ground_of_its_page(
    state: SessionState, qtbot: QtBot, theme: Theme
) -> None:
    page = page_for(state, specs_of_view(PANELS, state), theme)
    qtbot.addWidget(page)
    root = ET.fromstring(svg(page))  # noqa: S314 - our own file
    described = {f"{SVG}{name}" for name in ("title", "desc", "style")}
    first = next(part for part in root if part.tag not in described)
    assert first.tag == f"{SVG}rect"
    assert first.attrib == {"width": "1600", "height": "1000", "fill": theme.surface}


def test_names_in_an_svg_are_unique_and_every_reference_is_met(
    state: SessionState, qtbot: QtBot
) -> None:
    page = page_for(state, specs_of_view(PANELS, state))
    qtbot.addWidget(page)
    drawn = svg(page).decode()
    names = re.findall(r' id="([^"]+)"', drawn)
    assert len(names) == len(set(names))
    assert set(re.findall(r'"url\(#([^)]+)\)"', drawn)) <= set(names)


def test_markup_and_letters_that_xml_forbids_stay_text(qtbot: QtBot) -> None:
    nasty = "<script>alert(1)</script>\x01 & \x1f"
    made = workspace(
        [{"claimant": nasty, "claimed_on": "2016-04-02", "text": nasty, "place": nasty}]
    )
    state = SessionState(made, selected=Rows([0]), focused=0)
    page = Page(sheet_of(state, specs_of_view(PANELS, state), MADE, title=nasty), LIGHT, SIZE)
    qtbot.addWidget(page)
    drawn = svg(page)
    root = ET.fromstring(drawn)  # noqa: S314 - our own file
    assert root.find(f"{SVG}title") is not None
    assert not list(root.iter(f"{SVG}script"))
    assert b"<script" not in drawn


def test_a_png_has_as_many_pixels_as_asked_for_and_carries_its_footer(
    state: SessionState, qtbot: QtBot
) -> None:
    page = page_for(state, (LEAVING[0],), size=QSize(800, 500))
    qtbot.addWidget(page)
    image = QImage.fromData(png(page, 2.0))
    assert image.size() == QSize(1600, 1000)
    assert "Shown: 167 of 202 claims" in image.text("Description")


def test_a_page_wears_its_own_theme_whatever_the_window_wears(
    state: SessionState, qtbot: QtBot
) -> None:
    for theme in (LIGHT, DARK, BRIEFING):
        page = page_for(state, (LEAVING[0],), theme)
        qtbot.addWidget(page)
        corner = image_of(page).pixelColor(4, 4)
        assert corner.name().upper() == theme.surface


@pytest.mark.parametrize("theme", [LIGHT, DARK, BRIEFING], ids=lambda theme: theme.key)
def test_every_chart_stands_on_the_ground_of_its_page(
    state: SessionState, qtbot: QtBot, theme: Theme
) -> None:
    specs = tuple(spec for spec in LEAVING if spec.key in ("timeline", "losses", "relations"))
    page = page_for(state, specs, theme)
    qtbot.addWidget(page)
    drawn = image_of(page)
    for panel in page.panels:
        corner = panel.mapTo(page, QPoint(8, 2))
        assert drawn.pixelColor(corner).name().upper() == theme.surface, panel.accessibleName()


def test_nothing_that_only_a_hand_can_use_is_on_a_page(state: SessionState, qtbot: QtBot) -> None:
    page = page_for(state, tuple(LEAVING))
    qtbot.addWidget(page)
    words = svg_text(svg(page))
    for label in ("Log scale", "Kinds ▾", "Columns", "Densest", "View ▾", "Matrix"):
        assert label not in words


def test_what_does_not_fit_is_said(state: SessionState, qtbot: QtBot) -> None:
    claims = next(spec for spec in LEAVING if spec.key == "claims")
    page = page_for(state, (claims,), size=QSize(900, 400))
    qtbot.addWidget(page)
    assert re.match(r"\d+% of it on this page, the rest lies below", page.panels[0].header.subtitle)


def test_a_share_is_not_rounded_to_nothing(qtbot: QtBot) -> None:
    losses = {"topic": "loss", "measure": "killed", "category": "personnel", "best": 1.0}
    many = workspace([{"claimant": "A", "subject": "B", **losses} for _ in range(3_000)])
    claims = next(spec for spec in LEAVING if spec.key == "claims")
    page = page_for(SessionState(many), (claims,), size=QSize(900, 400))
    qtbot.addWidget(page)
    assert page.panels[0].header.subtitle.startswith("less than 1% of it on this page")


def test_the_view_has_one_panel_of_each_area_and_the_card_only_with_a_claim() -> None:
    nothing = SessionState()
    keys = [spec.key for spec in specs_of_view(PANELS, nothing)]
    assert "card" not in keys
    assert not {"facets", "filter_bar"} & set(keys)
    areas = [spec.area for spec in specs_of_view(PANELS, nothing)]
    assert len(areas) == len(set(areas))


def test_the_view_can_be_those_panels_that_are_open() -> None:
    shown = specs_of_view(PANELS, SessionState(), {"losses", "facets"})
    assert [spec.key for spec in shown] == ["losses"]
