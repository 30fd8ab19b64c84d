"""Reading a file of somebody else's, raw or as its mapping says."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from core.dataset import Dataset
from core.loading import Cache, Way, load
from core.loading.formats import read_file
from core.loading.headers import mapped_headers
from core.loading.known import recognised
from core.loading.progress import Progress, silent
from core.loading.rawtable import RawTable, note, shown
from core.loading.reading import DETECTED, Reading
from core.mapping.apply import applied
from core.mapping.mapping import Mapping
from core.mapping.serial import to_json
from core.problems import UnreadableError


def read_raw(path: Path, reading: Reading = DETECTED, progress: Progress = silent) -> RawTable:
    """The table of a file that is to become claims; UnreadableError where there is none."""
    tables = read_file(path, shown(path.name) or str(path), progress, reading)
    foreign = [table for table in tables if table.name in ("", "claims")]
    if not foreign or not foreign[0].headers:
        raise UnreadableError(f"{shown(path.name)} holds no table that could be claims.")
    return _first_of(foreign)


def _first_of(tables: Sequence[RawTable]) -> RawTable:
    """The first table, with a remark where a mapping would be for others too."""
    first, *others = tables
    if not others:
        return first
    names = ", ".join(table.file for table in others)
    sentence = f"{first.file} is shown; the mapping is used for all: {shown(names)} too."
    return replace(first, problems=(*first.problems, note(first.file, "one_table", sentence)))


def load_mapped(
    path: Path, mapping: Mapping, progress: Progress = silent, cache: Cache | None = None
) -> Dataset:
    """A file as claims, the way a mapping says, or as it was read by it before."""
    way = Way(mapping.reading, applied(mapping), to_json(mapping))
    return load((path,), progress, way, cache)


def is_understood(table: RawTable) -> bool:
    """Whether a table opens without a mapping: a known format, or columns named as ours.

    Figures nobody says what they count are not understood: they would be shown nowhere.
    """
    if table.name not in ("", "claims") or recognised(table) is not None:
        return True
    found = mapped_headers("claims", table.headers)
    return "claimant" in found and ("measure" in found or "best" not in found)
