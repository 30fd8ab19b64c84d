"""What a third party passes on of a side is that side's figure, seen through a relay."""

import pytest

from core.comparison import Slot, State, explain, short_state
from tests.comparing import Claim, cell_of, claimed, killed, own


def relayed(best: float | None, whose: str, **more: object) -> Claim:
    return killed("Encyclopedia", "A army", best, "2017-01-01", tags=f"figure_of:{whose}", **more)


SIDES: dict[str, list[Claim]] = {
    "actors": [
        {"actor": "A army", "side": "A"},
        {"actor": "A MoD", "side": "A"},
        {"actor": "B MoD", "side": "B"},
        {"actor": "Encyclopedia", "side": "third"},
    ]
}


def said(slot: Slot | None) -> tuple[float | None, bool, str]:
    assert slot is not None
    return slot.amount.best, slot.relayed, slot.side


def test_a_relay_stands_for_a_side_that_is_not_heard_itself() -> None:
    cell = cell_of([relayed(26, "adversary"), relayed(1, "own_side")], **SIDES)
    assert said(cell.own) == (1, True, "A")
    assert said(cell.adversary) == (26, True, "B")
    assert cell.third is None
    assert short_state(cell) == "×26"
    assert explain(cell).startswith(
        "As of 1 Jan 2017 Encyclopedia passed on as claimed by B personnel killed, A: 26 (counting"
    )


def test_the_ranges_of_the_infobox_are_206_apart() -> None:
    """[300, 1500] against [31, 94]: 300 − 94 = 206; 300 / 94 = 3.2, 1500 / 31 = 48.4."""
    cell = cell_of(
        [
            relayed(None, "adversary", low=300, high=1500, bound="range"),
            relayed(None, "own_side", low=31, high=94, bound="range"),
        ],
        **SIDES,
    )
    assert cell.state is State.DIVERGENT
    assert cell.difference is not None
    assert cell.difference.distance == 206
    assert cell.difference.ratio == (pytest.approx(3.19, abs=0.01), pytest.approx(48.39, abs=0.01))


def test_a_relay_never_stands_before_the_voice_itself_but_is_its_variant() -> None:
    cell = cell_of([own(7, "2016-04-04"), relayed(9, "own_side")], **SIDES)
    assert said(cell.own) == (7, False, "A")
    assert cell.own is not None
    assert (cell.own.ticks, cell.own.variants) == ((9,), 1)


def test_a_relay_adds_no_origin() -> None:
    one = cell_of([own(7), relayed(9, "own_side"), relayed(8, "own_side")], **SIDES).own
    alone = cell_of([relayed(9, "own_side"), relayed(8, "own_side")], **SIDES).own
    assert one is not None
    assert alone is not None
    assert (one.origins, alone.origins) == (1, 1)


def test_a_third_partys_own_figure_stays_third() -> None:
    cell = cell_of([claimed(26), killed("Encyclopedia", "A army", 4), relayed(1, "own_side")])
    assert cell.third is not None
    assert cell.third.amount.best == 4
    assert cell.own is not None


def test_a_tag_moves_no_belligerents_figure() -> None:
    cell = cell_of([claimed(26, tags="figure_of:own_side")])
    assert cell.own is None
