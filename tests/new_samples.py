"""Made-up rows of lists of items and persons, and of the days of Lebanon."""

from tests.loss_samples import as_json

SPOTTED: list[dict[str, object]] = [
    {"id": 12345, "type": "Tanks", "model": "T-72B3", "status": "Destroyed", "lost_by": "Russia"}
    | {"date": "2023-06-02", "nearest_location": "Milltown", "geo": "48.1,37.25"}
    | {"unit": "1st Tank Regiment", "tags": "Drone"},
    {"id": 12346, "type": "Infantry fighting vehicles", "model": "BMP-2", "lost_by": "Ukraine"}
    | {"status": "Abandoned, captured", "date": "2023-06-03", "nearest_location": None}
    | {"geo": None, "unit": None, "tags": None},
]
LEBANON_DAYS: list[dict[str, object]] = [
    {"report_date": "2024-11-08", "report_source": "moph_lb", "report_period": 24, "phase": 1}
    | {"killed": 36, "killed_cum": 3136, "killed_cum_reported": 3136}
    | {"injured": 150, "injured_cum": 13979, "injured_cum_reported": 13979},
    {"report_date": "2026-03-09", "report_source": "ocha", "report_period": 48, "phase": 2}
    | {"killed_cum": 4500, "killed_cum_reported": 141}
    | {"injured_cum": 17000, "injured_cum_reported": 210},
]
KILLED: list[object] = [
    ["id", "en_name", "ar_name", "age", "dob", "sex", "update"],
    ["1", "Name One", "اسم", 34, "1989-01-02", "m", 1],
    ["2", "Name Two", "بشر", 5, "2018-01-02", "f", 1],
    ["3", "Name Three", "تاج", 41, "1982-01-02", "f", 2],
]
PRESS: list[dict[str, object]] = [
    {"name": "اسم", "name_en": "Name One", "notes": "Photographer"},
    {"name": "بشر", "name_en": "Name Two", "notes": ""},
]
SPOTTED_FILE = ("losses.json", as_json(SPOTTED))
LEBANON_FILE = ("lebanon.json", as_json(LEBANON_DAYS))
PERSONS_FILE = ("killed.json", as_json(KILLED))
