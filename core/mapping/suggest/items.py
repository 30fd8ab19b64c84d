"""What is counted where no column says it: by a name; one in each row that counts nothing."""

from collections.abc import Sequence

from msgspec.structs import replace

from core.mapping.mapping import FIGURES, Mapping, Source
from core.mapping.suggest.columns import known_share
from core.mapping.suggest.finding import Confidence, Finding
from core.mapping.suggest.headings import header_words
from core.mapping.suggest.names import spellings
from core.mapping.suggest.profile import Profile
from core.vocabulary.terms import Basis, Measure

_HALF = 0.5
_DEATHS = frozenset({"date of death", "death date", "cause of death", "date killed", "killed on"})


def with_measure(mapping: Mapping) -> tuple[Mapping, list[Finding]]:
    """The mapping with the measure that the name of a column says: “Number lost”, “loss of”."""
    figures = [mapping.source(name) for name in FIGURES]
    if mapping.parts or mapping.source("measure") or not any(figures):
        return mapping, []
    for source in filter(None, (*figures, mapping.source("subject"))):
        for header in source.columns:
            if measure := header_words(header).measure:
                sentence = f"the name says what is counted: {measure.replace('_', ' ')}."
                found = Finding("measure_by_name", header, sentence, Confidence.LIKELY)
                return mapping.with_source(Source("measure", constant=measure)), [found]
    return mapping, []


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
