import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import astuple

from core.dataset import Dataset
from core.dates import parse_date
from core.loading import Cancelled, load
from core.loading.arrow import TEXT, is_coded, narrow, pa, spelled_once, written_out
from core.loading.bytestext import scan
from core.loading.checks.series import FEWEST, SPIKE, first_value_spikes
from core.loading.dating import plain_days
from core.loading.delimited import read_delimited
from core.loading.figures import read_number
from core.loading.known.composing import Part, compose, joined
from core.loading.known.sheet import Sheet
from core.loading.numerals import numerals
from core.loading.progress import silent
from core.loading.quickcsv import read_quickly
from core.loading.rawtable import RawTable, finished
from core.loading.shape import Content, Shape
from core.loading.slowcsv import read_slowly
from core.loading.spellings import categorical, spelled
from tests.known_samples import SAMPLES
from tests.making import dataset

NUMBERS = st.one_of(
    st.integers(-(10**18), 10**18).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(str),
    st.floats(-1000, 1000).map(lambda value: f"{value:.5f}"),
    st.sampled_from(
        ["", "NA", "nan", "inf", "1,234", "1.234,5", "1 200", "+5", "-0", "007", "1e5", "1e4000"]
    ),
    st.sampled_from([".5", "5.", "0x10", "1_000", "٣", "−4", "12,5", "--", "1.2.3", "9" * 400]),
    st.text(alphabet="0123456789.,+-e ", max_size=8),
)


def one_by_one(text: str) -> float | str:
    try:
        return read_number(text)
    except ValueError as error:
        return str(error)


@given(st.lists(NUMBERS, max_size=30))
def test_a_column_of_numbers_reads_as_its_words_do_one_by_one(texts: list[str]) -> None:
    found = numerals(pa.array(texts, type=TEXT), read_number, np.nan)
    values = found.values.copy()
    if found.read:
        values[found.places] = np.array(found.read)[found.kinds]
    for code, text in enumerate(texts):
        alone = one_by_one(text)
        together = found.why(code) if found.is_bad[code] else values[code]
        assert together == alone or np.isnan([together, alone]).all()


DAY = st.from_regex(r"[0129][0-9]{3}-[01][0-9]-[0-3][0-9]", fullmatch=True)
DATES = DAY | st.tuples(DAY, DAY).map("/".join) | st.sampled_from(["2016-04-04 ", "2016", "", "x"])


@given(st.lists(DATES, min_size=1, max_size=30))
@example(["2015-02-29", "2016-02-29", "0000-01-01", "2016-04-04/2016-04-03", "2016-13-01"])
def test_plain_days_are_read_at_once_as_they_are_one_by_one(texts: list[str]) -> None:
    found = plain_days(pa.array(texts, type=TEXT))
    assert not found.soft.any()
    for text, start, end in zip(texts, found.starts.tolist(), found.ends.tolist(), strict=True):
        if start is None:
            assert end is None
        else:
            assert (start, end) == astuple(parse_date(text))[:2]


def test_days_are_plain_where_they_exist() -> None:
    texts = ["2016-02-29", "2016-04-02/2016-04-04", "2015-02-29", "2016-04-04/2016-04-03", "2016"]
    starts = plain_days(pa.array(texts, type=TEXT)).starts
    assert np.isnat(starts).tolist() == [False, False, True, True, True]


CELLS = st.lists(
    st.tuples(st.sampled_from(["A", "B", " A", ""]), st.text("abc é\n\"',", max_size=4)),
    min_size=1,
    max_size=60,
)


@given(CELLS, st.integers(0, 2))
@example([("", "    ")], 0)
def test_the_quick_way_through_a_csv_gives_the_cells_of_the_slow_one(
    rows: list[tuple[str, str]], header_row: int
) -> None:
    table = pd.DataFrame([("x", "y")] * header_row + [*rows])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        table.to_csv(path, header=False, index=False)
        found = scan(path, "a.csv", silent)
        shape = Shape(",", header_row, ("x", "y"), ())
        quick = read_quickly(found, shape, silent)
        slow = read_slowly(found, shape, silent)
    assert quick is not None
    assert kept(quick) == kept(slow)


def kept(content: Content) -> list[tuple[int, list[str]]]:
    columns, rows, rejected = content
    assert rejected == ()
    table = finished(RawTable("a.csv", "", ("x", "y"), columns, rows))
    texts = [written_out(column).to_pylist() for column in table.columns]
    return [(row, list(cells)) for row, *cells in zip(table.rows.tolist(), *texts, strict=True)]


def test_a_column_whose_spellings_repeat_holds_each_once_and_not_its_header(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.csv"
    rows = [f"{'AB'[n % 2]},text {n}" for n in range(40)]
    path.write_text("\n".join(["claimant,text", *rows]), "utf-8")
    (table,) = read_delimited(path, "a.csv", silent)
    claimant, text = table.columns
    assert is_coded(claimant)
    assert not is_coded(text)
    assert spelled(claimant, as_is=False).texts == ("A", "B")
    raw = load([path]).raw["claims"]
    assert raw["claimant"].cat.categories.tolist() == ["A", "B"]
    assert raw["claimant"].tolist() == ["A", "B"] * 20
    assert raw["text"].dtype == "str"


@given(st.lists(st.sampled_from(["b", " b", "a", "é", "", "Z"]), max_size=20))
def test_a_categorical_has_the_stripped_texts_in_order_each_once(texts: list[str]) -> None:
    column = pa.chunked_array([pa.array(texts, type=TEXT)])
    found = categorical(spelled(column, as_is=False))
    assert found.tolist() == [text.strip() for text in texts]
    assert found.categories.tolist() == sorted({text.strip() for text in texts})
    assert found.codes.dtype == np.int8


@given(st.lists(st.sampled_from("abc"), min_size=1), st.integers(0, 5))
def test_spellings_that_no_row_has_any_more_are_dropped(texts: list[str], start: int) -> None:
    column = pa.chunked_array([pa.array(texts, type=TEXT).dictionary_encode()])
    left = spelled_once(column.slice(start))
    assert left.to_pylist() == texts[start:]
    assert sorted(left.dictionary.to_pylist()) == sorted(set(texts[start:]))


SERIES = st.lists(
    st.tuples(st.sampled_from("AB"), st.integers(1, 9), st.integers(0, 400), st.booleans()),
    min_size=1,
    max_size=40,
)


@given(SERIES, st.sampled_from(["cumulative", "incremental"]))
def test_first_values_far_above_the_usual_step_are_those_of_a_plain_reading(
    rows: list[tuple[str, int, int, bool]], basis: str
) -> None:
    made = dataset(
        [
            {
                "claimant": claimant,
                "claimed_on": f"2016-04-0{day}" if narrow else f"2016-04-0{day}/2016-04-09",
                "measure": "killed",
                "best": str(best),
                "basis": basis,
            }
            for claimant, day, best, narrow in rows
        ]
    )
    told = {problem.row - 2 for problem in first_value_spikes(made)}
    assert told == plainly(made, is_total=basis == "cumulative")


def plainly(made: Dataset, *, is_total: bool) -> set[int]:
    found: set[int] = set()
    for _, series in made.claims.groupby("claimant", observed=True):
        ordered = series.sort_values("claimed_on_from", kind="stable")
        moments = [group for _, group in ordered.groupby("claimed_on_from")]
        values = [g["best"].iloc[0] if is_total else g["best"].sum() for g in moments]
        if len(values) <= FEWEST:
            continue
        usual = float(np.median(np.diff(values) if is_total else values[1:]))
        first = ordered.iloc[0]
        wide = first["claimed_on_to"] - first["claimed_on_from"] > pd.Timedelta(days=1)
        if usual > 0 and values[0] > SPIKE * usual and not wide:
            found.add(int(str(ordered.index[0])))
    return found


def test_the_plain_reading_finds_a_spike() -> None:
    """100, then 1 a day: the median step is 1, and 100 is more than ten times it."""
    days = [{"claimed_on": f"2016-04-0{day}", "best": "1"} for day in range(2, 9)]
    rows = [{"claimed_on": "2016-04-01", "best": "100"}, *days]
    made = dataset([row | {"claimant": "A", "basis": "incremental"} for row in rows])
    assert plainly(made, is_total=False) == {0}
    assert [problem.row for problem in first_value_spikes(made)] == [2]


@pytest.mark.parametrize("texts", [[], [""], ["", "x"]])
def test_a_column_without_numbers_has_none(texts: list[str]) -> None:
    found = numerals(pa.array(texts, type=TEXT), read_number, np.nan)
    assert np.isnan(found.values).all()


def test_a_column_holds_each_of_its_spellings_once_in_the_smallest_codes(tmp_path: Path) -> None:
    rows = [f"Actor {place % 3},Place {place % 300},words {place}" for place in range(1000)]
    path = tmp_path / "claims.csv"
    path.write_text("\n".join(["claimant,place,text", *rows]), encoding="utf-8")
    (table,) = read_delimited(path, path.name, silent)
    few, many, none = table.columns
    assert (few.type, many.type, none.type) == (
        pa.dictionary(pa.int8(), TEXT),
        pa.dictionary(pa.int16(), TEXT),
        TEXT,
    )
    assert few.chunk(0).dictionary.to_pylist() == ["Actor 0", "Actor 1", "Actor 2"]
    assert many.to_pylist() == [f"Place {place % 300}" for place in range(1000)]


@pytest.mark.parametrize("kinds", [1, 128, 129, 32_768, 32_769])
def test_codes_have_room_for_every_spelling(kinds: int) -> None:
    words = [str(place) for place in range(kinds)] * 2
    small = narrow(pa.array(words, type=TEXT).dictionary_encode())
    assert small.to_pylist() == words
    bits = 8 if kinds <= 128 else 16 if kinds <= 32_768 else 32
    assert small.indices.type.bit_width == bits


def test_parts_put_together_hold_each_spelling_once_where_they_repeat() -> None:
    ids = [str(place) for place in range(100)]
    columns = (pa.chunked_array([ids], type=TEXT),)
    sheet = Sheet(RawTable("a.csv", "", ("id",), columns, np.arange(100) + 2))
    places = sheet.every_row
    column = sheet.text("id")
    parts = [
        Part(places, {"act": "assert", "claim_id": column}),
        Part(places[::50], {"act": "deny", "claim_id": joined(column, "-b")}),
    ]
    table = compose(sheet, "claims", parts)
    act, claim_id = table.columns
    assert is_coded(act)
    assert not is_coded(claim_id)
    assert claim_id.to_pylist()[:3] == ["0", "0-b", "1"]
    assert act.to_pylist()[:3] == ["assert", "deny", "assert"]
    assert table.rows.tolist()[:3] == [2, 2, 3]


def test_a_translation_can_be_stopped_between_any_two_columns(tmp_path: Path) -> None:
    name, content = SAMPLES["ucdp_ged"]
    (tmp_path / name).write_bytes(content)
    told: list[str] = []
    load([tmp_path / name], lambda doing, _: told.append(doing))
    first = told.index(f"Translating {name}")
    assert told.count(f"Translating {name}") > 30
    asked: list[str] = []

    def stop(doing: str, _: float) -> None:
        asked.append(doing)
        if len(asked) > first + 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        load([tmp_path / name], stop)
