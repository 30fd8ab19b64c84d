import csv
import io
import tempfile
from pathlib import Path

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from core.dataset import Dataset
from core.loading import load
from core.problems import UnreadableError

HEADER = ["claim_id", "claimed_on", "claimant", "subject", "measure", "best", "low", "note"]
ROWS = [
    ["a", "2016-04-02", "Azerbaijan", "Armenia", "killed", "100", "", 'said "so"'],
    ["b", "03/04/2016", "Armenia", "Azerbaijan", "wounded", "about 30", "", "two\nlines"],
    ["c", "2016-04-04T16:22+04:00", "Russia", "", "", "", "", "=1+1"],
    ["d", "2016~", "Armenia", "Armenia", "captured", "31–94", "", ""],
]


def text_of(rows: list[list[str]]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    return stream.getvalue()


def loaded(text: str | bytes, name: str = "mine.csv") -> Dataset:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
        return load([path])


@given(st.permutations(range(len(HEADER))))
@settings(max_examples=12, deadline=None)
def test_the_order_of_columns_never_matters(order: list[int]) -> None:
    plain = loaded(text_of([HEADER, *ROWS]))
    mixed = loaded(text_of([[row[place] for place in order] for row in [HEADER, *ROWS]]))
    pd.testing.assert_frame_equal(plain.claims, mixed.claims)
    assert len(plain.problems) == len(mixed.problems)


@given(st.permutations(range(1, len(HEADER))))
@settings(max_examples=10, deadline=None)
def test_made_ids_do_not_depend_on_the_order_of_columns(order: list[int]) -> None:
    plain = loaded(text_of([row[1:] for row in [HEADER, *ROWS]]))
    mixed = loaded(text_of([[row[place] for place in order] for row in [HEADER, *ROWS]]))
    assert plain.claims["claim_id"].tolist() == mixed.claims["claim_id"].tolist()


CELLS = st.one_of(
    st.sampled_from(["", " ", "A", "NA", "2016-04-04", "99", "-1", "killed", "x", "13/13/2013"]),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
)


@given(st.lists(st.lists(CELLS, max_size=len(HEADER) + 2), max_size=12))
@settings(max_examples=50, deadline=None)
def test_every_row_is_loaded_or_refused(rows: list[list[str]]) -> None:
    text = text_of([HEADER, *rows])
    filled = sum(any(map(str.strip, row)) for row in rows)
    dataset = loaded(text)
    assert len(dataset.claims) + len(dataset.rejected) == filled
    assert len(dataset.raw["claims"]) == len(dataset.claims)
    assert all(row.sentence.startswith("mine.csv, row ") for row in dataset.rejected)


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_damaged_file_never_breaks_the_loader(data: st.DataObject) -> None:
    content = bytearray(text_of([HEADER, *ROWS]).encode())
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=3))
    suffix = data.draw(st.sampled_from([".csv", ".json", ".jsonl", ".xlsx", ".parquet"]))
    try:
        dataset = loaded(bytes(content), f"mine{suffix}")
    except UnreadableError as error:
        as_it_should = "mine" in str(error)
    else:
        as_it_should = len(dataset.raw["claims"]) == len(dataset.claims)
    assert as_it_should
