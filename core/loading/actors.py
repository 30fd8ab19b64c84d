"""Actors, sides and sources that claims name and no table lists."""

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import pandas as pd

from core.loading.arrow import TEXT, pa
from core.loading.progress import silent
from core.loading.rawtable import RawTable, shown
from core.loading.spellings import coded
from core.loading.tables import Built, build, joined
from core.problems import Problem, Severity
from core.vocabulary.categories import folded
from core.vocabulary.terms import THIRD, Topic

Tables = dict[str, Built]
_SPEAKING = ("claimant", "subject")


def completed(tables: Tables, file: str) -> Tables:
    """The tables with every actor, side and source that is named somewhere."""
    tables = _with_known_names(tables)
    tables = _with_actors(tables, file)
    tables = _with_parents_sides(tables)
    sides = _texts(tables["actors"].frame["side"])
    tables = _with_rows(tables, "sides", "side", [s for s in sides if s and s != THIRD])
    return _with_rows(tables, "sources", "source", _in_order(tables["claims"].frame, ("source",)))


def _texts(column: pd.Series) -> list[str]:
    return [str(value) for value in column.tolist()]


def _in_order(frame: pd.DataFrame, columns: Sequence[str]) -> list[str]:
    first: dict[str, int] = {}
    for place, name in enumerate(columns):
        categories: Any = frame[name].cat.categories
        codes: Any = frame[name].cat.codes.to_numpy()
        earliest = np.full(len(categories), -1, dtype=np.int64)
        earliest[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
        for text, row in zip(map(str, categories), earliest.tolist(), strict=True):
            order = row * len(columns) + place
            if row >= 0:
                first[text] = min(order, first.get(text, order))
    return [text for text in sorted(first, key=lambda text: first[text]) if text]


def _with_known_names(tables: Tables) -> Tables:
    actors = tables["actors"].frame
    known: dict[str, str] = {}
    for name, aliases in zip(_texts(actors["actor"]), _texts(actors["aliases"]), strict=True):
        for alias in filter(None, map(folded, aliases.split(";"))):
            known.setdefault(alias, name)
    names = _texts(actors["actor"])
    known |= {word: name for name in reversed(names) if (word := folded(name))}
    exact = set(names)
    claims = tables["claims"].frame
    renamed = {column: _renamed(claims[column], known, exact) for column in _SPEAKING}
    return tables | {"claims": _replaced(tables["claims"], claims.assign(**renamed))}


def _renamed(column: pd.Series, known: dict[str, str], exact: set[str]) -> Any:
    categories = _texts(pd.Series(column.cat.categories))
    place_of: Any = column.cat.codes.to_numpy()
    wanted = [text if text in exact else known.get(folded(text), text) for text in categories]
    if wanted == categories:
        return column
    kinds = sorted(set(wanted))
    place = {kind: code for code, kind in enumerate(kinds)}
    codes = np.array([place[text] for text in wanted])[place_of]
    return pd.Series(cast("Any", coded(codes.astype(np.int32), kinds)))


def _with_actors(tables: Tables, file: str) -> Tables:
    claims, listed = tables["claims"].frame, set(_texts(tables["actors"].frame["actor"]))
    names = [name for name in _in_order(claims, _SPEAKING) if name not in listed]
    sided = any(_texts(tables["actors"].frame["side"]))
    losing: set[str] = set() if sided else _losing(claims)
    if listed and not sided:
        tables = _with_losing_sides(tables, losing)
    if not names:
        return tables
    sides = [_side_by_name(name, losing) for name in names]
    parents = [
        side if side not in (name, THIRD) else "" for name, side in zip(names, sides, strict=True)
    ]
    added = _built("actors", {"actor": names, "side": sides, "parent": parents})
    problems = _unlisted(names, file) if sided else (_guessed(losing, file),)
    both = joined("actors", [tables["actors"], added])
    both = Built(both.frame, tables["actors"].raw, (*both.problems, *problems), both.rejected)
    return tables | {"actors": both}


def _with_losing_sides(tables: Tables, losing: set[str]) -> Tables:
    """Where a table of actors has no sides at all, those who lost are sides, as without one."""
    frame = tables["actors"].frame
    sides = [name if name in losing else "" for name in _texts(frame["actor"])]
    texts = pd.Series(sides, dtype="str").astype("category")
    return tables | {"actors": _replaced(tables["actors"], frame.assign(side=texts))}


def _side_by_name(name: str, losing: set[str]) -> str:
    """The loser of that name, or the longest that the name begins with (Azerbaijan MoD)."""
    if name in losing:
        return name
    begun = [side for side in losing if folded(name).startswith(f"{folded(side)} ")]
    return max(begun, key=lambda side: (len(side), side), default=THIRD)


def _losing(claims: pd.DataFrame) -> set[str]:
    loss = (claims["topic"] == Topic.LOSS).to_numpy(dtype=bool)
    named: Any = claims["subject"][loss].unique()
    return {str(name) for name in named} - {""}


def _unlisted(names: Sequence[str], file: str) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            "unlisted_actor",
            Severity.WARNING,
            file,
            0,
            "actor",
            name,
            f"{file}: “{shown(name)}” is named in claims and is not in the table of actors; "
            "it stands among the third parties. Add it there, or as an alias.",
        )
        for name in names
    )


def _guessed(losing: set[str], file: str) -> Problem:
    found = {0: "no losses are claimed, so all actors are third parties"}.get(
        len(losing),
        "each actor whose losses are claimed is a side of its own "
        f"({len(losing):,}), whoever's name begins with its name is of that side, "
        "and all others are third parties",
    )
    sentence = (
        f"{file}: there is no table of actors; {found}. Add a table of actors with their sides."
    )
    return Problem("guessed_sides", Severity.NOTE, file, 0, "side", "", sentence)


def _with_parents_sides(tables: Tables) -> Tables:
    frame = tables["actors"].frame
    sides = dict(zip(_texts(frame["actor"]), _texts(frame["side"]), strict=True))
    parents = dict(zip(_texts(frame["actor"]), _texts(frame["parent"]), strict=True))
    if all(sides.values()):
        return tables
    filled = [_side_of(name, sides, parents) for name in sides]
    texts = pd.Series(filled, dtype="str").astype("category")
    return tables | {"actors": _replaced(tables["actors"], frame.assign(side=texts))}


def _side_of(name: str, sides: dict[str, str], parents: dict[str, str]) -> str:
    seen: set[str] = set()
    while name and name not in seen:
        if side := sides.get(name, ""):
            return side
        seen.add(name)
        name = parents.get(name, "")
    return THIRD


def _with_rows(tables: Tables, table: str, column: str, names: list[str]) -> Tables:
    listed = set(_texts(tables[table].frame[column]))
    missing = [name for name in dict.fromkeys(names) if name not in listed]
    if not missing:
        return tables
    both = joined(table, [tables[table], _built(table, {column: missing})])
    return tables | {table: Built(both.frame, tables[table].raw, both.problems, both.rejected)}


def _built(table: str, columns: dict[str, list[str]]) -> Built:
    arrays = tuple(pa.chunked_array([pa.array(texts, type=TEXT)]) for texts in columns.values())
    rows = np.arange(len(next(iter(columns.values()))), dtype=np.int64)
    return build(RawTable("", table, tuple(columns), arrays, rows), silent)


def _replaced(built: Built, frame: pd.DataFrame) -> Built:
    return Built(frame, built.raw, built.problems, built.rejected)
