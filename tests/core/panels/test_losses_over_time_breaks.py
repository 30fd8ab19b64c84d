"""A total that counts from another day, and one whose term was split, in the words over time."""

from datetime import date

import pytest

from core.filters import FilterState
from core.index import Rows
from core.panels.losses import LossesOptions, Mode, build
from core.panels.losses.over_time import BinSize, LossPick, OverTimeOptions, OverTimeView
from core.panels.losses.over_time.table import lines_of
from core.panels.losses.over_time.words import break_words, step_rows, step_words
from core.panels.question import Question
from core.vocabulary.crosswalk import Crosswalk, Mapping, Match
from tests.comparing import Claim, own
from tests.making import workspace

ANEW = [
    own(best, on, basis="cumulative", since=since)
    for best, on, since in (
        (20, "2016-04-02", "2016-04-01"),
        (29, "2016-04-03", "2016-04-01"),
        (4, "2016-04-04", "2016-04-04"),
        (9, "2016-04-05", "2016-04-04"),
    )
]


def shown(claims: list[Claim], **pick: str) -> OverTimeView:
    chosen = LossPick("A", **{"measure": "killed", "category": "personnel", "unit": "count"} | pick)
    over_time = OverTimeOptions(pick=chosen, bins=BinSize.DAY)
    options = LossesOptions(mode=Mode.OVER_TIME, over_time=over_time)
    view = build(Question(workspace(claims), FilterState(), options=options)).over_time
    assert view is not None
    return view


def test_a_break_says_what_both_count_from_and_makes_no_bar() -> None:
    """Bars of 9 on the 3rd and 5 on the 5th; the 4 of the 4th is no loss of a day."""
    view = shown(ANEW)
    (track,) = view.plots[0].tracks
    assert step_words(view, track.course, 2).endswith(
        "It counts from 4 Apr 2016, and the 29 as of 3 Apr 2016 had counted from 1 Apr 2016:"
        " a break in its series, neither a rise nor a fall."
    )
    assert break_words(track.course, 2) == "counts from 4 Apr 2016"
    assert track.bars.amounts.best.tolist() == [9, 5]
    assert step_rows(track.course, 2) == Rows([1, 2])
    line = next(line for line in lines_of(view) if line.row == 2)
    assert (line.new, line.note) == ("—", "counts from 4 Apr 2016")


def test_a_split_term_says_into_what_and_its_parts_say_of_what(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def mapping(term: str, category: str, follows: tuple[str, ...] = ()) -> Mapping:
        first = date(2020, 1, 1) if follows else None
        return Mapping("scheme", term, Match.EXACT, category, first, None, follows, "typed")

    terms = (
        mapping("armour", "armoured_vehicle"),
        mapping("tanks", "tank", ("armour",)),
        mapping("carriers", "apc", ("armour",)),
    )
    monkeypatch.setattr("core.comparison.lineage.crosswalk", lambda: Crosswalk(terms))
    claims = [
        own(best, on, basis="cumulative", measure="destroyed", category=category)
        for best, on, category in (
            (100, "2019-12-31", "armoured_vehicle"),
            (60, "2020-01-01", "tank"),
            (45, "2020-01-01", "apc"),
        )
    ]
    whole = shown(claims, measure="destroyed", category="armoured_vehicle")
    said = step_words(whole, whole.plots[0].tracks[0].course, 0)
    assert said.endswith(
        "It was split: goes on as tank since 1 Jan 2020"
        " and armoured personnel carrier since 1 Jan 2020."
    )
    part = shown(claims, measure="destroyed", category="tank")
    assert step_words(part, part.plots[0].tracks[0].course, 0).endswith(
        "It is a part of what its total of armoured vehicle had counted until it was split into"
        " tank and armoured personnel carrier on 1 Jan 2020: a total, not the loss of one day."
    )
    assert not len(part.plots[0].tracks[0].bars)
