"""What every known format promises, over the registry."""

import random
from pathlib import Path

import pytest

from core.dataset import Dataset
from core.loading import load
from core.loading.formats import read_file
from core.loading.known import KnownFormat, recognised
from core.loading.known.registry import KNOWN
from core.loading.progress import silent
from core.problems import UnreadableError
from tests.known_samples import SAMPLES

PAGES = Path(__file__).parents[4] / "docs" / "formats"
MENDING = {"sipri_arms_transfers"}
"""Formats that put a record broken over two lines together, under the row of the first."""
LISTING = {"code_lists": "actors", "gazetteers": "places"}
"""Formats that claim nothing, and the table that their rows become."""
each_format = pytest.mark.parametrize("known", KNOWN, ids=[known.key for known in KNOWN])


def written(folder: Path, known: KnownFormat, content: bytes | None = None) -> Path:
    name, sample = SAMPLES[known.key]
    path = folder / name
    path.write_bytes(sample if content is None else content)
    return path


def rows_read(path: Path) -> set[int]:
    (table,) = read_file(path, path.name, silent)
    return {*table.rows.tolist(), *(row.row for row in table.rejected)}


def main_table(known: KnownFormat) -> str:
    return LISTING.get(known.key, "claims")


def rows_accounted_for(known: KnownFormat, dataset: Dataset) -> tuple[set[int], set[int]]:
    loaded = {int(row) for row in dataset.raw[main_table(known)]["_row"]}
    return loaded, {row.row for row in dataset.rejected}


def test_every_format_has_a_sample_and_no_sample_is_without_one() -> None:
    assert [known.key for known in KNOWN] == list(SAMPLES)


@each_format
def test_a_format_is_recognised_by_itself_alone(tmp_path: Path, known: KnownFormat) -> None:
    (table,) = read_file(written(tmp_path, known), "any", silent)
    assert recognised(table) is known
    others = {name: content for key, (name, content) in SAMPLES.items() if key != known.key}
    for name, content in others.items():
        path = tmp_path / name
        path.write_bytes(content)
        (table,) = read_file(path, "any", silent)
        assert recognised(table) is not known


@each_format
def test_a_format_has_a_page_that_says_how_and_from_where(known: KnownFormat) -> None:
    page = (PAGES / f"{known.key}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# {known.title}\n")
    for word in ("Recognised by", "Not mapped", "codebook", "https://"):
        assert word in page


@each_format
def test_opening_says_what_was_recognised_and_keeps_the_original_rows(
    tmp_path: Path, known: KnownFormat
) -> None:
    path = written(tmp_path, known)
    (table,) = read_file(path, path.name, silent)
    dataset = load([path])
    told = [problem for problem in dataset.problems if problem.code == "known_format"]
    assert len(told) == 1
    assert known.title in told[0].sentence
    assert known.rule in told[0].sentence
    assert f"docs/formats/{known.key}.md" in told[0].sentence
    raw = dataset.raw[main_table(known)]
    assert len(raw) == len(getattr(dataset, main_table(known)))
    assert tuple(raw.columns[:-2]) == table.headers
    first = table.headers[0]
    for row, cell in zip(raw["_row"].astype(int), raw[first], strict=True):
        assert cell == table.columns[0][table.rows.tolist().index(row)].as_py()


@each_format
def test_no_row_of_a_sample_is_refused_or_lost(tmp_path: Path, known: KnownFormat) -> None:
    path = written(tmp_path, known)
    loaded, refused = rows_accounted_for(known, load([path]))
    assert (loaded, refused) == (rows_read(path), set())


@each_format
@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_gives_claims_or_a_sentence_and_loses_no_row(
    tmp_path: Path, known: KnownFormat, seed: int
) -> None:
    dice = random.Random(seed)
    content = bytearray(SAMPLES[known.key][1])
    for _ in range(dice.choice([1, 3, 10, 40])):
        content[dice.randrange(len(content))] = dice.choice(b'0-9",;\t\n\xff aZ/')
    path = written(tmp_path, known, bytes(content))
    try:
        dataset = load([path])
    except UnreadableError as error:
        as_it_should = path.name in str(error)
    else:
        loaded, refused = rows_accounted_for(known, dataset)
        if known.key in MENDING:
            loaded |= {row + 1 for row in loaded} & (rows_read(path) - refused)
        as_it_should = loaded | refused == rows_read(path) and not loaded & refused
    assert as_it_should
