from datetime import date
from enum import StrEnum
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from core.view_options import option_serial, read_option


class Scale(StrEnum):
    LINEAR = "linear"
    LOG = "log"


class Inner(Struct, frozen=True):
    wide: bool = False


class Options(Struct, frozen=True):
    scale: Scale = Scale.LINEAR
    columns: tuple[str, ...] = ("a", "b")
    pair: tuple[int, float] = (1, 2.0)
    hidden: frozenset[str] = frozenset()
    actor: str | None = None
    day: date | None = None
    mode: Literal["gap", "table"] = "gap"
    inner: Inner = Inner()
    size: float = 1.0
    count: int = 3

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError("count must not be negative")


OPTIONS = st.builds(
    Options,
    scale=st.sampled_from(Scale),
    columns=st.lists(st.text()).map(tuple),
    pair=st.tuples(st.integers(), st.floats(allow_nan=False)),
    hidden=st.frozensets(st.text()),
    actor=st.none() | st.text(),
    day=st.none() | st.dates(),
    mode=st.sampled_from(("gap", "table")),
    inner=st.builds(Inner, st.booleans()),
    size=st.floats(allow_nan=False),
    count=st.integers(min_value=0),
)


@given(OPTIONS)
def test_what_was_written_is_read_back(options: Options) -> None:
    assert read_option(Options(), option_serial(options)) == options


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("scale", "cubic"),
        ("columns", "a"),
        ("columns", [1]),
        ("pair", [1]),
        ("hidden", {"a": 1}),
        ("actor", 3),
        ("day", "2016-13-01"),
        ("mode", "pie"),
        ("inner", {"wide": "yes"}),
        ("size", "1"),
        ("size", True),
        ("count", 1.5),
        ("count", True),
    ],
)
def test_a_value_that_does_not_fit_is_refused_by_name(field: str, value: object) -> None:
    with pytest.raises(ValueError, match=field):
        read_option(Options(), {field: value})


def test_what_the_options_themselves_refuse_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        read_option(Options(), {"count": -1})


def test_names_of_other_versions_are_left_aside_and_missing_ones_are_the_default() -> None:
    assert read_option(Options(count=7), {"colour": "red", "size": 2}) == Options(count=7, size=2.0)


def test_only_options_can_be_written_and_read() -> None:
    with pytest.raises(TypeError):
        option_serial(3)
    with pytest.raises(ValueError, match="nothing to set"):
        read_option(None, {})
