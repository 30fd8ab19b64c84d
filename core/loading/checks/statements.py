"""Claims that lack something, or say something odd about themselves."""

from collections.abc import Iterator

import numpy as np

from core.dataset import Dataset
from core.loading.checks.spot import among, codes, for_file, keys, warnings
from core.loading.rawtable import shown
from core.problems import Problem, Severity
from core.vocabulary.categories import category_tree, folded
from core.vocabulary.terms import Basis

_SUMMARIES = frozenset(
    {"total", "totals", "all", "sum", "subtotal", "grand total", "overall", "overall total"}
    | {"всего", "итого"}
)
_SAME_STATEMENT = ("claimant", "subject", "measure", "category", "claimed_on")


def unmapped_categories(dataset: Dataset) -> Iterator[Problem]:
    """Terms that the category tree does not know, each once."""
    tree = category_tree()
    categories = dataset.claims["category"].cat.categories
    counts = np.bincount(codes(dataset, "category"), minlength=len(categories))
    for term, count in zip(map(str, categories), counts, strict=True):
        if term and count and term not in tree and not tree.find(term):
            what = (
                f"the category “{shown(term)}” ({count:,} rows) is not in the category tree; "
                "it stays as written and is compared only with itself."
            )
            yield for_file(dataset, Severity.WARNING, ("unmapped_category", "category", term), what)


def claims_before_events(dataset: Dataset) -> Iterator[Problem]:
    """Claims made before what they speak of is said to have happened."""
    said, happened = dataset.claims["claimed_on_to"], dataset.claims["event_date_from"]
    yield from warnings(
        dataset,
        np.flatnonzero((said < happened).to_numpy()),
        ("claim_before_event", "claimed_on"),
        lambda place, value: (
            f"said on {value}, before the event date "
            f"({shown(str(dataset.claims['event_date'].iloc[place]))}); check both dates."
        ),
    )


def missing_sources(dataset: Dataset) -> Iterator[Problem]:
    """Claims without a source or an address."""
    without = among(dataset, "source", lambda text: not text) & among(
        dataset, "source_url", lambda text: not text
    )
    if len(without) and without.all():
        what = f"none of the {len(without):,} claims names a source. Add a column “source”."
        yield for_file(dataset, Severity.NOTE, ("no_source", "source", ""), what)
        return
    yield from warnings(
        dataset,
        np.flatnonzero(without),
        ("no_source", "source"),
        lambda _place, _value: "no source and no address; say where it was read.",
    )


def unstated_bases(dataset: Dataset) -> Iterator[Problem]:
    """Figures whose counting basis is unknown, where others state it."""
    unknown = among(dataset, "basis", lambda text: text in ("", Basis.UNKNOWN))
    figures = dataset.claims[["best", "low", "high"]].notna().any(axis=1).to_numpy()
    if unknown.all():
        return
    yield from warnings(
        dataset,
        np.flatnonzero(unknown & figures),
        ("basis_unknown", "basis"),
        lambda _place, _value: (
            "the counting basis is not stated, so the figure is never added to another; "
            "write incremental, cumulative or snapshot if it is known."
        ),
    )


def relays(dataset: Dataset) -> Iterator[Problem]:
    """The same statement read in a source and in one that copies it."""
    table = dataset.sources
    copies = {
        str(source): str(origin)
        for source, origin in zip(table["source"], table["relays"], strict=True)
        if str(origin)
    }
    copied = np.flatnonzero(among(dataset, "source", copies.__contains__))
    if not len(copied):
        return
    same, sources = keys(dataset, _SAME_STATEMENT), dataset.claims["source"].astype(str).to_numpy()
    best = dataset.claims["best"].to_numpy(dtype=np.float64)
    origins = set(copies.values())
    told = {
        (int(same[place]), str(best[place]), sources[place])
        for place in np.flatnonzero(among(dataset, "source", origins.__contains__))
    }
    relayed = [
        place
        for place in copied
        if (int(same[place]), str(best[place]), copies[sources[place]]) in told
    ]
    yield from warnings(
        dataset,
        relayed,
        ("relay", "source"),
        lambda _place, value: (
            f"“{value}” copies “{shown(copies[sources[_place]])}”, which says the same in another "
            "row; the two count as one origin."
        ),
    )


def summary_rows(dataset: Dataset) -> Iterator[Problem]:
    """Rows that look like sums of the others."""
    for column in ("category", "claimant"):
        sums = among(dataset, column, _is_summary)
        yield from warnings(
            dataset,
            np.flatnonzero(sums),
            ("summary_row", column),
            lambda _place, value: (
                f"“{value}” looks like a sum of other rows, which would then count twice; "
                "delete the row, or tag its parts with part_of:ID."
            ),
        )


def _is_summary(text: str) -> bool:
    plain = folded(text)
    return plain in _SUMMARIES or plain.startswith(("total ", "sum of "))
