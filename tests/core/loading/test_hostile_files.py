"""Spreadsheets, columnar files, databases and archives made to break what opens them."""

import io
import random
import re
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from core.exporting import save
from core.loading import limits, load
from core.problems import UnreadableError
from core.shipped import SAMPLE
from tests.fuzzing import PACKED_SPOILS, is_accounted_for, zipped

ROUNDS = 2
"""Spoilt files of each kind and way; a long session raises it."""

KINDS = ("xlsx", "parquet", "sqlite", "zip")
ELSEWHERE = "what another file of this computer says"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A file of every kind, all its tables filled."""
    folder = tmp_path_factory.mktemp("whole")
    sample = load([SAMPLE])
    found = {"zip": zipped((SAMPLE / "claims.csv").read_bytes(), "claims.csv")}
    for kind in KINDS[:-1]:
        save(sample, folder / f"whole.{kind}")
        found[kind] = (folder / f"whole.{kind}").read_bytes()
    return found


@pytest.mark.parametrize(
    ("kind", "way"),
    [(k, w) for k in KINDS for w in PACKED_SPOILS if w != "inside" or k in ("xlsx", "zip")],
)
def test_every_row_of_a_spoilt_file_is_loaded_or_refused(
    tmp_path: Path, files: dict[str, bytes], kind: str, way: str
) -> None:
    path = tmp_path / f"mine.{kind}"
    path.write_bytes(files[kind])
    assert is_accounted_for(path)
    for turn in range(ROUNDS):
        dice = random.Random(f"{kind} {way} {turn}")
        path.write_bytes(PACKED_SPOILS[way](files[kind], dice))
        assert is_accounted_for(path), turn


def with_member(content: bytes, pattern: str, edit: Callable[[str], str]) -> bytes:
    """An archive with members of a name edited."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if re.fullmatch(pattern, name):
                text = edit(text.decode()).encode()
            new.writestr(name, text, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def laughs(text: str) -> str:
    """XML whose entities would unfold to 3 GB, named in its first text."""
    entities = "".join(
        f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10)
    ).replace("&l0;", "lol")
    begin, rest = text.split("?>", 1)
    rest = re.sub(r"(<t(?: [^>]*)?>)", r"\1&l9;", rest, count=1)
    return f"{begin}?><!DOCTYPE x [{entities}]>{rest}"


def outside(path: Path) -> Callable[[str], str]:
    """XML that takes another file in."""

    def edit(text: str) -> str:
        begin, rest = text.split("?>", 1)
        rest = re.sub(r"(<t(?: [^>]*)?>)", r"\1&out;", rest, count=1)
        return f'{begin}?><!DOCTYPE x [<!ENTITY out SYSTEM "{path.as_uri()}">]>{rest}'

    return edit


@pytest.mark.parametrize("way", ["laughs", "outside"])
def test_entities_in_a_spreadsheet_are_never_unfolded_and_take_no_file_in(
    tmp_path: Path, files: dict[str, bytes], way: str
) -> None:
    (tmp_path / "other.txt").write_text(ELSEWHERE, encoding="utf-8")
    edit = laughs if way == "laughs" else outside(tmp_path / "other.txt")
    path = tmp_path / "mine.xlsx"
    path.write_bytes(with_member(files["xlsx"], r"xl/sharedStrings\.xml", edit))
    said = said_by(path)
    assert ELSEWHERE not in said
    assert len(said) < 1_000_000


def said_by(path: Path) -> str:
    """Every cell of the claims of a file, or the sentence that refuses it."""
    try:
        raw = load([path]).raw["claims"]
    except UnreadableError as error:
        return str(error)
    return " ".join(map(str, raw.to_numpy().ravel().tolist()))


def test_one_member_listed_a_thousand_times_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("claims.csv", "claimant\n" + "A\n" * 40_000)
        archive.filelist.extend(archive.filelist * 900)
    with pytest.raises(UnreadableError, match=r"mine\.zip would unfold to far more than it"):
        load([path])


def database(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path)) as made, made:
        for statement in statements:
            made.execute(statement)
    return path


BLOB = "CREATE TABLE claims (claimant TEXT, big AS (hex(zeroblob(8000000 * claimant))))"


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (("CREATE VIEW claims AS SELECT 'A' AS claimant",), "is a database without a table"),
        ((BLOB, "INSERT INTO claims VALUES (2)"), "string or blob too big"),
        (
            (
                "CREATE TABLE claims (claimant TEXT)",
                "INSERT INTO claims VALUES ('A')",
                "CREATE TRIGGER t AFTER INSERT ON claims BEGIN DELETE FROM claims; END",
                "CREATE VIEW actors AS SELECT load_extension('x') AS actor",
            ),
            "A mine.sqlite (claims) 1",
        ),
    ],
)
def test_views_and_triggers_of_a_database_are_not_run_and_its_texts_are_bounded(
    tmp_path: Path, statements: tuple[str, ...], told: str
) -> None:
    path = database(tmp_path / "mine.sqlite", *statements)
    before = path.read_bytes()
    assert told in said_by(path)
    assert path.read_bytes() == before


def test_names_of_a_database_that_are_no_text_give_a_sentence(tmp_path: Path) -> None:
    path = database(
        tmp_path / "mine.sqlite",
        "CREATE TABLE claims (claimant TEXT, marker TEXT)",
        "INSERT INTO claims VALUES ('A', 'B')",
    )
    path.write_bytes(path.read_bytes().replace(b"marker", b"mar\x94er", 1))
    with pytest.raises(UnreadableError, match=r"mine\.sqlite is not a whole SQLite database"):
        load([path])


def test_rows_without_end_in_a_small_columnar_file_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.parquet"
    table = pa.table({"claimant": pa.repeat("A", 1_000_000)})
    with pq.ParquetWriter(path, table.schema, compression="zstd") as writer:
        for _ in range(limits.ROWS // len(table) + 1):
            writer.write_table(table, row_group_size=len(table))
    assert path.stat().st_size < limits.MIB
    with pytest.raises(UnreadableError, match=r"mine\.parquet has more than 50,000,000 rows"):
        load([path])


def test_text_of_a_columnar_file_that_is_no_text_is_shown_as_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "mine.parquet"
    words = pa.array([b"A", b"B\xff\xfe", None, b"\xc3\xa9"], type=pa.binary())
    named = pa.array(["W", "X", "Y", "Z"])
    pq.write_table(pa.table({"claimant": named, "text": words.view(pa.string())}), path)
    assert load([path]).claims["text"].tolist() == ["A", "B��", "", "é"]
    pq.write_table(
        pa.table({"claimant": named, "text": words.view(pa.string())}), path, use_dictionary=False
    )
    assert load([path]).claims["text"].tolist() == ["A", "B��", "", "é"]
