import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.dataset import Dataset
from core.loading import load
from core.loading.arrow import TEXT, is_coded, pa, spelled_once, written_out
from core.loading.bytestext import scan
from core.loading.checks.series import FEWEST, SPIKE, first_value_spikes
from core.loading.delimited import read_delimited
from core.loading.figures import read_number
from core.loading.numerals import numerals
from core.loading.progress import silent
from core.loading.quickcsv import read_quickly
from core.loading.rawtable import RawTable, finished
from core.loading.shape import Content, Shape
from core.loading.slowcsv import read_slowly
from core.loading.spellings import categorical, spelled
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
