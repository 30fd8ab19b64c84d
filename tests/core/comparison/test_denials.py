"""Denials of a figure, whole and partial."""

from core.comparison import State, explain, short_state
from tests.comparing import cell_of, claimed, own


def test_a_partial_denial_is_told_as_one() -> None:
    cell = cell_of([claimed(26), own(None, act="partly_deny", replies_to="c0")])
    assert (cell.state, cell.partial, short_state(cell)) == (State.DENIED, True, "denied in part")
    assert explain(cell).endswith("; A denied a part of it and gave no figure of its own.")


def test_one_whole_denial_among_partial_ones_is_whole() -> None:
    cell = cell_of(
        [
            claimed(26),
            own(None, act="partly_deny", replies_to="c0"),
            own(None, act="deny", replies_to="c0"),
        ]
    )
    assert (cell.partial, short_state(cell)) == (False, "denied")
    assert cell.denials.array.tolist() == [1, 2]


def test_a_partial_denial_with_a_figure_admits_it() -> None:
    cell = cell_of([claimed(26), own(4, act="partly_deny", replies_to="c0")])
    assert cell.state is State.DIVERGENT
    assert cell.own is not None
    assert cell.own.amount.best == 4
    assert explain(cell).endswith("claim and admission differ by ×6.5; A denied a part of it.")
