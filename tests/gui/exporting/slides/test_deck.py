"""A deck reopened: native charts and tables, values, notes, alternative texts, footers."""

import zipfile
from datetime import date
from importlib import import_module
from io import BytesIO
from typing import Any

import pytest
from msgspec.structs import replace

from core.briefing.tables import FigureTable
from core.crossfilter import Workspace
from core.handling import read_handling
from core.panels.losses import LossesOptions, Mode
from core.session import SessionState, set_option
from gui.exporting.figures import Sheet, sheet_of
from gui.exporting.slides.deck import deck_of
from gui.exporting.slides.master import BODY, blank
from gui.exporting.slides.shapes import grid
from gui.panels import PANELS
from gui.theme import LIGHT
from tests.making import workspace

pytestmark = pytest.mark.usefixtures("qapp")

MADE = date(2016, 5, 1)
KILLED: dict[str, object] = {"measure": "killed", "category": "personnel", "basis": "cumulative"}


def said(claimant: str, subject: str, day: int, **figure: object) -> dict[str, object]:
    when = f"2016-04-{day:02}"
    return {**KILLED, "claimant": claimant, "subject": subject, "claimed_on": when, **figure}


def space() -> Workspace:
    """A says 3 of its own killed and ≥ 9 of B's, then 12; B says nothing of A's."""
    return workspace(
        [
            said("A1", "A1", 2, best=3),
            said("A1", "B1", 2, best=9, bound="at_least"),
            said("A1", "B1", 4, best=12),
            {"claimant": "B1", "subject": "A1", "claimed_on": "2016-04-03", "text": "\x07=1+1"},
        ]
    )


def sheet(key: str, mode: Mode = Mode.GAP, state: SessionState | None = None) -> Sheet:
    state = state or set_option("losses", LossesOptions(mode=mode))(SessionState(space()))
    spec = next(spec for spec in PANELS if spec.key == key)
    return sheet_of(state, (spec,), MADE, title="April", headline="A said 12.", notes="Breathe.")


def opened(*sheets: Sheet) -> Any:
    # The library has no complete type stubs.
    pptx: Any = import_module("pptx")
    return pptx.Presentation(BytesIO(deck_of(sheets, "Deck", LIGHT)))


def charts(deck: Any) -> list[Any]:
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def test_a_butterfly_is_a_native_bar_chart_in_which_the_missing_is_a_gap() -> None:
    (chart,) = charts(opened(sheet("losses", Mode.BUTTERFLY)))
    assert chart.chart_type.name == "BAR_CLUSTERED"
    values = {series.name: tuple(series.values) for series in chart.plots[0].series}
    assert values == {
        "Own: losses of A": (-3.0,),
        "Claimed by the adversary: losses of B": (12.0,),
    }
    assert list(chart.plots[0].categories) == ["Personnel killed"]
    label = chart.plots[0].series[0].points[0].data_label.text_frame.text
    assert label == "3"


def test_a_course_is_a_native_line_on_which_a_figure_stands_until_the_next() -> None:
    only_b = workspace([said("A1", "B1", 2, best=9), said("A1", "B1", 4, best=12)])
    state = set_option("losses", LossesOptions(mode=Mode.OVER_TIME))(SessionState(only_b))
    (chart,) = charts(opened(sheet("losses", state=state)))
    assert chart.chart_type.name.startswith("LINE")
    assert tuple(chart.plots[0].series[0].values) == (9.0, 9.0, 12.0)
    assert next(iter(chart.plots[0].categories)) == "2 Apr 2016"


def test_a_timeline_is_a_native_stacked_chart_of_claims_by_side() -> None:
    (chart,) = charts(opened(sheet("timeline")))
    assert chart.chart_type.name == "COLUMN_STACKED"
    values = {series.name: tuple(series.values) for series in chart.plots[0].series}
    assert values == {"A": (2.0, 0.0, 1.0), "B": (0.0, 1.0, 0.0)}


def test_claims_are_native_tables_page_by_page_and_the_rest_is_counted() -> None:
    many = workspace([said("A1", "B1", 2, best=number + 1) for number in range(200)])
    deck = opened(sheet("claims", state=SessionState(many)))
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert len(tables) == len(deck.slides) == 4
    listed = sum(len(table.rows) - 1 for table in tables)
    texts = [shape.text_frame.text for shape in deck.slides[3].shapes if shape.has_text_frame]
    assert any(f"{200 - listed} more rows are not on these slides" in text for text in texts)


@pytest.mark.parametrize("key", ["losses", "relations"])
def test_what_has_no_native_form_is_a_vector_with_a_raster_beside_it(key: str) -> None:
    content = deck_of([sheet(key)], "Deck", LIGHT)
    names = zipfile.ZipFile(BytesIO(content)).namelist()
    assert [name for name in names if name.endswith(".svg")] == ["ppt/media/figure1.svg"]
    assert [name for name in names if name.startswith("ppt/media/") and name.endswith(".png")]
    drawn = zipfile.ZipFile(BytesIO(content)).read("ppt/slides/slide1.xml").decode()
    assert "svgBlip" in drawn


@pytest.mark.parametrize("key", ["timeline", "losses", "claims"])
def test_every_slide_has_footer_notes_and_alternative_text(key: str) -> None:
    made = sheet(key)
    deck = opened(made)
    assert (deck.slide_width, deck.slide_height) == (12_192_000, 6_858_000)
    for slide in deck.slides:
        footers = [one for one in slide.placeholders if one.placeholder_format.type == 15]
        assert [one.text_frame.text for one in footers] == [made.footer.text]
        notes = slide.notes_slide.notes_text_frame.text
        for part in ("April", "A said 12.", "Breathe.", "claim c", made.footer.text):
            assert part in notes
        figures = [
            shape
            for shape in slide.shapes
            if shape.has_chart or shape.has_table or shape.shape_type == 13
        ]
        assert len(figures) == 1
        assert figures[0]._element.xpath(".//p:cNvPr")[0].get("descr")


def test_a_deck_is_the_same_bytes_from_run_to_run_and_dated_as_made() -> None:
    sheets = [sheet("losses", Mode.BUTTERFLY), sheet("relations")]
    content = deck_of(sheets, "Deck", LIGHT)
    assert content == deck_of(sheets, "Deck", LIGHT)
    assert opened(*sheets).core_properties.created.date() == MADE
    later = [replace(one, footer=replace(one.footer, made=date(2016, 5, 2))) for one in sheets]
    assert content != deck_of(later, "Deck", LIGHT)


def test_a_marking_stands_at_head_and_foot_of_every_slide_in_its_own_colour() -> None:
    plain = sheet("losses", Mode.TABLE)
    marked = replace(plain, footer=replace(plain.footer, handling=read_handling("amber")))
    for one, texts in ((plain, []), (marked, ["TLP:AMBER", "TLP:AMBER"])):
        (slide,) = opened(one).slides
        marks = [shape for shape in slide.shapes if shape.name == "Handling"]
        assert [mark.text_frame.text for mark in marks] == texts
        for mark in marks:
            font = mark.text_frame.paragraphs[0].font
            assert (str(font.color.rgb), font.size.pt) == ("FFC000", 12)
            assert str(mark.fill.fore_color.rgb) == "000000"


def test_a_column_of_a_crowded_table_keeps_its_longest_word_whole() -> None:
    columns = ("Adversary ●", "Ratio", *(f"Words {place}" for place in range(6)))
    row = ("1", "2", *("a row of short words that fills the whole cell and more",) * 6)
    table = FigureTable(columns, (row,))
    deck = blank(LIGHT)
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    made = grid(slide, table, table.rows, LIGHT).table
    letters = [round(column.width / BODY[2] * 190, 2) for column in made.columns]
    assert letters[0] >= len("Adversary") + 3
    assert letters[1] >= len("Ratio") + 3
    assert sum(column.width for column in made.columns) <= BODY[2]


def test_a_mark_in_the_title_of_a_column_stays_beside_its_word() -> None:
    table = FigureTable(("Own ○", "Basis"), (("3", "running total since 1 Apr 2016"),))
    deck = blank(LIGHT)
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    made = grid(slide, table, table.rows, LIGHT).table
    assert [cell.text for cell in made.rows[0].cells] == ["Own\N{NO-BREAK SPACE}○", "Basis"]
    assert made.rows[1].cells[1].text == "running total since 1 Apr 2016"


def test_a_line_parts_the_rows_of_a_table_whatever_style_the_reader_gives_it() -> None:
    table = FigureTable(("Own ○", "Basis"), (("3", "in period"), ("4", "running total")))
    deck = blank(LIGHT)
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    heading, *rows = grid(slide, table, table.rows, LIGHT).table.rows
    anchors = import_module("pptx.enum.text").MSO_ANCHOR
    assert {cell.vertical_anchor for cell in heading.cells} == {anchors.MIDDLE}
    for cell in (cell for row in rows for cell in row.cells):
        drawn = [
            (edge, colour.get("val"))
            for edge in ("lnT", "lnB")
            for colour in cell._tc.tcPr.xpath(f"a:{edge}/a:solidFill/a:srgbClr")
        ]
        line = LIGHT.border[-6:].upper()
        assert drawn == [("lnT", line), ("lnB", line)]
