"""The table of actors that a mapping's sides make."""

import numpy as np

from core.loading.arrow import TEXT, pa
from core.loading.known.sheet import Sheet
from core.loading.rawtable import RawTable
from core.mapping.mapping import CLAIMANT_SIDE, SIDES, SUBJECT_SIDE, Mapping
from core.vocabulary.terms import THIRD

_ROLES = (("claimant", CLAIMANT_SIDE), ("subject", SUBJECT_SIDE))


def sides_table(mapping: Mapping, claims: RawTable) -> RawTable | None:
    """Everybody named in the claims with a side; None where the mapping names no sides.

    The first side named for an actor counts. A side is whom figures are claimed about; whoever
    belongs to none of these is a third party.
    """
    if not any(mapping.source(side) for side in SIDES):
        return None
    sides: dict[str, str] = {}
    sheet = Sheet(claims)
    for name, side in (pair for role in _ROLES for pair in _named(sheet, *role)):
        if side or name not in sides:
            sides[name] = sides.get(name) or side
    losing = _losing(sheet)
    belligerent = {sides.get(name) or name for name in losing}
    rows = [
        (name, side if side in belligerent else name if name in belligerent else THIRD)
        for name, side in sides.items()
    ]
    columns = tuple(
        pa.chunked_array([pa.array([row[place] for row in rows], type=TEXT)]) for place in (0, 1)
    )
    return RawTable("", "actors", ("actor", "side"), columns, np.arange(len(rows)), derived=True)


def _losing(sheet: Sheet) -> set[str]:
    subjects = sheet.spellings("subject")
    counted = sheet.truth(bool, "measure")
    counted = counted if counted.any() else np.ones(len(sheet), dtype=bool)
    codes: list[int] = np.unique(subjects.codes[counted]).tolist()
    return {subjects.texts[code] for code in codes} - {""}


def _named(sheet: Sheet, actor: str, side: str) -> list[tuple[str, str]]:
    names, sides = sheet.spellings(actor), sheet.spellings(side)
    if not len(sheet):
        return []
    keys = names.codes.astype(np.int64) * len(sides.texts) + sides.codes
    pairs: list[int] = np.unique(keys).tolist()
    found = (divmod(pair, len(sides.texts)) for pair in pairs)
    return [(names.texts[name], sides.texts[its]) for name, its in found if names.texts[name]]
