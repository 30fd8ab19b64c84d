"""The comparison worked out over every claim in view: what the quick one must equal."""

from collections import defaultdict
from collections.abc import Mapping
from functools import partial

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from core.comparison import Sight
from core.comparison.arrangement import Arrangement
from core.comparison.bounds import NOTHING, Amount
from core.comparison.counterparts import Counterpart, Told, counterpart_of
from core.comparison.details import Detail, Made
from core.comparison.figures import (
    ADVERSARY,
    BASES,
    OWN,
    SLOTS,
    THIRD_PARTY,
    Figures,
    figures_of,
)
from core.comparison.origins import counted_origins
from core.comparison.series import COUNTINGS, Counting
from core.comparison.slots import Slot
from core.comparison.things import Thing
from core.comparison.ties import LongArray
from core.dataset import Dataset
from core.index import NO_ROWS, BoolArray, ClaimIndex, Rows
from core.vocabulary.terms import Basis
from tests.plain_series import SeriesTable, series_in
from tests.plain_spread import NO_SPREAD, Runs, spread_of


class PlainCell(Struct, frozen=True):
    """One cell with everything that stands behind it."""

    subject: str
    side: str
    thing: Thing
    own: Slot | None
    adversary: Slot | None
    third: Slot | None
    rows: Rows
    denials: Rows
    partial: bool
    counterpart: list[Counterpart | None] = []


def plainly(dataset: Dataset, index: ClaimIndex, sight: Sight) -> tuple[list[PlainCell], Rows]:
    """All cells as they are listed, and the figures that reach past the window's end."""
    figures = figures_of(dataset, index)
    heard = sight.heard(index)
    table = series_in(figures, index, sight)
    slots = _slots_in(index, figures, sight, table)
    denials = _denials(figures, table.arrangement.key, heard)
    subjects = figures.subjects[sight.level]
    cells: list[PlainCell] = []
    for code, rows in _rows_of(table.arrangement, heard).items():
        subject, thing = divmod(code, len(figures.things))
        cells.append(
            PlainCell(
                subjects.names[subject],
                subjects.sides[subject],
                figures.things[thing],
                slots.get(code * SLOTS + OWN),
                slots.get(code * SLOTS + ADVERSARY),
                slots.get(code * SLOTS + THIRD_PARTY),
                rows,
                *denials.get(code, (NO_ROWS, False)),
            )
        )
    order = {name: place for place, name in reversed(list(enumerate(subjects.names)))}
    cells.sort(key=lambda cell: (order[cell.subject], cell.thing.place))
    _pair(cells)
    return cells, Rows.where(sight.mask & figures.counted & ~heard)


def _pair(cells: list[PlainCell]) -> None:
    related: dict[tuple[object, ...], list[PlainCell]] = defaultdict(list)
    for cell in cells:
        related[_company(cell)].append(cell)
    for cell in cells:
        alone = not cell.thing.both and (cell.own is None) != (cell.adversary is None)
        others = [_told(other) for other in related[_company(cell)]]
        cell.counterpart.append(counterpart_of(_told(cell), others) if alone else None)


def _told(cell: PlainCell) -> Told:
    return Told(cell.thing, cell.own, cell.adversary)


def _company(cell: PlainCell) -> tuple[object, ...]:
    return cell.subject, cell.side, cell.thing.unit, cell.thing.civilian, cell.thing.both


def _rows_of(arrangement: Arrangement, heard: BoolArray) -> dict[int, Rows]:
    rows = arrangement.by_key[heard[arrangement.by_key]]
    runs = Runs(arrangement.key[rows] // SLOTS)
    return {
        code: Rows(rows[int(runs.starts[place]) : int(runs.starts[place + 1])].astype(np.int32))
        for place, code in enumerate(runs.codes.tolist())
    }


def _denials(figures: Figures, key: LongArray, heard: BoolArray) -> Mapping[int, tuple[Rows, bool]]:
    denied = figures.ties.denied
    found: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    ends = zip(denied.source.tolist(), denied.target.tolist(), strict=True)
    for (source, target), part in zip(ends, figures.ties.partial.tolist(), strict=True):
        answers = figures.speaks_for[source] == figures.about[target]
        answers &= bool(figures.counted[target]) and bool(figures.slot[target] != OWN)
        if answers and heard[source] and heard[target]:
            found[int(key[target]) // SLOTS].append((source, part))
    return {
        code: (Rows([row for row, _ in listed]), all(part for _, part in listed))
        for code, listed in found.items()
    }


def _slots_in(
    index: ClaimIndex, figures: Figures, sight: Sight, table: SeriesTable
) -> dict[int, Slot]:
    key, rows = table.arrangement.key, table.arrangement.by_key
    standing = _standing(figures, table)
    rows = rows[table.chosen.seen[rows]]
    groups = Runs(key[rows])
    spread = spread_of(index, figures, sight, table, standing)
    first_hand = ~figures.relayed[rows]
    heard, number = rows[first_hand], groups.inverse[first_hand]
    origins = np.maximum(counted_origins(figures.ties, heard, number, len(groups.codes)), 1)
    starts = np.append(table.chosen.starts, len(table.chosen.rows))
    made: dict[int, Slot] = {}
    for place in standing.tolist():
        code = int(table.keys[place])
        number = groups.place[code]
        behind = table.chosen.rows[starts[place] : starts[place + 1]]
        reaches_back = bool(table.reaches_back[place])
        slot = _slot(index, figures, sight, table, place)
        told = spread.get(code, NO_SPREAD)
        said = rows[groups.starts[number] : groups.starts[number + 1]]
        made[code] = replace(
            slot,
            made=partial(Made, _rows(behind), len(behind), reaches_back),
            behind=partial(Detail, _rows(said), told.ticks, told.variants, int(origins[number])),
            ticked=partial(tuple, told.ticks),
        )
    return made


def _standing(figures: Figures, table: SeriesTable) -> LongArray:
    by_key = np.lexsort((table.order, ~figures.relayed[table.chosen.last], table.keys))
    keys = table.keys[by_key]
    last = np.ones(len(keys), dtype=bool)
    last[:-1] = keys[1:] != keys[:-1]
    return by_key[last]


def _rows(claims: LongArray) -> Rows:
    return Rows(claims.astype(np.int32))


def _slot(
    index: ClaimIndex,
    figures: Figures,
    sight: Sight,
    table: SeriesTable,
    place: int,
) -> Slot:
    row = int(table.chosen.last[place])
    counting = COUNTINGS[int(table.counting[place])]
    before: Amount = table.revised_from[place]
    claimant = index["claimant"]
    basis = BASES[int(figures.basis[row])]
    return Slot(
        amount=table.amounts[place],
        counting=counting,
        basis=basis,
        as_of=int(index.days[sight.clock].last[row]),
        since=int(figures.since[row]),
        claimant=claimant.values[int(claimant.codes[row])],
        side=_side_of(index, figures, row),
        relayed=bool(figures.relayed[row]),
        whole=basis is Basis.CUMULATIVE and not bool(table.differenced[place]),
        running=sight.window is not None and counting is Counting.TOTAL,
        revised_from=None if before == NOTHING else before,
        continues=table.arrangement.lineage.of(int(table.labels[place]))
        if table.inherited[place]
        else (),
        made=partial(Made, NO_ROWS),
        behind=Detail,
        ticked=tuple,
    )


def _side_of(index: ClaimIndex, figures: Figures, row: int) -> str:
    speaker, about = index["claimant_side"], index["subject_side"]
    side, subject = (code.values[int(code.codes[row])] for code in (speaker, about))
    if not figures.relayed[row]:
        return side
    if figures.slot[row] == OWN:
        return subject
    others = [name for name in index.belligerents if name != subject]
    return others[0] if len(others) == 1 else side
