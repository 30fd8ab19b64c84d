"""Data Packages (Frictionless): a datapackage.json that lists tables beside it."""

from pathlib import Path, PurePosixPath
from typing import cast

from msgspec.structs import replace

from core.dataset import MARK, TABLES
from core.loading.bytestext import scan, whole_text
from core.loading.formats import read_file
from core.loading.marks import Json, dictionary, listing, marked
from core.loading.progress import Progress, part
from core.loading.rawtable import RawTable, shown
from core.loading.records import DECODER, tables_of
from core.problems import Problem, Severity, UnreadableError
from core.vocabulary.categories import folded

DESCRIPTOR = "datapackage.json"


def read_package(path: Path, progress: Progress) -> tuple[tuple[RawTable, ...], tuple[Path, ...]]:
    """The tables of a package, and the files they were read from."""
    package = descriptor(path, progress)
    mark = dictionary(package.get(MARK))
    tables: list[RawTable] = []
    files = [path]
    resources = [dictionary(item) for item in listing(package.get("resources"))]
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


def files_of_package(path: Path, progress: Progress) -> tuple[Path, ...]:
    """The descriptor of a package and the files that it lists; UnreadableError says why not."""
    resources = map(dictionary, listing(descriptor(path, progress).get("resources")))
    named = [source for resource in resources for source in _sources(resource)]
    return (path, *(_inside(path, source) for source in named if isinstance(source, str)))


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
        return [listing(resource["data"])]
    paths = resource.get("path", [])
    return [paths] if isinstance(paths, str) else [p for p in listing(paths) if isinstance(p, str)]


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
    named = replace(table, name=table.name or name, problems=problems)
    return marked(named, name, mark)
