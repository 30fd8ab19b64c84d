"""One dataset from several: names unified, ids told apart, repetitions tagged."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pandas as pd

from core.dataset import SOURCES, TABLES, Dataset, Kind
from core.layers.actors import Cast
from core.layers.copies import copies_of
from core.layers.dating import dated_alike
from core.layers.matching import Entry, matches
from core.layers.naming import named_column, renamed, texts
from core.loading.tables import Built, joined, stacked
from core.merges import Decisions, Layers, Merge, MergeKind
from core.problems import Problem, RejectedRow
from core.vocabulary.categories import category_tree

_REFERENCE = re.compile(r"((?:variant_of|same_as|part_of):)([^;]+)")


def combined(parts: Sequence[Dataset], decisions: Decisions | None = None) -> Dataset:
    """The datasets as layers of one, the first one's names standing where two mean the same.

    Nothing is deleted: a claim that repeats one of an earlier layer is tagged ``same_as:ID`` and
    is so a reading of that statement, no voice of its own. A single dataset is itself.
    """
    if len(parts) == 1:
        return parts[0]
    decided = decisions or Decisions()
    names = _layer_names(parts)
    cast = Cast(decided)
    others = (_Names(MergeKind.SOURCE, decided), _Names(MergeKind.CATEGORY, decided))
    taken: set[str] = set()
    layers: list[Dataset] = []
    for layer, dataset in zip(names, parts, strict=True):
        actors = cast.add(layer, dataset)
        sources, categories = (one.add(layer, dataset) for one in others)
        layers.append(_called(dataset, layer, actors, sources, categories, taken))
    layers = dated_alike(layers)
    of = np.repeat(np.arange(len(parts), dtype=np.int32), [len(one.claims) for one in layers])
    claims = joined("claims", [_built(one, "claims") for one in layers])
    copies = copies_of(claims.frame, of)
    frame = _tagged(claims.frame, copies.originals)
    merges = (*cast.merges, *(merge for one in others for merge in one.merges))
    problems, rejected, raw = _findings(layers, names)
    return Dataset(
        " + ".join(names),
        claims=frame,
        actors=cast.table(),
        sides=_sides(cast, parts),
        sources=_sources(layers),
        relations=joined("relations", [_built(one, "relations") for one in layers]).frame,
        places=_places(layers),
        raw=MappingProxyType({"claims": raw} if len(raw.columns) else {}),
        problems=problems,
        rejected=rejected,
        paths=tuple(path for one in parts for path in one.paths),
        fingerprint=_fingerprint(parts),
        layers=Layers(names, of, copies.kinds, copies.originals, merges, decided),
        parts=tuple(parts),
    )


def _fingerprint(parts: Sequence[Dataset]) -> str:
    if not all(part.fingerprint for part in parts):
        return ""
    return hashlib.sha256("".join(part.fingerprint for part in parts).encode()).hexdigest()


def _layer_names(parts: Sequence[Dataset]) -> tuple[str, ...]:
    names: list[str] = []
    for part in parts:
        copy, name = 1, part.name
        while name in names:
            copy += 1
            name = f"{part.name} ({copy})"
        names.append(name)
    return tuple(names)


class _Names:
    """The sources or the category terms of the layers seen so far."""

    def __init__(self, kind: MergeKind, decisions: Decisions) -> None:
        self._kind, self._decisions = kind, decisions
        self._known: list[Entry] = []
        self.merges: list[Merge] = []

    def add(self, layer: str, dataset: Dataset) -> Mapping[str, str]:
        """Take in the names of a layer; returns those that become others."""
        new = (
            _sources_of(dataset, layer)
            if self._kind is MergeKind.SOURCE
            else _terms(dataset, layer)
        )
        found = matches(self._kind, self._known, new, self._decisions)
        known = {entry.name for entry in self._known}
        told = [merge for merge in found if merge.pair.name != merge.pair.into]
        self.merges.extend(told)
        self._known.extend(entry for entry in new if entry.name not in known)
        return {merge.pair.name: merge.pair.into for merge in told if merge.applied}


def _sources_of(dataset: Dataset, layer: str) -> list[Entry]:
    names, urls = texts(dataset.sources["source"]), texts(dataset.sources["url"])
    return [
        Entry(name, layer, codes=(("url", url),) if url else ())
        for name, url in zip(names, urls, strict=True)
    ]


def _terms(dataset: Dataset, layer: str) -> list[Entry]:
    tree = category_tree()
    written = map(str, dataset.claims["category"].cat.categories)
    return [Entry(term, layer) for term in written if term and not tree.find(term)]


def _called(
    dataset: Dataset,
    layer: str,
    actors: Mapping[str, str],
    sources: Mapping[str, str],
    categories: Mapping[str, str],
    taken: set[str],
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
        claims=_with_own_ids(claims.assign(**changed), layer, taken),
        relations=relations.assign(
            source=renamed(relations["source"], actors), target=renamed(relations["target"], actors)
        ),
        sources=dataset.sources.assign(
            source=renamed(dataset.sources["source"], sources),
            relays=renamed(dataset.sources["relays"], sources),
        ),
    )


def _with_own_ids(claims: pd.DataFrame, layer: str, taken: set[str]) -> pd.DataFrame:
    """Ids that an earlier layer has get the layer's name; references within the layer follow."""
    ids = texts(claims["claim_id"])
    new = {one: f"{one} ({layer})" for one in ids if one in taken}
    taken.update(new.get(one, one) for one in ids)
    if not new:
        return claims

    def follow(text: str) -> str:
        return ";".join(new.get(one.strip(), one) for one in text.split(";"))

    def follow_tags(text: str) -> str:
        return _REFERENCE.sub(lambda m: m[1] + new.get(m[2].strip(), m[2]), text)

    tags = {text: follow_tags(text) for text in map(str, claims["tags"].cat.categories)}
    return claims.assign(
        claim_id=pd.Series([new.get(one, one) for one in ids], dtype="str"),
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
    layers: Sequence[Dataset], names: Sequence[str]
) -> tuple[tuple[Problem, ...], tuple[RejectedRow, ...], pd.DataFrame]:
    """Problems, refused rows and original claims; files of one name get their layer's before."""
    files = [{problem.file for problem in one.problems} | _files(one) for one in layers]
    problems: list[Problem] = []
    rejected: list[RejectedRow] = []
    raws: list[pd.DataFrame] = []
    for place, (layer, one) in enumerate(zip(names, layers, strict=True)):
        rest = set[str]().union(*files[:place], *files[place + 1 :])
        called = {file: str(Path(layer) / file) for file in files[place] & rest if file}
        problems.extend(replace(p, file=called.get(p.file, p.file)) for p in one.problems)
        rejected.extend(replace(r, file=called.get(r.file, r.file)) for r in one.rejected)
        raw = one.raw.get("claims", pd.DataFrame(index=range(len(one.claims))))
        raws.append(raw.assign(_file=renamed(raw["_file"], called)) if "_file" in raw else raw)
    return tuple(problems), tuple(rejected), stacked(raws)


def _files(dataset: Dataset) -> set[str]:
    raw = dataset.raw.get("claims")
    return (
        set(texts(raw["_file"].drop_duplicates())) if raw is not None and "_file" in raw else set()
    )
