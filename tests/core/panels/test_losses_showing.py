import pytest

from core.filters import FilterState
from core.panels.losses import LossesOptions, LossesView, build
from core.panels.losses.rows import Sort
from core.panels.losses.showing import Show
from core.panels.question import Question
from tests.comparing import Claim, claimed, own
from tests.making import workspace

CLAIMS: list[Claim] = [
    claimed(26),
    own(1),
    *(claimed(30, measure="wounded"), own(20, measure="wounded")),
    claimed(8, measure="missing"),
    claimed(9, measure="captured"),
    own(None, measure="captured", act="partly_deny", replies_to="c5"),
    *(claimed(3, measure="casualties"), own(7, measure="casualties", basis="cumulative")),
    *(claimed(5, measure="destroyed", category="tank"),),
    own(0, measure="destroyed", category="tank"),
]


def seen(show: Show = Show.ALL, factor: float = 4.0, sort: Sort = Sort.TREE) -> LossesView:
    chosen = LossesOptions(show=show, factor=factor, sort=sort)
    return build(Question(workspace(CLAIMS), FilterState(), options=chosen))


@pytest.mark.parametrize(
    ("show", "factor", "left"),
    [
        (Show.ALL, 4.0, ["killed", "wounded", "missing", "captured", "casualties", "destroyed"]),
        (Show.APART, 4.0, ["killed", "destroyed"]),
        (Show.APART, 1.2, ["killed", "wounded", "destroyed"]),
        (Show.APART, 30.0, ["destroyed"]),
        (Show.ONE_SIDED, 4.0, ["missing"]),
        (Show.DENIED, 4.0, ["captured"]),
        (Show.INCOMPARABLE, 4.0, ["casualties"]),
    ],
)
def test_only_the_rows_of_the_choice_are_shown(show: Show, factor: float, left: list[str]) -> None:
    """26 : 1, 30 : 20, and 5 : 0, which is apart by more than any factor."""
    view = seen(show=show, factor=factor)
    assert [row.cell.thing.measure for row in view.rows] == left
    assert view.hidden == 6 - len(left)


def test_the_header_counts_what_is_hidden_and_keeps_the_coverage_of_all() -> None:
    subtitle = seen(show=Show.APART).subtitle
    assert subtitle.startswith(
        "4 hidden: only rows more than ×4 apart · 3 of 6 cells comparable · log scale"
    )
    assert "hidden" not in seen().subtitle


def test_where_nothing_is_left_the_panel_says_what_hides_it() -> None:
    alone = Question(workspace([own(1)]), FilterState(), options=LossesOptions(show=Show.DENIED))
    assert build(alone).message == (
        "The panel shows only rows denied, wholly or in part, and there are none.\n"
        "1 row is hidden: show all in “View”."
    )


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        (Sort.SHARE, ["destroyed", "killed", "wounded"]),
        (Sort.DOUBLINGS, ["killed", "destroyed", "wounded"]),
        (Sort.DISTANCE, ["killed", "wounded", "destroyed"]),
    ],
)
def test_rows_sort_by_s_g_and_i_and_those_without_come_last(sort: Sort, first: list[str]) -> None:
    """S 1, 25/27, 10/50; G log2 11 = 3.5, log2 17.7 = 4.1, log2 1.5; I 5, 25, 10."""
    assert [row.cell.thing.measure for row in seen(sort=sort).rows][:3] == first
