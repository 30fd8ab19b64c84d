"""Small datasets typed in tests: claims as dicts of the schema's columns, everything else empty."""

from datetime import datetime, timedelta
from functools import cache

import numpy as np
import pandas as pd

from core.crossfilter import Workspace
from core.dataset import TABLES, Dataset, Kind, empty_table

DEFAULTS = {"act": "assert", "topic": "loss", "basis": "unknown", "bound": "exact"}


def workspace(claims: list[dict[str, object]], **tables: list[dict[str, object]]) -> Workspace:
    return Workspace(dataset(claims, **tables))


def dataset(claims: list[dict[str, object]], **tables: list[dict[str, object]]) -> Dataset:
    """Claims get ids c0, c1, …; sides are the order in which ``actors`` names them.

    Without ``actors``, claimants and subjects named "A…" are of side A, "B…" of side B, else third.
    """
    typed = [{"claim_id": f"c{number}", **DEFAULTS, **claim} for number, claim in enumerate(claims)]
    named = dict.fromkeys(
        str(claim[role]) for claim in typed for role in ("claimant", "subject") if claim.get(role)
    )
    actors = tables.get("actors") or [
        {"actor": name, "side": name[0] if name[0] in "AB" else "third"} for name in named
    ]
    sides = tables.get("sides") or [
        {"side": side}
        for side in dict.fromkeys(str(actor["side"]) for actor in actors)
        if side != "third"
    ]
    return Dataset(
        name="typed",
        claims=table("claims", typed),
        actors=table("actors", actors),
        sides=table(
            "sides",
            sorted(sides, key=lambda row: str(row["side"])) if "sides" not in tables else sides,
        ),
        relations=table("relations", tables.get("relations", [])),
        sources=table("sources", tables.get("sources", [])),
        places=table("places", tables.get("places", [])),
    )


def table(name: str, rows: list[dict[str, object]]) -> pd.DataFrame:
    if not rows:
        return empty_table(name)
    columns: dict[str, object] = {}
    for column in TABLES[name]:
        cells = [row.get(column.name) for row in rows]
        written = [str(cell or "") for cell in cells]
        match column.kind:
            case Kind.NUMBER:
                numbers = [np.nan if cell is None else float(cell) for cell in cells]
                columns[column.name] = np.array(numbers, dtype="float64")
            case Kind.TEXT:
                columns[column.name] = pd.array(written, dtype="str")
            case Kind.NAME | Kind.TERM:
                columns[column.name] = coded(written)
            case Kind.DATE:
                spans = [span(text) for text in written]
                columns[column.name] = coded(written)
                for end, place in (("from", 0), ("to", 1)):
                    columns[f"{column.name}_{end}"] = np.array(
                        [found[place] for found in spans], dtype="datetime64[s]"
                    )
                columns[f"{column.name}_soft"] = np.array([text.endswith("~") for text in written])
    return pd.DataFrame(columns)


def coded(written: list[str]) -> pd.Categorical:
    kinds = sorted(set(written))
    place = {kind: code for code, kind in enumerate(kinds)}
    return pd.Categorical.from_codes([place[word] for word in written], dtype=_kinds(tuple(kinds)))


@cache
def _kinds(kinds: tuple[str, ...]) -> pd.CategoricalDtype:
    return pd.CategoricalDtype(pd.Index(kinds, dtype="str"))


def span(text: str) -> tuple[datetime | None, datetime | None]:
    """Plain days, minutes and intervals of them; the loaders read everything else."""
    if not text:
        return None, None
    first, _, last = text.rstrip("~").partition("/")
    start = datetime.fromisoformat(first)
    end = datetime.fromisoformat(last or first)
    whole_day = len(last or first) == len("2016-04-04")
    return start, end + (timedelta(days=1, seconds=-1) if whole_day else timedelta(seconds=59))
