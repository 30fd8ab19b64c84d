import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from core.loading import load
from core.problems import UnreadableError


def database(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path)) as made:
        for statement in statements:
            made.execute(statement)
        made.commit()
    return path


def test_tables_named_like_ours_are_read_and_nothing_is_written(tmp_path: Path) -> None:
    path = database(
        tmp_path / "war.sqlite",
        "CREATE TABLE other (x)",
        'CREATE TABLE claims (claimant TEXT, measure TEXT, best INTEGER, "a ""b" REAL)',
        "INSERT INTO claims VALUES ('A', 'killed', 5, 1.5), ('B', 'killed', NULL, NULL)",
        "CREATE TABLE actors (actor TEXT, side TEXT)",
        "INSERT INTO actors VALUES ('A', 'Red'), ('B', 'Blue')",
    )
    before = path.read_bytes()
    dataset = load([path])
    assert dataset.claims["claimant"].tolist() == ["A", "B"]
    assert dataset.claims["best"].isna().tolist() == [False, True]
    assert dataset.raw["claims"]['a "b'].tolist() == ["1.5", ""]
    assert dataset.sides["side"].tolist() == ["Red", "Blue"]
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["war.sqlite"]


@pytest.mark.parametrize(
    "content", [b"not a database at all, but long enough " * 9, b"SQLite format 3\0"]
)
def test_a_broken_database_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.db"
    path.write_bytes(content)
    with pytest.raises(UnreadableError, match=r"broken\.db"):
        load([path])


def test_a_database_without_tables_says_so(tmp_path: Path) -> None:
    path = database(tmp_path / "empty.db", "CREATE TABLE t (x)", "DROP TABLE t")
    with pytest.raises(UnreadableError, match="without a table"):
        load([path])
