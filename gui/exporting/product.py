"""One product and its file: what is shown, in which form, under which marking."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QSize

from core.briefing import UNMARKED, Handling
from core.exporting.atomic import replaced_file
from core.session import SessionState
from gui.exporting.figures import sheet_of
from gui.exporting.page import Page
from gui.exporting.pictures import pdf, png
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
    """What is to leave: some panels of a state."""

    state: SessionState
    specs: tuple[PanelSpec, ...]
    made: date
    handling: Handling = UNMARKED
    title: str = ""
    look: Look = Look()


def page_of(product: Product) -> Page:
    """The product as a page; on the GUI thread. The caller deletes it."""
    sheet = sheet_of(product.state, product.specs, product.made, product.handling, product.title)
    return Page(sheet, product.look.theme, product.look.size)


def _picture(draw: Callable[[Page, float], bytes]) -> Callable[[Product], bytes]:
    def content(product: Product) -> bytes:
        page = page_of(product)
        try:
            return draw(page, product.look.scale)
        finally:
            page.deleteLater()

    return content


FORMATS: Mapping[str, Callable[[Product], bytes]] = MappingProxyType(
    {
        ".png": _picture(png),
        ".svg": _picture(lambda page, _: svg(page)),
        ".pdf": _picture(lambda page, _: pdf(page)),
    }
)
"""What makes the content of a file, by its suffix; called on the GUI thread."""


def write(product: Product, path: Path) -> None:
    """Write a product in the form that the path's suffix says, whole or not at all.

    Raises ValueError on a suffix there is no form for, OSError where it cannot be written.
    """
    made = FORMATS.get(path.suffix.casefold())
    if made is None:
        raise ValueError(f"{path.name} ends in none of {', '.join(FORMATS)}")
    if not path.parent.is_dir():
        raise FileNotFoundError(f"{path}: there is no folder {path.parent}")
    content = made(product)
    with replaced_file(path) as part:
        part.write_bytes(content)
