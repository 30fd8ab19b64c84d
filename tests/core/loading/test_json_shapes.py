"""Records inside JSON of other shapes than a list of objects."""

import json
from pathlib import Path

import pytest

from core.loading.arrow import TEXT, pa
from core.loading.rawtable import RawTable
from core.loading.unfolding import unfolded
from core.mapping.opening import read_raw
from core.problems import UnreadableError


def table_of(folder: Path, content: object) -> RawTable:
    path = folder / "some.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return read_raw(path)


def rows(table: RawTable) -> list[tuple[str, ...]]:
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


DAYS = [{"date": "2016-04-02", "killed": 3}, {"date": "2016-04-03", "killed": 5}]
READ = [("2016-04-02", "3"), ("2016-04-03", "5")]


@pytest.mark.parametrize(
    "content",
    [
        {"status": 200, "data": {"records": DAYS}},
        {"meta": {"answer": {"days": DAYS}}},
        {"date": ["2016-04-02", "2016-04-03"], "killed": [3, 5]},
        {"date": {"0": "2016-04-02", "1": "2016-04-03"}, "killed": {"0": 3, "1": 5}},
        [["date", "killed"], ["2016-04-02", 3], ["2016-04-03", 5]],
    ],
)
def test_records_are_found_however_they_are_wrapped(tmp_path: Path, content: object) -> None:
    table = table_of(tmp_path, content)
    assert (table.headers, rows(table), table.rejected) == (("date", "killed"), READ, ())


def test_records_under_keys_keep_their_key(tmp_path: Path) -> None:
    table = table_of(tmp_path, {day["date"]: {"killed": day["killed"]} for day in DAYS})
    assert (table.headers, rows(table)) == (("key", "killed"), READ)


def test_one_record_alone_is_a_table_of_one_row(tmp_path: Path) -> None:
    assert rows(table_of(tmp_path, {"message": "ok", "data": DAYS[0]})) == READ[:1]


def test_a_row_of_values_is_no_row_of_names(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        table_of(tmp_path, [["2016-04-02", "3"], ["2016-04-03", "5"]])


def test_rows_of_another_width_are_refused(tmp_path: Path) -> None:
    table = table_of(tmp_path, [["date", "killed"], ["2016-04-02", 3], ["2016-04-03"]])
    assert [row.row for row in table.rejected] == [3]


def test_objects_in_cells_become_columns_and_everything_else_stays(tmp_path: Path) -> None:
    side = {"killed": 3, "wounded": None}
    table = table_of(tmp_path, [{"date": "2016-04-02", "reds": side, "tags": ["a", "b"]}])
    found = unfolded(table)
    assert found.headers == ("date", "reds › killed", "reds › wounded", "tags")
    assert rows(found) == [("2016-04-02", "3", "", "a;b")]
    deeper = table_of(tmp_path, [{"date": "x", "reds": {"killed": {"low": 1}}}])
    assert unfolded(deeper).headers == ("date", "reds")


def test_names_that_would_stand_twice_leave_the_table_as_it_is(tmp_path: Path) -> None:
    table = table_of(tmp_path, [{"a": {"b": 1}, "a › b": 2}])
    assert unfolded(table) is table
    assert table.columns[0].type == pa.chunked_array([[""]], type=TEXT).type
