"""Lists of people killed in Gaza, person by person, in the layout of Palestine Datasets."""

from collections.abc import Sequence

from core.loading.arrow import TEXT, pa
from core.loading.known.composing import Cells, Part, compose, joined, listed
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.palestine import GAZA, MEDIA_OFFICE, MINISTRY, PAGES, actors
from core.loading.known.sheet import Column, Sheet
from core.loading.rawtable import RawTable
from core.vocabulary.terms import Act, Basis, Measure, Scope, Topic, VictimClass

_NAMES = ("en_name", "name_en", "ar_name", "name")
_ADULT = 18
_SOURCES = {
    "h": "listed by hospitals",
    "c": "submitted by the public",
    "j": "decided by a committee",
    "u": "source not given",
}


def is_persons(sheet: Sheet) -> bool:
    """Whether this is the list of those killed, or of the press among them."""
    return _is_list(sheet) or _is_press(sheet)


def _is_list(sheet: Sheet) -> bool:
    arabic = sheet.has("name") or sheet.has("ar_name")
    told = sheet.has("source") or sheet.has("update")
    return sheet.has("id", "en_name", "age", "dob", "sex") and arabic and told


def _is_press(sheet: Sheet) -> bool:
    return {header.casefold() for header in sheet.table.headers} == {"name", "name_en", "notes"}


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Each person to a claim that one was killed, by whoever publishes the list."""
    return Translation(tuple(map(_listed, sheets)), actors())


def _listed(sheet: Sheet) -> RawTable:
    press = _is_press(sheet)
    number = _rows(sheet) if press else sheet.text("id")
    cells: dict[str, Cells] = {
        "claim_id": joined("gaza-press-" if press else "gaza-killed-", number),
        "act": Act.ASSERT.value,
        "topic": Topic.LOSS.value,
        "claimant": MEDIA_OFFICE if press else MINISTRY,
        "subject": GAZA,
        "measure": Measure.KILLED.value,
        "category": "press" if press else sheet.combined(_category, "age", "sex"),
        "best": "1",
        "basis": Basis.INCREMENTAL.value,
        "scope": Scope.ONE_SIDE.value,
        "victim_class": (VictimClass.CIVILIAN if press else VictimClass.MIXED).value,
        "place": GAZA,
        "source": "Palestine Datasets",
        "source_url": PAGES,
        "text": listed(", ", sheet.text(*_NAMES), sheet.each(_aged, "age")),
        "note": listed(
            "; ", sheet.each(lambda text: _SOURCES.get(text, ""), "source"), sheet.text("notes")
        ),
    }
    return compose(sheet, "claims", [Part(sheet.every_row, cells)])


def _rows(sheet: Sheet) -> Column:
    return pa.array([str(row) for row in sheet.table.rows.tolist()], type=TEXT)


def _aged(age: str) -> str:
    return age and f"age {age}"


def _category(age: str, sex: str) -> str:
    if age.isdigit() and int(age) < _ADULT:
        return "child"
    return "woman" if sex.casefold() == "f" and age.isdigit() else "personnel"


PERSONS = KnownFormat(
    "palestine_persons",
    "Palestine Datasets lists of those killed",
    "Palestine Datasets documentation",
    "each person is a claim, by whoever publishes the list, that one was killed; the lists give no "
    "day. A woman is one whose age is given, a child one below 18.",
    is_persons,
    translate,
)
