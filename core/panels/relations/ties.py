"""Relations as the dataset states them: who, to whom, of what sign, how sure, and when."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

import pandas as pd
from msgspec import Struct

from core.crossfilter import Workspace
from core.filters import DateSpan, FilterState
from core.filters.dates import day_number
from core.index import BoolArray, IntArray, Rows
from core.panels.relations.cast import NOBODY, Cast
from core.vocabulary.terms import RelationBasis

_UNDIRECTED = ("", "no", "false", "0")


class Between(NamedTuple):
    """First and last day that a date may mean, in days since 1970-01-01."""

    first: int
    last: int


class Tie(Struct, frozen=True):
    """One row of the relations table between two nodes of a level."""

    source: int
    target: int
    source_name: str
    target_name: str
    kind: str
    sign: int
    directed: bool
    basis: str
    strength: str
    start: Between | None
    end: Between | None
    condition: str
    rows: Rows
    """The claims it rests on, filtered or not."""
    source_url: str
    note: str

    @property
    def structural(self) -> bool:
        """Whether it holds whatever is said: a border, an alliance, a base."""
        return self.basis == RelationBasis.STRUCTURAL


def ties_of(workspace: Workspace, cast: Cast) -> tuple[Tie, ...]:
    """Every relation between two different nodes, in an order that the rows do not decide."""
    found: list[Tie] = []
    named = ";".join(workspace.dataset.relations["claim_ids"].tolist()).split(";")
    workspace.index.row_of.find(claim_id.strip() for claim_id in named)
    for row in workspace.dataset.relations.to_dict("records"):
        source, target = str(row["source"]), str(row["target"])
        ends = cast.node_of.get(source, NOBODY), cast.node_of.get(target, NOBODY)
        if NOBODY in ends or ends[0] == ends[1]:
            continue
        sign = row["sign"]
        found.append(
            Tie(
                source=ends[0],
                target=ends[1],
                source_name=source,
                target_name=target,
                kind=str(row["type"]) or "relation",
                sign=0 if pd.isna(sign) else max(-1, min(1, int(sign))),
                directed=str(row["directed"]).casefold() not in _UNDIRECTED,
                basis=str(row["basis"]),
                strength=str(row["strength"]),
                start=_between(row["valid_from_from"], row["valid_from_to"]),
                end=_between(row["valid_to_from"], row["valid_to_to"]),
                condition=str(row["conditional"]),
                rows=_rows(workspace, str(row["claim_ids"])),
                source_url=str(row["source_url"]),
                note=str(row["note"]),
            )
        )
    return tuple(sorted(found, key=_order))


def ties_in_range(
    ties: tuple[Tie, ...], filters: FilterState, known: Callable[[IntArray], BoolArray]
) -> tuple[Tie, ...]:
    """The relations that hold within the dates and were known by then.

    ``known`` says which of some claims were made by *as known on*: a relation that rests on claims
    was not known before the first of them was made, nor one with a date before it had surely begun.

    Structural ones always do; a stance without dates is hidden by none. A stance lasts over a
    span, so the rule *wholly inside*, which is about single claims, asks no more of it than to
    overlap. An end that lay in the future of *as known on* was not known.
    """
    clause = filters.clause("dates")
    span = clause if isinstance(clause, DateSpan) else None
    day = None if filters.known_on is None else day_number(filters.known_on)
    if span is None and day is None:
        return ties
    return tuple(
        tie
        for tie in ties
        if tie.structural or (_backed(tie, day, known) and _holds(tie, span, day))
    )


def _backed(tie: Tie, day: int | None, known: Callable[[IntArray], BoolArray]) -> bool:
    return day is None or not len(tie.rows) or bool(known(tie.rows.array).any())


def _holds(tie: Tie, span: DateSpan | None, known: int | None) -> bool:
    if known is not None and tie.start is not None and tie.start.last > known:
        return False
    if span is None:
        return True
    ended = tie.end if tie.end is None or known is None or tie.end.last <= known else None
    begun = tie.start is None or tie.start.first <= day_number(span.last)
    return begun and (ended is None or ended.last >= day_number(span.first))


def _order(tie: Tie) -> tuple[object, ...]:
    return (
        *(tie.source, tie.target, tie.kind, tie.sign, tie.directed, tie.condition),
        *(tie.start or (), tie.end or (), tie.source_name, tie.target_name),
        *(tie.basis, tie.strength, tie.source_url, tie.note, tuple(tie.rows.array.tolist())),
    )


def _between(first: object, last: object) -> Between | None:
    if not isinstance(first, datetime) or not isinstance(last, datetime) or pd.isna(first):
        return None
    return Between(day_number(first.date()), day_number(last.date()))


def _rows(workspace: Workspace, claim_ids: str) -> Rows:
    row_of = workspace.index.row_of
    found = (row_of.get(claim_id.strip()) for claim_id in claim_ids.split(";"))
    return Rows(row for row in found if row is not None)
