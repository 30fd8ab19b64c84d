import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from core.filters import FilterState, Words
from core.handling import Handling
from core.headline import headline_of, shown_headline
from core.index import Rows
from core.saved_view import SavedView
from core.session import (
    Session,
    SessionState,
    add_step,
    edit_story,
    open_story,
    open_workspace,
    select_claims,
    set_clause,
)
from core.story import Filling, Headline, Step, Story, parse_story, story_serial
from core.story_file import is_story, read_story, state_of, step_of, write_story
from core.view_file import show_step
from tests.making import workspace

TANKS = {"measure": "destroyed", "category": "tank", "subject": "B1", "claimed_on": "2016-04-04"}
CLAIMS: list[dict[str, object]] = [
    {**TANKS, "claimant": "A1", "best": 18, "text": "tanks"},
    {**TANKS, "claimant": "B1", "best": 1},
    {"measure": "killed", "subject": "B1", "claimant": "A1", "best": 4, "claimed_on": "2016-04-05"},
    {"measure": "killed", "subject": "B1", "claimant": "B1", "best": 3, "claimed_on": "2016-04-05"},
]


def told(*titles: str) -> Story:
    steps = (Step(f"s{n}", title, SavedView()) for n, title in enumerate(titles, 1))
    return Story("told", tuple(steps))


def titles(story: Story) -> str:
    return "".join(step.title for step in story.steps)


def test_steps_are_put_in_moved_copied_and_taken_out() -> None:
    story = told("a", "b", "c")
    assert titles(story.moved("s3", 0)) == "cab"
    assert titles(story.moved("s1", 9)) == "bca"
    assert titles(story.moved("s2", -4)) == "bac"
    assert titles(story.duplicated("s1")) == "aa (copy)bc"
    assert titles(story.without("s2")) == "ac"
    assert titles(story.with_step(Step("s9", "d", SavedView()), after="s1")) == "adbc"
    assert titles(story.with_step(Step("s9", "d", SavedView()))) == "abcd"
    assert (story.next_key, story.duplicated("s1").next_key) == ("s4", "s5")


def test_what_is_asked_of_a_step_that_is_not_there_changes_nothing() -> None:
    story = told("a", "b")
    for same in (story.moved("s9", 0), story.duplicated("s9"), story.without("s9")):
        assert same == story


@given(st.permutations(range(5)))
def test_moving_never_loses_or_doubles_a_step(places: list[int]) -> None:
    story = told(*"abcde")
    for number, place in enumerate(places, 1):
        story = story.moved(f"s{number}", place)
    assert sorted(titles(story)) == list("abcde")


steps = st.builds(
    Step,
    st.just(""),
    st.text(max_size=9),
    st.builds(SavedView, st.builds(FilterState, st.just((Words("x"),)))),
    st.text(max_size=9),
    st.builds(
        Headline,
        st.sampled_from(Filling),
        st.text(max_size=9),
        st.one_of(st.none(), st.dates()),
    ),
    st.lists(st.sampled_from(("losses", "timeline")), max_size=3).map(tuple),
)


@given(st.text(max_size=9), st.lists(steps, max_size=4))
def test_every_story_comes_back_from_its_file(title: str, made: list[Step]) -> None:
    story = Story(title)
    for step in made:
        story = story.with_step(replace(step, key=story.next_key))
    assert parse_story(json.loads(json.dumps(story_serial(story)))) == story


def test_a_story_is_a_file_that_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "april.story.json"
    write_story(path, told("a", "b"))
    assert read_story(path) == told("a", "b")
    marked = replace(told("a"), handling=Handling("TLP:AMBER"))
    write_story(path, marked)
    assert read_story(path) == marked
    assert is_story(path)
    assert not is_story(tmp_path / "claims.json")


GOOD = story_serial(told("a"))


@pytest.mark.parametrize(
    ("serial", "says"),
    [
        ([], "must be an object"),
        ({"version": 1}, "does not say that it is a story"),
        ({**GOOD, "version": 2}, "version is 2"),
        ({**GOOD, "steps": {}}, "'steps' must be a list"),
        ({**GOOD, "steps": [{"view": {}}]}, "step 1: its version is None"),
        ({**GOOD, "steps": GOOD["steps"] * 2}, "two steps have one key"),
    ],
)
def test_what_is_no_story_is_refused_in_words(tmp_path: Path, serial: object, says: str) -> None:
    path = tmp_path / "x.story.json"
    path.write_text(json.dumps(serial), "utf-8")
    with pytest.raises(ValueError, match=says) as caught:
        read_story(path)
    assert str(caught.value).startswith("x.story.json is not a story: ")


def test_the_story_is_changed_by_the_one_door_and_undone_like_everything() -> None:
    session = Session(SessionState(workspace=workspace(CLAIMS)))
    session.apply(set_clause(Words("tanks")))
    session.apply(add_step(step_of(session.state)))
    session.apply(edit_story(lambda story: story.duplicated("s1")))
    session.apply(edit_story(lambda story: story.moved("s2", 0)))
    assert [step.key for step in session.state.story.steps] == ["s2", "s1"]
    session.undo()
    assert [step.key for step in session.state.story.steps] == ["s1", "s2"]
    session.undo()
    session.undo()
    assert session.state.story == Story()
    assert session.state.filters == FilterState((Words("tanks"),))


def test_a_step_shows_what_was_there_when_it_was_taken() -> None:
    session = Session(SessionState(workspace=workspace(CLAIMS)))
    session.apply(set_clause(Words("tanks")))
    session.apply(select_claims(Rows([0])))
    before = session.state
    session.apply(add_step(step_of(before)))
    session.apply(set_clause(Words("nothing")))
    session.apply(show_step("s1", {}))
    assert (session.state.filters, session.state.selected) == (before.filters, before.selected)
    assert session.state.step == "s1"
    assert state_of(session.state.story.steps[0], before.workspace, {}).filters == before.filters


def test_the_next_step_takes_the_place_of_the_one_that_goes() -> None:
    session = Session()
    session.apply(open_story(told("a", "b", "c")))
    for shown, gone, left in (("s2", "s2", "s3"), ("s3", "s3", "s1"), ("s1", "s1", "")):
        session.apply(show_step(shown, {}))
        session.apply(edit_story(lambda story, gone=gone: story.without(gone)))
        assert session.state.step == left


def test_a_story_outlasts_the_data() -> None:
    state = open_story(told("a"))(SessionState())
    assert open_workspace(workspace(CLAIMS))(state).story == told("a")


def test_a_headline_is_the_widest_gap_attributed_dated_and_with_its_basis() -> None:
    state = SessionState(workspace=workspace(CLAIMS))
    assert headline_of(state) == (
        "As of 4 Apr 2016 A1 claimed tank destroyed, B: 18 (counting basis not stated); "
        "as of 4 Apr 2016 B1 admitted tank destroyed, B: 1 (counting basis not stated); "
        "claim and admission differ by ×18."
    )


def test_a_headline_is_the_sentence_of_the_claim_looked_at() -> None:
    state = select_claims(Rows([2]))(SessionState(workspace=workspace(CLAIMS)))
    assert "A1 claimed" in headline_of(state)
    assert "4" in headline_of(state)


def test_a_headline_is_empty_where_no_figure_is_in_view() -> None:
    state = set_clause(Words("nowhere"))(SessionState(workspace=workspace(CLAIMS)))
    assert headline_of(state) == ""


def test_a_frozen_headline_stays_and_a_fresh_one_follows_the_data() -> None:
    state = SessionState(workspace=workspace(CLAIMS))
    frozen = Headline(Filling.FROZEN, "As it stood.", date(2016, 5, 1))
    assert shown_headline(frozen, state) == "As it stood."
    assert frozen.origin == "from the data, frozen on 1 May 2016"
    assert shown_headline(Headline(), state) == headline_of(state)
    assert Headline().origin == "from the data, kept fresh"
    assert shown_headline(Headline(Filling.OWN, "Mine."), state) == "Mine."
