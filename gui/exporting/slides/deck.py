"""A deck: a slide for each figure of each product, with footer, notes and alternative texts."""

from collections.abc import Generator, Sequence
from copy import deepcopy
from datetime import datetime, time
from io import BytesIO
from math import ceil
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, QSize

from core.briefing.native import native_of
from core.briefing.tables import FigureTable, table_of
from core.headline import headline_rows
from core.panels.card import CardView
from core.panels.claims import ClaimsView
from core.panels.contradictions import ContradictionsView
from core.panels.losses import LossesView, Mode
from core.wording import cite
from gui.exporting.figures import Figure, Sheet
from gui.exporting.fitting import Ground
from gui.exporting.page import Page
from gui.exporting.parts import whole
from gui.exporting.pictures import image_of, packed
from gui.exporting.slides.master import (
    FOOTER,
    HEADLINE,
    MARKINGS,
    blank,
    footer_of_layout,
    number_of_layout,
)
from gui.exporting.slides.packing import fixed
from gui.exporting.slides.shapes import chart, describe, grid, mark, pages_of, picture, style, words
from gui.exporting.vectors import NOT_XML, figure
from gui.theme import Theme

_TABLES = (ClaimsView, CardView, ContradictionsView)
_MOST_PAGES = 4
_CITED = 12
_PAGE = QSize(1280, 760)
_SHARP = 2.0
_TITLE_POINTS, _FOOTER_POINTS = 24, 6.5
_LINES = 3
_SIZES = ((12.5, 140), (11.0, 160), (9.5, 185))
"""Type of a headline in points, and letters that a line of the slide holds in it."""


class _Making(Struct, frozen=True, eq=False):
    """The slides of one product in the making."""

    deck: Any
    sheet: Sheet
    theme: Theme
    notes: str


def deck_of(sheets: Sequence[Sheet], title: str, theme: Theme) -> bytes:
    """The deck as PPTX; on the GUI thread."""
    return whole(deck_in_parts(sheets, title, theme))


def deck_in_parts(
    sheets: Sequence[Sheet], title: str, theme: Theme
) -> Generator[None, None, bytes]:
    """``deck_of``, pausing after each product."""
    deck = blank(theme)
    made = sheets[0].footer.made
    facts, moment = deck.core_properties, datetime.combine(made, time())
    facts.title, facts.author, facts.last_modified_by = (
        _plain(title),
        "Counterclaim",
        "Counterclaim",
    )
    facts.created = facts.modified = moment
    facts.revision = 1
    for sheet in sheets:
        making = _Making(deck, sheet, theme, _plain(_notes(sheet)))
        for drawn in sheet.figures:
            _figure(making, drawn)
        yield
    buffer = BytesIO()
    deck.save(buffer)
    return fixed(buffer.getvalue(), made)


def _figure(making: _Making, drawn: Figure) -> None:
    sheet, theme = making.sheet, making.theme
    passed = sheet.state.workspace.mask(sheet.state.filters)
    if isinstance(drawn.view, _TABLES) or _is_table(drawn.view):
        table = table_of(drawn.view, passed)
        if table.columns:
            _paged(making, drawn, table)
            return
    native = native_of(drawn.view, passed)
    if native is not None:
        slide = _slide(making, drawn.spec.title, native.note)
        said = f"{native.note} {len(native.categories)} categories, {len(native.series)} series: "
        named = "; ".join(series.name for series in native.series)
        describe(chart(slide, native, theme), drawn.spec.title, _plain(f"{said}{named}."))
        return
    _pictured(making, drawn)


def _is_table(view: object) -> bool:
    return isinstance(view, LossesView) and view.options.mode is Mode.TABLE


def _paged(making: _Making, drawn: Figure, table: FigureTable) -> None:
    pages = pages_of(table, _MOST_PAGES) or [()]
    total = len(table.rows) + table.left_out
    shown = 0
    for page in pages:
        first, shown = shown + 1, shown + len(page)
        note = f"Rows {first:,} to {shown:,} of {total:,}" if total else "No rows"
        if page is pages[-1] and shown < total:
            more = total - shown
            rows = "row is" if more == 1 else "rows are"
            note += f"; {more:,} more {rows} not on these slides"
        slide = _slide(making, drawn.spec.title, f"{note}.")
        cells = [[_plain(text) for text in row] for row in page]
        made = grid(slide, table, cells, making.theme)
        describe(made, drawn.spec.title, f"Table of {', '.join(table.columns)}. {note}.")


def _pictured(making: _Making, drawn: Figure) -> None:
    sheet, theme = making.sheet, making.theme
    page = Page(replace(sheet, figures=(drawn,), headline=""), theme, _PAGE, Ground.SLIDE)
    try:
        panel = page.panels[0]
        said = _plain(panel.header.subtitle)
        place = QRect(panel.mapTo(page, QPoint()), panel.size())
        image = image_of(page, _SHARP).copy(QRect(place.topLeft() * _SHARP, place.size() * _SHARP))
        raster = packed(image, {"Title": drawn.spec.title, "Description": said})
        number = len(making.deck.slides) + 1
        vector = figure(panel, f"f{number}-", theme.surface)
    finally:
        page.deleteLater()
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    size = f'width="{place.width()}" height="{place.height()}" '
    whole = vector.replace("<svg ", f"{head}{size}", 1).encode("utf-8")
    slide = _slide(making, drawn.spec.title, said)
    ratio = place.width() / place.height()
    describe(picture(slide, raster, whole, ratio, number), drawn.spec.title, said)


def _slide(making: _Making, what: str, said: str) -> Any:
    deck, sheet, theme = making.deck, making.sheet, making.theme
    layout = deck.slide_layouts[0]
    slide = deck.slides.add_slide(layout)
    slide.shapes.title.text = _plain(f"{sheet.title} – {what}")
    style(slide.shapes.title.text_frame, _TITLE_POINTS, theme.text, bold=True)
    told = "\n".join(filter(None, (_plain(sheet.headline), said)))
    words(slide, HEADLINE, told, _points(told), theme.muted)
    _foot(slide, layout, sheet, theme)
    for corner in MARKINGS if sheet.footer.handling.text else ():
        mark(slide, corner, sheet.footer.handling, theme)
    slide.notes_slide.notes_text_frame.text = making.notes
    return slide


def _points(told: str) -> float:
    """The size of type in which what is told fits into three lines, or four of the smallest."""
    for points, letters in _SIZES:
        lines = sum(ceil(len(line) / letters) for line in told.split("\n"))
        if lines <= _LINES:
            return points
    return _SIZES[-1][0]


def _foot(slide: Any, layout: Any, sheet: Sheet, theme: Theme) -> None:
    """Footer and number as placeholders of the master, which the library leaves out."""
    for origin in (footer_of_layout(layout), number_of_layout(layout)):
        slide.shapes._spTree.append(deepcopy(origin._element))  # noqa: SLF001 - no public way
    footer = slide.placeholders[footer_of_layout(layout).placeholder_format.idx]
    footer.left, footer.top, footer.width, footer.height = FOOTER
    footer.text_frame.text = _plain(sheet.footer.text)
    footer.text_frame.word_wrap = True
    style(footer.text_frame, _FOOTER_POINTS, theme.muted)


def _notes(sheet: Sheet) -> str:
    """Title, headline, what the speaker says, the claims behind the headline, the footer."""
    dataset = sheet.state.workspace.dataset
    rows: list[int] = headline_rows(sheet.state).array.tolist() if sheet.headline else []
    cited = [cite(dataset, row) for row in rows[:_CITED]]
    if len(rows) > _CITED:
        cited.append(f"… and {len(rows) - _CITED:,} more claims")
    parts = (sheet.title, sheet.headline, sheet.notes, "\n".join(cited), sheet.footer.text)
    return "\n\n".join(part for part in parts if part)


def _plain(text: str) -> str:
    """Without what XML cannot hold."""
    return NOT_XML.sub("�", text)
