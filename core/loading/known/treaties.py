"""What treaties oblige states to, as files of alliances say it in columns of yes and no."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from core.loading.known.actors import KnownActor, state_actor, with_codes
from core.loading.known.sheet import Column, Sheet
from core.vocabulary.states import StateCode, states
from core.vocabulary.terms import ActorKind

_NONE = "alliance_treaty"
_YES = ("1", "1.0", "true", "TRUE")


class Obligation(Struct, frozen=True):
    """A column of a file, what it obliges to, and the relation that it makes."""

    column: str
    name: str
    relation: str


def heaviest(sheet: Sheet, obligations: Iterable[Obligation]) -> Column:
    """The relation that the heaviest obligation of a row makes; the heaviest is given first."""
    some = tuple(obligations)

    def chosen(*cells: str) -> str:
        found = zip(some, cells, strict=True)
        return next((one.relation for one, cell in found if cell in _YES), _NONE)

    return sheet.combined(chosen, *(one.column for one in some))


def told(sheet: Sheet, obligations: Iterable[Obligation]) -> Column:
    """All obligations of a row in words."""
    some = tuple(obligations)

    def listed(*cells: str) -> str:
        named = [one.name for one, cell in zip(some, cells, strict=True) if cell in _YES]
        return ", ".join(named) or "no obligation coded"

    return sheet.combined(listed, *(one.column for one in some))


def state_of(code: str) -> str:
    """The state of a number of the Correlates of War, or the number where none is listed."""
    number = code.removesuffix(".0")
    known = states().coded(StateCode.COW, number)
    return known.name if known else number and f"COW {number}"


def parties(sheets: Iterable[Sheet], columns: Iterable[str], coder: KnownActor) -> list[KnownActor]:
    """The states of some columns of numbers, and who coded them."""
    names = tuple(columns)
    codes = {
        text: None
        for sheet in sheets
        for name in names
        if sheet.has(name)
        for text in sheet.spellings(name).texts
        if text
    }
    named = {state_of(code): code.removesuffix(".0") for code in reversed(codes)}
    return [*(_state(name, code) for name, code in reversed(named.items())), coder]


def _state(name: str, code: str) -> KnownActor:
    return replace(with_codes(state_actor(name)), kind=ActorKind.STATE.value, cow=code)
