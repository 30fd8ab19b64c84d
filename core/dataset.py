"""A dataset: its tables, their schema, and what was refused while reading them."""

from collections.abc import Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

import numpy as np
import pandas as pd
from msgspec import Struct, field

from core.merges import Layers
from core.problems import Problem, RejectedRow
from core.provenance import Provenance
from core.vocabulary.terms import (
    Act,
    ActorKind,
    Basis,
    Bound,
    Credibility,
    Measure,
    RelationBasis,
    Reliability,
    Scope,
    Strength,
    Term,
    Topic,
    VictimClass,
)


class Kind(Enum):
    """How a column is held in memory.

    TEXT is ``str``, "" where not given. TERM and NAME are ``category`` of str, "" where not given
    (TERM of a closed vocabulary). NUMBER is ``float64``, NaN where not stated. DATE is the text as
    written (``category``) and beside it ``<name>_from`` and ``<name>_to`` (``datetime64[s]``, the
    first and last second meant, NaT where undated, wall clock as written) and ``<name>_soft``
    (bool: marked uncertain ``?`` or approximate ``~``).
    """

    TEXT = "text"
    NAME = "name"
    TERM = "term"
    NUMBER = "number"
    DATE = "date"


class Column(Struct, frozen=True):
    """A column of a table's schema."""

    name: str
    kind: Kind
    meaning: str
    terms: type[Term] | None = None


def _text(name: str, meaning: str) -> Column:
    return Column(name, Kind.TEXT, meaning)


def _name(name: str, meaning: str) -> Column:
    return Column(name, Kind.NAME, meaning)


def _term(name: str, terms: type[Term], meaning: str) -> Column:
    return Column(name, Kind.TERM, meaning, terms)


def _number(name: str, meaning: str) -> Column:
    return Column(name, Kind.NUMBER, meaning)


def _date(name: str, meaning: str) -> Column:
    return Column(name, Kind.DATE, meaning)


CLAIMS = (
    _text("claim_id", "unique id; made from the row's content where absent"),
    _name("statement_id", "what was said in one breath"),
    _text("replies_to", "ids, ';'-separated: the claims this one answers"),
    _text("supersedes", "ids, ';'-separated: the claims this one replaces"),
    _term("act", Act, "what kind of speech act"),
    _term("topic", Topic, "what it is about"),
    _name("claimant", "the actor who says it"),
    _name("subject", "the actor whose loss or deed it is; empty = both or unknown"),
    _date("claimed_on", "claim clock: when it was said"),
    _date("event_date", "event clock: when it is said to have happened"),
    _date("recorded_on", "when the dataset took it in"),
    _term("measure", Measure, "what is counted"),
    _name("category", "of what: a node of the category tree, or an unknown term as written"),
    _number("best", "the figure"),
    _number("low", "lower end of its range"),
    _number("high", "upper end of its range"),
    _term("bound", Bound, "how the figure is meant"),
    _name("unit", "count, battery, km2, m, …"),
    _text("value_text", "the figure as written"),
    _term("basis", Basis, "counting basis"),
    _date("since", "start of a running total"),
    _term("scope", Scope, "whose losses the figure covers"),
    _term("victim_class", VictimClass, "who the people counted are"),
    _name("place", "where, as the source wrote it"),
    _number("latitude", "degrees north"),
    _number("longitude", "degrees east"),
    _name("place_precision", "UCDP where_prec 1–7"),
    _name("source", "where it was read"),
    _name("source_url", "its address"),
    _term("reliability", Reliability, "Admiralty code of the source; empty = not graded"),
    _term("credibility", Credibility, "Admiralty code of the information; empty = not graded"),
    _text("text", "original words"),
    _name("language", "of the original words"),
    _text("translation", "of the original words"),
    _text("note", "a remark of whoever typed the row"),
    _name("tags", "';'-separated"),
)
"""The claims table: one row is one checkable proposition."""

ACTORS = (
    _name("actor", "unique name"),
    _text("aliases", "';'-separated other names"),
    _name("side", "the side it belongs to, or 'third'"),
    _term("kind", ActorKind, "what sort of actor"),
    _name("parent", "the actor it is part of"),
    _name("iso3", "ISO 3166-1 alpha-3"),
    _name("gw", "Gleditsch–Ward number"),
    _name("cow", "Correlates of War number"),
    _name("cameo", "CAMEO code"),
    _name("ucdp", "UCDP actor id"),
    _name("wikidata", "Wikidata item"),
    _text("note", "a remark"),
)

SIDES = (_name("side", "a belligerent side, in the order of the rows"), _text("note", "a remark"))

RELATIONS = (
    _name("source", "the actor the relation starts from"),
    _name("target", "the actor it goes to"),
    _name("type", "alliance, military_base, mediation, hostility, border, …"),
    _number("sign", "−1 hostile, 0 neutral, +1 supportive"),
    _name("directed", "yes or no"),
    _term("basis", RelationBasis, "what it rests on"),
    _term("strength", Strength, "how well it is supported"),
    _date("valid_from", "start"),
    _date("valid_to", "end"),
    _text("conditional", "the condition it depends on"),
    _text("claim_ids", "';'-separated claims behind it"),
    _name("source_url", "where it was read"),
    _text("note", "a remark"),
)

SOURCES = (
    _name("source", "unique name"),
    _name("publisher", "who publishes it"),
    _name("kind", "agency, newspaper, ministry, …"),
    _name("side", "the side it leans to"),
    _term("reliability", Reliability, "Admiralty code"),
    _name("url", "address"),
    _name("relays", "the source it copies"),
    _text("note", "a remark"),
)

PLACES = (
    _name("place", "name as written"),
    _text("variants", "';'-separated other spellings"),
    _number("latitude", "degrees north"),
    _number("longitude", "degrees east"),
    _name("precision", "UCDP where_prec 1–7"),
    _text("note", "a remark"),
)

TABLES: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {
        "claims": CLAIMS,
        "actors": ACTORS,
        "sides": SIDES,
        "relations": RELATIONS,
        "sources": SOURCES,
        "places": PLACES,
    }
)
"""Schema of every table by its name."""

MARK = "counterclaim"
"""Under this name a file that the program wrote says how it was written: a JSON object with
``complete`` (values stand as they were in memory), ``escaped`` ("apostrophe" before what a
spreadsheet would take for a formula), ``layers`` (the datasets that were open, see
``core.provenance``) and ``merges`` (what was decided about their names)."""

LAYER = Column("layer", Kind.NAME, "the dataset of the row, where several were saved together")
FROM_FILE = Column("from_file", Kind.NAME, "the file in which the claim stood before it was saved")
FROM_ROW = Column("from_row", Kind.TEXT, "its row there, the header being row 1")
KEPT_FROM = (FROM_FILE.name, FROM_ROW.name)
"""Columns that a saved table of claims has beside those of the schema, to say where from."""


_EMPTY = 1 << 16
"""Empty texts stand in memory once for so many rows."""


def empty_table(name: str) -> pd.DataFrame:
    """A table of the schema without rows."""
    return _empty_table(name).copy(deep=False)


@cache
def _empty_table(name: str) -> pd.DataFrame:
    return table_of(name, {}, 0)


def table_of(name: str, columns: Mapping[str, Any], rows: int) -> pd.DataFrame:
    """A table of the schema around the columns that are there; none of them is copied."""
    whole: dict[str, Any] = {}
    for column in TABLES[name]:
        keys = keys_of(column)
        absent = unsaid(column, rows) if any(key not in columns for key in keys) else {}
        whole.update((key, columns[key] if key in columns else absent[key]) for key in keys)
    return pd.DataFrame(whole, copy=False)


def keys_of(column: Column) -> tuple[str, ...]:
    """What a column of the schema is called in the frame: a date is four columns there."""
    more = ("_from", "_to", "_soft") if column.kind is Kind.DATE else ()
    return column.name, *(f"{column.name}{end}" for end in more)


def unsaid(column: Column, rows: int) -> dict[str, Any]:
    """What a column becomes in the frame where no row says anything, in next to no memory."""
    name = column.name
    match column.kind:
        case Kind.TEXT:
            return {name: _empty_texts(rows)}
        case Kind.NUMBER:
            return {name: np.broadcast_to(np.float64("nan"), rows)}
        case Kind.NAME | Kind.TERM:
            return {name: _empty_names(rows)}
        case Kind.DATE:
            undated = np.broadcast_to(np.datetime64("NaT", "s"), rows)
            certain = np.broadcast_to(np.False_, rows)
            values = (_empty_names(rows), undated, undated, certain)
            return dict(zip(keys_of(column), values, strict=True))


def _empty_texts(rows: int) -> Any:
    many, rest = divmod(rows, _EMPTY)
    rests = pd.Series([""] * rest, dtype="str")
    blocks = [*[_empty_block()] * many, rests] if many else []
    return pd.concat(blocks, ignore_index=True).array if blocks else rests.array


@cache
def _empty_block() -> "pd.Series[str]":
    return pd.Series([""] * _EMPTY, dtype="str")


@cache
def _unsaid_kinds(*values: str) -> pd.CategoricalDtype:
    return pd.CategoricalDtype(pd.Index(values, dtype="str"))


def _empty_names(rows: int) -> Any:
    kinds = _unsaid_kinds("") if rows else _unsaid_kinds()
    codes = np.broadcast_to(np.int8(0), rows)
    return cast("Any", pd.Categorical).from_codes(codes, dtype=kinds, validate=False)


class Dataset(Struct, frozen=True, eq=False, weakref=True):
    """The tables of one opened file or folder; never mutated.

    Every frame has the columns of ``TABLES`` in that order and a RangeIndex. ``raw`` holds, for the
    tables read from files, the rows as written (``str``, or categories where spellings repeat; the
    file's own columns, plus ``_file`` and ``_row``, header = row 1), in the frame's order.
    """

    name: str
    claims: pd.DataFrame = field(default_factory=lambda: empty_table("claims"))
    actors: pd.DataFrame = field(default_factory=lambda: empty_table("actors"))
    sides: pd.DataFrame = field(default_factory=lambda: empty_table("sides"))
    relations: pd.DataFrame = field(default_factory=lambda: empty_table("relations"))
    sources: pd.DataFrame = field(default_factory=lambda: empty_table("sources"))
    places: pd.DataFrame = field(default_factory=lambda: empty_table("places"))
    raw: Mapping[str, pd.DataFrame] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()
    paths: tuple[Path, ...] = ()
    fingerprint: str = ""
    """SHA-256 of the bytes read, in hex; empty for a dataset made in memory."""
    layers: Layers | None = None
    """Which claim came from which of ``parts``, where several datasets were put together."""
    parts: tuple["Dataset", ...] = ()
    key: str = ""
    """What it is known by as a layer; "" before it was one."""
    provenance: Provenance = field(default_factory=Provenance)

    def table(self, name: str) -> pd.DataFrame:
        """A table by the name it has in ``TABLES``."""
        own = self.claims, self.actors, self.sides, self.relations, self.sources, self.places
        return dict(zip(TABLES, own, strict=True))[name]
