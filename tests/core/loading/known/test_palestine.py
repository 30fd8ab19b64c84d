from pathlib import Path

import pandas as pd

from core.dataset import Dataset
from core.loading import load
from tests.known_samples import written
from tests.loss_samples import GAZA_BUILDINGS, GAZA_DAYS, WEST_BANK_DAYS, as_json

GROUPS = {
    "civic_buildings": ("destroyed",),
    "educational_buildings": ("destroyed", "damaged"),
    "places_of_worship": ("mosques_destroyed", "mosques_damaged", "churches_destroyed"),
    "residential": ("destroyed",),
}


def opened(folder: Path, records: object) -> Dataset:
    path = folder / "days.json"
    path.write_bytes(as_json(records))
    return load([path])


def rows(claims: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return list(claims[list(columns)].itertuples(index=False, name=None))


def test_a_figure_is_said_by_whoever_published_the_report(tmp_path: Path) -> None:
    dataset = opened(tmp_path, GAZA_DAYS)
    columns = ("claimant", "category", "best", "basis", "event_date")
    ministry, office = "Gaza Ministry of Health", "Gaza Government Media Office"
    assert rows(dataset.claims, *columns) == [
        (ministry, "personnel", 20, "incremental", "2023-10-07"),
        (ministry, "personnel", 20, "cumulative", ""),
        (ministry, "child", 4, "cumulative", ""),
        (office, "personnel", 10, "incremental", "2023-10-08/2023-10-09"),
        (office, "personnel", 30, "cumulative", ""),
        (office, "press", 1, "cumulative", ""),
    ]
    assert dataset.sides["side"].tolist() == ["Palestine", "Israel"]


def test_a_part_names_its_total_and_no_extrapolation_is_a_claim(tmp_path: Path) -> None:
    claims = opened(tmp_path, GAZA_DAYS).claims
    tags = dict(zip(claims["claim_id"], claims["tags"], strict=True))
    assert tags["gaza-2023-10-07-killed_children_cum"] == "part_of:gaza-2023-10-07-killed_cum"
    assert 5 not in set(claims["best"])


def test_a_day_without_a_report_is_a_gap(tmp_path: Path) -> None:
    dataset = opened(tmp_path, GAZA_DAYS)
    assert [(row.row, row.code) for row in dataset.rejected] == [(3, "no_report")]


def test_verified_and_flash_figures_of_the_west_bank_are_two_voices(tmp_path: Path) -> None:
    dataset = opened(tmp_path, WEST_BANK_DAYS)
    assert rows(dataset.claims, "claimant", "measure", "best", "basis", "claimed_on") == [
        ("UN OCHA flash updates", "killed", 3, "cumulative", "2023-10-07"),
        ("UN OCHA verified", "killed", 6, "incremental", "2023-10-07"),
        ("UN OCHA verified", "killed", 6, "cumulative", "2023-10-07"),
        ("UN OCHA verified", "wounded", 0, "incremental", "2023-10-07"),
        ("UN OCHA verified", "killed", 2, "incremental", "2023-10-08"),
        ("UN OCHA verified", "killed", 8, "cumulative", "2023-10-08"),
    ]
    assert [row.row for row in dataset.rejected] == [3]


def test_published_counts_of_buildings_are_totals_and_extrapolated_ones_no_claims(
    tmp_path: Path,
) -> None:
    dataset = opened(tmp_path, GAZA_BUILDINGS)
    assert rows(dataset.claims, "claimed_on", "measure", "category", "best") == [
        ("2023-11-10", "destroyed", "civic_building", 88),
        ("2023-11-10", "destroyed", "educational_building", 60),
        ("2023-11-10", "damaged", "educational_building", 238),
        ("2023-11-10", "destroyed", "mosque", 67),
        ("2023-11-10", "damaged", "mosque", 145),
        ("2023-11-10", "destroyed", "church", 3),
        ("2023-11-10", "destroyed", "housing_unit", 41_000),
        ("2023-11-12", "destroyed", "housing_unit", 41_030),
    ]
    said = dataset.claims[["claimant", "subject", "basis", "since"]].drop_duplicates()
    assert said.to_numpy().tolist() == [
        ["Gaza Government Media Office", "Gaza", "cumulative", "2023-10-07"]
    ]
    assert [(row.row, row.code) for row in dataset.rejected] == [(1, "no_report")]


def test_buildings_read_the_same_with_a_column_for_each_field(tmp_path: Path) -> None:
    nested = opened(tmp_path, GAZA_BUILDINGS).claims
    records = [
        {"report_date": str(day["report_date"])}
        | {
            f"{group}.{field}": str(figures.get(field, ""))
            for group, known in GROUPS.items()
            if isinstance(figures := day[group], dict)
            for field in (*known, *(f"ext_{name}" for name in known))
        }
        for day in GAZA_BUILDINGS
    ]
    flat = tmp_path / "flat.csv"
    flat.write_bytes(written(tuple(records[0]), records))
    assert load([flat]).claims.equals(nested)
