import errno
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from core.dataset import Dataset
from core.exporting import EXPORTERS, ExporterSpec, atomic, save
from core.loading import load
from core.problems import UnreadableError
from core.shipped import SAMPLE
from tests.hostile import assert_same, folders, write_tables
from tests.making import dataset

WHOLE = [exporter for exporter in EXPORTERS if exporter.whole]
every_format = pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda spec: spec.key)
whole_formats = pytest.mark.parametrize("exporter", WHOLE, ids=lambda spec: spec.key)


@whole_formats
@given(tables=folders())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
def test_what_is_saved_loads_back_equal(
    exporter: ExporterSpec, tables: dict[str, list[dict[str, str]]]
) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        source = Path(temporary) / "source"
        source.mkdir()
        write_tables(source, tables)
        before = load([source])
        path = Path(temporary) / f"saved{exporter.suffix}"
        save(before, path)
        back = load([path])
        assert back.rejected == ()
        assert_same(before, back)


@whole_formats
def test_the_sample_loads_back_equal_from_what_was_loaded_back(
    exporter: ExporterSpec, tmp_path: Path
) -> None:
    sample = load([SAMPLE])
    for name in ("once", "twice"):
        path = tmp_path / f"{name}{exporter.suffix}"
        save(sample, path)
        back = load([path])
        assert_same(sample, back)
        sample = back


@every_format
def test_a_figure_keeps_its_last_digit_and_none_stays_none(
    exporter: ExporterSpec, tmp_path: Path
) -> None:
    odd = 0.1 + 0.2
    made = dataset([{"claimant": "A", "best": odd}, {"claimant": "B", "best": None}])
    path = tmp_path / f"out{exporter.suffix}"
    save(made, path)
    first, second = load([path]).claims["best"].tolist()
    assert first == odd
    assert pd.isna(second)


@every_format
def test_a_failure_half_way_leaves_what_was_there(
    exporter: ExporterSpec, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"out{exporter.suffix}"
    save(dataset([{"claimant": "A"}]), path)

    def fail(*_: object, **_options: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(atomic.os, "replace", fail)
        broken.setattr(Path, "rename", fail)
        with pytest.raises(OSError, match="the disk is full"):
            save(dataset([{"claimant": "B"}]), path)
    assert load([path]).claims["claimant"].tolist() == ["A"]
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@every_format
def test_every_format_says_whether_it_is_a_file(exporter: ExporterSpec, tmp_path: Path) -> None:
    path = tmp_path / f"out{exporter.suffix}"
    exporter.write(dataset([{"claimant": "A"}]), path)
    assert path.is_dir() == (not exporter.suffix)


def test_a_month_written_first_is_read_first_again(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("claimant,event_date\nA,03/04/2016\nB,04/13/2016\n", encoding="utf-8")
    before = load([path])
    assert before.claims["event_date_from"].dt.month.tolist() == [3, 4]
    for exporter in WHOLE:
        saved = tmp_path / f"saved{exporter.suffix}"
        save(before, saved)
        assert_same(before, load([saved]))


def test_a_database_is_plain_tables_for_others(tmp_path: Path) -> None:
    save(dataset([{"claimant": "A", "best": 5}, {"claimant": "B"}]), tmp_path / "out.sqlite")
    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as database:
        rows = database.execute("SELECT claimant, best FROM claims ORDER BY claimant").fetchall()
    assert rows == [("A", 5.0), ("B", None)]


def test_a_spreadsheet_never_cuts_a_text(tmp_path: Path) -> None:
    made = dataset([{"claimant": "A", "text": "x" * 32_768}])
    with pytest.raises(ValueError, match="room for 32,767 letters, and one of text has 32,768"):
        save(made, tmp_path / "out.xlsx")
    with pytest.raises(ValueError, match="note holds a sign that no spreadsheet can"):
        save(dataset([{"claimant": "A", "note": "\uffff"}]), tmp_path / "out.xlsx")
    assert not list(tmp_path.iterdir())


def test_an_empty_dataset_keeps_its_form(tmp_path: Path) -> None:
    nothing = replace(Dataset("nothing"))
    for exporter in WHOLE:
        path = tmp_path / f"out{exporter.suffix}"
        save(nothing, path)
        assert len(load([path]).claims) == 0


@pytest.mark.parametrize("mark", ["", "[]", "{", "[" * 100_000])
def test_a_mark_that_is_none_is_no_mark(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "foreign.sqlite"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE counterclaim (mark TEXT)")
        database.execute("INSERT INTO counterclaim VALUES (?)", (mark,))
        database.execute("CREATE TABLE claims (claimant TEXT, best TEXT)")
        database.execute("INSERT INTO claims VALUES (' A ', 'about 30')")
    claims = load([path]).claims
    assert claims["claimant"].tolist() == ["A"]
    assert claims["best"].tolist() == [30]


def test_a_database_is_never_written_and_a_broken_one_is_told(tmp_path: Path) -> None:
    path = tmp_path / "out.sqlite"
    save(dataset([{"claimant": "A"}]), path)
    before = path.read_bytes()
    path.chmod(0o444)
    load([path])
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.sqlite"]
    broken = tmp_path / "broken.db"
    broken.write_bytes(before[: len(before) // 2])
    with pytest.raises(UnreadableError, match="not a whole SQLite database"):
        load([broken])


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
@every_format
def test_what_the_system_refuses_is_told_by_the_name_asked_for(
    exporter: ExporterSpec, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> NoReturn:
        raise OSError(number, "refused", "/hidden/.part")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    monkeypatch.setattr(tempfile, "mkdtemp", refuse)
    path = tmp_path / f"mine{exporter.suffix}"
    with pytest.raises(OSError, match=r"Nothing was written\.") as told:
        save(dataset([{"claimant": "A"}]), path)
    assert told.value.filename == str(path)


@whole_formats
@pytest.mark.parametrize("name", ["-", "--", "_", "—", "NA", "null"])
def test_a_name_that_looks_like_no_name_stays_one(
    exporter: ExporterSpec, name: str, tmp_path: Path
) -> None:
    source = tmp_path / "source.csv"
    source.write_text(f"claimant,subject,best\n{name},B,1\nA,{name},2\n", encoding="utf-8")
    before = load([source])
    assert before.claims["claimant"].tolist() == [name, "A"]
    save(before, tmp_path / f"saved{exporter.suffix}")
    assert_same(before, load([tmp_path / f"saved{exporter.suffix}"]))
