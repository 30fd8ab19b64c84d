import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from core.filters import FilterState, OneOf
from core.index import Rows
from core.panels.claims.cells import said, said_in_full
from core.panels.claims.view import (
    COLUMNS,
    DEFAULT_COLUMNS,
    ClaimsOptions,
    ClaimsView,
    build,
    copied,
)
from core.panels.question import Question
from core.wording import Glyph
from tests.making import workspace

CLAIMS: list[dict[str, object]] = [
    {"claimant": "B1", "subject": "A1", "claimed_on": "2016-04-04", "best": 20},
    {"claimant": "A1", "subject": "B1", "best": 5},
    {"claimant": "A2", "subject": "B1", "claimed_on": "2016-04-02T16:00", "low": 7, "high": 9},
    {"claimant": "A1", "subject": "A1", "claimed_on": "2016-04-02"},
    {"claimant": "B1", "subject": "", "claimed_on": "2016-04-04", "best": 3},
]


def view(options: ClaimsOptions, filters: FilterState | None = None) -> ClaimsView:
    return build(Question(workspace(CLAIMS), filters or FilterState(), options=options))


def order(sort: str, *, descending: bool = False) -> list[int]:
    found: list[int] = view(ClaimsOptions(sort=sort, descending=descending)).order.tolist()
    return found


def test_dates_sort_by_the_moment_and_undated_claims_come_last() -> None:
    assert order("claimed") == [3, 2, 0, 4, 1]


def test_undated_claims_come_last_the_other_way_round_too_and_equals_keep_their_order() -> None:
    assert order("claimed", descending=True) == [0, 4, 2, 3, 1]


def test_a_missing_figure_is_no_zero_and_comes_last_both_ways() -> None:
    assert order("figure") == [4, 1, 2, 0, 3]
    assert order("figure", descending=True) == [0, 2, 1, 4, 3]


def test_names_sort_by_name_and_a_missing_name_comes_last() -> None:
    assert order("claimant") == [1, 3, 2, 0, 4]
    assert order("subject") == [0, 3, 1, 2, 4]


@given(sort=st.sampled_from([column.key for column in COLUMNS]), descending=st.booleans())
def test_every_order_holds_every_claim_once(sort: str, *, descending: bool) -> None:
    assert sorted(order(sort, descending=descending)) == [0, 1, 2, 3, 4]


def test_the_subtitle_says_how_many_of_how_many() -> None:
    only = FilterState().with_clause(OneOf("claimant", frozenset({"B1"})))
    assert view(ClaimsOptions()).subtitle == "5 rows"
    assert view(ClaimsOptions(), only).subtitle == "2 of 5 rows"


def test_places_and_rows_are_each_others_inverse() -> None:
    shown = view(ClaimsOptions(sort="figure"))
    assert shown.rows([0, 4]) == Rows([4, 3])
    assert shown.places(Rows([4, 3])).tolist() == [0, 4]
    only = FilterState().with_clause(OneOf("claimant", frozenset({"B1"})))
    assert view(ClaimsOptions(), only).places(Rows([0, 1])).tolist() == [0]


def test_columns_are_those_chosen_in_the_order_chosen() -> None:
    chosen = ClaimsOptions(columns=("id", "figure", "nonsense", "id"))
    assert [column.key for column in view(chosen).columns] == ["id", "figure"]


def test_a_table_without_a_known_column_shows_the_usual_ones() -> None:
    chosen = replace(ClaimsOptions(), columns=("nonsense",))
    assert tuple(column.key for column in view(chosen).columns) == DEFAULT_COLUMNS


def test_cells_say_what_the_claim_says_and_never_zero_for_nothing() -> None:
    shown = view(ClaimsOptions(sort="id"))
    ranged, bare = shown.claim(2), shown.claim(3)
    assert said(ranged, "figure") == "7–9"
    assert said(bare, "figure") == "—"
    assert said(bare, "basis") == ""
    assert said(ranged, "basis") == "not stated"
    assert said(ranged, "claimed") == "2 Apr 2016"
    assert said_in_full(ranged, "claimed").endswith("(to the minute)")
    assert said(shown.claim(1), "claimed") == "—"
    assert said(bare, "rating") == "—"
    assert said_in_full(bare, "rating") == "—\nnot graded"


def test_marks_are_in_the_colour_of_the_side_that_is_named() -> None:
    shown = view(ClaimsOptions(sort="id"))
    claimant, subject = (shown.mark(shown.claim(0), key) for key in ("claimant", "subject"))
    assert claimant is not None
    assert claimant.side == "B"
    assert subject is not None
    assert subject.side == "A"
    kind = shown.mark(shown.claim(3), "claim")
    assert kind is not None
    assert kind.glyph is Glyph.HOLLOW
    assert shown.mark(shown.claim(0), "figure") is None


def test_every_column_can_say_something_of_every_claim() -> None:
    shown = view(ClaimsOptions())
    for column in COLUMNS:
        for place in range(5):
            assert "\n" not in said(shown.claim(place), column.key)
            assert said_in_full(shown.claim(place), column.key) is not None


@pytest.mark.parametrize("formula", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_copied_can_be_taken_for_a_formula(formula: str) -> None:
    made = workspace([{"claimant": formula, "source": "a\tb\nc"}])
    shown = build(Question(made, FilterState(), options=ClaimsOptions(("claimant", "source"))))
    head, line = copied(shown, np.array([0])).split("\n")
    assert head == "Claimant\tSource"
    assert line == f"'{formula.strip()}\ta b c"


def test_a_figure_is_copied_with_claimant_date_and_basis_even_where_they_are_not_shown() -> None:
    shown = view(ClaimsOptions(columns=("figure",), sort="figure"))
    head, *lines = copied(shown, np.arange(2)).split("\n")
    assert head.split("\t") == ["Figure", "Claimed", "Claimant", "Basis"]
    assert lines[0].split("\t") == ["3", "4 Apr 2016", "B1", "not stated"]
    plain = view(ClaimsOptions(columns=("claimant", "source")))
    assert copied(plain, np.arange(1)).split("\n")[0] == "Claimant\tSource"
