"""Views as one HTML file that asks for nothing else: figures, their tables, sources, footer."""

import re
from collections.abc import Generator, Sequence
from functools import reduce
from html import unescape

from markupsafe import Markup, escape
from msgspec import Struct
from PySide6.QtCore import QMargins, QSize

from core.briefing import Footer
from core.briefing.tables import FigureTable, sources_table, table_of
from core.handling import GROUND, Handling, stricter
from core.index import Rows
from core.shipped import ASSETS
from gui.exporting.figures import Figure, Sheet
from gui.exporting.fitting import Ground
from gui.exporting.page import Page
from gui.exporting.parts import whole
from gui.exporting.typefaces import faces
from gui.exporting.vectors import AS_QT_SETS, figure
from gui.theme import DARK, LIGHT, Theme

_WIDTH, _CHROME = 1120, 260
_DATE = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b")
_HEIGHTS = {"timeline": 380, "claims": 420, "card": 420}
_HEIGHT, _TALLEST = 600, 2000
"""Of a figure, in points; a chart of rows is as tall as its rows need, up to the second."""


class _Told(Struct, frozen=True):
    """One figure of the report; its pictures are made by us and already escaped."""

    title: str
    subtitle: str
    light: Markup
    dark: Markup
    table: FigureTable


class _Part(Struct, frozen=True):
    """One view of the report, or one step of a story."""

    title: str
    headline: str
    figures: tuple[_Told, ...]
    footer: Footer
    sources: FigureTable


def report(sheet: Sheet) -> bytes:
    """The report of one view, UTF-8; on the GUI thread.

    All text of the dataset is escaped; there is no script, and the page forbids itself any.
    """
    return report_of((sheet,), sheet.title)


def report_of(sheets: Sequence[Sheet], title: str) -> bytes:
    """The report of the steps of a story in their order, each over its own footer."""
    return whole(report_in_parts(sheets, title))


def report_in_parts(sheets: Sequence[Sheet], title: str) -> Generator[None, None, bytes]:
    """``report_of``, pausing after each step."""
    parts: list[_Part] = []
    for number, sheet in enumerate(sheets, 1):
        parts.append(_part(sheet, f"{number}-"))
        yield
    return _written(parts, title)


def _written(parts: Sequence[_Part], title: str) -> bytes:
    # Start-up time: a tenth of a second, for those who make a report.
    from jinja2 import Environment  # noqa: PLC0415

    drawings = "".join(one.light + one.dark for part in parts for one in part.figures)
    environment = Environment(autoescape=True, keep_trailing_newline=True)
    environment.filters["dated"] = _dated
    template = environment.from_string((ASSETS / "report.html").read_text(encoding="utf-8"))
    handling = reduce(stricter, (part.footer.handling for part in parts))

    def rendered(rules: str) -> str:
        return template.render(
            title=title,
            parts=parts,
            handling=handling.text,
            ink=_ink(handling),
            ground=GROUND,
            faces=Markup(f"{AS_QT_SETS}\n{rules}"),  # noqa: S704 - made of numbers and base64
            light=LIGHT,
            dark=DARK,
        )

    return rendered(faces(drawings, around=unescape(rendered("")))).encode("utf-8")


def _part(sheet: Sheet, name: str) -> _Part:
    workspace = sheet.state.workspace
    passed = Rows.where(workspace.mask(sheet.state.filters))
    figures = tuple(
        _told(sheet, drawn, f"{name}{place}") for place, drawn in enumerate(sheet.figures)
    )
    sources = sources_table(workspace, passed.array)
    return _Part(sheet.title, sheet.headline, figures, sheet.footer, sources)


def _told(sheet: Sheet, drawn: Figure, name: str) -> _Told:
    alone = Sheet(sheet.title, sheet.state, (drawn,), sheet.footer)
    subtitle, pictures = "", list[Markup]()
    size = QSize(_WIDTH, _HEIGHTS.get(drawn.spec.key, _HEIGHT) + _CHROME)
    for theme in (LIGHT, DARK):
        subtitle, picture = _picture(alone, theme, size, f"{theme.key}{name}-")
        pictures.append(picture)
    passed = sheet.state.workspace.mask(sheet.state.filters)
    table = table_of(drawn.view, passed)
    return _Told(drawn.spec.title, subtitle, pictures[0], pictures[1], table)


def _picture(sheet: Sheet, theme: Theme, size: QSize, name: str) -> tuple[str, Markup]:
    page = Page(sheet, theme, size, Ground.REPORT)
    missing = min(page.below, _TALLEST - _HEIGHT)
    if missing:
        page.deleteLater()
        page = Page(sheet, theme, size.grownBy(QMargins(0, 0, 0, missing)), Ground.REPORT)
    try:
        panel = page.panels[0]
        # Qt's generator escapes every text it writes, and `figure` what it adds.
        return panel.header.subtitle, Markup(figure(panel, name, theme.surface))  # noqa: S704
    finally:
        page.deleteLater()


def _dated(text: str) -> Markup:
    """A text, escaped, in which no date of ISO 8601 is broken between lines."""
    return Markup(_DATE.sub(r"<span class=date>\g<0></span>", str(escape(text))))  # noqa: S704


def _ink(handling: Handling) -> str:
    return handling.colour or "#FFFFFF"
