"""The lists of the claim card as sheets: the thread, and what is said of the same thing."""

from collections.abc import Sequence

from msgspec import Struct

from core.messages import say
from core.panels.card.company import Saying
from core.panels.card.thread import Step
from core.wording import Glyph
from gui.theme import Theme
from gui.widgets.table_marks import TableMark

Line = Step | Saying


class ListColumn(Struct, frozen=True):
    """A column of a list."""

    key: str
    meaning: str
    sample: str
    right: bool = False
    shrinks: bool = False
    stretches: bool = False
    title: str = ""


class LineSheet:
    """Lines of the card as a table asks for them."""

    def __init__(self, lines: Sequence[Line], theme: Theme, sides: Sequence[str]) -> None:
        self.lines = tuple(lines)
        self.count = len(lines)
        self.columns = _columns(self.lines)
        self._theme = theme
        self._sides = tuple(sides)

    def text(self, place: int, column: str) -> str:
        """What a cell says."""
        return _cells(self.lines[place])[column]

    def tip(self, place: int, column: str) -> str:
        """The whole line, with what its mark means."""
        del column
        line = self.lines[place]
        said = " · ".join(filter(None, _cells(line).values()))
        return f"{said}\n{line.glyph.meaning}\n{say('card.line.look')}"

    def mark(self, place: int, column: str) -> TableMark | None:
        """The mark of the claim before its date."""
        if column != "date":
            return None
        line = self.lines[place]
        colour = self._theme.side(line.side, self._sides)
        glyph: Glyph = line.glyph
        return TableMark(glyph.value, colour)


def _cells(line: Line) -> dict[str, str]:
    if isinstance(line, Step):
        return {
            "date": line.date,
            "claimant": line.claimant,
            "words": line.words,
            "delay": line.delay or (say("card.line.here") if line.here else ""),
        }
    return {
        "date": line.date,
        "claimant": line.claimant,
        "figure": line.figure,
        "words": line.basis,
    }


def _columns(lines: Sequence[Line]) -> tuple[ListColumn, ...]:
    if not lines:
        return ()
    cells = [_cells(line) for line in lines]

    def widest(key: str) -> str:
        return max((cell[key] for cell in cells), key=len)

    made = {
        "date": ListColumn("date", "when it was said", f"{widest('date')}   "),
        "claimant": ListColumn("claimant", "who says it", widest("claimant")[:18], shrinks=True),
        "words": ListColumn("words", "what", "W" * 12, shrinks=True, stretches=True),
    }
    if "delay" in cells[0]:
        made["delay"] = ListColumn("delay", "how much later", widest("delay"), right=True)
    else:
        made["figure"] = ListColumn("figure", "the figure", widest("figure"), right=True)
    return tuple(made[key] for key in cells[0])
