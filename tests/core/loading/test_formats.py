import json
import zipfile
from datetime import UTC, datetime
from itertools import starmap
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from core.dataset import Dataset
from core.loading import LOADERS, load
from core.problems import UnreadableError

RECORDS = [
    {"claimed_on": "2016-04-02", "claimant": "A", "subject": "B", "best": 6, "tags": ["x", "y"]},
    {"claimed_on": "2016-04-03", "claimant": "B", "subject": "A", "best": 1.5, "place": "Talish"},
]

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def cell(name: str, value: object) -> str:
    if isinstance(value, int | float):
        return f'<c r="{name}"><v>{value}</v></c>'
    return f'<c r="{name}" t="inlineStr"><is><t>{value}</t></is></c>'


def _named(row: int, cells: list[Any]) -> list[tuple[str, Any]]:
    return [(f"{chr(65 + place)}{row}", value) for place, value in enumerate(cells)]


def sheet_xml(rows: list[list[Any]]) -> str:
    body = "".join(
        f'<row r="{row}">{"".join(starmap(cell, _named(row, cells)))}</row>'
        for row, cells in enumerate(rows, start=1)
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'


def write_xlsx(path: Path, sheets: dict[str, Any]) -> None:
    names = "".join(
        f'<sheet name="{name}" sheetId="{i}" r:id="rId{i}"/>'
        for i, name in enumerate(sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="rId{i}" Type="{RELATIONS}/worksheet" Target="worksheets/s{i}.xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" '
            f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{names}</sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>',
        )
        for i, content in enumerate(sheets.values(), start=1):
            text = content if isinstance(content, str) else sheet_xml(content)
            archive.writestr(f"xl/worksheets/s{i}.xml", text)


def write_ods(path: Path, rows: str) -> None:
    spaces = "urn:oasis:names:tc:opendocument:xmlns"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{spaces}:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{spaces}:office:1.0" '
            f'xmlns:table="{spaces}:table:1.0" xmlns:text="{spaces}:text:1.0"><office:body>'
            f'<office:spreadsheet><table:table table:name="Sheet1">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )


def ods_cell(text: str, repeated: int = 1) -> str:
    return (
        f'<table:table-cell office:value-type="string" '
        f'table:number-columns-repeated="{repeated}"><text:p>{text}</text:p></table:table-cell>'
    )


def check_records(dataset: Dataset) -> None:
    claims = dataset.claims
    assert claims["claimant"].tolist() == ["A", "B"]
    assert claims["best"].tolist() == [6, 1.5]
    assert claims["claimed_on"].tolist() == ["2016-04-02", "2016-04-03"]
    assert claims["place"].tolist() == ["", "Talish"]
    assert dataset.rejected == ()


@pytest.mark.parametrize(
    "content",
    [RECORDS, {"claims": RECORDS}, {"about": "x", "rows": RECORDS}, {"Claims": RECORDS, "n": 1}],
)
def test_json_may_be_a_list_or_an_object_of_tables(tmp_path: Path, content: object) -> None:
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    dataset = load([path])
    check_records(dataset)
    assert dataset.claims["tags"].tolist() == ["x;y", ""]


@pytest.mark.parametrize("suffix", ["jsonl", "ndjson"])
def test_one_record_a_line_is_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"mine.{suffix}"
    path.write_text("\n\n".join(map(json.dumps, RECORDS)), encoding="utf-8")
    dataset = load([path])
    check_records(dataset)
    assert dataset.raw["claims"]["_row"].tolist() == ["1", "3"]


def test_json_with_several_tables_gives_them_all(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    actors = [{"actor": "A", "side": "one"}, {"actor": "B", "side": "two", "aliases": "Bee; B."}]
    claims = [*RECORDS, {"claimant": "bee", "subject": "A"}]
    path.write_text(json.dumps({"claims": claims, "actors": actors}), encoding="utf-8")
    dataset = load([path])
    assert dataset.sides["side"].tolist() == ["one", "two"]
    assert dataset.claims["claimant"].tolist() == ["A", "B", "B"]
    assert dataset.raw["claims"]["claimant"].tolist() == ["A", "B", "bee"]


@pytest.mark.parametrize("suffix", ["xlsx", "xlsm"])
def test_the_first_sheet_is_claims_where_none_is_called_so(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"mine.{suffix}"
    head = ["claimed_on", "claimant", "subject", "best", "place"]
    rows = [head, ["2016-04-02", "A", "B", 6, ""], ["2016-04-03", "B", "A", 1.5, "Talish"]]
    write_xlsx(path, {"Data": rows, "Notes": [["hello"]]})
    check_records(load([path]))


def test_sheets_called_like_tables_are_those_tables(tmp_path: Path) -> None:
    path = tmp_path / "mine.xlsx"
    write_xlsx(
        path,
        {
            "Readme": [["hello"]],
            "Actors": [["actor", "side"], ["A", "one"], ["B", "two"]],
            "Claims": [["claimant", "subject", "best"], ["A", "B", 12], ["", "B", 13]],
        },
    )
    dataset = load([path])
    assert dataset.claims["value_text"].tolist() == ["12"]
    assert dataset.sides["side"].tolist() == ["one", "two"]
    assert [(row.row, row.code) for row in dataset.rejected] == [(3, "no_claimant")]


def test_an_open_document_sheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.ods"
    rows = "".join(
        f"<table:table-row>{''.join(map(ods_cell, cells))}</table:table-row>"
        for cells in (["claimant", "best"], ["A", "5"])
    )
    write_ods(path, rows)
    assert load([path]).claims["best"].tolist() == [5]


def test_parquet_is_read_with_its_dates_and_numbers(tmp_path: Path) -> None:
    path = tmp_path / "mine.parquet"
    table = pa.table(
        {
            "claimed_on": [datetime(2016, 4, 2), datetime(2016, 4, 3, 16, 22)],  # noqa: DTZ001
            "recorded_on": [datetime(2016, 4, 5, tzinfo=UTC), None],
            "claimant": pa.array(["A", "B"]).dictionary_encode(),
            "best": [6, None],
            "tags": [["x", "y"], []],
        }
    )
    pq.write_table(table, path)
    dataset = load([path])
    assert dataset.claims["claimed_on"].tolist() == ["2016-04-02", "2016-04-03T16:22:00"]
    assert dataset.claims["tags"].tolist() == ["x;y", ""]
    assert dataset.claims["best"].tolist()[0] == 6
    assert "nested_column" in [problem.code for problem in dataset.problems]


def test_a_folder_of_tables_is_one_dataset(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text("claimant,subject\nA,B\n", encoding="utf-8")
    (tmp_path / "actors.json").write_text('[{"actor": "A", "side": "one"}]', encoding="utf-8")
    (tmp_path / "LICENSE").write_text("words", encoding="utf-8")
    (tmp_path / "other.csv").write_text("x\n1\n", encoding="utf-8")
    dataset = load([tmp_path])
    sides = dict(zip(dataset.actors["actor"], dataset.actors["side"], strict=True))
    assert sides == {"A": "one", "B": "third"}
    assert "unlisted_actor" in [problem.code for problem in dataset.problems]


def test_several_files_are_one_dataset(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("claims.csv", "more.csv", "actors.csv")]
    paths[0].write_text("claim_id,claimant\nx,A\n", encoding="utf-8")
    paths[1].write_text("claimant,claim_id,place\nB,x,Talish\n", encoding="utf-8")
    paths[2].write_text("actor,side\nA,one\nB,two\n", encoding="utf-8")
    dataset = load(paths)
    assert dataset.claims["claim_id"].tolist() == ["x", "x#2"]
    assert dataset.raw["claims"]["_file"].tolist() == ["claims.csv", "more.csv"]
    assert dataset.sides["side"].tolist() == ["one", "two"]


def test_a_side_is_inherited_from_the_parent(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text("claimant\nMoD\n", encoding="utf-8")
    (tmp_path / "actors.csv").write_text(
        "actor,side,parent\nState,one,\nMoD,,State\nLoop,,Loop\n", encoding="utf-8"
    )
    assert load([tmp_path]).actors["side"].tolist() == ["one", "one", "third"]


def package(folder: Path, resources: list[dict[str, Any]]) -> Path:
    folder.mkdir(exist_ok=True)
    text = json.dumps({"name": "x", "resources": resources})
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    return folder


def test_a_data_package_is_read_by_folder_or_by_its_descriptor(tmp_path: Path) -> None:
    folder = package(
        tmp_path / "set",
        [
            {"name": "claims", "path": "tables/c.csv"},
            {"name": "actors", "data": [{"actor": "A", "side": "one"}]},
        ],
    )
    (folder / "tables").mkdir()
    (folder / "tables" / "c.csv").write_text("claimant,note\nA,'=1\n", encoding="utf-8")
    for path in (folder, folder / "datapackage.json"):
        dataset = load([path])
        assert dataset.sides["side"].tolist() == ["one"]
        assert dataset.claims["note"].tolist() == ["'=1"]


@pytest.mark.parametrize(
    "path", ["../claims.csv", "/etc/passwd", "https://example.org/claims.csv", "a/../../claims.csv"]
)
def test_a_data_package_cannot_reach_outside_its_folder(tmp_path: Path, path: str) -> None:
    (tmp_path / "claims.csv").write_text("claimant\nA\n", encoding="utf-8")
    folder = package(tmp_path / "set", [{"name": "claims", "path": path}])
    with pytest.raises(UnreadableError, match="not a file inside its own folder"):
        load([folder])


def test_a_link_out_of_a_data_package_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("claimant\nA\n", encoding="utf-8")
    folder = package(tmp_path / "set", [{"name": "claims", "path": "claims.csv"}])
    (folder / "claims.csv").symlink_to(tmp_path / "secret.csv")
    with pytest.raises(UnreadableError, match="not a file inside its own folder"):
        load([folder])


def test_every_loader_has_its_own_endings() -> None:
    suffixes = [suffix for loader in LOADERS for suffix in loader.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert len({loader.key for loader in LOADERS}) == len(LOADERS)


def test_the_same_bytes_have_the_same_fingerprint(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("claimant\nA\n", encoding="utf-8")
    assert load([tmp_path / "a.csv"]).fingerprint == load([tmp_path / "b.csv"]).fingerprint
    assert len(load([tmp_path / "a.csv"]).fingerprint) == 64


def test_a_spreadsheet_that_spans_everything_with_two_cells_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.xlsx"
    far = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{cell("A1", "claimant")}</row>'
    far += f'<row r="1048576">{cell("XFD1048576", "x")}</row></sheetData></worksheet>'
    write_xlsx(path, {"claims": far})
    with pytest.raises(UnreadableError, match="mostly empty"):
        load([path])


def test_an_open_document_sheet_that_repeats_itself_for_ever_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.ods"
    row = f'<table:table-row table:number-rows-repeated="1048576">{ods_cell("x", 16384)}'
    write_ods(path, f"{row}</table:table-row>")
    with pytest.raises(UnreadableError, match="mostly empty"):
        load([path])


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    write_xlsx(path, {"claims": "<worksheet>" + " " * (80 << 20) + "</worksheet>"})
    assert path.stat().st_size < 200_000
    with pytest.raises(UnreadableError, match="unfold"):
        load([path])


def test_a_zip_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    write_xlsx(path, {"claims": "<worksheet>" + " " * (8 << 20) + "</worksheet>"})
    honest = (8 << 20) + len("<worksheet></worksheet>")
    content = path.read_bytes()
    path.write_bytes(content.replace(honest.to_bytes(4, "little"), (99).to_bytes(4, "little")))
    with pytest.raises(UnreadableError, match=r"unfold|not a whole"):
        load([path])
