"""The table behind each figure: the same as the chart shows, for those who do not see it."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np
from msgspec import Struct

from core.crossfilter import Workspace
from core.index import BoolArray, IntArray
from core.panels.card import CardView
from core.panels.changes import ChangesView
from core.panels.changes.columns import COLUMNS as CHANGES
from core.panels.claims import ClaimsView
from core.panels.claims.cells import said
from core.panels.contradictions import ContradictionsView
from core.panels.contradictions.cells import COLUMNS as FINDINGS
from core.panels.list_columns import ListColumn
from core.panels.losses import LossesView
from core.panels.losses.table import COLUMNS as LOSSES
from core.panels.problems import ProblemsView
from core.panels.problems.columns import COLUMNS as PROBLEMS
from core.panels.relations.view import RelationsView
from core.panels.relations.words import edge_words, kind_label
from core.panels.silence import SilenceView
from core.panels.silence.words import row_words, summary
from core.panels.timeline.view import TimelineView
from core.wording import claim_at, glyph_at, sentence
from core.wording.dates import words

LONGEST = 2_000
"""Rows of a table; of more, the first ones stand and the rest is counted."""


class FigureTable(Struct, frozen=True):
    """A table of texts; ``left_out`` counts the rows beyond its end."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    left_out: int = 0


def table_of(view: object, passed: BoolArray) -> FigureTable:
    """The table behind a view; ``passed`` says which claims pass every filter.

    A view of a kind that has none gives a table without columns.
    """
    make = TABLES.get(type(view))
    return make(view, passed) if make else FigureTable()


def _losses(view: object, passed: BoolArray) -> FigureTable:
    del passed
    rows = view.rows if isinstance(view, LossesView) else ()
    titles = tuple(column.title for column in LOSSES)
    texts = (tuple(column.text(row) for column in LOSSES) for row in rows[:LONGEST])
    return FigureTable(titles, tuple(texts), max(len(rows) - LONGEST, 0))


def _timeline(view: object, passed: BoolArray) -> FigureTable:
    if not isinstance(view, TimelineView):
        return FigureTable()
    shown = np.concatenate((view.shown, view.undated))
    shown = shown[passed[shown]]
    dataset, index = view.workspace.dataset, view.workspace.index
    rows = tuple(
        (
            _dated(view, int(row)),
            index["claimant_side"].labels[view.side[row]],
            glyph_at(index, int(row)).meaning,
            sentence(dataset, index, int(row)),
        )
        for row in shown[:LONGEST].tolist()
    )
    titles = (view.clock.label.capitalize(), "Side", "Kind", "Claim")
    return FigureTable(titles, rows, max(len(shown) - LONGEST, 0))


def _dated(view: TimelineView, row: int) -> str:
    claim = claim_at(view.workspace.dataset, row)
    dates = {"claimed_on": claim.claimed, "event_date": claim.event, "recorded_on": claim.recorded}
    return words(dates[view.clock.value])


def _relations(view: object, passed: BoolArray) -> FigureTable:
    del passed
    if not isinstance(view, RelationsView):
        return FigureTable()
    rows = tuple(
        (
            view.nodes[edge.source].label,
            ", ".join(map(kind_label, edge.kinds)),
            view.nodes[edge.target].label,
            edge_words(view, edge, len(edge.ties)),
        )
        for edge in view.edges[:LONGEST]
    )
    titles = ("From", "Relation", "To", "In words")
    return FigureTable(titles, rows, max(len(view.edges) - LONGEST, 0))


def _claims(view: object, passed: BoolArray) -> FigureTable:
    del passed
    if not isinstance(view, ClaimsView):
        return FigureTable()
    places = range(min(len(view.order), LONGEST))
    rows = tuple(
        tuple(said(view.claim(place), column.key) for column in view.columns) for place in places
    )
    titles = tuple(column.title for column in view.columns)
    return FigureTable(titles, rows, max(len(view.order) - LONGEST, 0))


def _card(view: object, passed: BoolArray) -> FigureTable:
    del passed
    if not isinstance(view, CardView) or view.card is None:
        return FigureTable()
    card = view.card
    fields = tuple((field.name, field.text) for field in card.fields)
    return FigureTable(
        ("What", "Said"), (("Claim", card.sentence), *fields, ("Cite as", card.citation))
    )


def _silence(view: object, passed: BoolArray) -> FigureTable:
    del passed
    if not isinstance(view, SilenceView) or view.columns is None:
        return FigureTable()
    places = range(min(len(view.rows), LONGEST))
    rows = tuple(
        (row.side, row.label, row.measures, summary(row), row_words(view, place))
        for place, row in zip(places, view.rows, strict=False)
    )
    titles = ("Losses of", "Category", "Counted", "Own side silent", "In words")
    return FigureTable(titles, rows, max(len(view.rows) - LONGEST, 0))


def _contradictions(view: object, passed: BoolArray) -> FigureTable:
    del passed
    if not isinstance(view, ContradictionsView):
        return FigureTable()
    places = range(min(len(view.findings), LONGEST))
    rows = tuple(
        (*(view.text(place, column.key) for column in FINDINGS), view.sentence(place))
        for place in places
    )
    titles = (*(column.title for column in FINDINGS), "In words")
    return FigureTable(titles, rows, view.total - len(rows))


def _problems(view: object, passed: BoolArray) -> FigureTable:
    del passed
    return (
        _listed(view.text, PROBLEMS, len(view.lines))
        if isinstance(view, ProblemsView)
        else FigureTable()
    )


def _changes(view: object, passed: BoolArray) -> FigureTable:
    del passed
    return (
        _listed(view.text, CHANGES, len(view.number))
        if isinstance(view, ChangesView)
        else FigureTable()
    )


def _listed(
    text: Callable[[int, str], str], columns: Sequence[ListColumn], count: int
) -> FigureTable:
    rows = tuple(
        tuple(text(line, column.key) for column in columns) for line in range(min(count, LONGEST))
    )
    return FigureTable(tuple(column.title for column in columns), rows, count - len(rows))


TABLES: Mapping[type, Callable[[object, BoolArray], FigureTable]] = MappingProxyType(
    {
        LossesView: _losses,
        TimelineView: _timeline,
        RelationsView: _relations,
        ClaimsView: _claims,
        CardView: _card,
        SilenceView: _silence,
        ContradictionsView: _contradictions,
        ProblemsView: _problems,
        ChangesView: _changes,
    }
)
"""What makes the table behind a view, by the view's type."""


def sources_table(workspace: Workspace, rows: IntArray) -> FigureTable:
    """Every source of some claims with what the dataset knows of it, the most used first."""
    dimension = workspace.index["source"]
    counts = np.bincount(dimension.codes[rows], minlength=len(dimension.values))
    known = workspace.dataset.sources
    fields = ("publisher", "kind", "side", "reliability", "relays", "url")
    texts = {name: known[name].astype("str").tolist() for name in ("source", *fields)}
    place_of = {source: place for place, source in enumerate(texts["source"])}
    used = sorted(np.flatnonzero(counts).tolist(), key=lambda code: (-int(counts[code]), code))
    found: list[tuple[str, ...]] = []
    for code in used:
        name, place = dimension.values[code], place_of.get(dimension.values[code])
        about = ("",) * len(fields) if place is None else tuple(texts[f][place] for f in fields)
        found.append((name or "no source given", f"{counts[code]:,}", *about))
    titles = ("Source", "Claims shown", "Publisher", "Kind", "Leans to", "Reliability", "Copies")
    return FigureTable((*titles, "Address"), tuple(found))
