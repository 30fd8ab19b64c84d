"""What marks say in words, and the thread of a claim."""

from datetime import date

from core.filters import FilterState
from core.index import Rows
from core.panels.question import Question
from core.panels.timeline.captions import caption
from core.panels.timeline.thread import MOST_ARCS, Arc, arcs, other_clock
from core.panels.timeline.view import build
from core.threads import Answer
from core.vocabulary.terms import Clock
from tests.making import workspace

SPACE = workspace(
    [
        {
            "claimant": "A army",
            "subject": "B army",
            "topic": "territory",
            "claimed_on": "2016-04-04",
            "event_date": "2016-04-02/2016-04-03",
            "text": "A army: took\n  the <b>village</b>.",
        },
        {
            "claimant": "B army",
            "subject": "B army",
            "act": "deny",
            "topic": "territory",
            "claimed_on": "2016-04-05",
            "replies_to": "c0",
        },
        {
            "claimant": "A army",
            "subject": "B army",
            "measure": "killed",
            "value_text": "about 20",
            "claimed_on": "2016-04-06~",
        },
        {"claimant": "A army", "claimed_on": "2016-04-07", "supersedes": "c2"},
        {"claimant": "B army"},
    ]
)
VIEW = build(Question(SPACE, FilterState()))


def test_a_claims_tip_names_date_claimant_and_topic_then_its_words_then_its_denial() -> None:
    assert caption(VIEW, Rows([0])) == (
        "4 Apr 2016 · A army · territory",
        "A army: took the <b>village</b>.",
        "event date 2 – 3 Apr 2016",
        "Denied by B army (1 day later)",
    )


def test_a_denials_tip_says_what_it_denies() -> None:
    assert caption(VIEW, Rows([1]))[-1] == "Denies A army (1 day earlier)"


def test_a_claim_without_words_shows_its_figure_as_written() -> None:
    assert caption(VIEW, Rows([2]))[:2] == (
        "about 6 Apr 2016 · A army · loss",
        "about 20 killed",
    )
    assert caption(VIEW, Rows([2]))[-1] == "Replaced by A army (about 1 day later)"


def test_a_long_text_is_cut() -> None:
    space = workspace([{"claimant": "A", "text": "word " * 200}])
    said = caption(build(Question(space, FilterState())), Rows([0]))[1]
    assert len(said) <= 180
    assert said.endswith("word…")


def test_several_claims_are_counted_by_kind() -> None:
    assert caption(VIEW, Rows([0, 2, 3])) == (
        "3 claims · 4 – 7 Apr 2016 · A",
        "1 about the adversary · 1 territory · 1 position, other",
    )
    assert caption(VIEW, Rows([0, 1]))[0] == "2 claims · 4 – 5 Apr 2016"
    assert caption(VIEW, Rows()) == ()


def test_undated_claims_say_so() -> None:
    assert caption(VIEW, Rows([4])) == ("undated · B army · loss",)


def test_arcs_lead_from_the_answer_to_what_it_answers() -> None:
    threads = VIEW.threads
    denial = Arc(source=1, target=0, answer=Answer.DENIED)
    assert arcs(threads, [0]) == arcs(threads, [1]) == (denial,)
    assert arcs(threads, [3]) == (Arc(source=3, target=2, answer=Answer.REVISED),)
    assert arcs(threads, [4]) == arcs(threads, []) == ()


def test_arcs_are_of_the_whole_thread_with_the_nearest_first() -> None:
    chain: list[dict[str, object]] = [{"claimant": "A army", "claimed_on": "2016-04-01"}]
    chain += [{"claimant": "B army", "act": "deny", "replies_to": f"c{n}"} for n in range(80)]
    threads = build(Question(workspace(chain), FilterState())).threads
    found = arcs(threads, [40])
    assert len(found) == MOST_ARCS
    assert [(arc.source, arc.target) for arc in found if arc.near] == [(40, 39), (41, 40)]
    assert [arc.near for arc in found[:3]] == [True, True, False]


def test_a_reply_not_yet_made_stands_in_no_caption_and_no_arc() -> None:
    early = FilterState(known_on=date(2016, 4, 4))
    view = build(Question(SPACE, early))
    assert not any("Denied by" in line for line in caption(view, Rows([0])))
    assert any("Denied by" in line for line in caption(VIEW, Rows([0])))
    assert arcs(view.threads, [0]) == ()


def test_the_other_clock_of_the_claim_date_is_the_event_date_and_back() -> None:
    index = SPACE.index
    other = other_clock(index, 0, Clock.CLAIMED)
    assert other is not None
    assert (other.clock, other.last - other.first) == (Clock.EVENT, 1)
    back = other_clock(index, 0, Clock.EVENT)
    assert back is not None
    assert back.clock is Clock.CLAIMED
    assert other_clock(index, 1, Clock.CLAIMED) is None


def test_one_dated_claim_is_said_in_the_singular() -> None:
    view = build(
        Question(workspace([{"claimant": "A", "claimed_on": "2016-04-04"}]), FilterState())
    )
    assert view.sentence() == "1 dated claim by claim date"
