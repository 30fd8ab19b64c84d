"""The numbers behind a view: a small digest to keep with it, and what moved since it was kept."""

from collections.abc import Sequence

from msgspec import Struct

from core.comparison import Cell, Slot, compare, sight_of, told_of
from core.dataset import Dataset
from core.messages import numeral, say
from core.saved_view import DataMark, Digest, DigestCell, SavedView
from core.session import SessionState
from core.wording import MISSING

KEPT_CELLS = 40
_KEPT_CLAIMS = 12
_TOLD = 3
_ROLES = ("own", "adversary", "third")


def digest_of(state: SessionState) -> Digest:
    """The numbers that a state shows: how many claims, and the loss comparison by side."""
    return _digest(state, cells_of(state))


def _digest(state: SessionState, cells: Sequence[Cell]) -> Digest:
    counts = state.workspace.denominator(state.filters)
    kept = tuple(_kept(state.workspace.dataset, cell) for cell in cells[:KEPT_CELLS])
    return Digest(counts.shown, counts.total, kept, max(0, len(cells) - KEPT_CELLS))


def cells_of(state: SessionState) -> tuple[Cell, ...]:
    """The cells of the loss comparison by side in view that hold a figure."""
    workspace = state.workspace
    if not workspace.index.size:
        return ()
    sight = sight_of(workspace, state.filters)
    cells = compare(workspace.dataset, workspace.index, sight).cells
    return tuple(cell for cell in cells if any(cell.slots))


class MovedFigure(Struct, frozen=True):
    """One figure of a view that is another one now; "—" where there is no statement."""

    subject: str
    thing: str
    speaker: str
    then: str
    now: str
    told: str = ""
    """Who says the figure now, as of when and on what basis; "" where nobody says any."""

    @property
    def sentence(self) -> str:
        """``Armenia / NKR, tank destroyed, own figure: 14, now 15 (as of 5 Apr 2016 …)``."""
        of = self.subject or say("drift.side.unstated")
        about = {"of": of, "thing": self.thing, "speaker": self.speaker}
        key = "drift.figure.told" if self.told else "drift.figure"
        return say(key, **about, then=self.then, now=self.now, told=self.told)


class Drift(Struct, frozen=True):
    """What is not as it was when a view was saved."""

    data: str = ""
    """Which data it was saved from, as a sentence, where that is not what is open."""
    gone: tuple[str, ...] = ()
    """Ids of claims it relied on that are not there any more."""
    shown: tuple[int, int] | None = None
    """Claims shown then and now, where that moved."""
    total: tuple[int, int] | None = None
    figures: tuple[MovedFigure, ...] = ()
    compared: bool = False
    """Whether the view keeps numbers that were compared."""
    untold: int = 0
    """Claims selected then, too many to be kept, so that they are not selected now."""

    @property
    def sentence(self) -> str:
        """What moved, in words; "" where nothing did."""
        said = [self.data, self._gone, *self._counts, self._moved]
        if self.data and not any(said[1:]):
            said.append(say("drift.same" if self.compared else "drift.unkept"))
        if self.untold:
            said.append(say("drift.untold", self.untold))
        return say("drift.joint").join(filter(None, said))

    @property
    def _gone(self) -> str:
        if not self.gone:
            return ""
        named = say("drift.comma").join(self.gone[:_TOLD])
        return say("drift.gone", len(self.gone), named=_and_more(named, len(self.gone) - _TOLD))

    @property
    def _counts(self) -> list[str]:
        return [
            say(key, then=numeral(moved[0]), now=numeral(moved[1]))
            for key, moved in (("drift.shown", self.shown), ("drift.total", self.total))
            if moved is not None
        ]

    @property
    def _moved(self) -> str:
        if not self.figures:
            return ""
        told = say("drift.semicolon").join(figure.sentence for figure in self.figures[:_TOLD])
        told = _and_more(told, len(self.figures) - _TOLD, "drift.semicolon.more")
        return say("drift.figures", len(self.figures), told=told)


def _and_more(told: str, more: int, key: str = "drift.more") -> str:
    return say(key, told=told, more=numeral(more)) if more > 0 else told


def drift_of(view: SavedView, state: SessionState) -> Drift:
    """What moved between a saved view and the state in which it is shown now.

    Data of the same content moved nothing, so that no number has to be compared.
    """
    untold = view.selection.untold
    dataset = state.workspace.dataset
    hashed = bool(view.data.fingerprint and dataset.fingerprint)
    same = (
        view.data.fingerprint == dataset.fingerprint
        if hashed
        else view.data.name in ("", dataset.name)
    )
    if same and (hashed or view.digest is None):
        return Drift(untold=untold)
    data = "" if same else _other(view.data, dataset)
    if view.digest is None:
        return Drift(data, _gone(dataset, view.selection.claims), untold=untold)
    cells = cells_of(state)
    now = _digest(state, cells)
    relied = [claim for cell in view.digest.cells for claim in cell.claims]
    return Drift(
        data,
        _gone(dataset, (*view.selection.claims, *relied)),
        _moved(view.digest.shown, now.shown),
        _moved(view.digest.total, now.total),
        _figures(view.digest, now, cells),
        compared=True,
        untold=untold,
    )


def _other(mark: DataMark, dataset: Dataset) -> str:
    if mark.name == dataset.name:
        return say("drift.data.changed", name=mark.name)
    return say("drift.data.other", name=mark.name or say("drift.data.unnamed"), open=dataset.name)


def _kept(dataset: Dataset, cell: Cell) -> DigestCell:
    ids = dataset.claims["claim_id"]
    rows = [row for slot in cell.slots if slot is not None for row in slot.rows.array.tolist()]
    own, adversary, third = (_written(slot) for slot in cell.slots)
    return DigestCell(
        cell.subject,
        cell.thing.label,
        own,
        adversary,
        third,
        tuple(str(ids.iat[row]) for row in rows[:_KEPT_CLAIMS]),
    )


def _written(slot: Slot | None) -> str | None:
    return None if slot is None else slot.amount.written()


def _gone(dataset: Dataset, claims: Sequence[str]) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(claims))
    if not asked:
        return ()
    ids = dataset.claims["claim_id"]
    there = set(ids[ids.isin(asked)].tolist())
    return tuple(claim for claim in asked if claim not in there)


def _moved(then: int, now: int) -> tuple[int, int] | None:
    return None if then == now else (then, now)


def _figures(then: Digest, now: Digest, cells: Sequence[Cell]) -> tuple[MovedFigure, ...]:
    standing = {(cell.subject, cell.thing.label): cell for cell in cells}
    before = {(cell.subject, cell.thing): cell for cell in then.cells}
    after = {(cell.subject, cell.thing): cell for cell in now.cells}
    keys = list(before)
    if not then.untold and not now.untold:
        keys = list(dict.fromkeys((*before, *after)))
    found: list[MovedFigure] = []
    for subject, thing in keys:
        old, new = before.get((subject, thing)), after.get((subject, thing))
        if new is None and now.untold:
            continue
        for place, role in enumerate(_ROLES):
            was = getattr(old, role) if old is not None else None
            is_now = getattr(new, role) if new is not None else None
            if was != is_now:
                words = (say(f"drift.role.{role}"), was or MISSING, is_now or MISSING)
                told = _told(standing.get((subject, thing)), place)
                found.append(MovedFigure(subject, thing, *words, told))
    return tuple(found)


def _told(cell: Cell | None, role: int) -> str:
    slot = None if cell is None else cell.slots[role]
    return "" if cell is None or slot is None else told_of(slot, cell, role)
