import json
from datetime import date
from pathlib import Path

import pytest

from core.filters import DateSpan, FilterState, OneOf, Words
from core.session import SessionState, set_option
from core.view_file import LARGEST, SavedView, read_view, show_view, view_of, write_view
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
    assert view.dataset == "typed"
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


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not a saved view"),
        (b"\xff\xfe\x00", "not a saved view"),
        (b"[]", "the file must be an object"),
        (b"[" * 100_000, "not a saved view"),
        (json.dumps({**GOOD, "version": 2}).encode(), "version is 2"),
        (json.dumps({"filters": {"clauses": []}}).encode(), "version is None"),
        (json.dumps({"version": 1}).encode(), "'filters' must be an object"),
        (json.dumps({**GOOD, "filters": {"clauses": 3}}).encode(), "'clauses' must be a list"),
        (json.dumps({**GOOD, "options": []}).encode(), "'options' must be an object"),
        (json.dumps({**GOOD, "options": {"a": 1}}).encode(), "'a' must be an object"),
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
