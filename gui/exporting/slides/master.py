"""The one master of a deck: 16:9, the colours of the sides as its accents, a footer placeholder."""

import re
from importlib import import_module
from typing import Any

from gui.theme import Theme

WIDTH, HEIGHT = 12_192_000, 6_858_000
"""Of a slide, in English Metric Units: 13⅓ × 7½ inches."""
EDGE = 360_000
TITLE = (EDGE, 180_000, WIDTH - 2 * EDGE, 520_000)
HEADLINE = (EDGE, 680_000, WIDTH - 2 * EDGE, 700_000)
BODY = (EDGE, 1_400_000, WIDTH - 2 * EDGE, 4_020_000)
FOOTER = (EDGE, 5_560_000, WIDTH - 2 * EDGE - 500_000, 1_220_000)
NUMBER = (WIDTH - EDGE - 480_000, 6_480_000, 480_000, 260_000)
MARKINGS = (
    (WIDTH - EDGE, 30_000),
    (WIDTH - EDGE - 520_000, 6_490_000),
)
"""Upper right corners of a handling marking: at the right of head and foot, as TLP 2.0 asks."""
FACE = "Inter"

_TITLE_ONLY = 5
_TITLE_TYPE, _FOOTER_TYPE, _NUMBER_TYPE = 1, 15, 13
_ACCENTS = 6


def blank(theme: Theme) -> Any:
    """An empty presentation in a theme."""
    # Start-up time; and the library has no complete type stubs.
    pptx: Any = import_module("pptx")
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    layouts = deck.slide_layouts
    for layout in [one for place, one in enumerate(layouts) if place != _TITLE_ONLY]:
        layouts.remove(layout)
    for shapes in (deck.slide_master.placeholders, layouts[0].placeholders):
        for shape in list(shapes):
            _seat(shape)
    _dress(deck, theme)
    return deck


def footer_of_layout(layout: Any) -> Any:
    """The footer placeholder of a layout."""
    return next(one for one in layout.placeholders if one.placeholder_format.type == _FOOTER_TYPE)


def number_of_layout(layout: Any) -> Any:
    """The placeholder of the slide's number."""
    return next(one for one in layout.placeholders if one.placeholder_format.type == _NUMBER_TYPE)


def _seat(shape: Any) -> None:
    places = {_TITLE_TYPE: TITLE, _FOOTER_TYPE: FOOTER, _NUMBER_TYPE: NUMBER}
    place = places.get(int(shape.placeholder_format.type))
    if place is None:
        shape._element.getparent().remove(shape._element)  # noqa: SLF001 - no public way
        return
    shape.left, shape.top, shape.width, shape.height = place


def _dress(deck: Any, theme: Theme) -> None:
    """Colours and typeface of the theme's part, which the library keeps as bytes."""
    part = next(
        one.target_part
        for one in deck.slide_master.part.rels.values()
        if one.reltype.endswith("/theme")
    )
    text = part.blob.decode("utf-8")
    accents = (*theme.sides, theme.third)[:_ACCENTS]
    named = {"dk1": theme.text, "lt1": theme.surface, "dk2": theme.muted, "lt2": theme.window}
    named |= {f"accent{place}": colour for place, colour in enumerate(accents, 1)}
    for name, colour in named.items():
        value = f'<a:{name}><a:srgbClr val="{colour[1:]}"/></a:{name}>'
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", value, text, flags=re.DOTALL)
    text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FACE}", text)
    part._blob = text.encode("utf-8")  # noqa: SLF001 - no public way
