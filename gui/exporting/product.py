"""One product and its file: what is shown, in which form, under which marking."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize

from core.briefing import UNMARKED, Handling
from core.briefing.rows import rows_of, write_rows
from core.briefing.tables import table_of
from core.exporting.atomic import replaced_file
from core.session import SessionState
from gui.exporting.figures import Sheet, sheet_of
from gui.exporting.page import Page
from gui.exporting.pictures import pdf_of, png
from gui.exporting.report import report_of
from gui.exporting.slides.deck import deck_of
from gui.exporting.vectors import svg
from gui.panel import PanelSpec
from gui.theme import LIGHT, Theme

SIZE = QSize(1600, 900)
"""Of a page where nobody asks for another: what a projector shows."""


@dataclass(frozen=True)
class Look:
    """How a product looks; a page of ``size`` points has ``scale`` pixels a point as PNG."""

    theme: Theme = LIGHT
    size: QSize = SIZE
    scale: float = 1.0


@dataclass(frozen=True)
class Product:
    """What is to leave: some panels of a state; a step of a story has a headline and notes."""

    state: SessionState
    specs: tuple[PanelSpec, ...]
    made: date
    handling: Handling = UNMARKED
    title: str = ""
    look: Look = Look()
    headline: str = ""
    notes: str = ""
    """What the speaker says; it stands on no page."""


@dataclass(frozen=True)
class Series:
    """Products that leave together, one at least: the steps of a story, or one alone."""

    title: str
    products: tuple[Product, ...]


@dataclass(frozen=True, eq=False)
class Leaf:
    """A product with its views built: the content of a page and its look."""

    sheet: Sheet
    look: Look

    def page(self) -> Page:
        """The page; on the GUI thread. The caller deletes it."""
        return Page(self.sheet, self.look.theme, self.look.size)


Leaves = Sequence[Leaf]


def page_of(product: Product) -> Page:
    """The product as a page; on the GUI thread. The caller deletes it."""
    return Leaf(sheet_for(product), product.look).page()


def numbered(path: Path, place: int, of: int) -> Path:
    """The file of one product of several: ``out-03.png``; one alone has the path itself."""
    if of == 1:
        return path
    digits = max(len(str(of)), 2)
    return path.with_name(f"{path.stem}-{place + 1:0{digits}d}{path.suffix}")


def _each(write_one: Callable[[Leaf, Path], None]) -> Callable[[Leaves, str, Path], None]:
    def written(leaves: Leaves, title: str, path: Path) -> None:
        del title
        for place, leaf in enumerate(leaves):
            write_one(leaf, numbered(path, place, len(leaves)))

    return written


def _draws(draw: Callable[[Page, float], bytes]) -> Callable[[Leaf, Path], None]:
    def made(leaf: Leaf, path: Path) -> None:
        page = leaf.page()
        try:
            content = draw(page, leaf.look.scale)
        finally:
            page.deleteLater()
        _put(content, path)

    return made


def _pdf(leaves: Leaves, title: str, path: Path) -> None:
    pages: list[Page] = []
    try:
        pages.extend(leaf.page() for leaf in leaves)
        content = pdf_of(pages, title)
    finally:
        for page in pages:
            page.deleteLater()
    _put(content, path)


def _report(leaves: Leaves, title: str, path: Path) -> None:
    _put(report_of([leaf.sheet for leaf in leaves], title), path)


def _slides(leaves: Leaves, title: str, path: Path) -> None:
    _put(deck_of([leaf.sheet for leaf in leaves], title, leaves[0].look.theme), path)


def _rows(leaf: Leaf, path: Path) -> None:
    sheet = leaf.sheet
    passed = sheet.state.workspace.mask(sheet.state.filters)
    tables = [
        (figure.spec.title, table_of(figure.view, passed))
        for figure in sheet.figures
        if figure.spec.key != "claims"
    ]
    write_rows(rows_of(sheet.state, sheet.footer, sheet.title, tables), path)


def sheet_for(product: Product) -> Sheet:
    """The content of the product; pure, for any thread."""
    return sheet_of(
        product.state,
        product.specs,
        product.made,
        product.handling,
        product.title,
        product.headline,
        product.notes,
    )


def _put(content: bytes, path: Path) -> None:
    with replaced_file(path) as part:
        part.write_bytes(content)


@dataclass(frozen=True)
class Form:
    """A form that products can have; what ``draws`` does so on the GUI thread."""

    suffix: str
    title: str
    write: Callable[[Leaves, str, Path], None]
    """Writes products under a title common to them."""
    draws: bool = True


FORMS = (
    Form(".png", "PNG picture", _each(_draws(png))),
    Form(".svg", "SVG vector picture", _each(_draws(lambda page, _: svg(page)))),
    Form(".pdf", "PDF document", _pdf),
    Form(".pptx", "PowerPoint slides, editable", _slides),
    Form(".html", "HTML report", _report),
    Form(".csv", "Rows as csv, with a README", _each(_rows), draws=False),
    Form(".xlsx", "Rows as Excel workbook", _each(_rows), draws=False),
    Form(".parquet", "Rows as parquet", _each(_rows), draws=False),
)
"""Every form, in the order of the dialog."""


def form_of(path: Path) -> Form:
    """The form that a file's suffix says; raises ValueError on one there is none for."""
    for form in FORMS:
        if form.suffix == path.suffix.casefold():
            return form
    raise ValueError(f"{path.name} ends in none of {', '.join(form.suffix for form in FORMS)}")


def write(product: Product, path: Path) -> None:
    """Write a product in the form that the path's suffix says, whole or not at all.

    Raises ValueError on a suffix there is no form for or a form without room, OSError where it
    cannot be written.
    """
    write_series(Series(product.title, (product,)), path)


def write_series(series: Series, path: Path, *, strict: bool = False) -> tuple[str, ...]:
    """Write products together, or in numbered files where a form holds one; raises as ``write``.

    Returns what the lints warn of, in sentences; a ``strict`` one raises ValueError with them
    instead and writes nothing.
    """
    form = form_of(path)
    if not path.parent.is_dir():
        raise FileNotFoundError(f"{path}: there is no folder {path.parent}")
    leaves = [Leaf(sheet_for(product), product.look) for product in series.products]
    warnings = tuple(_warnings(leaves))
    if strict and warnings:
        raise ValueError(f"not written: {' '.join(warnings)}")
    form.write(leaves, series.title or leaves[0].sheet.title, path)
    return warnings


def _warnings(leaves: Leaves) -> Iterator[str]:
    for place, leaf in enumerate(leaves, 1):
        where = f"Step {place}: " if len(leaves) > 1 else ""
        for broken in leaf.sheet.broken:
            yield f"{where}{broken.notice.sentence} {broken.lint.reason}"
