"""What files hold, where nobody has read them before: raw tables, understood and checked."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from msgspec.structs import replace

from core.cores import shared
from core.dataset import TABLES, Dataset
from core.loading.actors import Tables, completed
from core.loading.arrow import give_back
from core.loading.checks import CHECKS
from core.loading.findings import capped
from core.loading.hashing import Hashing
from core.loading.identity import with_unique_ids
from core.loading.intake import Way, take_in
from core.loading.layered import layers_in, separated
from core.loading.patience import patiently
from core.loading.progress import Progress, part, silent
from core.loading.rawtable import RawTable, shown
from core.loading.tables import build, joined
from core.problems import Problem, UnreadableError
from core.provenance import Provenance, SavedLayers


def read_anew(
    paths: tuple[Path, ...], progress: Progress, way: Way, hashing: Hashing
) -> tuple[tuple[Dataset, ...], SavedLayers | None]:
    """The datasets that files hold, and how they were saved together, if they were."""
    taken = take_in(paths, part(progress, 0, 0.7), way, hashing)
    give_back()
    name = shown(paths[0].stem or str(paths[0]))
    if not any(table.name == "claims" for table in taken.tables):
        raise UnreadableError(
            f"{shown(paths[0].name)} is not a table of claims. "
            "Open the table of claims, or the folder that holds both."
        )
    rest = part(progress, 0.7, 1)
    saved = layers_in(taken.tables) if way.translate is None else None
    if saved is None:
        files = tuple(file.name for file in taken.files)
        provenance = Provenance(files, taken.fingerprint, way.key)
        tables, taken = list(taken.tables), replace(taken, tables=())
        handed = _handed_over(tables)
        found = [
            replace(
                patiently(lambda tell: understood(handed, name, tell), rest), provenance=provenance
            )
        ]
    else:
        found = [
            replace(
                understood(one.tables, shown(one.layer.name), rest),
                key=one.layer.key,
                provenance=one.layer.provenance,
            )
            for one in separated(taken.tables, saved)
        ]
    give_back()
    datasets = (replace(one, paths=paths, fingerprint=taken.fingerprint) for one in found)
    return tuple(datasets), saved


def understood(raws: Iterable[RawTable], name: str, progress: Progress = silent) -> Dataset:
    """The dataset that raw tables of the schema make; NotUnderstoodError where nobody claims.

    A table that nobody else holds is let go as it is read.
    """
    waiting = _by_name(raws)
    as_is = all(table.as_is for some in waiting.values() for table in some)
    tables: Tables = {
        table: joined(
            table, [build(raw, part(progress, 0, 0.7)) for raw in _handed_over(waiting[table])]
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


def _by_name(raws: Iterable[RawTable]) -> dict[str, list[RawTable]]:
    found: dict[str, list[RawTable]] = {name: [] for name in TABLES}
    for raw in raws:
        if raw.name in found:
            found[raw.name].append(raw)
    return found


def _handed_over(tables: list[RawTable]) -> Iterator[RawTable]:
    """Tables one after another, each taken out of the list."""
    while tables:
        yield tables.pop(0)


def _all_problems(dataset: Dataset, progress: Progress) -> Iterator[Problem]:
    yield from dataset.problems
    progress("Checking the claims", 0)
    found = shared(lambda check: tuple(check(dataset)), CHECKS, len(dataset.claims))
    yield from chain.from_iterable(found)
