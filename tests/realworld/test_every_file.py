"""Every public file there is: what it opens as, or the sentence that refuses it.

The numbers were taken from the files with Python's csv and json alone, and from what the folder's
README says of them; how is said beside each. Files have to stand in exactly one of the lists.
"""

import os
from collections import Counter
from pathlib import Path

import pytest
from msgspec import Struct

from core.dataset import Dataset
from core.loading import load
from core.mapping import counts_nothing, load_mapped
from core.mapping.mapping import Source
from core.mapping.suggest import propose
from core.problems import NotUnderstoodError, UnreadableError

FOLDER = os.environ.get("COUNTERCLAIM_DATA", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="COUNTERCLAIM_DATA is not set")


class Read(Struct, frozen=True):
    """What a file holds: records, claims made of them, the sum of their figures, its problems."""

    records: int
    claims: int
    total: float = 0
    refused: dict[str, int] = {}
    problems: frozenset[str] = frozenset()
    table: str = "claims"


def said(*codes: str) -> frozenset[str]:
    return frozenset(codes)


OPENED = {
    # Lines of the file; every dyad-year of 1991 to 2018 is a claim without a figure.
    "atop_alliances/atop_dyad_years_1991_on.csv": Read(187_509, 187_509),
    # 243 periods of 217 numbers; 255 and 260 are Germany, 678 and 679 Yemen: 215 states.
    "atop_alliances/cow_states.csv": Read(243, 0, refused={"listed_again": 28}, table="actors"),
    # One claim a line; one of 2056 in each; one file has a header 91.40% and one without a name.
    "claimskg_topics/annotator_1.csv": Read(
        651, 651, problems=said("future_date", "numeric_header", "empty_header")
    ),
    "claimskg_topics/gold_updated.csv": Read(625, 625, problems=said("future_date")),
    # Published fields that are not null on 1022 of 1051 days: 1021 + 1020 totals, 1006 + 980 daily,
    # 2 × 365 aid seekers, 2 × 330 famine, 170 + 143 + 131 + 130 + 101 of whom; 28 days say
    # “missing”, one has nothing but extrapolations.
    "gaza_casualties/casualties_daily.json": Read(
        1051, 6092, 183_405_078, {"no_report": 29}, said("falling_total")
    ),
    # 256 days of flash updates × 4 fields; 402 + 402 + 401 + 401 + 389 + 389 + 387 + 387 verified.
    "gaza_casualties/west_bank_daily.json": Read(
        1051, 4182, 4_131_057, {"no_report": 571}, said("falling_total", "first_value_spike")
    ),
    # 2414 lines of 61 cells; GDELT counts no losses.
    "gdelt_samples/20180101000000.export.CSV": Read(2414, 2414),
    "geonames_caucasus/geonames_cities1000_caucasus.csv": Read(1448, 0, table="places"),
    # Filled cells after date and day, and their sum.
    "minfin_ua_losses/russia_losses-2022.csv": Read(311, 3888, 17_995_529),
    "minfin_ua_losses/russia_losses.csv": Read(
        1641, 22_252, 1_195_699_925, problems=said("falling_total")
    ),
    "natural_earth_caucasus/caucasus_admin1_label_points_10m.geojson": Read(138, 0, table="places"),
    "natural_earth_caucasus/caucasus_populated_places_10m.geojson": Read(74, 0, table="places"),
    # 6396 cells above zero and their sum, and 6 zeros of a status that its type has on other days;
    # the base line of 2022-02-23 is two lines of zeros.
    "oryx_ukraine_scarnecchia/daily_count.csv": Read(
        1365, 6402, 10_989_550, {"no_figure": 2}, said("falling_total")
    ),
    # One item a line.
    "oryx_ukraine_scarnecchia/event_abandoned.csv": Read(2473, 2473, 2473),
    "oryx_ukraine_scarnecchia/event_captured.csv": Read(5392, 5392, 5392),
    "oryx_ukraine_scarnecchia/event_damaged.csv": Read(3389, 3389, 3389),
    # Cells above zero of four statuses; their sum is that of the column total.
    "oryx_ukraine_scarnecchia/totals_by_system_wide.csv": Read(
        8416, 11_297, 37_505, problems=said("mixed_scripts")
    ),
    "oryx_ukraine_scarnecchia/totals_by_type.csv": Read(
        56, 247, 213_380, problems=said("total_below_parts")
    ),
    # 249 lines after the header: 245 whole records, and two that are broken over two lines each.
    "sipri_caucasus_slice/trade-register_caucasus_cp1252.csv": Read(
        247, 247, 14_821, problems=said("encoding", "empty_header")
    ),
    # Fields other than date, day and direction; the README says totals fall.
    "ua_generalstaff_claims/russia_losses_equipment.json": Read(
        1626, 20_687, 204_520_205, problems=said("falling_total")
    ),
    # Corrections other than 0.
    "ua_generalstaff_claims/russia_losses_equipment_correction.json": Read(28, 86),
    # losses_total of every model.
    "ua_generalstaff_claims/russia_losses_equipment_oryx.json": Read(
        338, 338, 9022, problems=said("mixed_scripts")
    ),
    # personnel of 1626 days, POW of 62.
    "ua_generalstaff_claims/russia_losses_personnel.json": Read(1626, 1688, 961_164_391),
    # A total each, a side's dead of 2 events, unknown dead of 1.
    "ucdp_ged_sample1000/ucdp_ged_v23_1_azerbaijan_3rows.csv": Read(3, 6, 10),
    # 1000 totals, 268 + 349 + 308 + 122 parts; 8 lines have low above best, 5 high below it.
    "ucdp_ged_sample1000/ucdp_ged_v23_1_sample1000.csv": Read(
        1000, 2047, 19_122, problems=said("bound_left_out")
    ),
    # A range each, never one figure.
    "ucdp_prio_acd/ucdp-prio-acd-221.csv": Read(2568, 2568),
}
"""Files of known formats; every one of them is said to be known besides."""

MAPPED = {
    # The README: 135 claims. 23 of them have no figure at all; BOTH is in 11.
    "apr2016_claims/claims.csv": (135, {}),
    "apr2016_claims/claims.json": (135, {}),
    # The README: 48 figures of the infobox.
    "apr2016_claims/wikipedia_infobox_snapshots.csv": (48, {}),
    # 1152 lines; 107 have a negative excess or a negative end of it, which no count can be.
    "nk2020_excess_mortality/KT_NK_War_data.csv": (1152, {"negative_count": 107}),
}
"""Files of nobody's format: records, and those refused, through the suggested mapping."""

_NO_TABLE = "holds no table"
_ENDING = "has an ending that is not known"
_NOBODY = "no column says who claims"
_MAP = "is a map (TopoJSON), not a table of claims"
_OUTLINES = "holds lines and outlines of a map, not claims"
_ELSEWHERE = "is not a table of claims. Open the table of claims, or the folder that holds both"
REFUSED = {
    "README.md": _NOBODY,
    "apr2016_claims/places.csv": _ELSEWHERE,
    "apr2016_claims/relations.csv": _ELSEWHERE,
    "apr2016_wikipedia_text/2016_nagorno-karabakh_conflict.md": _NO_TABLE,
    "article/south_front_2016-04.txt": "is running text, not a table",
    "conflict_texts_caucasus/2020_nagorno-karabakh_war.md": _NO_TABLE,
    "conflict_texts_caucasus/battle_of_hadrut.md": _NO_TABLE,
    "conflict_texts_caucasus/madagiz_offensive.md": _NO_TABLE,
    "conflict_texts_caucasus/nagorno-karabakh_conflict.md": _NOBODY,
    "gaza_casualties/LICENSE": _ENDING,
    "gdelt_samples/GDELT_1.0_event_Column_Labels_Header_Row_Sep2016.tsv": _NOBODY,
    "gdelt_samples/GDELT_2.0_Events_Column_Labels_Header_Row_Sep2016.csv": _NOBODY,
    "gdelt_samples/cameoCodes.json": "no column says who claims",
    "gdelt_samples/events1.csv": _NOBODY,
    "gdelt_samples/events2.csv": _NOBODY,
    "gdelt_samples/gkg1.csv": _NOBODY,
    "gdelt_samples/mentions.csv": _NOBODY,
    "gdelt_samples/mentionssamp.csv": "lists GDELT mentions",
    "natural_earth/countries-110m.json": _MAP,
    "natural_earth/countries-50m.json": _MAP,
    "natural_earth/land-110m.json": _MAP,
    "natural_earth/world-atlas_LICENSE": _ENDING,
    "natural_earth_caucasus/caucasus_boundary_lines_disputed_10m.geojson": _OUTLINES,
    "natural_earth_caucasus/caucasus_boundary_lines_land_10m.geojson": _OUTLINES,
    "natural_earth_caucasus/caucasus_countries_10m.geojson": _OUTLINES,
    "natural_earth_caucasus/caucasus_disputed_areas_10m.geojson": _OUTLINES,
    "nk2020_excess_mortality/LICENSE": _ENDING,
    "ua_generalstaff_claims/LICENSE": _ENDING,
}
"""Files that hold no claims, and a part of the sentence that says so."""


def rows_of(dataset: Dataset, table: str) -> int:
    return len(set(dataset.raw[table]["_row"]))


def test_every_file_stands_in_one_list() -> None:
    there = {str(p.relative_to(FOLDER)) for p in Path(FOLDER).rglob("*") if p.is_file()}
    listed = Counter([*OPENED, *MAPPED, *REFUSED])
    assert set(listed) == there
    assert max(listed.values()) == 1


@pytest.mark.parametrize("name", OPENED)
def test_a_known_file_opens_as_counted_by_hand(name: str) -> None:
    dataset, expected = load([Path(FOLDER) / name]), OPENED[name]
    assert rows_of(dataset, expected.table) + len(dataset.rejected) == expected.records
    assert Counter(row.code for row in dataset.rejected) == expected.refused
    assert len(dataset.claims) == expected.claims
    assert dataset.claims["best"].sum() == expected.total
    assert {p.code for p in dataset.problems} == {"known_format"} | expected.problems


@pytest.mark.parametrize("name", MAPPED)
def test_any_other_table_opens_through_the_suggested_mapping(name: str) -> None:
    path, (records, refused) = Path(FOLDER) / name, MAPPED[name]
    mapping = propose(path).suggestion.mapping
    if mapping.source("claimant") is None:
        mapping = mapping.with_source(Source("claimant", constant="Somebody"))
    dataset = load_mapped(path, mapping)
    assert rows_of(dataset, "claims") + len(dataset.rejected) == records
    assert Counter(row.code for row in dataset.rejected) == refused


@pytest.mark.parametrize("name", REFUSED)
def test_what_holds_no_claims_is_refused_in_a_sentence_that_says_so(name: str) -> None:
    path = Path(FOLDER) / name
    with pytest.raises(UnreadableError) as refusal:
        load([path])
    assert path.name in str(refusal.value)
    assert REFUSED[name] in str(refusal.value)
    assert isinstance(refusal.value, NotUnderstoodError) == (REFUSED[name] == _NOBODY)


def test_alliances_of_armenia_and_azerbaijan_are_one_obligation_and_no_support() -> None:
    """Lines 371,373 of 1993 to 2018, and as many of 373,371: defence, non-aggression, consultation.

    4303 pairs have 5298 unbroken spells of the same obligations, 1830 of them with defence.
    """
    dataset = load([Path(FOLDER) / "atop_alliances" / "atop_dyad_years_1991_on.csv"])
    relations = dataset.relations
    assert len(relations) == 5298
    assert (relations["type"] == "defence_pact").sum() == 1830
    two = relations[(relations["source"] == "Armenia") & (relations["target"] == "Azerbaijan")]
    assert two[["type", "sign", "valid_from", "valid_to"]].to_numpy().tolist() == [
        ["defence_pact", 0.0, "1993-01-01", "2018-12-31"]
    ]
    assert len(two["claim_ids"].iloc[0].split(";")) == 26 + 26


def test_alliances_and_the_list_of_states_open_as_one_folder() -> None:
    dataset = load([Path(FOLDER) / "atop_alliances"])
    codes = dict(zip(dataset.actors["actor"], dataset.actors["cow"], strict=True))
    assert (codes["Armenia"], codes["Yugoslavia"]) == ("371", "345")
    assert len(dataset.relations) == 5298


@pytest.mark.parametrize("name", ["claims.csv", "claims.json"])
def test_the_claims_of_april_2016_open_as_far_as_their_columns_are_known(name: str) -> None:
    dataset = load([Path(FOLDER) / "apr2016_claims" / name])
    assert len(dataset.claims) == 135
    assert dataset.rejected == ()
    assert dataset.raw["claims"]["qty_as_written"].tolist()[3] == "up to 15"
    undated = dataset.claims["claimed_on_from"].isna()
    assert dataset.claims["claim_id"][undated].tolist() == ["AZ-2019-01"]
    assert counts_nothing(dataset)


def test_a_folder_with_one_table_twice_reads_it_once() -> None:
    """claims.csv and claims.json hold the same 135; relations.csv has 28 lines, places.csv 14."""
    dataset = load([Path(FOLDER) / "apr2016_claims"])
    assert (len(dataset.claims), len(dataset.relations), len(dataset.places)) == (135, 28, 14)
    (told,) = [problem for problem in dataset.problems if problem.code == "left_alone"]
    assert "claims.json" in told.sentence


def test_the_old_encoding_of_the_arms_register_is_no_obstacle() -> None:
    dataset = load([Path(FOLDER) / "sipri_caucasus_slice" / "trade-register_caucasus_cp1252.csv"])
    assert dataset.raw["claims"]["Comments"].iloc[0].startswith("Wärtsilä")
