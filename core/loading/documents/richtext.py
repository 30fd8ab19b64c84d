"""Documents in RTF: the trade registers of SIPRI, and tables of any other."""

from collections.abc import Sequence
from pathlib import Path

from core.loading.documents.grids import Grid, read_grids, refuse_large
from core.loading.documents.register import deals, is_register
from core.loading.documents.rtf import is_rtf, paragraphs
from core.loading.pieces import chunks
from core.loading.progress import Progress, part
from core.loading.rawtable import RawTable
from core.loading.reading import DETECTED, Reading
from core.problems import UnreadableError


def read_rtf(
    path: Path, file: str, progress: Progress, reading: Reading = DETECTED
) -> tuple[RawTable, ...]:
    """Read a trade register, or the lines with tabs of another document, as one table."""
    refuse_large(path, file)
    content = b"".join(chunks(path, file))
    if not is_rtf(content):
        raise UnreadableError(
            f"{file} is not in the Rich Text Format its ending promises. Save it again as csv."
        )
    lines = list(paragraphs(content, file, part(progress, 0, 0.8)))
    if is_register(lines):
        return (deals(file, lines),)
    return read_grids(file, _tabbed(lines), reading, part(progress, 0.8, 1))


def _tabbed(lines: Sequence[str]) -> list[Grid]:
    """The lines with tabs as one table; a tab at the end of all of them ends the last cell."""
    tabbed = (line for line in lines if "\t" in line and line.strip())
    rows = [[cell.strip() for cell in line.split("\t")] for line in tabbed]
    if rows and not any(cells[-1] for cells in rows):
        rows = [cells[:-1] for cells in rows]
    return [Grid("table 1", list(enumerate(rows, start=1)))] if rows else []
