"""Whose losses a figure is where the file says so by who speaks: own losses, enemy losses."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from core.loading.known.sheet import Sheet
from core.loading.rawtable import RawTable
from core.mapping.mapping import CLAIMANT_SIDE, OTHER_SIDE, OWN_SIDE
from core.problems import Problem, Severity
from core.vocabulary.states import states

_TWO = 2


def sides_of(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The side that each claimant speaks for, from pairs of claimant and side ("" if not given).

    Without a side it is the state whose name the claimant's begins with, else the claimant.
    """
    return {claimant: side or _state(claimant) for claimant, side in named if claimant}


def _state(claimant: str) -> str:
    words = claimant.split()
    begun = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    found = (states().named(name) for name in begun)
    return next((state.name for state in found if state is not None), claimant)


def other_side(side: str, sides: Mapping[str, str]) -> str:
    """The adversary of a side, "" unless those who claim speak for two sides."""
    others = set(sides.values()) - {side}
    return others.pop() if len(others) == 1 and side in sides.values() else ""


def resolved(claims: RawTable) -> RawTable:
    """Claims whose subject is the claimant's own or the other side, by the name of that side.

    Where there is no such side to be known the subject stays empty, with a warning.
    """
    sheet = Sheet(claims)
    if not sheet.truth(lambda text: text in (OWN_SIDE, OTHER_SIDE), "subject").any():
        return claims
    pairs = sheet.combined("{}\x1f{}".format, "claimant", CLAIMANT_SIDE).unique().to_pylist()
    sides = sides_of((claimant, side) for claimant, _, side in (p.partition("\x1f") for p in pairs))

    def meant(claimant: str, subject: str) -> str:
        side = sides.get(claimant, "")
        return {OWN_SIDE: side, OTHER_SIDE: other_side(side, sides)}.get(subject, subject)

    subjects = sheet.combined(meant, "claimant", "subject")
    place = claims.headers.index("subject")
    columns = (*claims.columns[:place], subjects, *claims.columns[place + 1 :])
    opposed = sheet.truth(lambda text: text == OTHER_SIDE, "subject").any()
    unknown = opposed and len(set(sides.values())) != _TWO
    problems = (*claims.problems, *([_unknown(claims, sides)] if unknown else []))
    return replace(claims, columns=columns, problems=problems)


def _unknown(claims: RawTable, sides: Mapping[str, str]) -> Problem:
    named = ", ".join(sorted(set(sides.values()))[:3])
    sentence = (
        f"{claims.file}: who the other side is cannot be known: those who claim speak for "
        f"{len(set(sides.values())):,} sides ({named}). Such losses are of nobody in particular; "
        "map the side of the claimant, or say whose they are."
    )
    return Problem("relative_side", Severity.WARNING, claims.file, 0, "subject", "", sentence)
