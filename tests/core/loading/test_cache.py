import os
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from core.dataset import TABLES, Dataset
from core.loading import Cache, Cancelled, load, silent
from core.loading.cache.datasets import read_dataset
from core.loading.progress import Progress
from core.mapping import load_mapped
from core.mapping.mapping import Source
from core.mapping.suggest import propose
from core.shipped import SAMPLE

HEADER = "claim_id,claimed_on,claimant,subject,measure,best,text"
ROWS = [
    "a,2016-04-02,Azerbaijan,Armenia,killed,100,Şuşa\u202e",
    "b,2016-04~,Armenia,Azerbaijan,killed,about 30,",
    "c,nonsense,Armenia,Azerbaijan,killed,1,",
    "a,2016-04-03,Armenia,,,,",
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "claims of april.csv"
    path.write_text("\n".join([HEADER, *ROWS]), "utf-8")
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", smallest=0)


def kept(cache: Cache, path: Path) -> Dataset:
    dataset = load([path], cache=cache)
    cache.keep_promised()
    return dataset


def entries(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache").iterdir())


def assert_equal(one: Dataset, other: Dataset) -> None:
    for name in TABLES:
        pd.testing.assert_frame_equal(one.table(name), other.table(name))
    assert list(one.raw) == list(other.raw)
    for name, frame in one.raw.items():
        pd.testing.assert_frame_equal(frame, other.raw[name])
    plain = set(Dataset.__struct_fields__) - {*TABLES, "raw"}
    assert {name: getattr(one, name) for name in plain} == {
        name: getattr(other, name) for name in plain
    }


def unread(_paths: object, *_rest: object) -> Dataset:
    raise AssertionError("the file was read again")


@pytest.mark.parametrize("sample", [False, True])
def test_what_was_kept_is_equal_to_what_was_read_and_the_file_is_not_read_again(
    table: Path, cache: Cache, sample: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = SAMPLE if sample else table
    first = kept(cache, path)
    assert bool(first.rejected) != sample
    assert first.problems
    monkeypatch.setattr("core.loading._read", unread)
    assert_equal(first, load([path], cache=cache))
    again = Cache(cache._folder, smallest=0)
    assert_equal(first, load([path], cache=again))


def test_the_dataset_of_a_size_used_last_is_read_while_the_file_is_hashed(
    table: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, done = kept(cache, table), list[str]()

    def read(path: Path, progress: Progress) -> Dataset:
        done.append("read")
        return read_dataset(path, progress)

    def key() -> str:
        done.append("hashed")
        return found.stem.split("-")[1]

    (found,) = cache._folder.iterdir()
    older = found.with_stem(f"{found.stem}0")
    older.write_bytes(b"of another program")
    os.utime(older, (0, 0))
    monkeypatch.setattr("core.loading.cache.read_dataset", read)
    again = cache.find(table.stat().st_size, key, silent)
    assert done == ["read", "hashed"]
    assert again is not None
    assert_equal(first, replace(again, paths=first.paths))
    assert cache.find(table.stat().st_size, lambda: "another", silent) is None


def test_nothing_is_kept_of_small_files_nor_before_there_is_time(
    table: Path, tmp_path: Path, cache: Cache
) -> None:
    usual = Cache(tmp_path / "cache")
    kept(usual, table)
    load([table], cache=cache)
    assert cache.owes
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("what", ["content", "name"])
def test_another_content_or_another_name_is_another_dataset(
    table: Path, cache: Cache, what: str
) -> None:
    kept(cache, table)
    other = table
    if what == "content":
        table.write_text(table.read_text("utf-8").replace("100", "101"), "utf-8")
    else:
        other = table.rename(table.with_name("other.csv"))
    found = load([other], cache=cache)
    assert_equal(found, load([other]))


def test_a_mapped_file_is_kept_for_its_mapping_alone(tmp_path: Path, cache: Cache) -> None:
    path = tmp_path / "losses.csv"
    path.write_text("day,tanks\n2022-03-01,5\n", "utf-8")
    mapping = propose(path).suggestion.mapping
    for said in ("Red", "Blue"):
        one = mapping.with_source(Source("claimant", constant=said))
        for _ in range(2):
            dataset = load_mapped(path, one, silent, cache)
            cache.keep_promised()
            assert dataset.claims["claimant"].tolist() == [said]
    assert len(entries(tmp_path)) == 2


@given(data=st.data())
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_counts_as_absent_and_is_gone(
    data: st.DataObject, table: Path, cache: Cache, tmp_path: Path
) -> None:
    first = kept(cache, table)
    (entry,) = entries(tmp_path)
    content = bytearray(entry.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        content[place] ^= data.draw(st.integers(1, 255))
    else:
        del content[place:]
    entry.write_bytes(content)
    assert_equal(first, load([table], cache=cache))
    assert not entry.exists()
    cache.empty()


def test_the_folder_may_be_deleted_while_what_it_held_is_open(
    table: Path, cache: Cache, tmp_path: Path
) -> None:
    first = kept(cache, table)
    opened = load([table], cache=cache)
    for entry in entries(tmp_path):
        entry.unlink()
    (tmp_path / "cache").rmdir()
    assert_equal(first, opened)
    assert_equal(first, load([table], cache=cache))


def test_what_was_used_least_recently_goes_first(tmp_path: Path, cache: Cache) -> None:
    paths = [tmp_path / f"{name}.csv" for name in "abc"]
    for path in paths:
        path.write_text("\n".join([HEADER, *ROWS]), "utf-8")
        kept(cache, path)
    size = cache.size() // 3
    by_age = sorted(entries(tmp_path), key=lambda entry: entry.stat().st_mtime)
    load([paths[0]], cache=cache)
    small = Cache(tmp_path / "cache", limit=size * 5 // 2, smallest=0)
    small.keep_promised()
    assert entries(tmp_path) == sorted([by_age[0], by_age[2]])


def test_a_dataset_larger_than_half_the_cache_is_not_kept(tmp_path: Path, table: Path) -> None:
    kept(Cache(tmp_path / "cache", limit=4_000, smallest=0), table)
    assert entries(tmp_path) == []


def test_writing_that_is_stopped_leaves_nothing_behind(
    table: Path, cache: Cache, tmp_path: Path
) -> None:
    load([table], cache=cache)
    asked: list[int] = []
    cache.keep_promised(lambda: asked.append(1) or len(asked) > 9)
    assert 10 <= len(asked) < 20
    assert entries(tmp_path) == []


def test_emptying_forgets_what_is_kept_and_what_is_promised(
    table: Path, cache: Cache, tmp_path: Path
) -> None:
    kept(cache, table)
    table.write_text(f"{HEADER}\n{ROWS[0]}", "utf-8")
    load([table], cache=cache)
    cache.empty()
    cache.keep_promised()
    assert cache.size() == 0
    assert entries(tmp_path) == []


def test_opening_from_the_cache_can_be_cancelled(table: Path, cache: Cache) -> None:
    kept(cache, table)

    def stop_at(text: str) -> Progress:
        def progress(doing: str, _: float) -> None:
            if doing == text:
                raise Cancelled

        return progress

    with pytest.raises(Cancelled):
        load([table], stop_at("Opening what was read before"), cache=cache)


def test_a_claim_of_the_future_is_looked_at_again_every_time(tmp_path: Path, cache: Cache) -> None:
    path = tmp_path / "a.csv"
    path.write_text("claimant,claimed_on\nA,9998-01-01\n", "utf-8")
    kept(cache, path)
    assert not cache.owes
    assert cache.size() == 0


def test_nothing_is_kept_of_a_file_that_changes_after_it_was_read(
    table: Path, cache: Cache
) -> None:
    """Small files are hashed when they have been read; the hash is then that of what came after."""
    changed = table.read_text("utf-8").replace("100", "101")

    def change(what: str, _share: float) -> None:
        if what.startswith("Looking for empty rows"):
            table.write_text(changed, "utf-8")
            os.utime(table, ns=(1, 1))

    first = load([table], change, cache=cache)
    cache.keep_promised()
    again = load([table], cache=cache)
    assert first.claims["best"].tolist() != again.claims["best"].tolist()
    assert_equal(again, load([table]))


def test_a_folder_that_cannot_be_written_is_no_error(table: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("x", "utf-8")
    cache = Cache(tmp_path / "cache" / "datasets", smallest=0)
    assert_equal(kept(cache, table), load([table], cache=cache))
