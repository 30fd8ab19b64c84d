"""Whether figures run as a total: over time, they hardly ever fall."""

from typing import Any

import numpy as np

from core.mapping.cells import Cells
from core.mapping.figures import number
from core.mapping.mapping import DATES, Mapping, Source
from core.mapping.suggest.finding import Confidence, Finding
from core.vocabulary.terms import Basis

_RISES = 0.97
_STEPS = 10
_WITHIN = ("claimant", "subject", "measure", "category", "place", "victim_class", "unit")


def with_basis(mapping: Mapping, cells: Cells) -> tuple[Mapping, list[Finding]]:
    """The mapping with a running total as its basis where the figures behave as one."""
    dated = next((s for name in DATES if (s := mapping.source(name)) and s.columns), None)
    best = mapping.source("best")
    parts = [part.column for part in mapping.parts if "basis" not in dict(part.cells)]
    figures = parts or [*(best.columns if best else ())]
    if mapping.source("basis") is not None or dated is None or not figures:
        return mapping, []
    series = np.zeros(len(cells), dtype=np.int64)
    for source in mapping.sources:
        if source.target in _WITHIN and len(source.columns) == 1:
            spellings = cells.spellings(source.columns[0])
            series = series * max(len(spellings.texts), 1) + spellings.codes
            series = np.unique(series, return_inverse=True)[1].astype(np.int64)
    written: Any = cells.target(dated)
    days = np.unique(np.array(written.to_pylist(), dtype=str), return_inverse=True)[1]
    order = np.lexsort((days, series))
    rises = steps = grows = 0
    for header in figures:
        spellings = cells.spellings(header)
        style = mapping.style.decimal
        values = spellings.rows(np.array([_value(t, style) for t in spellings.texts], dtype=float))
        kept = order[~np.isnan(values[order])]
        together = series[kept][1:] == series[kept][:-1]
        change = np.diff(values[kept])[together]
        steps += len(change)
        rises += int((change >= 0).sum())
        grows += int((change > 0).sum())
    if steps < _STEPS or rises < _RISES * steps or grows * 5 < steps:
        return mapping, []
    sentence = (
        f"in {rises:,} of {steps:,} steps over time the figures do not fall: "
        "they look like running totals."
    )
    mapping = mapping.with_source(Source("basis", constant=Basis.CUMULATIVE.value))
    return mapping, [Finding("running_total", figures[0], sentence, Confidence.LIKELY)]


def _value(text: str, decimal: str) -> float:
    try:
        return number(text, decimal)
    except ValueError:
        return float("nan")
