"""What a budget forgets first."""

from core.crossfilter.budget import Budget


def test_the_least_recently_used_goes_first_and_what_lasts_goes_last() -> None:
    budget = Budget(100)
    budget.keep("dear", 1, 60, lasting=True)
    budget.keep("old", 2, 20)
    budget.keep("new", 3, 20)
    budget.find("old", int)
    budget.keep("more", 4, 20)
    assert [budget.find(key, int) for key in ("dear", "old", "new", "more")] == [1, 2, None, 4]
    budget.keep("large", 5, 90)
    assert [budget.find(key, int) for key in ("dear", "old", "more", "large")] == [1, *[None] * 3]
    budget.keep("dearer", 6, 90, lasting=True)
    assert [budget.find(key, int) for key in ("dear", "dearer")] == [None, 6]
    assert budget.used == 90


def test_what_took_the_place_of_something_lasting_lasts_no_longer_than_anything_else() -> None:
    budget = Budget(100)
    budget.remember("one", lambda: 1, lambda _: 40, lasting=True)
    budget.keep("one", 2, 40)
    budget.keep("other", 3, 40)
    budget.keep("more", 4, 40)
    assert budget.find("one", int) is None
