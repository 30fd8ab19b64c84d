"""A small file of every known format, typed after its codebook: key → name of the file, bytes."""

import csv
import io
from collections.abc import Mapping, Sequence
from types import MappingProxyType

GED_HEADERS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_new_id", "conflict_name", "dyad_new_id", "dyad_name"),
    *("side_a_new_id", "side_a", "side_b_new_id", "side_b", "number_of_sources"),
    *("source_office", "source_date", "source_headline", "source_original"),
    *("where_prec", "where_coordinates", "latitude", "longitude", "country"),
    *("event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"),
    *("gwnoa", "gwnob"),
)

GED_BATTLE = {
    "id": "900001",
    "code_status": "Clear",
    "type_of_violence": "1",
    "conflict_name": "Northland: Government",
    "side_a_new_id": "11",
    "side_a": "Government of Northland",
    "side_b_new_id": "12",
    "side_b": "Northern Front",
    "source_office": "Northland News",
    "source_date": "2001-03-06",
    "source_headline": "Clash at the bridge",
    "source_original": "army spokesman",
    "where_prec": "2",
    "where_coordinates": "Bridgetown",
    "latitude": "10.5",
    "longitude": "20.25",
    "event_clarity": "1",
    "date_prec": "2",
    "date_start": "2001-03-04 00:00:00.000",
    "date_end": "2001-03-05 00:00:00.000",
    "deaths_a": "2",
    "deaths_b": "5",
    "deaths_civilians": "1",
    "deaths_unknown": "4",
    "best": "12",
    "high": "20",
    "low": "9",
    "gwnoa": "999",
}
GED_MASSACRE = GED_BATTLE | {
    "id": "900002",
    "type_of_violence": "3",
    "side_b_new_id": "9999",
    "side_b": "Civilians",
    "date_prec": "1",
    "date_end": "2001-03-04 00:00:00.000",
    "deaths_a": "0",
    "deaths_b": "0",
    "deaths_civilians": "7",
    "deaths_unknown": "0",
    "best": "7",
    "high": "7",
    "low": "7",
}

CONFLICT_YEAR = {
    "conflict_id": "77",
    "location": "Northland",
    "side_a": "Government of Northland",
    "side_a_id": "11",
    "side_a_2nd": "Government of Eastland",
    "side_b": "Northern Front, Free North",
    "side_b_id": "12, 13",
    "incompatibility": "1",
    "territory_name": "North",
    "year": "2001",
    "intensity_level": "1",
    "type_of_conflict": "4",
    "start_date": "2000-06-01",
    "start_date2": "2000-06-01",
    "ep_end": "0",
    "gwno_a": "999",
    "gwno_a_2nd": "998",
    "version": "25.1",
}
CONFLICT_HEADERS = (
    *("conflict_id", "location", "side_a", "side_a_id", "side_a_2nd"),
    *("side_b", "side_b_id", "side_b_2nd", "incompatibility", "territory_name", "year"),
    *("intensity_level", "cumulative_intensity", "type_of_conflict", "start_date", "start_prec"),
    *("start_date2", "start_prec2", "ep_end", "ep_end_date", "ep_end_prec"),
    *("gwno_a", "gwno_a_2nd", "gwno_b", "gwno_b_2nd", "gwno_loc", "region", "version"),
)
CONFLICT_WAR = CONFLICT_YEAR | {
    "year": "2002",
    "intensity_level": "2",
    "side_a_2nd": "",
    "ep_end": "1",
    "ep_end_date": "2002-08-09",
}


def written(
    headers: Sequence[str], rows: Sequence[Mapping[str, str]], delimiter: str = ","
) -> bytes:
    """A delimited file with a header; what a row does not give is empty."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, headers, restval="", delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


SAMPLES: Mapping[str, tuple[str, bytes]] = MappingProxyType(
    {
        "ucdp_ged": ("events.csv", written(GED_HEADERS, [GED_BATTLE, GED_MASSACRE])),
        "ucdp_candidate": (
            "month.csv",
            written(GED_HEADERS, [GED_BATTLE, GED_MASSACRE | {"code_status": "Check dyad"}]),
        ),
        "ucdp_prio_acd": ("acd.csv", written(CONFLICT_HEADERS, [CONFLICT_YEAR, CONFLICT_WAR])),
    }
)
