from datetime import date

from hypothesis import given

from core.filters import Answered, DateSpan, FilterState, OneOf
from core.panels.facets import Facet, build, toggled
from core.panels.question import Question
from tests.making import workspace
from tests.strategies import claim_lists, filter_states

CLAIMS: list[dict[str, object]] = [
    {"claimant": "A1", "subject": "B1", "topic": "loss", "claimed_on": "2016-04-02"},
    {"claimant": "A1", "subject": "A1", "topic": "loss", "claimed_on": "2016-04-03"},
    {"claimant": "B1", "subject": "A1", "topic": "territory", "claimed_on": "2016-04-04"},
    {"claimant": "Third", "subject": "", "topic": "stance", "claimed_on": "2016-04-05"},
]


def facet(state: FilterState, key: str) -> Facet:
    view = build(Question(workspace(CLAIMS), state))
    return next(facet for facet in view.facets if facet.key == key)


def counts(found: Facet) -> dict[str, tuple[int, int]]:
    return {value.label: (value.count, value.total) for value in found.values}


def test_a_facet_is_counted_under_every_filter_but_its_own() -> None:
    state = FilterState().with_clause(OneOf("claimant_side", frozenset({"A"})))
    assert counts(facet(state, "claimant_side")) == {
        "A": (2, 2),
        "B": (1, 1),
        "Third parties": (1, 1),
    }
    assert counts(facet(state, "topic")) == {"loss": (2, 2), "territory": (0, 1), "stance": (0, 1)}


def test_a_value_that_does_not_occur_is_not_listed_and_one_filtered_to_nothing_is() -> None:
    state = FilterState().with_clause(DateSpan(date(2016, 4, 4), date(2016, 4, 5)))
    assert counts(facet(state, "act")) == {"assert": (2, 4)}
    assert counts(facet(state, "claimant")) == {"A1": (0, 2), "B1": (1, 1), "Third": (1, 1)}


def test_boxes_are_ticked_as_the_clause_says() -> None:
    state = FilterState().with_clause(OneOf("topic", frozenset({"stance"}), exclude=True))
    chosen = {value.value: value.chosen for value in facet(state, "topic").values}
    assert chosen == {"loss": True, "territory": True, "stance": False}


def test_unticking_excludes_and_ticking_the_last_one_again_drops_the_clause() -> None:
    found = facet(FilterState(), "topic")
    clause = toggled(found, "loss")
    assert clause == OneOf("topic", frozenset({"loss"}), exclude=True)
    again = facet(FilterState().with_clause(clause), "topic")
    assert toggled(again, "loss") is None


def test_ticking_adds_to_a_choice_until_everything_is_chosen() -> None:
    only = OneOf("topic", frozenset({"loss", "stance"}))
    assert toggled(facet(FilterState().with_clause(only), "topic"), "territory") is None
    one = OneOf("topic", frozenset({"loss"}))
    two = toggled(facet(FilterState().with_clause(one), "topic"), "stance")
    assert two == OneOf("topic", frozenset({"loss", "stance"}))


def test_names_come_most_frequent_first_whatever_is_filtered() -> None:
    state = FilterState().with_clause(OneOf("topic", frozenset({"stance"})))
    assert [value.value for value in facet(state, "claimant").values] == ["A1", "B1", "Third"]


def test_the_sidebar_knows_the_dates_of_the_dataset() -> None:
    view = build(Question(workspace(CLAIMS), FilterState()))
    assert view.extent == (date(2016, 4, 2), date(2016, 4, 5))


@given(claim_lists, filter_states())
def test_every_facet_counts_each_claim_once_but_that_of_answers(
    claims: list[dict[str, object]], state: FilterState
) -> None:
    opened = workspace(claims)
    for found in build(Question(opened, state)).facets:
        if found.key == "answer":
            continue
        assert sum(value.total for value in found.values) == len(claims)
        passed = opened.mask(state, without=(found.key,))
        assert sum(value.count for value in found.values) == int(passed.sum())


ANSWERED: list[dict[str, object]] = [
    {"claimant": "A1", "claimed_on": "2016-04-02"},
    {"claimant": "B1", "claimed_on": "2016-04-04", "act": "deny", "replies_to": "c0"},
    {"claimant": "B1", "claimed_on": "2016-04-03"},
    {"claimant": "A1", "claimed_on": "2016-04-05", "act": "confirm", "replies_to": "c2;c0"},
]


def answers(state: FilterState, claims: list[dict[str, object]]) -> dict[str, tuple[int, int]]:
    view = build(Question(workspace(claims), state))
    return next((counts(found) for found in view.facets if found.key == "answer"), {})


def test_answers_are_counted_under_every_filter_but_their_own() -> None:
    state = FilterState().with_clause(Answered(frozenset({"denied"})))
    assert answers(state, ANSWERED) == {
        "denied": (1, 1),
        "confirmed": (2, 2),
        "not answered": (2, 2),
        "is itself an answer": (2, 2),
    }
    ours = state.with_clause(OneOf("claimant", frozenset({"A1"})))
    assert answers(ours, ANSWERED) == {
        "denied": (1, 1),
        "confirmed": (1, 2),
        "not answered": (1, 2),
        "is itself an answer": (1, 2),
    }


def test_answers_given_later_do_not_count_as_known_on_a_day() -> None:
    early = FilterState(known_on=date(2016, 4, 4))
    found = answers(early, ANSWERED)
    assert (found["denied"], found["not answered"]) == ((1, 1), (2, 3))
    assert "confirmed" not in found
    clause = Answered(frozenset({"none"}))
    passed = workspace(ANSWERED).mask(early.with_clause(clause))
    assert passed.tolist() == [False, True, True, False]


def test_a_dataset_without_threads_has_no_facet_of_answers() -> None:
    assert answers(FilterState(), CLAIMS) == {}


def test_boxes_of_answers_make_the_clause_and_drop_it() -> None:
    view = build(Question(workspace(ANSWERED), FilterState()))
    found = next(entry for entry in view.facets if entry.key == "answer")
    off = toggled(found, "denied")
    assert off == Answered(frozenset({"denied"}), exclude=True)
    view = build(Question(workspace(ANSWERED), FilterState().with_clause(off)))
    found = next(entry for entry in view.facets if entry.key == "answer")
    assert {entry.value for entry in found.values if not entry.chosen} == {"denied"}
    assert toggled(found, "denied") is None


def test_one_dataset_alone_has_no_facet_of_datasets() -> None:
    question = Question(workspace([{"claimant": "Azerbaijan"}]), FilterState())
    assert not {facet.key for facet in build(question).facets} & {"layer", "copy"}
