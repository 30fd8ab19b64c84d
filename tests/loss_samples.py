"""Made-up rows of counts of losses, as their formats write them."""

import csv
import io
import json

STAFF_DAYS: list[dict[str, object]] = [
    {"date": "2022-04-30", "day": 66, "aircraft": 190, "helicopter": 155, "tank": 1000}
    | {"military auto": 1701, "fuel tank": 76, "drone": 0},
    {"date": "2022-05-01", "day": 67, "aircraft": 192, "helicopter": 155, "tank": 998}
    | {"vehicles and fuel tanks": 1796, "drone": 5, "greatest losses direction": "North"},
]
STAFF_PEOPLE: list[dict[str, object]] = [
    {"date": "2022-04-30", "day": 66, "personnel": 23200, "personnel*": "about", "POW": 496},
    {"date": "2022-05-01", "day": 67, "personnel": 23500, "personnel*": "more", "POW": None},
]
STAFF_CORRECTIONS: list[dict[str, object]] = [
    {"date": "2022-05-01", "day": 67, "aircraft": 0, "helicopter": 0, "tank": -2, "personnel": 0},
    {"date": "2022-05-02", "day": 68, "aircraft": 0, "helicopter": 0, "tank": 0, "personnel": 0},
]
MINFIN_DAYS = (
    ("date", "day", "personnel", "tanks", "apv", "aircrafts", "helicopters", "vehicles_fuel_tanks"),
    ("2022-04-30", "66", "23200", "1000", "2400", "190", "155", ""),
    ("2022-05-01", "67", "23500", "988", "2418", "192", "155", "1796"),
)
ORYX_ITEMS = (
    ("country", "origin", "system", "status", "url", "date_recorded", "sysID", "matID"),
    (
        "Russia",
        "Soviet Union",
        "12 T-72B",
        "captured",
        "https://x.example/1",
        "2022-03-19",
        "1",
        "a",
    ),
    (
        "Russia",
        "Russia",
        "Gadget",
        "damaged and captured",
        "https://x.example/2",
        "2022-03-20",
        "2",
        "b",
    ),
    ("Ukraine", "Soviet Union", "BMP-2", "damaged", "https://x.example/3", "2022-03-20", "3", "c"),
)
_COUNTS = ("destroyed", "abandoned", "captured", "damaged", "type_total")
_ALL_BUT = "Losses excluding Recon Drones and Trucks - 14, of which: destroyed: 11, damaged: 1"
_ARMOUR = (
    "Losses of Armoured Combat Vehicles [Tanks, AFVs, IFVs, APCs, and MRAPs] - 13, of which: x"
)
ORYX_DAYS = (
    ("country", "equipment_type", *_COUNTS, "date_recorded"),
    ("Russia", "Tanks", "0", "0", "0", "0", "0", "2022-02-23"),
    ("Russia", "Tanks", "10", "0", "3", "0", "13", "2022-03-19"),
    ("Russia", "All Types", "12", "0", "3", "1", "16", "2022-03-19"),
    ("Russia", _ALL_BUT, "11", "0", "3", "1", "15", "2022-03-19"),
    ("Russia", _ARMOUR, "10", "0", "3", "0", "13", "2022-03-19"),
    ("Russia", "Radars\n", "2", "0", "0", "1", "3", "2022-03-19"),
    ("Russia", "Tanks", "11", "0", "0", "0", "11", "2022-03-20"),
)
ORYX_SYSTEMS = (
    ("country", "system", "destroyed", "captured", "abandoned", "damaged", "total"),
    ("Russia", "T-72B", "5", "2", "0", "0", "7"),
    ("Ukraine", "T-72AV", "1", "0", "0", "0", "1"),
)
ORYX_MODELS: list[dict[str, object]] = [
    {"equipment_oryx": "Tanks", "model": "T-72B", "manufacturer": "the Soviet Union"}
    | {"losses_total": 7, "equipment_ua": "Tanks"},
    {"equipment_oryx": "Tanks", "model": "T-62M", "manufacturer": "the Soviet Union"}
    | {"losses_total": 5, "equipment_ua": "Tanks"},
]
GAZA_DAYS: list[dict[str, object]] = [
    {"report_date": "2023-10-07", "report_source": "mohtel", "report_period": 24, "killed": 20}
    | {"killed_cum": 20, "ext_killed": 20, "ext_killed_cum": 20, "killed_children_cum": 4},
    {"report_date": "2023-10-09", "report_source": "gmotel", "report_period": 48, "killed": 10}
    | {"killed_cum": 30, "ext_killed": 5, "ext_killed_cum": 30, "press_killed_cum": 1},
    {"report_date": "2023-10-10", "report_source": "missing", "report_period": 24, "killed": 9}
    | {"ext_killed": 9, "ext_killed_cum": 39},
]
WEST_BANK_DAYS: list[dict[str, object]] = [
    {"report_date": "2023-10-07", "verified": {"killed": 6, "killed_cum": 6, "injured": 0}}
    | {"killed_cum": 3, "settler_attacks_cum": 3, "flash_source": "un"},
    {"report_date": "2023-10-08", "verified": {"killed": 2, "killed_cum": 8}}
    | {"killed_cum": 3, "settler_attacks_cum": 3, "flash_source": "fill"},
    {"report_date": "2023-10-09", "killed_cum": 3, "flash_source": "fill"},
]
GAZA_BUILDINGS: list[dict[str, object]] = [
    {
        "report_date": "2023-10-07",
        "civic_buildings": {"ext_destroyed": 5},
        "educational_buildings": {"ext_destroyed": 1, "ext_damaged": 15},
        "places_of_worship": {"ext_mosques_destroyed": 2},
        "residential": {"ext_destroyed": 80},
    },
    {
        "report_date": "2023-11-10",
        "civic_buildings": {"destroyed": 88, "ext_destroyed": 88},
        "educational_buildings": {"destroyed": 60, "ext_destroyed": 60, "damaged": 238},
        "places_of_worship": {
            "mosques_destroyed": 67,
            "mosques_damaged": 145,
            "churches_destroyed": 3,
            "ext_churches_destroyed": 2,
        },
        "residential": {"destroyed": 41000, "ext_destroyed": 41000},
    },
    {
        "report_date": "2023-11-12",
        "civic_buildings": {"ext_destroyed": 89},
        "educational_buildings": {"ext_destroyed": 61},
        "places_of_worship": {"ext_mosques_destroyed": 70},
        "residential": {"destroyed": 41030, "ext_destroyed": 41030},
    },
]
ARMS_DEALS = (
    (
        "Recipient",
        "Supplier",
        "Year of order",
        "",
        "Number ordered",
        "",
        "Weapon designation",
        "Weapon description",
        "Number delivered",
        "",
        "Year(s) of delivery",
        "status",
        "Comments",
        "SIPRI TIV per unit",
        "SIPRI TIV for total order",
        "SIPRI TIV of delivered weapons",
    ),
    (
        "Armenia",
        "Russia",
        "1995",
        "",
        "50",
        "",
        "BMP-2",
        "IFV",
        "50",
        "?",
        "1995; 1996",
        "Second hand",
        "Second-hand",
        "0.36",
        "18",
        "18",
    ),
    (
        "Turkey",
        "United States",
        "2001",
        "?",
        "2",
        "",
        "M-60",
        "tank",
        "2",
        "",
        "2003",
        "New",
        "",
        "1",
        "2",
        "2",
    ),
    (
        "Armenia",
        "Russia",
        "2001",
        "",
        "4",
        "",
        "Mi-17",
        "transport helicopter",
        "4",
        "",
        "2003",
        "New",
        "",
        "1",
        "4",
        "4",
    ),
    (
        "United Nations**",
        "Turkiye",
        "2015",
        "",
        "3",
        "",
        "X",
        "gadget",
        "3",
        "",
        "2016",
        "New",
        "",
        "3",
        "9",
        "9",
    ),
)


def as_json(records: object) -> bytes:
    """Records as the json module writes them."""
    return json.dumps(records).encode()


def as_csv(rows: tuple[tuple[str, ...], ...]) -> bytes:
    """Rows under their header."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode()
