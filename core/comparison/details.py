"""What stands behind the slots of some cells: their claims, the other figures said, the origins."""

from collections import Counter
from collections.abc import Mapping
from math import isnan

import numpy as np
from msgspec import Struct

from core.comparison.bounds import Amounts
from core.comparison.figures import BASES, SLOTS
from core.comparison.orders import LongArray, marked, places_in, runs_of
from core.comparison.origins import counted_origins
from core.comparison.register import INCREMENTAL
from core.comparison.runs import between
from core.comparison.series import COUNTING_OF, COUNTINGS, Counting
from core.comparison.standing import Standing, figured
from core.comparison.voices import Voices
from core.index import NO_ROWS, BoolArray, Rows
from core.ordering import joint
from core.vocabulary.terms import Basis

_DATED = np.isin(BASES, (Basis.CUMULATIVE, Basis.SNAPSHOT))
"""Of the place of each basis in BASES whether its figures have a history."""
_UNKNOWN = COUNTINGS.index(Counting.UNKNOWN)


class Made(Struct, frozen=True):
    """What makes a figure."""

    rows: Rows
    summed: int = 1
    """How many increments were added up; 1 for anything else."""
    reaches_back: bool = False
    """Whether one of them began before the window."""


class Detail(Struct, frozen=True):
    """What else was said in a slot."""

    every: Rows = NO_ROWS
    """All claims of the slot, variants included."""
    ticks: tuple[float, ...] = ()
    """Numbers of the variants, ascending."""
    variants: int = 0
    """Distinct figures that differ from the standing one."""
    origins: int = 1
    """Independent origins."""


class Behind(Struct, frozen=True, eq=False):
    """What stands behind some cells; slots go by their code, place of the cell × SLOTS + slot."""

    rows: Mapping[int, Rows]
    """Every claim of each cell, with a number or without."""
    details: Mapping[int, Detail]
    made: Mapping[int, Made]


class _Heard(Struct, frozen=True, eq=False):
    """The counted claims heard in some slots, by voice, day and rank."""

    places: LongArray
    """Where they stand among all counted claims."""
    rows: LongArray
    slot: LongArray
    """Place of the cell × SLOTS + slot."""
    series: LongArray
    alive: BoolArray
    stands: BoolArray
    """Whether the claim makes, alone or with others, the figure of its series."""


Ticks = dict[int, tuple[tuple[float, ...], int]]
"""Of slots, by their code, the numbers of the variants, ascending, and how many variants."""


def ticks_of(voices: Voices, standing: Standing) -> Ticks:
    """The variants of all standing figures, without what else stands behind them."""
    return _spread(voices, standing, standing.by_slot, _heard(voices, _all_heard(voices)))


def behind(voices: Voices, standing: Standing, cells: LongArray) -> Behind:
    """Look behind some cells, distinct and by their places, in one pass over their claims."""
    heard = _heard(voices, _heard_in(voices, cells))
    chosen = _standing_in(standing, cells)
    return Behind(
        _rows_of(voices, cells, heard),
        _details(voices, standing, chosen, heard),
        made_of(voices, standing, chosen),
    )


def _standing_in(standing: Standing, cells: LongArray) -> LongArray:
    """The places of the figures that stand in some cells."""
    slots = (cells[:, np.newaxis] * SLOTS + np.arange(SLOTS)).reshape(-1)
    at = np.searchsorted(standing.slot_order, slots)
    there = at < len(standing.slot_order)
    there[there] = standing.slot_order[at[there]] == slots[there]
    return standing.by_slot[at[there]]


def made_of(voices: Voices, standing: Standing, chosen: LongArray) -> dict[int, Made]:
    """What makes some standing figures, by the code of their slot."""
    newest, figures = standing.row[chosen], voices.figures
    added = np.flatnonzero(figures.basis[newest] == INCREMENTAL)
    now, increments = voices.sight.now, voices.register.increments
    rows, run = increments.standing(figures, standing.series[chosen[added]], now, voices.passes)
    starts = np.searchsorted(run, np.arange(len(added) + 1))
    slots: list[int] = standing.slot[chosen].tolist()
    found = {slot: Made(_rows(newest[at : at + 1])) for at, slot in enumerate(slots)}
    for number, at in enumerate(added.tolist()):
        mine = rows[int(starts[number]) : int(starts[number + 1])]
        found[slots[at]] = Made(_rows(mine), len(mine), _reaches_back(voices, mine))
    return found


def _rows_of(voices: Voices, cells: LongArray, heard: _Heard) -> dict[int, Rows]:
    """Every claim of some cells."""
    silent = voices.register.silent
    places, run = places_in(*between(silent, cells, voices.sight.now))
    mute = silent.rows[places].astype(np.int64)
    kept = voices.passing(mute)
    rows = np.concatenate([heard.rows, mute[kept]])
    cell = np.concatenate([heard.slot // SLOTS, cells[run[kept]]])
    order = np.argsort(cell, kind="stable")
    rows, cell = rows[order], cell[order]
    first, after = np.searchsorted(cell, cells, "left"), np.searchsorted(cell, cells, "right")
    spans = zip(cells.tolist(), first.tolist(), after.tolist(), strict=True)
    return {place: _rows(rows[begin:end]) for place, begin, end in spans}


def _details(
    voices: Voices, standing: Standing, chosen: LongArray, heard: _Heard
) -> dict[int, Detail]:
    """The detail of each chosen figure, by the code of its slot."""
    slots = standing.slot[chosen]
    spread = _spread(voices, standing, chosen, heard)
    by_slot = np.argsort(heard.slot, kind="stable")
    code = heard.slot[by_slot]
    first, after = np.searchsorted(code, slots, "left"), np.searchsorted(code, slots, "right")
    origins = _origins(voices, heard, slots)
    found: dict[int, Detail] = {}
    for place, slot in enumerate(slots.tolist()):
        every = by_slot[int(first[place]) : int(after[place])]
        ticks, variants = spread.get(slot, ((), 0))
        found[slot] = Detail(
            every=_rows(heard.rows[every]),
            ticks=ticks,
            variants=variants,
            origins=int(origins[place]),
        )
    return found


_Said = tuple[LongArray, LongArray, LongArray]
"""Places in ``voices`` of some claims, their slots and their rows."""


def _all_heard(voices: Voices) -> _Said:
    """All claims heard."""
    register = voices.register
    places = np.flatnonzero(voices.heard)
    slots = np.repeat(register.slot_of, np.diff(register.voices.starts))
    return places, slots[places], register.voices.rows[places].astype(np.int64)


def _heard_in(voices: Voices, cells: LongArray) -> _Said:
    """The claims heard in some cells."""
    register = voices.register
    numbers = register.voice_of[cells].reshape(-1)
    slots = (cells[:, np.newaxis] * SLOTS + np.arange(SLOTS)).reshape(-1)
    slot = np.repeat(slots, 2)[numbers >= 0]
    numbers = numbers[numbers >= 0]
    places, run = places_in(*between(register.voices, numbers, voices.sight.now))
    rows = register.voices.rows[places].astype(np.int64)
    kept = voices.passing(rows)
    return places[kept], slot[run[kept]], rows[kept]


def _heard(voices: Voices, said: _Said) -> _Heard:
    places, slot, rows = said
    figures = voices.figures
    alive = np.ones(len(rows), dtype=bool) if voices.alive is None else voices.alive(rows)
    series = voices.register.series[places].astype(np.int64)
    counted = figures.basis[rows] == INCREMENTAL
    period = np.where(counted, figures.period[rows], 0)
    living = np.flatnonzero(alive)
    stands = np.zeros(len(rows), dtype=bool)
    code = joint((series[living], np.unique(period[living], return_inverse=True)[1]))
    order = np.argsort(code, kind="stable")
    code = code[order]
    newest = np.ones(len(code), dtype=bool)
    newest[:-1] = code[1:] != code[:-1]
    stands[living[order[newest]]] = True
    return _Heard(places, rows, slot, series, alive, stands)


def _origins(voices: Voices, heard: _Heard, slots: LongArray) -> LongArray:
    """Independent origins of each slot; relays add none."""
    given = ~voices.figures.relayed[heard.rows] & np.isin(heard.slot, slots)
    order = np.argsort(slots)
    number = order[np.searchsorted(slots[order], heard.slot[given])]
    ties = voices.figures.ties
    return np.maximum(counted_origins(ties, heard.rows[given], number, len(slots)), 1)


def _spread(voices: Voices, standing: Standing, chosen: LongArray, heard: _Heard) -> Ticks:
    """Of each slot the figures that differ from the standing one and are counted as it is.

    Other claimants' figures, replaced figures and other readings are variants; an increment is
    none of a running total, nor is the history of a running total one of its present value.
    """
    if not len(chosen):
        return {}
    table = _table(voices, heard)
    rows, figures = heard.rows, voices.figures
    place = np.minimum(np.searchsorted(table.series, heard.series), len(table.series) - 1)
    has_series = table.series[place] == heard.series
    as_of = voices.index.days[voices.sight.clock].last
    history = heard.alive & _DATED[figures.basis[rows]]
    history &= as_of[rows] < as_of[table.row[place]]
    variant = ~voices.part(rows) & ~heard.stands & ~history
    variant &= ~(has_series & table.differenced[place])
    variant &= marked(standing.slot[chosen], SLOTS * len(voices.register.cells))[heard.slot]
    counting = np.where(has_series, table.counting[place], COUNTING_OF[figures.basis[rows]])
    others = ~marked(standing.series[chosen], len(voices.register.heads))[table.series]
    slots = np.concatenate([heard.slot[variant], table.slot[others]])
    counting = np.concatenate([counting[variant], table.counting[others]])
    said = figures.amounts.take(rows[variant]).and_then(table.amounts.take(np.flatnonzero(others)))
    order = np.argsort(standing.slot[chosen])
    stands = chosen[order[np.searchsorted(standing.slot[chosen][order], slots)]]
    meant = standing.counting[stands]
    alike = (counting == meant) | (counting == _UNKNOWN) | (meant == _UNKNOWN)
    alike &= ~said.equal(standing.amounts.take(stands))
    return _ticked(slots[alike], said.take(np.flatnonzero(alike)))


def _table(voices: Voices, heard: _Heard) -> Standing:
    """The figure of every series heard, as those that stand are made."""
    makes = np.flatnonzero(heard.stands)
    makes = makes[np.argsort(heard.series[makes], kind="stable")]
    series, starts, ends = runs_of(heard.series[makes])
    last = makes[ends - 1]
    rows = heard.rows[last]
    added = voices.figures.basis[rows] == INCREMENTAL
    amounts = voices.figures.amounts.take(rows)
    if added.any():
        run = np.repeat(np.arange(len(series)), ends - starts)
        sums = voices.register.increments.added(voices.figures, heard.rows[makes], run, series)
        amounts = sums.where(added, amounts)
    return figured(voices, heard.slot[last], heard.places[last], series, amounts)


def _ticked(slots: LongArray, said: Amounts) -> Ticks:
    filled = [np.where(np.isnan(part), -1.0, part) for part in (said.best, said.low, said.high)]
    order = np.lexsort((*filled, slots))
    first = np.zeros(len(order), dtype=bool)
    first[:1] = True
    for part in (slots, *filled):
        first[1:] |= part[order][1:] != part[order][:-1]
    slots, said = slots[order[first]], said.take(order[first])
    one = np.where(np.isnan(said.best), said.low, said.best)
    other = np.where(np.isnan(said.best), said.high, said.best)
    numbers: dict[int, set[float]] = {}
    variants: Counter[int] = Counter()
    codes: list[int] = slots.tolist()
    for code, *ends in zip(codes, one.tolist(), other.tolist(), strict=True):
        numbers.setdefault(code, set()).update(end for end in ends if not isnan(end))
        variants[code] += 1
    return {code: (tuple(sorted(said)), variants[code]) for code, said in numbers.items()}


def _reaches_back(voices: Voices, behind: LongArray) -> bool:
    """Whether increments of a window speak of days before it."""
    window = voices.sight.window
    if window is None:
        return False
    return bool((voices.index.days[voices.sight.clock].first[behind] < window.first).any())


def _rows(claims: LongArray) -> Rows:
    return Rows(claims.astype(np.int32))
