"""The figures of a dataset in the orders they are looked up in: sorted once, then only searched."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from msgspec import Struct

from core.comparison.akin import Akin, Codes, akin_of
from core.comparison.begins import Begins, begins_of
from core.comparison.bonds import Bonds, bonds_of
from core.comparison.figures import BASES, SLOTS, Figures, Level
from core.comparison.increments import Increments, increments_of
from core.comparison.lineage import Lineage, lineage_of
from core.comparison.orders import LongArray, marked, run_starts
from core.comparison.runs import Runs
from core.comparison.sight import Sight
from core.comparison.spans import Spans, spans_of
from core.comparison.things import Thing
from core.cores import both
from core.index import BoolArray, ClaimIndex, CodeArray, Days, IntArray
from core.ordering import distinct, joint, placed, stably
from core.vocabulary.terms import Basis, Clock

INCREMENTAL = BASES.index(Basis.INCREMENTAL)
CUMULATIVE = BASES.index(Basis.CUMULATIVE)
_NARROW = 1 << 29


class Register(Struct, frozen=True, eq=False, dict=True):
    """The figures of loss at one level and on one clock.

    A *voice* is a cell's slot, heard first hand or through a relay. A *series* is what one claimant
    says in one voice of one subject on one basis; series are numbered in the order of voices.
    """

    level: Level
    clock: Clock
    cells: LongArray
    """Codes of all cells of the dataset (subject × things + thing), as they are listed."""
    voice_of: LongArray
    """Cells × slots × (relayed, first hand): the number of each voice, −1 where there is none."""
    voices: Runs
    """Counted figures by voice."""
    links: IntArray
    """The series of each figure in ``voices``, and where in it the figure stands.

    That is its place in the runs of ``increments`` or of ``running``, 0 in neither.
    """
    heads: IntArray
    """One claim of each series."""
    basis: CodeArray
    """Place in BASES of what each series counts by."""
    first_series: LongArray
    """The first series of each voice, and the end."""
    running: Runs
    """Running totals by series."""
    increments: Increments
    silent: Runs
    """Claims that state a loss without a number, by the place of their cell."""
    spans: Spans
    """Counted figures dated to more than one day."""
    bonds: Bonds
    begins: Begins
    """From which day each running total counts."""
    lineage: Lineage

    things: tuple[Thing, ...]

    def prepare(self) -> None:
        """Put the claims in order by day, so that a step of a drag looks at those between."""
        for runs in (self.voices, self.increments.runs, self.running, self.silent):
            runs.prepare()

    @property
    def series(self) -> IntArray:
        """The series of each figure in ``voices``."""
        return self.links[:, 0]

    @cached_property
    def slot_of(self) -> LongArray:
        """The slot of each voice: place of the cell × SLOTS + slot."""
        number = self.voice_of.reshape(-1)
        found = np.empty(len(self.voices), dtype=np.int64)
        found[number[number >= 0]] = np.flatnonzero(number >= 0) // 2
        return found

    @cached_property
    def cell_of(self) -> LongArray:
        """The place of the cell of each voice."""
        return self.slot_of // SLOTS

    @cached_property
    def has_silent(self) -> BoolArray:
        """Which cells have claims that state a loss without a number."""
        return np.diff(self.silent.starts) > 0

    @cached_property
    def relays(self) -> tuple[LongArray, LongArray]:
        """The voices that are relays of what is also heard first hand, and these first ones."""
        pairs = self.voice_of.reshape(-1, 2)
        relayed, first_hand = pairs[(pairs >= 0).all(axis=1)].T
        return relayed, first_hand

    @cached_property
    def place_of(self) -> Mapping[int, int]:
        """The place of each cell by its code."""
        return {code: place for place, code in enumerate(self.cells.tolist())}

    @cached_property
    def both(self) -> BoolArray:
        """Which cells are totals of both sides."""
        both = np.array([thing.both for thing in self.things], dtype=bool)
        return both[self.cells % len(both)] if len(both) else np.zeros(0, dtype=bool)

    @cached_property
    def _akin(self) -> tuple[Akin, ...]:
        return akin_of(self.things)

    @cached_property
    def parts(self) -> tuple[LongArray, LongArray]:
        """Pairs of cells of one subject and measure: a category, and one below it."""
        return self._pairs([akin.parts for akin in self._akin])

    @cached_property
    def kindred(self) -> tuple[LongArray, LongArray]:
        """Pairs of cells of one subject that may speak of the same losses in other terms."""
        return self._pairs([akin.every for akin in self._akin])

    def _pairs(self, others: Sequence[Codes]) -> tuple[LongArray, LongArray]:
        """Each cell with every cell of its subject of some other things."""
        cells: list[int] = self.cells.tolist()
        width = len(self.things)
        found = [
            (place, self.place_of[code])
            for place, cell in enumerate(cells)
            for code in _beside(cell, width, others[cell % width])
            if code in self.place_of
        ]
        one, other = np.array(found, dtype=np.int64).reshape(-1, 2).T
        return one, other

    def akin(self, place: int) -> list[int]:
        """The cells that may speak of the losses of a cell in other terms, as listed."""
        cell, width = int(self.cells[place]), len(self.things)
        codes = _beside(cell, width, self._akin[cell % width].every)
        return [self.place_of[code] for code in codes if code in self.place_of]

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        columns = (self.voice_of, self.links, self.heads, self.first_series, *self.spans[:3])
        runs = self.voices.nbytes + self.running.nbytes + self.silent.nbytes
        return sum(column.nbytes for column in columns) + runs + self.increments.nbytes


def _beside(cell: int, width: int, things: tuple[int, ...]) -> list[int]:
    """The codes of a subject's cells of other things."""
    return [cell // width * width + thing for thing in things]


def register_of(figures: Figures, index: ClaimIndex, sight: Sight) -> Register:
    """The register of what a sight looks at, kept in its budget."""
    return sight.budget.remember(
        ("register", sight.level, sight.clock),
        lambda: _register(figures, index, sight.level, sight.clock),
        lambda register: register.nbytes,
        lasting=True,
    )


def _register(figures: Figures, index: ClaimIndex, level: Level, clock: Clock) -> Register:
    days = index.days[clock]
    key = _narrow(figures.key(level))
    ordered = _by_order(figures, days.last)
    counted = ordered[figures.counted[ordered]]
    voice, voices = distinct(key[counted] * 2 + ~figures.relayed[counted])
    by_voice = stably(voice, len(voices))
    rows, voice = counted[by_voice], voice[by_voice]
    series, heads = _series(figures, index, rows, voice)
    basis = figures.basis[heads]
    bonds = bonds_of(figures, key)
    tied = marked(bonds.rows, index.size)
    counted_by = basis[series]
    added = _sorted_into(rows, series, counted_by == INCREMENTAL, len(heads))
    running = _sorted_into(rows, series, counted_by == CUMULATIVE, len(heads))
    label = _put(rows, series, index.size)
    begins = begins_of(figures, label, running[0])
    increments, (cells, silent, spans) = both(
        lambda: increments_of(figures, *added, days.last, tied, len(heads)),
        lambda: (*_cells_and_silent(figures, level, key, ordered, days), spans_of(days, rows)),
        index.size,
    )
    return Register(
        level=level,
        clock=clock,
        cells=cells,
        voice_of=_voices_of(cells, voices),
        voices=Runs(rows, days.last[rows], run_starts(voice, len(voices))),
        links=_links(index.size, rows, series, (added[0], running[0])),
        heads=heads,
        basis=basis,
        first_series=_first_series(voice, series, len(voices), len(heads)),
        running=Runs(running[0], days.last[running[0]], run_starts(running[1], len(heads))),
        increments=increments,
        silent=silent,
        spans=spans,
        bonds=bonds,
        begins=begins,
        things=figures.things,
        lineage=lineage_of(figures, index, days, begins, label, running[0]),
    )


def _cells_and_silent(
    figures: Figures, level: Level, key: CodeArray, ordered: IntArray, days: Days
) -> tuple[LongArray, Runs]:
    """The codes of all cells, and the claims of each that state a loss without a number."""
    cells = _listed(figures, level, key)
    quiet = ordered[figures.stated[ordered] & ~figures.counted[ordered]]
    return cells, _by_cell(cells, key[quiet] // SLOTS, quiet, days.last)


def _put(places: CodeArray, values: IntArray, size: int) -> IntArray:
    """Values at their places, 0 elsewhere."""
    made = np.zeros(size, dtype=np.int32)
    made[places] = values
    return made


def _links(
    size: int, rows: IntArray, series: IntArray, by_series: tuple[IntArray, IntArray]
) -> IntArray:
    """The series of each claim beside its place among those of its kind by series."""
    place = np.zeros(size, dtype=np.int32)
    for ordered in by_series:
        place[ordered] = np.arange(len(ordered), dtype=np.int32)
    return np.stack((series, place[rows]), axis=1)


def _voices_of(cells: LongArray, voices: CodeArray) -> LongArray:
    """Cells × slots × (relayed, first hand): the number of each voice, −1 where there is none."""
    wanted = cells[:, np.newaxis, np.newaxis] * SLOTS + np.arange(SLOTS)[:, np.newaxis]
    wanted = wanted * 2 + np.arange(2)
    at = np.searchsorted(voices, wanted)
    return np.where(np.append(voices, -1)[at] == wanted, at, -1)


def _narrow(codes: LongArray) -> CodeArray:
    return codes.astype(np.int32) if int(codes.max(initial=0)) < _NARROW else codes


def _by_order(figures: Figures, as_of: IntArray) -> IntArray:
    """All claims by as-of day, then by rank."""
    (day, days), count = placed(as_of), len(figures.rank)
    code = day.astype(np.int64) * count + figures.rank
    return stably(code, days * count).astype(np.int32)


def _series(
    figures: Figures, index: ClaimIndex, rows: IntArray, voice: CodeArray
) -> tuple[IntArray, IntArray]:
    """The number of each claim's series, and a claim of each."""
    speaker, about = (index[key].codes[rows] for key in ("claimant", "subject"))
    series, count = placed(joint((voice, speaker, about, figures.basis[rows])))
    return series, _put(series, rows, count)


def _first_series(voice: IntArray, series: IntArray, voices: int, count: int) -> LongArray:
    """The first series of each voice, and the end."""
    return np.searchsorted(_put(series, voice, count), np.arange(voices + 1)).astype(np.int64)


def _sorted_into(
    rows: IntArray, series: IntArray, these: BoolArray, count: int
) -> tuple[IntArray, IntArray]:
    """Some claims by series, in a voice's order within each, and the series of each."""
    rows, series = rows[these], series[these]
    order = stably(series, count)
    return rows[order], series[order]


def _listed(figures: Figures, level: Level, key: CodeArray) -> LongArray:
    """The codes of all cells, by subject and category tree."""
    subjects = figures.subjects[level]
    codes: list[int] = distinct(key[figures.stated] // SLOTS)[1].tolist()
    order = {name: place for place, name in reversed(list(enumerate(subjects.names)))}
    places = [thing.place for thing in figures.things]
    width = len(figures.things)
    codes.sort(key=lambda code: (order[subjects.names[code // width]], places[code % width]))
    return np.array(codes, dtype=np.int64)


def _by_cell(cells: LongArray, codes: CodeArray, rows: IntArray, last: IntArray) -> Runs:
    """Claims by the place of their cell, whose codes these are."""
    by_code = np.argsort(cells)
    place = by_code[np.searchsorted(cells[by_code], codes)] if len(cells) else codes[:0]
    order = stably(place, max(len(cells), 1))
    rows, starts = rows[order], run_starts(place[order].astype(np.int64), len(cells))
    return Runs(rows, last[rows], starts)
