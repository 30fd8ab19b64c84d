"""A page as SVG 1.1, drawn by Qt's own generator part by part.

Two oddities of ``QSvgGenerator`` (Qt 6.8 to 6.11) are met here. It forgets that a widget ends
where its parent does, so every panel and every scrolled area becomes an ``<svg>`` element of its
own, which ends where it should. And it writes a clip in the coordinates of the painter but refers
to it from outside of them, so the transform is written into the clip.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gui.exporting.lean import lean
from gui.exporting.page import Page
from gui.exporting.typefaces import faces
from gui.panel import Panel

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML 1.0 does not allow in a text."""

AS_QT_SETS = "text { font-feature-settings: 'calt' 0; }"

_ID = re.compile(r'( id="| xlink:href="#|="url\(#)([A-Za-z]\w*)(?=["\)])')
_CLIP = re.compile(r'<clipPath id="(\w+)">\s*<path ')
_CLIPPED = re.compile(r'<g clip-path="url\(#(\w+)\)"><g [^>]*?transform="([^"]*)"')


def svg(page: Page) -> bytes:
    """The page as one SVG with its typefaces embedded."""
    parts = _assembled(_parts(page), "p")
    title, footer = (_text(text) for text in (page.sheet.title, page.sheet.footer.text))
    width, height = page.width(), page.height()
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'version="1.1" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        'role="img" aria-labelledby="title footer">\n'
        f'<title id="title">{title}</title>\n<desc id="footer">{footer}</desc>\n'
        f"<style>\n{AS_QT_SETS}\n{faces(parts)}\n</style>\n"
        f'<rect width="{width}" height="{height}" fill="{page.theme.surface}"/>\n{parts}</svg>\n'
    ).encode()


def figure(panel: Panel, name: str, ground: str) -> str:
    """A panel of a page as an SVG element, on a ``ground`` of a colour; without typefaces.

    ``name`` makes its ids unique in a document. What it says stands beside it as a table.
    """
    parts = _assembled(_panel_parts(panel, panel), name)
    width, height = panel.width(), panel.height()
    said = _text(f"{panel.accessibleName()}: {panel.header.subtitle}")
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-labelledby="{name}-title">'
        f'<title id="{name}-title">{said}</title>'
        f'<rect width="{width}" height="{height}" fill="{ground}"/>{parts}</svg>'
    )


def _assembled(parts: Iterable[tuple[QRect, str]], name: str) -> str:
    return "".join(
        f'<svg x="{box.x()}" y="{box.y()}" width="{box.width()}" height="{box.height()}" '
        f'overflow="hidden">{_unique(body, f"{name}{number}")}</svg>\n'
        for number, (box, body) in enumerate(parts)
    )


def _parts(page: Page) -> Iterator[tuple[QRect, str]]:
    """Places on the page and what is drawn there, in the order they cover each other."""
    panels = [panel for panel in page.panels if panel.isVisibleTo(page)]
    yield page.rect(), _drawn(page, panels)
    for panel in panels:
        yield from _panel_parts(panel, page)


def _panel_parts(panel: Panel, page: QWidget) -> Iterator[tuple[QRect, str]]:
    scrolled = _scrolled(panel)
    box = _place(panel, page)
    yield box, _drawn(panel, scrolled)
    for viewport in scrolled:
        yield _place(viewport, page) & box, _drawn(viewport, [])


def _scrolled(panel: QWidget) -> list[QWidget]:
    """The outermost areas of a panel that show a part of something larger."""
    areas = [area for area in panel.findChildren(QAbstractScrollArea) if area.isVisibleTo(panel)]
    return [
        area.viewport()
        for area in areas
        if not any(other is not area and other.isAncestorOf(area) for other in areas)
    ]


def _place(widget: QWidget, page: QWidget) -> QRect:
    if widget is page:
        return widget.rect()
    return QRect(widget.mapTo(page, QPoint()), widget.size())


def _drawn(widget: QWidget, apart: Sequence[QWidget]) -> str:
    """What a widget draws, without the parts that are drawn apart."""
    region = QRegion(widget.rect())
    for part in apart:
        region -= QRegion(_place(part, widget))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    generator.setResolution(widget.logicalDpiX())
    with QPainter(generator) as painter:
        widget.render(painter, QPoint(), region, QWidget.RenderFlag.DrawChildren)
    buffer.close()
    written = NOT_XML.sub("�", bytes(buffer.data().data()).decode("utf-8"))
    body = written[written.index("<defs>") : written.rindex("</svg>")]
    return lean(_moved_clips(body))


def _moved_clips(body: str) -> str:
    """Clips with the transform of what they clip."""
    transforms: dict[str, str] = {}
    for name, transform in _CLIPPED.findall(body):
        transforms.setdefault(name, transform)

    def moved(found: re.Match[str]) -> str:
        transform = transforms.get(found[1], "")
        return f'{found[0]}transform="{transform}" ' if transform else found[0]

    return _CLIP.sub(moved, body)


def _unique(body: str, name: str) -> str:
    """The part with names of its own."""
    return _ID.sub(rf"\g<1>{name}-\2", body)


def _text(text: str) -> str:
    return escape(NOT_XML.sub("�", text))
