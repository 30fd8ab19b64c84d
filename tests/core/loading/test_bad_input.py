import os
from pathlib import Path
from typing import NoReturn

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from core.loading import LOADERS, load
from core.problems import UnreadableError

SUFFIXES = [suffix for loader in LOADERS for suffix in loader.suffixes]
HEAD = b"claimant,best\n"

CORPUS = {
    "nothing": b"",
    "blank lines": b"\n\n\n",
    "zero bytes": b"\0" * 5000,
    "random bytes": bytes(range(256)) * 40,
    "one long line": b"x" * (17 << 20),
    "many brackets": b"[" * 100_000,
    "many objects": b'{"a":' * 100_000,
    "many records": b'[{"claimant":' + b"[" * 100_000,
    "half a zip": b"PK\x03\x04" + b"\0" * 100,
    "half a parquet": b"PAR1" + b"\x15" * 100 + b"PAR1",
    "half an old sheet": bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2000,
    "html": b"<html><body><table><tr><td>claimant</td></tr></table></body></html>",
    "a lone byte order mark": b"\xff\xfe",
    "odd utf-16": b"\xff\xfec\x00l",
    "broken utf-8": b"claimant\n\xc3",
    "an open quote": b'claimant,best\n"A,1\n',
    "only a header": HEAD,
    "only NaN": b"NaN",
    "a json word": b"null",
    "surrogates": b'[{"claimant": "\\ud800"}]',
    "huge number": b'[{"claimant": "A", "best": ' + b"9" * 10_000 + b"}]",
    "not records": b"[1, 2, [3]]",
    "data package": b'{"resources": [{"path": ["../x", 3, null]}, 7]}',
    "empty package": b'{"resources": 3}',
}


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", CORPUS)
def test_any_bytes_give_a_dataset_or_a_sentence(tmp_path: Path, suffix: str, name: str) -> None:
    path = tmp_path / f"mine{suffix}"
    path.write_bytes(CORPUS[name])
    try:
        dataset = load([path])
    except UnreadableError as error:
        as_it_should = "mine" in str(error) and str(error).endswith((".", ")"))
    else:
        as_it_should = bool(dataset.problems or dataset.rejected or len(dataset.claims))
    assert as_it_should


@pytest.mark.parametrize("name", CORPUS)
def test_a_broken_descriptor_gives_a_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / "datapackage.json"
    path.write_bytes(CORPUS[name])
    with pytest.raises(UnreadableError, match=r"datapackage\.json"):
        load([path])


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_parquet_file_cut_short_gives_a_sentence(tmp_path: Path, share: float) -> None:
    path = tmp_path / "mine.parquet"
    pq.write_table(pa.table({"claimant": ["A"] * 1000, "best": list(range(1000))}), path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(UnreadableError, match="not a whole parquet file"):
        load([path])


def test_parquet_with_records_inside_records_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "mine.parquet"
    pq.write_table(pa.table({"claimant": ["A"], "deep": [{"a": [{"b": 1}]}]}), path)
    assert load([path]).raw["claims"]["deep"].tolist() == ['{"a": [{"b": 1}]}']


@pytest.mark.parametrize(
    "encoding", ["cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-8", "utf-32"]
)
def test_other_encodings_are_found_out(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "mine.csv"
    words = "José Muñoz está allí, señor; café, façade, naïve, Düsseldorf, Ağdam"
    words = words.replace("ğ", "g") if encoding == "cp1252" else words
    path.write_bytes(f'claimant,text\nJosé,"{words}"\n'.encode(encoding))
    dataset = load([path])
    assert dataset.claims["claimant"].tolist() == ["José"]
    assert dataset.claims["text"].tolist() == [words]
    noted = any(problem.code == "encoding" for problem in dataset.problems)
    says_so_itself = ("utf-8", "utf-8-sig", "utf-16", "utf-32")
    assert noted == (encoding not in says_so_itself)


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "José"), ("cp1251", "Минобороны")])
def test_a_file_put_together_of_two_encodings_says_so(
    tmp_path: Path, encoding: str, name: str
) -> None:
    path = tmp_path / "both.csv"
    said = f"{name} said that they had held the town and lost nobody in it\n"
    path.write_bytes(b"claimant,text\n" + f"A,{said}".encode(encoding) + f"B,{said}".encode())
    dataset = load([path])
    assert [p.value for p in dataset.problems if p.code == "mixed_encoding"] == [encoding]
    assert dataset.claims["text"].iloc[0] == said.strip()
    path.write_bytes(b"claimant,text\n" + 2 * f"A,{said}".encode(encoding))
    assert "mixed_encoding" not in {problem.code for problem in load([path]).problems}


def test_cyrillic_in_an_old_encoding_is_found_out(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    words = "Министерство обороны заявило, что противник потерял более ста человек убитыми"
    path.write_bytes(f"claimant,text\nМинистерство,{words.replace(',', '')}\n".encode("cp1251"))  # noqa: RUF001
    assert load([path]).claims["claimant"].tolist() == ["Министерство"]


@pytest.mark.parametrize("ends", ["\r", "\r\n", "\n"])
def test_every_kind_of_line_end_is_read(tmp_path: Path, ends: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(ends.join(["claimant,best", "A,1", "B,2", ""]).encode())
    assert load([path]).claims["best"].tolist() == [1, 2]


def test_an_unclosed_quote_costs_one_row(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(b'claimant,best\nA,1\n"B,2\nC,3\nD,4\n')
    dataset = load([path])
    assert dataset.claims["claimant"].tolist() == ["A", "C", "D"]
    assert [(row.row, row.code) for row in dataset.rejected] == [(3, "unclosed_quote")]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_an_unclosed_quote_costs_one_row_where_a_cell_has_another(
    tmp_path: Path, encoding: str
) -> None:
    """Two marks are an even number: the one of 5" guns, and the one that is never closed."""
    path = tmp_path / "a.csv"
    rows = ["claimant,best,note", 'A,1,5" gün', 'A,2,"open', "A,3,", "A,4,", ""]
    path.write_bytes("\n".join(rows).encode(encoding))
    dataset = load([path])
    assert [(row.row, row.code) for row in dataset.rejected] == [(3, "unclosed_quote")]
    assert dataset.claims["best"].tolist() == [1, 3, 4]


def test_quotes_that_never_pair_up_do_not_take_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(HEAD + b'A,5" gun\n' + b'x"y,"\n' * 100_000)
    with pytest.raises(UnreadableError, match="quotation marks"):
        load([path])


def test_a_cell_or_a_line_beyond_the_limit_costs_one_row(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(HEAD + b"A," + b"1" * (2 << 20) + b"\nB," + b"x" * (17 << 20) + b"\nC,3\n")
    dataset = load([path])
    assert dataset.claims["claimant"].tolist() == ["C"]
    assert [row.code for row in dataset.rejected] == ["cell_too_long"] * 2
    assert all(len(value) <= 10_000 for row in dataset.rejected for _, value in row.values)


def test_a_deep_record_costs_one_row(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    deep = '{"claimant": "B", "tags": ' + "[" * 50 + "]" * 50 + "}"
    abyss = '{"claimant": "B", "tags": ' + "[" * 100_000
    path.write_text(f'{{"claimant": "A"}}\n{deep}\n{abyss}\nwords\n[1]\n', encoding="utf-8")
    dataset = load([path])
    assert dataset.claims["claimant"].tolist() == ["A"]
    assert [row.row for row in dataset.rejected] == [2, 3, 4, 5]


def test_json_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text('[{"claimant": "A"}, {"claimant": "B"}, {"claim', encoding="utf-8")
    dataset = load([path])
    assert dataset.claims["claimant"].tolist() == ["A", "B"]
    assert [row.code for row in dataset.rejected] == ["bad_record"]


def test_a_field_named_twice_is_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text('[{"claimant": "A", "claimant": "B", "best": NaN}]', encoding="utf-8")
    dataset = load([path])
    assert "duplicate_field" in [problem.code for problem in dataset.problems]
    assert [row.code for row in dataset.rejected] == ["bad_number"]


def test_columns_without_a_name_and_with_the_same_name_are_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("claimant,,best,best\nA,x,1,2\n", encoding="utf-8")
    dataset = load([path])
    codes = [problem.code for problem in dataset.problems]
    assert "empty_header" in codes
    assert "duplicate_header" in codes
    assert dataset.claims["best"].tolist() == [1]


def test_too_many_columns_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("claimant," + "," * 2500 + "\nA\n", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"columns"):
        load([path])


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"gone\.csv does not exist"):
        load([tmp_path / "gone.csv"])
    with pytest.raises(UnreadableError, match="has no table of claims"):
        load([tmp_path])
    with pytest.raises(UnreadableError, match="No file was chosen"):
        load([])
    with pytest.raises(UnreadableError, match="mine does not exist"):
        load([tmp_path / "mine"])
    (tmp_path / "mine.docx").write_bytes(b"PK")
    with pytest.raises(UnreadableError, match="ending"):
        load([tmp_path / "mine.docx"])


def test_a_broken_link_and_a_pipe_are_refused(tmp_path: Path) -> None:
    link, pipe = tmp_path / "link.csv", tmp_path / "pipe.csv"
    link.symlink_to(tmp_path / "gone.csv")
    os.mkfifo(pipe)
    with pytest.raises(UnreadableError, match="link"):
        load([link])
    with pytest.raises(UnreadableError, match="not a file"):
        load([pipe])


def test_a_path_that_no_system_knows_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"cannot be opened|does not exist"):
        load([Path("a\0b.csv")])


def test_a_file_that_may_not_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(HEAD)

    def refuse(*_args: object, **_options: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableError, match=r"mine\.csv cannot be opened: Permission denied"):
        load([path])
