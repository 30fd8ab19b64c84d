from pathlib import Path

from msgspec.structs import replace

from core.crossfilter import Workspace
from core.digest import KEPT_CELLS, digest_of, drift_of
from core.filters import FilterState, Words
from core.index import Rows
from core.saved_view import DigestCell, Selection
from core.session import SessionState, select_claims
from core.view_file import show_view, view_of
from tests.making import dataset, workspace
from tests.pseudo import english_in, pseudo

TANKS = {"measure": "destroyed", "category": "tank", "subject": "B1", "claimed_on": "2016-04-04"}
CLAIMS: list[dict[str, object]] = [
    {**TANKS, "claimant": "A1", "best": 18},
    {**TANKS, "claimant": "B1", "best": 1},
]


def opened(claims: list[dict[str, object]], fingerprint: str) -> SessionState:
    return SessionState(workspace=Workspace(replace(dataset(claims), fingerprint=fingerprint)))


def test_a_digest_keeps_what_each_side_said_and_the_claims_behind_it() -> None:
    digest = digest_of(SessionState(workspace=workspace(CLAIMS)))
    assert (digest.shown, digest.total) == (2, 2)
    assert digest.cells == (DigestCell("B", "Tank destroyed", "1", "18", None, ("c1", "c0")),)


def test_a_digest_stays_small() -> None:
    many = [{**TANKS, "claimant": "A1", "category": f"kind {n}", "best": n} for n in range(60)]
    digest = digest_of(SessionState(workspace=workspace(many)))
    assert (len(digest.cells), digest.untold) == (KEPT_CELLS, 60 - KEPT_CELLS)


def test_nothing_moves_in_the_data_a_view_was_saved_from() -> None:
    state = opened(CLAIMS, "1")
    assert drift_of(view_of(state), state).sentence == ""


def test_a_view_whose_data_changed_says_which_claims_went_and_which_figures_moved() -> None:
    before = select_claims(Rows([1]))(opened(CLAIMS, "1"))
    view = view_of(before)
    after = opened([{**CLAIMS[0], "best": 20}], "2")
    drift = drift_of(view, show_view(view, {})(after))
    assert drift.gone == ("c1",)
    assert (drift.shown, drift.total) == ((2, 1), (2, 1))
    assert drift.sentence == (
        "The data changed since this view was saved from typed. "
        "1 claim it relied on is gone: c1. "
        "Claims shown: 2 then, 1 now. Claims in all: 2 then, 1 now. "
        "2 figures moved: B, Tank destroyed, own figure: 1, now —; "
        "B, Tank destroyed, adversary’s figure: 18, now 20 "
        "(as of 4 Apr 2016 A1 claimed tank destroyed, B: 20 (counting basis not stated))."
    )


def test_new_bytes_that_move_no_number_say_so() -> None:
    view = view_of(opened(CLAIMS, "1"))
    assert drift_of(view, opened(CLAIMS, "2")).sentence == (
        "The data changed since this view was saved from typed. None of the numbers it keeps moved."
    )


def test_a_figure_that_is_new_in_view_moved_from_no_statement() -> None:
    view = view_of(opened(CLAIMS[:1], "1"))
    (moved,) = drift_of(view, opened(CLAIMS, "2")).figures
    assert (moved.speaker, moved.then, moved.now) == ("own figure", "—", "1")


def test_the_numbers_are_those_that_pass_the_filters() -> None:
    state = replace(opened(CLAIMS, "1"), filters=FilterState((Words("nowhere"),)))
    assert digest_of(state).shown == 0
    assert digest_of(state).cells == ()


def test_data_made_in_memory_is_told_apart_by_its_name_and_its_numbers() -> None:
    view = view_of(opened(CLAIMS, ""))
    assert drift_of(view, opened(CLAIMS, "")).sentence == ""
    assert drift_of(view, opened(CLAIMS[:1], "")).sentence.startswith("1 claim it relied on")


def test_what_moved_is_said_in_the_language_of_the_catalogue(tmp_path: Path) -> None:
    names = [f"№{number}" for number in range(5)]
    said = {**TANKS, "subject": "Ж1", "claimant": "Щ1"}
    kinds = ("tank", "apc", "mrl", "ifv", "uav")
    made = [
        {**said, "claim_id": name, "category": kind, "best": 2}
        for name, kind in zip(names, kinds, strict=True)
    ]
    with pseudo(tmp_path):
        view = view_of(select_claims(Rows(range(5)))(opened(made, "1")))
        fewer = opened([{**one, "best": 3} for one in made[:1]], "2")
        moved = drift_of(view, fewer)
        told = [moved.sentence, drift_of(replace(view, digest=None), fewer).sentence]
        same = replace(view, selection=Selection(untold=6000))
        told.append(drift_of(same, opened(made, "3")).sentence)
    assert len(moved.gone) == 4
    assert len(moved.figures) == 5
    for text in told:
        assert english_in(text, "typed") == []
