from pathlib import Path

import pandas as pd

from core.dataset import Dataset
from core.loading import load
from tests.loss_samples import (
    MINFIN_DAYS,
    STAFF_CORRECTIONS,
    STAFF_DAYS,
    STAFF_PEOPLE,
    as_csv,
    as_json,
)


def staff(folder: Path, **files: object) -> Dataset:
    paths = [folder / f"{name}.json" for name in files]
    for path, records in zip(paths, files.values(), strict=True):
        path.write_bytes(as_json(records))
    return load(paths)


def figures(claims: pd.DataFrame, day: str) -> dict[str, float]:
    chosen = claims[(claims["claimed_on"] == day) & claims["best"].notna()]
    return dict(zip(chosen["category"], chosen["best"], strict=True))


def test_every_figure_is_a_running_total_of_the_adversary_and_zero_is_one(tmp_path: Path) -> None:
    dataset = staff(tmp_path, days=STAFF_DAYS)
    claims = dataset.claims
    assert figures(claims, "2022-04-30") == {
        "fixed_wing": 190,
        "helicopter": 155,
        "tank": 1000,
        "motor_vehicle": 1701,
        "fuel_tanker": 76,
        "uav": 0,
    }
    assert figures(claims, "2022-05-01") == {
        "fixed_wing": 192,
        "helicopter": 155,
        "tank": 998,
        "vehicle": 1796,
        "uav": 5,
    }
    for column, value in (
        ("claimant", "General Staff of Ukraine"),
        ("subject", "Russia"),
        ("measure", "lost_unspecified"),
        ("basis", "cumulative"),
        ("since", "2022-02-24"),
        ("scope", "one_side"),
    ):
        assert set(claims[column]) == {value}, column
    assert dataset.sides["side"].tolist() == ["Russia", "Ukraine"]
    assert set(claims["note"]) == {"", "greatest losses: North"}


def test_about_and_more_are_bounds_and_prisoners_are_captives(tmp_path: Path) -> None:
    claims = staff(tmp_path, people=STAFF_PEOPLE).claims
    columns = ["measure", "best", "bound", "topic"]
    assert list(claims[columns].itertuples(index=False, name=None)) == [
        ("lost_unspecified", 23200, "approx", "loss"),
        ("captured", 496, "exact", "captivity"),
        ("lost_unspecified", 23500, "more_than", "loss"),
    ]


def test_a_correction_is_a_revision_without_a_figure(tmp_path: Path) -> None:
    dataset = staff(tmp_path, days=STAFF_DAYS, corrections=STAFF_CORRECTIONS)
    (found,) = dataset.claims[dataset.claims["act"] == "revise"].to_dict("records")
    assert found["value_text"] == "running total corrected by -2"
    assert pd.isna(found["best"])
    assert (found["measure"], found["category"]) == ("", "tank")
    assert found["replies_to"] == "ua-gs-daily-2022-05-01-tank"
    assert [row.code for row in dataset.rejected] == ["no_figure"]
    assert {p.code for p in dataset.problems} == {"known_format", "falling_total"}


def test_corrections_alone_answer_nothing(tmp_path: Path) -> None:
    claims = staff(tmp_path, corrections=STAFF_CORRECTIONS).claims
    assert claims["replies_to"].tolist() == [""]


def test_the_same_totals_listed_elsewhere_are_the_same_statement(tmp_path: Path) -> None:
    """988 tanks where the other list has 998: one statement, read in two places."""
    path = tmp_path / "losses.csv"
    path.write_bytes(as_csv(MINFIN_DAYS))
    listed = load([path]).claims
    days = staff(tmp_path, days=STAFF_DAYS).claims
    assert figures(listed, "2022-05-01")["tank"] == 988
    for column in ("claimant", "subject", "measure", "statement_id"):
        assert set(listed[column]) == set(days[column]), column
    assert set(listed["source"]).isdisjoint(days["source"])


def test_a_folder_of_known_files_opens_as_one_and_names_what_it_leaves(tmp_path: Path) -> None:
    staff(tmp_path, days=STAFF_DAYS, people=STAFF_PEOPLE)
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    (tmp_path / "LICENSE").write_text("free")
    dataset = load([tmp_path])
    assert len(dataset.claims) == 6 + 5 + 3
    (left,) = [p.sentence for p in dataset.problems if p.code == "left_alone"]
    assert left.endswith("so left alone: other.csv.")
    assert {path.name for path in dataset.paths} == {tmp_path.name}
