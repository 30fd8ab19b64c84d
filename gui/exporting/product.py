"""A product: what is shown, in which look, under which marking; and several that leave together."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from PySide6.QtCore import QSize

from core.briefing.lints import Broken
from core.handling import UNMARKED, Handling
from core.session import SessionState
from gui.exporting.figures import Sheet, sheet_of
from gui.exporting.page import Page
from gui.panel import PanelSpec
from gui.theme import LIGHT, Theme

SIZE = QSize(1600, 900)
"""Of a page where nobody asks for another: what a projector shows."""


class Look(Struct, frozen=True):
    """How a product looks; a page of ``size`` points has ``scale`` pixels a point as PNG."""

    theme: Theme = LIGHT
    size: QSize = SIZE
    scale: float = 1.0


class Product(Struct, frozen=True):
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


class Series(Struct, frozen=True):
    """Products that leave together, one at least: the steps of a story, or one alone."""

    title: str
    products: tuple[Product, ...]


class Leaf(Struct, frozen=True, eq=False):
    """A product with its views built: the content of a page and its look."""

    sheet: Sheet
    look: Look

    def page(self) -> Page:
        """The page; on the GUI thread. The caller deletes it."""
        return Page(self.sheet, self.look.theme, self.look.size)


Leaves = Sequence[Leaf]


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


def leaves_of(series: Series) -> tuple[Leaf, ...]:
    """The products with their views built; pure, for any thread."""
    return tuple(Leaf(sheet_for(product), product.look) for product in series.products)


def broken_in(leaves: Leaves) -> Iterator[tuple[int, Broken]]:
    """Everything that a lint finds, each with the place of its product, from 0."""
    for place, leaf in enumerate(leaves):
        for broken in leaf.sheet.broken:
            yield place, broken


def warnings_of(leaves: Leaves) -> tuple[str, ...]:
    """What the lints warn of, in sentences."""
    several = len(leaves) > 1
    return tuple(
        f"{f'Step {place + 1}: ' if several else ''}{broken.notice.sentence} {broken.lint.reason}"
        for place, broken in broken_in(leaves)
    )
