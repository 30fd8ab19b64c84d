import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.comparison import Amount, disagreement
from core.vocabulary.terms import Bound


def test_26_claimed_and_1_admitted() -> None:
    """25/27, and log2 of 26.5 over 1.5."""
    found = disagreement(own=Amount.of(1), adversary=Amount.of(26))
    assert found.share == pytest.approx(0.9259, abs=5e-5)
    assert found.doublings == pytest.approx(4.1430, abs=5e-5)
    assert found.times == "×26"


def test_560_claimed_and_91_admitted() -> None:
    """469/651, and log2 of 560.5 over 91.5."""
    found = disagreement(own=Amount.of(91), adversary=Amount.of(560))
    assert found.share == pytest.approx(0.7204, abs=5e-5)
    assert found.doublings == pytest.approx(2.6149, abs=5e-5)
    assert found.times == "×6.2"


def test_two_ranges_have_a_distance_and_a_ratio_but_no_share() -> None:
    # 300 − 94 = 206; 300/94 = 3.19; 1500/31 = 48.4
    found = disagreement(own=Amount(None, 31, 94), adversary=Amount(None, 300, 1500))
    assert found.distance == 206
    assert found.ratio == pytest.approx((3.1915, 48.387), abs=5e-4)
    assert found.times == "×3.2…48"
    assert (found.share, found.doublings) == (None, None)


def test_an_admission_can_exceed_the_claim() -> None:
    """4/10, and log2 of 3.5 over 7.5."""
    found = disagreement(own=Amount.of(7), adversary=Amount.of(3))
    assert found.share == pytest.approx(0.4)
    assert found.doublings == pytest.approx(-1.0995, abs=5e-5)
    assert found.times == "×0.43"


def test_an_open_end_leaves_the_ratio_open() -> None:
    found = disagreement(own=Amount.of(31), adversary=Amount.of(370, Bound.MORE_THAN))
    assert found.times == "≥ ×12"
    assert disagreement(Amount.of(10), Amount.of(5, Bound.AT_MOST)).times == "≤ ×0.5"


def test_zero_admitted_has_no_ratio_and_zero_twice_no_share() -> None:
    found = disagreement(own=Amount.of(0), adversary=Amount.of(12))
    assert found.ratio is None
    assert found.times == "own 0"
    both = disagreement(Amount.of(0), Amount.of(0))
    assert both.share is None
    assert both.consistent


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_swapping_claim_and_admission_turns_only_the_sign(one: int, other: int) -> None:
    there = disagreement(Amount.of(one), Amount.of(other))
    back = disagreement(Amount.of(other), Amount.of(one))
    assert there.share == back.share
    assert there.distance == back.distance
    assert there.doublings == pytest.approx(-(back.doublings or 0.0))
