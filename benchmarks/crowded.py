"""Datasets that fill one panel to what it has to bear: glyphs, actors and their lines, losses."""

import numpy as np
import pandas as pd

from benchmarks.claims import DAYS, SIDES, coded, dates
from core.dataset import Dataset, table_of

GLYPHS, ACTORS, EDGES, LOSSES = 20_000, 500, 5_000, 2_000
_LANES, _TOLD = 60, 3


def glyphs() -> Dataset:
    """As many claims as are all to be seen at once, evenly by lane and day."""
    place = np.arange(GLYPHS)
    lane, rank = place % _LANES, place // _LANES
    a_lane = GLYPHS // _LANES
    return _dataset("glyphs", lane, lane, (rank * DAYS // (a_lane + 1)).astype(np.int16), _LANES)


def crowd(shift: int = 0) -> Dataset:
    """As many actors as a graph has, each claiming something of ten others."""
    place = np.arange(EDGES)
    source, reach = place % ACTORS, place // ACTORS
    target = (source + 1 + reach * 37 + shift) % ACTORS
    return _dataset("crowd", source, target, (place % DAYS).astype(np.int16), ACTORS)


def losses() -> Dataset:
    """As many losses as are compared, each told by two sides, by its own of the last day too."""
    place = np.arange(_TOLD * LOSSES)
    loss, telling = place // _TOLD, place % _TOLD
    last = telling == _TOLD - 1
    speaker = np.where(last, 0, telling)
    day = np.where(last, DAYS - 1, place % (DAYS - 1)).astype(np.int16)
    claims: dict[str, object] = {
        "measure": coded(np.zeros(len(place), np.int8), ("destroyed",)),
        "category": coded(np.zeros(len(place), np.int8), ("tank",)),
        "unit": coded(loss, tuple(f"model {number:04}" for number in range(LOSSES))),
        "best": (loss % 97 + 1.0) * (1 + 2 * speaker),
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
