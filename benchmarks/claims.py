"""The dataset of the benchmark: of any size, the same for the same seed, its rows unsorted.

Ten years of days, 6 sides, 40 actors, 15 categories, 8 measures, 8 kinds of statements, 36 pairs
of grades, 5,000 places, 60 sources; figures with low, best and high, each with gaps; a twentieth
of the claims are running totals that grow with the days, one in thirty is dated to several days,
one in a hundred not at all; the text is one of 200 words.
"""

from itertools import product
from pathlib import Path
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pandas as pd
from msgspec import Struct

from core.arrow import pa, pc
from core.dataset import Dataset, table_of
from core.exporting import save
from core.vocabulary.terms import THIRD

Ints = npt.NDArray[np.integer]

SIDES = ("Arden", "Belmar", "Corvo", "Dunmore", "Estria", "Falken")
ACTORS = tuple(f"{side} {office}" for side in SIDES for office in ("MoD", "army", "press", "navy"))
OTHERS = tuple(f"Agency {number:02}" for number in range(1, 17))
CATEGORIES = (
    *("personnel", "tank", "ifv", "apc", "artillery_towed", "artillery_self_propelled", "mrl"),
    *("mortar", "sam", "spaag", "fixed_wing", "helicopter", "uav_recon", "uav_combat", "ship"),
)
MEASURES = (
    *("killed", "wounded", "captured", "destroyed", "damaged", "abandoned", "shot_down"),
    "lost_unspecified",
)
ACTS = ("assert", "deny", "confirm", "revise", "retract", "blame", "demand", "support")
TOPICS = ("loss", "captivity", "territory", "attack")
PLACES = tuple(f"Place {number:04}" for number in range(1, 5_001))
SOURCES = tuple(f"Paper {number:02}" for number in range(1, 61))
WORDS = tuple(
    f"{one}{two}"
    for one, two in product(
        (
            "amber",
            "bridge",
            "canal",
            "depot",
            "ferry",
            "grain",
            "harbour",
            "island",
            "junction",
            "kiln",
        ),
        (
            "east",
            "west",
            "north",
            "south",
            "field",
            "gate",
            "hill",
            "mill",
            "road",
            "side",
            "town",
            "wall",
            "way",
            "wood",
            "yard",
            "port",
            "ridge",
            "shore",
            "ford",
            "bank",
        ),
    )
)

FIRST_DAY = np.datetime64("2014-01-01", "D")
DAYS = 3_652
_LENGTHS = (3, 7, 30)
_DATE, _DAY = np.timedelta64(1, "D"), np.timedelta64(86_400, "s")
_SECOND = np.timedelta64(1, "s")


class _Rows(Struct, frozen=True, eq=False):
    """Draws columns of a number of rows."""

    count: int
    random: np.random.Generator

    def below(self, most: int) -> Ints:
        """Numbers from 0 up to before ``most``, all equally likely."""
        kind = np.int8 if most <= 1 << 7 else np.int16 if most <= 1 << 15 else np.int32
        return self.random.integers(0, most, self.count, dtype=kind)

    def often(self, share: float) -> npt.NDArray[np.bool_]:
        """True in about a share of the rows."""
        return self.random.random(self.count, dtype=np.float32) < share

    def skewed(self, most: int) -> Ints:
        """Numbers from 0 up to before ``most``, the first ones more often than the last."""
        drawn = self.random.random(self.count, dtype=np.float32)
        return (drawn * drawn * np.float32(most)).astype(self.below(most).dtype)


def claims(rows: int, seed: int) -> Dataset:
    """A dataset of ``rows`` claims."""
    draw = _Rows(rows, np.random.default_rng(seed))
    day, length = _said(draw)
    speaker, spoken_of = draw.skewed(40), draw.skewed(40)
    total = draw.often(0.05)
    columns: dict[str, Any] = {
        "claim_id": _ids(rows),
        "act": coded(draw.skewed(8), ACTS),
        "topic": coded(draw.skewed(4), TOPICS),
        "claimant": coded(speaker, (*ACTORS, *OTHERS)),
        "subject": coded(spoken_of, (*ACTORS, *OTHERS)),
        "measure": coded(draw.below(8), MEASURES),
        "category": coded(draw.skewed(15), CATEGORIES),
        "bound": coded(draw.skewed(3), ("exact", "approx", "at_least")),
        "basis": coded(total.astype(np.int8), ("incremental", "cumulative")),
        "scope": coded(np.zeros(rows, dtype=np.int8), ("unknown",)),
        "victim_class": coded(np.zeros(rows, dtype=np.int8), ("unknown",)),
        "place": coded(draw.skewed(5_000), PLACES),
        "source": coded(draw.skewed(60), SOURCES),
        "reliability": coded(draw.below(6), tuple("ABCDEF")),
        "credibility": coded(draw.below(6), tuple("123456")),
        "text": _texts(draw),
        **dates("claimed_on", day, length),
        **dates("event_date", *_happened(draw, day)),
        **_figures(draw, day, total),
    }
    actors, sides = _cast()
    return Dataset(
        f"benchmark-{rows}-{seed}", table_of("claims", columns, rows), actors=actors, sides=sides
    )


def write_csv(dataset: Dataset, path: Path) -> Path:
    """The same claims as a csv file; returns its path."""
    save(dataset, path)
    return path


def _cast() -> tuple[pd.DataFrame, pd.DataFrame]:
    names = (*ACTORS, *OTHERS)
    sides = [*np.repeat(SIDES, 4).tolist(), *[THIRD] * len(OTHERS)]
    every = np.arange(len(names))
    belongs = coded(np.array([(*SIDES, THIRD).index(side) for side in sides]), (*SIDES, THIRD))
    return (
        table_of("actors", {"actor": coded(every, names), "side": belongs}, len(names)),
        table_of("sides", {"side": coded(np.arange(6), SIDES)}, len(SIDES)),
    )


def _said(draw: _Rows) -> tuple[Ints, Ints]:
    """First day and number of days of each claim; 0 days where it is undated."""
    length = np.ones(draw.count, dtype=np.int8)
    long = draw.often(1 / 30)
    length[long] = np.array(_LENGTHS, dtype=np.int8)[draw.below(len(_LENGTHS))[long]]
    length[draw.often(0.01)] = 0
    return draw.below(DAYS), length


def _happened(draw: _Rows, said: Ints) -> tuple[Ints, Ints]:
    length = np.ones(draw.count, dtype=np.int8)
    length[draw.often(0.02)] = 0
    return np.maximum(said - draw.skewed(11), 0).astype(np.int16), length


def dates(name: str, day: Ints, length: Ints) -> dict[str, Any]:
    """The columns of a date: first day of each claim, and its number of days, 0 for none."""
    lengths = (0, 1, *_LENGTHS)
    kind = np.zeros(max(lengths) + 1, dtype=np.int16)
    kind[list(lengths)] = np.arange(len(lengths))
    code = np.where(length == 0, 0, kind[length] * np.int16(DAYS) + day).astype(np.int16)
    starts = np.tile(FIRST_DAY + np.arange(DAYS) * _DATE, len(lengths))
    ends = starts + (np.repeat(np.maximum(lengths, 1), DAYS) - 1) * _DATE
    written = [
        "" if number < DAYS else _written(start, end)
        for number, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True))
    ]
    begins, stops = starts.astype("datetime64[s]"), ends.astype("datetime64[s]") + _DAY - _SECOND
    begins[:DAYS] = stops[:DAYS] = np.datetime64("NaT", "s")
    return {
        name: coded(code, tuple(written)),
        f"{name}_from": begins[code],
        f"{name}_to": stops[code],
    }


def _written(start: object, end: object) -> str:
    return f"{start}" if start == end else f"{start}/{end}"


def _figures(draw: _Rows, day: Ints, total: npt.NDArray[np.bool_]) -> dict[str, Any]:
    best = np.floor(draw.random.exponential(12, draw.count)).astype(np.float64)
    best[total] += 5.0 * day[total]
    low, high = np.floor(best * 0.8), np.ceil(best * 1.25)
    for figure, gaps in ((low, 0.6), (best, 0.15), (high, 0.6)):
        figure[draw.often(gaps)] = np.nan
    return {"low": low, "best": best, "high": high}


def coded(codes: Ints, values: tuple[str, ...]) -> pd.Categorical:
    """A categorical of the values that occur, in alphabetical order as loaders leave them."""
    counted = np.bincount(codes, minlength=len(values))
    kinds = sorted({value for value, count in zip(values, counted.tolist(), strict=True) if count})
    place = {value: code for code, value in enumerate(kinds)}
    recode = np.array([place.get(value, -1) for value in values], dtype=np.int16)
    dtype = pd.CategoricalDtype(pd.Index(kinds, dtype="str"))
    return cast("Any", pd.Categorical).from_codes(recode[codes], dtype=dtype, validate=False)


def _ids(rows: int) -> Any:
    numbers = pc.utf8_lpad(pc.cast(pa.array(np.arange(rows)), pa.large_string()), 8, "0")
    prefix = pa.scalar("b", pa.large_string())
    joined = pc.binary_join_element_wise(prefix, numbers, pa.scalar("", pa.large_string()))
    return pd.array(pa.chunked_array([joined]), dtype="str")


def _texts(draw: _Rows) -> Any:
    codes = draw.below(len(WORDS))
    words = pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(WORDS, pa.large_string()))
    return pd.array(pa.chunked_array([words.cast(pa.large_string())]), dtype="str")
