import pytest
from hypothesis import given

from core.briefing import coverage_of
from core.crossfilter import Workspace
from core.index import Rows
from tests.making import workspace
from tests.strategies import claim_lists


def _coverage(of_a: int, of_b: int) -> Workspace:
    by_a: dict[str, object] = {"claimant": "A1", "subject": "B1"}
    by_b: dict[str, object] = {"claimant": "B1", "subject": "A1"}
    return workspace([by_a] * of_a + [by_b] * of_b)


@pytest.mark.parametrize(
    ("of_a", "of_b", "warning"),
    [
        (3, 1, ""),
        (4, 1, "Lopsided: A makes 4 times as many claims as B."),
        (2, 7, "Lopsided: B makes 3.5 times as many claims as A."),
        (1, 0, "Lopsided: 1 claim of A, none of B."),
        (5, 5, ""),
    ],
)
def test_more_than_three_times_the_others_claims_is_lopsided(
    of_a: int, of_b: int, warning: str
) -> None:
    made = _coverage(of_a, of_b)
    assert coverage_of(made, Rows(range(of_a + of_b))).warning == warning


def test_nothing_shown_is_not_lopsided() -> None:
    assert coverage_of(_coverage(4, 1), Rows()).warning == ""


def test_a_dataset_of_one_side_cannot_be_lopsided() -> None:
    alone = workspace([{"claimant": "A1"}] * 9)
    assert coverage_of(alone, Rows(range(9))).warning == ""


def test_two_readings_of_one_statement_are_one_origin() -> None:
    made = workspace(
        [
            {"claimant": "A1", "source": "One", "statement_id": "s"},
            {"claimant": "A1", "source": "Two", "statement_id": "s"},
            {"claimant": "A1", "source": "Three"},
        ]
    )
    (side,) = coverage_of(made, Rows(range(3))).sides
    assert (side.claims, side.origins) == (3, 2)


@given(claim_lists)
def test_the_sides_add_up_to_the_claims_shown(claims: list[dict[str, object]]) -> None:
    made = workspace(claims)
    coverage = coverage_of(made, Rows(range(len(claims))))
    assert sum(side.claims for side in coverage.sides) == len(claims)
    for side in coverage.sides:
        assert sum(count for _, count in side.languages) == side.claims
        assert side.origins <= side.claims


def test_the_name_of_a_side_stands_on_one_line() -> None:
    actors: list[dict[str, object]] = [{"actor": "A", "side": "line\none\ttwo"}]
    space = workspace([{"claimant": "A", "subject": "A"}], actors=actors)
    assert coverage_of(space, Rows([0])).sides[0].label == "line one two"
