import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.index import NO_ROWS, UNDATED, Rows
from core.vocabulary.terms import Clock
from tests.making import workspace


def test_rows_are_sorted_unique_and_compared_by_value() -> None:
    assert Rows([3, 1, 3]) == Rows(np.array([1, 3], dtype=np.int32))
    assert hash(Rows([3, 1])) == hash(Rows([1, 3]))
    assert Rows([1]) != Rows([2])
    assert 3 in Rows([1, 3])
    assert 2 not in Rows([1, 3])
    assert 4 not in Rows([1, 3])
    assert len(NO_ROWS) == 0
    assert Rows([1, 3]).meets(Rows([3, 9]))
    assert not Rows([1, 3]).meets(NO_ROWS)
    assert Rows([1, 3]).with_rows([2, 3]) == Rows([1, 2, 3])


@given(st.frozensets(st.integers(0, 12)), st.lists(st.integers(0, 12)))
def test_rows_tell_which_of_some_rows_are_among_them(
    those: frozenset[int], some: list[int]
) -> None:
    found = Rows(those).among(np.array(some, dtype=np.int32))
    assert found.tolist() == [row in those for row in some]
    assert Rows(those).meets(Rows(some)) == Rows(some).meets(Rows(those)) == any(found)


def test_an_admission_is_a_claim_of_a_belligerent_about_its_own_side() -> None:
    index = workspace(
        [
            {"claimant": "A1", "subject": "A2"},
            {"claimant": "A1", "subject": "B1"},
            {"claimant": "Third", "subject": "Third"},
            {"claimant": "A1", "subject": "A2", "scope": "both_sides"},
        ]
    ).index
    assert index.admission.tolist() == [True, False, False, False]


def test_a_both_sides_claim_is_about_no_side() -> None:
    index = workspace([{"claimant": "A1", "subject": "B1", "scope": "both_sides"}]).index
    subject_side = index["subject_side"]
    assert subject_side.values[subject_side.codes[0]] == ""


def test_an_interval_has_its_first_and_last_day_and_no_date_is_undated() -> None:
    days = workspace(
        [{"claimant": "A1", "claimed_on": "2016-04-02/2016-04-04"}, {"claimant": "A1"}]
    ).index.days[Clock.CLAIMED]
    second_of_april_2016 = 16893
    assert days.first.tolist() == [second_of_april_2016, UNDATED]
    assert days.last.tolist() == [second_of_april_2016 + 2, UNDATED]
    assert days.extent == (second_of_april_2016, second_of_april_2016 + 2)


def test_a_minute_stands_on_its_day_as_written() -> None:
    days = workspace([{"claimant": "A1", "claimed_on": "2016-04-02T23:59"}]).index.days
    assert days[Clock.CLAIMED].first.tolist() == [16893]
    assert days[Clock.CLAIMED].last.tolist() == [16893]


def test_links_lead_from_the_later_word_to_the_earlier_and_leave_out_ids_nobody_has() -> None:
    links = workspace(
        [
            {"claim_id": "took", "claimant": "A1"},
            {"claim_id": "denied", "claimant": "B1", "replies_to": "took; denied"},
            {"claim_id": "revised", "claimant": "A1", "supersedes": "took; nowhere"},
        ]
    ).index.links
    assert links.source.tolist() == [1, 2]
    assert links.target.tolist() == [0, 0]
    assert links.replaces.tolist() == [False, True]


def test_every_value_of_a_dimension_occurs_and_not_given_comes_last() -> None:
    category = workspace(
        [{"claimant": "A1", "category": name} for name in ("helicopter", "", "tank", "zzz")]
    ).index["category"]
    assert category.values == ("tank", "helicopter", "zzz", "")
    assert category.labels[-1] == "not given"
    assert [category.values[code] for code in category.codes] == ["helicopter", "", "tank", "zzz"]


def test_grades_carry_their_words_and_a_missing_one_is_not_graded() -> None:
    grades = workspace([{"claimant": "A1", "reliability": "F"}, {"claimant": "A1"}]).index[
        "reliability"
    ]
    assert grades.labels == ("F · reliability cannot be judged", "not graded")


def test_nothing_is_indexed_as_nothing() -> None:
    index = workspace([]).index
    assert index.size == 0
    assert index.sides == ("third",)
    assert index.days[Clock.EVENT].extent is None
    assert len(index.words) == 0
