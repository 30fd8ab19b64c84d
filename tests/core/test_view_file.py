import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.filters import DateSpan, FilterState, OneOf, Words
from core.handling import Handling
from core.index import NO_ROWS, Rows
from core.saved_view import (
    Arrangement,
    DataMark,
    Digest,
    SavedView,
    Selection,
    parse_view,
    view_serial,
)
from core.session import SessionState, select_claims, set_option
from core.shipped import SAMPLE
from core.view_file import (
    KEPT_CLAIMS,
    LARGEST,
    hinted_paths,
    path_hint,
    read_view,
    show_view,
    view_of,
    write_view,
)
from tests import strategies
from tests.core.test_view_options import Options, Scale
from tests.making import workspace

FILTERS = FilterState(
    (
        DateSpan(date(2016, 4, 2), date(2016, 4, 5)),
        OneOf("topic", frozenset({"loss"})),
        Words("bus"),
    ),
    known_on=date(2016, 4, 6),
)


def saved() -> SessionState:
    state = SessionState(workspace=workspace([{}]), filters=FILTERS)
    return set_option("count", Options(scale=Scale.LOG))(state)


def test_a_view_that_was_written_shows_the_same_again(tmp_path: Path) -> None:
    write_view(tmp_path / "view.json", view_of(saved()))
    view = read_view(tmp_path / "view.json")
    assert view.data.name == "typed"
    shown = show_view(view, {"count": Options()})(SessionState(workspace=saved().workspace))
    assert shown.filters == FILTERS
    assert shown.options == {"count": Options(scale=Scale.LOG)}


def test_options_of_panels_that_are_not_there_are_left_aside() -> None:
    shown = show_view(view_of(saved()), {"count": None})(SessionState())
    assert shown.options == {}


def test_an_option_that_does_not_fit_refuses_the_view() -> None:
    view = SavedView(options={"count": {"scale": "cubic"}})
    with pytest.raises(ValueError, match=r"'count'.*'scale'"):
        show_view(view, {"count": Options()})


GOOD = {"version": 1, "filters": {"clauses": []}}
NOW = {**GOOD, "version": 3}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not a saved view"),
        (b"\xff\xfe\x00", "not a saved view"),
        (b"[]", "the file must be an object"),
        (b"[" * 100_000, "not a saved view"),
        (json.dumps({**GOOD, "version": 4}).encode(), "version is 4, this program reads 1 to 3"),
        (json.dumps({**GOOD, "version": True}).encode(), "version is True"),
        (json.dumps({"filters": {"clauses": []}}).encode(), "version is None"),
        (json.dumps({"version": 1}).encode(), "'filters' must be an object"),
        (json.dumps({**GOOD, "filters": {"clauses": 3}}).encode(), "'clauses' must be a list"),
        (json.dumps({**GOOD, "options": []}).encode(), "'options' must be an object"),
        (json.dumps({**GOOD, "options": {"a": 1}}).encode(), "'a' must be an object"),
        (json.dumps({**NOW, "data": 3}).encode(), "'data' must be an object"),
        (json.dumps({**NOW, "data": {"paths": "a"}}).encode(), "'paths' must be a list"),
        (json.dumps({**NOW, "selection": {"claims": [1]}}).encode(), "selected must be text"),
        (json.dumps({**NOW, "selection": {"untold": -1}}).encode(), "'untold' must be a count"),
        (json.dumps({**NOW, "numbers": {"shown": True}}).encode(), "'shown' must be a count"),
        (json.dumps({**NOW, "handling": "TLP:BLUE"}).encode(), "no label of TLP 2.0"),
        (json.dumps({**NOW, "handling": 3}).encode(), "marking must be text"),
        (json.dumps({**NOW, "arrangement": []}).encode(), "'arrangement' must be an object"),
        (b" " * (LARGEST + 1), "too large"),
    ],
)
def test_what_is_no_view_is_refused_in_words(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "view.json"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=says) as caught:
        read_view(path)
    assert str(caught.value).startswith("view.json is ")


def test_the_smallest_view_is_read(tmp_path: Path) -> None:
    path = tmp_path / "view.json"
    path.write_text(json.dumps(GOOD), "utf-8")
    assert read_view(path) == SavedView()


@given(
    strategies.filter_states(),
    st.sets(st.integers(0, 4)),
    st.sampled_from(Scale),
    st.one_of(
        st.none(),
        st.builds(
            Arrangement,
            theme=st.sampled_from(("", "dark", "briefing")),
            docks=st.text(max_size=9),
            shown=st.lists(st.text(max_size=5), max_size=3).map(tuple),
            panels=st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3),
        ),
    ),
    st.booleans(),
    st.sampled_from(("", "TLP:RED", "TLP:AMBER+STRICT", "Staff only")),
)
def test_every_state_comes_back_from_its_view(
    filters: FilterState,
    rows: set[int],
    scale: Scale,
    arrangement: Arrangement | None,
    swapped: bool,
    marking: str,
) -> None:
    space = workspace([{"claimant": "A", "best": n} for n in range(5)])
    handling = Handling(marking)
    state = SessionState(space, filters, swapped=swapped, handling=handling)
    state = set_option("count", Options(scale=scale))(state)
    state = select_claims(Rows(rows), max(rows, default=None))(state)
    view = view_of(state, arrangement)
    again = parse_view(json.loads(json.dumps(view_serial(view))))
    assert again == view
    assert again.identity == view.identity
    shown = show_view(again, {"count": Options()})(SessionState(workspace=space))
    assert shown == SessionState(
        workspace=space,
        filters=filters,
        selected=state.selected,
        focused=state.focused,
        options=state.options,
        swapped=swapped,
        handling=handling,
        arrangement=arrangement,
    )


def test_a_view_of_the_first_version_is_read_as_it_was_meant() -> None:
    first = {"version": 1, "dataset": "april-2016", "filters": FILTERS.serial(), "options": {}}
    assert parse_view(first) == SavedView(FILTERS, data=DataMark("april-2016"))


def test_a_view_of_the_second_version_is_whole_and_has_no_marking() -> None:
    second = {
        "version": 2,
        "data": {"name": "april-2016", "sha256": "63704500", "paths": ["sample:april-2016"]},
        "filters": FILTERS.serial(),
        "swapped": True,
        "selection": {"claims": ["NK-0404-08"], "focused": "NK-0404-08", "untold": 0},
        "options": {"losses": {"mode": "table"}},
        "arrangement": {"theme": "dark", "shown": ["losses"], "docks": "AAA=", "panels": {}},
        "numbers": {"shown": 41, "total": 202, "cells": [], "untold": 0},
    }
    assert parse_view(second) == SavedView(
        FILTERS,
        {"losses": {"mode": "table"}},
        DataMark("april-2016", "63704500", ("sample:april-2016",)),
        Selection(("NK-0404-08",), "NK-0404-08"),
        Arrangement("dark", "AAA=", ("losses",)),
        Digest(41, 202),
        swapped=True,
    )


def test_a_view_says_which_data_it_is_of_and_goes_by_the_name_of_the_sample() -> None:
    assert hinted_paths([path_hint(SAMPLE)]) == (SAMPLE,)
    assert not path_hint(SAMPLE).startswith("/")
    assert hinted_paths([path_hint(Path("claims.csv"))]) == (Path("claims.csv").absolute(),)


def test_claims_are_selected_by_their_ids_wherever_they_stand_now() -> None:
    before = workspace([{"claim_id": "x"}, {"claim_id": "y"}, {"claim_id": "z"}])
    after = workspace([{"claim_id": "z"}, {"claim_id": "new"}, {"claim_id": "y"}])
    view = view_of(select_claims(Rows([1, 2]), 2)(SessionState(workspace=before)))
    shown = show_view(view, {})(SessionState(workspace=after))
    assert (shown.selected, shown.focused) == (Rows([0, 2]), 0)


def test_of_a_selection_too_large_only_the_number_is_kept() -> None:
    many = workspace([{} for _ in range(KEPT_CLAIMS + 1)])
    view = view_of(select_claims(Rows(range(KEPT_CLAIMS + 1)))(SessionState(workspace=many)))
    assert (view.selection.claims, view.selection.untold) == ((), KEPT_CLAIMS + 1)
    shown = show_view(view, {})(SessionState(workspace=many))
    assert shown.selected == NO_ROWS


def test_the_arrangement_of_a_window_is_no_part_of_what_a_view_shows() -> None:
    state = saved()
    dark = view_of(state, Arrangement(theme="dark"))
    assert dark.identity == view_of(state).identity
    assert dark.identity != view_of(select_claims(Rows([0]))(state)).identity
