from datetime import date

from core.filters import DateSpan, FilterState, OneOf, Words
from core.panels.filter_bar import Chip, build
from core.panels.question import Question
from core.vocabulary.terms import Clock
from tests.making import workspace

CLAIMS: list[dict[str, object]] = [
    {"claimant": "A1", "claimed_on": "2016-04-02"},
    {"claimant": "B1", "claimed_on": "2016-04-03"},
]


def test_every_filter_is_a_chip_in_words_in_the_order_it_was_set() -> None:
    state = (
        FilterState(known_on=date(2016, 4, 9))
        .with_clause(OneOf("claimant_side", frozenset({"A"})))
        .with_clause(DateSpan(date(2016, 4, 2), date(2016, 4, 5)))
        .with_clause(Words("tank"))
    )
    view = build(Question(workspace(CLAIMS), state))
    assert view.chips == (
        Chip("claimant_side", "Side (claimant): A", "A"),
        Chip("dates", "2 – 5 Apr 2016"),
        Chip("words", "contains “tank”"),
        Chip("known_on", "As known on 9 Apr 2016"),
    )
    assert view.words == "tank"
    assert view.denominator.shown == 0
    assert view.denominator.total == 2


def test_a_clock_that_is_not_the_usual_one_is_named_at_the_dates() -> None:
    state = FilterState(clock=Clock.EVENT).with_clause(DateSpan(date(2016, 4, 2), date(2016, 4, 5)))
    chips = build(Question(workspace(CLAIMS), state)).chips
    assert chips == (Chip("dates", "2 – 5 Apr 2016 (by event date)"),)


def test_a_side_left_out_has_no_colour_of_its_own() -> None:
    state = FilterState().with_clause(OneOf("subject_side", frozenset({"A"}), exclude=True))
    assert build(Question(workspace(CLAIMS), state)).chips[0].side == ""
