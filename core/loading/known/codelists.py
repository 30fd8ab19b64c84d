"""Lists of states and actors with their codes: COW, GW, ISO, FIPS, CAMEO, UCDP."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np
from msgspec import Struct

from core.loading.arrow import TEXT, pa
from core.loading.known.composing import Cells, Part, compose, refused
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.sheet import Sheet, plain
from core.loading.rawtable import RawTable
from core.vocabulary.categories import folded
from core.vocabulary.states import State, StateCode, states
from core.vocabulary.terms import ActorKind

_BARE = "code"
"""What GDELT's look-ups of CAMEO call their codes."""

_CODES: Mapping[StateCode, tuple[str, ...]] = MappingProxyType(
    {
        StateCode.COW: ("ccode", "cown", "cowcode", "cow code", "cow number", "cow"),
        StateCode.GW: ("gwno", "gwcode", "gwn", "gw code", "gw number", "gw"),
        StateCode.ISO3: (
            *("iso3", "iso3c", "alpha-3", "alpha-3 code", "ISO3166-1-Alpha-3", "iso a3"),
            *("iso alpha-3", "iso3 code", "iso code"),
        ),
        StateCode.FIPS: ("fips", "fips 10-4", "fips10"),
        StateCode.CAMEO: ("cameo", "cameo code", _BARE),
        StateCode.UCDP: ("ActorId", "actor id", "ucdp", "ucdp id"),
    }
)
"""The names that the columns of a scheme have, in lists of these schemes."""

_NAMES = (
    *("NameData", "name data", "statenme", "state name", "country name", "country.name.en"),
    *("English short name", "official name en", "name", "country", "state", "label"),
)
_OTHER_NAMES = (
    *("NameFull", "NameOrig", "NameOrigFull", "country.name", "cow.name", "official name"),
    *("UNTERM English Short", "UNTERM English Formal", "CLDR display name", "name short"),
)
_ABBREVIATIONS = ("stateabb", "gwabbrev", "gwc", "cowc", "iso2", "iso2c", "alpha-2")
_BESIDE = (
    *("styear", "stmonth", "stday", "endyear", "endmonth", "endday", "version", "start", "end"),
    *("start date", "end date", "gwsdate", "gwedate", "microstate", "region", "sub-region"),
    *("intermediate-region", "region-code", "sub-region-code", "intermediate-region-code"),
    *("continent", "country-code", "numeric", "iso3n", "iso_3166-2", "capital", "note", "notes"),
)
_ALLOWED = frozenset(
    plain(name)
    for names in (_NAMES, _OTHER_NAMES, _ABBREVIATIONS, _BESIDE, *_CODES.values())
    for name in names
)
_WIDE = (("ISO3166-1-Alpha-3", "ISO3166-1-Alpha-2"), ("ActorId", "NameData"))
"""Columns that make a list of a table whatever else stands in it."""

_FIRST = (("styear", "stmonth", "stday"), ("start",), ("start date",), ("gwsdate",))
_LAST = (("endyear", "endmonth", "endday"), ("end",), ("end date",), ("gwedate",))
_CAMEO = re.compile(r"[A-Z]{3}")
_GOVERNMENT = "government of "


def is_code_list(sheet: Sheet) -> bool:
    """Whether a table lists names with their codes, each code with one name, and nothing else."""
    columns = _schemes(sheet)
    if not columns or _named(sheet) is None:
        return False
    listed = {plain(header) for header in sheet.table.headers} <= _ALLOWED
    if not listed and not any(sheet.has(*names) for names in _WIDE):
        return False
    if columns.get(StateCode.CAMEO) == _BARE:
        codes = filter(None, sheet.spellings(_BARE).texts)
        return sheet.has("label") and all(map(_CAMEO.fullmatch, codes))
    return _one_name_each(sheet, next(iter(columns.values())))


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Each name of a list once, as an actor with its codes, and no claims at all."""
    return Translation(tuple(table for sheet in sheets for table in _tables(sheet)))


def _schemes(sheet: Sheet) -> dict[StateCode, str]:
    found = {
        scheme: next((name for name in names if sheet.has(name)), "")
        for scheme, names in _CODES.items()
    }
    return {scheme: name for scheme, name in found.items() if name}


def _named(sheet: Sheet) -> str | None:
    return next((name for name in _NAMES if sheet.has(name)), None)


def _one_name_each(sheet: Sheet, column: str) -> bool:
    """Whether hardly any code stands beside two names, and most rows have a code of their own."""
    name = _named(sheet) or ""
    pairs = sheet.combined(lambda *cells: "\x1f".join(cells), column, name)
    distinct = {str(pair).split("\x1f")[0] for pair in pairs.unique().to_pylist()} - {""}
    return len(distinct) * 2 > len(sheet)


class _Entry(Struct, frozen=True):
    """A row of a list as an actor, without its period."""

    name: str
    written: tuple[str, ...]
    """Names and codes that also mean it, as the list writes them."""
    codes: Mapping[StateCode, str]
    state: State | None

    @property
    def kind(self) -> str:
        """What sort of actor it is, as far as a list of codes says."""
        if folded(self.name).startswith(_GOVERNMENT):
            return ActorKind.GOVERNMENT.value
        if StateCode.UCDP in self.codes and len(self.codes) == 1:
            return ActorKind.ARMED_GROUP.value
        return ActorKind.STATE.value if self.state else ""


def _tables(sheet: Sheet) -> tuple[RawTable, RawTable]:
    entries = list(_entries(sheet))
    first: dict[str, int] = {}
    for place, entry in enumerate(entries):
        first.setdefault(entry.name, place)
    again = np.array(
        [not entry.name or first[entry.name] != place for place, entry in enumerate(entries)],
        dtype=bool,
    )
    periods = _periods(sheet, entries)
    why = "it names nobody, or somebody whom an earlier row of the list names; that row stands."
    kept = refused(sheet, again, "listed_again", why)
    left = [entry for entry, out in zip(entries, again.tolist(), strict=True) if not out]
    cells = _cells(left, [periods[entry.name] for entry in left])
    nobody = compose(kept, "claims", [Part(kept.every_row[:0], {"claimant": ""})])
    return compose(kept, "actors", [Part(kept.every_row, cells)]), nobody


def _entries(sheet: Sheet) -> Iterator[_Entry]:
    schemes = _schemes(sheet)
    name = _named(sheet) or ""
    others = [column for column in (*_NAMES, *_OTHER_NAMES) if column != name and sheet.has(column)]
    short = [column for column in _ABBREVIATIONS if sheet.has(column)]
    columns = [sheet.text(c).to_pylist() for c in (name, *others, *short, *schemes.values())]
    for row in zip(*columns, strict=True):
        texts = tuple(map(str, row))
        codes = dict(zip(schemes, texts[len(texts) - len(schemes) :], strict=True))
        codes = {scheme: _number(code) for scheme, code in codes.items() if _number(code)}
        state = _state(texts[0], codes)
        known = states().named(texts[0])
        named = known.name if known and not folded(texts[0]).startswith(_GOVERNMENT) else texts[0]
        yield _Entry(named, tuple(filter(None, texts)), codes, state)


def _state(name: str, codes: Mapping[StateCode, str]) -> State | None:
    known = (states().coded(scheme, code) for scheme, code in codes.items())
    return states().named(name) or next(filter(None, known), None)


def _number(code: str) -> str:
    return code.removesuffix(".0")


def _periods(sheet: Sheet, entries: Sequence[_Entry]) -> dict[str, str]:
    """When each name is on the list, all its rows together."""
    found: dict[str, list[str]] = {}
    begun, ended = (_days(sheet, columns) for columns in (_FIRST, _LAST))
    for entry, first, last in zip(entries, begun, ended, strict=True):
        found.setdefault(entry.name, []).extend([f"{first} – {last}"] if first or last else [])
    return {name: ", ".join(spans) for name, spans in found.items()}


def _days(sheet: Sheet, choices: Sequence[tuple[str, ...]]) -> list[str]:
    columns = next((names for names in choices if sheet.has(*names)), ())
    texts = [sheet.text(name).to_pylist() for name in columns]
    if not texts:
        return [""] * len(sheet)
    return [
        "-".join(str(cell).zfill(2) for cell in row if cell) for row in zip(*texts, strict=True)
    ]


def _cells(entries: Sequence[_Entry], periods: Sequence[str]) -> dict[str, Cells]:
    owners = Counter(text for e in entries for text in {folded(t) for t in _aliases(e)})

    def column(texts: Iterator[str]) -> Cells:
        return pa.array(list(texts), type=TEXT)

    def own(entry: _Entry) -> str:
        return ";".join(text for text in _aliases(entry) if owners[folded(text)] == 1)

    schemes = [scheme for scheme in StateCode if scheme is not StateCode.FIPS]
    return {
        "actor": column(entry.name for entry in entries),
        "aliases": column(map(own, entries)),
        "kind": column(entry.kind for entry in entries),
        "note": column(f"listed {period}" if period else "" for period in periods),
    } | {scheme.value: column(_coded(entry, scheme) for entry in entries) for scheme in schemes}


def _aliases(entry: _Entry) -> tuple[str, ...]:
    texts = (text.replace(";", ",") for text in (*entry.written, *entry.codes.values()))
    return tuple(dict.fromkeys(text for text in texts if text != entry.name))


def _coded(entry: _Entry, scheme: StateCode) -> str:
    """The list's own code, else the one that the list of states has."""
    if scheme in entry.codes or entry.state is None:
        return entry.codes.get(scheme, "")
    of_government = scheme is StateCode.UCDP
    is_state = entry.kind == ActorKind.STATE.value
    return "" if of_government and is_state else str(getattr(entry.state, scheme.value))


CODE_LIST = KnownFormat(
    "code_lists",
    "list of states or actors with codes",
    "Correlates of War, Gleditsch and Ward, ISO 3166-1, FIPS 10-4, CAMEO, UCDP Actor Dataset",
    "it says who is who and claims nothing: each name is an actor with its codes, its other names "
    "and abbreviations, so that claims opened with it, beside it or as a layer meet in one actor.",
    is_code_list,
    translate,
)
