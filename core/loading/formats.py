"""The formats a table of rows may come in."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from core.dataset import TABLES
from core.later import later
from core.loading import limits
from core.loading.pieces import missing
from core.loading.progress import Progress, part
from core.loading.rawtable import RawTable
from core.loading.reading import DETECTED, Reading
from core.problems import UnreadableError
from core.vocabulary.categories import folded

Reader = Callable[[Path, str, Progress], tuple[RawTable, ...]]
"""Reads a file, called by the second name in messages, into raw tables; an empty table name
means that the file's own name or place decides."""


_read_apart = later("core.loading.apart", "read_apart")
_unpacked = later("core.loading.archives", "unpacked")
_expanded = later("core.loading.compressed", "expanded")
_read_delimited = later("core.loading.delimited", "read_delimited")
_read_json = later("core.loading.records", "read_json")
_read_lines = later("core.loading.records", "read_lines")
_read_sheets = later("core.loading.sheets", "read_sheets")
_read_parquet = later("core.loading.parquet", "read_parquet")
_read_page = later("core.loading.documents.webpages", "read_page")
_read_markdown = later("core.loading.documents.markdown", "read_markdown")
_read_rtf = later("core.loading.documents.richtext", "read_rtf")
_read_sqlite = later("core.loading.sqlite", "read_sqlite")


class LoaderSpec(Struct, frozen=True):
    """A format: its suffixes, and what reads it."""

    key: str
    title: str
    suffixes: tuple[str, ...]
    reads: Reader
    reads_as: Callable[[Path, str, Progress, Reading], tuple[RawTable, ...]] | None = None
    """The same where encoding, delimiter, header rows or table may be chosen."""
    apart_from: int | None = None
    """Bytes of a file from which reading it is a call too long to be waited for, and happens in a
    process of its own; None where a wish to stop is heard all the time."""


def _read_archive(path: Path, file: str, progress: Progress) -> tuple[RawTable, ...]:
    """The tables of every file of an archive that has a known ending."""
    tables: list[RawTable] = []
    for member, name in _unpacked(
        path, file, TABLE_SUFFIXES, DOCUMENT_SUFFIXES, part(progress, 0, 0.4)
    ):
        tables.extend(
            replace(table, name=table.name or _named_like(name))
            for table in read_file(member, f"{file}/{name}", part(progress, 0.4, 1))
        )
    return tuple(tables)


def _read_compressed(
    path: Path, file: str, progress: Progress, reading: Reading = DETECTED
) -> tuple[RawTable, ...]:
    """The tables of a single file that is packed."""
    inner = Path(path.stem).suffix.casefold()
    if inner not in PLAIN_SUFFIXES:
        raise UnreadableError(
            f"{file} does not say what is packed in it. Name it like claims.csv{path.suffix}, "
            "or unpack it and open the tables."
        )
    with _expanded(path, file, part(progress, 0, 0.4)) as plain:
        return read_file(plain, file, part(progress, 0.4, 1), reading)


def _named_like(name: str) -> str:
    stem = folded(Path(name).stem)
    return stem if stem in TABLES else ""


_TEXTS = (".csv", ".tsv", ".tab", ".txt")
_RECORDS = (".json", ".geojson", ".jsonld")
_BOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
_PLAIN = (
    LoaderSpec("delimited", "Delimited text", _TEXTS, _read_delimited, _read_delimited),
    LoaderSpec("json", "JSON", _RECORDS, _read_json, apart_from=limits.LONG_JSON),
    LoaderSpec("lines", "JSON, one record a line", (".jsonl", ".ndjson"), _read_lines),
    LoaderSpec("sheets", "Spreadsheet", _BOOKS, _read_sheets, _read_sheets, limits.LONG_BOOK),
    LoaderSpec("parquet", "Parquet", (".parquet",), _read_parquet),
    LoaderSpec(
        "page", "Web page", (".html", ".htm", ".xhtml"), _read_page, _read_page, limits.LONG_PAGE
    ),
    LoaderSpec("markdown", "Markdown", (".md", ".markdown"), _read_markdown, _read_markdown),
    LoaderSpec("rtf", "Rich text", (".rtf",), _read_rtf, _read_rtf),
    LoaderSpec(
        "sqlite", "SQLite database", (".sqlite", ".sqlite3", ".db"), _read_sqlite, _read_sqlite
    ),
)
_DOCUMENTS = frozenset({"page", "markdown", "rtf"})
DOCUMENT_SUFFIXES = tuple(
    suffix for loader in _PLAIN if loader.key in _DOCUMENTS for suffix in loader.suffixes
)
"""Endings of files that hold tables among other things, or none: a readme beside tables."""

TABLE_SUFFIXES = tuple(
    suffix for loader in _PLAIN if loader.key not in _DOCUMENTS for suffix in loader.suffixes
)
"""Endings of files that are tables."""

PLAIN_SUFFIXES = tuple(suffix for loader in _PLAIN for suffix in loader.suffixes)
"""Endings of files that are no archives."""

LOADERS = (
    *_PLAIN,
    LoaderSpec("archive", "Zip archive", (".zip",), _read_archive),
    LoaderSpec(
        "compressed", "Packed file", (".gz", ".bz2", ".xz"), _read_compressed, _read_compressed
    ),
)
"""Every format a file may come in."""


def loader_for(path: Path) -> LoaderSpec | None:
    """The format of a file by its suffix."""
    suffix = path.suffix.casefold()
    return next((loader for loader in LOADERS if suffix in loader.suffixes), None)


def read_file(
    path: Path, file: str, progress: Progress, reading: Reading = DETECTED
) -> tuple[RawTable, ...]:
    """Read a file in the format its suffix says."""
    loader = loader_for(path)
    if loader is None and not path.is_file():
        raise UnreadableError(missing(path, file))
    if loader is None:
        known = ", ".join(suffix for spec in LOADERS for suffix in spec.suffixes)
        raise UnreadableError(
            f"{file} has an ending that is not known. Save it as one of: {known}."
        )
    if _is_long(path, loader):
        return _read_apart(loader.key, path, file, progress, reading)
    if loader.reads_as and reading != DETECTED:
        return loader.reads_as(path, file, progress, reading)
    return loader.reads(path, file, progress)


def _is_long(path: Path, loader: LoaderSpec) -> bool:
    least = loader.apart_from
    return least is not None and path.is_file() and path.stat().st_size >= least
