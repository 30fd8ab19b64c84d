"""A small file of every known format, typed after its codebook: key → name of the file, bytes."""

import csv
import io
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from core.loading.known.gdeltfields import EVENT_FIELDS
from tests.loss_samples import (
    ARMS_DEALS,
    GAZA_BUILDINGS,
    GAZA_DAYS,
    ORYX_ITEMS,
    STAFF_DAYS,
    as_csv,
    as_json,
)
from tests.new_samples import LEBANON_FILE, PERSONS_FILE, SPOTTED_FILE
from tests.other_samples import BATTLE_DEATHS, COUNTRY_YEARS, LISTS

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

ACLED_HEADERS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2"),
    *("admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale"),
    *("notes", "fatalities", "tags", "timestamp"),
)
ACLED_BATTLE = {
    "event_id_cnty": "NOR1",
    "event_date": "04 March 2001",
    "time_precision": "1",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Northland (1990-)",
    "inter1": "State forces",
    "actor2": "Northern Front",
    "inter2": "Rebel group",
    "country": "Northland",
    "location": "Bridgetown",
    "latitude": "10.5",
    "longitude": "20.25",
    "geo_precision": "2",
    "source": "Northland News; Radio North",
    "source_scale": "National",
    "notes": "On 4 March 2001 soldiers and rebels clashed.",
    "fatalities": "10",
    "timestamp": "1009843200",
}
ACLED_PROTEST = ACLED_BATTLE | {
    "event_id_cnty": "NOR2",
    "time_precision": "2",
    "event_type": "Protests",
    "sub_event_type": "Peaceful protest",
    "actor1": "Protesters (Northland)",
    "inter1": "Protesters",
    "actor2": "",
    "inter2": "",
    "fatalities": "0",
}

GDELT_EVENT = {
    "GLOBALEVENTID": "719024876",
    "SQLDATE": "20171202",
    "MonthYear": "201712",
    "Year": "2017",
    "FractionDate": "2017.9096",
    "Actor1Code": "NLDGOV",
    "Actor1Name": "NORTHLAND",
    "Actor1CountryCode": "NLD",
    "Actor2Code": "ELD",
    "Actor2Name": "EASTLAND",
    "Actor2CountryCode": "ELD",
    "IsRootEvent": "1",
    "EventCode": "130",
    "EventBaseCode": "130",
    "EventRootCode": "13",
    "QuadClass": "3",
    "GoldsteinScale": "-4.4",
    "NumMentions": "2",
    "NumSources": "1",
    "ActionGeo_Type": "4",
    "ActionGeo_FullName": "Bridgetown, Northland",
    "ActionGeo_Lat": "10.5",
    "ActionGeo_Long": "20.25",
    "DATEADDED": "20180101001500",
    "SOURCEURL": "http://www.news.example/politics/1",
}
GDELT_VISIT = GDELT_EVENT | {
    "GLOBALEVENTID": "719024877",
    "Actor1Code": "ELD",
    "Actor1Name": "EASTLAND",
    "Actor1CountryCode": "ELD",
    "Actor2Code": "",
    "Actor2Name": "",
    "Actor2CountryCode": "",
    "EventCode": "043",
    "EventRootCode": "04",
    "QuadClass": "1",
    "GoldsteinScale": "2.8",
}
GDELT_MENTION = {
    "GLOBALEVENTID": "719024876",
    "EventTimeDate": "20180101001500",
    "MentionTimeDate": "20180102003000",
    "MentionType": "1",
    "MentionSourceName": "other.example",
    "MentionIdentifier": "http://other.example/2",
    "Confidence": "60",
}

ICEWS_HEADERS = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text"),
    *("CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID"),
    *("Sentence Number", "Publisher", "City", "District", "Province", "Country"),
    *("Latitude", "Longitude"),
)
ICEWS_EVENT = {
    "Event ID": "21",
    "Event Date": "2001-03-04",
    "Source Name": "Foreign Affairs (Northland)",
    "Source Country": "Northland",
    "Event Text": "Criticize or denounce",
    "CAMEO Code": "111",
    "Intensity": "-2.0",
    "Target Name": "Eastland",
    "Target Country": "Eastland",
    "Story ID": "88",
    "Publisher": "Northland News Agency",
    "City": "Bridgetown",
    "Country": "Northland",
}


def headerless(names: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bytes:
    """A file as GDELT publishes it: tabs, no header."""
    return "".join("\t".join(row.get(n, "") for n in names) + "\n" for row in rows).encode()


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
        "ucdp_yearly": ("brd.csv", BATTLE_DEATHS),
        "ucdp_country_year": ("cy.csv", COUNTRY_YEARS),
        "acled": ("acled.csv", written(ACLED_HEADERS, [ACLED_BATTLE, ACLED_PROTEST])),
        "gdelt": ("0.export.CSV", headerless(EVENT_FIELDS[61], [GDELT_EVENT, GDELT_VISIT])),
        "icews": ("events.tab", written(ICEWS_HEADERS, [ICEWS_EVENT], "\t")),
        "general_staff": ("days.json", as_json(STAFF_DAYS)),
        "oryx": ("items.csv", as_csv(ORYX_ITEMS)),
        "warspotting": SPOTTED_FILE,
        "palestine_datasets": ("gaza.json", as_json(GAZA_DAYS[:2])),
        "palestine_lebanon": LEBANON_FILE,
        "palestine_persons": PERSONS_FILE,
        "palestine_infrastructure": ("buildings.json", as_json(GAZA_BUILDINGS[1:])),
        "sipri_arms_transfers": ("register.csv", as_csv(ARMS_DEALS)),
        **LISTS,
    }
)
