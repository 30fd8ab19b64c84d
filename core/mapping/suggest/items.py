"""Files that count nothing: each row is one thing that was lost, or one person who died."""

from collections.abc import Sequence
from dataclasses import replace

from core.mapping.mapping import FIGURES, Mapping, Source
from core.mapping.suggest.columns import known_share
from core.mapping.suggest.finding import Confidence, Finding
from core.mapping.suggest.names import spellings
from core.mapping.suggest.profile import Profile
from core.vocabulary.terms import Basis, Measure

_HALF = 0.5
_DEATHS = frozenset({"date of death", "death date", "cause of death", "date killed", "killed on"})


def with_items(mapping: Mapping, columns: Sequence[Profile]) -> tuple[Mapping, list[Finding]]:
    """The mapping in which each row counts as one, where nothing counts and rows tell losses."""
    if mapping.parts or any(mapping.source(name) for name in FIGURES):
        return mapping, []
    deaths = any(_DEATHS.intersection(spellings(column.header)) for column in columns)
    measure = mapping.source("measure")
    told = measure.columns if measure else ()
    losses = any(
        known_share(column, "measure") > _HALF for column in columns if column.header in told
    )
    if not deaths and not losses:
        return mapping, []
    ours = {"best": "1", "basis": Basis.INCREMENTAL.value}
    if deaths and measure is None:
        ours |= {"measure": Measure.KILLED.value, "category": "personnel"}
    given = {source.target for source in mapping.sources}
    more = tuple(Source(name, constant=text) for name, text in ours.items() if name not in given)
    what = "a person who died" if deaths else "a thing that was lost"
    sentence = f"no column counts: each row is read as one, {what}."
    mapping = replace(mapping, sources=(*mapping.sources, *more))
    return mapping, [Finding("one_each", "", sentence, Confidence.LIKELY)]
