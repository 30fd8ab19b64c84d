"""Columns of figures in thousands or more, by their own names or by a title above all."""

from msgspec.structs import replace

from core.loading.rawtable import shown
from core.mapping.mapping import FIGURES, Mapping, Scale
from core.mapping.scales import SCALES, scale_said
from core.mapping.suggest.finding import Confidence, Finding


def with_scales(mapping: Mapping, above: str) -> tuple[Mapping, list[Finding]]:
    """The mapping with the scales that names of columns say, else a title ``above`` the table."""
    columns = _figures(mapping)
    said = {column: name for column in columns if (name := scale_said(column))}
    findings = [_of_column(column, name) for column, name in said.items()]
    title = next((line for line in above.splitlines() if scale_said(line)), "")
    if title and not said:
        said = dict.fromkeys(columns, scale_said(title))
        findings = [_of_title(title, scale_said(title))] if said else []
    return replace(mapping, scales=tuple(Scale(*pair) for pair in said.items())), findings


def _figures(mapping: Mapping) -> tuple[str, ...]:
    parts = (name for part in mapping.parts for name in (part.column, part.low, part.high))
    named = (mapping.source(target) for target in FIGURES)
    sources = (source.columns[0] for source in named if source and source.columns)
    return tuple(dict.fromkeys(filter(None, (*parts, *sources))))


def _of_column(column: str, name: str) -> Finding:
    sentence = f"“{shown(column)}” counts in {name}: {_times(name)}."
    return Finding("scaled", column, sentence, Confidence.LIKELY)


def _of_title(title: str, name: str) -> Finding:
    sentence = (
        f"“{shown(title)}” stands above the table: all figures are in {name}, {_times(name)}."
    )
    return Finding("scaled", "", sentence, Confidence.LIKELY)


def _times(name: str) -> str:
    factor = f"{SCALES[name]:,.0f}"
    return f"figures and their ends are multiplied by {factor} (change it under “Scale and gaps”)"
