import json
from pathlib import Path

import pytest

from core.dataset import Dataset
from core.loading import load
from tests.known_samples import GED_BATTLE


def opened(folder: Path, *features: object, name: str = "mine.geojson") -> Dataset:
    path = folder / name
    whole = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return load([path])


def feature(properties: dict[str, object], *point: float) -> dict[str, object]:
    geometry = {"type": "Point", "coordinates": point}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


@pytest.mark.parametrize("name", ["mine.geojson", "mine.json"])
def test_a_point_gives_the_coordinates(tmp_path: Path, name: str) -> None:
    claims = opened(tmp_path, feature({"claimant": "A", "best": 3}, 46.5, 39.25), name=name).claims
    assert claims[["latitude", "longitude", "best"]].to_numpy().tolist() == [[39.25, 46.5, 3]]


def test_coordinates_among_the_properties_stand(tmp_path: Path) -> None:
    claims = opened(tmp_path, feature({"claimant": "A", "lat": 1, "lon": 2}, 46.5, 39.25)).claims
    assert claims[["latitude", "longitude"]].to_numpy().tolist() == [[1, 2]]


def test_another_geometry_stays_with_the_original_row(tmp_path: Path) -> None:
    line = {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}
    one = {"type": "Feature", "id": 7, "properties": {"claimant": "A"}, "geometry": line}
    dataset = opened(tmp_path, one)
    assert dataset.raw["claims"]["geometry"].tolist()[0].startswith('{"type": "LineString"')
    assert dataset.claims["claim_id"].tolist() == ["7"]


def test_what_is_no_feature_is_refused_by_its_number(tmp_path: Path) -> None:
    dataset = opened(tmp_path, feature({"claimant": "A"}, 1, 2), "odd", 3)
    assert [(row.row, row.code) for row in dataset.rejected] == [
        (2, "bad_record"),
        (3, "bad_record"),
    ]


def test_events_of_ucdp_as_features_are_recognised(tmp_path: Path) -> None:
    spot = ("latitude", "longitude")
    event: dict[str, object] = {k: v for k, v in GED_BATTLE.items() if k not in spot}
    more = dict.fromkeys(("date_end", "deaths_civilians"), "")
    dataset = opened(tmp_path, feature(more | event, 20.25, 10.5))
    assert dataset.problems[0].code == "known_format"
    assert dataset.claims[["latitude", "longitude"]].iloc[0].tolist() == [10.5, 20.25]
