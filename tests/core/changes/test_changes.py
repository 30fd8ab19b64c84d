from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.changes import (
    COMPARED,
    Changes,
    MovedCell,
    cells_of_claim,
    changes_between,
    matched_words,
    told,
)
from core.crossfilter import Workspace
from core.index import NO_ROWS, Rows
from core.loading import load
from core.loading.progress import Cancelled
from core.vocabulary.terms import Clock
from tests.making import workspace

TANKS: dict[str, object] = {
    "claimant": "A1",
    "subject": "B1",
    "measure": "destroyed",
    "category": "tank",
    "claimed_on": "2016-04-02",
    "best": 14,
}


def read(tmp_path: Path, name: str, text: str) -> Workspace:
    folder = tmp_path / name
    folder.mkdir()
    (folder / "claims.csv").write_text(text, encoding="utf-8")
    return Workspace(load([folder / "claims.csv"]))


def ids(changes: Changes, space: Workspace) -> list[list[str]]:
    names = space.dataset.claims["claim_id"]
    return [
        [names.iat[row] for row in changes.added.array],
        [names.iat[row] for row in changes.changed.array],
        changes.withdrawn.claims["claim_id"].tolist(),
    ]


def test_claims_that_came_changed_and_went_are_told_apart_by_their_id() -> None:
    old = workspace([TANKS, TANKS | {"category": "ifv"}, TANKS | {"category": "apc"}])
    new = workspace(
        [
            TANKS | {"claim_id": "c2", "category": "apc"},
            TANKS | {"claim_id": "c0", "best": 17, "note": "corrected"},
            TANKS | {"claim_id": "c9"},
        ]
    )
    changes = changes_between(old, new)
    assert ids(changes, new) == [["c9"], ["c0"], ["c1"]]
    assert changes.same == 1
    assert changes.new == Rows([1, 2])
    assert cells_of_claim(changes, new.dataset, 0) == (
        ("best", "14", "17"),
        ("note", "", "corrected"),
    )
    assert matched_words(changes) == "Claims of the two readings matched: 2 by their id."


def test_figures_of_the_comparison_that_moved_are_told_with_the_difference() -> None:
    old = workspace([TANKS, TANKS | {"claimant": "B1", "best": 3}])
    new = workspace([TANKS | {"best": 20}, TANKS | {"claimant": "C1", "best": 5}])
    changes = changes_between(old, new)
    first = "as of 2 Apr 2016"
    claimed, admitted, reported = (
        f"{first} A1 claimed tank destroyed, B: {{}} (counting basis not stated)",
        f"{first} B1 admitted tank destroyed, B: 3 (counting basis not stated)",
        f"{first} C1 reported tank destroyed, B: 5 (counting basis not stated)",
    )
    both = claimed.format(14), claimed.format(20)
    assert changes.cells == (
        MovedCell("B", "Tank destroyed", "adversary’s figure", "14", "20", "+6", Rows([0]), both),
        MovedCell("B", "Tank destroyed", "own figure", "3", "—", "", NO_ROWS, (admitted, "")),
        MovedCell("B", "Tank destroyed", "third parties", "—", "5", "", Rows([1]), ("", reported)),
    )
    assert told(changes) == (
        "0 claims added, 2 changed, 0 withdrawn; 3 figures of the comparison moved"
    )


def test_a_figure_that_fell_has_a_minus() -> None:
    changes = changes_between(workspace([TANKS]), workspace([TANKS | {"best": 1}]))
    assert [cell.by for cell in changes.cells] == ["−13"]


def test_nothing_changed_is_said_so() -> None:
    changes = changes_between(workspace([TANKS]), workspace([TANKS]))
    assert changes.nothing
    assert told(changes) == "nothing changed in 1 claim"


def test_an_empty_dataset_before_or_after() -> None:
    one, none = workspace([TANKS]), workspace([])
    assert changes_between(none, one).added == Rows([0])
    assert len(changes_between(one, none).withdrawn.claims) == 1
    assert changes_between(none, none).nothing


def test_rows_without_ids_are_matched_by_the_columns_that_say_which_claim_it_is(
    tmp_path: Path,
) -> None:
    head = "claimant,subject,measure,category,claimed_on,best,source\n"
    old = read(tmp_path, "old", f"{head}A,B,killed,personnel,2016-04-02,10,X\n")
    new = read(tmp_path, "new", f"{head}A,B,killed,personnel,2016-04-02,12,X\n")
    changes = changes_between(old, new)
    assert (len(changes.added), len(changes.changed), len(changes.withdrawn.claims)) == (0, 1, 0)
    assert ("best", "10", "12") in cells_of_claim(changes, new.dataset, 0)
    assert "1 by claimant, subject, kind, measure" in matched_words(changes)


@pytest.mark.parametrize(
    ("was", "now", "column"),
    [
        ("A,B,killed,personnel,2016-04-02,10,X", "A,B,killed,personnel,2016-04-02,10,Y", "source"),
        ("A,B,killed,personnel,2016-04-02,10,X", "A,B,killed,personnel,2016-04-03,10,X",
         "claimed_on"),
    ],
)  # fmt: skip
def test_a_corrected_source_or_date_is_a_change_and_no_new_claim(
    tmp_path: Path, was: str, now: str, column: str
) -> None:
    head = "claimant,subject,measure,category,claimed_on,best,source\n"
    old, new = read(tmp_path, "old", f"{head}{was}\n"), read(tmp_path, "new", f"{head}{now}\n")
    changes = changes_between(old, new)
    assert changes.columns(0) == (column,)


def test_rows_of_one_key_are_matched_in_the_order_of_the_file(tmp_path: Path) -> None:
    head = "claimant,subject,measure,category,claimed_on,best\n"
    row = "A,B,killed,personnel,2016-04-02"
    old = read(tmp_path, "old", f"{head}{row},1\n{row},2\n{row},3\n")
    new = read(tmp_path, "new", f"{head}{row},1\n{row},2\n{row},4\n{row},5\n")
    changes = changes_between(old, new)
    assert cells_of_claim(changes, new.dataset, 0)[0] == ("best", "3", "4")
    assert changes.added == Rows([3])


def test_an_id_of_its_own_is_never_matched_by_anything_else() -> None:
    old = workspace([TANKS | {"claim_id": "one"}])
    new = workspace([TANKS | {"claim_id": "two"}])
    changes = changes_between(old, new)
    assert (changes.added, len(changes.withdrawn.claims)) == (Rows([0]), 1)


def test_the_older_reading_is_not_kept() -> None:
    old = workspace([TANKS, TANKS | {"category": "ifv"}])
    changes = changes_between(old, workspace([TANKS]))
    assert changes.withdrawn is not old.dataset
    assert len(changes.before.claims) == 0


def test_the_clock_says_which_figure_is_the_latest() -> None:
    two: list[dict[str, object]] = [
        TANKS | {"claimed_on": "2016-04-03", "event_date": "2016-04-01", "best": 5},
        TANKS | {"claimed_on": "2016-04-02", "event_date": "2016-04-02", "best": 9},
    ]
    by_claim = changes_between(workspace([]), workspace(two), Clock.CLAIMED)
    by_event = changes_between(workspace([]), workspace(two), Clock.EVENT)
    assert [cell.after for cell in by_claim.cells] == ["5"]
    assert [cell.after for cell in by_event.cells] == ["9"]


def test_it_can_be_broken_off_at_every_step_and_within_the_comparison_of_losses() -> None:
    old, new = workspace([TANKS]), workspace([TANKS | {"best": 15}])
    told: list[str] = []
    changes_between(old, new, progress=lambda doing, _: told.append(doing))
    assert told.count("Comparing the losses with those before") == 6
    for step in range(len(told)):
        asked: list[str] = []

        def stop(doing: str, _fraction: float, asked: list[str] = asked, step: int = step) -> None:
            asked.append(doing)
            if len(asked) > step:
                raise Cancelled

        with pytest.raises(Cancelled):
            changes_between(old, new, progress=stop)


CLAIM = st.fixed_dictionaries(
    {
        "claim_id": st.integers(0, 5).map(lambda number: f"n{number}"),
        "claimant": st.sampled_from(["A1", "B1"]),
        "subject": st.sampled_from(["A1", "B1"]),
        "measure": st.just("killed"),
        "best": st.integers(0, 3),
        "note": st.sampled_from(["", "<b>x</b>"]),
    }
)
CLAIMS = st.lists(CLAIM, max_size=6, unique_by=lambda claim: claim["claim_id"])


@given(CLAIMS, CLAIMS)
def test_every_claim_is_the_same_changed_added_or_withdrawn(
    before: list[dict[str, object]], after: list[dict[str, object]]
) -> None:
    old, new = workspace(before), workspace(after)
    changes = changes_between(old, new)
    assert changes.same + len(changes.changed) + len(changes.added) == len(after)
    assert changes.same + len(changes.changed) + len(changes.withdrawn.claims) == len(before)
    was = {str(claim["claim_id"]): claim for claim in before}
    for number, row in enumerate(changes.changed.array.tolist()):
        claim = after[row]
        differing = {name for name in claim if claim[name] != was[str(claim["claim_id"])][name]}
        assert set(changes.columns(number)) == differing
    assert changes_between(new, old).same == changes.same
    assert len(COMPARED) == changes.differs.shape[1]
