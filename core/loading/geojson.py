"""GeoJSON (RFC 7946): features as records of their properties, with the place of a point."""

from collections.abc import Mapping
from typing import cast

_COLLECTION = "FeatureCollection"
_FEATURE = "Feature"
_LATITUDE = ("latitude", "lat")
_LONGITUDE = ("longitude", "lon", "lng", "long")
_TWO = 2


def features_of(whole: Mapping[str, object]) -> list[object]:
    """The features of a collection as records; an empty list where it is none.

    A record is a copy of the feature's properties. Where these have no coordinates of their own a
    point adds ``longitude`` and ``latitude``; any other geometry stands as ``geometry``, as
    written. What is not a feature is handed on as it is, to be refused where records are.
    """
    features = whole.get("features")
    if whole.get("type") != _COLLECTION or not isinstance(features, list):
        return []
    return [_record(feature) for feature in cast("list[object]", features)]


def _record(feature: object) -> object:
    if not isinstance(feature, dict):
        return feature
    fields = cast("dict[str, object]", feature)
    properties = fields.get("properties")
    if fields.get("type") != _FEATURE or not isinstance(properties, dict):
        return cast("object", feature)
    record = cast("dict[str, object]", properties)
    names = {name.casefold() for name in record}
    if "id" in fields and "id" not in names:
        record["id"] = fields["id"]
    if isinstance(geometry := fields.get("geometry"), dict):
        _place(record, names, cast("dict[str, object]", geometry))
    return record


def _place(record: dict[str, object], names: set[str], geometry: dict[str, object]) -> None:
    spot = geometry.get("coordinates")
    point = cast("list[object]", spot) if isinstance(spot, list) else []
    if geometry.get("type") != "Point" or len(point) < _TWO:
        record.setdefault("geometry", geometry)
    elif names.isdisjoint(_LATITUDE) and names.isdisjoint(_LONGITUDE):
        record["longitude"], record["latitude"] = point[0], point[1]
