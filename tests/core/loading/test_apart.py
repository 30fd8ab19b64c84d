import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import xlsxwriter
from msgspec.structs import replace

from core.loading import Cancelled, load
from core.loading.apart import read_apart
from core.loading.formats import LOADERS, read_file
from core.loading.progress import silent
from core.loading.rawtable import RawTable
from core.loading.reading import DETECTED, Reading
from core.problems import UnreadableError

ROWS = 500


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that were started."""
    found: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def remembered(*args: object, **options: object) -> subprocess.Popen[bytes]:
        found.append(start(*args, **options))
        return found[-1]

    monkeypatch.setattr(subprocess, "Popen", remembered)
    return found


@pytest.fixture
def no_traces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "claims.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("claims")
        workbook.add_worksheet("actors").write_column(0, 0, ["actor"] * 3)
        sheet.write_row(1, 0, ["claimant", "best", ""])
        for row in range(ROWS):
            sheet.write_row(row + 2, 0, [f"Ə {row % 7}", row, "x"])
    return path


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    records = [{"claimant": f"A {n % 7}", "best": n} for n in range(ROWS)]
    path = tmp_path / "all.json"
    path.write_text(json.dumps({"claims": [*records, 7], "actors": [{"actor": "A 1"}]}), "utf-8")
    return path


def content(tables: tuple[RawTable, ...]) -> list[object]:
    return [
        (
            table.file,
            table.name,
            table.headers,
            [column.to_pylist() for column in table.columns],
            table.rows.tolist(),
            table.problems,
            table.rejected,
            table.as_is,
            table.month_first,
        )
        for table in tables
    ]


@pytest.mark.parametrize(
    ("key", "name", "reading"),
    [
        ("sheets", "book", DETECTED),
        ("sheets", "book", Reading(header_row=3)),
        ("json", "whole", DETECTED),
    ],
)
def test_what_is_read_apart_is_what_is_read_here(
    key: str, name: str, reading: Reading, request: pytest.FixtureRequest, no_traces: Path
) -> None:
    path: Path = request.getfixturevalue(name)
    told: list[tuple[str, float]] = []
    apart = read_apart(key, path, "a/b", lambda *said: told.append(said), reading)
    here = read_file(path, "a/b", silent, reading)
    assert content(apart) == content(here)
    assert any(table.problems or table.rejected for table in apart) or reading != DETECTED
    assert len({doing for doing, _ in told}) > 1
    assert list(no_traces.iterdir()) == []


@pytest.mark.parametrize("key", ["sheets", "json"])
@pytest.mark.parametrize("after", [0, 3])
def test_cancelling_kills_the_reader_and_leaves_nothing_behind(
    key: str,
    after: int,
    started: list[subprocess.Popen[bytes]],
    no_traces: Path,
    request: pytest.FixtureRequest,
) -> None:
    path: Path = request.getfixturevalue({"sheets": "book", "json": "whole"}[key])
    asked: list[str] = []

    def stop(doing: str, _: float) -> None:
        asked.append(doing)
        if len(asked) > after:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_apart(key, path, path.name, stop, DETECTED)
    (reader,) = started
    assert reader.returncode is not None
    assert len(asked) == after + 1
    assert list(no_traces.iterdir()) == []


def test_somebody_is_asked_while_the_reader_says_nothing(
    whole: Path, started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.loading.apart._START", "import time; time.sleep(600)")
    asked: list[str] = []

    def stop(doing: str, _: float) -> None:
        asked.append(doing)
        if len(asked) > 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_apart("json", whole, "all.json", stop, DETECTED)
    assert asked == ["Reading all.json"] * 6
    assert started[0].returncode is not None


@pytest.mark.parametrize("text", ["{", "[1", '{"a": 1}'])
def test_what_cannot_be_read_is_said_in_the_words_of_the_loader(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text, "utf-8")

    def reason(read: object) -> str:
        try:
            found = read(path)
        except UnreadableError as error:
            return str(error)
        return repr(content(found))

    apart = reason(lambda path: read_apart("json", path, "bad.json", silent, DETECTED))
    assert apart == reason(lambda path: read_file(path, "bad.json", silent))


def test_a_reader_that_dies_is_a_sentence(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.loading.apart._START", "import os; os.abort()")
    with pytest.raises(UnreadableError, match=r"all\.json could not be read"):
        read_apart("json", whole, "all.json", silent, DETECTED)


def test_large_spreadsheets_and_json_files_are_read_apart(
    book: Path, whole: Path, started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    small = [len(load([path]).claims) for path in (book, whole)]
    assert started == []
    eager = [one if one.apart_from is None else replace(one, apart_from=1) for one in LOADERS]
    monkeypatch.setattr("core.loading.formats.LOADERS", tuple(eager))
    assert [len(load([path]).claims) for path in (book, whole)] == small == [ROWS, ROWS]
    assert [process.args[0] for process in started] == [sys.executable] * 2
