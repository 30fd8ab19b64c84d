"""Layers as one dataset: names unified, ids told apart, repetitions tagged."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
from msgspec.structs import replace

from core.arrow import chunked, pa, pc
from core.dataset import SOURCES, TABLES, Dataset, Kind
from core.layers.actors import Cast
from core.layers.combining import free_name
from core.layers.copies import copies_of
from core.layers.dating import dated_alike
from core.layers.names import Names
from core.layers.naming import named_column, renamed, texts
from core.loading.progress import Progress
from core.loading.progress import part as part_of
from core.loading.tables import Built, joined, stacked
from core.merges import Decisions, Layers, Merge, MergeKind
from core.problems import Problem, RejectedRow

_DOING = "Putting the datasets together"
_REFERENCE = re.compile(r"((?:variant_of|same_as|part_of):)([^;]+)")


def united(parts: tuple[Dataset, ...], decisions: Decisions, progress: Progress) -> Dataset:
    """Layers with a key each as one dataset; ``progress`` may raise to break off."""
    joint = _Joint(decisions, progress)
    taken = dated_alike([joint.take(part) for part in parts])
    claims, layers = _told(taken, joint, part_of(progress, 0.3, 0.8))
    problems, rejected, raw = _findings(taken, layers.names, part_of(progress, 0.8, 1))
    return Dataset(
        " + ".join(layers.names),
        claims=claims,
        actors=joint.cast.table(),
        sides=_sides(joint.cast, parts),
        sources=_sources(taken),
        relations=joined("relations", [_built(one, "relations") for one in taken]).frame,
        places=_places(taken),
        raw=MappingProxyType({"claims": raw} if len(raw.columns) else {}),
        problems=problems,
        rejected=rejected,
        paths=tuple(dict.fromkeys(path for one in parts for path in one.paths)),
        fingerprint=_fingerprint(parts),
        layers=layers,
        parts=parts,
    )


def _told(
    taken: Sequence[Dataset], joint: "_Joint", progress: Progress
) -> tuple[pd.DataFrame, Layers]:
    """All claims with those told again tagged, and which layer each came from."""
    of = np.repeat(np.arange(len(taken), dtype=np.int32), [len(one.claims) for one in taken])
    pieces = [_built(one, "claims") for one in taken]
    claims = joined("claims", pieces, part_of(progress, 0, 0.5)).frame
    copies = copies_of(claims, of, part_of(progress, 0.5, 1))
    keys = tuple(one.key for one in taken)
    layers = Layers(
        keys,
        _names(taken),
        of,
        copies.kinds,
        copies.originals,
        joint.merges,
        joint.decisions,
    )
    return _tagged(claims, copies.originals), layers


class _Joint:
    """The names of the layers taken so far, and how those of the next become one with them."""

    def __init__(self, decisions: Decisions, progress: Progress) -> None:
        self.decisions, self._progress = decisions, progress
        self.cast = Cast(decisions)
        self._sources = Names(MergeKind.SOURCE, decisions)
        self._categories = Names(MergeKind.CATEGORY, decisions)
        self._taken: list[Any] = []

    @property
    def merges(self) -> tuple[Merge, ...]:
        """What was, or may be, taken for one: actors, sources, categories."""
        return (*self.cast.merges, *self._sources.merges, *self._categories.merges)

    def take(self, part: Dataset) -> Dataset:
        """A layer as it stands beside those before it: its names unified, its ids its own."""
        self._progress(_DOING, 0.1)
        actors = self.cast.add(part.key, part)
        sources, categories = (one.add(part.key, part) for one in (self._sources, self._categories))
        return _called(part, actors, sources, categories, self._taken)


def _fingerprint(parts: Sequence[Dataset]) -> str:
    if not all(part.fingerprint for part in parts):
        return ""
    return hashlib.sha256("".join(part.fingerprint for part in parts).encode()).hexdigest()


def _names(parts: Sequence[Dataset]) -> tuple[str, ...]:
    names: list[str] = []
    for part in parts:
        names.append(free_name(part.name, names))
    return tuple(names)


def _called(
    dataset: Dataset,
    actors: Mapping[str, str],
    sources: Mapping[str, str],
    categories: Mapping[str, str],
    taken: list[Any],
) -> Dataset:
    claims, relations = dataset.claims, dataset.relations
    changed: dict[str, pd.Series] = {
        "claimant": renamed(claims["claimant"], actors),
        "subject": renamed(claims["subject"], actors),
        "source": renamed(claims["source"], sources),
        "category": renamed(claims["category"], categories),
    }
    return replace(
        dataset,
        claims=_with_own_ids(claims.assign(**changed), dataset.key, taken),
        relations=relations.assign(
            source=renamed(relations["source"], actors), target=renamed(relations["target"], actors)
        ),
        sources=dataset.sources.assign(
            source=renamed(dataset.sources["source"], sources),
            relays=renamed(dataset.sources["relays"], sources),
        ),
    )


def _with_own_ids(claims: pd.DataFrame, layer: str, taken: list[Any]) -> pd.DataFrame:
    """Ids that an earlier layer has get the layer's key; references within the layer follow."""
    ids = chunked(claims["claim_id"])
    again = np.zeros(len(ids), dtype=bool)
    for earlier in taken:
        again |= pc.is_in(ids, value_set=earlier).to_numpy()
    new = {one: f"{one} ({layer})" for one in ids.filter(pa.array(again)).to_pylist()}
    if new:
        renamed_ids = pa.array(list(new.values()), type=ids.type)
        ids = pc.replace_with_mask(ids.combine_chunks(), pa.array(again), renamed_ids)
    taken.append(ids)
    if not new:
        return claims

    def follow(text: str) -> str:
        return ";".join(new.get(one.strip(), one) for one in text.split(";"))

    def follow_tags(text: str) -> str:
        return _REFERENCE.sub(lambda m: m[1] + new.get(m[2].strip(), m[2]), text)

    tags = {text: follow_tags(text) for text in map(str, claims["tags"].cat.categories)}
    return claims.assign(
        claim_id=pd.Series(pd.array(ids, dtype="str")),
        **{
            name: pd.Series([follow(text) for text in texts(claims[name])], dtype="str")
            for name in ("replies_to", "supersedes")
        },
        tags=renamed(claims["tags"], tags),
    )


def _built(dataset: Dataset, table: str) -> Built:
    return Built(dataset.table(table), pd.DataFrame(index=range(len(dataset.table(table)))))


def _tagged(claims: pd.DataFrame, originals: np.ndarray) -> pd.DataFrame:
    rows = np.flatnonzero(originals >= 0)
    if not len(rows):
        return claims
    ids, tags = claims["claim_id"].to_numpy(dtype=object), claims["tags"].astype("str")
    words = tags.to_numpy(dtype=object).copy()
    for row in rows.tolist():
        words[row] = ";".join(filter(None, (words[row], f"same_as:{ids[originals[row]]}")))
    return claims.assign(tags=named_column([str(word) for word in words]))


def _sides(cast: Cast, parts: Sequence[Dataset]) -> pd.DataFrame:
    rows = cast.sides(parts)
    notes = pd.Series([row["note"] for row in rows], dtype="str")
    return pd.DataFrame({"side": named_column([row["side"] for row in rows]), "note": notes})


def _sources(layers: Sequence[Dataset]) -> pd.DataFrame:
    frame = joined("sources", [_built(one, "sources") for one in layers]).frame
    held: dict[str, dict[str, str]] = {}
    columns = {column.name: texts(frame[column.name]) for column in SOURCES}
    for row in zip(*columns.values(), strict=True):
        record = dict(zip(columns, row, strict=True))
        first = held.setdefault(record["source"], record)
        for name, text in record.items():
            first[name] = first[name] or text
    return pd.DataFrame(
        {
            column.name: pd.Series([row[column.name] for row in held.values()], dtype="str")
            if column.kind is Kind.TEXT
            else named_column([row[column.name] for row in held.values()])
            for column in TABLES["sources"]
        }
    )


def _places(layers: Sequence[Dataset]) -> pd.DataFrame:
    frame = joined("places", [_built(one, "places") for one in layers]).frame
    kept = frame.drop_duplicates("place").reset_index(drop=True)
    named = [name for name in kept.columns if isinstance(kept[name].dtype, pd.CategoricalDtype)]
    return kept.assign(**{name: kept[name].cat.remove_unused_categories() for name in named})


def _findings(
    layers: Sequence[Dataset], names: Sequence[str], progress: Progress
) -> tuple[tuple[Problem, ...], tuple[RejectedRow, ...], pd.DataFrame]:
    """Problems, refused rows and original claims.

    Files of one name get their layer's before it, unless the layers stand in one file.
    """
    files = [{problem.file for problem in one.problems} | _files(one) for one in layers]
    problems: list[Problem] = []
    rejected: list[RejectedRow] = []
    raws: list[pd.DataFrame] = []
    for place, (layer, one) in enumerate(zip(names, layers, strict=True)):
        others = zip(layers, files, strict=True)
        rest = set[str]().union(*(named for other, named in others if other.paths != one.paths))
        called = {file: str(Path(layer) / file) for file in files[place] & rest if file}
        problems.extend(replace(p, file=called.get(p.file, p.file)) for p in one.problems)
        rejected.extend(replace(r, file=called.get(r.file, r.file)) for r in one.rejected)
        raw = one.raw.get("claims", pd.DataFrame(index=range(len(one.claims))))
        raws.append(raw.assign(_file=renamed(raw["_file"], called)) if "_file" in raw else raw)
    return tuple(problems), tuple(rejected), stacked(raws, progress)


def _files(dataset: Dataset) -> set[str]:
    raw = dataset.raw.get("claims")
    return (
        set(texts(raw["_file"].drop_duplicates())) if raw is not None and "_file" in raw else set()
    )
