from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from core.loading import Cancelled, limits, load, quickcsv, stretches
from core.loading.arrow import is_coded, written_out
from core.loading.bytestext import Scan, Utf8Stream, scan
from core.loading.delimited import read_delimited
from core.loading.progress import silent
from core.loading.quickcsv import read_quickly
from core.loading.shape import Content, Shape

SHAPE = Shape(",", 1, ("x", "y"), ())
QUOTED = st.text('ab\n\r",é', max_size=5).map(lambda text: '"' + text.replace('"', '""') + '"')
CELL = QUOTED | st.text("ab é", max_size=5)
LINE = st.tuples(CELL, CELL).map(",".join) | st.sampled_from(['5" gun,a', "a", "a,b,c", '"a" b,c'])


@pytest.fixture
def small_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a few bytes are read in three stretches, a few bytes at a time."""
    monkeypatch.setattr(stretches, "hands", lambda: 3)
    monkeypatch.setattr(stretches, "_WORTHWHILE", 1)
    monkeypatch.setattr(limits, "CHUNK", 8)
    monkeypatch.setattr(quickcsv, "_BLOCK", 64)


def rows_of(content: Content | None) -> list[Sequence[object]]:
    assert content is not None
    columns, rows, rejected = content
    cells = zip(
        rows.tolist(), *(written_out(column).to_pylist() for column in columns), strict=True
    )
    refused = [[row.row, row.code, row.values] for row in rejected]
    return [*map(list, cells), *refused]


@pytest.mark.usefixtures("small_stretches")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(LINE, min_size=1, max_size=30), end=st.sampled_from(["\n", "\r\n", "\r"]))
@example(lines=["a,b"] * 9 + ['"a\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\nb",c'], end="\n")
def test_a_file_read_in_stretches_says_what_it_says_in_one_go(
    tmp_path: Path, lines: list[str], end: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(end.join(["x,y", *lines, ""]).encode())
    found = scan(path, "a.csv", silent)
    in_stretches = read_quickly(found, SHAPE, silent)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stretches, "hands", lambda: 1)
        in_one_go = read_quickly(found, SHAPE, silent)
    assume(in_stretches is not None and in_one_go is not None)
    assert rows_of(in_stretches) == rows_of(in_one_go)


@pytest.mark.usefixtures("small_stretches")
@given(lines=st.lists(st.tuples(QUOTED, QUOTED).map(",".join), min_size=1, max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_stretches_begin_with_a_row_and_leave_out_none(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("\n".join([*lines, ""]).encode())
    found = scan(path, "a.csv", silent)
    parts = stretches.stretches(found, SHAPE)
    begins = {0, *(len("\n".join(lines[:n]).encode()) + 1 for n in range(1, len(lines) + 1))}
    assert [part.begin for part in parts] == [0, *(part.end for part in parts[:-1])]
    assert parts[-1].end == found.size
    assert {part.begin for part in parts} <= begins


@pytest.mark.usefixtures("small_stretches")
def test_a_row_that_is_wrong_is_named_by_its_number_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = [f"AB{'C' * (n % 3)},{n % 2}" for n in range(2, 200)]
    lines[17], lines[150] = "too,many,cells", "too few"
    path.write_text("\n".join(["claimant,best", *lines]), "utf-8")
    assert len(stretches.stretches(scan(path, "a.csv", silent), SHAPE)) == 3
    (table,) = read_delimited(path, "a.csv", silent)
    assert [row.row for row in table.rejected] == [19, 152]
    assert [row for row in range(2, 200) if row not in (19, 152)] == table.rows.tolist()
    assert is_coded(table.columns[0])


@pytest.mark.usefixtures("small_stretches")
def test_quotation_marks_within_cells_have_a_file_read_in_one_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x,y\n" + 'the 5" gun,a 6" gun\n' * 40, "utf-8")
    found, begun = scan(path, "a.csv", silent), list[Path]()

    class Stream(Utf8Stream):
        def __init__(self, found: Scan, report: Callable[[float], None], size: int) -> None:
            begun.append(found.path)
            super().__init__(found, report, size)

    monkeypatch.setattr(quickcsv, "Utf8Stream", Stream)
    read = read_quickly(found, SHAPE, silent)
    assert read is not None
    assert read[0][0].to_pylist() == ['the 5" gun'] * 40
    assert len(begun) == 2, "once for the kinds of the columns, once for the rows"


@pytest.mark.usefixtures("small_stretches")
def test_reading_in_stretches_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("claimant,best\n" + "A,1\n" * 10_000, "utf-8")

    def stop(doing: str, _fraction: float) -> None:
        if doing.startswith("Reading"):
            raise Cancelled

    with pytest.raises(Cancelled):
        load([path], stop)


@pytest.mark.usefixtures("small_stretches")
@pytest.mark.parametrize(("encoding", "cores"), [("utf-8", 1), ("utf-8", 3), ("cp1252", 1)])
@pytest.mark.parametrize("before", range(13))
def test_a_block_may_end_within_the_end_of_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: int, encoding: str, cores: int
) -> None:
    monkeypatch.setattr(stretches, "hands", lambda: cores)
    path = tmp_path / "a.csv"
    text = "x,y\r\n" + "é" * before + ",\r\n" + '"é\r\na",b\r\n' * 60
    path.write_bytes(text.encode(encoding))
    read = read_quickly(scan(path, "a.csv", silent, encoding), SHAPE, silent)
    rows = [[row, "é\r\na", "b"] for row in range(3, 63)]
    assert rows_of(read) == [[2, "é" * before, ""], *rows]
