import csv
import json
import tempfile
from pathlib import Path
from typing import NoReturn

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.dataset import TABLES, Column, Dataset, Kind
from core.exporting import EXPORTERS, ExporterSpec, save
from core.loading import load

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
CELLS = st.one_of(
    TEXTS, st.sampled_from(["=1+1", "+1", "-1", "@x", "'x", "''", "\tx", "\rx", 'a"b', "a\r\nb"])
)
NAMES = CELLS.filter(str.strip)
DATES = st.sampled_from(
    ["", "2016-04-02", "2016~", "2016-04-02/..", "03/04/2016", "13/04/2016", "4 Apr 2016", "156X"]
)
MONTH_FIRST = st.sampled_from(["", "2016-04-02", "03/04/2016", "04/13/2016"])
COUNTS = st.one_of(
    st.just(""), st.integers(0, 10**9).map(str), st.floats(0, 1e18, allow_subnormal=False).map(repr)
)
FIGURES = st.one_of(
    COUNTS.map(lambda best: ("", best, "")),
    st.tuples(*[st.integers(0, 10**6)] * 3).map(lambda three: tuple(map(str, sorted(three)))),
    st.tuples(*[st.integers(0, 10**6)] * 2).map(lambda two: (str(min(two)), "", str(max(two)))),
)


def cells_of(column: Column) -> st.SearchStrategy[str]:
    if column.terms:
        return st.sampled_from(["", *(term.value for term in column.terms)])
    match column.kind:
        case Kind.DATE:
            return DATES
        case Kind.NUMBER:
            return COUNTS
        case _:
            return CELLS


@st.composite
def folders(draw: st.DrawFn) -> dict[str, list[dict[str, str]]]:
    tables = {}
    for name, key in (("actors", "actor"), ("sources", "source"), ("places", "place")):
        names = draw(st.lists(NAMES, max_size=4, unique_by=str.strip))
        tables[name] = [
            {c.name: draw(cells_of(c)) for c in TABLES[name]} | {key: text} for text in names
        ]
    months = draw(st.booleans())
    tables["claims"] = [
        {column.name: draw(cells_of(column)) for column in TABLES["claims"]}
        | {"claimant": draw(NAMES)}
        | dict(zip(("low", "best", "high"), draw(FIGURES), strict=True))
        | ({"event_date": draw(MONTH_FIRST)} if months else {})
        for _ in range(draw(st.integers(1, 4)))
    ]
    tables["relations"] = [
        {column.name: draw(cells_of(column)) for column in TABLES["relations"]}
        | {"source": draw(NAMES), "target": draw(NAMES)}
        for _ in range(draw(st.integers(0, 2)))
    ]
    return tables


def write_tables(folder: Path, tables: dict[str, list[dict[str, str]]]) -> None:
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, [column.name for column in TABLES[name]])
            writer.writeheader()
            writer.writerows(rows)


def assert_same(one: Dataset, other: Dataset) -> None:
    for name in TABLES:
        pd.testing.assert_frame_equal(one.table(name), other.table(name), obj=name)


@given(folders())
@settings(max_examples=15, deadline=None)
def test_a_saved_dataset_loads_back_equal(tables: dict[str, list[dict[str, str]]]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        source = Path(temporary) / "source"
        source.mkdir()
        write_tables(source, tables)
        dataset = load([source])
        save(dataset, Path(temporary) / "saved")
        back = load([Path(temporary) / "saved"])
        assert back.rejected == ()
        assert_same(dataset, back)


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    path = tmp_path / "mine.csv"
    path.write_text(
        'claim_id,claimant,subject,best,note,text\n"=1",A,B,5,\'quoted,-x\n', encoding="utf-8"
    )
    return load([path])


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_no_cell_is_a_formula_and_the_package_says_so(dataset: Dataset, tmp_path: Path) -> None:
    save(dataset, tmp_path / "saved")
    (row,) = rows_of(tmp_path / "saved" / "claims.csv")
    assert (row["claim_id"], row["note"], row["text"]) == ("'=1", "''quoted", "'-x")
    descriptor = json.loads((tmp_path / "saved" / "datapackage.json").read_text("utf-8"))
    assert descriptor["counterclaim"]["escaped"] == "apostrophe"
    assert descriptor["resources"][0]["path"] == "claims.csv"


def test_negative_numbers_stay_numbers(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("claimant,latitude,longitude\nA,-33.5,-70\n", encoding="utf-8")
    save(load([path]), tmp_path / "out.csv")
    (row,) = rows_of(tmp_path / "out.csv")
    assert (row["latitude"], row["longitude"]) == ("-33.5", "-70")


def test_the_claims_alone_can_be_saved(dataset: Dataset, tmp_path: Path) -> None:
    save(dataset, tmp_path / "out.csv")
    back = load([tmp_path / "out.csv"])
    assert back.claims["claimant"].tolist() == ["A"]
    assert back.claims["best"].tolist() == [5]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mine.csv", "out.csv"]


def test_a_saved_package_is_replaced_as_a_whole(dataset: Dataset, tmp_path: Path) -> None:
    save(dataset, tmp_path / "saved")
    save(load([tmp_path / "saved"]), tmp_path / "saved")
    assert_same(dataset, load([tmp_path / "saved"]))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mine.csv", "saved"]


def test_a_folder_with_other_files_is_never_replaced(dataset: Dataset, tmp_path: Path) -> None:
    folder = tmp_path / "thesis"
    folder.mkdir()
    (folder / "chapter.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(FileExistsError, match=r"chapter\.txt"):
        save(dataset, folder)
    with pytest.raises(FileExistsError, match="is a file"):
        save(dataset, folder / "chapter.txt")
    assert (folder / "chapter.txt").read_text("utf-8") == "years of work"


def test_a_failure_half_way_leaves_the_old_folder(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(dataset, tmp_path / "saved")
    before = (tmp_path / "saved" / "claims.csv").read_bytes()

    def fail(*_args: object, **_options: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pd.DataFrame, "to_csv", fail)
    for name in ("saved", "new.csv"):
        with pytest.raises(OSError, match="No space left"):
            save(dataset, tmp_path / name)
    assert (tmp_path / "saved" / "claims.csv").read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mine.csv", "saved"]


def test_an_empty_dataset_can_be_saved_and_loaded(tmp_path: Path) -> None:
    save(Dataset("nothing"), tmp_path / "saved")
    assert len(load([tmp_path / "saved"]).claims) == 0


@pytest.mark.parametrize("exporter", EXPORTERS, ids=[exporter.key for exporter in EXPORTERS])
def test_what_any_exporter_writes_can_be_opened(
    dataset: Dataset, tmp_path: Path, exporter: ExporterSpec
) -> None:
    path = tmp_path / f"out{exporter.suffix}"
    exporter.write(dataset, path)
    assert len(load([path]).claims) == 1
