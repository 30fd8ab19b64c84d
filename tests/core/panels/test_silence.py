"""The silence map: who spoke, who denied, who is silent, and where that cannot be told."""

from collections import Counter
from datetime import date
from typing import Any

import numpy as np
from hypothesis import given

from core.filters import DateSpan, FilterState
from core.index import Rows
from core.panels.bins import Unit
from core.panels.question import Question
from core.panels.silence import SilenceOptions, SilenceView, build
from core.panels.silence.grid import NOBODY, parts_of
from core.panels.silence.options import Order
from core.panels.silence.words import as_text, cell_words, row_words, subtitle, summary
from core.vocabulary.categories import category_tree
from core.vocabulary.terms import Clock
from tests.making import workspace
from tests.strategies import claim_lists, filter_states

WEEKS = FilterState().with_clause(DateSpan(date(2016, 4, 4), date(2016, 4, 10)))


def said(by: str, of: str, day: str, **more: object) -> dict[str, object]:
    return {
        "claimant": by,
        "subject": of,
        "claimed_on": day,
        "measure": "destroyed",
        "category": "tank",
        "best": 1,
        **more,
    }


def small() -> list[dict[str, object]]:
    """About A's tanks, day of April 2016: B claims on 4, 5, 6 and 8; A admits on 5, denies on 6."""
    return [
        said("B1", "A1", "2016-04-04"),
        said("B1", "A1", "2016-04-05"),
        said("A1", "A1", "2016-04-05", best=None),
        said("B1", "A1", "2016-04-06"),
        {
            "claimant": "A1",
            "subject": "A1",
            "claimed_on": "2016-04-06",
            "act": "deny",
            "replies_to": "c3",
        },
        said("Wire", "A1", "2016-04-07"),
        said("A1", "B1", "2016-04-09", category="personnel", measure="killed"),
        said("B1", "A1", "2016-04-08"),
        said("B1", "A1", "2016-04-10"),
    ]


def view_of(
    claims: list[dict[str, object]], filters: FilterState = WEEKS, **options: Any
) -> SilenceView:
    return build(Question(workspace(claims), filters, options=SilenceOptions(**options)))


def test_a_cell_tells_who_claimed_admitted_denied_and_reported() -> None:
    view = view_of(small(), expanded=frozenset({"armoured_vehicle"}))
    row = next(row for row in view.rows if (row.side, row.category) == ("A", "tank"))
    assert view.sides == ("A", "B")
    assert (row.adversary == 1).tolist() == [True, True, True, False, True, False, True]
    assert row.own.tolist() == [False, True, False, False, False, False, False]
    assert row.denied.tolist() == [NOBODY, NOBODY, 0, NOBODY, NOBODY, NOBODY, NOBODY]
    assert row.third.tolist() == [False, False, False, True, False, False, False]


def test_silence_counts_only_where_the_dataset_holds_claims_by_the_side() -> None:
    """A speaks from 5 to 9 April; B spoke then on 5, 6 and 8, and A is silent on the 8th only."""
    row = view_of(small()).rows[0]
    assert row.covered.tolist() == [False, True, True, True, True, True, False]
    assert (row.silent, row.spoke) == (1, 3)
    assert summary(row) == "1 of 3"


def test_a_side_that_never_speaks_in_the_dataset_is_not_called_silent() -> None:
    view = view_of([said("B1", "A1", "2016-04-05")])
    assert (view.rows[0].mute, view.rows[0].silent, summary(view.rows[0])) == (True, 0, "—")
    assert row_words(view, 0) == (
        "Armoured vehicle (destroyed), losses of A: this dataset holds no dated claim by A, "
        "so its silence cannot be told."
    )


def test_a_parent_speaks_for_its_parts_and_opens() -> None:
    closed = view_of(small())
    assert [row.category for row in closed.rows] == ["armoured_vehicle", "personnel"]
    assert closed.rows[0].parts == 1
    opened = view_of(small(), expanded=frozenset({"armoured_vehicle"}))
    assert [row.category for row in opened.rows] == ["armoured_vehicle", "tank", "personnel"]
    assert opened.rows[0].adversary.tolist() == opened.rows[1].adversary.tolist()
    assert [row.depth for row in opened.rows] == [0, 1, 0]


def test_the_claims_behind_a_cell_and_the_cells_of_claims() -> None:
    view = view_of(small())
    assert view.rows_of(0, 2) == Rows([3, 4])
    assert view.rows_of(1) == Rows([6])
    assert np.argwhere(view.places_of(Rows([4, 6]))).tolist() == [[0, 2], [1, 5]]


def test_a_cell_and_a_row_in_words() -> None:
    view = view_of(small())
    assert cell_words(view, 0, 2) == (
        "6 Apr 2016 (by claim date), losses of A, armoured vehicle (destroyed): "
        "B claimed losses in 1 statement; A denied losses in 1 statement."
    )
    assert cell_words(view, 0, 4).endswith("B claimed losses in 1 statement; A is silent here.")
    assert cell_words(view, 0, 6).endswith(
        "B claimed losses in 1 statement; this dataset holds nothing by A of that time, "
        "so its silence cannot be told."
    )
    assert "third parties reported losses in 1 statement; A is silent" in cell_words(view, 0, 3)
    assert row_words(view, 0) == (
        "Armoured vehicle (destroyed), losses of A: A is silent in 1 of the 3 days in which its "
        "adversary spoke (by claim date)."
    )


def test_a_statement_dated_to_several_columns_stands_in_none_and_is_told() -> None:
    view = view_of([*small(), said("B1", "A1", "2016-04-04/2016-04-09")])
    assert view.coarse == 1
    assert view.rows[0].adversary[3] == NOBODY
    assert subtitle(view) == "per day · by claim date · 1 dated to more than one day"


def test_an_event_stands_in_every_column_it_lasts() -> None:
    claim = said("B1", "A1", "2016-04-09", event_date="2016-04-05/2016-04-07")
    filters = FilterState(WEEKS.clauses, Clock.EVENT)
    row = view_of([claim], filters).rows[0]
    spoke = (row.adversary != NOBODY).tolist()
    assert spoke == [False, True, True, True, False, False, False]


def test_long_spans_take_coarser_columns_and_a_person_may_choose() -> None:
    ten_years = [said("B1", "A1", day) for day in ("2010-01-01", "2019-12-28")]
    view = view_of(ten_years, FilterState())
    assert view.columns is not None
    assert (view.columns.unit, view.columns.size) == (Unit.QUARTER, 40)
    chosen = view_of(ten_years, FilterState(), unit=Unit.MONTH)
    assert chosen.columns is not None
    assert (chosen.columns.unit, chosen.columns.size) == (Unit.MONTH, 120)
    too_fine = view_of(ten_years, FilterState(), unit=Unit.DAY)
    assert too_fine.columns is not None
    assert too_fine.columns.unit is Unit.MONTH


def test_rows_can_be_those_with_a_silence_only_and_ordered_by_it() -> None:
    only = view_of(small(), only_silent=True)
    assert [(row.side, row.category) for row in only.rows] == [
        ("A", "armoured_vehicle"),
        ("B", "personnel"),
    ]
    ordered = view_of(
        [*small(), said("B1", "A1", "2016-04-08", category="personnel", measure="killed"),
         said("B1", "A1", "2016-04-07", category="personnel", measure="killed")],
        order=Order.SILENT,
    )  # fmt: skip
    assert [(row.category, row.silent) for row in ordered.rows if row.side == "A"] == [
        ("personnel", 2),
        ("armoured_vehicle", 1),
    ]


def test_as_known_on_takes_away_what_was_said_later() -> None:
    early = FilterState(WEEKS.clauses, known_on=date(2016, 4, 5))
    row = view_of(small(), early).rows[0]
    assert row.own.tolist() == [False, True, False, False, False, False, False]
    assert (row.denied != NOBODY).sum() == 0
    assert row.covered.sum() == 1


def test_empty_states_say_what_to_do() -> None:
    assert view_of([]).message.startswith("No claims are open.")
    assert view_of([{"claimant": "A1", "claimed_on": "2016-04-05"}]).message.startswith(
        "No claim in view speaks of a side's losses."
    )
    undated = said("B1", "A1", "", event_date="2016-04-05")
    assert view_of([undated], FilterState()).message == (
        "No statement on losses in view has a claim date.\nChoose the event date as clock."
    )
    quiet = view_of([said("A1", "A1", "2016-04-05")], only_silent=True)
    assert quiet.message.startswith("No side is silent where its adversary spoke.")


def test_the_table_says_every_cell_in_words() -> None:
    head, first, _ = as_text(view_of(small())).split("\n")
    assert head.split("\t")[3:5] == ["4 Apr 2016", "5 Apr 2016"]
    assert first.split("\t") == [
        *("A", "Armoured vehicle", "destroyed", "claimed", "claimed, admitted"),
        *("claimed, denied", "third", "claimed", "silent", "claimed", "1 of 3"),
    ]


@given(claim_lists, filter_states())
def test_the_map_agrees_with_the_claims_behind_its_cells(
    claims: list[dict[str, object]], filters: FilterState
) -> None:
    view = view_of(claims, filters)
    for place, row in enumerate(view.rows):
        assert row.silent <= row.spoke <= int(row.covered.sum())
        for column in range(len(row.own)):
            assert bool(row.spoken[column]) == bool(len(view.rows_of(place, column)))


@given(claim_lists, filter_states())
def test_a_cell_has_the_claims_a_plain_count_finds(
    claims: list[dict[str, object]], filters: FilterState
) -> None:
    everything = frozenset(category.key for category in category_tree())
    options = SilenceOptions(expanded=everything)
    view = build(Question(workspace(claims), filters, options=options))
    if view.columns is None:
        return
    entries, columns = view.entries, view.columns
    for place, row in enumerate(view.rows):
        below = parts_of(entries.categories, row.category)
        mine = np.isin(entries.category, below) & (entries.subject == view.sides.index(row.side))
        assert view.rows_of(place) == Rows(entries.row[mine])
        for column in range(columns.size):
            first, last = columns.first[entries.row], columns.last[entries.row]
            here = mine & (first <= column) & (column <= last)
            assert view.rows_of(place, column) == Rows(entries.row[here])
            voices = {
                (int(entries.speaker[one]), bool(entries.denial[one]), int(entries.row[one]))
                for one in np.flatnonzero(here)
            }
            counted = Counter((speaker, denial) for speaker, denial, _ in voices)
            assert view.split(place, column) == counted
            assert view.places_of(Rows(entries.row[here]))[place, column] == here.any()
