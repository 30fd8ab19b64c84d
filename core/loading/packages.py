"""Data Packages (Frictionless): a datapackage.json that lists tables beside it."""

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, cast

from core.dataset import TABLES
from core.loading.arrow import TEXT, pc
from core.loading.bytestext import scan, whole_text
from core.loading.formats import read_file
from core.loading.progress import Progress, part
from core.loading.rawtable import RawTable, shown
from core.loading.records import DECODER, tables_of
from core.problems import Problem, Severity, UnreadableError
from core.vocabulary.categories import folded

DESCRIPTOR = "datapackage.json"

Json = dict[str, object]


def read_package(path: Path, progress: Progress) -> tuple[tuple[RawTable, ...], tuple[Path, ...]]:
    """The tables of a package, and the files they were read from."""
    package = descriptor(path, progress)
    mark = _dictionary(package.get("counterclaim"))
    tables: list[RawTable] = []
    files = [path]
    resources = [_dictionary(item) for item in _list(package.get("resources"))]
    for place, resource in enumerate(resources):
        stretch = part(progress, place / len(resources), (place + 1) / len(resources))
        name = folded(str(resource.get("name", "")))
        for source in _sources(resource):
            if isinstance(source, str):
                inside = _inside(path, source)
                files.append(inside)
                read = read_file(inside, source, stretch)
            else:
                label = f"{path.name} ({shown(name)})"
                read = tables_of({name: source}, label, (), stretch)
            tables.extend(_named(table, name, mark) for table in read)
    if not tables:
        raise UnreadableError(
            f"{path.name} lists no resources with a path or with data. "
            "Add at least one called “claims”."
        )
    return tuple(tables), tuple(files)


def descriptor(path: Path, progress: Progress) -> Json:
    """The content of a datapackage.json."""
    text = whole_text(scan(path, path.name, progress), lambda done: progress("Reading", done))
    try:
        found: object = DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        reason = "too deeply nested" if isinstance(error, RecursionError) else shown(str(error))
        raise UnreadableError(f"{path.name} is not whole JSON: {reason}. Save it again.") from None
    if not isinstance(found, dict):
        raise UnreadableError(f"{path.name} has to be an object with a list of “resources”.")
    return cast("Json", found)


def _sources(resource: Json) -> list[object]:
    if "data" in resource:
        return [_list(resource["data"])]
    paths = resource.get("path", [])
    return [paths] if isinstance(paths, str) else [p for p in _list(paths) if isinstance(p, str)]


def _inside(package: Path, written: str) -> Path:
    folder = package.parent.resolve()
    pure = PurePosixPath(written)
    plain = "://" not in written and "\0" not in written and "\\" not in written
    if plain and not pure.is_absolute() and ".." not in pure.parts:
        try:
            path = (folder / pure).resolve()
        except (OSError, RuntimeError, ValueError):
            path = Path("/")
        if path.is_relative_to(folder):
            return path
    raise UnreadableError(
        f"{package.name} names “{shown(written)}”, which is not a file inside its own folder. "
        "Put the file beside it and write its name alone."
    )


def _named(table: RawTable, name: str, mark: Json) -> RawTable:
    problems = table.problems
    if not table.name and name not in TABLES:
        sentence = f"{table.file} is called “{shown(name)}” and was read as claims."
        problems = (
            *problems,
            Problem("resource_name", Severity.NOTE, table.file, 0, "", name, sentence),
        )
        name = "claims"
    columns = table.columns
    if mark.get("escaped") == "apostrophe":
        columns = tuple(map(_unescaped, columns))
    months = _dictionary(mark.get("month_first")).get(name, [])
    return replace(
        table,
        name=table.name or name,
        columns=columns,
        problems=problems,
        as_is=bool(mark.get("complete")),
        month_first=frozenset(map(str, _list(months))),
    )


def _unescaped(column: Any) -> Any:
    clean = pc.replace_substring_regex(column, pattern="^'", replacement="", max_replacements=1)
    return clean.cast(TEXT)


def _dictionary(value: object) -> Json:
    return cast("Json", value) if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []
