import pytest

from core.changes import changes_between
from core.crossfilter import Workspace
from core.filters import FilterState
from core.index import NO_ROWS, Rows
from core.panels.changes import ChangesOptions, ChangesView, Kind, build
from core.panels.question import Question
from tests.making import workspace

TANKS: dict[str, object] = {
    "claimant": "A1",
    "subject": "B1",
    "measure": "destroyed",
    "category": "tank",
    "claimed_on": "2016-04-02",
    "best": 14,
}


@pytest.fixture
def spaces() -> tuple[Workspace, Workspace]:
    old = workspace([TANKS, TANKS | {"category": "ifv"}, TANKS | {"category": "apc"}])
    new = workspace(
        [
            TANKS | {"best": 20},
            TANKS | {"claim_id": "c9"},
            TANKS | {"claim_id": "c2", "category": "apc", "note": "x"},
        ]
    )
    return old, new


def view(spaces: tuple[Workspace, Workspace], *unfolded: Kind) -> ChangesView:
    old, new = spaces
    options = ChangesOptions(frozenset(unfolded)) if unfolded else ChangesOptions()
    return build(Question(new, FilterState(), options=options, changes=changes_between(old, new)))


def lines(shown: ChangesView, column: str = "what") -> list[str]:
    return [shown.text(line, column).strip() for line in range(len(shown.number))]


def test_each_list_has_a_heading_with_its_number(spaces: tuple[Workspace, Workspace]) -> None:
    headings = [words for words in lines(view(spaces)) if words[0] in "▸▾"]
    assert headings == [
        "▾ Figures of the comparison (2)",
        "▾ Changed claims (2)",
        "▾ Added claims (1)",
        "▾ Withdrawn claims (1)",
    ]


def test_a_list_is_folded(spaces: tuple[Workspace, Workspace]) -> None:
    assert lines(view(spaces, Kind.ADDED)) == [
        "▸ Figures of the comparison (2)",
        "▸ Changed claims (2)",
        "▾ Added claims (1)",
        "c9",
        "▸ Withdrawn claims (1)",
    ]


def test_a_changed_figure_is_told_before_and_after(spaces: tuple[Workspace, Workspace]) -> None:
    shown = view(spaces, Kind.CHANGED)
    line = lines(shown).index("c0")
    told = [shown.text(line, key) for key in ("about", "before", "after", "by")]
    assert told == ["best", "14", "20", "+6"]
    assert shown.rows(line) == Rows([0])
    assert "  best: 14 → 20" in shown.tip(line, "what").splitlines()


def test_one_changed_text_is_told_before_and_after(spaces: tuple[Workspace, Workspace]) -> None:
    shown = view(spaces, Kind.CHANGED)
    line = lines(shown).index("c2")
    told = [shown.text(line, key) for key in ("about", "before", "after", "by")]
    assert told == ["note", "", "x", ""]


def test_a_withdrawn_claim_is_told_though_it_is_not_there(
    spaces: tuple[Workspace, Workspace],
) -> None:
    shown = view(spaces, Kind.WITHDRAWN)
    line = lines(shown).index("c1")
    assert shown.text(line, "before") == "14"
    assert shown.text(line, "sentence").startswith("On 2 Apr 2016 A1 claimed")
    assert shown.rows(line) == NO_ROWS


def test_a_figure_that_moved_leads_to_the_claims_behind_it(
    spaces: tuple[Workspace, Workspace],
) -> None:
    shown = view(spaces, Kind.MOVED)
    assert lines(shown, "about")[1] == "Tank destroyed, adversary’s figure"
    assert shown.copied(range(1, 2)).count("as of 2 Apr 2016") == 2, "before and now, with names"
    assert shown.rows(1)
    assert shown.rows(0)
    assert shown.rows(99) == NO_ROWS


def test_lists_are_copied_under_their_titles(spaces: tuple[Workspace, Workspace]) -> None:
    copied = view(spaces, Kind.ADDED).copied(range(4)).splitlines()
    assert copied[0] == "Change\tAbout\tBefore\tNow\tBy\tIn words"
    assert copied[4].strip().startswith("c9\tTanks destroyed\t—\t14\t\t")


def test_without_a_newer_reading_the_panel_says_what_it_is_for() -> None:
    shown = build(Question(workspace([TANKS]), FilterState()))
    assert shown.message.startswith("Nothing was read again.")
    assert not len(shown.number)
    same = view((workspace([TANKS]), workspace([TANKS])))
    assert same.message.startswith("Read again: nothing changed in 1 claim.")
