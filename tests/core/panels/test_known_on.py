"""The sample as it was known on a day, its figures read by hand from ``april-2016/claims.csv``.

The Armenian dead that are no civilians, in the words of that file:

- 2016-04-02 AM-0402-01: Sargsyan admits 18; Azerbaijan counts only "dead and wounded" that day
- 2016-04-04 AZ-0404-05: 170 in Azerbaijan's words; NK-0404-03: the NKR's running total 20
- 2016-04-05 AZ-0405-01: more than 370; NK-0405-01 revises to 29
- 2016-04-08 NK-0408-01 revises to 36; NK-0408-03: PanARMENIAN 44
- 2016-04-14 AM-0414-01: Armenia admits 77
- 2017-01-03 CD-2017-02: the Caspian Defense Studies Institute 77; 2017 WP-2017-03: Wikipedia
  relays 320 as Azerbaijan's, which is heard itself, so that it does not stand for a third party
- 2020-04-02 AZ-2020-01 revises to 320; AM-2020-01: NEWS.am 110
- AZ-2019-01: 560 by Hasanov, claim date not known, so known on no day
"""

from datetime import date
from functools import cache

import pytest

from core.crossfilter import Workspace
from core.filters import FilterState
from core.index import Rows
from core.loading import load
from core.panels import card, claims, facets, losses, relations, timeline
from core.panels.question import Question
from core.panels.timeline.captions import caption
from core.shipped import SAMPLE


@cache
def sample() -> Workspace:
    return Workspace(load([SAMPLE]))


def asked(day: date | None, focused: int | None = None) -> Question:
    return Question(sample(), FilterState(known_on=day), focused=focused)


def dead(day: date | None) -> tuple[str, str, str]:
    """Admitted, claimed by the adversary, reported by third parties."""
    for row in losses.build(asked(day)).rows:
        if (row.cell.side, row.label) == ("Armenia / NKR", "Personnel killed"):
            own, adversary, third = ("—" if mark is None else mark.text for mark in row.marks)
            return own, adversary, third
    return "—", "—", "—"


@pytest.mark.parametrize(
    ("day", "figures"),
    [
        (date(2016, 4, 1), ("—", "—", "—")),
        (date(2016, 4, 2), ("~18", "—", "—")),
        (date(2016, 4, 4), ("20", "170", "—")),
        (date(2016, 4, 5), ("29", "> 370", "6")),
        (date(2016, 4, 8), ("36", "> 370", "44")),
        (date(2016, 4, 13), ("36", "> 370", "44")),
        (date(2016, 4, 14), ("77", "> 370", "44")),
        (date(2017, 1, 3), ("77", "> 370", "77")),
        (date(2017, 12, 31), ("77", "> 370", "77")),
        (date(2020, 4, 1), ("77", "> 370", "77")),
        (date(2020, 4, 2), ("77", "320", "110")),
    ],
)
def test_the_armenian_dead_change_with_what_was_known(
    day: date, figures: tuple[str, str, str]
) -> None:
    assert dead(day) == figures


def test_every_panel_shows_only_what_was_known() -> None:
    question = asked(date(2016, 4, 4))
    known = set(Rows.where(question.known).array.tolist())
    assert 0 < len(known) < sample().index.size
    view = timeline.build(question)
    assert set(view.shown.tolist()) == known
    assert not len(view.undated)
    assert set(claims.build(question).order.tolist()) == known
    for facet in facets.build(question).facets:
        counts = [value.count for value in facet.values]
        assert max(counts) <= len(known)
        assert sum(counts) == len(known) or facet.key not in sample().index.dimensions
    actors = relations.build(question)
    for edge in actors.edges:
        assert known.issuperset(actors.rows_of_edge(edge).array.tolist())
    for row in losses.build(question).rows:
        assert known.issuperset(row.rows.array.tolist())


def test_what_was_said_of_it_later_stands_neither_on_the_card_nor_in_the_tip() -> None:
    row_of = sample().index.row_of
    total = row_of["AZ-0405-01"]
    before, after = (
        card.build(asked(date(*day), total)).card for day in ((2020, 4, 1), (2020, 4, 2))
    )
    assert before is not None
    assert after is not None
    assert before.status == ""
    assert after.status == "Superseded by Azerbaijan on 2 Apr 2020."
    revision = row_of["AZ-2020-01"]
    assert revision not in [step.row for step in before.thread.steps]
    assert revision in [step.row for step in after.thread.steps]
    figures = {saying.claimant for saying in before.company.others}
    assert "Armenia" in figures
    tips = [
        caption(timeline.build(asked(date(*day))), Rows([total]))
        for day in ((2020, 4, 1), (2020, 4, 2))
    ]
    assert [any("Revised by" in line for line in tip) for tip in tips] == [False, True]
