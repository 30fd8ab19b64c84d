"""The worked cases of the field, each from its claims to what the panel says of it."""

import pytest
from msgspec import Struct

from core.comparison import Cell, Mismatch, State, explain, short_state
from core.filters import FilterState
from core.index import BOTH
from core.panels.losses import build
from core.panels.losses.view import LossesView
from core.panels.question import Question
from tests.comparing import Claim, cell_of, claimed, compared, killed, own
from tests.making import workspace


class Case(Struct, frozen=True):
    """What is claimed and admitted of one loss, and what can be said of the two."""

    claims: list[Claim]
    state: State
    share: float | None
    doublings: float | None
    distance: float
    ratio: tuple[float, float]
    printed: str


CASES = {
    "26 claimed, 1 admitted": Case(
        [claimed(26), own(1)], State.DIVERGENT, 0.9259, 4.1430, 25, (26, 26), "×26"
    ),
    "560 claimed, 91 admitted": Case(
        [claimed(560), own(91)], State.DIVERGENT, 0.7204, 2.6149, 469, (6.154, 6.154), "×6.2"
    ),
    "[300, 1500] against [31, 94]": Case(
        [
            claimed(None, low=300, high=1500, bound="range"),
            own(None, low=31, high=94, bound="range"),
        ],
        *(State.DIVERGENT, None, None, 206, (3.191, 48.387), "×3.2…48"),
    ),
}
"""S is 25/27, and 469/651; G the log2 of 26.5/1.5, and of 560.5/91.5; 560/91 is 6.154. Between bare
ranges there is neither: I is 300 − 94, the ratio from 300/94 to 1500/31."""


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_two_figures_of_one_loss(case: Case) -> None:
    cell = cell_of(case.claims)
    assert cell.state is case.state
    assert cell.difference is not None
    assert cell.difference.share == pytest.approx(case.share, abs=5e-5)
    assert cell.difference.doublings == pytest.approx(case.doublings, abs=5e-5)
    assert cell.difference.distance == case.distance
    assert cell.difference.ratio == pytest.approx(case.ratio, abs=5e-4)
    assert short_state(cell) == case.printed
    assert view(case.claims).coverage == (1, 1)


@pytest.mark.parametrize("since", ["", "2016-04-01"])
def test_3_claimed_and_7_admitted_on_other_bases(since: str) -> None:
    """Forced: S = 4/10, G = log2(3.5 / 7.5); never counted as comparable."""
    claims = [claimed(3, basis="unknown"), own(7, basis="cumulative", since=since)]
    cell = cell_of(claims)
    assert (cell.state, cell.mismatch) == (State.MISMATCH, Mismatch.BASIS)
    assert cell.difference is None
    assert cell.forced is not None
    assert cell.forced.share == pytest.approx(0.4)
    assert cell.forced.doublings == pytest.approx(-1.0995, abs=5e-5)
    made = view(claims)
    assert made.coverage == (0, 1)
    assert [row.verdict for row in made.rows] == ["basis differs"]
    assert "not comparable: one is" in explain(cell)


def test_170_lost_against_20_killed() -> None:
    made = view([claimed(170, measure="lost_unspecified"), own(20, measure="killed")])
    assert {row.label: row.verdict for row in made.rows} == {
        "Personnel killed": "measure differs",
        "Personnel lost (not specified)": "measure differs",
    }
    assert {row.cell.mismatch for row in made.rows} == {Mismatch.MEASURE}
    assert all(row.cell.difference is None and row.cell.forced is None for row in made.rows)
    assert made.coverage == (0, 2)


@pytest.mark.parametrize("bound", ["exact", "approx", "at_least"])
@pytest.mark.parametrize("speaker", ["A MoD", "B MoD", "Observer"])
def test_a_both_sides_350_changes_no_sides_slot(speaker: str, bound: str) -> None:
    claims = [claimed(26), own(1), killed("B MoD", "B army", 16), killed("A MoD", "B army", 170)]
    both = killed(speaker, "", 350, scope="both_sides", bound=bound)
    before, after = (compared(workspace(some)).cells for some in (claims, [*claims, both]))
    assert [cell.slots for cell in after if cell.side != BOTH] == [cell.slots for cell in before]
    (apart,) = (cell for cell in after if cell.side == BOTH)
    assert (apart.state, apart.mismatch) == (State.MISMATCH, Mismatch.SCOPE)
    assert apart.difference is None
    assert view([*claims, both]).coverage == (2, 3)
    assert [pair_of(one) for one in pairs([*claims, both])] == [
        pair_of(one) for one in pairs(claims)
    ]


def view(claims: list[Claim]) -> LossesView:
    return build(Question(workspace(claims), FilterState()))


def pairs(claims: list[Claim]) -> list[tuple[Cell | None, Cell | None]]:
    return [
        (pair.left and pair.left.cell, pair.right and pair.right.cell)
        for pair in view(claims).pairs
    ]


def pair_of(cells: tuple[Cell | None, Cell | None]) -> list[object]:
    return [None if cell is None else (cell.subject, *cell.slots) for cell in cells]
