"""What stands in a PDF, read by another library than the one that wrote it."""
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pypdfium2 has no type stubs and half-typed signatures.

import pypdfium2


def text_of(content: bytes, page: int = 0) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        text: str = document[page].get_textpage().get_text_bounded()
    finally:
        document.close()
    return " ".join(text.split())


def facts_of(content: bytes) -> dict[str, str]:
    document = pypdfium2.PdfDocument(content)
    try:
        return dict(document.get_metadata_dict())
    finally:
        document.close()


def size_of(content: bytes) -> tuple[float, float]:
    document = pypdfium2.PdfDocument(content)
    try:
        width, height = document[0].get_size()
    finally:
        document.close()
    return float(width), float(height)
