"""What public files say of one another: the same figures by other routes, in slices, and mapped.

The numbers were counted with Python's csv and json alone; how is said beside each.
"""

import csv
import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.comparison.origins import origins_by
from core.dataset import Dataset
from core.index import Rows, index_claims
from core.layers import combined
from core.loading import load
from core.mapping import load_mapped
from core.mapping.suggest import propose
from core.merges import COPIES, Decisions, MergeKind, Pair
from core.shipped import SAMPLE

FOLDER = os.environ.get("COUNTERCLAIM_DATA", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="COUNTERCLAIM_DATA is not set")

STAFF = "ua_generalstaff_claims"
LISTED = "minfin_ua_losses/russia_losses.csv"
EVENTS = "ucdp_ged_sample1000/ucdp_ged_v23_1_sample1000.csv"
TERMS = {
    "personnel": "personnel",
    "tanks": "tank",
    "apv": "APC",
    "artillery": "field artillery",
    "mlrs": "MRL",
    "aaws": "anti-aircraft warfare",
    "aircrafts": "aircraft",
    "helicopters": "helicopter",
    "uav": "drone",
    "cruise_missiles": "cruise missiles",
    "warships": "naval ship",
    "vehicles_fuel_tanks": "vehicles and fuel tanks",
    "special_equipment": "special equipment",
    "submarines": "submarines",
}


def path_of(name: str) -> Path:
    return Path(FOLDER) / name


def copies(made: Dataset) -> Counter[str]:
    assert made.layers is not None
    return Counter(COPIES[code].value for code in made.layers.copies.tolist())


def listed() -> Iterator[tuple[str, str, float]]:
    """Day, term of the other route, figure: every cell of the list that holds one."""
    with path_of(LISTED).open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            yield from (
                (row["date"], TERMS[k], float(v)) for k, v in row.items() if k in TERMS and v
            )


@pytest.fixture(scope="module")
def by_two_routes() -> Dataset:
    return combined([load([path_of(STAFF)]), load([path_of(LISTED)])])


def test_the_general_staff_by_two_routes_is_relayed_where_both_say_the_same(
    by_two_routes: Dataset,
) -> None:
    """22,252 figures: 21,906 stand in both files, 143 differ, 203 (15 days) are in one alone.

    Six of the equal ones are 11,000 and 12,000 “more” in one file and plain in the other: a word
    was lost on the way, and they are not the same claim.
    """
    days: dict[str, dict[str, object]] = {}
    for name in ("equipment", "personnel"):
        for day in json.loads((path_of(STAFF) / f"russia_losses_{name}.json").read_bytes()):
            days.setdefault(day["date"], {}).update(day)
    theirs = [days.get(day, {}).get(term) for day, term, _ in listed()]
    equal = [other == figure for other, (*_, figure) in zip(theirs, listed(), strict=True)]
    hedged = sum(day.get("personnel*") == "more" for day in days.values())
    assert (len(equal), sum(equal), theirs.count(None), hedged) == (22_252, 21_906, 203, 6)
    assert len(by_two_routes.claims) == 22_799 + 22_252
    assert copies(by_two_routes) == {"": 22_799 + 22_252 - 21_900, "relay": 21_900}


def test_a_figure_by_two_routes_has_one_origin_and_names_what_it_repeats(
    by_two_routes: Dataset,
) -> None:
    claims, layers = by_two_routes.claims, by_two_routes.layers
    assert layers is not None
    place = {name: row for row, name in enumerate(claims["claim_id"])}
    copy = place["ua-gs-minfin-2025-01-01-tanks"]
    first = place["ua-gs-daily-2025-01-01-tank"]
    assert layers.originals[copy] == first
    assert claims["tags"][copy] == "same_as:ua-gs-daily-2025-01-01-tank"
    rows = Rows([first, copy]).array
    origins = origins_by(by_two_routes, index_claims(by_two_routes), rows, rows * 0, 1)
    assert origins.tolist() == [1]


def test_the_list_of_one_year_stands_whole_in_the_list_of_all() -> None:
    """311 days of 2022 with 3888 figures, cell by cell those of the longer file."""
    year = path_of("minfin_ua_losses/russia_losses-2022.csv")
    made = combined([load([path_of(LISTED)]), load([year])])
    assert copies(made) == {"": 22_252, "duplicate": 3888}


def test_events_in_a_slice_of_another_shape_are_duplicates(tmp_path: Path) -> None:
    """The three events of Azerbaijan stand in the thousand; so do any hundred of them as JSON."""
    events = load([path_of(EVENTS)])
    three = load([path_of("ucdp_ged_sample1000/ucdp_ged_v23_1_azerbaijan_3rows.csv")])
    assert copies(combined([events, three])) == {"": 2047, "duplicate": 6}
    with path_of(EVENTS).open(encoding="utf-8") as lines:
        records = list(csv.DictReader(lines))[400:500]
    (tmp_path / "slice.json").write_text(json.dumps(records), encoding="utf-8")
    part = load([tmp_path / "slice.json"])
    assert copies(combined([events, part])) == {"": 2047, "duplicate": len(part.claims)}


def test_a_mapped_file_meets_the_sample_made_of_the_same_facts() -> None:
    """135 claims with the ids of the sample. 2 figures of both sides meet unasked.

    17 more do once a person says that AZ is Azerbaijan and ARM the Armenian forces; one of them
    names its source in other words. Things are destroyed in one file and merely lost in the other.
    """
    path = path_of("apr2016_claims/claims.csv")
    mapped = load_mapped(path, propose(path).suggestion.mapping)
    sample = load([SAMPLE])
    assert copies(combined([sample, mapped]))["duplicate"] == 2
    said = Decisions()
    for name, meant in (("AZ", "Azerbaijan"), ("ARM", "Armenian forces")):
        said = said.joined(Pair(MergeKind.ACTOR, "claims", name, meant))
    made = combined([sample, mapped], said)
    assert copies(made) == {"": 318, "duplicate": 18, "relay": 1}
    ids, layers = made.claims["claim_id"], made.layers
    assert layers is not None
    for row in layers.copies.nonzero()[0].tolist():
        assert ids[row] == f"{ids[layers.originals[row]]} (claims)"
