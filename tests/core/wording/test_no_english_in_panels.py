"""In another language no English remains on cards, time lines, lines of the graph, in tables."""

from collections.abc import Iterator
from datetime import date

import pytest

from core.crossfilter import Workspace
from core.filters import DateSpan, FilterState
from core.index import Rows
from core.panels import card, claims, filter_bar, losses, relations, timeline
from core.panels.claims.cells import said as cell_said
from core.panels.claims.cells import said_in_full
from core.panels.claims.view import COLUMNS
from core.panels.losses.table import COLUMNS as LOSSES
from core.panels.question import Question
from core.panels.relations.view import Level, RelationsOptions
from core.panels.relations.words import (
    cell_words,
    edge_label,
    edge_words,
    kind_label,
    node_words,
    subtitle,
    switched_off,
)
from core.panels.timeline.captions import caption, days_in_words
from core.vocabulary.terms import Clock
from core.wording import claim_at
from tests.core.wording.test_no_english_remains import OURS, THEIRS, WRITTEN, every_kind
from tests.making import workspace
from tests.pseudo import english_in, pseudo

KINDS = (
    *("accusation", "alliance", "arms_supply", "border", "criticism", "fighting", "hostility"),
    *("mediation", "member_of", "military_base", "non_recognition", "part_of", "recognition"),
    *("political_support", "sanction", "territorial_claim", "troops", "troop_support"),
    "violence_against",
)


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with pseudo(tmp_path_factory.mktemp("language")):
        actors = [{"actor": OURS, "side": "Ж"}, {"actor": THEIRS, "side": "Щ"}]
        actors.append({"actor": "Ю", "side": "third"})
        ties: list[dict[str, object]] = [
            {
                "source": OURS,
                "target": THEIRS,
                "type": kind,
                "sign": "-1",
                "directed": "yes",
                "basis": basis,
                "strength": strength,
                "valid_from": "2016-04-02",
                "claim_ids": "№1",
            }
            for kind, basis, strength in zip(
                KINDS,
                ("structural", "stated", "alleged", "assessed", "") * 4,
                ("confirmed", "tentative", "unconfirmed", "") * 5,
                strict=False,
            )
        ]
        sides = [{"side": "Ж"}, {"side": "Щ"}]
        yield workspace(every_kind(), actors=actors, sides=sides, relations=ties)


def english(*said: str) -> list[str]:
    """What is left of English, the letter between a day and its hour set aside."""
    return [word for text in said for word in english_in(text, *WRITTEN, "T")]


def test_cards(space: Workspace) -> None:
    for row in range(space.index.size):
        view = card.build(Question(space, FilterState(), selected=Rows([row, 0]), focused=row))
        shown = view.card
        assert shown is not None
        fields = [text for field in shown.fields for text in (field.name, field.text)]
        head = shown.headline
        assert set(english(view.subtitle, shown.status, *fields)) <= {"gain"}, "a tag of the data"
        assert english(head.figure, head.counts, head.meaning, head.basis) == []


@pytest.mark.parametrize("clock", list(Clock))
def test_the_time_line(space: Workspace, clock: Clock) -> None:
    view = timeline.build(Question(space, FilterState(clock=clock)))
    rows = range(space.index.size)
    said = [text for row in rows for text in caption(view, Rows([row]))]
    said += [days_in_words(space.index, clock, row) for row in rows]
    said += [*caption(view, Rows(list(rows))), view.sentence(), view.message]
    said += [lane.label for lane in view.lanes]
    assert english(*said) == []


@pytest.mark.parametrize("clock", list(Clock))
def test_the_filter_bar(space: Workspace, clock: Clock) -> None:
    filters = FilterState(clock=clock, known_on=date(2016, 4, 9))
    april = DateSpan(date(2016, 4, 2), date(2016, 4, 5))
    view = filter_bar.build(Question(space, filters.with_clause(april)))
    assert len(view.chips) == 2
    assert english(*(chip.text for chip in view.chips), view.denominator.sentence) == []


@pytest.mark.parametrize("level", list(Level))
def test_the_graph_and_its_matrix(space: Workspace, level: Level) -> None:
    view = relations.build(
        Question(space, FilterState(), options=RelationsOptions(level=level, bundled=False))
    )
    said = [text for edge in view.edges for text in (edge_label(edge), edge_words(view, edge))]
    said += [kind_label(kind.kind) for kind in view.kinds]
    said += [node_words(view, place) for place in range(len(view.nodes))]
    said += [cell_words(view, one, len(view.nodes)) for one in range(len(view.nodes))]
    assert len({edge.kind for edge in view.edges}) > len(KINDS)
    assert english(*said, subtitle(view), switched_off(view)) == []


def test_the_claims_table(space: Workspace) -> None:
    one_by_one = [claim_at(space.dataset, row) for row in range(space.index.size)]
    said = [
        text
        for claim in one_by_one
        for column in COLUMNS
        for text in (cell_said(claim, column.key), said_in_full(claim, column.key))
    ]
    view = claims.build(Question(space, FilterState()))
    assert english(*said, view.subtitle) == []
    assert english(*(text for one in COLUMNS for text in (one.title, one.meaning))) == []


def test_the_table_of_losses(space: Workspace) -> None:
    rows = losses.build(Question(space, FilterState())).rows
    assert english(*(column.text(row) for column in LOSSES for row in rows)) == []
    formulas = ("S", "G", "log")
    heads = [text for one in LOSSES for text in (one.title, one.meaning)]
    assert [word for word in english(*heads) if word not in formulas] == []
