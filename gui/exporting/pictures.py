"""Pages as PNG, and as PDF in which strokes are strokes and text is text."""

import re
import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter

from gui.exporting.page import Page
from gui.exporting.vectors import NOT_XML

_POINTS_AN_INCH = 72
_METRE = 39.3701
_NAMESPACE = uuid.UUID("6f2a3f5e-3f0b-5d0c-9b55-3d1f5f0a7c11")
_PDF_DATE = re.compile(rb"\(D:\d{14}(Z|[+-]\d\d'\d\d')\)")


def png(page: Page, scale: float = 1.0) -> bytes:
    """The page in ``scale`` pixels a point, with the footer in its description."""
    texts = {"Title": page.sheet.title, "Description": page.sheet.footer.text}
    return packed(image_of(page, scale), texts)


def packed(image: QImage, texts: Mapping[str, str]) -> bytes:
    """An image as PNG with texts of its own; raises OSError."""
    buffer = _buffer()
    writer = QImageWriter(buffer, QByteArray(b"png"))
    for name, text in texts.items():
        writer.setText(name, text)
    if not writer.write(image):
        raise OSError(f"the picture could not be made: {writer.errorString()}")
    return _content(buffer)


def image_of(page: Page, scale: float = 1.0) -> QImage:
    """The page as an image."""
    size = (page.size().toSizeF() * scale).toSize()
    image = QImage(size, QImage.Format.Format_RGB32)
    if image.isNull():
        raise OSError(f"a picture of {size.width()} × {size.height()} pixels is too large")
    image.setDevicePixelRatio(scale)
    dots = round(page.logicalDpiX() * scale * _METRE)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    image.fill(page.palette().window().color())
    with QPainter(image) as painter:
        page.paint_on(painter)
    return image


def pdf(page: Page) -> bytes:
    """The page as PDF with its typefaces embedded; made on the footer's date, at midnight UTC."""
    return pdf_of((page,), page.sheet.title)


def pdf_of(pages: Sequence[Page], title: str) -> bytes:
    """Pages of one size, one at least, as one PDF under a title."""
    first = pages[0]
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    inch = first.logicalDpiX()
    size = first.size().toSizeF() * (_POINTS_AN_INCH / inch)
    writer.setResolution(inch)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", _EXACT))
    writer.setPageMargins(QMarginsF())
    writer.setTitle(title)
    writer.setCreator("Counterclaim")
    name = _identity(pages, title, size)
    writer.setDocumentId(QUuid(str(name)))
    writer.setDocumentXmpMetadata(QByteArray(_metadata(pages, title, name).encode("utf-8")))
    with QPainter(writer) as painter:
        for place, page in enumerate(pages):
            if place:
                writer.newPage()
            page.paint_on(painter)
    return _dated(_content(buffer), first.sheet.footer.made)


_EXACT = QPageSize.SizeMatchPolicy.ExactMatch


def _identity(pages: Sequence[Page], title: str, size: QSizeF) -> uuid.UUID:
    """The same for the same content, so that two runs make the same bytes."""
    told = [title, str(size.toTuple())]
    for page in pages:
        sheet = page.sheet
        keys = (figure.spec.key for figure in sheet.figures)
        told += (sheet.title, sheet.headline, sheet.footer.text, *keys)
    return uuid.uuid5(_NAMESPACE, "\n".join(told))


def _metadata(pages: Sequence[Page], named: str, name: uuid.UUID) -> str:
    footers = "\n\n".join(dict.fromkeys(page.sheet.footer.text for page in pages))
    title, footer = (escape(NOT_XML.sub("�", text)) for text in (named, footers))
    day = f"{pages[0].sheet.footer.made.isoformat()}T00:00:00+00:00"
    return f"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
   xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
   xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
  <rdf:Description rdf:about="">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:description><rdf:Alt>
    <rdf:li xml:lang="x-default">{footer}</rdf:li>
   </rdf:Alt></dc:description>
   <xmp:CreatorTool>Counterclaim</xmp:CreatorTool>
   <xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
   <xmpMM:DocumentID>uuid:{name}</xmpMM:DocumentID>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def _dated(content: bytes, made: date) -> bytes:
    """With the date made for the moment of writing, byte for byte, so that no offset moves."""

    def date_of(found: re.Match[bytes]) -> bytes:
        zone = b"Z" if found[1] == b"Z" else b"+00'00'"
        return b"(D:" + made.strftime("%Y%m%d000000").encode("ascii") + zone + b")"

    head, mark, rest = content.partition(b"endobj")
    return _PDF_DATE.sub(date_of, head) + mark + rest


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _content(buffer: QBuffer) -> bytes:
    buffer.close()
    return bytes(buffer.data().data())
