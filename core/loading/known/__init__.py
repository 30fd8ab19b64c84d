"""Formats of the field's data programmes, recognised by content and opened without questions.

A format is one frozen ``KnownFormat`` in ``KNOWN`` (``registry``): its key and title, where its
codebook is, the rule in a sentence, and two pure functions over whole columns (no loop over rows):

- ``recognise(sheet)`` says whether a raw table is of this format. ``Sheet`` gives its columns by
  folded header (``SideA2nd``, ``side_a_2nd`` and ``Side A 2nd`` are one name); the file's name is
  a hint at most, never a reason. A format may recognise several kinds of tables that belong
  together (events and their mentions, totals and their corrections).
- ``translate(sheets)`` gets every table recognised, of all files opened together, and answers with
  a ``Translation``: raw tables of the project's schema, made with ``compose``, and the actors that
  they name. ``compose`` keeps beside each new row the row of the file it came from, so that raw
  rows stay reachable, problems carry the file's own row numbers, and what one row became is kept
  or refused as one. Every row of a sheet has to become at least one row of claims, or be refused
  by ``refused``: loaded + rejected = read.

A format whose files have no header also gives ``names_of(cells)``, the names of the columns of a
row that looks like its own. Numbers and dates go through as text and are read and refused where all
others are; a translator only decides what a column means. Each format is described in
``docs/formats/<key>.md`` and has a sample in ``tests/known_samples.py``; one contract test runs
over all of them.
"""

import csv
from collections.abc import Sequence

from msgspec.structs import replace

from core.loading.known.actors import KnownActor, actors_table
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.sheet import Sheet
from core.loading.progress import Progress
from core.loading.rawtable import RawTable, note

__all__ = ["KnownFormat", "Sheet", "Translation", "headerless", "recognised", "translated"]

_LOOKED_AT = 20


def _known() -> tuple[KnownFormat, ...]:
    # Start-up time: thirty modules, of no use to a dataset that was read before.
    from core.loading.known.registry import KNOWN  # noqa: PLC0415

    return KNOWN


def recognised(table: RawTable) -> KnownFormat | None:
    """The format of a raw table, None where it is none of them."""
    if table.as_is or table.name not in ("", "claims") or not len(table.rows):
        return None
    sheet = Sheet(table)
    return next((known for known in _known() if known.recognise(sheet)), None)


def headerless(lines: Sequence[str]) -> tuple[KnownFormat, tuple[str, ...]] | None:
    """The format and the column names of a file that begins without a header, if known."""
    for known in _known():
        rows = [_cells(line, known) for line in lines[:_LOOKED_AT]] if known.names_of else []
        for cells in rows:
            names = known.names_of(cells) if known.names_of else ()
            if names and not set(names).intersection(rows[0]):
                return known, names
    return None


def _cells(line: str, known: KnownFormat) -> list[str]:
    quoting = csv.QUOTE_MINIMAL if known.quoted else csv.QUOTE_NONE
    try:
        return next(csv.reader([line], delimiter=known.delimiter, quoting=quoting))
    except (csv.Error, StopIteration):
        return []


def translated(tables: Sequence[RawTable], progress: Progress) -> tuple[RawTable, ...]:
    """The tables with those of known formats in the project's own schema."""
    formats = [recognised(table) for table in tables]
    found = [table for table, known in zip(tables, formats, strict=True) if known is None]
    actors: dict[str, KnownActor] = {}
    for known in _known():
        pairs = zip(tables, formats, strict=True)
        sheets = [Sheet(table, progress) for table, its in pairs if its is known]
        if not sheets:
            continue
        progress(f"Translating {known.title}", 0.5)
        translation = known.translate(sheets)
        found.extend(_noted(table, known) for table in translation.tables)
        actors |= {actor.name: actor for actor in translation.actors} | actors
    listed = [table for table in found if table.name == "actors"]
    derived = actors_table(actors.values(), listed)
    return (*found, derived) if derived is not None else tuple(found)


def _noted(table: RawTable, known: KnownFormat) -> RawTable:
    if table.name != "claims":
        return table
    sentence = (
        f"{table.file} was recognised as {known.title} and read by its codebook "
        f"({known.codebook}): {known.rule} See docs/formats/{known.key}.md."
    )
    return replace(table, problems=(note(table.file, "known_format", sentence), *table.problems))
