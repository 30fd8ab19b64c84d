"""Actors of GDELT: CAMEO codes, called by the name that is found with them most often."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from core.loading.arrow import pc
from core.loading.known.actors import KnownActor, sides_of
from core.loading.known.sheet import Column, Sheet
from core.vocabulary.terms import THIRD, ActorKind

_BETWEEN = "\x1f"
_HOSTILE = ("3", "4")
_COUNTRY = 3
_KINDS = {
    "GOV": ActorKind.GOVERNMENT,
    "MIL": ActorKind.UNIT,
    "REB": ActorKind.ARMED_GROUP,
    "SEP": ActorKind.ARMED_GROUP,
    "INS": ActorKind.ARMED_GROUP,
    "UAF": ActorKind.ARMED_GROUP,
    "IGO": ActorKind.IGO,
    "NGO": ActorKind.NGO,
    "MED": ActorKind.MEDIA,
}
"""Roles of CAMEO codes that say what sort of actor it is."""


class Cast(Struct, frozen=True, eq=False):
    """The actors of some sheets of events."""

    name_of: Mapping[str, str]
    """Name of each code."""
    country_of: Mapping[str, str]
    """Country code of each code, "" for actors of none."""
    sides: tuple[str, ...]
    """Country codes that stand as sides."""
    machine: str

    def names(self, sheet: Sheet, actor: int) -> Column:
        """The name of actor 1 or 2 of every row, "" where there is none."""
        return sheet.each(lambda code: self.name_of.get(code, ""), f"actor{actor}code")

    def actors(self, media: Iterable[str]) -> tuple[KnownActor, ...]:
        """All of them, those that stand as sides first, and the media that report."""
        codes = sorted(
            self.name_of,
            key=lambda code: (
                self.sides.index(self.country_of[code])
                if self._has_side(code)
                else len(self.sides),
                len(code),
                self.name_of[code],
            ),
        )
        listed = {self.name_of[code]: self._actor(code) for code in codes}
        speaking = sorted({*media} - {*listed})
        return (*listed.values(), *map(self._medium, speaking))

    def _has_side(self, code: str) -> bool:
        return self.country_of[code] in self.sides

    def _actor(self, code: str) -> KnownActor:
        country = self.country_of[code]
        state = self.name_of.get(country, "")
        kind = ActorKind.STATE if code == country else _KINDS.get(code[-_COUNTRY:])
        return KnownActor(
            self.name_of[code],
            side=state if self._has_side(code) else THIRD,
            kind=kind.value if kind else "",
            parent=state if code != country else "",
            cameo=code,
        )

    def _medium(self, name: str) -> KnownActor:
        if name == self.machine:
            return KnownActor(name, kind=ActorKind.MONITOR.value, note="gdeltproject.org")
        return KnownActor(name, kind=ActorKind.MEDIA.value)


def cast_of(sheets: Sequence[Sheet], machine: str) -> Cast:
    """The actors by code; the sides are the countries most often at odds with another one."""
    named: dict[str, Counter[str]] = defaultdict(Counter)
    countries: dict[str, str] = {}
    quarrels: Counter[str] = Counter()
    for sheet in sheets:
        for actor in (1, 2):
            columns = [f"actor{actor}{field}" for field in ("code", "name", "countrycode")]
            for (code, name, country), count in _counted(sheet, columns):
                if code:
                    named[code][name or code] += count
                    countries.setdefault(code, country)
        columns = ["quadclass", "actor1countrycode", "actor2countrycode"]
        for (quad, one, other), count in _counted(sheet, columns):
            if quad in _HOSTILE and one and other and one != other:
                quarrels.update({one: count, other: count})
    names = _names({code: counts.most_common(1)[0][0] for code, counts in named.items()})
    sides = sides_of({country: count for country, count in quarrels.items() if country in names})
    return Cast(names, countries, sides, machine)


def _counted(sheet: Sheet, columns: Sequence[str]) -> list[tuple[tuple[str, ...], int]]:
    rows = pc.value_counts(sheet.combined(lambda *cells: _BETWEEN.join(cells), *columns))
    return [
        (tuple(str(row["values"]).split(_BETWEEN)), int(row["counts"])) for row in rows.to_pylist()
    ]


def _names(found: Mapping[str, str]) -> dict[str, str]:
    """Names in ordinary letters; of several codes with one name the shortest keeps it plain."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for code in sorted(found, key=lambda code: (len(code), code)):
        name = found[code].title() if found[code] != code else code
        if name.casefold() in taken:
            name = f"{name} ({code})"
        taken.add(name.casefold())
        names[code] = name
    return names
