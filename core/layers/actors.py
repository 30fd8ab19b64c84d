"""One table of actors from several, and what each layer's names become in it."""

from collections.abc import Mapping, Sequence

import pandas as pd
from msgspec import Struct

from core.dataset import ACTORS, Dataset
from core.layers.matching import CODES, Entry, matches
from core.layers.naming import named_column, texts
from core.merges import Decisions, Merge, MergeKind
from core.vocabulary.categories import folded
from core.vocabulary.states import StateCode, states
from core.vocabulary.terms import THIRD

Record = dict[str, str]


class Cast(Struct):
    """The actors of the layers seen so far; grows by one layer at a time."""

    decisions: Decisions
    records: dict[str, Record] = {}
    layer_of: dict[str, str] = {}
    listed: set[str] = set()
    """Names whose side stands in a table of actors, not guessed from claims."""
    merges: list[Merge] = []

    def add(self, layer: str, dataset: Dataset) -> Mapping[str, str]:
        """Take in the actors of a layer; returns what each of its names becomes."""
        rows = _records(dataset.actors)
        listed = "actors" in dataset.raw
        known = [self._entry(name) for name in self.records]
        new = [_entry(record, layer) for record in rows]
        found = matches(MergeKind.ACTOR, known, new, self.decisions)
        self.merges.extend(found)
        into = {merge.pair.name: merge.pair.into for merge in found if merge.applied}
        names = {row["actor"]: self._free(row["actor"], layer, into) for row in rows}
        for record in rows:
            self._take(record, names, layer, listed=listed)
        return names

    def table(self) -> pd.DataFrame:
        """The table of actors."""
        columns: dict[str, pd.Series] = {}
        for column in ACTORS:
            words = [record[column.name] for record in self.records.values()]
            plain = column.name in ("aliases", "note")
            columns[column.name] = pd.Series(words, dtype="str") if plain else named_column(words)
        return pd.DataFrame(columns)

    def sides(self, layers: Sequence[Dataset]) -> list[Record]:
        """The belligerent sides that still have actors, in the order of the layers."""
        used = {record["side"] for record in self.records.values()} - {"", THIRD}
        listed: dict[str, Record] = {}
        for dataset in layers:
            sides = dataset.sides
            for side, note in zip(texts(sides["side"]), texts(sides["note"]), strict=True):
                if side in used:
                    listed.setdefault(side, {"side": side, "note": note})
        for side in sorted(used - set(listed)):
            listed[side] = {"side": side, "note": ""}
        return list(listed.values())

    def _entry(self, name: str) -> Entry:
        return _entry(self.records[name], self.layer_of[name])

    def _free(self, name: str, layer: str, into: Mapping[str, str]) -> str:
        if name in into:
            return into[name]
        return f"{name} ({layer})" if name in self.records else name

    def _take(self, record: Record, names: Mapping[str, str], layer: str, *, listed: bool) -> None:
        name = names[record["actor"]]
        parent = names.get(record["parent"], record["parent"])
        mine = {**record, "actor": name, "parent": "" if parent == name else parent}
        mine["side"] = self._side(record["side"], names)
        held = self.records.get(name)
        if held is None:
            self.records[name], self.layer_of[name] = mine, layer
        else:
            guessed = name not in self.listed
            if guessed and mine["side"] and (listed or held["side"] == THIRD):
                held["side"] = mine["side"]
            for column in ("side", "kind", "parent", *CODES, "note"):
                held[column] = held[column] or mine[column]
            called = [*_listed(held["aliases"]), *_listed(mine["aliases"]), record["actor"]]
            held["aliases"] = ";".join(
                {
                    folded(one): one for one in reversed(called) if folded(one) != folded(name)
                }.values()
            )
        if listed:
            self.listed.add(name)

    def _side(self, side: str, names: Mapping[str, str]) -> str:
        """The side as the layers before call it, where a side is an actor they know."""
        actor = self.records.get(names.get(side, side))
        if actor and actor["side"] not in ("", THIRD):
            return actor["side"]
        return side


def _records(actors: pd.DataFrame) -> list[Record]:
    columns = {column.name: texts(actors[column.name]) for column in ACTORS}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _entry(record: Record, layer: str) -> Entry:
    return Entry(
        record["actor"],
        layer,
        tuple(_listed(record["aliases"])),
        tuple((system, record[system]) for system in CODES if record[system]),
        record["kind"],
        record["iso3"] or _state_of(record["actor"]),
    )


def _state_of(name: str) -> str:
    """ISO code of the state that a name is one of, or its code in capitals; "" for none."""
    known = states()
    state = known.named(name) or (known.coded(StateCode.ISO3, name) if name.isupper() else None)
    return state.iso3 if state is not None else ""


def _listed(aliases: str) -> list[str]:
    return [alias.strip() for alias in aliases.split(";") if alias.strip()]
