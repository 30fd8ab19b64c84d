"""One loss of one subject: what is said of it, in three slots."""

from core.comparison.board import Board
from core.comparison.counterparts import Told
from core.comparison.figures import ADVERSARY, OWN, THIRD_PARTY
from core.comparison.slots import Slot
from core.comparison.things import Thing
from core.index import NO_ROWS, Rows
from core.once import once


class Loss:
    """What is said of one subject × measure × category, read from its board when asked."""

    def __init__(self, board: Board, place: int) -> None:
        self.board = board
        self.place = place
        """Among the cells of the dataset."""

    @property
    def subject(self) -> str:
        """Whose loss it is."""
        return self.board.subject(self.place)[0]

    @property
    def side(self) -> str:
        """Side of the subject; BOTH for totals of both sides and claims about nobody named."""
        return self.board.subject(self.place)[1]

    @once
    def thing(self) -> Thing:
        """What is counted."""
        return self.board.thing(self.place)

    @once
    def own(self) -> Slot | None:
        """What the subject's side admits."""
        return self.board.slot(self.place, OWN)

    @once
    def adversary(self) -> Slot | None:
        """What its adversaries claim."""
        return self.board.slot(self.place, ADVERSARY)

    @once
    def third(self) -> Slot | None:
        """What third parties say."""
        return self.board.slot(self.place, THIRD_PARTY)

    @once
    def rows(self) -> Rows:
        """Every claim of the cell, with a number or without."""
        return self.board.backing.rows(self.place)

    @property
    def denials(self) -> Rows:
        """Denials by the subject's side of a figure in the cell, partial ones included."""
        return self._denied_by[0]

    @property
    def partial(self) -> bool:
        """Whether all of them deny only in part."""
        return self._denied_by[1]

    @property
    def _denied_by(self) -> tuple[Rows, bool]:
        return self.board.denials.get(self.place, (NO_ROWS, False))

    @once
    def told(self) -> Told:
        """What the two sides say of it."""
        return Told(self.thing, self.own, self.adversary)

    @property
    def slots(self) -> tuple[Slot | None, Slot | None, Slot | None]:
        """Own, adversary, third."""
        return self.own, self.adversary, self.third
