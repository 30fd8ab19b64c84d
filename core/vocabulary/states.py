"""States and the codes that the field's data programmes give them."""

import csv
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from msgspec import Struct

from core.shipped import ASSETS
from core.vocabulary.categories import folded

_GOVERNMENT = "government of "


class StateCode(StrEnum):
    """A scheme of codes for states; the value is its column in the list."""

    ISO3 = "iso3"
    COW = "cow"
    GW = "gw"
    FIPS = "fips"
    CAMEO = "cameo"
    UCDP = "ucdp"


class State(Struct, frozen=True):
    """A state, its codes ("" where a scheme has none), and its other names.

    ``iso3`` ISO 3166-1 alpha-3 (XKX for Kosovo is in common use, not assigned), ``cow`` Correlates
    of War, ``gw`` Gleditsch and Ward, ``fips`` FIPS 10-4, ``cameo`` CAMEO country, ``ucdp`` the
    UCDP actor id of its government. ``others`` are codes that also mean it: of a predecessor, of a
    part, or of another edition of the scheme.
    """

    name: str
    iso3: str
    cow: str
    gw: str
    fips: str
    cameo: str
    ucdp: str
    aliases: tuple[str, ...]
    others: tuple[tuple[StateCode, str], ...] = ()

    def codes(self) -> Iterator[tuple[StateCode, str]]:
        """Every code that means the state, the one of each scheme first."""
        for scheme in StateCode:
            if code := str(getattr(self, scheme.value)):
                yield scheme, code
        yield from self.others


class States:
    """States by name and by code."""

    def __init__(self, states: tuple[State, ...]) -> None:
        self._states = states
        self._by_name = {
            folded(name): state for state in states for name in (state.name, *state.aliases)
        }
        self._by_code = {code: state for state in states for code in state.codes()}

    def __iter__(self) -> Iterator[State]:
        return iter(self._states)

    def named(self, name: str) -> State | None:
        """The state of a name, spelled in any case, or of the name of its government."""
        return self._by_name.get(folded(name).removeprefix(_GOVERNMENT))

    def coded(self, scheme: StateCode, code: str) -> State | None:
        """The state that a scheme gives a code, None where it gives it to none."""
        return self._by_code.get((scheme, code))


@cache
def states() -> States:
    """The list shipped in ``assets/vocabulary/states.csv``; docs/states.md names its sources."""
    with (ASSETS / "vocabulary" / "states.csv").open(encoding="utf-8", newline="") as file:
        return States(
            tuple(
                State(
                    row["state"],
                    row["iso3"],
                    row["cow"],
                    row["gw"],
                    row["fips"],
                    row["cameo"],
                    row["ucdp"],
                    tuple(filter(None, row["aliases"].split(";"))),
                    tuple(_other_codes(row["other_codes"])),
                )
                for row in csv.DictReader(file)
            )
        )


def _other_codes(cell: str) -> Iterator[tuple[StateCode, str]]:
    for written in filter(None, cell.split(";")):
        scheme, code = written.split(":")
        yield StateCode(scheme), code
