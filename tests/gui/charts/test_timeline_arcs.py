"""Ends of a thread that lie off the dates in sight, and arcs told apart by their lines."""

from datetime import date

from PySide6.QtGui import QColor

from core.filters import FilterState
from core.filters.dates import day_number
from core.panels.question import Question
from core.panels.timeline.view import build
from core.threads import Answer
from gui.charts.thread.lines import DASHES, answer_pen
from gui.charts.timeline.arcs import end_of, off_window, thread_of
from gui.charts.timeline.canvas import strips_of
from gui.charts.timeline.ink import Marked
from gui.charts.timeline.layout import arrange
from gui.charts.timeline.marks import Scene
from gui.charts.timeline.scale import Scale
from gui.theme import LIGHT
from tests.making import workspace

CLAIMS: list[dict[str, object]] = [
    {"claimant": "A1", "claimed_on": "2016-04-02"},
    {"claimant": "B1", "claimed_on": "2016-04-05", "act": "deny", "replies_to": "c0"},
    {"claimant": "B1", "claimed_on": "2016-04-20", "act": "confirm", "replies_to": "c1"},
    {"claimant": "B1", "act": "retract", "supersedes": "c1"},
    {"claimant": "A1", "claimed_on": "2016-04-01", "replies_to": "c0"},
]


def scene(first: date, last: date) -> Scene:
    view = build(Question(workspace(CLAIMS), FilterState()))
    scale = Scale.across(day_number(first), day_number(last) + 1, 1000)
    layout = arrange(view, scale, strips_of(view.lanes, 120.0))
    return Scene(view, scale, layout, LIGHT, 1.0)


def test_ends_off_the_dates_in_sight_stand_at_the_edge_with_their_date() -> None:
    found = scene(date(2016, 4, 4), date(2016, 4, 6))
    marks = off_window(found, thread_of(found, Marked(focused=1)))
    assert [(words, end.beyond) for words, end in marks] == [
        ("2 Apr 2016", -1),
        ("2 claims", 1),
    ]
    assert marks[0][1].at.x() < marks[1][1].at.x()
    assert end_of(found, 1).beyond == 0


def test_an_undated_end_stands_at_the_side_of_the_tray_and_says_so() -> None:
    found = scene(date(2016, 4, 1), date(2016, 4, 30))
    marks = off_window(found, thread_of(found, Marked(focused=1)))
    assert [(words, end.beyond) for words, end in marks] == [("undated", 1)]


def test_the_whole_thread_is_drawn_whichever_claim_of_it_is_looked_at() -> None:
    found = scene(date(2016, 4, 1), date(2016, 4, 30))
    pairs = [
        {(arc.source, arc.target) for arc in thread_of(found, Marked(focused=row))}
        for row in range(5)
    ]
    assert pairs == [{(1, 0), (2, 1), (3, 1), (4, 0)}] * 5


def test_every_kind_of_answer_has_a_line_of_its_own() -> None:
    pens = [answer_pen(answer, QColor("black")) for answer in DASHES]
    looks = {(tuple(pen.dashPattern()), pen.widthF()) for pen in pens}
    assert len(looks) == len(DASHES)
    assert set(DASHES) == set(Answer) - {Answer.NONE, Answer.IS_ANSWER}
