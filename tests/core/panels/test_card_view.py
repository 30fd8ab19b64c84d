from datetime import date

import pandas as pd
import pytest

from core.crossfilter import Workspace
from core.dataset import Dataset
from core.filters import FilterState, OneOf
from core.index import NO_ROWS, Rows
from core.panels.card.view import Card, CardView, build
from core.panels.question import Question
from tests.making import dataset, workspace

KILLED: dict[str, object] = {
    "measure": "killed",
    "category": "personnel",
    "victim_class": "military",
    "basis": "cumulative",
    "since": "2016-04-01",
    "subject": "A1",
}
CLAIMS: list[dict[str, object]] = [
    KILLED | {"claimant": "B1", "claimed_on": "2016-04-04", "best": 300, "source": "Copyist"},
    KILLED | {"claimant": "A1", "claimed_on": "2016-04-06", "act": "deny", "replies_to": "c0"},
    KILLED
    | {"claimant": "B1", "claimed_on": "2016-04-05", "best": 370, "act": "revise"}
    | {"supersedes": "c0"},
    KILLED | {"claimant": "A1", "claimed_on": "2016-04-03", "best": 31},
    KILLED | {"claimant": "C1", "claimed_on": "", "best": 94, "victim_class": "civilian"},
    {"claimant": "B1", "subject": "A1", "measure": "wounded", "category": "personnel", "best": 9},
]
SOURCES: list[dict[str, object]] = [{"source": "Copyist", "relays": "Interfax"}]


def made(**change: object) -> Workspace:
    return workspace([CLAIMS[0] | change, *CLAIMS[1:]], sources=SOURCES)


def shown(
    open_: Workspace, row: int | None, filters: FilterState | None = None, more: Rows = NO_ROWS
) -> CardView:
    return build(
        Question(open_, filters or FilterState(), selected=more or Rows([row or 0]), focused=row)
    )


def card(row: int, filters: FilterState | None = None, **change: object) -> Card:
    found = shown(made(**change), row, filters).card
    assert found is not None
    return found


def lines(found: Card) -> dict[str, str]:
    return {line.name: line.text for line in found.fields}


def test_nothing_focused_is_no_card() -> None:
    assert shown(made(), None).card is None
    assert shown(made(), 99).card is None


def test_the_card_begins_with_the_sentence_and_the_figure_on_its_basis() -> None:
    found = card(0)
    assert found.sentence == (
        "As of 4 Apr 2016 B1 claimed 300 troops of A1 killed (running total since 1 Apr 2016)."
    )
    head = found.headline
    assert (head.figure, head.counts, head.meaning) == ("300", "troops killed", "exact")
    assert head.basis == "running total since 1 Apr 2016"


def test_a_missing_figure_is_a_dash_and_says_so() -> None:
    assert card(1).headline.figure == "—"
    assert card(1).headline.counts == "no figure given"


def test_fields_give_sides_clocks_source_and_rating_in_words() -> None:
    found = lines(card(0, event_date="2016-04-01/2016-04-04", reliability="C", credibility="4"))
    assert found["Claimant"] == "B1 · B"
    assert found["About"] == "A1 · A"
    assert found["Claimed"] == "4 Apr 2016 (to the day)"
    assert found["Event"] == "1 – 4 Apr 2016 (interval of 4 days)"
    assert found["Source"] == "Interfax, via Copyist"
    assert found["Rating"] == "C4 · fairly reliable, doubtful"
    assert lines(card(4))["Claimed"] == "date unknown (undated)"


def test_a_superseded_claim_says_by_whom_and_when() -> None:
    assert card(0).status == "Superseded by B1 on 5 Apr 2016."
    assert card(2).status == ""


def test_what_was_not_yet_claimed_is_not_on_the_card() -> None:
    early = FilterState(known_on=date(2016, 4, 4))
    found = card(0, early)
    assert found.status == ""
    assert found.thread.steps == ()
    assert [line.row for line in found.company.others] == [3]
    assert card(1, early).status == "Not yet claimed on 4 Apr 2016."


def test_filters_do_not_narrow_the_card() -> None:
    only = FilterState().with_clause(OneOf("claimant", frozenset({"B1"})))
    assert card(0, only).company == card(0).company


def test_others_and_the_own_side_stand_apart_and_other_things_stand_nowhere() -> None:
    found = card(0).company
    assert [(line.row, line.figure) for line in found.others] == [(3, "31"), (1, "—"), (4, "94")]
    assert [(line.row, line.figure) for line in found.own] == [(2, "370")]
    assert (found.others_total, found.own_total) == (3, 1)


def test_other_victims_are_named_beside_their_figure() -> None:
    civilians = card(0).company.others[-1]
    assert civilians.basis.startswith("civilians killed, running total")


def test_long_company_is_cut_to_the_nearest_in_time_and_counted() -> None:
    many = [
        KILLED | {"claimant": "A1", "claimed_on": f"2016-{month:02}-{day:02}", "best": day}
        for month in (1, 2, 3)
        for day in range(1, 21)
    ]
    open_ = workspace([KILLED | {"claimant": "B1", "claimed_on": "2016-03-20", "best": 1}, *many])
    found = shown(open_, 0).card
    assert found is not None
    assert found.company.others_total == 60
    assert len(found.company.others) == 30
    assert found.company.others[0].date == "11 Feb 2016"
    assert found.company.others[-1].date == "20 Mar 2016"


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https:///nohost", ""),
        ("https://a b", ""),
        ("https://[", ""),
        ("github:someone/something", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_are_links(address: str, link: str) -> None:
    assert card(0, source_url=address).link == link


def test_several_selected_are_counted_and_leafed_through_in_a_ring() -> None:
    view = shown(made(), 2, more=Rows([0, 2, 5]))
    assert view.subtitle == "2 of 3 selected"
    assert (view.neighbour(1), view.neighbour(-1)) == (5, 0)
    assert shown(made(), 5, more=Rows([0, 2, 5])).neighbour(1) == 0
    assert shown(made(), 0).neighbour(1) is None
    assert shown(made(), 0).subtitle == "c0"


def test_the_raw_row_is_as_the_file_wrote_it() -> None:
    typed = dataset(CLAIMS[:1])
    raw = pd.DataFrame({"Who?": ["B one"], "_file": ["a.csv"], "_row": ["2"]}, dtype="str")
    open_ = Workspace(Dataset(name="x", claims=typed.claims, raw={"claims": raw}))
    found = shown(open_, 0).card
    assert found is not None
    assert found.raw == (("Who?", "B one"), ("_file", "a.csv"), ("_row", "2"))
    assert card(0).raw == ()
