"""What stands on a slide: words, native charts, native tables, vector pictures."""

import re
from collections.abc import Callable, Sequence
from html import escape
from importlib import import_module
from io import BytesIO
from math import ceil
from typing import Any

from core.briefing.native import NativeChart, NativeSeries, Shape
from core.briefing.tables import FigureTable
from core.handling import GROUND, Handling
from gui.exporting.slides.master import BODY, FACE
from gui.theme import Theme

Box = tuple[int, int, int, int]

_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_SPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_HEAD, _LINE, _WRAPPED = 280_000, 230_000, 125_000
_HAIR = 6_350
"""Half a point: the line between two rows."""
_LETTERS = 190
"""Letters of small type that the width of a slide holds."""
_KINDS = {
    Shape.BARS: "BAR_CLUSTERED",
    Shape.STACKED: "COLUMN_STACKED",
    Shape.LINES: "LINE_MARKERS",
}
_MARK, _SMALL, _TINY = 12, 10, 8
_SIDES, _LABEL_LETTER, _WORD_LETTER, _MARK_HIGH = 240_000, 115_000, 64_000, 240_000
_LONG = 60
_BREAKS = re.compile(r"[^\S\xa0]+")
_MARKED = re.compile(r" (?=\W$)")


def words(slide: Any, box: Box, text: str, points: float, colour: str) -> Any:
    """A box of text."""
    made = slide.shapes.add_textbox(*box)
    made.text_frame.word_wrap = True
    made.text_frame.text = text
    style(made.text_frame, points, colour)
    return made


def mark(slide: Any, corner: tuple[int, int], handling: Handling, theme: Theme) -> None:
    """A handling marking; a TLP label in its own colour on black in 12 points, own words in 8."""
    coloured = bool(handling.colour)
    wide = _SIDES + len(handling.text) * (_LABEL_LETTER if coloured else _WORD_LETTER)
    box = corner[0] - wide, corner[1], wide, _MARK_HIGH
    ink, ground = (handling.colour, GROUND) if coloured else (theme.surface, theme.text)
    made = words(slide, box, handling.text, _MARK if coloured else _TINY, ink)
    made.name = "Handling"
    made.fill.solid()
    made.fill.fore_color.rgb = rgb(ground)
    frame = made.text_frame
    frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = import_module("pptx.enum.text").MSO_ANCHOR.MIDDLE
    for paragraph in frame.paragraphs:
        paragraph.alignment = import_module("pptx.enum.text").PP_ALIGN.CENTER
        paragraph.font.bold = True


def style(frame: Any, points: float, colour: str, *, bold: bool = False) -> None:
    """Set all text of a frame in one type."""
    util: Any = import_module("pptx.util")
    left = import_module("pptx.enum.text").PP_ALIGN.LEFT
    for paragraph in frame.paragraphs:
        paragraph.alignment = left
        font = paragraph.font
        font.size, font.bold, font.name = util.Pt(points), bold, FACE
        font.color.rgb = rgb(colour)


def rgb(colour: str) -> Any:
    """A colour such as ``#2F6FB3``."""
    dml: Any = import_module("pptx.dml.color")
    return dml.RGBColor.from_string(colour.lstrip("#")[-6:].upper())


def describe(shape: Any, title: str, text: str) -> None:
    """The alternative text of a figure."""
    named = shape._element.xpath(".//p:cNvPr")[0]  # noqa: SLF001 - no public way
    named.set("title", title)
    named.set("descr", text)


def chart(slide: Any, told: NativeChart, theme: Theme) -> Any:
    """A native chart with its data; what is missing is a gap."""
    data: Any = import_module("pptx.chart.data")
    enum: Any = import_module("pptx.enum.chart")
    made = data.CategoryChartData(number_format="#,##0;#,##0")
    made.categories = told.categories
    for series in told.series:
        made.add_series(series.name, series.values)
    frame = slide.shapes.add_chart(getattr(enum.XL_CHART_TYPE, _KINDS[told.shape]), *BODY, made)
    drawn = frame.chart
    drawn.font.size, drawn.font.name = import_module("pptx.util").Pt(_SMALL), FACE
    drawn.font.color.rgb = rgb(theme.text)
    drawn.has_title = False
    drawn.has_legend = True
    drawn.legend.position = enum.XL_LEGEND_POSITION.BOTTOM
    drawn.legend.include_in_layout = False
    _axes(drawn, told, theme, enum)
    for series, drawing in zip(told.series, drawn.plots[0].series, strict=True):
        _ink(drawing, series, told, theme)
    return frame


def _axes(drawn: Any, told: NativeChart, theme: Theme, enum: Any) -> None:
    value, category = drawn.value_axis, drawn.category_axis
    value.tick_labels.number_format = "#,##0;#,##0"
    value.tick_labels.number_format_is_linked = False
    value.major_gridlines.format.line.color.rgb = rgb(theme.grid)
    category.tick_label_position = enum.XL_TICK_LABEL_POSITION.LOW
    category.format.line.color.rgb = rgb(theme.border)
    if told.shape is Shape.BARS:
        category.reverse_order = True
        drawn.plots[0].gap_width = 30
    else:
        value.minimum_scale = 0
    if told.shape is Shape.STACKED:
        drawn.plots[0].gap_width, drawn.plots[0].overlap = 25, 100


def _ink(drawing: Any, series: NativeSeries, told: NativeChart, theme: Theme) -> None:
    colour = rgb(theme.side(series.side, told.sides).name())
    shape = drawing.format
    shape.line.color.rgb = colour
    if told.shape is Shape.LINES:
        drawing.smooth = False
        drawing.marker.style = import_module("pptx.enum.chart").XL_MARKER_STYLE.NONE
        if series.hollow:
            shape.line.dash_style = import_module("pptx.enum.dml").MSO_LINE.DASH
        return
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(theme.surface) if series.hollow else colour
    drawing.invert_if_negative = False
    for place, text in enumerate(series.texts):
        if text:
            frame = drawing.points[place].data_label.text_frame
            frame.text = text
            style(frame, _TINY, theme.text)


def pages_of(table: FigureTable, most: int) -> list[tuple[tuple[str, ...], ...]]:
    """The rows of a table slide by slide, as many as fit on each; ``most`` slides at the utmost."""
    shares = _shares(table.columns, table.rows)
    pages: list[list[tuple[str, ...]]] = []
    room = 0
    for row in table.rows:
        tall = _height(row, shares)
        if tall > room:
            if len(pages) == most:
                break
            pages.append([])
            room = BODY[3] - _HEAD
        pages[-1].append(row)
        room -= tall
    return [tuple(page) for page in pages]


def grid(slide: Any, table: FigureTable, rows: Sequence[Sequence[str]], theme: Theme) -> Any:
    """Some rows of a table as a native one; columns are as wide as the whole table needs."""
    columns, shares = _whole(table.columns), _shares(table.columns, table.rows)
    tall = [_HEAD, *(_height(row, shares) for row in rows)]
    left, top, width, _ = BODY
    frame = slide.shapes.add_table(1, len(columns), left, top, width, sum(tall))
    made = frame.table
    for place, share in enumerate(shares):
        made.columns[place].width = int(width * share)
    grown = made._tbl  # noqa: SLF001 - no public way that is quick enough
    grown.remove(grown.tr_lst[0])
    for number, (high, cells) in enumerate(zip(tall, (columns, *rows), strict=True)):
        grown.append(_row(cells, high, theme, heading=number == 0))
    return frame


def _row(cells: Sequence[str], high: int, theme: Theme, *, heading: bool) -> Any:
    """A row of a table; the library takes some 2 ms a cell to make the same piece by piece."""
    ink, ground = (theme.surface, theme.muted) if heading else (theme.text, theme.surface)
    hair = f'w="{_HAIR}">{_filled(theme.border)}'
    look = f"<a:lnT {hair}</a:lnT><a:lnB {hair}</a:lnB>{_filled(ground)}"
    made = "".join(_cell(text, ink, look, heading=heading) for text in cells)
    oxml: Any = import_module("pptx.oxml")
    return oxml.parse_xml(f'<a:tr xmlns:a="{_DRAWING}" h="{high}">{made}</a:tr>')


def _cell(text: str, ink: str, look: str, *, heading: bool) -> str:
    words = " ".join(_words(text))
    short = words if len(words) <= 2 * _LONG else f"{words[: 2 * _LONG - 1]}…"
    return (
        '<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="l"/><a:r>'
        f'<a:rPr sz="{_TINY * 100}" b="{int(heading)}">{_filled(ink)}<a:latin typeface="{FACE}"/>'
        f"</a:rPr><a:t>{escape(short)}</a:t></a:r></a:p></a:txBody>"
        '<a:tcPr marL="50000" marR="50000" marT="20000" marB="20000"'
        f' anchor="{"ctr" if heading else "t"}">{look}</a:tcPr></a:tc>'
    )


def _filled(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[-6:].upper()}"/></a:solidFill>'


def _shares(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Shares of the width that columns take, by their longest text.

    Where that is more than there is room for, every column keeps its longest word whole.
    """
    columns = _whole(columns)
    longest = _letters(columns, rows, lambda text: min(len(text), _LONG))
    least = _letters(columns, rows, lambda text: min(max(map(len, _words(text)), default=0), _LONG))
    spare, given_up = _LETTERS - sum(least), sum(longest) - sum(least)
    if not 0 < spare < given_up:
        return [letters / sum(longest) for letters in longest]
    return [
        (word + spare * (text - word) / given_up) / _LETTERS
        for word, text in zip(least, longest, strict=True)
    ]


def _words(text: str) -> list[str]:
    """The parts between which a line may break."""
    return [word for word in _BREAKS.split(text) if word]


def _whole(titles: Sequence[str]) -> list[str]:
    """Titles of columns in which a mark stays beside its word: ``Own ○``."""
    return [_MARKED.sub("\N{NO-BREAK SPACE}", title) for title in titles]


def _letters(
    columns: Sequence[str], rows: Sequence[Sequence[str]], size: Callable[[str], int]
) -> list[int]:
    """The most letters that a cell of each column takes, with the room at its sides."""
    return [
        max(size(cells[place]) for cells in (columns, *rows)) + 3 for place in range(len(columns))
    ]


def _height(row: Sequence[str], shares: Sequence[float]) -> int:
    """Height of a row whose longest cell wraps."""
    lines = max(
        ceil(min(len(text), 2 * _LONG) / max(_LETTERS * share - 2, 1))
        for text, share in zip(row, shares, strict=True)
    )
    return max(_LINE, _WRAPPED * lines + 80_000)


def picture(slide: Any, png: bytes, svg: bytes, ratio: float, number: int) -> Any:
    """A vector picture with a raster for programs that know no SVG; fitted into the body."""
    left, top, width, height = BODY
    wide = min(width, round(height * ratio))
    tall = round(wide / ratio)
    at = left + (width - wide) // 2
    made = slide.shapes.add_picture(BytesIO(png), at, top, wide, tall)
    package: Any = import_module("pptx.opc.package")
    names: Any = import_module("pptx.opc.packuri")
    kinds: Any = import_module("pptx.opc.constants")
    etree: Any = import_module("lxml.etree")
    name = names.PackURI(f"/ppt/media/figure{number}.svg")
    part = package.Part(name, "image/svg+xml", slide.part.package, svg)
    link = slide.part.relate_to(part, kinds.RELATIONSHIP_TYPE.IMAGE)
    blip = made._element.xpath(".//a:blip")[0]  # noqa: SLF001 - no public way
    space = blip.nsmap["a"]
    related = blip.nsmap["r"]
    extensions = etree.SubElement(blip, f"{{{space}}}extLst")
    extension = etree.SubElement(extensions, f"{{{space}}}ext", uri=_SVG)
    drawn = etree.SubElement(extension, f"{{{_SVG_SPACE}}}svgBlip", nsmap={"asvg": _SVG_SPACE})
    drawn.set(f"{{{related}}}embed", link)
    return made
