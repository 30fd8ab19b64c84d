"""FORMS: the forms in which products leave, each written step by step.

A form's ``write`` is a generator: after each product it pauses, so that a window can be drawn and
the work can be given up; ``write_series`` goes through it at once.
"""

from collections.abc import Callable, Generator
from pathlib import Path

from msgspec import Struct

from core.briefing.rows import rows_of, write_rows
from core.briefing.tables import table_of
from core.exporting.atomic import replaced_file
from gui.exporting.page import Page
from gui.exporting.pictures import pdf_of, png
from gui.exporting.product import Leaf, Leaves, Product, Series, leaves_of, warnings_of
from gui.exporting.report import report_in_parts
from gui.exporting.slides.deck import deck_in_parts
from gui.exporting.vectors import svg

Writing = Generator[None, None, None]
"""A file or several in the making; it is through when every one of them is whole."""


class Form(Struct, frozen=True):
    """A form that products can have; what ``draws`` does so on the GUI thread."""

    suffix: str
    title: str
    write: Callable[[Leaves, str, Path], Writing]
    """Writes products under a title common to them."""
    draws: bool = True
    paged: bool = True
    """Whether it has pages of the size and theme asked for."""


def numbered(path: Path, place: int, of: int) -> Path:
    """The file of one product of several: ``out-03.png``; one alone has the path itself."""
    if of == 1:
        return path
    digits = max(len(str(of)), 2)
    return path.with_name(f"{path.stem}-{place + 1:0{digits}d}{path.suffix}")


def form_of(path: Path) -> Form:
    """The form that a file's suffix says; raises ValueError on one there is none for."""
    for form in FORMS:
        if form.suffix == path.suffix.casefold():
            return form
    raise ValueError(f"{path.name} ends in none of {', '.join(form.suffix for form in FORMS)}")


def begin(leaves: Leaves, title: str, path: Path) -> Writing:
    """Begin to write products in the form that the path's suffix says; each whole or not at all.

    Raises ValueError on a suffix there is no form for, OSError where there is no folder. Going on
    raises OSError where it cannot be written, ValueError where the form has no room.
    """
    form = form_of(path)
    if not path.parent.is_dir():
        raise FileNotFoundError(f"{path}: there is no folder {path.parent}")
    return form.write(leaves, title or leaves[0].sheet.title, path)


def write(product: Product, path: Path) -> None:
    """Write a product at once; raises as ``begin`` and what follows."""
    write_series(Series(product.title, (product,)), path)


def write_series(series: Series, path: Path, *, strict: bool = False) -> tuple[str, ...]:
    """Write products together, or in numbered files where a form holds one; raises as ``write``.

    Returns what the lints warn of, in sentences; a ``strict`` one raises ValueError with them
    instead and writes nothing.
    """
    form_of(path)
    leaves = leaves_of(series)
    warnings = warnings_of(leaves)
    if strict and warnings:
        raise ValueError(f"not written: {' '.join(warnings)}")
    for _ in begin(leaves, series.title, path):
        pass
    return warnings


def _each(write_one: Callable[[Leaf, Path], None]) -> Callable[[Leaves, str, Path], Writing]:
    def written(leaves: Leaves, title: str, path: Path) -> Writing:
        del title
        for place, leaf in enumerate(leaves):
            write_one(leaf, numbered(path, place, len(leaves)))
            yield

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


def _pdf(leaves: Leaves, title: str, path: Path) -> Writing:
    pages: list[Page] = []
    try:
        for leaf in leaves:
            pages.append(leaf.page())
            yield
        content = pdf_of(pages, title)
    finally:
        for page in pages:
            page.deleteLater()
    _put(content, path)


def _report(leaves: Leaves, title: str, path: Path) -> Writing:
    content = yield from report_in_parts([leaf.sheet for leaf in leaves], title)
    _put(content, path)


def _slides(leaves: Leaves, title: str, path: Path) -> Writing:
    sheets, theme = [leaf.sheet for leaf in leaves], leaves[0].look.theme
    content = yield from deck_in_parts(sheets, title, theme)
    _put(content, path)


def _rows(leaf: Leaf, path: Path) -> None:
    sheet = leaf.sheet
    passed = sheet.state.workspace.mask(sheet.state.filters)
    tables = [
        (figure.spec.title, table_of(figure.view, passed))
        for figure in sheet.figures
        if figure.spec.key != "claims"
    ]
    write_rows(rows_of(sheet.state, sheet.footer, sheet.title, tables), path)


def _put(content: bytes, path: Path) -> None:
    with replaced_file(path) as part:
        part.write_bytes(content)


FORMS = (
    Form(".png", "PNG picture", _each(_draws(png))),
    Form(".svg", "SVG vector picture", _each(_draws(lambda page, _: svg(page)))),
    Form(".pdf", "PDF document", _pdf),
    Form(".pptx", "PowerPoint slides, editable", _slides, paged=False),
    Form(".html", "HTML report", _report, paged=False),
    Form(".csv", "Rows as csv, with a README", _each(_rows), draws=False, paged=False),
    Form(".xlsx", "Rows as Excel workbook", _each(_rows), draws=False, paged=False),
    Form(".parquet", "Rows as parquet", _each(_rows), draws=False, paged=False),
)
"""Every form, in the order of the dialog."""
