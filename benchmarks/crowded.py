"""Datasets that fill one panel to what it has to bear: glyphs, actors and their lines, losses."""

import numpy as np
import pandas as pd

from benchmarks.claims import DAYS, SIDES, coded, dates
from core.dataset import Dataset, table_of

GLYPHS, ACTORS, EDGES, LOSSES = 20_000, 500, 5_000, 2_000
_LANES = 60
_ROUNDS = 64
"""Days on each of which all lines and losses are claimed anew."""
_MOST = 3
"""So many claims at most make a line on a day."""
_SEED = 1


def glyphs() -> Dataset:
    """As many claims as are all to be seen at once, evenly by lane and day."""
    place = np.arange(GLYPHS)
    lane, rank = place % _LANES, place // _LANES
    a_lane = GLYPHS // _LANES
    return _dataset("glyphs", lane, lane, (rank * DAYS // (a_lane + 1)).astype(np.int16), _LANES)


def crowd() -> Dataset:
    """As many actors as a graph has, each claiming something of ten others, more or less a day."""
    edge, day = np.tile(np.arange(EDGES), _ROUNDS), np.repeat(np.arange(_ROUNDS), EDGES)
    often = np.random.default_rng(_SEED).integers(1, _MOST, len(edge), endpoint=True)
    edge, day = np.repeat(edge, often), np.repeat(day, often)
    source, reach = edge % ACTORS, edge // ACTORS
    target = (source + 1 + reach * 37) % ACTORS
    return _dataset("crowd", source, target, day.astype(np.int16), ACTORS)


def losses() -> Dataset:
    """As many losses as are compared, each told by its own side and by another, anew each day."""
    place = np.tile(np.arange(2 * LOSSES), _ROUNDS)
    loss, speaker = place // 2, place % 2
    day = np.repeat(np.arange(_ROUNDS), 2 * LOSSES).astype(np.int16)
    said = np.random.default_rng(_SEED).integers(1, 97, len(place), endpoint=True)
    claims: dict[str, object] = {
        "measure": coded(np.zeros(len(place), np.int8), ("destroyed",)),
        "category": coded(np.zeros(len(place), np.int8), ("tank",)),
        "unit": coded(loss, tuple(f"model {number:04}" for number in range(LOSSES))),
        "best": said * (1.0 + 2 * speaker),
    }
    return _dataset("losses", speaker, np.zeros(len(place), np.int64), day, 2, claims)


def _dataset(
    name: str,
    claimant: np.ndarray,
    subject: np.ndarray,
    day: np.ndarray,
    actors: int,
    more: dict[str, object] | None = None,
) -> Dataset:
    rows = len(claimant)
    names = tuple(f"Actor {number:03}" for number in range(actors))
    alike = np.zeros(rows, np.int8)
    columns: dict[str, object] = {
        "claim_id": pd.array([f"{name[0]}{number:06}" for number in range(rows)], dtype="str"),
        "act": coded(alike, ("assert",)),
        "topic": coded(alike, ("loss",)),
        "basis": coded(alike, ("incremental",)),
        "bound": coded(alike, ("exact",)),
        "claimant": coded(claimant, names),
        "subject": coded(subject, names),
        **dates("claimed_on", day, np.ones(rows, np.int8)),
        **dates("event_date", day, np.ones(rows, np.int8)),
        **(more or {}),
    }
    belongs = coded(np.arange(actors) % len(SIDES), SIDES)
    sides = min(actors, len(SIDES))
    return Dataset(
        name,
        table_of("claims", columns, rows),
        actors=table_of(
            "actors", {"actor": coded(np.arange(actors), names), "side": belongs}, actors
        ),
        sides=table_of("sides", {"side": coded(np.arange(sides), SIDES)}, sides),
    )
