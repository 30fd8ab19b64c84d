"""Saved web pages: the fact checks they carry as JSON-LD, else their tables."""

from pathlib import Path
from typing import cast

from msgspec.structs import replace

from core.loading import limits
from core.loading.bytestext import text_stream
from core.loading.documents.grids import document, read_grids
from core.loading.documents.pagetables import PageTables
from core.loading.jsonld import MARK, reviews_of
from core.loading.progress import Progress, part
from core.loading.rawtable import RawTable, note, shown
from core.loading.reading import DETECTED, Reading
from core.loading.records import LENIENT, collected
from core.problems import Problem

_PIECE = 64 * limits.KIB


def read_page(
    path: Path, file: str, progress: Progress, reading: Reading = DETECTED
) -> tuple[RawTable, ...]:
    """Read the reviews of claims on a page, or one of its tables. Nothing is fetched or run."""
    found = document(path, file, part(progress, 0, 0.1), reading)
    page = PageTables(file)
    rest = part(progress, 0.1, 0.8)
    fed = 0
    with text_stream(found, lambda _done: None) as stream:
        while piece := stream.read(_PIECE):
            page.feed(piece)
            fed += len(piece)
            rest(f"Reading {file}", fed / found.size)
        page.close()
    reviews, problems = _reviews(page.linked, file)
    about = ("", (*found.problems, *problems))
    if reviews:
        return (collected(reviews, file, about, part(progress, 0.8, 1)),)
    (table,) = read_grids(file, page.grids(), reading, part(progress, 0.8, 1))
    return (replace(table, problems=(*about[1], *table.problems)),)


def _reviews(blocks: list[str], file: str) -> tuple[list[object], list[Problem]]:
    """The reviews of all blocks of JSON-LD, and a remark for each block that is none."""
    whole: list[object] = []
    problems: list[Problem] = []
    for place, block in enumerate(blocks, start=1):
        text = _bare(block)
        try:
            whole.append(LENIENT.decode(text))
        except (ValueError, RecursionError) as error:
            reason = "too deeply nested" if isinstance(error, RecursionError) else str(error)
            sentence = f"{file}: block {place} of JSON-LD cannot be read ({shown(reason)})."
            problems.append(note(file, "unread_block", sentence))
    return (reviews_of(cast("object", whole)) if any(MARK in b for b in blocks) else []), problems


def _bare(block: str) -> str:
    """A block without the comment or CDATA marks some pages put around it."""
    text = block.strip()
    for opening, closing in (("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>")):
        text = text.removeprefix(opening).removesuffix(closing).strip()
    return text
