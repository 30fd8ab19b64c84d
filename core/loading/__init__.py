"""Files and folders to a Dataset: every row is loaded, or listed with the reason why not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from core.dataset import TABLES, Dataset
from core.loading.actors import Tables, completed
from core.loading.arrow import give_back
from core.loading.cache import Cache
from core.loading.cache.slots import files_behind, slot_of
from core.loading.checks import CHECKS
from core.loading.findings import capped
from core.loading.formats import LOADERS, LoaderSpec
from core.loading.hashing import Hashing
from core.loading.identity import with_unique_ids
from core.loading.intake import DETECTING, Way, files_in, take_in
from core.loading.progress import Cancelled, Progress, part, silent
from core.loading.rawtable import RawTable, shown
from core.loading.tables import build, joined
from core.problems import Problem, UnreadableError

__all__ = [
    "LOADERS",
    "Cache",
    "Cancelled",
    "LoaderSpec",
    "Progress",
    "Way",
    "files_in",
    "load",
    "silent",
    "understood",
]


def load(
    paths: Sequence[Path],
    progress: Progress = silent,
    way: Way = DETECTING,
    cache: Cache | None = None,
) -> Dataset:
    """Read the tables at the paths into one dataset, or find it in the cache.

    UnreadableError says why nothing can be read. Whatever ``progress`` raises stops the loading.
    """
    paths = tuple(paths)
    files = files_behind(paths)
    with Hashing(files) as hashing:
        slot = slot_of(paths, files, way, cache)
        if slot is not None and slot.may_be_full:
            found = slot.find(hashing, progress)
            if found is not None:
                return replace(found, paths=paths)
        dataset = _read(paths, progress, way, hashing)
        if slot is not None:
            slot.promise(hashing, dataset)
    return dataset


def _read(paths: tuple[Path, ...], progress: Progress, way: Way, hashing: Hashing) -> Dataset:
    taken = take_in(paths, part(progress, 0, 0.7), way, hashing)
    give_back()
    name = shown(paths[0].stem or str(paths[0]))
    if not any(table.name == "claims" for table in taken.tables):
        raise UnreadableError(
            f"{shown(paths[0].name)} is not a table of claims. "
            "Open the table of claims, or the folder that holds both."
        )
    dataset = understood(taken.tables, name, part(progress, 0.7, 1))
    give_back()
    return replace(dataset, paths=paths, fingerprint=taken.fingerprint)


def understood(raws: Sequence[RawTable], name: str, progress: Progress = silent) -> Dataset:
    """The dataset that raw tables of the schema make; NotUnderstoodError where nobody claims."""
    as_is = all(table.as_is for table in raws)
    tables: Tables = {
        table: joined(
            table,
            [build(raw, part(progress, 0, 0.7)) for raw in raws if raw.name == table],
        )
        for table in TABLES
    }
    progress("Comparing ids", 0.7)
    tables["claims"] = with_unique_ids(tables["claims"])
    progress("Listing actors and sources", 0.7)
    if not as_is:
        tables = completed(tables, name)
    dataset = Dataset(
        name,
        claims=tables["claims"].frame,
        actors=tables["actors"].frame,
        sides=tables["sides"].frame,
        relations=tables["relations"].frame,
        sources=tables["sources"].frame,
        places=tables["places"].frame,
        raw=MappingProxyType({t: b.raw for t, b in tables.items() if len(b.raw.columns)}),
        problems=tuple(problem for built in tables.values() for problem in built.problems),
        rejected=tuple(
            sorted(
                (row for built in tables.values() for row in built.rejected),
                key=lambda row: (row.file, row.row),
            )
        ),
        paths=(),
        fingerprint="",
    )
    return replace(dataset, problems=capped(_all_problems(dataset, part(progress, 0.7, 1))))


def _all_problems(dataset: Dataset, progress: Progress) -> Iterator[Problem]:
    yield from dataset.problems
    for place, check in enumerate(CHECKS):
        progress("Checking the claims", place / len(CHECKS))
        yield from check(dataset)
