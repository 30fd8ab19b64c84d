"""The actors that a known format names, and which of them stand as sides."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from core.loading.arrow import TEXT, pa
from core.loading.rawtable import RawTable
from core.vocabulary.categories import folded
from core.vocabulary.states import states
from core.vocabulary.terms import THIRD, ActorKind

MOST_SIDES = 6
"""Sides that a file of many conflicts is given: the parties it names most often."""


class KnownActor(Struct, frozen=True):
    """A row of the table of actors, with the codes that its format gives it."""

    name: str
    side: str = THIRD
    kind: str = ""
    parent: str = ""
    iso3: str = ""
    gw: str = ""
    cow: str = ""
    cameo: str = ""
    ucdp: str = ""
    aliases: str = ""
    note: str = ""


def sides_of(weights: Mapping[str, float]) -> tuple[str, ...]:
    """The parties that stand as sides: the heaviest, in order of weight and then by name."""
    return tuple(sorted(weights, key=lambda name: (-weights[name], name))[:MOST_SIDES])


def state_actor(name: str, side: str = THIRD) -> KnownActor:
    """A state, by any of its names, under the one name that it has in the list of states."""
    state = states().named(name)
    known = KnownActor(state.name if state else name, side, ActorKind.STATE.value if state else "")
    return with_codes(known)


def with_codes(actor: KnownActor) -> KnownActor:
    """An actor that is a state or its government, with the codes it lacks; others unchanged."""
    state = states().named(actor.name)
    if state is None:
        return actor
    governs = actor.name != state.name
    return replace(
        actor,
        iso3=actor.iso3 or state.iso3,
        gw=actor.gw or state.gw,
        cow=actor.cow or state.cow,
        cameo=actor.cameo or state.cameo,
        ucdp=actor.ucdp or (state.ucdp if governs else ""),
    )


def actors_table(actors: Iterable[KnownActor], there: Sequence[RawTable] = ()) -> RawTable | None:
    """The actors as a table, without those that a table opened beside it lists already."""
    names = {folded(name) for table in there for name in _names(table)}
    rows = [with_codes(actor) for actor in actors if folded(actor.name) not in names]
    if not rows:
        return None
    headers = tuple("actor" if name == "name" else name for name in KnownActor.__struct_fields__)
    columns = tuple(
        pa.chunked_array([pa.array([getattr(row, name) for row in rows], type=TEXT)])
        for name in KnownActor.__struct_fields__
    )
    return RawTable("", "actors", headers, columns, np.arange(len(rows)), derived=True)


def _names(table: RawTable) -> list[str]:
    place = next((p for p, h in enumerate(table.headers) if folded(h) in ("actor", "name")), None)
    return [] if place is None else [str(name) for name in table.columns[place].to_pylist()]
