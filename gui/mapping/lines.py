"""The tables of a mapping as lines of texts, and back."""

from collections.abc import Sequence

from core.mapping.mapping import TARGETS, Mapping, Scale, Summary, Term, WidePart
from core.mapping.scales import SCALES
from core.vocabulary.qualifiers import Place, Word
from core.vocabulary.terms import Bound
from gui.mapping.grid import Lines

LIST_TARGETS = ("claimant", "subject", "best", "tags", "replies_to", "supersedes")
"""Targets that may have several values in a cell."""

_SIGNS = {"\n": "line end", "\t": "tab"}
"""Separators that cannot be seen, and how they are written."""

PART_TARGETS = (
    *("measure", "category", "victim_class", "subject", "claimant"),
    *("event_date", "scope", "basis", "unit"),
)
"""What a column of a wide table may say of its figures on the page; a file may say more."""


def word_lines(mapping: Mapping) -> Lines:
    """Phrase, place, bound and ends of each reading."""
    return tuple(
        (word.phrase, word.place.value, word.bound.value, _end(word.low), _end(word.high))
        for word in mapping.words
    )


def words_of(lines: Lines) -> tuple[Word, ...]:
    """The readings of the lines that have a phrase; an end that is no number is none."""
    return tuple(
        Word(phrase.strip(), Place(place), Bound(bound), _number(low), _number(high))
        for phrase, place, bound, low, high in lines
        if phrase.strip()
    )


def term_lines(mapping: Mapping) -> Lines:
    """Target, word of the file and meaning of each term."""
    return tuple((term.target, term.written, term.meant) for term in mapping.terms)


def terms_of(lines: Lines) -> tuple[Term, ...]:
    """The terms of the lines that have a word."""
    return tuple(
        Term(target, written, meant.strip())
        for target, written, meant in lines
        if written and target in TARGETS
    )


def part_lines(mapping: Mapping) -> Lines:
    """Column and ends of each part, and what its header says."""
    return tuple(
        (part.column, part.low, part.high, *_cells(part, PART_TARGETS)) for part in mapping.parts
    )


def parts_of(lines: Lines, mapping: Mapping) -> tuple[WidePart, ...]:
    """The parts of the lines that have a column; what the page does not show is kept."""
    before = {part.column: part for part in mapping.parts}
    found: list[WidePart] = []
    for column, low, high, *cells in lines:
        if not column:
            continue
        old = before.get(column)
        other = [pair for pair in (old.cells if old else ()) if pair[0] not in PART_TARGETS]
        shown = [(t, text.strip()) for t, text in zip(PART_TARGETS, cells, strict=True) if text]
        found.append(WidePart(column, (*shown, *other), low, high))
    return tuple(found)


def summary_lines(mapping: Mapping) -> Lines:
    """Column and words of rows that sum up others."""
    return tuple((summary.column, summary.written) for summary in mapping.summaries)


def summaries_of(lines: Lines) -> tuple[Summary, ...]:
    """The summary rows of the lines that are filled."""
    return tuple(Summary(column, written) for column, written in lines if column and written)


def scale_lines(mapping: Mapping) -> Lines:
    """Each column of figures in thousands or more, and what it counts in."""
    return tuple((scale.column, scale.counted) for scale in mapping.scales)


def scales_of(lines: Lines) -> tuple[Scale, ...]:
    """The scales of the lines that have a column; of each column the first."""
    found: dict[str, Scale] = {}
    for column, counted in lines:
        if column and counted in SCALES:
            found.setdefault(column, Scale(column, counted))
    return tuple(found.values())


def fill_lines(mapping: Mapping) -> Lines:
    """Each column that is filled down."""
    return tuple((column,) for column in mapping.fills)


def fills_of(lines: Lines) -> tuple[str, ...]:
    """The columns of the lines that have one."""
    return tuple(dict.fromkeys(column for (column,) in lines if column))


def list_lines(mapping: Mapping) -> Lines:
    """Target and separator of each column with several values in a cell."""
    return tuple((target, _SIGNS.get(mark, mark)) for target, mark in mapping.lists)


def lists_of(lines: Lines) -> tuple[tuple[str, str], ...]:
    """The separators of the lines that have one; of each target the first."""
    marks = {sign: mark for mark, sign in _SIGNS.items()}
    found: dict[str, str] = {}
    for target, written in lines:
        mark = marks.get(written, written if written.isspace() else written.strip())
        if mark and target in TARGETS:
            found.setdefault(target, mark)
    return tuple(found.items())


def _cells(part: WidePart, targets: Sequence[str]) -> tuple[str, ...]:
    said = dict(part.cells)
    return tuple(said.get(target, "") for target in targets)


def _end(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value < _LARGEST else None


_LARGEST = 1e15
