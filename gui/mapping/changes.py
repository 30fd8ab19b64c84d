"""Changes of a mapping that a gesture on the page asks for."""

from msgspec.structs import replace

from core.mapping.mapping import TARGETS, Mapping, Source
from core.mapping.suggest.wide import figures_part
from gui.mapping.words import MARK, WIDE


def with_role(mapping: Mapping, column: str, role: str) -> Mapping:
    """The mapping in which a column is something else, and nothing it was before."""
    sources = tuple(
        replace(source, columns=tuple(name for name in source.columns if name != column))
        for source in mapping.sources
    )
    mapping = replace(
        mapping,
        sources=tuple(source for source in sources if source.columns or source.constant),
        parts=tuple(
            replace(
                part,
                low="" if part.low == column else part.low,
                high="" if part.high == column else part.high,
            )
            for part in mapping.parts
            if part.column != column
        ),
        marks=tuple(mark for mark in mapping.marks if mark != column),
    )
    if role == WIDE:
        return replace(mapping, parts=(*mapping.parts, figures_part(column)))
    if role == MARK:
        return replace(mapping, marks=(*mapping.marks, column))
    return mapping.with_source(Source(role, (column,))) if role in TARGETS else mapping
