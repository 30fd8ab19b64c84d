"""The tabs on which a mapping is changed."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QWidget

from core.mapping import Mapping
from core.mapping.mapping import OTHER_SIDE, OWN_SIDE, TARGETS
from core.mapping.offers import meanings_offered
from core.mapping.scales import SCALES
from core.vocabulary.qualifiers import Place
from core.vocabulary.terms import Bound
from gui.mapping.columns import ColumnsTable
from gui.mapping.constants import Constants
from gui.mapping.grid import Grid, Lines
from gui.mapping.lines import (
    LIST_TARGETS,
    PART_TARGETS,
    fill_lines,
    fills_of,
    list_lines,
    lists_of,
    part_lines,
    parts_of,
    scale_lines,
    scales_of,
    summaries_of,
    summary_lines,
    term_lines,
    terms_of,
    word_lines,
    words_of,
)


class Editors(QTabWidget):
    """Columns, what stands for every row, wide tables, terms, words, summary rows."""

    changed = Signal(object)
    """The Mapping as changed on one of the tables of lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Mapping")
        self._mapping = Mapping()
        self.columns, self.constants = ColumnsTable(), Constants()
        self.parts, self.terms, self.words = _parts_grid(), _terms_grid(), _words_grid()
        self.lists, self.summaries = _lists_grid(), _summaries_grid()
        self.scales, self.fills = _scales_grid(), _fills_grid()
        for widget, title in (
            (self.columns, "Columns"),
            (self.constants, "For every row"),
            (self.parts, "Wide table"),
            (self.terms, "Terms"),
            (self.words, "Words"),
            (self.lists, "Lists"),
            (self.summaries, "Summary rows"),
            (_beside(self.scales, self.fills), "Scale and gaps"),
        ):
            self.addTab(widget, title)
        self.words.show_lines(word_lines(self._mapping))
        self._follow(self.parts, lambda m, lines: replace(m, parts=parts_of(lines, m)))
        self._follow(self.terms, lambda m, lines: replace(m, terms=terms_of(lines)))
        self._follow(self.words, lambda m, lines: replace(m, words=words_of(lines)))
        self._follow(self.lists, lambda m, lines: replace(m, lists=lists_of(lines)))
        self._follow(self.summaries, lambda m, lines: replace(m, summaries=summaries_of(lines)))
        self._follow(self.scales, lambda m, lines: replace(m, scales=scales_of(lines)))
        self._follow(self.fills, lambda m, lines: replace(m, fills=fills_of(lines)))

    def show_mapping(self, mapping: Mapping) -> None:
        """Show a mapping, silently; lines being written stay."""
        before, self._mapping = self._mapping, mapping
        self.columns.show_mapping(mapping)
        self.constants.show_mapping(mapping)
        for grid, lines in (
            (self.parts, part_lines),
            (self.terms, term_lines),
            (self.words, word_lines),
            (self.lists, list_lines),
            (self.summaries, summary_lines),
            (self.scales, scale_lines),
            (self.fills, fill_lines),
        ):
            if lines(mapping) != lines(before) and lines(mapping) != _filled(grid.lines()):
                grid.show_lines(lines(mapping))

    def _follow(self, grid: Grid, change: Callable[[Mapping, Lines], Mapping]) -> None:
        def take(lines: Lines) -> None:
            changed = change(self._mapping, lines)
            if changed != self._mapping:
                self.changed.emit(changed)

        grid.changed.connect(take)


def _filled(lines: Lines) -> Lines:
    return tuple(line for line in lines if line[0].strip())


def _parts_grid() -> Grid:
    return Grid(
        "Columns of a wide table",
        (
            "Column",
            "Lower end",
            "Upper end",
            *(t.replace("_", " ").capitalize() for t in PART_TARGETS),
        ),
        hint="Each filled cell of these columns becomes a claim of its own. A subject of "
        f"“{OWN_SIDE}” or “{OTHER_SIDE}” is the side of the claimant, or its adversary.",
    )


def _terms_grid() -> Grid:
    return Grid(
        "Terms",
        ("Column of the claims", "Word in the file", "Means"),
        {0: tuple(TARGETS)},
        "Their word, and ours: double click a meaning to choose another. Without a meaning the "
        "word counts as not given.",
        lambda line: meanings_offered(line[0], line[1]),
    )


def _words_grid() -> Grid:
    return Grid(
        "Readings of words around figures",
        ("Words", "Stand", "Meant as", "At least", "At most"),
        {1: tuple(place.value for place in Place), 2: tuple(bound.value for bound in Bound)},
        "How “about 30”, “14000+” or “dozens” are read. The ends are for words alone.",
    )


def _lists_grid() -> Grid:
    return Grid(
        "Several values in one cell",
        ("Column of the claims", "Divided by"),
        {0: LIST_TARGETS},
        "Several claimants each say it; of several subjects the figure covers all and is "
        "never split. Figures with a thing each, “27 soldiers, 6 civilians”, are a claim each, "
        "whatever divides them. “line end” and “tab” are written so.",
    )


def _scales_grid() -> Grid:
    return Grid(
        "Columns counted in thousands or more",
        ("Column", "Counts in"),
        {1: tuple(SCALES)},
        "Figures of these columns and their ends are multiplied; a figure written with a word of "
        "its own, “1.2 million”, is not.",
    )


def _fills_grid() -> Grid:
    return Grid(
        "Columns filled down",
        ("Column",),
        hint="An empty cell of these columns says what the one above it says.",
    )


def _beside(*widgets: QWidget) -> QWidget:
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for widget in widgets:
        row.addWidget(widget, stretch=1)
    return page


def _summaries_grid() -> Grid:
    return Grid(
        "Summary rows", ("Column", "Cell says"), hint="Rows that sum up others are left out."
    )
