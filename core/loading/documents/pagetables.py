"""The tables of a web page, its cells without footnotes, styles and what nobody sees."""

from html.parser import HTMLParser

from msgspec import Struct, field

from core.loading import limits
from core.loading.documents.grids import Grid
from core.loading.documents.spans import MOST_CELLS, SpanCell, spread, too_many
from core.problems import UnreadableError

Attributes = list[tuple[str, str | None]]

_LINKED = "application/ld+json"
_UNSEEN = frozenset({"style", "script", "template", "noscript", "head"})
_BREAKS = frozenset({"br", "p", "div", "li", "hr"})
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"})
_CELLS = frozenset({"td", "th"})
_PARTS = frozenset({"table", "tr", "td", "th", "caption", "tbody", "thead", "tfoot"})
_MOST_TABLES = 1_000
_SPAN_DIGITS = 5


class _Table(Struct):
    caption: SpanCell = field(default_factory=SpanCell)
    rows: list[list[SpanCell]] = []
    into: SpanCell | None = None
    """Where text goes at the moment."""

    def grid(self, place: int, file: str) -> Grid:
        """The table with cells repeated over what they span, called by its place and caption."""
        named = self.caption.text[: limits.SHOWN]
        name = f"table {place}: {named}" if named else f"table {place}"
        return spread(name, self.rows, file)


class PageTables(HTMLParser):
    """Collects the tables of a page and its blocks of JSON-LD; UnreadableError beyond bounds."""

    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.file = file
        self.linked: list[str] = []
        self._tables: list[_Table] = []
        self._open: list[_Table] = []
        self._cells = 0
        self._hidden, self._hidden_times = "", 0
        self._block: list[str] | None = None

    def grids(self) -> list[Grid]:
        """The tables with cells, in the order of the page."""
        found = [table for table in self._tables if any(table.rows)]
        return [table.grid(place, self.file) for place, table in enumerate(found, start=1)]

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Begin a table, a row, a cell, or something that is not seen."""
        if tag == "script" and dict(attrs).get("type") == _LINKED:
            self._block = []
        if self._hidden and tag in _PARTS:
            self._hidden = ""
        if self._hidden:
            self._hidden_times += tag == self._hidden
        elif tag in _UNSEEN or (tag not in _PARTS | _VOID and _is_unseen(attrs)):
            self._hidden, self._hidden_times = tag, 1
        elif tag == "table":
            self._begin()
        elif self._open:
            self._inside(self._open[-1], tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """End what the tag began."""
        if tag == "script" and self._block is not None:
            self.linked.append("".join(self._block))
            self._block = None
        if self._hidden and tag in _PARTS:
            self._hidden = ""
        if self._hidden:
            self._hidden_times -= tag == self._hidden
            self._hidden = self._hidden if self._hidden_times else ""
        elif self._open and tag == "table":
            self._open.pop()
        elif self._open and tag in _CELLS | {"caption"}:
            self._open[-1].into = None

    def handle_data(self, data: str) -> None:
        """Add text to the cell that is open."""
        if self._block is not None:
            self._block.append(data)
        elif not self._hidden and self._open and self._open[-1].into is not None:
            self._open[-1].into.texts.append(data)

    def _begin(self) -> None:
        if len(self._open) >= limits.NESTING or len(self._tables) >= _MOST_TABLES:
            raise UnreadableError(
                f"{self.file} has tables inside tables over {limits.NESTING} levels, or more than "
                f"{_MOST_TABLES:,} tables. Save the one that is needed as csv."
            )
        self._tables.append(_Table())
        self._open.append(self._tables[-1])

    def _inside(self, table: _Table, tag: str, attrs: Attributes) -> None:
        match tag:
            case "tr":
                table.rows.append([])
                table.into = None
            case "td" | "th":
                self._count()
                said = dict(attrs)
                cell = SpanCell([], _times(said.get("colspan")), _times(said.get("rowspan")))
                if not table.rows:
                    table.rows.append([])
                table.rows[-1].append(cell)
                table.into = cell
            case "caption":
                table.into = table.caption
            case _:
                if table.into is not None and tag in _BREAKS:
                    table.into.texts.append(" ")

    def _count(self) -> None:
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise too_many(self.file)


def _is_unseen(attrs: Attributes) -> bool:
    """Whether an element is hidden, or the mark of a footnote."""
    said = {name: value or "" for name, value in attrs}
    names = said.get("class", "").casefold().split()
    style = "".join(said.get("style", "").casefold().split())
    return "hidden" in said or "display:none" in style or "reference" in names


def _times(written: str | None) -> int:
    plain = (written or "").strip()
    readable = plain.isascii() and plain.isdecimal() and len(plain) <= _SPAN_DIGITS
    return max(1, int(plain)) if readable else 1
