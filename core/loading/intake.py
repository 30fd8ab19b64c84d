"""What the paths somebody chose mean: files, folders of tables, Data Packages."""

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from core.dataset import TABLES
from core.later import later
from core.loading.formats import DOCUMENT_SUFFIXES, loader_for, read_file
from core.loading.hashing import Hashing
from core.loading.packages import DESCRIPTOR, read_package
from core.loading.progress import Progress, part
from core.loading.rawtable import RawTable, note, shown
from core.loading.reading import DETECTED, Reading
from core.problems import UnreadableError
from core.vocabulary.categories import folded

_NAMED = 8

_recognised = later("core.loading.known", "recognised")
_translated = later("core.loading.known", "translated")


class Intake(Struct, frozen=True, eq=False):
    """The raw tables of all paths, and the files behind them."""

    tables: tuple[RawTable, ...]
    files: tuple[Path, ...]
    fingerprint: str


Translate = Callable[[Sequence[RawTable]], tuple[RawTable, ...]]
"""Brings raw tables into the schema of the project; each row becomes rows, or is refused."""


class Way(Struct, frozen=True):
    """How files are read and understood; by default both are detected."""

    reading: Reading = DETECTED
    translate: Translate | None = None
    key: str = ""
    """Names ``translate``: two ways of the same key translate alike. Without one nothing of it is
    kept for another time."""

    @property
    def is_named(self) -> bool:
        """Whether ``key`` and ``reading`` say everything about it."""
        return self.translate is None or bool(self.key)


DETECTING = Way()
"""Encoding, delimiter, header and format are detected."""


def take_in(paths: Sequence[Path], progress: Progress, way: Way, hashing: Hashing) -> Intake:
    """Read everything the paths stand for; the files are hashed meanwhile."""
    if not paths:
        raise UnreadableError("No file was chosen. Choose a table or a folder of tables.")
    tables: list[RawTable] = []
    files: list[Path] = []
    for place, path in enumerate(paths):
        stretch = part(progress, 0.85 * place / len(paths), 0.85 * (place + 1) / len(paths))
        more, read = _take(path, stretch, way.reading)
        tables.extend(more)
        files.extend(read)
    understood = (
        way.translate(tables) if way.translate else _translated(tables, part(progress, 0.85, 0.9))
    )
    together = hashing.together(files, part(progress, 0.9, 0.95))
    return Intake(understood, tuple(files), together)


def _take(
    path: Path, progress: Progress, reading: Reading
) -> tuple[Sequence[RawTable], Sequence[Path]]:
    name = shown(path.name) or str(path)
    try:
        is_folder = path.is_dir()
        if is_folder and (path / DESCRIPTOR).is_file():
            return read_package(path / DESCRIPTOR, progress)
        if is_folder:
            return _take_folder(path, name, progress)
    except (OSError, ValueError) as error:
        raise UnreadableError(
            f"{name} cannot be opened: {getattr(error, 'strerror', None) or error}. "
            "Check that you may read it."
        ) from None
    if path.name.casefold() == DESCRIPTOR:
        return read_package(path, progress)
    return [_named(table, path) for table in read_file(path, name, progress, reading)], [path]


def files_in(folder: Path) -> list[Path]:
    """The files that opening a folder looks at, in their order; raises OSError.

    Those named like tables where one of them is named like the claims, else all that have a known
    ending; all of those as well where a Data Package describes them.
    """
    there = sorted(path for path in folder.iterdir() if loader_for(path) and path.is_file())
    tables = [path for path in there if folded(path.stem) in TABLES]
    named = any(folded(path.stem) == "claims" for path in tables)
    return tables if named and not (folder / DESCRIPTOR).is_file() else there


def _take_folder(folder: Path, name: str, progress: Progress) -> tuple[list[RawTable], list[Path]]:
    files = files_in(folder)
    if not any(folded(path.stem) == "claims" for path in files):
        return _take_known(files, name, progress)
    first = {folded(path.stem): path for path in reversed(files)}
    again = [shown(path.name) for path in files if first[folded(path.stem)] != path]
    files = list(reversed(first.values()))
    tables: list[RawTable] = []
    for place, path in enumerate(files):
        stretch = part(progress, place / len(files), (place + 1) / len(files))
        tables.extend(_named(table, path) for table in read_file(path, path.name, stretch))
    told = f"{name}: a table of that name was read already, so left alone: {', '.join(again)}."
    return _remarked(tables, name, told if again else ""), files


def _remarked(tables: list[RawTable], name: str, told: str) -> list[RawTable]:
    if told:
        problems = (*tables[0].problems, note(name, "left_alone", told))
        tables[0] = replace(tables[0], problems=problems)
    return tables


def _take_known(
    there: Sequence[Path], name: str, progress: Progress
) -> tuple[list[RawTable], list[Path]]:
    """The files of a folder that are of known formats; the others are named and left alone."""
    tables: list[RawTable] = []
    files: list[Path] = []
    left: list[str] = []
    for place, path in enumerate(there):
        stretch = part(progress, place / len(there), (place + 1) / len(there))
        found = _known_tables(path, stretch)
        tables.extend(found)
        if found:
            files.append(path)
        elif path.suffix.casefold() not in DOCUMENT_SUFFIXES:
            left.append(shown(path.name))
    if not tables:
        raise UnreadableError(
            f"The folder {name} has no table of claims and no file of a known format. "
            "It has to hold claims.csv (or claims.json, claims.xlsx, claims.parquet, …)."
        )
    told = f"{name}: no known format, so left alone: {', '.join(left[:_NAMED])}."
    return _remarked(tables, name, told if left else ""), files


def _known_tables(path: Path, progress: Progress) -> list[RawTable]:
    try:
        tables = [_named(table, path) for table in read_file(path, path.name, progress)]
    except UnreadableError:
        return []
    return tables if any(_recognised(table) for table in tables) else []


def _named(table: RawTable, path: Path) -> RawTable:
    if table.name:
        return table
    stem = folded(path.stem)
    return replace(table, name=stem if stem in TABLES else "claims")
